"""Files, feeds and archives to articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from os import PathLike
from typing import BinaryIO

from variorum.read.article import distinct_ids, make_article
from variorum.read.files import find_files
from variorum.read.open import read_path
from variorum.records import Article, Problem

__all__ = ["distinct_ids", "make_article", "read_articles"]


def read_articles(
    paths: Iterable[str | PathLike[str]], stdin: BinaryIO | None = None
) -> Iterator[Article | Problem]:
    """Every article found under ``paths``, and a problem row for what could not be read.

    Files are read in the order of their names, one after the other, archives and JSON Lines as
    streams. ``-`` reads ``stdin`` (standard input where none is given). The same article found
    twice comes twice with one id: ``distinct_ids`` tells them apart once all are there.
    """
    for found in find_files(paths):
        if isinstance(found, Problem):
            yield found
        else:
            yield from read_path(found, stdin)
