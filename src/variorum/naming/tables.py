"""Reads word lists: one entry a line, columns apart by a tab, ``#`` comments."""

from __future__ import annotations

from functools import cache

from variorum.tables import read_table

PACKAGE = "naming"


@cache
def load_rows(name: str, package: str = PACKAGE) -> tuple[tuple[str, ...], ...]:
    """The rows of table ``name`` under the package's ``tables``, each a tuple of its columns.

    >>> load_rows("demonyms.tsv")[0]
    ('Afghanistan', 'Afghan', 'Afghans')
    """
    lines = (line.strip() for line in read_table(package, name))
    return tuple(tuple(column.strip() for column in line.split("\t")) for line in lines)


@cache
def load_words(name: str, section: str | None = None, package: str = PACKAGE) -> frozenset[str]:
    """The entries of table ``name`` in lower case; where a section comes first, of that section.

    >>> "anna" in load_words("given_names.tsv", "f")
    True
    """
    return frozenset(entry.lower() for entry in load_forms(name, section, package))


@cache
def load_forms(name: str, section: str | None = None, package: str = PACKAGE) -> frozenset[str]:
    """The entries of table ``name`` as written; where a section comes first, of that section."""
    rows = load_rows(name, package)
    return frozenset(row[-1] for row in rows if section is None or row[0] == section)
