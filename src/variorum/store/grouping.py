"""New articles of a database grouped with those near them in time; the rest stays as it is."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from variorum.group import group_traces, trace_article
from variorum.group.copies import DAYS
from variorum.grouped import (
    ChangeKind,
    Copy,
    Groups,
    StoryChange,
    StoryGroup,
    Trace,
    dump_trace,
    load_trace,
)
from variorum.records import Article, in_time
from variorum.store.rows import select_article


class Grouping:
    """Groups batch after batch; keeps in memory the traces that the last batch was compared with.

    For one run of adding: a transaction that was rolled back leaves it with what is not stored.
    """

    def __init__(self) -> None:
        self._traces: dict[int, Trace] = {}
        self._version = -1

    def group(self, connection: sqlite3.Connection, fresh: Sequence[Article]) -> None:
        """Give ``fresh`` articles, which were just stored, their stories and copies.

        They are compared with the articles published within ``DAYS`` of one of them, and with
        those without a date in no story of other days. Called inside the transaction that stores
        them, so that what it rests on cannot change meanwhile.
        """
        (version,) = connection.execute("PRAGMA data_version").fetchone()
        if version != self._version:  # another program wrote to the file since
            self._traces, self._version = {}, version
        near = _near(connection, fresh)
        new = {article.id: article for article in fresh}
        self._traces = {
            number: self._traces.get(number) or kept_trace(connection, number, new.get(id_))
            for number, id_ in near.items()
        }
        known = _known(connection, near, self._traces.values())
        grouped = group_traces(self._traces.values(), known)
        _write(connection, near, known, grouped)
        self._keep_traces(connection, near, grouped.traces)

    def _keep_traces(
        self, connection: sqlite3.Connection, near: Mapping[int, str], traces: Iterable[Trace]
    ) -> None:
        """Store the traces that are new or that something nearer was found for."""
        number_of = {id_: number for number, id_ in near.items()}
        stored = {row[0] for row in connection.execute("SELECT article FROM traces")}
        changed = []
        for trace in traces:
            number = number_of[trace.article]
            if number not in stored or trace.nearest != self._traces[number].nearest:
                changed.append((number, dump_trace(trace)))
            self._traces[number] = trace
        connection.executemany("INSERT OR REPLACE INTO traces VALUES (?, ?)", changed)


def _near(connection: sqlite3.Connection, fresh: Sequence[Article]) -> dict[int, str]:
    """Number and id of every article that one of ``fresh`` may belong with, them included."""
    known = {_day(in_time(article.published)) for article in fresh}
    days = {day for day in known if day is not None}
    if None in known:  # what has no day is taken to be as new as the newest
        days |= _newest(connection)
    query = "SELECT number, id, story FROM articles WHERE published_utc >= ? AND published_utc < ?"
    rows: list[tuple[int, str, int | None]] = []
    for first, last in _stretches(days):
        rows += connection.execute(query, (first.isoformat(), last.isoformat()))
    told = {story for _, _, story in rows}
    # What has no date is of the days of its story, and of any day where that has none either.
    rows += (
        (number, id_, story)
        for number, id_, story, dated in connection.execute(_UNDATED)
        if story in told or not dated
    )
    found = {number: id_ for number, id_, _ in rows}
    found.update((_number(connection, article.id), article.id) for article in fresh)
    return found


def _newest(connection: sqlite3.Connection) -> set[date]:
    """The latest day of all articles, and the day in the middle of those added last.

    One article with a day to come, of a calendar of events, say, must not hide what is new.
    """
    added = sorted(instant for (instant,) in connection.execute(_ADDED_LAST))
    if not added:
        return set()
    (latest,) = connection.execute(_LATEST).fetchone()
    return {day for instant in (latest, added[len(added) // 2]) if (day := _day(instant))}


_LATEST = "SELECT max(published_utc) FROM articles WHERE length(published_utc) >= 10"
_ADDED_LAST = """
SELECT published_utc FROM articles WHERE length(published_utc) >= 10 ORDER BY number DESC LIMIT 100
"""
_UNDATED = """
SELECT number, id, story, EXISTS (
  SELECT 1 FROM articles AS others
  WHERE others.story = articles.story AND length(others.published_utc) >= 10
) FROM articles WHERE published_utc IS NULL OR length(published_utc) < 10
"""
"""Known to the month or the year alone is not known to the day: see ``group/trace.py``."""


def _day(instant: str) -> date | None:
    """The day of a date; ``None`` where there is none, or only a month or a year."""
    try:
        return date.fromisoformat(instant[:10])
    except ValueError:
        return None


def _stretches(days: Iterable[date]) -> list[tuple[date, date]]:
    """First day and the day after the last of each stretch that lies within ``DAYS`` of ``days``.

    >>> [last - first for first, last in _stretches([date(2026, 3, 1), date(2026, 3, 9)])]
    [datetime.timedelta(days=37)]
    """
    reach, a_day = timedelta(days=DAYS), timedelta(days=1)
    found: list[tuple[date, date]] = []
    for day in sorted(days):
        first = day - reach if day - date.min > reach else date.min
        last = day + reach + a_day if date.max - day > reach + a_day else date.max
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
    return found


def _number(connection: sqlite3.Connection, id_: str) -> int:
    (number,) = connection.execute("SELECT number FROM articles WHERE id = ?", (id_,)).fetchone()
    return int(number)


def kept_trace(
    connection: sqlite3.Connection, number: int, article: Article | None = None
) -> Trace:
    """The trace kept of the article, or made from its text where this version can read none."""
    row = connection.execute("SELECT trace FROM traces WHERE article = ?", (number,)).fetchone()
    if row:
        try:
            return load_trace(row[0])
        except ValueError:
            pass
    return trace_article(article or select_article(connection, number))


def _known(
    connection: sqlite3.Connection, near: Mapping[int, str], traces: Iterable[Trace]
) -> Groups:
    """What is known of the articles ``near``: their stories, whole, and their copies."""
    _put(connection, near)
    members: dict[tuple[str, str], list[str]] = {}
    for story, title, article in connection.execute(
        "SELECT stories.id, stories.title, articles.id FROM articles "
        "JOIN stories ON stories.number = articles.story WHERE articles.story IN "
        "(SELECT story FROM articles WHERE number IN (SELECT number FROM temp.near)) "
        "ORDER BY stories.id, coalesce(articles.published_utc, '9999'), articles.id"
    ):
        members.setdefault((story, title), []).append(article)
    held = {article for articles in members.values() for article in articles}
    copies = connection.execute(
        "SELECT copies.id, originals.id, copies.copy_share, copies.copy_why "
        "FROM articles AS copies JOIN articles AS originals "
        "ON originals.number = copies.copy_of "
        "WHERE copies.number IN (SELECT number FROM temp.near) "
        "OR originals.number IN (SELECT number FROM temp.near) ORDER BY copies.id"
    )
    changes = connection.execute("SELECT kind, old, new, reason FROM story_changes ORDER BY number")
    return Groups(
        stories=tuple(StoryGroup(*head, tuple(ids)) for head, ids in members.items()),
        copies=tuple(Copy(*row) for row in copies),
        traces=tuple(trace for trace in traces if trace.article in held),
        changes=tuple(StoryChange(ChangeKind(kind), *rest) for kind, *rest in changes),
    )


def _put(connection: sqlite3.Connection, near: Mapping[int, str]) -> None:
    """The numbers of ``near`` as a table in memory, to be joined with."""
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS near (number INTEGER PRIMARY KEY)")
    connection.execute("DELETE FROM temp.near")
    connection.executemany("INSERT INTO temp.near VALUES (?)", ((number,) for number in near))


@dataclass(frozen=True, slots=True)
class _State:
    """What can change: the title of each story, the story and the original of each article."""

    titles: Mapping[str, str]
    story: Mapping[str, str]
    copies: Mapping[str, Copy]


def _state(groups: Groups) -> _State:
    return _State(
        {story.id: story.title for story in groups.stories},
        {article: story.id for story in groups.stories for article in story.articles},
        {copy.article: copy for copy in groups.copies},
    )


def _write(
    connection: sqlite3.Connection, near: Mapping[int, str], known: Groups, grouped: Groups
) -> None:
    """Write the difference between what was known and what is grouped now."""
    before, now = _state(known), _state(grouped)
    connection.executemany(
        "INSERT INTO stories (id, title) VALUES (?, ?) "
        "ON CONFLICT (id) DO UPDATE SET title = excluded.title",
        [item for item in now.titles.items() if before.titles.get(item[0]) != item[1]],
    )
    connection.executemany(
        "UPDATE articles SET story = (SELECT number FROM stories WHERE id = ?) WHERE id = ?",
        [(id_, article) for article, id_ in now.story.items() if before.story.get(article) != id_],
    )
    gone = [(id_,) for id_ in before.titles if id_ not in now.titles]
    connection.executemany("DELETE FROM stories WHERE id = ?", gone)
    articles = sorted({*near.values(), *before.copies, *now.copies})
    connection.executemany(
        "UPDATE articles SET copy_of = (SELECT number FROM articles WHERE id = ?), "
        "copy_share = ?, copy_why = ? WHERE id = ?",
        [
            (copy.original, copy.share, copy.why, id_) if copy else (None, None, None, id_)
            for id_ in articles
            if (copy := now.copies.get(id_)) != before.copies.get(id_)
        ],
    )
    connection.executemany(
        "INSERT INTO story_changes (kind, old, new, reason) VALUES (?, ?, ?, ?)",
        [(c.kind.value, c.old, c.new, c.reason) for c in grouped.changes[len(known.changes) :]],
    )
