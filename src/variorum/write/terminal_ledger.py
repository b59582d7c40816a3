"""The ledger of a story in the terminal: what is expected, due first, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from variorum.collated import Collation
from variorum.records import Outcome
from variorum.timex import spelled_out
from variorum.write.ledger import Due, Entry, expected_by, list_entries
from variorum.write.page.index import make_index
from variorum.write.page.text import shorten
from variorum.write.terminal import left_out, many, safe_text, table_of

if TYPE_CHECKING:
    from rich.console import RenderableType

ROWS = 60
"""Entries shown before the rest is only counted."""


def ledger_glance(collation: Collation) -> RenderableType:
    """The story's title, how many expectations it has, and a table of them."""
    from rich.console import Group

    entries = list_entries(collation)
    sigla = make_index(collation).sigla
    settled = sum(entry.status is not Outcome.OPEN for entry in entries)
    parts: list[RenderableType] = [
        safe_text(shorten(collation.story.title, 200), "bold"),
        safe_text(
            f"{many(len(entries), 'expectation')} in {many(len(collation.articles), 'article')}, "
            f"{settled:,} of them settled by later articles",
            "dim",
        ),
        safe_text(""),
    ]
    table = table_of("due", "told as", "who expects it", "what", "told by", "status")
    for entry in entries[:ROWS]:
        told = dict.fromkeys(sigla[telling.article] for telling in entry.told)
        table.add_row(
            safe_text(due_in_words(entry.due)),
            safe_text(entry.certainty.value),
            safe_text(shorten(expected_by(entry), 40)),
            safe_text(shorten(entry.words, 160)),
            safe_text(" ".join(told)),
            safe_text(_status(entry)),
        )
    if entries:
        parts.append(table)
    else:
        parts.append(safe_text("Nothing that is expected to come about was found."))
    left_out(parts, len(entries) - ROWS, "expectations")
    return Group(*parts)


def due_in_words(due: Due | None) -> str:
    """The words of the due date with what they mean beside them.

    >>> due_in_words(Due("Monday", "2026-04-13", "2026-04-13", "2026-04-13"))
    'Monday (13 April 2026)'
    """
    if due is None:
        return ""
    meaning = spelled_out(due.value)
    return f"{due.words} ({meaning})" if meaning and meaning != due.words else due.words


def _status(entry: Entry) -> str:
    if entry.settled_by is None:
        return entry.status.value
    return f"{entry.status.value}: {shorten(' '.join(entry.settled_by.exact.split()), 80)}"
