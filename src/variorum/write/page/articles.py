"""The articles themselves, printed with their findings marked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from variorum.collated import Point
from variorum.records import Article
from variorum.spans import pieces_of
from variorum.write.page.deeds import deed_stretches
from variorum.write.page.highlights import Mark, Note, Side, highlight
from variorum.write.page.index import BASIS, Index
from variorum.write.page.text import shorten
from variorum.write.page.wording import Marks, Notes, Sides, mark_wording

ARTICLES = 60
"""Articles printed in full; a browser lays out some megabytes of text with ease, not hundreds."""

CHARACTERS = 60_000
"""Code points printed of one article; a long feature has 30,000."""

ALL_CHARACTERS = 1_500_000
"""Code points printed of all articles together."""


@dataclass(frozen=True, slots=True)
class Witness:
    """One article as the list at the top has it."""

    article: Article
    siglum: str
    copy_of: str | None
    words: int
    set_aside: int


@dataclass(frozen=True, slots=True)
class Printed:
    """One article with its findings marked; ``left_out`` code points are only in the JSON."""

    witness: Witness
    html: str
    left_out: int


def list_witnesses(index: Index) -> list[Witness]:
    """Every article with its siglum and the words that belong to the story."""
    witnesses = []
    for article in index.articles.values():
        root = index.original(article.id)
        aside = sum(len(article.text[r.start : r.end].split()) for r in article.removed)
        total = len(article.text.split())
        witnesses.append(
            Witness(
                article,
                index.sigla[article.id],
                index.sigla[root] if root != article.id else None,
                max(total - aside, 0),
                aside,
            )
        )
    return witnesses


def print_articles(
    index: Index, numbers: Mapping[str, int], listed: Mapping[str, str]
) -> tuple[list[Printed], Index]:
    """The articles as HTML, and the index that knows which anchors stand in them.

    ``numbers`` gives the number of each point that the report shows, ``listed`` the entry of
    each quotation that stands in its lists.
    """
    marks, notes, sides = mark_wording(index)
    _add_marks(marks, index)
    _add_notes(notes, index, numbers)
    _add_sides(sides, index, listed)
    printed = []
    anchors: set[str] = set()
    budget = ALL_CHARACTERS
    originals_first = sorted(list_witnesses(index), key=lambda witness: witness.copy_of is not None)
    for witness in originals_first[:ARTICLES]:
        article = witness.article
        limit = min(CHARACTERS, budget)
        if limit <= 0:
            break
        budget -= min(len(article.text), limit)
        body, found = highlight(
            article.text,
            marks[article.id],
            notes[article.id],
            sides[article.id],
            article.removed,
            limit,
        )
        printed.append(Printed(witness, body, max(len(article.text) - limit, 0)))
        anchors |= found | {f"a-{article.id}"}
    printed.sort(key=lambda one: index.place[one.witness.article.id])
    return printed, replace(index, anchors=frozenset(anchors))


def point_numbers(points: list[Point]) -> dict[str, int]:
    """The number of each point, from 1, in the order given."""
    return {point.id: number for number, point in enumerate(points, 1)}


def _add_marks(marks: Marks, index: Index) -> None:
    for quotation in index.collation.quotations:
        key = f"q-{quotation.id}"
        depth = _depth(index, quotation.inside)
        style = f"q {quotation.form.value} d{min(depth, 3)}"
        for start, end in pieces_of(quotation.content):
            marks[quotation.content.article].append(Mark(start, end, 1, style, key, key))
        for span, style in ((quotation.cue, "cue"), (quotation.source, "src")):
            for start, end in pieces_of(span) if span else ():
                assert span is not None
                marks[span.article].append(Mark(start, end, 3, style, key, ""))
    for claim in index.collation.claims:
        key = f"c-{claim.id}"
        for start, end in pieces_of(claim.span):
            marks[claim.span.article].append(Mark(start, end, 2, "c", key, key))
    stretches = deed_stretches(index)
    for event in index.collation.events:
        key = f"v-{event.id}"
        marks[event.trigger.article].append(Mark(*stretches[event.id], 2, "x", key, key))
    for date in index.collation.dates:
        span, key = date.sentence, f"k-{date.value}"
        marks[span.article].append(Mark(span.start, span.end, 2, "x", key, key))
    for told in index.collation.expectations:
        key = f"e-{told.id}"
        for start, end in pieces_of(told.span):
            marks[told.span.article].append(Mark(start, end, 2, "x", key, key))


def _depth(index: Index, outer: str | None) -> int:
    depth = 0
    while outer and outer in index.quotations and depth < 4:
        depth += 1
        outer = index.quotations[outer].inside
    return depth


def _add_notes(notes: Notes, index: Index, numbers: Mapping[str, int]) -> None:
    for point in index.collation.points:
        number = numbers.get(point.id)
        for name in point.claims if number else ():
            claim = index.claims.get(name)
            if claim:
                says = f"Point {number}, {BASIS[claim.basis]}"
                note = Note(claim.span.end, str(number), f"#p-{point.id}", says)
                notes[claim.span.article].append(note)


def _add_sides(sides: Sides, index: Index, listed: Mapping[str, str]) -> None:
    """Who speaks, in the margin of the paragraph where the statement begins."""
    for quotation in index.collation.quotations:
        speaker = index.speaker(quotation)
        source = shorten(quotation.source.exact, 60) if quotation.source else "no source found"
        says = shorten(speaker, 60) if speaker else f"{source} (?)"
        outer = index.quotations.get(quotation.inside) if quotation.inside else None
        if outer:
            says = f"{says}, as told by {shorten(index.who(outer), 60)}"
        href = f"#w-{listed[quotation.id]}" if quotation.id in listed else None
        sides[quotation.content.article].append(Side(quotation.content.start, says, href))
