"""What happened when: the timeline as a list, and where each date stands in its drawing."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from variorum.collated import KeyDate, TimelineRow
from variorum.records import Outcome
from variorum.timex import days_of, spelled_out
from variorum.write.ledger import list_entries
from variorum.write.page.chronicle_lines import Line, told_lines
from variorum.write.page.deeds import day_anchor, listed_deeds
from variorum.write.page.index import Index, join_sigla, words
from variorum.write.page.text import shorten

DATES = 36
"""Dates drawn: those that the story turns on most."""

LISTED = 150
"""Dates listed, those that the story turns on most; the JSON has all."""

LINES = 12
"""Tellings shown under one date."""

ROW = 30.0
"""Least distance of two dates in the drawing; its letters are 13 units high."""

WIDTH = 370
SPINE = 196.0
"""Where the line stands on which the dates are; their names end before it."""


@dataclass(frozen=True, slots=True)
class Day:
    """One date of the list, spelled out, with what is told of it; ``anchor`` is its own."""

    value: str
    anchor: str
    spelled: str
    precision: str
    lines: list[Line]
    more: int
    articles: int


@dataclass(frozen=True, slots=True)
class Dot:
    """One date of the drawing; open where it is only expected. ``gap`` says what lies before."""

    y: float
    radius: float
    spelled: str
    href: str
    count: int
    sigla: str
    expected: bool
    gap: str
    gap_y: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """Dates from top to bottom; the farther apart in time, the farther apart, as a logarithm."""

    height: int
    dots: list[Dot]
    left_out: int


def list_days(index: Index) -> tuple[list[Day], int]:
    """The dates on which something is told to have happened, in order, and how many are left out.

    Of more than ``LISTED`` those that the story turns on most are kept.
    """
    by_value: dict[str, list[TimelineRow]] = defaultdict(list)
    for row in index.collation.timeline:
        by_value[row.value].append(row)
    times = {time.id: time for time in index.collation.times}
    values = {row.id: row.value for row in index.collation.timeline}
    deeds = listed_deeds(index)
    ranked = sorted(by_value, key=lambda value: (-by_value[value][0].weight, value))[:LISTED]
    kept = set(ranked)
    days = []
    for value, rows in by_value.items():
        if value not in kept:
            continue
        lines = [
            line
            for row in sorted(rows, key=_most)
            for line in told_lines(index, row, times, values, deeds)
        ]
        known = {a for row in rows for a in row.articles if a in index.articles}
        days.append(
            Day(
                value,
                day_anchor(value),
                spelled_out(value),
                rows[0].precision.value,
                lines[:LINES],
                max(len(lines) - LINES, 0),
                len({index.original(article) for article in known}),
            )
        )
    return days, len(by_value) - len(days)


def key_dates(index: Index) -> list[Line]:
    """Of a long-running story the days it turns on, each with the sentence that tells it best.

    ``basis`` says so where the sentence names no such day but opens an article of that day.
    """
    named: dict[tuple[str, str], list[int]] = defaultdict(list)
    for time in index.collation.times:
        day = (time.value or "").split("T")[0]
        named[time.span.article, day].append(time.span.start)
    return [
        Line(
            index.sigla[key.sentence.article],
            index.outlet(key.sentence.article),
            shorten(words(key.sentence), 400),
            index.link(f"k-{key.value}"),
            spelled_out(key.value),
            f"{len(key.articles):,} article{'s' if len(key.articles) != 1 else ''}"
            + ("" if _is_named(key, named) else "; published that day"),
            [],
        )
        for key in index.collation.dates
        if key.sentence.article in index.articles
    ]


def _is_named(key: KeyDate, named: Mapping[tuple[str, str], Sequence[int]]) -> bool:
    """Whether a time expression in the sentence means the day; ``named`` has the places of all."""
    places = named.get((key.sentence.article, key.value), ())
    return any(key.sentence.start <= place < key.sentence.end for place in places)


def draw_timeline(index: Index) -> Drawing | None:
    """The dates as dots on a line, past ones full, those that something is due on open.

    What is due in a month stands at its end: until then it is not late.
    """
    found: dict[tuple[date, date, str, bool], set[str]] = defaultdict(set)
    hrefs: dict[tuple[date, date, str, bool], str] = {}
    for row in index.collation.timeline:
        days = days_of(row.value)
        if days is not None:
            key = (*days, row.value, False)
            found[key].update(a for a in row.articles if a in index.articles)
            hrefs[key] = f"#{day_anchor(row.value)}"
    for entry in list_entries(index.collation):
        days = days_of(entry.due.value) if entry.due else None
        if days is not None and entry.due is not None and entry.status is Outcome.OPEN:
            key = (*days, entry.due.value or "", True)
            found[key].update(told.article for told in entry.told if told.article in index.articles)
            hrefs.setdefault(key, f"#x-{entry.entry}")
    if len(found) < 2:
        return None
    weights = {row.value: row.weight for row in index.collation.timeline}
    kept = sorted(found, key=lambda key: (-weights.get(key[2], 0.0), -len(found[key]), key))[:DATES]
    dots: list[Dot] = []
    y = 22.0
    before: date | None = None
    for key in sorted(kept, key=lambda key: (_place(key), key[3], key[1], key[2])):
        # A coarse date ("in 2025") may end after the next begins.
        apart = max((_place(key) - before).days, 0) if before is not None else 0
        step = 0.0 if before is None else ROW + min(9 * math.log2(1 + apart / 7), 70)
        gap = _in_words(apart)
        tellers = len({index.original(article) for article in found[key]})
        dots.append(
            Dot(
                round(y + step, 1),
                round(min(4 + 1.5 * tellers, 11), 1),
                spelled_out(key[2]),
                hrefs[key],
                tellers,
                join_sigla(index.sigla[a] for a in index.articles if a in found[key]),
                key[3],
                gap if step >= 2 * ROW else "",
                round(y + step / 2 + 4.5, 1),
            )
        )
        y += step
        before = key[1] if before is None else max(before, key[0])
    return Drawing(int(y) + 24, dots, len(found) - len(kept))


def _place(key: tuple[date, date, str, bool]) -> date:
    """The day at which a date is drawn: its first, or its last where something is due."""
    return key[1] if key[3] else key[0]


def _most(row: TimelineRow) -> tuple[int, str]:
    return -len(row.articles), row.id


def _in_words(days: int) -> str:
    """A stretch of time as people say it.

    >>> [_in_words(days) for days in (1, 9, 20, 75, 400, 3400)]
    ['1 day', '9 days', '3 weeks', '2 months', '1 year', '9 years']
    """
    for size, name in ((365, "year"), (30, "month"), (7, "week")):
        if days >= (size if size == 365 else 2 * size):
            count = round(days / size)
            return f"{count} {name}{'s' if count != 1 else ''}"
    return f"{days} day{'s' if days != 1 else ''}"
