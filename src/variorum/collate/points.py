"""Points: claims of all articles that assert one proposition."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.collate.clusters import Link, cluster
from variorum.collate.evidence import reason
from variorum.collate.facts import Fact, make_facts
from variorum.collate.scorer import load_scorer
from variorum.collate.sources import Sources
from variorum.records import (
    Article,
    CompletenessState,
    Point,
    Relation,
    RelationKind,
    Story,
    Telling,
    digest,
)
from variorum.spans import words_of

MOST_ARTICLES_LISTED = 100
"""Articles up to which ``by_article`` names every one; above it, absent means silent."""


def find_points(story: Story) -> tuple[list[Point], list[Relation]]:
    """Points in the order a reader wants them, and the ``same`` relations they rest on.

    Every claim is in exactly one point. Points that most independent sources state come first,
    then those nearest to what the story as a whole is about. Claims that differ in a number, a
    date, who does it, or whether it is so are kept apart: joining them as conflicts is another
    stage. The result does not depend on the order of the articles.

    Limits: two wordings that share neither a predicate nor an actor are seldom joined; a point
    the clause-finder cut in two stays two.
    """
    facts = make_facts(story)
    articles = sorted((telling.article for telling in story.tellings), key=lambda a: a.id)
    sources = Sources(story)
    nearness = _nearness(facts)
    ranked = []
    relations: list[Relation] = []
    for members, links in cluster(facts, load_scorer()):
        chosen = [facts[index] for index in members]
        point = _point(chosen, articles, sources)
        near = sum(nearness[index] for index in members) / len(members)
        ranked.append((-point.independent, -len(set(_articles(chosen))), -round(near, 4), point))
        relations.extend(_relation(facts, link) for link in links)
    ranked.sort(key=lambda item: (*item[:3], item[3].id))
    return [item[3] for item in ranked], sorted(relations, key=lambda r: (r.a, r.b))


def _nearness(facts: Sequence[Fact]) -> list[float]:
    """How near each claim is to the mean of all claims, as a cosine."""
    import numpy as np

    vectors = [fact.vector for fact in facts if len(fact.vector)]
    if not vectors:
        return [0.0] * len(facts)
    mean = np.mean(np.stack(vectors), axis=0)
    length = float(np.linalg.norm(mean)) or 1.0
    return [float(f.vector @ mean) / length if len(f.vector) else 0.0 for f in facts]


def _articles(facts: Sequence[Fact]) -> list[str]:
    return [fact.article.id for fact in facts]


def _point(facts: Sequence[Fact], articles: Sequence[Article], sources: Sources) -> Point:
    claims = tuple(fact.claim.id for fact in facts)
    return Point(
        id=digest("point", *sorted(claims)),
        heading=words_of(_most_central(facts).claim.span),
        claims=claims,
        by_article=_by_article(facts, articles),
        independent=sources.count(facts),
    )


def _most_central(facts: Sequence[Fact]) -> Fact:
    """The fact that stands for all: from a complete article, clear in itself, near the others."""
    import numpy as np

    vectors = [fact.vector for fact in facts if len(fact.vector)]
    mean = np.mean(np.stack(vectors), axis=0) if vectors else None

    def rank(fact: Fact) -> tuple[bool, bool, bool, float, str]:
        near = float(fact.vector @ mean) if mean is not None and len(fact.vector) else 0.0
        return (
            fact.article.completeness.state is not CompletenessState.FULL,
            fact.open,
            bool(fact.claim.span.pieces),
            -round(near, 4),
            fact.claim.id,
        )

    return min(facts, key=rank)


def _by_article(facts: Sequence[Fact], articles: Sequence[Article]) -> dict[str, Telling]:
    """What each article does with the point; silent ones are left out of very large stories."""
    stating = set(_articles(facts))
    listed = len(articles) <= MOST_ARTICLES_LISTED
    by_article = {}
    for article in articles if listed else {f.article.id: f.article for f in facts}.values():
        if article.id in stating:
            by_article[article.id] = Telling.STATES
        elif article.completeness.state is CompletenessState.FULL:
            by_article[article.id] = Telling.SILENT
        else:
            by_article[article.id] = Telling.UNKNOWN
    return by_article


def _relation(facts: Sequence[Fact], link: Link) -> Relation:
    a, b = facts[link.a], facts[link.b]
    first, second = sorted((a.claim.id, b.claim.id))
    return Relation(RelationKind.SAME, None, first, second, link.score, reason(a, b))
