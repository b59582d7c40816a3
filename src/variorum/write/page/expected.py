"""What is expected: the ledger of the story, those due first first, each with its words."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.collated import Collation
from variorum.records import Outcome
from variorum.timex import spelled_out
from variorum.write.ledger import Entry, Telling, expected_by, list_entries
from variorum.write.page.index import Index, join_sigla, words
from variorum.write.page.text import shorten

ENTRIES = 120
"""Expectations shown with a date, and as many without; the JSON has all."""

LINES = 8
"""Tellings shown under one expectation."""


@dataclass(frozen=True, slots=True)
class Line:
    """The words in which one article (and its copies) tells it."""

    sigla: str
    outlet: str
    words: str
    href: str | None


@dataclass(frozen=True, slots=True)
class Settled:
    """The words of the later article that settle it."""

    siglum: str
    words: str
    href: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """One expectation: who expects it, when it is due, in words and spelled out, who tells it."""

    entry: Entry
    holder: str
    when: str
    meaning: str
    told: list[Line]
    more: int
    settled: Settled | None

    @property
    def is_open(self) -> bool:
        """Whether nothing settles it."""
        return self.entry.status is Outcome.OPEN


def expectation_rows(index: Index) -> tuple[list[Row], list[Row]]:
    """The expectations with a due date, first due first, and those without."""
    rows = [_row(index, entry) for entry in list_entries(index.collation)]
    return [row for row in rows if row.when], [row for row in rows if not row.when]


def _row(index: Index, entry: Entry) -> Row:
    lines = _lines(index, entry)
    when = entry.due.words if entry.due else ""
    meaning = spelled_out(entry.due.value) if entry.due else ""
    return Row(
        entry,
        expected_by(entry),
        when,
        meaning if meaning.lower() != when.lower() else "",
        lines[:LINES],
        max(len(lines) - LINES, 0),
        _settled(index, entry),
    )


def _lines(index: Index, entry: Entry) -> list[Line]:
    """One line for each article's words; a copy that has them too only adds its siglum."""
    groups: dict[tuple[str, str], list[Telling]] = {}
    for told in entry.told:
        groups.setdefault((index.original(told.article), words(told.span)), []).append(told)
    return [
        Line(
            join_sigla(index.sigla[told.article] for told in group),
            index.outlet(group[0].article),
            shorten(words(group[0].span), 400),
            index.link(f"e-{group[0].expectation}"),
        )
        for group in groups.values()
    ]


def _settled(index: Index, entry: Entry) -> Settled | None:
    if entry.settled_by is None:
        return None
    claim = _claim(index.collation, entry)
    return Settled(
        index.sigla[entry.settled_by.article],
        shorten(words(entry.settled_by), 300),
        index.link(f"c-{claim}"),
    )


def _claim(collation: Collation, entry: Entry) -> str | None:
    return next(
        (told.resolved_by for told in collation.expectations if told.entry == entry.entry), None
    )
