"""Whether the stored text is the whole article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from variorum.records import Completeness, CompletenessState, Removed

_CUT = re.compile(r"(?:\[\s*(?:…|\.{3})\s*\]|\[\+\d+ chars\]|…|\.{3})\s*$")


def judge_completeness(
    text: str,
    removed: Sequence[Removed] = (),
    *,
    title: str | None = None,
    feed_summary: bool = False,
    free: bool | None = None,
) -> Completeness:
    """Whether ``text`` is the whole article, from what the text itself shows.

    ``feed_summary`` says that a feed gave a summary instead of the text; ``free`` is what a page
    declares (``isAccessibleForFree``). A cut exactly after a full stop cannot be seen.
    """
    story = _story(text, removed)
    words = len(story.split())
    if not words:
        return Completeness(CompletenessState.EMPTY, "no text")
    if _CUT.search(story[-40:]):
        return Completeness(CompletenessState.TRUNCATED, "ends with an ellipsis")
    if feed_summary:
        return Completeness(CompletenessState.TRUNCATED, "feed summary only")
    if free is False and words < 150:
        return Completeness(CompletenessState.PAYWALLED, "the page says it is not free to read")
    if words < 60:
        return Completeness(CompletenessState.UNKNOWN, f"only {words} words")
    if story[-1] not in ".!?\"'”’)]»":
        return Completeness(CompletenessState.TRUNCATED, "ends in mid-sentence")
    return Completeness(CompletenessState.FULL, "ends with a whole sentence")


def _story(text: str, removed: Sequence[Removed]) -> str:
    """The text without what was set aside."""
    parts = []
    position = 0
    for part in removed:
        parts.append(text[position : part.start])
        position = max(position, part.end)
    parts.append(text[position:])
    return "".join(parts).strip()
