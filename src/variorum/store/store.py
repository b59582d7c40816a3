"""The memory of a desk: one SQLite file with articles, stories and findings."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from types import TracebackType

from variorum.collate.relations import ALL_FROM, SHOWN_FROM
from variorum.collated import StoryHead
from variorum.errors import UsageError
from variorum.listed import Added, AffairListing, SearchHit, StoryListing
from variorum.pipeline import Articles, Comparison, collate_articles, default_models, story_order
from variorum.records import Article, Problem
from variorum.run import Progress, choose_mapper, reporting
from variorum.store.adding import add_paths
from variorum.store.affairs import find_affair, list_affairs
from variorum.store.failures import explained
from variorum.store.findings import remembering
from variorum.store.grouping import Grouping
from variorum.store.listing import find_story, list_stories
from variorum.store.opening import WAIT, connect
from variorum.store.rows import select_article
from variorum.store.searching import search_articles


def open_store(path: str | os.PathLike[str], *, create: bool = False, wait: float = WAIT) -> Store:
    """The database at ``path``; ``create`` makes it where there is none.

    ``wait`` is how many seconds a writer waits for another. Raises ``StoreError`` where the file
    is missing, no database, damaged, of another program or of a newer Variorum.

    >>> with open_store("news.db", create=True) as store:  # doctest: +SKIP
    ...     store.add(["feeds/"])
    ...     for hit in store.search("water minister"):
    ...         print(hit.outlet, hit.passage.exact)
    """
    return Store(os.fspath(path), create=create, wait=wait)


class Store:
    """Articles, their stories and their findings in one file; use it in a ``with`` block.

    Every method raises ``StoreError`` with what to do where the file is busy, full, damaged or
    may only be read, and leaves what was stored before as it was.
    """

    def __init__(self, path: str, *, create: bool = False, wait: float = WAIT) -> None:
        self.path = path
        self._wait = wait
        self._connection = connect(path, create=create, wait=wait)

    def add(
        self,
        paths: Iterable[str | os.PathLike[str]],
        *,
        progress: Callable[[int], None] | None = None,
        now: datetime | None = None,
    ) -> Added:
        """Add the articles found under ``paths`` that are not there yet, and group them.

        The same call may be made again at any time: what is there is passed over, and a run that
        was stopped, by whatever, carries on. ``progress`` is told the number of articles read;
        ``now`` is the time to note as theirs (the clock's if none).
        """
        moment = (now or datetime.now(UTC)).astimezone(UTC)
        with self._explained():
            return add_paths(
                self._connection,
                self.path,
                paths,
                group=Grouping().group,
                added=moment.isoformat(timespec="seconds"),
                progress=progress or _ignore,
            )

    def stories(
        self,
        *,
        since: str | None = None,
        outlets: Sequence[str] = (),
        min_outlets: int = 1,
        match: str | None = None,
        limit: int | None = None,
    ) -> list[StoryListing]:
        """Stories, the one with the latest article first.

        ``since``: with an article published then or later (``"2026-03-05"``). ``outlets``: told
        by all of these. ``min_outlets``: by so many with a telling of their own, copies not
        counted. ``match``: with an article in which these words stand. Raises ``UsageError`` for
        a date that is none and an outlet that is not there.
        """
        if isinstance(outlets, str):
            raise UsageError(f"give a list of outlets, not one alone: [{outlets!r}]")
        with self._explained():
            return list_stories(
                self._connection,
                since=since,
                outlets=outlets,
                min_outlets=min_outlets,
                match=match,
                limit=limit,
            )

    def affairs(self, *, since: str | None = None, limit: int | None = None) -> list[AffairListing]:
        """What runs through several stories, the affair with the latest article first.

        ``since``: with an article published then or later (``"2026-03-05"``). Found anew each
        time, from all stories as they are now. Raises ``UsageError`` for a date that is none.
        """
        with self._explained():
            return list_affairs(self._connection, since=since, limit=limit)

    def affair(self, name: str) -> AffairListing | None:
        """The affair of an id, or the one that a story is a chapter of; ``None`` where it is none.

        ``name`` is the affair's id or the beginning of it, or what ``story`` takes. Raises
        ``UsageError`` where there is neither such an affair nor such a story.
        """
        with self._explained():
            return find_affair(self._connection, name, self.path)

    def search(self, words: str, *, limit: int = 20) -> list[SearchHit]:
        """The best ``limit`` articles in which all ``words`` stand, each with the places.

        ``"two words"`` in quotation marks stand together, ``word*`` is the beginning of a word,
        ``-word`` must not occur; nothing else has a meaning. Raises ``UsageError`` where there is
        no word to look for.
        """
        with self._explained():
            return search_articles(self._connection, words, limit)

    def story(
        self,
        story: str,
        *,
        workers: int | None = 1,
        progress: Progress | None = None,
        research: bool = True,
        all_conflicts: bool = False,
    ) -> Comparison:
        """The story collated, as ``variorum.compare`` does it with the same articles.

        ``story`` is its id or the beginning of it (four characters at least), the id of a story
        merged into it, or the id of one of its articles. Findings are kept, so that the second
        time is quick. ``workers``, ``progress``, ``research`` and ``all_conflicts`` as in
        ``compare``. Raises ``UsageError`` for no such story.
        """
        models = default_models(research)
        with self._explained():
            number, id_, title = find_story(self._connection, story, self.path)
            articles = self._articles_of(number)
            mapper = remembering(
                choose_mapper(workers, len(articles), models),
                self._connection,
                self.path,
                models.versions(comparing=False),
            )
            if progress:
                mapper = reporting(mapper, progress, len(articles))
            least = ALL_FROM if all_conflicts else SHOWN_FROM
            made = collate_articles(Articles(articles), mapper, models, least)
        return replace(made, story=StoryHead(id_, title))

    def articles(self, story: str) -> list[Article]:
        """The articles of a story, in order of time; ``story`` as in the method of that name."""
        with self._explained():
            return self._articles_of(find_story(self._connection, story, self.path)[0])

    def rejects(self) -> list[Problem]:
        """What could not be read so far, one row an input and reason."""
        query = "SELECT input, stage, kind, message FROM rejects ORDER BY 1, 2, 3, 4"
        with self._explained():
            return [Problem(*row) for row in self._connection.execute(query)]

    def close(self) -> None:
        """Close the file; the store cannot be used afterwards."""
        self._connection.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _articles_of(self, number: int) -> list[Article]:
        query = "SELECT number FROM articles WHERE story = ?"
        numbers = [row[0] for row in self._connection.execute(query, (number,))]
        found = [select_article(self._connection, article) for article in numbers]
        return sorted(found, key=story_order)

    @contextmanager
    def _explained(self) -> Iterator[None]:
        with explained(self.path, self._wait):
            yield


def _ignore(_seen: int) -> None:
    pass
