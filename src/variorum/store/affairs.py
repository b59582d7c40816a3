"""Which stories of a database are chapters of one affair."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace

from variorum.group import find_affairs
from variorum.grouped import StoryGroup, Trace
from variorum.listed import AffairListing
from variorum.store.grouping import kept_trace
from variorum.store.listing import find_story, list_stories

_ARTICLES = """
SELECT stories.id, articles.id, articles.number
FROM articles JOIN stories ON stories.number = articles.story
ORDER BY stories.id, articles.id
"""


def list_affairs(
    connection: sqlite3.Connection, *, since: str | None = None, limit: int | None = None
) -> list[AffairListing]:
    """Affairs, the one with the latest article first, each with its chapters in order of time.

    ``since``: with an article published then or later (ISO 8601). They are found anew each time,
    from all stories of the database, so that they are those of the stories as these are now.
    Raises ``UsageError`` for a date that is none.
    """
    told = {story.id: story for story in list_stories(connection)}
    articles: dict[str, list[str]] = {}
    numbers: list[int] = []
    for story, article, number in connection.execute(_ARTICLES):
        articles.setdefault(story, []).append(article)
        numbers.append(number)
    groups = [
        StoryGroup(id_, told[id_].title, tuple(ids))
        for id_, ids in articles.items()
        if id_ in told  # another program may have added since
    ]
    found = [
        AffairListing(
            affair.id, affair.title, tuple(told[chapter.story] for chapter in affair.chapters)
        )
        for affair in find_affairs(groups, _traces(connection, numbers))
    ]
    if since is not None:
        late = {story.id for story in list_stories(connection, since=since)}
        found = [affair for affair in found if any(c.id in late for c in affair.chapters)]
    found.sort(key=lambda affair: affair.id)
    found.sort(key=_last, reverse=True)
    return found[:limit]


def find_affair(connection: sqlite3.Connection, name: str, path: str) -> AffairListing | None:
    """The affair of this id (its beginning will do), or that of which a story is a chapter.

    ``name`` may be all that ``find_story`` takes. ``None`` where the story is in no affair; raises
    ``UsageError`` where there is neither such an affair nor such a story.
    """
    affairs = list_affairs(connection)
    asked = name.strip().lower()
    meant = [affair for affair in affairs if len(asked) > 3 and affair.id.startswith(asked)]
    if len(meant) == 1:
        return meant[0]
    _, story, _ = find_story(connection, name, path)
    return next((a for a in affairs if any(chapter.id == story for chapter in a.chapters)), None)


def _traces(connection: sqlite3.Connection, numbers: list[int]) -> Iterator[Trace]:
    """The trace of each article, without its runs: nothing here asks for copies."""
    for number in numbers:
        yield replace(kept_trace(connection, number), runs=b"")


def _last(affair: AffairListing) -> str:
    return max(chapter.last or "" for chapter in affair.chapters)
