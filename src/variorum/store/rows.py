"""An article as the row of a table, and back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from variorum.records import (
    Article,
    Completeness,
    CompletenessState,
    Input,
    Origin,
    Precision,
    Published,
    Removed,
    in_time,
)

_COLUMNS = (
    *("id", "outlet", "title", "byline", "url"),
    *("published", "published_precision", "published_origin", "published_utc", "language"),
    *("completeness", "completeness_reason"),
    *("path", "own_id", "sha256", "added", "removed", "text"),
)
_INSERT = (
    f"INSERT INTO articles ({', '.join(_COLUMNS)}) "  # noqa: S608  (our own names)
    f"VALUES ({', '.join('?' * len(_COLUMNS))})"
)
_SELECT = """
SELECT articles.id, articles.outlet, articles.title, articles.byline, articles.url,
  articles.published, articles.published_precision, articles.published_origin,
  articles.language, articles.completeness, articles.completeness_reason,
  articles.path, articles.own_id, articles.sha256, articles.removed, articles.text, originals.id
FROM articles LEFT JOIN articles AS originals ON originals.number = articles.copy_of
WHERE articles.number = ?
"""


def insert_article(connection: sqlite3.Connection, article: Article, added: str) -> None:
    """Store ``article``, in no story yet and a copy of nothing; ``added`` is when (ISO 8601)."""
    date: tuple[str | None, ...] = (None,) * 4
    if published := article.published:
        known = (published.value, published.precision.value, published.origin.value)
        date = (*known, in_time(published))
    values = (
        *(article.id, article.outlet, article.title, article.byline, article.url),
        *(*date, article.language),
        *(article.completeness.state.value, article.completeness.reason),
        *(article.input.path, article.input.id, article.sha256, added),
        *(_dump_removed(article.removed), article.text),
    )
    connection.execute(_INSERT, values)


def select_article(connection: sqlite3.Connection, number: int) -> Article:
    """The article with this number, which must be there."""
    row = connection.execute(_SELECT, (number,)).fetchone()
    (id_, outlet, title, byline, url, value, precision, origin, language) = row[:9]
    (state, reason, path, own_id, sha256, removed, text, original) = row[9:]
    return Article(
        id=id_,
        input=Input(path, own_id),
        outlet=outlet,
        title=title,
        byline=byline,
        url=url,
        published=make_published(value, precision, origin),
        language=language,
        completeness=Completeness(CompletenessState(state), reason),
        copy_of=original,
        text=text,
        sha256=sha256,
        removed=load_removed(removed),
    )


def make_published(
    value: str | None, precision: str | None, origin: str | None
) -> Published | None:
    """The publication date that three columns hold."""
    if value is None or precision is None or origin is None:
        return None
    return Published(value, Precision(precision), Origin(origin))


def load_removed(column: str) -> tuple[Removed, ...]:
    """What of a text is set aside."""
    return tuple(Removed(start, end, why) for start, end, why in json.loads(column))


def _dump_removed(removed: Iterable[Removed]) -> str:
    parts = [[part.start, part.end, part.why] for part in removed]
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
