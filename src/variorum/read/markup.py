"""Marks in running text that are not words: Markdown links, comments, glued link captions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from variorum.records import MARKUP, Removed

_LINK = re.compile(
    r"(!?)\[([^\[\]\n]{0,500})\]\(\s*(?:https?://|mailto:|/|#)[^\s()]{0,2000}(?:\s[^()\n]{0,200})?\)"
)
_COMMENT = re.compile(r"<!--[^>]{0,2000}?-->")
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*\n]{1,500}?)(?<=[^\s*])\1(?![\w*])")
# The surname again with given names before it, then headlines, up to MORE: the captions of links
# on a name, run into the sentence by bad extraction.
_CAPTIONS = r"((?:[A-Z(][\w.()’'-]{0,30} ){1,5}\1%s(?:(?!\bMORE\b)[^\n]){5,700}?\bMORE\b)"
_NAMED = r"\b([A-Z][\w’'-]{1,30}) "
_GLUED = re.compile(_NAMED + _CAPTIONS % r"(?=[A-Z0-9‘'])")
_SPACED = re.compile(_NAMED + _CAPTIONS % r"(?= [A-Z0-9‘'])")


_MORE = re.compile(r"(?<= )MORE\b")
_LONGEST_CAPTIONS = 950  # a name, five words of 32, the name again, 700 characters


def find_markup(text: str) -> Iterator[Removed]:
    """Link targets, images, emphasis, comments and glued captions; the words of a link stay."""
    if "](" in text:
        for match in _LINK.finditer(text):
            if match[1]:
                yield Removed(match.start(), match.end(), MARKUP)
            else:
                yield Removed(match.start(), match.start() + 1, MARKUP)
                yield Removed(match.end(2), match.end(), MARKUP)
    if "<!--" in text:
        for match in _COMMENT.finditer(text):
            yield Removed(match.start(), match.end(), MARKUP)
    if "*" in text:
        for match in _EMPHASIS.finditer(text):
            yield Removed(match.start(1), match.end(1), MARKUP)
            yield Removed(match.end(2), match.end(), MARKUP)
    if " MORE" in text:
        ends: set[int] = set()
        for more in _MORE.finditer(text):
            # Only so far back as captions can begin: names alone would be tried again and again.
            start = max(0, more.start() - _LONGEST_CAPTIONS)
            for pattern in (_GLUED, _SPACED):
                for match in pattern.finditer(text, start, more.end() + 1):
                    if match.end() not in ends:
                        ends.add(match.end())
                        yield Removed(match.start(2), match.end(2), "related links")
