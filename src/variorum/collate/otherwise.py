"""Silences that are none: what an article seems to leave out and may tell in other words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from variorum.collate.evidence import cosine
from variorum.collate.facts import Fact
from variorum.collate.matching import HOPELESS, evidence_on, load_weights
from variorum.collate.silence import find_silences
from variorum.collated import Point, Silence, Story
from variorum.models.judge import Judge
from variorum.records import Telling
from variorum.spans import words_of

LOOKED = 12
"""Silences of one article that are looked into, the weightiest first: as many as are shown."""
MOST = 300
"""Silences looked into in one story, the weightiest of each article first."""
_NEAREST, _ALIKE = 3, 0.45
"""Pairs of a claim of the article and one of the point that are read, and their least cosine."""

PERHAPS = 0.45
"""Probability of one proposition, or of an inference, from which nobody can speak of silence.

Well below what joins two claims: a wrong "silent" does more harm than a missing one. Of 58
weighty silences that this took away in fifteen stories about nine in ten were told in the article,
whole or in part.
"""


def doubt_silences(
    story: Story, facts: Sequence[Fact], points: Sequence[Point], judge: Judge
) -> list[Point]:
    """The points, with those articles as unknown that may tell them in other words.

    The judge reads the weightiest points on which an article is silent beside its headline and
    the claims that are nearest to them. What does not join two claims may still be too near to
    say that the article leaves it out: one tells the whole and the other a part, or with another
    number or day.
    """
    by_claim = {fact.claim.id: fact for fact in facts}
    own: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        own[fact.article.id].append(fact)
    titles = {telling.article.id: telling.article.title or "" for telling in story.tellings}
    stating = {point.id: [by_claim[name] for name in point.claims] for point in points}
    doubtful: dict[str, set[str]] = defaultdict(set)
    for silence in _to_look_into(find_silences(story, facts, points, LOOKED)):
        told, name = stating[silence.point], silence.article
        if _is_headline(titles[name], told, judge) or _may_tell(own[name], told, judge):
            doubtful[silence.point].add(name)
    return [_doubted(point, doubtful[point.id]) for point in points]


def _to_look_into(silences: Sequence[Silence]) -> list[Silence]:
    """At most ``MOST``, those first that stand highest in the list of their article."""
    seen: Counter[str] = Counter()
    placed = []
    for silence in silences:
        placed.append((seen[silence.article], silence))
        seen[silence.article] += 1
    placed.sort(key=lambda item: (item[0], item[1].article))
    return [silence for _, silence in placed[:MOST]]


def _doubted(point: Point, articles: set[str]) -> Point:
    if not articles:
        return point
    by_article: Mapping[str, Telling] = {
        name: Telling.UNKNOWN if name in articles else telling
        for name, telling in point.by_article.items()
    }
    return replace(point, by_article=by_article)


def _is_headline(title: str, told: Sequence[Fact], judge: Judge) -> bool:
    """Whether the headline tells the point; it is no claim, and often has what the text takes up.

    Where nothing but the judge's own logit speaks, half of it on either side is sure enough: in
    fifteen stories no headline was wrongly taken.
    """
    words = {word.strip("‘’“”'\".,:;").lower()[:6] for word in title.split()}
    for fact in told:
        if len(words & fact.terms.keys()) < 2:
            continue
        claim = words_of(fact.claim.span)
        there = judge.read(title, claim)
        if there.inference.entailment >= PERHAPS:
            return True
        if there.same > 0 and there.same + judge.read(claim, title).same >= 1:
            return True
    return False


def _may_tell(own: Sequence[Fact], told: Sequence[Fact], judge: Judge) -> bool:
    """Whether one of the claims that are nearest to the point may tell it, or tell against it."""
    near = sorted(
        ((cosine(a, b), a, b) for a in own for b in told),
        key=lambda item: (-item[0], item[1].claim.id, item[2].claim.id),
    )
    return any(alike >= _ALIKE and _may_be_one(judge, a, b) for alike, a, b in near[:_NEAREST])


def _may_be_one(judge: Judge, a: Fact, b: Fact) -> bool:
    """Whether ``a`` settles ``b``, one way or the other, or both may be one proposition."""
    first, second = words_of(a.claim.span), words_of(b.claim.span)
    there = judge.read(first, second)
    if max(there.inference.entailment, there.inference.contradiction) >= PERHAPS:
        return True
    weights = load_weights()
    if weights.probability(evidence_on(a, b, there, there)) < HOPELESS:
        return False
    back = judge.read(second, first)
    return weights.probability(evidence_on(a, b, there, back)) >= PERHAPS
