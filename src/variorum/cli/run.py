"""`variorum run`: an archive of news on several processes or machines."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Annotated as Option

import typer

from variorum.cli.shared import Research, Workers, show_problems
from variorum.errors import UsageError, VariorumError
from variorum.run.archive import Progress, archive
from variorum.run.executors import Executor, in_processes, serial
from variorum.run.on_ray import on_ray
from variorum.write.page.text import visible
from variorum.write.terminal import many


class Engine(StrEnum):
    """Who does the work."""

    SERIAL = "serial"
    POOL = "pool"
    RAY = "ray"


def run(
    paths: Option[
        list[str],
        typer.Argument(
            help="WARC, JSON Lines or Parquet: files, folders or addresses (s3://…).",
            metavar="PATH",
        ),
    ],
    out: Option[str, typer.Option(help="Folder or address to write to; must be empty.")],
    engine: Option[Engine, typer.Option(help="One process, several, or a Ray cluster.")] = (
        Engine.POOL
    ),
    workers: Workers = None,
    address: Option[
        str | None, typer.Option(help="Of the Ray cluster; one is started here if none.")
    ] = None,
    min_outlets: Option[
        int, typer.Option(min=0, help="Annotate stories told by so many outlets; 0 for all.")
    ] = 2,
    research: Research = True,
) -> None:
    """Group an archive into stories and annotate those that several outlets tell, as Parquet."""
    if address and engine is not Engine.RAY:
        raise UsageError("--address is that of a Ray cluster: give --engine ray with it")
    with _progress() as progress:
        made = archive(
            paths,
            out,
            _executor(engine, workers, address),
            min_outlets=min_outlets,
            research=research,
            progress=progress,
        )
    show_problems(made.problems)
    typer.echo(
        f"{visible(out)}: {many(made.files, 'file')}, {many(made.articles, 'article')}, "
        f"{made.annotated:,} of them annotated, in {made.stories:,} "
        f"{'story' if made.stories == 1 else 'stories'}"
    )
    if any(problem.kind == "worker lost" for problem in made.problems):
        raise VariorumError("not all files were worked on: see the lines above")


def _executor(engine: Engine, workers: int | None, address: str | None) -> Executor:
    if engine is Engine.RAY:
        return on_ray(workers, address)
    if engine is Engine.SERIAL:
        return serial
    return in_processes(workers or os.cpu_count() or 1)


@contextmanager
def _progress() -> Iterator[Progress]:
    """A progress bar on standard error; nothing where that is not a terminal."""
    if not sys.stderr.isatty():
        yield lambda _step, _done, _total: None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None)
        yield lambda step, done, total: bar.update(
            task, description=step, completed=done, total=total
        )
