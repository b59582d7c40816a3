"""An archive of news to articles with stories and findings, in Parquet, by any executor.

Three steps. Every file is read where it lies and leaves its articles and traces in a Parquet file.
The traces alone, about six kilobytes an article, go to one process, which groups them. Then every
file's articles are written to the partitions of their stories, those annotated that somebody else
tells too. So no text goes from worker to worker.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import partial
from os import PathLike
from typing import Any

from variorum.errors import InputError, OutputError
from variorum.group import group_traces
from variorum.grouped import Groups, Trace, load_trace
from variorum.pipeline import annotate_or_explain, default_models, no_article_message
from variorum.records import Problem
from variorum.run.executors import Executor, Lost
from variorum.run.parquet import (
    RowWriter,
    arrow,
    article_columns,
    article_row,
    load_article,
    read_rows,
    write_rows,
)
from variorum.run.parts import PartRead, find_parts, part_path, read_part
from variorum.write.json import article_json

Progress = Callable[[str, int, int], None]
"""Told the step ("reading", "writing"), and how many files are done of how many."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article goes: its story, its original, and whether it is to be annotated."""

    story: str
    copy_of: str | None
    annotate: bool


@dataclass(frozen=True, slots=True)
class Job:
    """A part to be written, with the place of each of its articles; others are left out."""

    number: int
    places: Mapping[str, Place]


@dataclass(frozen=True, slots=True)
class Archived:
    """What a run did."""

    files: int
    articles: int
    annotated: int
    stories: int
    problems: tuple[Problem, ...]


def archive(
    paths: Iterable[str | PathLike[str]],
    out: str | PathLike[str],
    executor: Executor,
    *,
    min_outlets: int = 2,
    research: bool = True,
    progress: Progress | None = None,
) -> Archived:
    """Read, group and annotate all archives under ``paths`` into the folder ``out``.

    Articles are annotated whose story ``min_outlets`` outlets tell, copies not counted (0: all).
    ``out`` may be an address that fsspec knows; it must be empty. The same archives give the same
    bytes, whatever the executor. Raises ``InputError`` where there is no article, ``OutputError``
    where ``out`` holds something.

    ``out/articles/story_prefix=X/part-N.parquet``: the articles whose story's id begins with X.
    ``out/stories.parquet``, ``out/problems.parquet``: a row for each.
    """
    arrow()
    folder = str(out).rstrip("/")
    _check_empty(folder)
    tell = progress or _ignore
    work = f"{folder}/_work"
    parts, problems = find_parts(paths)
    read: list[PartRead] = []
    tell("reading", 0, len(parts))
    for part, made in zip(parts, executor(partial(read_part, work=work), parts), strict=True):
        if isinstance(made, Lost):
            problems.append(Problem(part.path, "read", "worker lost", made.reason))
        else:
            read.append(made)
            problems.extend(made.problems)
        tell("reading", part.number + 1, len(parts))
    if not any(part.articles for part in read):
        _remove(work)
        raise InputError(no_article_message(problems), "no article")
    groups, jobs = _group(work, read, min_outlets)
    writing = partial(write_part, work=work, out=f"{folder}/articles", research=research)
    annotated = articles = 0
    tell("writing", 0, len(jobs))
    for done, (job, written) in enumerate(zip(jobs, executor(writing, jobs), strict=True), 1):
        if isinstance(written, Lost):
            path = parts[job.number].path
            problems.append(Problem(path, "annotate", "worker lost", written.reason))
            _remove_part(f"{folder}/articles", job.number)
        else:
            articles += written.articles
            annotated += written.annotated
            problems.extend(written.problems)
        tell("writing", done, len(jobs))
    _write_lists(folder, groups, jobs, problems)
    _remove(work)
    return Archived(len(parts), articles, annotated, len(groups.stories), tuple(problems))


@dataclass(frozen=True, slots=True)
class PartWritten:
    """What became of a part's articles."""

    articles: int
    annotated: int
    problems: tuple[Problem, ...]


