"""Files, feeds and archives to articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from os import PathLike
from pathlib import Path

from variorum.read.article import make_article
from variorum.records import Article, Input, Problem

__all__ = ["make_article", "read_articles"]


def read_articles(paths: Iterable[str | PathLike[str]]) -> Iterator[Article | Problem]:
    """Every article found under ``paths``, and a problem row for what could not be read."""
    for path in paths:
        yield make_article(Path(path).read_text(), Input(str(path)))
