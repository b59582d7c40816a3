"""Reads days: calendar dates, weekdays, today and yesterday, holidays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from variorum.annotate.time_calendar import leap, make_day, possible, shift
from variorum.annotate.time_holidays import holiday_in
from variorum.annotate.time_narrative import (
    IMPOSSIBLE,
    NO_DATE,
    OTHER_CALENDAR,
    OUTSIDE,
    Narrative,
    Reading,
    at,
    step_of,
    without_article,
    year_behind,
)
from variorum.annotate.time_patterns import Found
from variorum.annotate.time_tense import Direction
from variorum.annotate.time_words import KINDS, Word
from variorum.records import TimeType

DATE = TimeType.DATE
_FORWARD, _BACKWARD = KINDS["next"], KINDS["last"]
_AFTER, _BEFORE, _THAT = KINDS["forth"], KINDS["back"], KINDS["that"]


def read_date(found: Found, narrative: Narrative) -> Reading | None:
    """A calendar date: "Aug. 2", "26 March 1996", "Saturday, April 25"."""
    reading = date_of(found, "day", narrative)
    return None if reading is None else without_article(found, reading)


def date_of(found: Found, group: str, narrative: Narrative) -> Reading | None:
    """The calendar date in a group of the match; ``None`` where the group holds none."""
    month = found.kind(group, "month")
    number = found.kind(group, "number") or found.kind(group, "ordinal")
    if month is None or number is None or not number.value.isdigit():
        return None
    year = found.kind(group, "year")
    if year is None and found.all("rel"):
        reading = _in_year(month, number, found, narrative)
        if reading is not None:
            return reading
        shorter = _dated(month, number, None, found, narrative)
        return shorter and replace(shorter, after=found.groups["rel"][0])
    return _dated(month, number, year, found, narrative)


def _in_year(month: Word, number: Word, found: Found, narrative: Narrative) -> Reading | None:
    """The day in the year named behind: "12 January last year", "September 15 of that year"."""
    rel, today = found.all("rel"), narrative.now("Y")
    if rel[-1].value != "Y" or _possessive(found):
        return None
    told = narrative.last() if rel[0].kind == _THAT else None
    if today is None or (rel[0].kind == _THAT and told is None):
        return None
    year = told.day.year if told else today.year + step_of(rel)
    day = make_day(year, int(month.value), int(number.value))
    return None if day is None else at(day, "D")


def _dated(
    month: Word, number: Word, year: Word | None, found: Found, narrative: Narrative
) -> Reading | None:
    wanted, nth = int(month.value), int(number.value)
    if nth > _NO_DAY:
        return None  # "sold 500 May 2019 contracts"
    told = int(year.value) if year is not None else None
    if told is None and nth <= _LAST_DAY:
        told = year_behind(found)
    if told is not None:
        day = make_day(told, wanted, nth)
        return Reading(DATE, None, _impossible(nth, month)) if day is None else at(day, "D")
    if nth > 31 or nth == 0:
        return None
    if not possible(wanted, nth):
        return Reading(DATE, None, _impossible(nth, month))
    today = narrative.now("M")
    if today is None:
        return Reading(DATE, f"XXXX-{wanted:02}-{nth:02}", NO_DATE)
    years = [today.year + step for step in range(-8, 9)]
    made = [make_day(year, wanted, nth) for year in years if (wanted, nth) != (2, 29) or leap(year)]
    days = [day for day in made if day]
    named = found.kind("day", "weekday") or found.kind("of", "weekday")
    near = _nearest(_on(named, days, today), today, *_side(found, narrative, days, today))
    return _in_month_told(wanted, nth, near, found, narrative) or near


def _in_month_told(
    month: int, nth: int, near: Reading, found: Found, narrative: Narrative
) -> Reading | None:
    """The day in the month told just before with its year: "in May 2023 ... on May 7".

    Only where it is told of as past and not by an article of just those days.
    """
    start, today = found.words[found.first].start, narrative.now("D")
    offset, told = next(
        ((at, point) for at, point in reversed(narrative.told[-3:]) if point.unit in "MD"),
        (0, None),
    )
    if told is None or today is None or near.point is None or start - offset > _SOON_AFTER:
        return None
    if told.day.month != month or told.day > today or told.day.year == near.point.day.year:
        return None
    if timedelta(0) <= today - near.point.day <= timedelta(days=_FRESH):
        return None
    if narrative.direction(found) in (Direction.PRESENT, Direction.FUTURE):
        return None
    day = make_day(told.day.year, month, nth)
    return None if day is None else at(day, "D")


_SOON_AFTER = 400  # characters
_FRESH = 60  # days


def _on(named: Word | None, days: list[date], today: date) -> list[date]:
    """Those of the days within a year that are the weekday named beside them, if there are any."""
    near = [day for day in days if abs(day - today) <= timedelta(days=366)]
    fitting = [day for day in near if named and day.isoweekday() == int(named.value)]
    return fitting or days


def _side(
    found: Found, narrative: Narrative, days: list[date], today: date
) -> tuple[Direction, bool]:
    """On which side of publication a day without a year lies, and whether that is sure."""
    start, direction = found.words[found.first].start, narrative.direction(found)
    just_over = any(timedelta(0) <= today - day <= timedelta(days=_JUST_OVER) for day in days)
    if direction is Direction.PRESENT and narrative.tenses.announces(start) and not just_over:
        direction = Direction.FUTURE
    return direction, narrative.tenses.over(start) or narrative.tenses.came_about(start)


def read_more_days(found: Found, narrative: Narrative) -> Reading | None:
    """The second of two days of a month: "May 9 and [10]", "Nov. 8-[9]"."""
    words, number = found.words, found.one("n")
    if number is None or found.first < 3 or words[found.first - 1].kind not in _BETWEEN:
        return None
    earlier, month = words[found.first - 2], words[found.first - 3]
    told = narrative.last("D")
    if month.kind != KINDS["month"] or told is None or not _pair(earlier, number):
        return None
    if (told.day.month, told.day.day) != (int(month.value), int(earlier.value)):
        return None
    if narrative.tenses.counts(number.start):
        return None  # "on May 9 and 20 people"
    year = found.one("year")
    day = make_day(
        int(year.value) if year is not None else told.day.year, told.day.month, int(number.value)
    )
    return None if day is None else at(day, "D")


def read_days_before(found: Found, narrative: Narrative) -> Reading | None:
    """The first of two days before their month: "[9] and 10 May"."""
    number, month = found.one("n"), found.one("month")
    second = found.words[found.after + 1]
    if second.kind == KINDS["the"]:
        second = found.words[found.after + 2]
    if number is None or month is None or not _pair(number, second):
        return None
    reading = _dated(month, number, found.one("year"), found, narrative)
    return None if reading is None else without_article(found, reading)


def _pair(first: Word, second: Word) -> bool:
    return (
        first.value.isdigit()
        and second.value.isdigit()
        and 0 < int(first.value) < int(second.value) <= _LAST_DAY
    )


_LAST_DAY = 31
_BETWEEN = frozenset(KINDS[kind] for kind in ("and", "or", "to", "hyphen"))


def _impossible(day: int, month: Word) -> str:
    return f"{IMPOSSIBLE} {day} {month.lower.capitalize().rstrip('.')}"


def _nearest(days: list[date], today: date, direction: Direction, sure: bool = False) -> Reading:
    """The day nearest to publication, on the side that the tense says if that is under a year."""
    if not days:
        return Reading(DATE, None, OUTSIDE)
    near = min(days, key=lambda day: abs(day - today))
    past = max((day for day in days if day <= today), default=near)
    future = min((day for day in days if day >= today), default=near)
    chosen = {Direction.PAST: past, Direction.FUTURE: future}.get(direction, near)
    # The tense of a long sentence is often that of another clause: a date close by on the other
    # side is more likely than one almost a year off.
    if (
        not sure
        and abs(near - today) <= timedelta(days=_CLOSE)
        and abs(chosen - today) > timedelta(days=_FAR)
    ):
        chosen = near
    return at(chosen, "D")


_CLOSE, _FAR, _JUST_OVER = 110, 240, 31  # days


def read_iso(found: Found) -> Reading | None:
    """A date in figures: "1998-02-13", "13/02/1998"; "3/4/1998" can be read as two."""
    text = found.words[found.first].value
    if "-" in text:
        year, month, number = (int(part) for part in text.split("-"))
    else:
        first, second, year = (int(part) for part in text.split("/"))
        if year < 1000:
            return None
        if first <= 12 and second <= 12 and first != second:
            return Reading(DATE, f"{year:04}-XX-XX", f"{text} can be read as two dates")
        month, number = (first, second) if first <= 12 else (second, first)
    day = make_day(year, month, number)
    if day is None:
        return Reading(DATE, None, f"{IMPOSSIBLE} {text}")
    return at(day, "D")


def read_other_calendar(found: Found) -> Reading:
    """A day of a calendar that is not worked out here: "12 Ramadan 1447"."""
    month = found.one("calendar")
    name = "" if month is None else month.lower.capitalize()
    return Reading(DATE, None, f"{OTHER_CALENDAR} ({name})")


def read_weekday(found: Found, narrative: Narrative) -> Reading | None:
    """A day of the week: "Monday", "last Friday", "this coming Sunday, March eighth"."""
    if "day" in found:
        return date_of(found, "day", narrative)
    word = found.one("weekday")
    if word is None or found.words[found.first].kind in (_AFTER, _BEFORE):
        return None  # "following Friday's vote" is a preposition: the weekday stands alone
    first = found.words[found.first]
    if first.kind == _THAT and not narrative.tenses.points(first.start):
        return None
    if _is_title(word, narrative):
        return None
    if found.all("rel"):
        return _in_week(word, found, narrative)
    reading = weekday(word, found, narrative)
    return reading if "which" in found else without_article(found, reading)


def _is_title(word: Word, narrative: Narrative) -> bool:
    """Whether it is part of a name: "the Monday Club", "The Sunday Post"."""
    token = narrative.tenses.token(word.start)
    if token is None or token.dep_ != "compound" or token.i == 0:
        return False
    if token.nbor(-1).lower_ != "the":
        return False
    behind = token.nbor(1)
    return behind.text[:1].isupper() and behind.tag_ in ("NNP", "NNPS")


def read_weekday_next(found: Found, narrative: Narrative) -> Reading | None:
    """The day of "Saturday next" or "Friday last", where the "next" belongs to nothing behind."""
    word, today, behind = found.one("weekday"), narrative.now("D"), found.behind
    if word is None or found.words[found.after - 1].lower not in ("next", "last"):
        return None
    if behind is not None and behind.lower.isalpha() and behind.lower not in _GOING_ON:
        return None
    if today is None:
        return narrative.unknown(DATE)
    ahead = found.kind("which", "next") is not None
    return at((weekday_after if ahead else weekday_before)(today, int(word.value)), "D")


_GOING_ON = frozenset(("the", "a", "an", "at", "in", "when", "he", "she", "they", "it"))


def _in_week(word: Word, found: Found, narrative: Narrative) -> Reading:
    """The day of the week named behind: "Monday last week"; another unit is not its own."""
    rel, today = found.all("rel"), narrative.now("D")
    if rel[-1].value != "W" or _possessive(found):
        reading = replace(weekday(word, found, narrative), after=found.groups["rel"][0])
    elif today is None:
        reading = narrative.unknown(DATE)
    else:
        days = 7 * step_of(rel) + int(word.value) - today.isoweekday()
        reading = at(today + timedelta(days=days), "D")
    return without_article(found, reading)


def weekday(word: Word, found: Found, narrative: Narrative) -> Reading:
    """The day that a weekday means, from the words before it and the tense."""
    which = {one.kind for one in found.all("which")} | {one.kind for one in found.all("of")}
    if word is found.words[found.first]:
        which = set()
    wanted = int(word.value)
    if which & {_AFTER, _BEFORE, _THAT}:
        told = narrative.last("D")
        if told is not None:
            return at(_weekday_near(told.day, wanted, which), "D")
    today = narrative.now("D")
    if today is None:
        return narrative.unknown(DATE)
    if which & {_FORWARD, _AFTER}:
        return at(weekday_after(today, wanted), "D")
    if which & {_BACKWARD, _BEFORE}:
        return at(weekday_before(today, wanted), "D")
    if today.isoweekday() == wanted:
        return at(today, "D")
    future = _ahead(word, which, found, narrative)
    return at((weekday_after if future else weekday_before)(today, wanted), "D")


def _ahead(word: Word, which: set[str], found: Found, narrative: Narrative) -> bool:
    """Whether the weekday is still to come."""
    tenses, direction = narrative.tenses, narrative.direction(found)
    if KINDS["this"] in which:
        return not tenses.past(word.start)
    if _is_awaited(found, narrative, int(word.value)):
        return True
    if found.before.lower in _OVER_BEFORE and _possessive(found):
        return False  # "it is unclear where the bill will go after Friday's vote"
    today = narrative.now("D")
    if direction is Direction.OPEN and today is not None and tenses.of_called_off(word.start):
        return (int(word.value) - today.isoweekday()) % 7 <= _NEARER
    if direction is not Direction.PRESENT:
        return direction is Direction.FUTURE
    # "meets Friday", but "follows Friday's vote" and "argues in a paper published Friday"
    return tenses.governed(word.start) and not _possessive(found) and not tenses.tells(word.start)


def _is_awaited(found: Found, narrative: Narrative, wanted: int) -> bool:
    """Whether it is what comes on that day that is awaited: "ahead of Sunday's vote".

    Not where the day was only just: the sentence may tell of what came before it.
    """
    today = narrative.now("D")
    first = found.words[max(0, found.first - 2)]
    if (first.lower, found.before.lower) != ("ahead", "of") or today is None:
        return False
    return (today.isoweekday() - wanted) % 7 > _ONLY_JUST


_NO_DAY = 99
_ONLY_JUST, _NEARER = 2, 3  # days
_OVER_BEFORE = frozenset(("after", "since", "over", "despite", "from"))


def _possessive(found: Found) -> bool:
    return found.behind is not None and found.behind.kind == KINDS["possessive"]


def _weekday_near(day: date, wanted: int, which: set[str]) -> date:
    if _THAT in which and day.isoweekday() == wanted:
        return day
    return (weekday_before if _BEFORE in which else weekday_after)(day, wanted)


def weekday_after(day: date, wanted: int) -> date:
    """The next such weekday after ``day``."""
    return shift(day, "D", (wanted - day.isoweekday() - 1) % 7 + 1) or day


def weekday_before(day: date, wanted: int) -> date:
    """The last such weekday before ``day``."""
    return shift(day, "D", -((day.isoweekday() - wanted - 1) % 7 + 1)) or day


def read_deictic(found: Found, narrative: Narrative) -> Reading | None:
    """Today, yesterday, tomorrow; "today" of a whole age stands before a noun ("today's world")."""
    word = found.one("deictic")
    return None if word is None else deictic(word, narrative)


def deictic(word: Word, narrative: Narrative) -> Reading:
    """The day that "today", "yesterday" or "tomorrow" means."""
    return narrative.moved("D", int(word.value))


def read_holiday(found: Found, narrative: Narrative) -> Reading | None:
    """A holiday of a fixed day: "Christmas", "last New Year's Eve"."""
    word = found.one("holiday")
    first = found.words[found.first]
    if first.kind == _THAT and not narrative.tenses.points(first.start):
        return None  # "said that Christmas is over": the holiday stands alone
    return None if word is None else holiday(word, found, narrative)


def holiday(word: Word, found: Found, narrative: Narrative) -> Reading:
    """The day of a holiday in the year that is told, or nearest to publication."""
    year = found.one("year")
    if year is not None:
        day = holiday_in(word.value, int(year.value))
        return Reading(DATE, None, OUTSIDE) if day is None else at(day, "D")
    today = narrative.now("M")
    if today is None:
        return narrative.unknown(DATE)
    which = {one.kind for one in found.all("which")}
    direction = narrative.direction(found)
    if _BACKWARD in which:
        direction = Direction.PAST
    elif _FORWARD in which:
        direction = Direction.FUTURE
    days = [holiday_in(word.value, today.year + step) for step in (-1, 0, 1)]
    return _nearest([day for day in days if day], today, direction)
