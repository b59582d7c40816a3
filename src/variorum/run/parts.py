"""The input of a run in parts: one file each, which a worker reads as a whole."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from variorum.errors import InputError, UsageError
from variorum.group import trace_article
from variorum.grouped import dump_trace
from variorum.read.feed import read_json_feed
from variorum.read.files import find_files
from variorum.read.jsonl import read_value
from variorum.read.open import read_stream
from variorum.read.place import Place
from variorum.records import Article, Problem
from variorum.run.parquet import RowWriter, arrow, article_columns, article_row, read_rows

ARCHIVES = (".warc", ".warc.gz", ".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz", ".parquet")


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the input; ``number`` counts them in the order of their names."""

    number: int
    path: str


@dataclass(frozen=True, slots=True)
class PartRead:
    """What became of a part: articles that were read from it, and what could not be."""

    number: int
    articles: int
    problems: tuple[Problem, ...]


def find_parts(paths: Iterable[str | os.PathLike[str]]) -> tuple[list[Part], list[Problem]]:
    """The archives under ``paths`` (files, folders, addresses that fsspec knows), and the rest.

    Archives are WARC, JSON Lines (either may be packed with gzip) and Parquet.
    """
    if isinstance(paths, str | os.PathLike):
        raise UsageError(f"give a list of paths, not one path alone: [{str(paths)!r}]")
    found: set[str] = set()
    problems: list[Problem] = []
    for path in sorted({os.fspath(path) for path in paths}):
        for item in _remote(path) if "://" in path else find_files([path]):
            if isinstance(item, str) and item.lower().endswith(ARCHIVES):
                found.add(item)
            elif isinstance(item, str):
                advice = "no archive: give WARC, JSON Lines or Parquet, or use `variorum add`"
                problems.append(Place(item).problem("not an archive", advice))
            else:
                problems.append(item)
    return [Part(number, path) for number, path in enumerate(sorted(found))], problems


def read_part(part: Part, work: str) -> PartRead:
    """Read one part and write its articles with their traces to a Parquet file under ``work``."""
    columns = [*article_columns(), arrow().field("trace", arrow().binary())]
    problems: list[Problem] = []
    articles = 0
    with RowWriter(part_path(work, part.number), columns) as writer:
        for item in _read(part.path):
            if isinstance(item, Problem):
                problems.append(item)
            else:
                articles += 1
                writer.write({**article_row(item), "trace": dump_trace(trace_article(item))})
    return PartRead(part.number, articles, tuple(problems))


def part_path(folder: str, number: int) -> str:
    """The Parquet file of a part."""
    return f"{folder}/part-{number:05}.parquet"


def _remote(path: str) -> Iterator[str | Problem]:
    """The files at an address: one, those of a folder, or those of a pattern with ``*``."""
    arrow()
    import fsspec

    try:
        system, place = fsspec.core.url_to_fs(path)
        if "*" in place:
            files = system.glob(place)
        else:
            files = system.find(place) if system.isdir(place) else [place]
        if not files or not system.exists(files[0]):
            raise FileNotFoundError("nothing is there")
        yield from (system.unstrip_protocol(file) for file in sorted(files))
    except (OSError, ValueError, ImportError) as error:
        yield Place(path).problem("address", f"cannot be listed ({error}): check the address")


def _read(path: str) -> Iterator[Article | Problem]:
    """The articles of a file or address; whatever goes wrong is a problem row."""
    import fsspec

    place = Place(path)
    try:
        if path.lower().endswith(".parquet"):
            for number, row in enumerate(read_rows(path), 1):
                yield from read_value(row, place.at(f"row {number}"), read_json_feed)
        else:
            with fsspec.open(path, "rb") as stream:
                yield from read_stream(stream, place)
    except InputError as error:
        yield place.problem(error.kind, str(error))
    except Exception as error:  # one bad file never stops the rest
        why = f"{type(error).__name__}: {str(error)[:200]}"
        yield place.problem("unreadable", f"reading failed ({why}): check the file")
