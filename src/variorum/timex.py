"""What TIMEX3 values mean on the calendar: the days they cover, how fine they are, in words."""

from __future__ import annotations

import re
from datetime import date, timedelta

from variorum.records import Fineness

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2})(?::\d{2})?|T[A-Z]{2})?")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_WEEK = re.compile(r"(\d{4})-W(\d{2})(-WE)?")
_PART = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)")
_YEAR = re.compile(r"\d{4}")
_DECADE = re.compile(r"\d{3}")
_PARTS = {
    "Q1": (1, 3), "Q2": (4, 3), "Q3": (7, 3), "Q4": (10, 3), "H1": (1, 6), "H2": (7, 6),
    "SP": (3, 3), "SU": (6, 3), "FA": (9, 3), "WI": (12, 3),
}  # fmt: skip
"""First month and number of months; seasons of the north, as ``annotate`` reads them."""
_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
           "October", "November", "December")  # fmt: skip


def days_of(value: str | None) -> tuple[date, date] | None:
    """The first and last day that ``value`` covers, ``None`` where it is no stretch of days.

    >>> days_of("2026-W16")
    (datetime.date(2026, 4, 13), datetime.date(2026, 4, 19))
    >>> days_of("2026-02"), days_of("XXXX-04-07"), days_of("P3D")
    ((datetime.date(2026, 2, 1), datetime.date(2026, 2, 28)), None, None)
    """
    try:
        return _days(value or "")
    except (ValueError, OverflowError):  # a 31 April, the year 0000, a week 54
        return None


def _days(value: str) -> tuple[date, date] | None:
    if match := _DAY.fullmatch(value):
        day = date(int(match[1]), int(match[2]), int(match[3]))
        return day, day
    if match := _MONTH.fullmatch(value):
        return _months(int(match[1]), int(match[2]), 1)
    if match := _WEEK.fullmatch(value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return (monday + timedelta(days=5 if match[3] else 0)), monday + timedelta(days=6)
    if match := _PART.fullmatch(value):
        first, count = _PARTS[match[2]]
        return _months(int(match[1]), first, count)
    if _YEAR.fullmatch(value):
        return date(int(value), 1, 1), date(int(value), 12, 31)
    if _DECADE.fullmatch(value):
        return date(int(value) * 10, 1, 1), date(int(value) * 10 + 9, 12, 31)
    return None


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    first = date(year, month, 1)
    years, after = divmod(month - 1 + count, 12)
    return first, date(year + years, after + 1, 1) - timedelta(days=1)


def days_within(value: str | None, start: date) -> tuple[date, date] | None:
    """The days from ``start`` to the end of the length ``value``; ``None`` for no known length.

    >>> days_within("P2W", date(2026, 3, 18)), days_within("PXM", date(2026, 3, 18))
    ((datetime.date(2026, 3, 18), datetime.date(2026, 4, 1)), None)
    """
    match = _LENGTH.fullmatch(value or "")
    if match is None:
        return None
    hours = match["hours"]
    days = int(hours) // 24 + 1 if hours else int(match[1]) * _LENGTHS[match[2]]
    try:
        return start, start + timedelta(days=days)
    except OverflowError:
        return None


_LENGTH = re.compile(r"P([0-9]{1,4})([DWMY])|PT(?P<hours>[0-9]{1,4})H")
_LENGTHS = {"D": 1, "W": 7, "M": 31, "Y": 366}
"""Days of a unit, the most that it has: what came a day late is better left open."""


def fineness_of(value: str) -> Fineness | None:
    """How fine ``value`` is; ``None`` where it is no stretch of days.

    >>> [str(fineness_of(v)) for v in ("2026-04-13T14:30", "2026-04-13TEV", "2026-Q2", "202")]
    ['minute', 'day', 'quarter', 'decade']
    """
    if days_of(value) is None:
        return None
    if match := _DAY.fullmatch(value):
        return Fineness.MINUTE if match[4] else Fineness.DAY
    if match := _PART.fullmatch(value):
        return {"Q": Fineness.QUARTER, "H": Fineness.HALF}.get(match[2][0], Fineness.SEASON)
    if _WEEK.fullmatch(value):
        return Fineness.WEEK
    if _MONTH.fullmatch(value):
        return Fineness.MONTH
    return Fineness.YEAR if _YEAR.fullmatch(value) else Fineness.DECADE


def spelled_out(value: str | None) -> str:
    """``value`` in words that a reader needs no table for, empty where it has none.

    >>> [spelled_out(v) for v in ("2026-04-13", "2026-04-13T14:30", "2026-04", "2026-W16")]
    ['13 April 2026', '13 April 2026, 14:30', 'April 2026', 'week of 13 April 2026']
    >>> [spelled_out(v) for v in ("2026-Q2", "2026-WI", "2026-H1", "199", "P3D", None)]
    ['second quarter of 2026', 'winter 2026', 'first half of 2026', '1990s', '', '']
    """
    days = days_of(value)
    if days is None or value is None:
        return ""
    first = f"{days[0].day} {_MONTHS[days[0].month - 1]} {days[0].year}"
    if match := _DAY.fullmatch(value):
        return f"{first}, {match[4]}" if match[4] else first
    if _MONTH.fullmatch(value):
        return first.split(" ", 1)[1]
    if match := _WEEK.fullmatch(value):
        return f"weekend of {first}" if match[3] else f"week of {first}"
    if match := _PART.fullmatch(value):
        return _part(match[2], match[1])
    return value if _YEAR.fullmatch(value) else f"{value}0s"


def _part(part: str, year: str) -> str:
    if part in _SEASONS:
        return f"{_SEASONS[part]} {year}"
    nth = ("first", "second", "third", "fourth")[int(part[1]) - 1]
    return f"{nth} {'quarter' if part[0] == 'Q' else 'half'} of {year}"
