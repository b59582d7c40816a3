"""What each article leaves out, the more central to the others the first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from variorum.collate.facts import Fact
from variorum.collated import Point, Silence, Story
from variorum.records import Article, Telling

MOST = 50
"""Points listed for one article."""

MANY = 4
"""Independent articles from which a point of one alone is no silence of the others."""


def find_silences(
    story: Story, facts: Sequence[Fact], points: Sequence[Point], most: int | None = MOST
) -> list[Silence]:
    """For each complete article at most ``most`` points on which it is silent, weightiest first.

    The weight is the product of three shares from 0 to 1: how many of the other independent
    articles state the point, how near to the beginning they tell it, and how long the article is
    beside them, because a short one leaves out more. Copies have no silence of their own. Where
    an article is not complete, or was not analysed, nothing is known and nothing is listed. In
    a story of four independent articles or more only points of at least two count: what one
    alone tells, all others leave out.

    Limits: a point told in words too far from those of the others counts as left out; weight
    says nothing about why.
    """
    articles = {telling.article.id: telling.article for telling in story.tellings}
    words = {name: _words(article) for name, article in articles.items()}
    originals = {article.original for article in articles.values()}
    by_claim = {fact.claim.id: fact for fact in facts}
    found: dict[str, list[Silence]] = defaultdict(list)
    for point in points:
        stating = _stating(point, by_claim)
        sources = {articles[name].original for name in stating}
        if len(sources) < (2 if len(originals) >= MANY else 1):
            continue
        place = sum(stating.values()) / len(stating)
        length = sum(words[name] for name in stating) / len(stating)
        for name, telling in point.by_article.items():
            if telling != Telling.SILENT or articles[name].copy_of is not None or name in sources:
                continue
            share = len(sources) / max(len(originals - {name}), 1)
            short = min(1.0, words[name] / max(length, 1.0))
            weight = round(min(share, 1.0) * (1 - place) * short, 4)
            found[name].append(Silence(name, point.id, weight))
    return [
        silence
        for telling in story.tellings
        for silence in sorted(
            found[telling.article.id], key=lambda silence: (-silence.weight, silence.point)
        )[:most]
    ]


def _stating(point: Point, by_claim: Mapping[str, Fact]) -> dict[str, float]:
    """For each article that states the point, how far from its beginning it first does."""
    first: dict[str, float] = {}
    for name in point.claims:
        fact = by_claim[name]
        at = fact.claim.span.start / max(len(fact.article.text), 1)
        first[fact.article.id] = min(at, first.get(fact.article.id, 1.0))
    return first


def _words(article: Article) -> int:
    aside = sum(len(article.text[r.start : r.end].split()) for r in article.removed)
    return max(len(article.text.split()) - aside, 1)
