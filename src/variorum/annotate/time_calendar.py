"""Days, weeks, quarters and the rest of the calendar, as TIMEX3 writes them."""

from __future__ import annotations

from calendar import isleap, monthrange
from dataclasses import dataclass
from datetime import date, timedelta

FINENESS = {"D": 0, "WE": 1, "W": 1, "M": 2, "S": 3, "Q": 3, "H": 4, "Y": 5, "E": 6, "C": 7, "L": 8}
"""How coarse a unit is; a season ``S`` counts as a quarter, ``H`` is half a year."""

SEASONS = {"WI": 12, "SP": 3, "SU": 6, "FA": 9}
"""The month in which a season begins, of the north; winter is of the year that it begins in."""

_MONTHS = {"M": 1, "Q": 3, "S": 12, "H": 6, "Y": 12, "E": 120, "C": 1200, "L": 12000}


@dataclass(frozen=True, slots=True)
class Point:
    """A stretch of the calendar: the unit, and any day in it."""

    day: date
    unit: str

    @property
    def value(self) -> str:
        """The TIMEX3 value."""
        return write(self.day, self.unit)


def write(day: date, unit: str) -> str:
    """The ``unit`` that holds ``day``, as TIMEX3 writes it.

    >>> [write(date(1998, 2, 13), unit) for unit in ("D", "W", "WE", "M", "Q", "H", "Y", "E", "C")]
    ['1998-02-13', '1998-W07', '1998-W07-WE', '1998-02', '1998-Q1', '1998-H1', '1998', '199', '19']
    """
    year, week, _ = day.isocalendar()
    return {
        "D": day.isoformat(),
        "W": f"{year:04}-W{week:02}",
        "WE": f"{year:04}-W{week:02}-WE",
        "M": f"{day.year:04}-{day.month:02}",
        "Q": f"{day.year:04}-Q{(day.month + 2) // 3}",
        "H": f"{day.year:04}-H{(day.month + 5) // 6}",
        "Y": f"{day.year:04}",
        "E": f"{day.year // 10:03}",
        "C": f"{day.year // 100:02}",
        "L": f"{day.year // 1000:01}",
    }[unit]


def shift(day: date, unit: str, count: int) -> date | None:
    """``day`` moved by ``count`` units; ``None`` past the calendar.

    In a shorter month it is the last day.

    >>> shift(date(2024, 2, 29), "Y", -1), shift(date(1998, 3, 31), "M", -1)
    (datetime.date(2023, 2, 28), datetime.date(1998, 2, 28))
    """
    try:
        if unit in ("D", "W", "WE"):
            return day + timedelta(days=count * (1 if unit == "D" else 7))
        months = day.year * 12 + day.month - 1 + count * _MONTHS[unit]
        year, month = divmod(months, 12)
        return make_day(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError):
        return None


def make_day(year: int, month: int, day: int) -> date | None:
    """The day, ``None`` where the calendar has none such ("31 April")."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """The ``nth`` Monday (1) to Sunday (7) of a month, -1 the last; ``None`` where it has none.

    >>> nth_weekday(2026, 5, 7, -1), nth_weekday(2026, 3, 1, 2), nth_weekday(2026, 3, 6, 5)
    (datetime.date(2026, 5, 31), datetime.date(2026, 3, 9), None)
    """
    if nth < 0:
        last = last_day(year, month)
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return make_day(year, month, 1 + (weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def possible(month: int, day: int) -> bool:
    """Whether any year has that day."""
    return 1 <= month <= 12 and 1 <= day <= monthrange(2000, month)[1]


def leap(year: int) -> bool:
    """Whether the year has a 29 February."""
    return isleap(year)
