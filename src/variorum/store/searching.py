"""Articles in which words stand, best first, each with the place in its text."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from variorum.listed import SearchHit
from variorum.records import Article
from variorum.spans import make_span
from variorum.store.places import PlaceFinder, Places, find_passage
from variorum.store.query import Query, make_query
from variorum.store.rows import select_article

_TITLE_WEIGHT = 4.0
"""A word in the title counts as much as four in the text (BM25); titles are short and chosen."""


def search_articles(connection: sqlite3.Connection, words: str, limit: int) -> list[SearchHit]:
    """The ``limit`` best articles for ``words``, which ``make_query`` reads."""
    hits: list[SearchHit] = []
    query = make_query(words)
    ranked = connection.execute(
        "SELECT rowid FROM articles_fts WHERE articles_fts MATCH ? "
        "ORDER BY bm25(articles_fts, ?, 1.0), rowid",
        (query.match, _TITLE_WEIGHT),
    )
    for number, article, places in _met(connection, ranked, query):
        if len(hits) == limit:
            break
        hits.append(_hit(connection, number, article, places))
    return hits


def stories_matching(connection: sqlite3.Connection, words: str) -> Iterator[int]:
    """The numbers of the stories with an article in which ``words`` stand; each once."""
    query = make_query(words)
    ranked = connection.execute(
        "SELECT articles.number, articles.story, articles.removed = '[]' FROM articles_fts "
        "JOIN articles ON articles.number = articles_fts.rowid "
        "WHERE articles_fts MATCH ? AND articles.story IS NOT NULL ORDER BY articles.number",
        (query.match,),
    )
    seen: set[int] = set()
    with PlaceFinder() as finder:
        for number, story, whole in ranked:
            if story in seen:
                continue
            # Where nothing was set aside there is nothing to look at.
            whole = whole and not query.excluded
            if whole or finder.find(select_article(connection, number), query):
                seen.add(story)
                yield story


def _met(
    connection: sqlite3.Connection, ranked: sqlite3.Cursor, query: Query
) -> Iterator[tuple[int, Article, Places]]:
    with PlaceFinder() as finder:
        for (number,) in ranked:
            article = select_article(connection, number)
            if places := finder.find(article, query):
                yield number, article, places


def _hit(
    connection: sqlite3.Connection, number: int, article: Article, places: Places
) -> SearchHit:
    (story,) = connection.execute(
        "SELECT stories.id FROM articles LEFT JOIN stories ON stories.number = articles.story "
        "WHERE articles.number = ?",
        (number,),
    ).fetchone()
    passage = find_passage(article, places.text)
    return SearchHit(
        article=article.id,
        story=story,
        copy_of=article.copy_of,
        outlet=article.outlet,
        title=article.title,
        url=article.url,
        published=article.published,
        passage=make_span(article, *passage) if passage else None,
        matches=tuple(make_span(article, *place) for place in places.text),
    )
