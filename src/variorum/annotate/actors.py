"""Actors of one article: who is named, under which names and roles."""

from __future__ import annotations

from variorum.annotate.parse import Parse
from variorum.records import Actor


def find_actors(parse: Parse) -> list[Actor]:
    """The actors of one article with all their mentions."""
    return []
