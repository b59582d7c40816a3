"""What several commands share: the usual arguments, and how they print, warn and show progress."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated as Option

import typer

from variorum.read.files import find_files
from variorum.records import Problem
from variorum.run import Progress
from variorum.write.files import check_outputs
from variorum.write.page.text import visible

Paths = Option[
    list[str],
    typer.Argument(
        help="Files of any known form, folders, or - for standard input.", metavar="PATH"
    ),
]
Workers = Option[
    int | None,
    typer.Option(min=1, help="Processes to use; as many as pay if not given."),
]
Research = Option[
    bool,
    typer.Option(
        "--research/--no-research",
        help="Use the heads whose training data is for research only (techniques, subjective).",
    ),
]

AllConflicts = Option[
    bool,
    typer.Option("--all-conflicts", help="Show likely conflicts too, not only the sure ones."),
]


def show_problems(problems: Sequence[Problem]) -> None:
    """One line on standard error for each problem."""
    for problem in problems:
        typer.echo(visible(f"variorum: {problem.input}: {problem.message}"), err=True)


def spare_inputs(outputs: Iterable[Path | None], paths: Sequence[str]) -> None:
    """Nothing that was read may be written over but what Variorum wrote and passes over."""
    files = [str(path) for path in outputs if path and str(path) != "-"]
    if files:
        inputs = [found for found in find_files(paths) if isinstance(found, str)]
        check_outputs(files, inputs)


def emit(text: str) -> None:
    """Write ``text`` for another program: UTF-8, whatever the terminal speaks."""
    typer.echo(text.encode("utf-8", "backslashreplace"), nl=False)


def show(renderable: object) -> None:
    """Print something made for people: a table, a panel."""
    from rich.console import Console

    Console().print(renderable)


@contextmanager
def progress_bar(what: str) -> Iterator[Progress]:
    """A progress bar on standard error; nothing where that is not a terminal."""
    if not sys.stderr.isatty():
        yield _ignore
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _ignore(_done: int, _total: int) -> None:
    pass
