"""What `variorum compare` and `variorum story` write: report, JSON, annotations, or a glance."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated as Option

import typer

from variorum.cli.shared import emit, show, show_problems
from variorum.errors import UsageError
from variorum.pipeline import Comparison
from variorum.write.annotations import web_annotations
from variorum.write.files import write_text
from variorum.write.page.text import visible
from variorum.write.plover import plover_lines, undated

Report = Option[Path | None, typer.Option("--output", "-o", help="The report, one HTML file.")]
StoryJson = Option[
    Path | None, typer.Option("--json", help="The story as JSON (variorum-story/1); - for stdout.")
]
WebAnnotations = Option[
    Path | None,
    typer.Option("--annotations", help="The findings as W3C Web Annotations; - for stdout."),
]
PloverEvents = Option[
    Path | None,
    typer.Option("--plover", help="The events as PLOVER records, JSON Lines; - for stdout."),
]

Output = tuple[Path | None, Callable[[], str]]
"""Where something goes, if anywhere, and what makes it."""


def check_stdout(*outputs: Path | None) -> None:
    """Raise ``UsageError`` where more than one output is to go to standard output."""
    if sum(str(path) == "-" for path in outputs) > 1:
        raise UsageError("only one output can go to standard output (-)")


def deliver(
    comparison: Comparison,
    output: Path | None,
    json: Path | None,
    annotations: Path | None,
    plover: Path | None = None,
) -> None:
    """Write what was asked for; show the story at a glance unless one output is printed."""
    makers: list[Output] = [
        (output, comparison.to_html),
        (json, comparison.to_json),
        (annotations, lambda: web_annotations(comparison)),
        (plover, lambda: plover_lines(comparison)),
    ]
    printed = write_outputs(makers)
    if plover:
        tell_undated(undated(comparison))
    if printed:
        show_problems(comparison.problems)
        return
    from variorum.write.terminal import glance

    show(glance(comparison))
    name_files(makers)


def write_outputs(makers: Sequence[Output]) -> bool:
    """Write or print each output that has a path; whether one was printed."""
    for path, make in makers:
        if path and str(path) == "-":
            emit(make())
        elif path:
            write_text(path, make())
    return any(str(path) == "-" for path, _ in makers)


def tell_undated(count: int) -> None:
    """Say on standard error how many events have no line for want of a day, if any."""
    if count:
        events = "1 event has" if count == 1 else f"{count:,} events have"
        typer.echo(f"variorum: {events} no PLOVER record: the day is not known", err=True)


def name_files(makers: Sequence[Output]) -> None:
    """Say which files were written."""
    for path, _ in makers:
        if path:
            typer.echo(f"written: {visible(str(path))}")
