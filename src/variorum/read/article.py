"""From raw text and what a file says about it to an ``Article``: the one way every reader ends."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from variorum.read.clean import find_removed
from variorum.read.completeness import judge_completeness
from variorum.read.decode import normalize
from variorum.read.language import detect_language
from variorum.records import (
    Article,
    Completeness,
    CompletenessState,
    Input,
    Published,
    Removed,
    digest,
)

MAX_TEXT = 20_000_000
"""Characters of one article; above, a reader refuses (a year of a daily newspaper is less)."""


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
    removed: Sequence[Removed] = (),
    completeness: Completeness | None = None,
    feed_summary: bool = False,
    free: bool | None = None,
) -> Article:
    """The article with ``text`` stored as it is, cleaned (``removed``) and judged for completeness.

    The id is a digest over the text's SHA-256 and what is known about it, not over the path.
    ``removed`` is what the reader already set aside, in offsets of the normalized text;
    ``completeness`` is what the file says of itself and stands unless the text is empty;
    ``feed_summary`` and ``free`` are hints to the judgement.
    """
    text = normalize(text)
    outlet, title, byline, url = (_line(value) for value in (outlet, title, byline, url))
    source = Input(_storable(source.path), _line(source.id))
    sha256 = hashlib.sha256(text.encode("utf-8")).hexdigest()
    aside = _merged(removed, find_removed(text, title=title))
    judged = judge_completeness(text, aside, title=title, feed_summary=feed_summary, free=free)
    if completeness is not None and judged.state is not CompletenessState.EMPTY:
        judged = completeness
    article = Article(
        id="",
        input=source,
        outlet=outlet,
        title=title,
        byline=byline,
        url=url,
        published=published,
        # Pages and feeds are often declared in the language of their template.
        language=detect_language(text) or _primary(language),
        completeness=judged,
        copy_of=None,
        text=text,
        sha256=sha256,
        removed=aside,
    )
    return replace(article, id=identify(article))


def identify(article: Article) -> str:
    """The id of an article: a digest over its text's SHA-256 and what is known about it."""
    published = article.published.value if article.published else None
    known = (article.outlet, article.title, article.url, published, article.input.id)
    return digest(article.sha256, *(value or "" for value in known))


def distinct_ids(articles: Iterable[Article]) -> list[Article]:
    """The same articles, in the same order, where no two share an id.

    The same article found twice (one file under two names, one line twice) gets, from the second
    on, an id of its own: a digest over the first one's id and the number of the repetition,
    counted in the order of input paths, so that the order of arguments does not matter.
    Articles that are equal in every field are interchangeable.
    """
    listed = list(articles)
    order = sorted(range(len(listed)), key=lambda place: _repetition_key(listed[place]))
    for _, group in groupby(order, key=lambda place: listed[place].id):
        for number, place in enumerate(group):
            if number:
                article = listed[place]
                listed[place] = replace(article, id=digest(article.id, str(number)))
    return listed


def _repetition_key(article: Article) -> tuple[str, ...]:
    """Everything that the id does not cover, path first."""
    return (
        article.id,
        article.input.path,
        article.byline or "",
        article.language or "",
        repr(article.published),
        repr(article.completeness),
        repr(article.removed),
    )


def _merged(first: Sequence[Removed], second: Sequence[Removed]) -> tuple[Removed, ...]:
    """Both in order, none overlapping; of two that overlap the later keeps what is left to it."""
    if not first:
        return tuple(second)
    merged: list[Removed] = []
    for part in sorted([*first, *second], key=lambda part: (part.start, -part.end, part.why)):
        start = max(part.start, merged[-1].end) if merged else part.start
        if start < part.end:
            merged.append(Removed(start, part.end, part.why))
    return tuple(merged)


def _line(value: str | None) -> str | None:
    """One line of storable text, ``None`` where nothing is left."""
    if value is None:
        return None
    return " ".join(normalize(value).split()) or None


def _storable(path: str) -> str:
    r"""``path`` in characters that any output can hold: undecodable bytes as ``\\xNN``."""
    raw = path.encode("utf-8", "surrogateescape" if path != "-" else "strict")
    return raw.decode("utf-8", "backslashreplace")


def _primary(language: str | None) -> str | None:
    """The primary subtag of a language tag: ``en-GB`` and ``en_US`` are ``en``."""
    tag = (language or "").strip().replace("_", "-").split("-")[0].lower()
    return tag if tag.isascii() and tag.isalpha() and 2 <= len(tag) <= 3 else None
