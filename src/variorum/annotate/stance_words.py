"""The words that say where somebody stands, out of ``tables/stance_words.tsv``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from variorum.annotate.wordlists import load_rows
from variorum.records import Side

_TABLE = "stance_words.tsv"


@dataclass(frozen=True, slots=True)
class Word:
    """A word in one frame: the side it takes, and of what (``any``, ``actor`` or ``matter``)."""

    frame: str
    side: Side
    takes: str


@cache
def entries(section: str) -> Mapping[str, tuple[Word, ...]]:
    """The words of a section with a side, each with its frames.

    >>> [(word.frame, word.side.value) for word in entries("verb")["vote"]][:2]
    [('for', 'backs'), ('against', 'opposes')]
    """
    found: dict[str, list[Word]] = {}
    for row in load_rows(_TABLE):
        if row[0] == section:
            found.setdefault(row[1], []).append(Word(row[2], Side(row[3]), row[4]))
    return {lemma: tuple(words) for lemma, words in found.items()}


@cache
def listed(section: str) -> frozenset[str]:
    """The words of a section that has no more than words."""
    return frozenset(row[1] for row in load_rows(_TABLE) if row[0] == section)


@cache
def frames(section: str) -> Mapping[str, frozenset[str]]:
    """The words of a section with their frames, where it has no sides (urging, removal)."""
    found: dict[str, set[str]] = {}
    for row in load_rows(_TABLE):
        if row[0] == section:
            found.setdefault(row[1], set()).add(row[2])
    return {word: frozenset(ways) for word, ways in found.items()}
