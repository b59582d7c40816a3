"""The day of a holiday in a year."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from variorum.annotate.time_calendar import make_day, nth_weekday
from variorum.annotate.wordlists import load_rows


def holiday_in(name: str, year: int) -> date | None:
    """The day of a holiday by its name in lower case; ``None`` for one that is not in the table.

    >>> holiday_in("thanksgiving", 2024), holiday_in("good friday", 2025)
    (datetime.date(2024, 11, 28), datetime.date(2025, 4, 18))
    """
    rule = holidays().get(name, "")
    if rule.startswith("easter"):
        return _easter(year) + timedelta(days=int(rule.split()[1]))
    if "-" in rule and " " not in rule:
        month, day = rule.split("-")
        return make_day(year, int(month), int(day))
    if not rule:
        return None
    month_of, weekday, nth = (int(part) for part in rule.split())
    found = nth_weekday(year, month_of, weekday, nth)
    if found is not None and name == "election day" and found.day == 1:
        return found + timedelta(days=7)  # the Tuesday after the first Monday
    return found


@lru_cache(maxsize=1)
def holidays() -> dict[str, str]:
    """The rule of each holiday by its name."""
    return {row[0]: row[1] for row in load_rows("holidays.tsv")}


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    moon = (
        19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15
    ) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)
