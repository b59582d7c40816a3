"""How likely two claims are about one proposition: a logistic model over their evidence."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from variorum.collate.evidence import FEATURES, agreeing, conflict, cosine, weigh
from variorum.collate.facts import Fact

_ENOUGH = 2
"""Kinds of agreement beside the wording that make up for a lower cosine."""


@dataclass(frozen=True, slots=True)
class Scorer:
    """Weights of the evidence, and the scores from which two claims are linked.

    ``link`` is the least score of one link, ``average`` the least average score between two
    groups of claims that become one. Below the cosine ``floor`` two claims are never linked;
    where fewer than two of actors, predicate, number and time agree, not below the cosine
    ``alone`` either, unless the score is at least ``sure``.
    """

    bias: float
    weights: tuple[float, ...]
    link: float
    average: float
    floor: float
    alone: float
    sure: float

    def score(self, a: Fact, b: Fact) -> float:
        """From 0 to 1; 0 where the two conflict or are far, 1 where words and actors agree."""
        if conflict(a, b):
            return 0.0
        if a.words == b.words and a.actors == b.actors and not a.open:
            return 1.0
        alike = cosine(a, b)
        if alike < self.floor:
            return 0.0
        chance = self.probability(weigh(a, b))
        alone = len(agreeing(a, b)) < _ENOUGH
        return 0.0 if alone and alike < self.alone and chance < self.sure else chance

    def probability(self, evidence: Sequence[float]) -> float:
        """What the model makes of ``evidence``, which is in the order of ``FEATURES``."""
        total = self.bias + sum(w * x for w, x in zip(self.weights, evidence, strict=True))
        return round(1 / (1 + math.exp(-total)), 4)


@lru_cache(maxsize=1)
def load_scorer() -> Scorer:
    """The scorer that ships, from ``tables/alignment.tsv``, made by ``training/alignment.py``."""
    text = files("variorum.collate").joinpath("tables", "alignment.tsv").read_text("utf-8")
    rows = dict(line.split("\t") for line in text.splitlines() if line and line[0] != "#")
    return make_scorer({name: float(value) for name, value in rows.items()})


def make_scorer(table: Mapping[str, float]) -> Scorer:
    """A scorer from a table with a weight for each feature, the bias and the thresholds."""
    weights = tuple(table[name] for name in FEATURES)
    limits = (table[name] for name in ("link", "average", "floor", "alone", "sure"))
    return Scorer(table["bias"], weights, *limits)
