"""Paths to copies and stories; a text is let go once its trace is taken."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from variorum.errors import InputError, UsageError
from variorum.group import group_traces, trace_article
from variorum.grouped import Groups, Trace
from variorum.pipeline import Paths, no_article_message
from variorum.read import distinct_ids, read_articles
from variorum.read.files import find_files
from variorum.read.redated import settle_dates
from variorum.records import Article, Problem, in_time
from variorum.run.executors import Lost, in_processes

PART = 2_000_000
"""Bytes of files that are one task: half a second of work."""
MOST_FILES = 200
POOL_PAYS_FROM = 8_000_000
"""Bytes from which several processes are faster: starting one takes as long as 2 MB of articles."""


@dataclass(frozen=True)
class Grouping:
    """What ``group_paths`` found: ``articles`` in order of time, their texts left empty."""

    groups: Groups
    articles: tuple[Article, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Traced:
    """The articles of some files, their texts left empty, each with its trace, and the problems."""

    articles: tuple[Article, ...]
    traces: tuple[Trace, ...]
    problems: tuple[Problem, ...]


def group_paths(
    paths: Paths,
    workers: int | None = 1,
    progress: Callable[[int, int], None] | None = None,
) -> Grouping:
    """Read ``paths`` and find the copies and stories, with no text in memory but those in work.

    ``workers`` is the number of processes that read (``None``: as many as pay); the result does
    not depend on it. ``progress`` is called with how many files are read of how many. Raises
    ``InputError`` where no article could be read at all, ``UsageError`` for a lone path in place
    of a list and for fewer workers than one.
    """
    if isinstance(paths, str | os.PathLike):
        raise UsageError(f"give a list of paths, not one path alone: [{str(paths)!r}]")
    found = list(find_files(paths))
    problems = [item for item in found if isinstance(item, Problem)]
    parts = list(_parts([item for item in found if isinstance(item, str)]))
    files = sum(map(len, parts))
    heads: list[Article] = []
    traces: list[Trace] = []
    done = 0
    for part, traced in zip(parts, _trace(parts, workers), strict=True):
        heads += traced.articles
        traces += traced.traces
        problems += traced.problems
        done += len(part)
        if progress:
            progress(done, files)
    if not heads:
        raise InputError(no_article_message(problems), "nothing to group")
    dated, redated = settle_dates(heads)
    problems += redated
    articles = distinct_ids(dated)
    named = [
        replace(trace, article=article.id, published=article.published)
        for trace, article in zip(traces, articles, strict=True)
    ]
    groups = group_traces(named)
    original = {copy.article: copy.original for copy in groups.copies}
    marked = [replace(article, copy_of=original.get(article.id)) for article in articles]
    marked.sort(key=lambda a: (in_time(a.published), a.outlet or "", a.id, a.input.path))
    problems.sort(key=lambda p: (p.input, p.stage, p.kind, p.message))
    return Grouping(groups, tuple(marked), tuple(problems))


def trace_files(paths: Sequence[str]) -> Traced:
    """Read files and take the trace of each article."""
    heads: list[Article] = []
    traces: list[Trace] = []
    problems: list[Problem] = []
    for item in read_articles(paths):
        if isinstance(item, Problem):
            problems.append(item)
        else:
            traces.append(trace_article(item))
            heads.append(replace(item, text="", removed=()))
    return Traced(tuple(heads), tuple(traces), tuple(problems))


def _trace(parts: Sequence[Sequence[str]], workers: int | None) -> Iterator[Traced]:
    """The traces of each part, in order, by as many processes as asked for or as pay."""
    if workers is not None and workers < 1:
        raise UsageError(f"workers must be 1 or more, not {workers}")
    if workers is None:
        pays = sum(map(_size, (file for part in parts for file in part))) >= POOL_PAYS_FROM
        workers = (os.cpu_count() or 1) if pays else 1
    if workers == 1 or len(parts) == 1 or any("-" in part for part in parts):
        yield from map(trace_files, parts)
        return
    for part, done in zip(parts, in_processes(workers)(trace_files, parts), strict=True):
        if isinstance(done, Lost):
            rows = [Problem(file, "read", "worker died", done.reason) for file in part]
            done = Traced((), (), tuple(rows))
        yield done


def _parts(files: Iterable[str]) -> Iterator[list[str]]:
    """Files in order, so many together as are worth a task."""
    part: list[str] = []
    size = 0
    for file in files:
        part.append(file)
        size += _size(file)
        if size >= PART or len(part) == MOST_FILES:
            yield part
            part, size = [], 0
    if part:
        yield part


def _size(file: str) -> int:
    """Bytes of a file; what is packed counts as four times as much."""
    try:
        size = os.path.getsize(file)
    except OSError:
        return 0
    return 4 * size if file.endswith((".gz", ".zst")) else size
