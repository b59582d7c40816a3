"""Reads the word lists and tables that ship: an entry a line, ``#`` for what is said about them."""

from __future__ import annotations

from importlib.resources import files


def read_table(package: str, name: str) -> list[str]:
    """The entries of ``tables/name`` under ``variorum.package``, as written, columns not yet cut.

    >>> read_table("naming", "demonyms.tsv")[0].split()
    ['Afghanistan', 'Afghan', 'Afghans']
    """
    text = files(f"variorum.{package}").joinpath("tables", name).read_text("utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
