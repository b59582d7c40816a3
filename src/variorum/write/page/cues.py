"""Words of an article with those that carry the finding set apart."""

from __future__ import annotations

from variorum.records import Span
from variorum.spans import pieces_of

Parts = list[tuple[str, bool]]
"""Stretches of words, each with whether it belongs to the cue."""


def cue_parts(words: str, base: int, cue: Span) -> Parts:
    """``words``, which begin at ``base`` in the article, cut where the cue begins and ends."""
    parts, at = [], 0
    for start, end in pieces_of(cue):
        parts.append((words[at : start - base], False))
        parts.append((words[start - base : end - base], True))
        at = end - base
    parts.append((words[at:], False))
    return [(_flat(part), is_cue) for part, is_cue in parts if part]


def _flat(words: str) -> str:
    """The words on one line, with a space at either end where there was one."""
    inner = " ".join(words.split())
    return f"{' ' if words[:1].isspace() else ''}{inner}{' ' if words[-1:].isspace() else ''}"
