"""What each article does not tell, weightiest first, in the words of one that does."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from variorum.collated import Point
from variorum.records import Claim, CompletenessState
from variorum.write.page.glosses import glossed_html
from variorum.write.page.index import Index, join_sigla

ARTICLES = 60
"""Articles whose silence is shown."""

POINTS = 12
"""Points shown of each."""


@dataclass(frozen=True, slots=True)
class Untold:
    """A point that the article does not tell: words of another, who tells it, and its weight."""

    html: str
    href: str | None
    sigla: str
    weight: float


@dataclass(frozen=True, slots=True)
class Silent:
    """One article with what it does not tell; ``more`` points are in the JSON."""

    siglum: str
    outlet: str
    untold: list[Untold]
    more: int


def list_silent(index: Index) -> tuple[list[Silent], list[str]]:
    """The articles with what they do not tell, and the sigla of those of which nothing is known."""
    points = {point.id: point for point in index.collation.points}
    by_article: dict[str, list[Untold]] = defaultdict(list)
    for silence in index.collation.silences:
        point = points.get(silence.point)
        claim = _first(index, point) if point is not None else None
        if silence.article in index.articles and point is not None and claim is not None:
            by_article[silence.article].append(_untold(index, point, claim, silence.weight))
    shown = [
        Silent(
            index.sigla[article],
            index.outlet(article),
            by_article[article][:POINTS],
            max(len(by_article[article]) - POINTS, 0),
        )
        for article in index.articles
        if by_article[article]
    ]
    full = CompletenessState.FULL
    unknown = [
        index.sigla[article.id]
        for article in index.articles.values()
        if article.completeness.state is not full and index.original(article.id) == article.id
    ]
    return shown[:ARTICLES], unknown if shown else []


def _first(index: Index, point: Point) -> Claim | None:
    """The claim whose words are the point's heading, else its first."""
    claims = [index.claims[name] for name in point.claims if name in index.claims]
    claims = [claim for claim in claims if claim.span.article in index.articles]
    claims.sort(key=lambda claim: (index.place[claim.span.article], claim.span.start))
    heading = [claim for claim in claims if claim.span.exact == point.heading]
    return next(iter(heading or claims), None)


def _untold(index: Index, point: Point, claim: Claim, weight: float) -> Untold:
    tellers = {
        index.claims[name].span.article for name in point.claims if name in index.claims
    } & index.articles.keys()
    order = sorted(tellers, key=index.place.__getitem__)
    return Untold(
        glossed_html(index, claim.span, 240),
        index.link(f"c-{claim.id}"),
        join_sigla(index.sigla[article] for article in order),
        weight,
    )
