"""How two claims stand to each other: the judge's reading, and typed evidence on what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from variorum.collate.evidence import conflict
from variorum.collate.facts import Fact, stem
from variorum.models.judge import Judge
from variorum.tables import read_table

KINDS = ("same", "supports", "conflicts", "unrelated")


@dataclass(frozen=True, slots=True)
class Judgement:
    """How two claims stand: the likeliest ``kind``, its ``score``, and ``on`` what they conflict.

    ``probabilities`` has one for each of same, supports, conflicts, unrelated; they add up to 1.
    ``on`` is number, time, actor, stance or polarity where they conflict, and ``None`` else or
    where no typed evidence says on what.
    """

    kind: str
    on: str | None
    score: float
    probabilities: Mapping[str, float]


def judge_texts(judge: Judge, first: str, second: str) -> dict[str, float]:
    """Probabilities of same, supports, conflicts, unrelated; the order of the two is no matter.

    Both directions are read. ``same``: each follows from the other. ``supports``: one follows
    from the other, or makes it likely. ``conflicts``: the mean of both contradictions.
    """
    there, back = judge.infer(first, second), judge.infer(second, first)
    conflicts = (there.contradiction + back.contradiction) / 2
    same = min(there.entailment, back.entailment)
    follows = max(there.entailment, back.entailment)
    supports = min(follows - same, 1 - conflicts - same)
    unrelated = max(0.0, 1 - conflicts - same - supports)
    found = dict(zip(KINDS, (same, supports, conflicts, unrelated), strict=True))
    return {kind: round(value, 4) for kind, value in found.items()}


def judged(probabilities: Mapping[str, float], on: str | None) -> Judgement:
    """The likeliest kind; ``on`` only stands beside a conflict."""
    kind = max(KINDS, key=lambda kind: (probabilities[kind], kind))
    return Judgement(
        kind, on if kind == "conflicts" else None, probabilities[kind], dict(probabilities)
    )


def conflict_on(a: Fact, b: Fact) -> str | None:
    """On what two facts differ so that both cannot be right: typed evidence, ``None`` without.

    A claim that is only possible, due or conditional does not conflict by that alone.
    """
    side = _opposed(a, b)
    if side is not None and a.negated == b.negated:
        return side
    found = conflict(a, b)
    return None if found == "modality" else found


def _opposed(a: Fact, b: Fact) -> str | None:
    """``stance`` or ``polarity`` where one claim has a word and the other its opposite."""
    for word in sorted(a.terms.keys() | {a.head}):
        for kind, opposite in _opposites().get(word, ()):
            if opposite in b.terms and opposite not in a.terms and word not in b.terms:
                return kind
    return None


@lru_cache(maxsize=1)
def _opposites() -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for line in read_table("collate", "opposites.tsv"):
        kind, one, other = line.split("\t")
        first, second = stem(one.split()[0]), stem(other.split()[0])
        found.setdefault(first, []).append((kind, second))
        found.setdefault(second, []).append((kind, first))
    return found
