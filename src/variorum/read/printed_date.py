"""The publication date that a page prints, where it can be read in one way only."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from variorum.read.dates import MONTHS

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NUMBERS = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-])")


def find_printed(tree: HtmlElement, html: str) -> str | None:
    """What htmldate tells from markup and bylines; its search in running text guesses too much.

    It takes ``03/05/2026`` for a day in May. Where the page writes the day so and nowhere
    plainly, those numbers are given as they stand: `parse_date` says what is wrong with them.
    The latest date allowed is fixed, for htmldate's own is the clock's.
    """
    from htmldate import find_date

    try:
        found = find_date(
            tree,
            extensive_search=False,
            original_date=True,
            min_date="1995-01-01",
            max_date="2100-12-31",
        )
    except Exception:  # hostile trees: no date is a fair answer
        return None
    return (_undecided(html, found) or found) if found else None


def _undecided(html: str, found: str) -> str | None:
    """The numbers of ``html`` that htmldate may have read as ``found`` and others may not.

    >>> _undecided("<p>03/05/2026</p>", "2026-05-03")
    '03/05/2026'
    >>> _undecided("<p>03/05/2026, 3 May 2026</p>", "2026-05-03")
    >>> _undecided("<p>13/05/2026</p>", "2026-05-13")
    """
    day = date.fromisoformat(found)
    if day.day > 12 or day.day == day.month:
        return None
    wanted = {day.day, day.month}
    for match in _NUMBERS.finditer(html):
        year = match[4] if len(match[4]) == 4 else f"20{match[4]}"
        if {int(match[1]), int(match[3])} == wanted and int(year) == day.year:
            return None if _is_plain(html, day) else match[0]
    return None


def _is_plain(html: str, day: date) -> bool:
    """Whether the page writes ``day`` with the year first or with a month's name."""
    month, number = MONTHS[day.month - 1], rf"0?{day.day}(?:st|nd|rd|th)?"
    named = rf"\b{month}[a-z]{{0,6}}\.?"
    plain = (
        rf"(?<!\d){day.year}([-/.]?){day.month:02}\1{day.day:02}(?!\d)"
        rf"|(?<!\d){number}(?: of)? {named},? {day.year}(?!\d)"
        rf"|{named} {number},? {day.year}(?!\d)"
    )
    return re.search(plain, html, re.IGNORECASE) is not None
