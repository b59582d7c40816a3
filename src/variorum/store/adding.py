"""Articles added in small transactions, so that whatever stops it loses no more than the last."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from variorum.errors import UsageError
from variorum.listed import Added
from variorum.read.files import find_files
from variorum.read.open import read_path
from variorum.records import Article, Problem
from variorum.store.opening import writing
from variorum.store.rows import insert_article

BATCH = 500
"""New articles stored and grouped together, in one transaction: what a kill makes to be done again.

Every batch is compared with all articles of its days, so that small ones cost more in a dense feed.
"""

_BATCH_CHARACTERS = 20_000_000
_BATCH_FILES = 1_000

Group = Callable[[sqlite3.Connection, Sequence[Article]], None]
"""Gives articles that were just stored their stories; inside the same transaction."""


def add_paths(
    connection: sqlite3.Connection,
    database: str,
    paths: Iterable[str | os.PathLike[str]],
    *,
    group: Group,
    added: str,
    progress: Callable[[int], None],
) -> Added:
    """Add every article found under ``paths`` that is not there yet, and give it its story.

    Batches are cut by count of *new* articles, so that a run which was stopped and given again
    makes the same batches, and with them the same stories, as one that was not. ``added`` is the
    time to note (ISO 8601); ``progress`` is told the number of articles seen so far.
    """
    if isinstance(paths, str | os.PathLike):
        raise UsageError(f"give a list of paths, not one path alone: [{str(paths)!r}]")
    reading = _Reading(connection, database)
    batch = _Batch()
    stored = seen = 0
    problems: list[Problem] = []
    for item in reading.items(paths):
        if isinstance(item, Article):
            seen += 1
            progress(seen)
            if item.id not in batch.articles and not _is_known(connection, item):
                batch.articles[item.id] = item
                batch.characters += len(item.text)
        else:
            batch.files.append(item)
            problems.extend(item.problems)
        if batch.is_full():
            stored += _store(connection, batch, group, added)
            batch = _Batch()
    stored += _store(connection, batch, group, added)
    return Added(stored, seen - stored, reading.passed_over, tuple(problems))


@dataclass(frozen=True, slots=True)
class _File:
    """A file read to its end (``sha256`` of its bytes, none for standard input), or refused."""

    path: str
    sha256: str | None
    articles: int
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class _Batch:
    """What goes into one transaction."""

    articles: dict[str, Article] = field(default_factory=dict)
    characters: int = 0
    files: list[_File] = field(default_factory=list)

    def is_full(self) -> bool:
        if not self.articles:
            return len(self.files) >= _BATCH_FILES
        return len(self.articles) >= BATCH or self.characters >= _BATCH_CHARACTERS


class _Reading:
    """The articles of files in order, and after those of each file the file itself."""

    def __init__(self, connection: sqlite3.Connection, database: str) -> None:
        self._connection = connection
        self._own = {os.path.realpath(database + end) for end in ("", "-journal", "-wal", "-shm")}
        self.passed_over = 0

    def items(self, paths: Iterable[str | os.PathLike[str]]) -> Iterator[Article | _File]:
        for found in find_files(paths):
            if isinstance(found, Problem):
                yield _File(found.input, None, 0, (found,))
            elif os.path.realpath(found) not in self._own:
                yield from self._file(found)

    def _file(self, path: str) -> Iterator[Article | _File]:
        # Taken before it is read: if the file grows meanwhile, it is read again next time.
        sha256 = _sha256(path)
        query = "SELECT 1 FROM files WHERE path = ? AND sha256 = ?"
        if sha256 and self._connection.execute(query, (_place(path), sha256)).fetchone():
            self.passed_over += 1
            return
        articles = 0
        problems = []
        for item in read_path(path):
            if isinstance(item, Article):
                articles += 1
                yield item
            else:
                problems.append(item)
        if any(problem.kind == "unreadable" for problem in problems):
            sha256 = None  # the disk or the permissions, not the file: tried again next time
        yield _File(path, sha256, articles, tuple(problems))


def _store(connection: sqlite3.Connection, batch: _Batch, group: Group, added: str) -> int:
    """One transaction; the number of articles that were new even to another writer."""
    if not batch.articles and not batch.files:
        return 0
    with writing(connection):
        fresh = [a for a in batch.articles.values() if not _is_known(connection, a)]
        for article in fresh:
            insert_article(connection, article, added)
        if fresh:
            group(connection, fresh)
        for file in batch.files:
            _note(connection, file)
    return len(fresh)


def _note(connection: sqlite3.Connection, file: _File) -> None:
    name = _place(file.path)
    connection.execute("DELETE FROM rejects WHERE input = ?", (name,))
    connection.executemany(
        "INSERT OR IGNORE INTO rejects (input, stage, kind, message) VALUES (?, ?, ?, ?)",
        [(name, p.stage, p.kind, _name(p.message)) for p in file.problems],
    )
    if file.sha256:
        connection.execute(
            "INSERT OR REPLACE INTO files (path, sha256, articles) VALUES (?, ?, ?)",
            (name, file.sha256, file.articles),
        )


def _is_known(connection: sqlite3.Connection, article: Article) -> bool:
    query = "SELECT 1 FROM articles WHERE id = ?"
    return connection.execute(query, (article.id,)).fetchone() is not None


def _sha256(path: str) -> str | None:
    """Of the file's bytes; ``None`` for standard input and for what cannot be opened."""
    if path == "-":
        return None
    try:
        with open(path, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None  # whoever reads it says why


def _place(path: str) -> str:
    """Which file it is, wherever it was named from; standard input and addresses as they are."""
    return _name(os.path.abspath(path) if os.path.exists(path) else path)


def _name(text: str) -> str:
    """``text`` in characters that the database can hold; half a surrogate pair as its number."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