def write_part(job: Job, work: str, out: str, research: bool) -> PartWritten:
    """Write a part's articles to the partitions of their stories, annotated where that is asked."""
    pa = arrow()
    columns = [pa.field("story", pa.string()), *article_columns(), pa.field("found", pa.string())]
    problems: list[Problem] = []
    left = dict(job.places)
    annotated = 0
    with ExitStack() as stack:
        writers: dict[str, RowWriter] = {}
        for row in read_rows(part_path(work, job.number)):
            if (place := left.pop(row["id"], None)) is None:
                continue  # in an earlier file, or earlier in this one
            article = replace(load_article(row), copy_of=place.copy_of)
            found = None
            if place.annotate:
                models = default_models(research)  # loaded by the first article of this process
                made = annotate_or_explain(article, models)
                problems.extend(made.problems)
                found = article_json(made, models.versions(comparing=False))
                annotated += 1
            prefix = place.story[0]
            if prefix not in writers:
                path = part_path(f"{out}/story_prefix={prefix}", job.number)
                writers[prefix] = stack.enter_context(RowWriter(path, columns))
            writers[prefix].write({"story": place.story, **article_row(article), "found": found})
    return PartWritten(len(job.places), annotated, tuple(problems))


def _group(work: str, read: Sequence[PartRead], min_outlets: int) -> tuple[Groups, list[Job]]:
    """The stories of all parts, by their traces alone, and where each part's articles go."""
    traces: dict[str, Trace] = {}
    home: dict[str, int] = {}
    for part in read:
        for row in read_rows(part_path(work, part.number), ["id", "trace"]):
            if row["id"] not in traces:
                traces[row["id"]] = load_trace(row["trace"])
                home[row["id"]] = part.number
    groups = group_traces(traces.values())
    original = {copy.article: copy.original for copy in groups.copies}
    places: dict[int, dict[str, Place]] = {part.number: {} for part in read}
    for story in groups.stories:
        own = [traces[article] for article in story.articles if article not in original]
        told = len({trace.outlet or trace.article for trace in own}) >= min_outlets
        for article in story.articles:
            place = Place(story.id, original.get(article), told)
            places[home[article]][article] = place
    return groups, [Job(number, found) for number, found in places.items()]


def _write_lists(
    folder: str, groups: Groups, jobs: Sequence[Job], problems: Iterable[Problem]
) -> None:
    pa = arrow()
    text = pa.string()
    annotated = {a for job in jobs for a, place in job.places.items() if place.annotate}
    copies = {copy.article for copy in groups.copies}
    stories: Iterator[dict[str, Any]] = (
        {
            "id": story.id,
            "title": story.title,
            "articles": list(story.articles),
            "copies": sum(article in copies for article in story.articles),
            "annotated": any(article in annotated for article in story.articles),
        }
        for story in groups.stories
    )
    columns = [
        *(pa.field("id", text), pa.field("title", text), pa.field("articles", pa.list_(text))),
        *(pa.field("copies", pa.int64()), pa.field("annotated", pa.bool_())),
    ]
    write_rows(f"{folder}/stories.parquet", columns, stories)
    keys = ("input", "stage", "kind", "message")
    ordered = sorted(problems, key=lambda p: (p.input, p.stage, p.kind, p.message))
    rows = ({key: getattr(problem, key) for key in keys} for problem in ordered)
    write_rows(f"{folder}/problems.parquet", [pa.field(key, text) for key in keys], rows)


def _check_empty(folder: str) -> None:
    """Refuse a folder with something in it; what a run left behind that was stopped is removed."""
    import fsspec

    try:
        system, place = fsspec.core.url_to_fs(folder)
        if not system.exists(place):
            system.makedirs(place, exist_ok=True)
            return
        if not system.isdir(place):
            raise OutputError(f"cannot write to {folder}: it is a file; name a folder")
        names = {path.rstrip("/").rsplit("/", 1)[-1] for path in system.ls(place, detail=False)}
    except (OSError, ValueError, ImportError) as error:
        why = str(getattr(error, "strerror", None) or error)[:200]
        raise OutputError(
            f"cannot write to {folder}: {why}; name a folder or its address"
        ) from error
    # Lists are written last, and the work is removed after them: beside it nothing is finished.
    if names - ({"_work", "articles"} if "_work" in names else set()):
        raise OutputError(f"cannot write to {folder}: it is not empty; name another folder")
    for name in sorted(names - {"_work"}):
        _remove(f"{folder}/{name}")
    _remove(f"{folder}/_work")


def _remove(folder: str) -> None:
    import fsspec

    system, place = fsspec.core.url_to_fs(folder)
    if system.exists(place):
        system.rm(place, recursive=True)


def _remove_part(folder: str, number: int) -> None:
    """Remove what was written of a part, finished or not: a torn file makes all unreadable."""
    import fsspec

    system, place = fsspec.core.url_to_fs(folder)
    for path in system.glob(f"{part_path(f'{place}/story_prefix=*', number)}*"):
        system.rm(path)


def _ignore(_step: str, _done: int, _total: int) -> None:
    pass
