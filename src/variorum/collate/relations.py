"""Conflicts: claims of different outlets that cannot both be right, and on what."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.collate.candidates import find_candidates
from variorum.collate.evidence import agreeing, cosine, weigh
from variorum.collate.facts import Fact
from variorum.collate.judged import conflict_on, told_alike, weigh_both
from variorum.collate.scorer import load_scorer
from variorum.collated import Relation
from variorum.models.judge import Judge
from variorum.records import RelationKind
from variorum.spans import words_of

SHOWN_FROM = 0.25
"""Probability from which a conflict is shown: a wrong one costs more than a missed one.

The judge has read what two newsrooms write of one story, where one pair of claims in a hundred
conflicts; so what it gives .3 there is far above the rest, and mostly right.
"""

ALL_FROM = 0.1
"""Probability from which a conflict is listed at all, with its score."""

ACTOR_FROM = 0.5
"""The same where who does it is all that differs: two people may do alike."""

NEAREST = 0.4
"""Least cosine of two claims that are judged; below it hardly any are about one thing."""

NEAR = 0.6
"""Cosine from which two claims may conflict that share neither actor nor predicate."""

PER_ARTICLE, MOST = 20, 400
"""Pairs that are judged: so many for each article, and at most so many, the likeliest first."""

SHORTEST = 4
"""Words of a claim that can conflict with another; less says too little out of its place."""


def find_conflicts(
    facts: Sequence[Fact], judge: Judge, least: float = SHOWN_FROM
) -> list[Relation]:
    """Conflicts between claims of articles that are no copies of one another.

    A conflict needs the judge in both directions and typed evidence on what: number, time,
    place, actor, stance or polarity. Two claims with an unresolved "it", two sayings of different
    people, and what is only possible or due are left alone: they differ without conflicting.
    The pairs come from an index of vectors and rare words, never all against all.
    """
    found = []
    known: dict[tuple[str, str], float] = {}
    for a, b, on in _candidates(facts):
        pair = words_of(a.claim.span), words_of(b.claim.span)
        if pair not in known:
            known[pair] = _conflict(judge, *pair, least)
        if known[pair] >= (max(least, ACTOR_FROM) if on == "actor" else least):
            found.append(_relation(a, b, on, known[pair]))
    return sorted(found, key=lambda r: (-r.score, r.a, r.b))


def _conflict(judge: Judge, first: str, second: str, least: float) -> float:
    """The probability of a conflict, or 0 where one direction sees hardly any."""
    there = judge.infer(first, second)
    if there.contradiction < least / 3:
        return 0.0
    return weigh_both(there, judge.infer(second, first))["conflicts"]


def _candidates(facts: Sequence[Fact]) -> list[tuple[Fact, Fact, str]]:
    scorer = load_scorer()
    ranked = []
    for i, j in find_candidates(facts, least=NEAREST):
        a, b = facts[i], facts[j]
        on = conflict_on(a, b) if _comparable(a, b) else None
        if on == "number" or (on is not None and a.modals == b.modals):
            ranked.append((-scorer.probability(weigh(a, b)), a.claim.id, b.claim.id, a, b, on))
    ranked.sort(key=lambda item: item[:3])
    articles = len({fact.article.id for fact in facts})
    return [(a, b, on) for *_, a, b, on in ranked[: min(MOST, PER_ARTICLE * articles)]]


def _comparable(a: Fact, b: Fact) -> bool:
    if a.article.original == b.article.original or a.open or b.open:
        return False
    if min(len(a.words.split()), len(b.words.split())) < SHORTEST:
        return False
    if {a.subject, b.subject} == {"he", "she"} or not told_alike(a, b):
        return False
    if a.speaker and b.speaker and a.speaker != b.speaker:
        return False
    return bool(a.actors & b.actors) or bool(agreeing(a, b)) or cosine(a, b) >= NEAR


def _relation(a: Fact, b: Fact, on: str, score: float) -> Relation:
    first, second = sorted((a, b), key=lambda fact: fact.claim.id)
    why = f"{on} differs; the judge gives {score:.2f}; {cosine(a, b):.2f} alike"
    return Relation(RelationKind.CONFLICTS, on, first.claim.id, second.claim.id, score, why)
