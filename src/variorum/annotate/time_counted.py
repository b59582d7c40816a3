"""Reads what is counted from a day: "a week from Monday", "a year ago today", "Monday week"."""

from __future__ import annotations

from datetime import timedelta

from variorum.annotate.time_calendar import Point, shift
from variorum.annotate.time_dates import date_of, deictic, weekday, weekday_after, weekday_before
from variorum.annotate.time_narrative import OUTSIDE, Narrative, Reading, at, moved, step_of
from variorum.annotate.time_patterns import Found
from variorum.annotate.time_tense import Direction
from variorum.annotate.time_words import KINDS
from variorum.records import TimeType

_WHOLE = ("D", "W", "2W", "M", "Y", "E", "C")
_WEEKS = {"W": 1, "2W": 2}


def read_from_day(found: Found, narrative: Narrative) -> Reading | None:
    """A day counted from another: "a week from Monday", "a fortnight on Tuesday".

    With "on" only whole weeks of what is to come: a player is "banned for two weeks on Monday".
    """
    count, unit = found.one("n"), found.one("unit")
    if count is None or unit is None or unit.value not in _WHOLE or not count.number:
        return None
    if found.kind("way", "on"):
        if unit.value not in _WEEKS or count.number != 1 or found.all("way")[0].lower != "on":
            return None
        ahead = narrative.direction(found) in (Direction.PRESENT, Direction.FUTURE)
        if found.before.lower == "for" or not ahead:
            return None
    start = _coming(found, narrative)
    return start if start is None or start.point is None else _moved(start.point, found, 1)


def read_ago_day(found: Found, narrative: Narrative) -> Reading | None:
    """The day of long ago: "a year ago today", "a week ago Monday", "ten years ago this week"."""
    count, unit = found.one("n"), found.one("unit")
    if count is None or unit is None or unit.value not in _WHOLE or not count.number:
        return None
    within = found.kind("day", "unit")
    if within is not None:
        if within.value not in ("W", "M"):
            return None
        around = narrative.moved(within.value, step_of(found.all("day")))
    elif (word := found.kind("day", "weekday")) is not None:
        around = weekday(word, found, narrative)
    elif (word := found.kind("day", "deictic")) is not None:
        around = deictic(word, narrative)
    else:
        return None
    return around if around.point is None else _moved(around.point, found, -1)


def read_weekday_week(found: Found, narrative: Narrative) -> Reading | None:
    """So many weeks after a day, as the British say: "Monday week", "tomorrow fortnight"."""
    unit = found.one("unit")
    if unit is None or unit.value not in _WEEKS:
        return None
    if found.behind is not None and found.behind.kind in (KINDS["hyphen"], KINDS["possessive"]):
        return None
    start = _coming(found, narrative)
    if start is None or start.point is None:
        return start
    return moved(start.point.day, "W", _WEEKS[unit.value], "D")


def _coming(found: Found, narrative: Narrative) -> Reading | None:
    """The day that is counted from: the next of its name."""
    calendar = date_of(found, "day", narrative)
    if calendar is not None:
        return calendar
    word = found.kind("day", "deictic")
    if word is not None:
        return deictic(word, narrative)
    word, today = found.kind("day", "weekday"), narrative.now("D")
    if word is None:
        return None
    if today is None:
        return narrative.unknown(TimeType.DATE)
    return at(weekday_after(today, int(word.value)), "D")


def _moved(start: Point, found: Found, way: int) -> Reading | None:
    count, unit = found.one("n"), found.one("unit")
    if count is None or unit is None or count.number != int(count.number):
        return None
    number, step = int(count.number), unit.value
    if step == "2W":
        number, step = number * 2, "W"
    day = shift(start.day, step, way * number)
    return Reading(TimeType.DATE, None, OUTSIDE) if day is None else at(day, start.unit)


def read_before_last(found: Found, narrative: Narrative) -> Reading | None:
    """One that is not the nearest: "the week before last", "the Friday after next"."""
    unit, word = found.one("unit"), found.one("weekday")
    behind = found.behind
    if behind is not None and behind.kind in _GOES_ON:
        return None  # "the week before last month's vote"
    way = -1 if found.kind("way", "last") else 1
    if found.words[found.after - 1].lower not in ("last", "next"):
        return None
    if unit is not None:
        return narrative.moved(unit.value, 2 * way) if unit.value in _WHOLE[:-2] else None
    today = narrative.now("D")
    if word is None:
        return None
    if today is None:
        return narrative.unknown(TimeType.DATE)
    near = (weekday_after if way > 0 else weekday_before)(today, int(word.value))
    return at(near + timedelta(days=7 * way), "D")


_GOES_ON = frozenset(
    KINDS[kind]
    for kind in ("unit", "units", "weekday", "month", "season", "number", "vague", "holiday",
                 "part", "ordinal", "period")
)  # fmt: skip


def read_week_of(found: Found, narrative: Narrative) -> Reading | None:
    """The week of a date: "the week of May 18", "the week beginning 6 April"."""
    unit = found.one("unit")
    if unit is None or unit.value not in ("W", "WE"):
        return None
    if found.kind("way", "of") is None and found.all("way")[0].lower not in _OPENING:
        return None
    day = date_of(found, "day", narrative)
    return day if day is None or day.point is None else at(day.point.day, unit.value)


_OPENING = ("beginning", "commencing", "starting")
