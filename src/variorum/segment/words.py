"""The word lists behind sentence boundaries, read once."""

from __future__ import annotations

from functools import cache

from variorum.tables import read_table


@cache
def abbreviations() -> dict[str, str]:
    """What may follow each abbreviation: ``title``, ``number`` or ``either``.

    >>> abbreviations()["sen"]
    'title'
    """
    return dict(row.split("\t", 1) for row in _rows("abbreviations.tsv"))


@cache
def starters() -> frozenset[str]:
    """Words that open sentences, lower case."""
    return frozenset(_rows("starters.txt"))


@cache
def cues() -> frozenset[str]:
    """Verbs that follow a name after a closing quotation mark."""
    return frozenset(_rows("cues.txt"))


def _rows(name: str) -> list[str]:
    return [row.rstrip() for row in read_table("segment", name)]
