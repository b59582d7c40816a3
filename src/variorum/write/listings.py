"""What a store answers as JSON: ``variorum-stories/1``, ``-affairs/1`` and ``-search/1``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from variorum._version import __version__
from variorum.listed import AffairListing, SearchHit, StoryListing
from variorum.write.json import document, plain

STORIES_FORMAT = "variorum-stories/1"
AFFAIRS_FORMAT = "variorum-affairs/1"
SEARCH_FORMAT = "variorum-search/1"


def stories_json(stories: Iterable[StoryListing]) -> str:
    """Stories at a glance as JSON text, one a line, in the order given."""
    return document({**_header(STORIES_FORMAT), "stories": [plain(story) for story in stories]})


def affairs_json(affairs: Iterable[AffairListing]) -> str:
    """Affairs with their chapters as JSON text, one a line, in the order given."""
    return document({**_header(AFFAIRS_FORMAT), "affairs": [plain(affair) for affair in affairs]})


def search_json(words: str, hits: Iterable[SearchHit]) -> str:
    """Where ``words`` were found as JSON text, one article a line, best first."""
    found = [plain(hit) for hit in hits]
    return document({**_header(SEARCH_FORMAT), "words": words, "hits": found})


def _header(name: str) -> dict[str, Any]:
    return {"format": name, "variorum": __version__}
