"""Markdown marks in running text: what they mark is the story, they are not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from variorum.records import Removed

_LINK = re.compile(
    r"(!?)\[([^\[\]\n]{0,500})\]\(\s*(?:https?://|mailto:|/|#)[^\s()]{0,2000}(?:\s[^()\n]{0,200})?\)"
)
_COMMENT = re.compile(r"<!--(?:(?!-->).){0,2000}-->", re.S)


def find_markup(text: str) -> Iterator[Removed]:
    """Link targets, images and comments; the words of a link stay."""
    if "](" in text:
        for match in _LINK.finditer(text):
            if match[1]:
                yield Removed(match.start(), match.end(), "markup")
            else:
                yield Removed(match.start(), match.start(2), "markup")
                yield Removed(match.end(2), match.end(), "markup")
    if "<!--" in text:
        for match in _COMMENT.finditer(text):
            yield Removed(match.start(), match.end(), "markup")
