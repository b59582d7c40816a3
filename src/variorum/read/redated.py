"""One article, two dates: what a page and a feed say of the same address."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

from variorum.read.article import identify
from variorum.read.dates import conflict
from variorum.records import Article, Origin, Precision, Problem, Published

_TRUST = (
    Origin.FRONT_MATTER,  # of the user's own making
    Origin.RECORD,
    Origin.JSON_LD,  # what the outlet's own page declares
    Origin.META_TAG,
    Origin.FEED,  # also of a repeat or an update
    Origin.TIME_TAG,
    Origin.BYLINE,
    Origin.URL,
    Origin.PAGE_TEXT,
    Origin.WARC_HEADER,  # when somebody fetched it
)
"""Where a publication date is read, the more trustworthy first."""

_COARSE = (Precision.MONTH, Precision.YEAR)
_TRACKING = ("utm_", "fbclid", "gclid", "mc_", "cmpid", "smid", "at_")


def settle_dates(articles: Sequence[Article]) -> tuple[list[Article], list[Problem]]:
    """The articles in the same order, those of one address dated alike, and a row for each change.

    Of two dates more than a day apart that were read in different ways the more trustworthy is
    taken (the outlet's page before its feed, either before the address or the day that the page
    was fetched), and an article without a date takes that of its other copy; its ``origin``
    says where it was read. Addresses are compared without scheme, ``www.``, fragment and
    tracking parameters.
    """
    groups: dict[str, list[int]] = defaultdict(list)
    for place, article in enumerate(articles):
        if key := _place_on_the_web(article.url):
            groups[key].append(place)
    settled, problems = list(articles), []
    for places in groups.values():
        best = _most_trusted([articles[place] for place in places])
        if best is None or best.published is None:
            continue
        for place in places:
            article = articles[place]
            message = _differs(best.published, article.published)
            if message is not None:
                problems.append(Problem(article.input.path, "read", "date", message))
            if message is not None or article.published is None:
                dated = replace(article, published=best.published)
                settled[place] = replace(dated, id=identify(dated))
    return settled, problems


def _place_on_the_web(url: str | None) -> str | None:
    """What of an address names the article; ``None`` for a front page or no address.

    >>> _place_on_the_web("https://www.orvik.example/a/?utm_source=rss#top")
    'orvik.example/a'
    """
    if url is None:
        return None
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    kept = [
        f"{name}={value}"
        for name, value in sorted(parse_qsl(parts.query[:2000]))
        if not name.lower().startswith(_TRACKING)
    ]
    path = parts.path.rstrip("/")
    if not host or not (path or kept):
        return None
    return host + path + ("?" + "&".join(kept) if kept else "")


def _most_trusted(articles: Sequence[Article]) -> Article | None:
    """The one whose date is to be taken; of two read in the same way the earlier."""
    dated = [article for article in articles if article.published is not None]
    return min(dated, key=_mistrust, default=None)


def _mistrust(article: Article) -> tuple[bool, int, str]:
    published = article.published
    if published is None:
        return True, len(_TRUST), ""
    return published.precision in _COARSE, _TRUST.index(published.origin), published.value


def _differs(best: Published, other: Published | None) -> str | None:
    if other is None or other.origin is best.origin:
        return None  # two states of one article, each of its own day
    return conflict(best, other.value, other.origin)
