"""What happened when: the timeline as a list, and where each date stands in its drawing."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from variorum.collated import TimelineRow
from variorum.records import Claim, Outcome, Span, TimeExpression
from variorum.timex import days_of, spelled_out
from variorum.write.ledger import list_entries
from variorum.write.page.index import BASIS, Index, join_sigla, words
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
class Line:
    """The words in which one article (and its copies) tells a happening, and how it dates it."""

    sigla: str
    outlet: str
    words: str
    href: str | None
    when: str
    basis: str
    others: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Day:
    """One date of the list, spelled out, with what is told of it; ``anchor`` is its own."""

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
    for happening in index.collation.timeline:
        by_value[happening.value].append(happening)
    times = {time.id: time for time in index.collation.times}
    values = {happening.id: happening.value for happening in index.collation.timeline}
    ranked = sorted(by_value, key=lambda value: (-by_value[value][0].weight, value))[:LISTED]
    kept = set(ranked)
    days = []
    for value, happenings in by_value.items():
        if value not in kept:
            continue
        lines = [
            line
            for happening in sorted(happenings, key=_most)
            for line in _lines(index, happening, times, values)
        ]
        known = {a for happening in happenings for a in happening.articles if a in index.articles}
        days.append(
            Day(
                _anchor(value),
                spelled_out(value),
                happenings[0].precision.value,
                lines[:LINES],
                max(len(lines) - LINES, 0),
                len({index.original(article) for article in known}),
            )
        )
    return days, len(by_value) - len(days)


def key_dates(index: Index) -> list[Line]:
    """Of a long-running story the days it turns on, each with the sentence that tells it best."""
    return [
        Line(
            index.sigla[key.sentence.article],
            index.outlet(key.sentence.article),
            shorten(words(key.sentence), 400),
            index.link(f"k-{key.value}"),
            spelled_out(key.value),
            f"{len(key.articles):,} article{'s' if len(key.articles) != 1 else ''}",
            [],
        )
        for key in index.collation.dates
        if key.sentence.article in index.articles
    ]


def draw_timeline(index: Index) -> Drawing | None:
    """The dates as dots on a line, past ones full, those that something is due on open."""
    found: dict[tuple[date, date, str, bool], set[str]] = defaultdict(set)
    hrefs: dict[tuple[date, date, str, bool], str] = {}
    for happening in index.collation.timeline:
        days = days_of(happening.value)
        if days is not None:
            key = (*days, happening.value, False)
            found[key].update(a for a in happening.articles if a in index.articles)
            hrefs[key] = f"#{_anchor(happening.value)}"
    for entry in list_entries(index.collation):
        days = days_of(entry.due.value) if entry.due else None
        if days is not None and entry.due is not None and entry.status is Outcome.OPEN:
            key = (*days, entry.due.value or "", True)
            found[key].update(told.article for told in entry.told if told.article in index.articles)
            hrefs.setdefault(key, f"#x-{entry.entry}")
    if len(found) < 2:
        return None
    weights = {happening.value: happening.weight for happening in index.collation.timeline}
    kept = sorted(found, key=lambda key: (-weights.get(key[2], 0.0), -len(found[key]), key))[:DATES]
    dots: list[Dot] = []
    y = 22.0
    before: date | None = None
    for key in sorted(kept, key=lambda key: (key[0], key[3], key[1], key[2])):
        apart = (key[0] - before).days if before is not None else 0
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


def _anchor(value: str) -> str:
    """The anchor of a date; its letters are those of TIMEX3, a colon aside."""
    return "t-" + value.replace(":", "")


def _most(happening: TimelineRow) -> tuple[int, str]:
    return -len(happening.articles), happening.id


def _lines(
    index: Index,
    happening: TimelineRow,
    times: Mapping[str, TimeExpression],
    values: Mapping[str, str],
) -> list[Line]:
    """One line for each article's words; a copy that has them too only adds its siglum."""
    groups: dict[tuple[str, str], list[Claim]] = {}
    for name in happening.claims:
        claim = index.claims.get(name)
        if claim is not None and claim.span.article in index.articles:
            key = (index.original(claim.span.article), words(claim.span))
            groups.setdefault(key, []).append(claim)
    dating = [times[name].span for name in happening.times if name in times]
    others = [(f"#{_anchor(values[o])}", spelled_out(values[o])) for o in happening.disagrees]
    return [
        Line(
            join_sigla(index.sigla[a] for a in index.articles if a in _articles(group)),
            index.outlet(group[0].span.article),
            shorten(words(group[0].span), 400),
            index.link(f"c-{group[0].id}"),
            next((words(span) for span in dating if _dates(span, group[0].span)), ""),
            BASIS[group[0].basis],
            others,
        )
        for group in sorted(groups.values(), key=lambda group: index.place[group[0].span.article])
    ]


def _articles(claims: Sequence[Claim]) -> set[str]:
    return {claim.span.article for claim in claims}


def _dates(time: Span, claim: Span) -> bool:
    return time.article == claim.article and claim.start <= time.start < claim.end


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
