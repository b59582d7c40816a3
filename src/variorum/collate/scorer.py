"""How likely two claims are about one proposition: a logistic model over their evidence."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from variorum.collate.evidence import FEATURES, conflict, cosine, firm, weigh
from variorum.collate.facts import Fact
from variorum.tables import read_table

_VERBATIM = 7
"""Words from which the same words are one telling, whoever they are about."""


@dataclass(frozen=True, slots=True)
class Scorer:
    """Weights of the evidence, and the limits from which two claims are linked.

    ``links`` are the least scores of one link, by the number of firm agreements (predicate,
    number, time, speaker: 0, 1, 2 and more), ``floors`` the least cosines beside them.
    ``near`` are pairs of a cosine and a score that are enough whatever else agrees.
    ``average`` is the least average score between two groups of claims that become one.
    """

    bias: float
    weights: tuple[float, ...]
    links: tuple[float, ...]
    floors: tuple[float, ...]
    near: tuple[tuple[float, float], ...]
    average: float

    def score(self, a: Fact, b: Fact) -> float:
        """From 0 to 1; 0 where the two conflict, 1 where they are one in words and actors."""
        if conflict(a, b):
            return 0.0
        return 1.0 if is_verbatim(a, b) else self.probability(weigh(a, b))

    def joins(self, a: Fact, b: Fact, score: float) -> bool:
        """Whether two claims with this ``score`` are one proposition."""
        if score == 1.0:
            return True
        alike = cosine(a, b)
        both_open = a.open and b.open
        two_voices = bool(a.speaker and b.speaker) and a.speaker != b.speaker
        if both_open and two_voices:
            return False  # the "it" of one speaker is not that of another
        if not both_open and any(alike >= c and score >= low for c, low in self.near):
            return True
        # What two people say of one thing is seldom one proposition: the wording must carry it.
        level = 0 if two_voices else min(firm(a, b), len(self.links) - 1)
        return score >= self.links[level] and alike >= self.floors[level]

    def probability(self, evidence: Sequence[float]) -> float:
        """What the model makes of ``evidence``, which is in the order of ``FEATURES``."""
        total = self.bias + sum(w * x for w, x in zip(self.weights, evidence, strict=True))
        return round(1 / (1 + math.exp(-total)), 4)


def is_verbatim(a: Fact, b: Fact) -> bool:
    """Whether two claims have the same words about the same actors, or too many by chance."""
    return a.words == b.words and bool(whom(a)) and whom(a) == whom(b)


def whom(fact: Fact) -> str:
    """Who the words of a claim are about, as far as that tells them from the same words.

    Empty where a pronoun that nobody has resolved leaves it open.
    """
    if len(fact.words.split()) >= _VERBATIM:
        return "verbatim"
    if fact.open:
        return fact.speaker
    return "actors " + " ".join(sorted(fact.actors))


@lru_cache(maxsize=1)
def load_scorer() -> Scorer:
    """The scorer that ships, from ``tables/alignment.tsv``, made by ``training/alignment.py``."""
    rows = dict(line.split("\t") for line in read_table("collate", "alignment.tsv"))
    return make_scorer({name: float(value) for name, value in rows.items()})


def make_scorer(table: Mapping[str, float]) -> Scorer:
    """A scorer from a table with a weight for each feature, the bias and the limits."""

    def row(name: str) -> tuple[float, ...]:
        found: list[float] = []
        while f"{name} {len(found)}" in table:
            found.append(table[f"{name} {len(found)}"])
        return tuple(found)

    weights = tuple(table[name] for name in FEATURES)
    near = tuple(zip(row("near cosine"), row("near score"), strict=True))
    return Scorer(table["bias"], weights, row("link"), row("floor"), near, table["average"])
