"""Reads a day or week by its place in a month or year: "the last Sunday in May"."""

from __future__ import annotations

from datetime import date, timedelta

from variorum.annotate.time_calendar import last_day, make_day, nth_weekday
from variorum.annotate.time_durations import length
from variorum.annotate.time_months import month_of
from variorum.annotate.time_narrative import Narrative, Reading, at, step_of
from variorum.annotate.time_patterns import Found
from variorum.annotate.time_words import KINDS, Word
from variorum.records import TimeType

_LAST = -1


def read_nth(found: Found, narrative: Narrative) -> Reading | None:
    """One of a month or year: "the second Sunday in May", "the last day of the month".

    Of "each month" it is a set. Limit: in a school year or a season nothing is counted.
    """
    place, what = found.one("nth"), found.one("what")
    if place is None or what is None:
        return None
    nth = int(place.value) if place.kind == KINDS["ordinal"] else _LAST
    if place.lower == "past" or nth == 0:
        return None
    if "each" in found:
        unit = found.one("unit")
        known = unit is not None and unit.value in ("M", "Y")
        return Reading(TimeType.SET, length(1, unit.value)) if unit and known else None
    around = _around(found, narrative)
    if around is None or around.point is None:
        return around
    first, unit_of = around.point.day, around.point.unit
    if unit_of == "Y":
        return _of_year(first.year, nth, what)
    return _of_month(first.year, first.month, nth, what) if unit_of == "M" else None


def _around(found: Found, narrative: Narrative) -> Reading | None:
    """The month or year in which is counted."""
    month, unit = found.one("month"), found.one("unit")
    if month is not None:
        return month_of(month, found, narrative)
    if unit is None or unit.value not in ("M", "Y"):
        return None
    if found.kind("when", "that"):
        told = narrative.last("D", unit.value)
        return None if told is None else at(told.day, unit.value)
    return narrative.moved(unit.value, step_of(found.all("when")))


def _of_year(year: int, nth: int, what: Word) -> Reading | None:
    if what.value == "M" and what.kind == KINDS["unit"] and nth <= _MONTHS:
        return at(date(year, _MONTHS if nth == _LAST else nth, 1), "M")
    if what.kind != KINDS["unit"] or what.value not in ("D", "W"):
        return None
    if nth == _LAST:
        return _of_month(year, _MONTHS, nth, what)
    return _of_month(year, 1, nth, what) if nth <= _FEW else None


_MONTHS, _FEW = 12, 4


def _of_month(year: int, month: int, nth: int, what: Word) -> Reading | None:
    """A week is the one of ISO 8601 that has most of the seven days counted."""
    end = last_day(year, month)
    day: date | None = None
    if what.kind == KINDS["weekday"]:
        day = nth_weekday(year, month, int(what.value), nth)
        return None if day is None else at(day, "D")
    if what.value == "D":
        day = end if nth == _LAST else make_day(year, month, nth)
    elif what.value == "W":
        day = end - timedelta(days=3) if nth == _LAST else make_day(year, month, 7 * nth - 3)
    elif what.value == "WE":
        day = nth_weekday(year, month, 6, nth)
    return None if day is None else at(day, what.value)
