"""Which dates of a story matter: those that many articles name, and many were published on."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping

from variorum.records import Article, TimeExpression
from variorum.timex import days_of


def weigh_dates(
    articles: Iterable[Article], times: Iterable[TimeExpression]
) -> Mapping[str, float]:
    """For each date that is named or published on, how much the story turns on it, from 0 to 1.

    The sum of two logarithms, of the articles that name the date (each once) and of those that
    were published on it, as a share of the largest. Copies should be left out. A date that was
    only named in passing by one article of a hundred is near 0.

    Chosen among counts of articles, of mentions, of mentions from later days and their sums on
    Timeline17, where each was scored without any fitting: logarithms keep a flood of articles on
    one day from hiding what all of them look back at.
    """
    kept = list(articles)
    known = {article.id for article in kept}
    pairs = {(t.span.article, day_of(t.value)) for t in times if t.span.article in known}
    named = Counter(value for _, value in pairs if value)
    published = Counter(
        article.published.value[:10] for article in kept if article.published is not None
    )
    weights = {
        value: math.log1p(named[value]) + math.log1p(published[value])
        for value in sorted({*named, *published})
        if days_of(value) is not None
    }
    most = max(weights.values(), default=1.0)
    return {value: weight / most for value, weight in weights.items()}


def day_of(value: str | None) -> str:
    """The date of ``value`` without a time of day; empty where it is no stretch of days.

    >>> day_of("2026-04-13TNI"), day_of("2026-04"), day_of("P3D"), day_of(None)
    ('2026-04-13', '2026-04', '', '')
    """
    date = (value or "").split("T")[0]
    return date if days_of(date) is not None else ""
