"""`variorum compare`: one story from several articles, and its report."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated as Option

import typer

import variorum
from variorum.cli.shared import (
    Paths,
    Research,
    Workers,
    emit,
    progress_bar,
    show,
    show_problems,
    spare_inputs,
)
from variorum.errors import UsageError
from variorum.write.annotations import web_annotations
from variorum.write.files import write_text
from variorum.write.page.text import visible


def compare(
    paths: Paths,
    output: Option[
        Path | None, typer.Option("--output", "-o", help="The report, one HTML file.")
    ] = None,
    json: Option[
        Path | None, typer.Option(help="The story as JSON (variorum-story/1); - for stdout.")
    ] = None,
    annotations: Option[
        Path | None, typer.Option(help="The findings as W3C Web Annotations; - for stdout.")
    ] = None,
    workers: Workers = None,
    research: Research = True,
) -> None:
    """Compare what several outlets wrote: one story, one report."""
    to_stdout = [str(path) for path in (output, json, annotations) if str(path) == "-"]
    if len(to_stdout) > 1:
        raise UsageError("only one output can go to standard output (-)")
    spare_inputs((output, json, annotations), paths)
    with progress_bar("annotating") as progress:
        comparison = variorum.compare(paths, workers=workers, progress=progress, research=research)
    makers: list[tuple[Path | None, Callable[[], str]]] = [
        (output, comparison.to_html),
        (json, comparison.to_json),
        (annotations, lambda: web_annotations(comparison)),
    ]
    for path, make in makers:
        if path and str(path) == "-":
            emit(make())
        elif path:
            write_text(path, make())
    if not to_stdout:
        from variorum.write.terminal import glance

        show(glance(comparison))
        for path, _ in makers:
            if path:
                typer.echo(f"written: {visible(str(path))}")
    else:
        show_problems(comparison.problems)
