"""Reads times of day: "10 p.m. Wednesday", "noon", "this morning", "last night"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from variorum.annotate.time_calendar import shift
from variorum.annotate.time_dates import date_of, deictic, holiday, weekday
from variorum.annotate.time_narrative import Narrative, Reading, step_of
from variorum.annotate.time_patterns import Found
from variorum.annotate.time_tense import Direction
from variorum.annotate.time_words import KINDS, Word
from variorum.records import TimeType

TIME = TimeType.TIME


def read_clock(found: Found, narrative: Narrative) -> Reading | None:
    """A time by the clock, with the day where one is named or was told just before."""
    word = found.one("clock")
    half = found.kind("clock", "half day")
    clock = None if word is None else _clock(word, half, found)
    if clock is None:
        return None
    part = found.one("part") or found.one("part2") or found.kind("of", "part")
    if part is not None:
        if part.kind == KINDS["unit"] and part.value != "TNI":
            return None
        clock = _in_part(clock, part.value) if half is None else clock
    return _timed(found, narrative, clock)


def read_opening(found: Found, narrative: Narrative) -> Reading | None:
    """The first of two times of one day: "from [8am] to 10pm on Friday", "[9] to 11 a.m."."""
    word, link, then = found.one("clock"), found.one("link"), found.one("then")
    if word is None or link is None or then is None or link.lower not in _LINKS:
        return None
    half, closing = found.kind("clock", "half day"), found.kind("then", "half day")
    if word.kind == KINDS["number"] and half is None:
        if closing is None or then.kind == KINDS["noon"] or found.before.lower not in _OPENS:
            return None
        half = closing if word.number <= float(re.split("[:.]", then.value)[0]) % 12 else None
    clock = _clock(word, half, found)
    return None if clock is None else _timed(found, narrative, clock)


_LINKS = ("to", "and", "-", "–", "‑", "until", "till", "through")
_OPENS = ("between", "from")


def read_hours(found: Found, narrative: Narrative) -> Reading | None:
    """A time in four figures: "at 1435 hours", "by 0900hrs"; else they are counted."""
    word, unit = found.one("hours"), found.one("unit")
    if word is None or unit is None or unit.value != "TH":
        return None
    at = found.before.kind == KINDS["at"] or found.before.lower in _BEFORE_HOURS
    clock = _in_four_figures(word) if at else None
    return None if clock is None else _timed(found, narrative, clock)


_BEFORE_HOURS = ("by", "from", "until", "till", "around", "about", "since", "before", "after")


def _in_part(clock: str, part: str) -> str:
    """The time in a part of the day: "ten o'clock" at night is 22:00."""
    hour, minutes = int(clock[:2]), clock[2:]
    late = part in ("AF", "EV") or (part == "TNI" and hour > _SMALL)
    return f"{hour + 12:02}{minutes}" if late and 0 < hour < _HALF else clock


_HALF, _SMALL = 12, 5
"""Hours of half a day, and up to which "at night" is after midnight."""


def _in_four_figures(word: Word) -> str | None:
    figures = f"{word.lower[:2]}:{word.lower[2:]}"
    return figures if re.fullmatch("(?:[01][0-9]|2[0-4]):[0-5][0-9]", figures) else None


def _clock(word: Word, half: Word | None, found: Found) -> str | None:
    """The time that the figures give, in 24 hours; ``None`` where they are no time."""
    if word.kind == KINDS["noon"]:
        return word.value
    zone = found.kind("zone", "zone")
    if word.kind in (KINDS["number"], KINDS["year"]) and zone and len(word.lower) == 4:
        return _in_four_figures(word)  # "0735 GMT"
    if word.kind == KINDS["year"]:
        return None
    parts = [int(part) for part in re.findall(r"[0-9]+", word.value)]
    if not parts or not 0 <= parts[0] <= 24 or (len(parts) > 1 and parts[1] > 59):
        return None
    if word.kind == KINDS["number"] and ("." in word.value or not 1 <= parts[0] <= 12):
        return None
    if word.kind == KINDS["number"] and half is None and zone and zone.value == "half":
        return None  # "10 Eastern nations"
    hour = parts[0] % 12 + int(half.value) if half is not None else parts[0]
    bare = half is None and "zone" not in found and "of" not in found
    if word.kind == KINDS["clock"] and bare and found.before.kind != KINDS["at"]:
        return None  # "3:21" alone is also a running time or a score
    minutes = "".join(f":{part:02}" for part in parts[1:])
    return f"{hour:02}{minutes or ':00'}"


def _timed(found: Found, narrative: Narrative, clock: str) -> Reading:
    """The clock time or part of day on the day named beside it, or on the day told last."""
    there = _day(found, narrative) if "of" in found else None
    if there is None:
        told = narrative.last("D")
        day = told.day if told is not None else narrative.now("D")
    elif there.point is None:
        return Reading(TIME, None, there.why)
    else:
        day = there.point.day
    if day is None:
        return narrative.unknown(TIME)
    return Reading(TIME, f"{day.isoformat()}T{clock}", None, there.point if there else None)


def _day(found: Found, narrative: Narrative) -> Reading | None:
    """The day named in the group ``of``."""
    calendar = date_of(found, "of", narrative)
    if calendar is not None:
        return calendar
    for kind, read in (("weekday", weekday), ("holiday", holiday)):
        word = found.kind("of", kind)
        if word is not None:
            return read(word, found, narrative)
    word = found.kind("of", "deictic")
    if word is not None:
        return deictic(word, narrative)
    if found.kind("of", "this") or found.kind("of", "tonight"):
        return narrative.moved("D", 0)
    return None


def read_part(found: Found, narrative: Narrative) -> Reading | None:
    """A part of a day: "Saturday night", "this morning", "last night", "the next evening"."""
    word = found.one("part")
    if word is None:
        return None
    if word.kind == KINDS["unit"] and word.value != "TNI":
        return None
    part = f"T{word.value.removeprefix('T')}"
    named = _day(found, narrative)
    if named is not None:
        if named.point is None:
            return Reading(TIME, None, named.why)
        day: date | None = named.point.day
        whole = found.kind("of", "this") is None
        return Reading(TIME, _of_day(day, part), None, named.point if whole else None)
    kinds = {one.kind for one in found.all("of")}
    told = narrative.last("D")
    if kinds == {KINDS["the"]} and part == "TNI":
        return None
    if kinds & {KINDS["back"], KINDS["forth"]} or (
        KINDS["the"] in kinds and KINDS["next"] in kinds
    ):
        step = -1 if KINDS["back"] in kinds else 1
        day = shift(told.day, "D", step) if told else narrative.now("D")
    elif step_of(found.all("of")):
        today = narrative.now("D")
        day = today + timedelta(days=step_of(found.all("of"))) if today else None
    else:
        day = told.day if told else narrative.now("D")
    return narrative.unknown(TIME) if day is None else Reading(TIME, _of_day(day, part))


def _of_day(day: date | None, part: str) -> str | None:
    return None if day is None else f"{day.isoformat()}{part}"


def read_tonight(found: Found, narrative: Narrative) -> Reading | None:
    """Tonight; "overnight" is the night before publication, or the one to come."""
    word = found.one("part")
    if word is None:
        return None
    named = _day(found, narrative)
    if named is not None:
        if word.kind != KINDS["overnight"] or named.point is None:
            return None
        return Reading(TIME, _of_day(named.point.day, "TNI"), None, named.point)
    day = narrative.now("D")
    ahead = narrative.direction(found) is Direction.FUTURE
    if day is not None and word.kind == KINDS["overnight"] and not ahead:
        day = shift(day, "D", -1)
    return narrative.unknown(TIME) if day is None else Reading(TIME, f"{day.isoformat()}TNI")
