"""Reads the word lists in ``tables/``: one entry a line, columns apart by a tab, ``#`` comments."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def load_rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of table ``name`` in order, each a tuple of its columns.

    >>> load_rows("demonyms.tsv")[0]
    ('Afghanistan', 'Afghan', 'Afghans')
    """
    text = files("variorum.annotate").joinpath("tables", name).read_text(encoding="utf-8")
    lines = (line.strip() for line in text.splitlines())
    return tuple(
        tuple(column.strip() for column in line.split("\t"))
        for line in lines
        if line and not line.startswith("#")
    )


@cache
def load_words(name: str, section: str | None = None) -> frozenset[str]:
    """The entries of table ``name`` in lower case; where a section comes first, of that section.

    >>> "reportedly" in load_words("anonymous_sources.txt", "hearsay cue")
    True
    """
    return frozenset(entry.lower() for entry in load_forms(name, section))


@cache
def load_forms(name: str, section: str | None = None) -> frozenset[str]:
    """The entries of table ``name`` as written; where a section comes first, of that section."""
    return frozenset(row[-1] for row in load_rows(name) if section is None or row[0] == section)
