"""What time words are read against: the day of publication and the dates told so far."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from variorum.annotate.time_calendar import FINENESS, Point, make_day, shift, write
from variorum.annotate.time_patterns import Found
from variorum.annotate.time_tense import Direction, Tenses
from variorum.annotate.time_words import KINDS, Word
from variorum.records import Precision, Published, TimeType

NO_DATE = "the article has no publication date to count from"
TOO_COARSE = "the publication date is not known to the {unit}"
OUTSIDE = "outside the calendar"
IMPOSSIBLE = "the calendar has no"
OTHER_CALENDAR = "a date of another calendar"

_UNITS = {Precision.YEAR: "Y", Precision.MONTH: "M"}
_NAMES = {"D": "day", "W": "day", "WE": "day", "M": "month", "Q": "month", "S": "month"}


STEPS = {KINDS["last"]: -1, KINDS["next"]: 1, KINDS["this"]: 0, KINDS["current"]: 0}
"""Where "last", "this" and "next" lie, seen from publication."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means: type and value, or why it has none.

    ``point`` is the stretch of the calendar that later expressions count from; ``first`` and
    ``after`` are the words that belong to it where those are not all that were matched.
    """

    type: TimeType
    value: str | None
    why: str | None = None
    point: Point | None = None
    first: int | None = None
    after: int | None = None


@dataclass
class Narrative:
    """The dates that the article has told so far, and when it was published."""

    published: Published | None
    tenses: Tenses
    told: list[tuple[int, Point]] = field(default_factory=list)
    """Where each dated expression stands (offset) and what it means, in the order of the text."""

    @property
    def today(self) -> Point | None:
        """The day, month or year of publication."""
        if self.published is None:
            return None
        parts = [int(part) for part in self.published.value[:10].split("-")]
        whole = date(parts[0], *[*parts[1:], 1, 1][:2])
        return Point(whole, _UNITS.get(self.published.precision, "D"))

    def now(self, unit: str) -> date | None:
        """The day of publication, ``None`` where that is not known finely enough for ``unit``."""
        today = self.today
        if today is None or FINENESS[today.unit] > FINENESS[unit]:
            return None
        return today.day

    def direction(self, found: Found) -> Direction:
        """Whether the clause around tells of the past or of what is to come."""
        return self.tenses.direction(found.words[found.first].start)

    def last(self, *units: str) -> Point | None:
        """The last date told, of one of ``units`` where any are given."""
        told = (point for _, point in reversed(self.told[-40:]))
        return next((point for point in told if not units or point.unit in units), None)

    def last_past(self, *units: str) -> Point | None:
        """The last date told, of one of ``units`` if any are given, that is not to come."""
        told = (point for _, point in reversed(self.told[-40:]))
        known = (point for point in told if not units or point.unit in units)
        return next((point for point in known if not self.is_ahead(point)), None)

    def last_before(self, found: Found, *units: str) -> Point | None:
        """The last date told that "that day" and "the next day" can count from.

        What is told as past counts from no day that is still to come.
        """
        told = self.last(*units)
        if self.is_ahead(told) and self.direction(found) is Direction.PAST:
            return self.last_past(*units)
        return told

    def is_ahead(self, point: Point | None) -> bool:
        """Whether the point lies after publication."""
        today = self.today
        return point is not None and today is not None and point.day > today.day

    def unknown(self, kind: TimeType, unit: str = "D") -> Reading:
        """A reading without a value, because the publication date is not there or too coarse."""
        if self.published is None:
            return Reading(kind, None, NO_DATE)
        return Reading(kind, None, TOO_COARSE.format(unit=_NAMES.get(unit, "year")))

    def moved(self, unit: str, count: int) -> Reading:
        """The ``unit`` that lies ``count`` units from the day of publication."""
        day = self.now(unit)
        return self.unknown(TimeType.DATE, unit) if day is None else moved(day, unit, count)


def without_article(found: Found, reading: Reading) -> Reading:
    """The reading less a leading "the", which belongs to the noun: "the [August 2] invasion"."""
    the = found.words[found.first].kind == KINDS["the"]
    return replace(reading, first=found.first + 1) if the else reading


def moved(day: date, unit: str, count: int, within: str | None = None) -> Reading:
    """The ``unit`` that lies ``count`` units from ``day``, or another unit around that day."""
    there = shift(day, unit, count)
    if there is None:
        return Reading(TimeType.DATE, None, OUTSIDE)
    return at(there, within or unit)


def at(day: date, unit: str) -> Reading:
    """The ``unit`` that holds ``day``."""
    return Reading(TimeType.DATE, write(day, unit), None, Point(day, unit))


def first_day(year: int, month: int, unit: str) -> Reading:
    """The ``unit`` that begins with the month."""
    day = make_day(year, month, 1)
    return Reading(TimeType.DATE, None, OUTSIDE) if day is None else at(day, unit)


def step_of(words: Sequence[Word]) -> int:
    """-1, 0 or 1 for "last", "this", "next" among the words; "this past" is last."""
    steps = [STEPS[word.kind] for word in words if word.kind in STEPS]
    return next((step for step in steps if step), 0)


def year_behind(found: Found) -> int | None:
    """The year that ends a stretch or a pair which the date opens: "Jan. 20-22, 1996".

    Where the month behind is an earlier one ("from November to February 1997"), the year before.
    """
    behind = found.words[found.after : found.after + _LONGEST_STRETCH]
    match = _TO_YEAR.match("".join(word.kind for word in behind))
    if match is None:
        return None
    words = behind[: match.end()]
    opening = [word for word in found.words[found.first : found.after] if word.kind == _MONTH]
    closing = next((word for word in words if word.kind == _MONTH), None)
    turned = closing is not None and opening and int(closing.value) < int(opening[-1].value)
    return int(words[-1].value) - bool(turned)


_MONTH, _LONGEST_STRETCH = KINDS["month"], 6
_TO_YEAR = re.compile(
    "[{hyphen}{and}{or}]{the}?(?:{month}|{month}{the}?{number}|{number}{month}|{number}),?{year}".format(
        **{kind: KINDS[kind] for kind in ("hyphen", "and", "or", "the", "month", "year")},
        number=f"[{KINDS['number']}{KINDS['ordinal']}]",
    )
)


def aside(reading: Reading) -> Reading:
    """The reading of what is only compared with: later expressions do not count from it."""
    return replace(reading, point=None)


def ref(value: str) -> Reading:
    """A vague reference: ``PAST_REF``, ``PRESENT_REF`` or ``FUTURE_REF``."""
    return Reading(TimeType.DATE, value)
