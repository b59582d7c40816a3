"""What the finders of quotations hand to one another: a quotation in the making, in offsets."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_JOINT = re.compile(r"(?<=[\s,])(?:and|or|but)$", re.IGNORECASE)

# Rules and list marks, which end nothing where they stand on their own ("at noon  *").
_RULES = "*#|•_~"
_OPENER = re.compile(
    r"(?:(?:But|And|Yet|So)\s+|(?:But|And|Yet|So|Still|However|Indeed|In fact|In contrast|"
    r"Moreover|Instead|Meanwhile|Also),\s+)"
)

Pieces = tuple[tuple[int, int], ...]
"""Stretches of the text (start, end) in code points, in order, without overlap."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A possible quotation: what, how reported, by whom, and how far it can be trusted.

    ``head`` is the index of the token that reports (-1 where only quotation marks do), ``lemma``
    and ``frame`` the row of the reliability table that it belongs to, ``score`` from 0 to 1.
    """

    content: Pieces
    cue: Pieces
    source: Pieces
    head: int
    lemma: str
    frame: str
    score: float = 0.0

    def with_content(self, content: Pieces) -> Draft:
        """The same report with other content."""
        return replace(self, content=content)


def edges(token: Token) -> tuple[int, int]:
    """Start and end, in code points, of everything that hangs on a token."""
    left, right = token.left_edge, token.right_edge
    return left.idx, right.idx + len(right)


def sentence_around(token: Token) -> tuple[int, int]:
    """First and last index of the token's sentence, looked for 300 tokens each way at most.

    spaCy's own ``token.sent`` walks the whole sentence, which takes quadratic time on text
    without sentence ends.
    """
    doc = token.doc
    first = last = token.i
    while first > 0 and not doc[first].is_sent_start and token.i - first < 300:
        first -= 1
    while last + 1 < len(doc) and not doc[last + 1].is_sent_start and last - token.i < 300:
        last += 1
    return first, last


def trim(text: str, start: int, end: int, also: str = "") -> tuple[int, int]:
    """The stretch without white space, dashes, commas and full stops at its ends.

    A mark of punctuation that stands inside closing quotation marks stays.
    """
    while start < end and (text[start].isspace() or text[start] in ",;:.–—-" + also):
        start += 1
    while end > start and (
        text[end - 1].isspace()
        or text[end - 1] in ",;:.–—-" + also
        or (text[end - 1] in _RULES and text[end - 2 : end - 1].isspace())
    ):
        # An abbreviation keeps its full stop only where the sentence goes on; at the end of a
        # content the gold drops it, and so do readers.
        end -= 1
    return start, end


def minus(pieces: Pieces, holes: Pieces, text: str) -> Pieces:
    """The pieces without what the holes cover, trimmed; nothing empty is left.

    >>> minus(((0, 10),), ((3, 5),), "abcdefghij")
    ((0, 3), (5, 10))
    """
    kept: list[tuple[int, int]] = []
    cuts = sorted(holes)
    for start, end in pieces:
        for low, high in cuts:
            if high <= start or low >= end:
                continue
            if low > start:
                kept.append((start, low))
            start = max(start, high)
        if start < end:
            kept.append((start, end))
    trimmed = (trim(text, *_without_joint(text, *piece)) for piece in kept)
    return tuple(piece for piece in trimmed if _has_word(text, *piece))


def without_opener(pieces: Pieces, text: str) -> Pieces:
    """The pieces without words that only tie the sentence to the last: "But", "Still,"."""
    if not pieces:
        return pieces
    (start, end), *rest = pieces
    opener = _OPENER.match(text, start, end)
    return ((opener.end(), end), *rest) if opener and opener.end() < end else pieces


def join(pieces: list[tuple[int, int]], text: str) -> Pieces:
    """The pieces in order, those joined that overlap or have only white space between them."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(pieces):
        if joined and (start <= joined[-1][1] or not text[joined[-1][1] : start].strip()):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def overlap(a: Pieces, b: Pieces) -> int:
    """How many characters two sets of pieces share."""
    return sum(max(0, min(ae, be) - max(as_, bs)) for as_, ae in a for bs, be in b)


def length(pieces: Iterable[tuple[int, int]]) -> int:
    """How many characters the pieces cover."""
    return sum(end - start for start, end in pieces)


def _without_joint(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without a conjunction left dangling at its end."""
    start, end = trim(text, start, end)
    tail = _JOINT.search(text, max(start, end - 5), end)
    return (start, tail.start()) if tail else (start, end)


def _has_word(text: str, start: int, end: int) -> bool:
    return any(text[position].isalnum() for position in range(start, end))
