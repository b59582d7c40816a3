"""Reads the word lists in ``annotate/tables``."""

from __future__ import annotations

from variorum.naming import tables

_PACKAGE = "annotate"


def load_rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of table ``name`` in order, each a tuple of its columns."""
    return tables.load_rows(name, _PACKAGE)


def load_words(name: str, section: str | None = None) -> frozenset[str]:
    """The entries of table ``name`` in lower case; where a section comes first, of that section.

    >>> "reportedly" in load_words("anonymous_sources.txt", "hearsay cue")
    True
    """
    return tables.load_words(name, section, _PACKAGE)
