"""`variorum expectations`: what a story expects to come about, and what came of it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated as Option

import typer

import variorum
from variorum.cli.outputs import Output, check_stdout, name_files, write_outputs
from variorum.cli.shared import Paths, Workers, progress_bar, show, show_problems, spare_inputs
from variorum.write.calendar import ledger_calendar
from variorum.write.ledger import ledger_json


def expectations(
    paths: Paths,
    json: Option[
        Path | None, typer.Option(help="The ledger as JSON (variorum-ledger/1); - for stdout.")
    ] = None,
    ics: Option[
        Path | None,
        typer.Option(help="What is open and has a date, as iCalendar; - for stdout."),
    ] = None,
    workers: Workers = None,
) -> None:
    """List what the articles of a story expect, due first, and what came of it."""
    check_stdout(json, ics)
    spare_inputs((json, ics), paths)
    with progress_bar("annotating") as progress:
        comparison = variorum.compare(paths, workers=workers, progress=progress)
    made: list[Output] = [
        (json, lambda: ledger_json(comparison, comparison.models or {})),
        (ics, lambda: ledger_calendar(comparison)),
    ]
    printed = write_outputs(made)
    show_problems(comparison.problems)
    if printed:
        return
    from variorum.write.terminal_ledger import ledger_glance

    show(ledger_glance(comparison))
    name_files(made)
