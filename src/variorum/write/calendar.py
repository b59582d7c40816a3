"""Open expectations with a due date as iCalendar (RFC 5545), for any calendar program."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from variorum._version import __version__
from variorum.collated import Collation
from variorum.records import Outcome
from variorum.timex import spelled_out
from variorum.write.ledger import Entry, days_due, expected_by, last_told, list_entries
from variorum.write.page.index import words
from variorum.write.page.text import shorten, visible, web_address

_LONGEST = 75
"""Octets of a line, its end not counted (RFC 5545, 3.1)."""
_UNSTAMPED = datetime(1970, 1, 1, tzinfo=UTC)
"""The stamp of what no dated article tells: RFC 5545 asks for one, and there is no clock here."""
_SPECIAL = re.compile(r"([\\;,])")


def ledger_calendar(collation: Collation) -> str:
    """One event for each expectation that is open and due on days that are known.

    Events take whole days (all days of a month where it is due in that month), because the zone
    of a time of day is seldom told. The stamp is the publication date of the last article that
    tells it, so the same story gives the same bytes. No event has a STATUS: how sure the words of
    an article are confirms nothing.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Variorum//Variorum {__version__}//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(shorten(collation.story.title, 120))}",
    ]
    for entry in list_entries(collation):
        days = days_due(entry)
        if days is not None and entry.status is Outcome.OPEN:
            lines += _event(entry, days, collation)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event(entry: Entry, days: tuple[date, date], collation: Collation) -> Iterator[str]:
    first, last = days
    after = min(last, date.max - timedelta(days=1)) + timedelta(days=1)
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.entry}@variorum"
    yield f"DTSTAMP:{_stamp(entry, collation)}"
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{after:%Y%m%d}"
    yield f"SUMMARY:{_text(shorten(entry.words, 160))}"
    yield f"DESCRIPTION:{_text(_description(entry), lines=True)}"
    yield f"CATEGORIES:{_text(entry.certainty.value)}"
    yield "TRANSP:TRANSPARENT"
    address = _address(entry, collation)
    if address is not None:
        yield f"URL:{address}"
    yield "END:VEVENT"


def _description(entry: Entry) -> str:
    """Who expects it, how surely, when, and the words of each telling."""
    due = ""
    if entry.due is not None:
        due = f"Due: {entry.due.words} ({spelled_out(entry.due.value)})\n"
    tellings = "\n".join(
        f"{told.outlet or told.article}"
        f"{f', {told.published[:10]}' if told.published else ''}: “{words(told.span)}”"
        for told in entry.told[:8]
    )
    return f"Expected by {expected_by(entry)}; told as {entry.certainty.value}.\n{due}{tellings}"


def _stamp(entry: Entry, collation: Collation) -> str:
    try:
        moment = datetime.fromisoformat(last_told(entry, collation))
    except ValueError:  # no day is known
        moment = _UNSTAMPED
    moment = moment.astimezone(UTC) if moment.tzinfo else moment
    return f"{moment:%Y%m%dT%H%M%SZ}"


def _address(entry: Entry, collation: Collation) -> str | None:
    """The address of the first article that tells it and has one, in characters of a URI."""
    known = {article.id: article.url for article in collation.articles}
    for told in entry.told:
        address = web_address(known.get(told.article))
        if address is not None and address.isascii() and " " not in address:
            return address
    return None


def _text(value: str, lines: bool = False) -> str:
    r"""``value`` as TEXT of RFC 5545, hidden characters by their number.

    >>> _text("a; b, c\\d")
    'a\\; b\\, c\\\\d'
    """
    parts = value.split("\n") if lines else [value]
    return "\\n".join(_SPECIAL.sub(r"\\\1", visible(part)) for part in parts)


def _folded(line: str) -> Iterator[str]:
    """The line in parts of at most 75 octets, no character cut, all but the first indented."""
    part, size = "", 0
    for letter in line:
        octets = len(letter.encode("utf-8", "replace"))
        if size + octets > _LONGEST:
            yield part
            part, size = " ", 1
        part += letter
        size += octets
    yield part
