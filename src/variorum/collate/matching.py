"""Which claims are one proposition: the judge's reading of both, weighed with the evidence."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from variorum.collate.evidence import FEATURES, conflict, factual_conflict, firm, moods_apart, weigh
from variorum.collate.facts import Fact
from variorum.collate.scorer import is_verbatim, load_scorer
from variorum.models.judge import Judge, Reading
from variorum.spans import words_of
from variorum.tables import read_table

_DIFFERENCES = ("polarity", "modality", "number", "time", "actor")
EVIDENCE = (
    *FEATURES,
    *(f"{kind} differs" for kind in _DIFFERENCES),
    "firm agreements",
    "same speaker",
    "two speakers",
    "speaker on one side",
    "least entailment",
    "least neutral",
    "least contradiction",
    "most entailment",
    "most neutral",
    "most contradiction",
    "same",
)
"""Names of the numbers that ``evidence_on`` returns, in order."""

READ_FROM = 0.2
"""Score by evidence alone from which the judge reads a pair.

On the pairs of ``training/points`` a twentieth more is found than from .3, as precisely; from .1 no
more than another fiftieth, for two thirds more to read.
"""
EITHER = 0.4
"""Probability that is enough where the evidence alone joins two claims as well."""
HOPELESS = 0.3
"""Probability by one direction under which the other is not read.

Two thirds of the pairs that were read for ``training/points`` end there, and one in two hundred of
those that both join.
"""
NEAREST = 0.4
"""Least cosine of two claims that the judge reads."""
PER_ARTICLE, MOST = 15, 120
"""Pairs that the judge reads: so many for each article, at most so many, the likeliest first."""


def evidence_on(a: Fact, b: Fact, there: Reading, back: Reading) -> tuple[float, ...]:
    """What speaks for and against one proposition, in the order of ``EVIDENCE``.

    The judge's probabilities are logarithms, the lower and the higher of the two directions; the
    last is its own logit of one proposition.
    """
    differs = conflict(a, b)
    odds = [
        sorted(math.log(value + 0.001) for value in pair)
        for pair in (
            (there.inference.entailment, back.inference.entailment),
            (there.inference.neutral, back.inference.neutral),
            (there.inference.contradiction, back.inference.contradiction),
        )
    ]
    return (
        *weigh(a, b),
        *(float(differs == kind) for kind in _DIFFERENCES),
        firm(a, b) / 3,
        float(bool(a.speaker) and a.speaker == b.speaker),
        float(bool(a.speaker and b.speaker) and a.speaker != b.speaker),
        float(bool(a.speaker) != bool(b.speaker)),
        *(least for least, _ in odds),
        *(most for _, most in odds),
        there.same + back.same,
    )


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic model over ``EVIDENCE``."""

    bias: float
    evidence: tuple[float, ...]
    joins: float
    """Probability from which two claims are one proposition."""

    def probability(self, evidence: Iterable[float]) -> float:
        """From 0 to 1; ``evidence`` is in the order of ``EVIDENCE``."""
        total = self.bias + sum(w * x for w, x in zip(self.evidence, evidence, strict=True))
        return round(1 / (1 + math.exp(-total)), 4)


@lru_cache(maxsize=1)
def load_weights() -> Weights:
    """The weights that ship, from ``tables/matching.tsv``, made by ``training/points``."""
    rows = dict(line.split("\t") for line in read_table("collate", "matching.tsv"))
    table = {name: float(value) for name, value in rows.items()}
    return Weights(table["bias"], tuple(table[name] for name in EVIDENCE), table["joins"])


class Matcher:
    """Scores pairs of claims: by the evidence, and by the judge where that leaves them open.

    ``apart`` are pairs of ids of claims that are never one proposition. The judge reads no more
    pairs than ``PER_ARTICLE`` and ``MOST`` allow; what is left is decided by the evidence alone,
    which joins less. Without a judge that holds for all.
    """

    def __init__(
        self,
        facts: Sequence[Fact],
        judge: Judge | None = None,
        apart: Collection[frozenset[str]] = (),
    ) -> None:
        self.evidence = load_scorer()
        self.average = self.evidence.average
        self.least = NEAREST if judge else min(self.evidence.floors)
        """Least cosine of two claims that can be one."""
        self._judge = judge
        self._apart = frozenset(apart)
        self._left = min(MOST, PER_ARTICLE * len({fact.article.id for fact in facts}))
        self._known: dict[frozenset[str], tuple[float, bool]] = {}

    def read_ahead(self, pairs: Iterable[tuple[Fact, Fact]]) -> None:
        """Score ``pairs`` with the likeliest first, so that the judge reads those.

        Where it reads none, each is scored when it is asked for: their order is no matter then.
        """
        if self._judge is None or not self._left:
            return
        ranked = [
            (-self.evidence.probability(weigh(a, b)), a.claim.id, b.claim.id, a, b)
            for a, b in pairs
        ]
        for *_, a, b in sorted(ranked, key=lambda item: item[:3]):
            self.score(a, b)

    def score(self, a: Fact, b: Fact) -> float:
        """From 0 to 1; 0 where the two cannot be one, 1 where they are one in words and actors."""
        return self._judged(a, b)[0]

    def joins(self, a: Fact, b: Fact) -> bool:
        """Whether two claims are one proposition."""
        score, read = self._judged(a, b)
        if not read:
            return self.evidence.joins(a, b, score)
        if score >= load_weights().joins:
            return True
        return score >= EITHER and self.evidence.joins(a, b, self.evidence.score(a, b))

    def was_read(self, a: Fact, b: Fact) -> bool:
        """Whether the judge read the two."""
        return self._judged(a, b)[1]

    def _judged(self, a: Fact, b: Fact) -> tuple[float, bool]:
        """The score of a pair, and whether the judge read it."""
        pair = frozenset((a.claim.id, b.claim.id))
        if pair not in self._known:
            if pair in self._apart:
                self._known[pair] = 0.0, False
            elif self._judge and self._left and self._is_open(a, b):
                self._left -= 1
                self._known[pair] = self._probability(self._judge, a, b), True
            else:
                self._known[pair] = self.evidence.score(a, b), False
        return self._known[pair]

    @staticmethod
    def _probability(judge: Judge, a: Fact, b: Fact) -> float:
        a, b = sorted((a, b), key=lambda fact: fact.claim.id)
        first, second = words_of(a.claim.span), words_of(b.claim.span)
        there = judge.read(first, second)
        weights = load_weights()
        alone = weights.probability(evidence_on(a, b, there, there))
        if alone < HOPELESS:
            return alone
        back = judge.read(second, first)
        if there.inference.contradiction + back.inference.contradiction >= 1:
            return 0.0  # "voted to close the bridge", "voted to keep the bridge"
        return weights.probability(evidence_on(a, b, there, back))

    def _is_open(self, a: Fact, b: Fact) -> bool:
        """Whether the judge may make one of the two.

        Other numbers, days or doers keep two claims apart whatever else they share, and so does
        "may" against "did"; "will" and "would", or "refused to block" and "allowed", need not.
        """
        if a.article.id == b.article.id or is_verbatim(a, b):
            return False
        if factual_conflict(a, b) is not None or moods_apart(a, b):
            return False
        return self.evidence.probability(weigh(a, b)) >= READ_FROM
