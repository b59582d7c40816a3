"""What the points can be filtered by: kind, and what one article does with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from variorum.collated import Point
from variorum.write.page.index import Index
from variorum.write.page.points import Alone, telling_of
from variorum.write.page.text import shorten

LEAST = 4
"""Points from which a filter helps."""

ARTICLES = 200
"""Articles to choose from."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An article to filter by; ``rest`` is what it does with points that it does not tell."""

    siglum: str
    outlet: str
    rest: str


def filter_choices(index: Index, points: Sequence[Point], alone: Sequence[Alone]) -> list[Choice]:
    """The articles to choose from; none where there is too little to filter."""
    if len(points) + sum(len(one.told) for one in alone) < LEAST or len(index.articles) < 2:
        return []
    nothing = Point("", "", (), {}, 0)
    return [
        Choice(
            index.sigla[article],
            shorten(index.outlet(article), 40),
            _rest(index, points, article) or telling_of(index, nothing, article).value,
        )
        for article in list(index.articles)[:ARTICLES]
    ]


def _rest(index: Index, points: Sequence[Point], article: str) -> str | None:
    """Silent or unknown: one article is one of the two on every point it does not tell."""
    return next(
        (
            telling_of(index, point, article).value
            for point in points
            if point.by_article.get(article) in ("silent", "unknown")
        ),
        None,
    )
