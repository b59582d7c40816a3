"""JSON Schema of what a store answers, generated from the record types.

Published as ``docs/schema/variorum-stories-1.json``, ``variorum-affairs-1.json`` and
``variorum-search-1.json``; a test holds the files equal to what is generated here and validates
every output.
"""

from __future__ import annotations

from typing import Any

from variorum.listed import AffairListing, SearchHit, StoryListing
from variorum.write.listings import AFFAIRS_FORMAT, SEARCH_FORMAT, STORIES_FORMAT
from variorum.write.schema import make_schema

_VERSION = {"type": "string", "description": "The version that wrote this."}


def stories_schema() -> dict[str, Any]:
    """The schema of ``variorum-stories/1``."""
    properties = {
        "format": {"const": STORIES_FORMAT},
        "variorum": _VERSION,
        "stories": tuple[StoryListing, ...],
    }
    return make_schema("Stories of a database of Variorum", properties)


def affairs_schema() -> dict[str, Any]:
    """The schema of ``variorum-affairs/1``."""
    properties = {
        "format": {"const": AFFAIRS_FORMAT},
        "variorum": _VERSION,
        "affairs": tuple[AffairListing, ...],
    }
    return make_schema("Affairs of a database of Variorum", properties)


def search_schema() -> dict[str, Any]:
    """The schema of ``variorum-search/1``."""
    properties = {
        "format": {"const": SEARCH_FORMAT},
        "variorum": _VERSION,
        "words": {"type": "string", "description": "What was looked for."},
        "hits": tuple[SearchHit, ...],
    }
    return make_schema("Places where words stand, in a database of Variorum", properties)
