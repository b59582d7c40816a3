"""From raw text and what a file says about it to an ``Article``: the one way every reader ends."""

from __future__ import annotations

import hashlib

from variorum.records import (
    Article,
    Completeness,
    CompletenessState,
    Input,
    Published,
    digest,
)


def make_article(
    text: str,
    source: Input,
    *,
    outlet: str | None = None,
    title: str | None = None,
    byline: str | None = None,
    url: str | None = None,
    published: Published | None = None,
    language: str | None = None,
) -> Article:
    """The article with ``text`` stored as it is, cleaned (``removed``) and judged for completeness.

    The id is a digest over the text's SHA-256 and what is known about it, not over the path.
    """
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    known = (outlet, title, url, published.value if published else None, source.id)
    return Article(
        id=digest(sha256, *(value or "" for value in known)),
        input=source,
        outlet=outlet,
        title=title,
        byline=byline,
        url=url,
        published=published,
        language=language,
        completeness=Completeness(CompletenessState.UNKNOWN, "not judged"),
        copy_of=None,
        text=text,
        sha256=sha256,
    )
