"""An act told of as to come, and the words for such: what every step of the search shares."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from variorum.annotate.wordlists import load_words
from variorum.records import Certainty

if TYPE_CHECKING:
    from spacy.tokens import Token

_TABLE = "expectation_words.tsv"
_SURE = {
    "certain": Certainty.CERTAIN,
    "likely": Certainty.LIKELY,
    "unlikely": Certainty.LIKELY,
    "possible": Certainty.POSSIBLE,
    "promised": Certainty.PROMISED,
    "threatened": Certainty.THREATENED,
}


@dataclass(frozen=True, slots=True)
class Foretold:
    """An act that is told of as to come, and the words that say so.

    ``frame`` is the verb or adjective that the act hangs on ("plans", "likely"), the act itself
    after a modal; ``bearer`` is whose plan, promise or opinion it is where a word says so.
    ``modal`` is the modal in small letters or what stands for one, ``past`` says that the frame
    is in the past tense, ``dated`` that a day is given that was ahead at publication.
    """

    act: Token
    frame: Token
    certainty: Certainty
    cues: tuple[Token, ...]
    negated: bool
    subject: Token | None
    bearer: Token | None = None
    modal: str = ""
    past: bool = False
    dated: bool = False


def words(section: str) -> frozenset[str]:
    """The words of one section of the table."""
    return load_words(_TABLE, section)


@lru_cache(maxsize=8)
def degrees(section: str) -> dict[str, str]:
    """Each word of the sections that begin with ``section``, and the degree that they name."""
    return {
        word: degree
        for degree in (
            "certain",
            "likely",
            "unlikely",
            "possible",
            "promised",
            "threatened",
            "none",
        )
        for word in words(f"{section} {degree}")
    }


def degree_of(name: str) -> Certainty:
    """The certainty that a section of the table names."""
    return _SURE[name]


def helpers_of(verb: Token) -> list[Token]:
    """The auxiliaries of ``verb``."""
    return [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
