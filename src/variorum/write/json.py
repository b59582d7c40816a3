"""JSON of a story (``variorum-story/1``) and of one article (``variorum-article/1``)."""

from __future__ import annotations

from collections.abc import Mapping

from variorum.records import Annotated, Collation


def story_json(collation: Collation, models: Mapping[str, str]) -> str:
    """The story as JSON text."""
    raise NotImplementedError


def article_json(annotated: Annotated, models: Mapping[str, str]) -> str:
    """One article with its findings as one line of JSON."""
    raise NotImplementedError
