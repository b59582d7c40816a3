"""Paragraphs in which the outlet speaks to its reader, found by many small signs.

No single phrase gives such a paragraph away: it says "you" and "us", it asks in the imperative, it
has words of a kind (gift, inbox, log in), it stands alone or near the end. Each sign has points
in ``tables/voice.tsv``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from variorum.read.rules import has_one
from variorum.segment import split_sentences
from variorum.tables import read_table

_ENOUGH = 4  # points, set by reading what goes from 3,000 articles of a stream
_SURE = 3  # points of one kind
_MOST_WORDS = 55
_LONGEST = 450  # characters
_FEW = 5  # words; for a sentence as short one slight sign will do
_LATE = 30  # characters; words glued to the front of an appeal have no sign for longer
_SHARED = "any"
_QUOTED = re.compile(r"[“”\"„«»]")
_REPORTED = re.compile(
    r"\b(?:said|says|told|asked|asks|added|adds|urged|wrote|writes|announced|reported|declined"
    r"|according\sto)\b"
)


@dataclass(frozen=True, slots=True)
class Sign:
    """One row: points for a reason where one of the triggers and the pattern are there."""

    why: str
    points: int
    triggers: tuple[str, ...]
    pattern: re.Pattern[str]

    def may_hold(self, lowered: str) -> bool:
        """Whether one of the triggers is there: cheap, and false for most texts."""
        return has_one(self.triggers, lowered)


def find_voice(words: str, lowered: str, near: Sequence[Sign], bonus: int = 0) -> str | None:
    """Why a paragraph is not the story, ``None`` where it may be; ``bonus`` points for its place.

    ``near`` are the signs of ``voice_signs`` that have a trigger in ``lowered``.

    >>> line = "Our newsroom runs on gifts from readers. Will you join them?"
    >>> find_voice(line, line.lower(), [s for s in voice_signs() if s.may_hold(line.lower())])
    'appeal'

    Reported speech and anything with a quotation mark in it stays, and so does a paragraph with
    one sentence without any sign.
    """
    if len(near) < _SURE and not any(sign.points > 1 for sign in near):
        return None  # true of almost every paragraph, and quickly seen
    if len(words) > _LONGEST or len(words.split()) > _MOST_WORDS:
        return None
    if _QUOTED.search(words) or _REPORTED.search(lowered):
        return None
    held = [sign for sign in near if sign.pattern.search(words)]
    if len(held) < _SURE and not any(sign.points > 1 for sign in held):
        return None
    held += [s for s in _shared_signs() if s.may_hold(lowered) and s.pattern.search(words)]
    points: dict[str, int] = defaultdict(int)
    for sign in held:
        points[sign.why] += sign.points
    shared = points.pop(_SHARED, 0)
    addressed = any(sign.why == _SHARED and sign.points > 0 for sign in held)
    why = max(sorted(points), key=lambda reason: points[reason], default=None)
    if why is None or not _is_sure(why, points[why], held):
        return None
    alone = any(sign.why == why and sign.points >= _ENOUGH for sign in held)
    if not alone and (not addressed or points[why] + shared + bonus < _ENOUGH):
        return None
    return why if _speaks_throughout(words, why, held) else None


def _is_sure(why: str, points: int, held: Sequence[Sign]) -> bool:
    """Whether the signs of the kind suffice: "you" and "us" alone are anybody's.

    Politicians thank for support and ask for it, so that an appeal needs two signs.
    """
    strong = any(sign.why == why and sign.points > 1 for sign in held)
    return points >= _SURE or (strong and why != "appeal")


def _speaks_throughout(words: str, why: str, held: Sequence[Sign]) -> bool:
    """Whether every sentence has signs, from its beginning on: one without is the story's."""
    for start, end in split_sentences(words):
        sentence = words[start:end]
        found = [
            (match.start(), sign)
            for sign in held
            if sign.points > 0
            and sign.why in (why, _SHARED)
            and (match := sign.pattern.search(sentence))
        ]
        if len(sentence.split()) <= _FEW and (found or sentence[-1] in "?!"):
            continue
        strong = any(sign.why == why and sign.points > 1 for _, sign in found)
        if not (strong or len(found) > 1) or min(place for place, _ in found) > _LATE:
            return False
    return True


@cache
def voice_signs() -> tuple[Sign, ...]:
    """Every sign that speaks for a reason of its own, in the order of the table."""
    return tuple(sign for sign in _all_signs() if sign.why != _SHARED)


@cache
def _shared_signs() -> tuple[Sign, ...]:
    """The signs that count for any reason."""
    return tuple(sign for sign in _all_signs() if sign.why == _SHARED)


def _all_signs() -> list[Sign]:
    found = []
    for row in read_table("read", "voice.tsv"):
        why, points, triggers, pattern = row.split("\t")
        compiled = re.compile(pattern, re.IGNORECASE)
        found.append(Sign(why, int(points), tuple(triggers.split("~")), compiled))
    return found
