"""`variorum group`: which articles tell one story, and which are copies."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated as Option

import typer

from variorum.cli.shared import Paths, emit, progress_bar, show, show_problems, spare_inputs
from variorum.run.grouping import group_paths
from variorum.write.files import write_text
from variorum.write.groups import groups_json
from variorum.write.page.text import visible


def group(
    paths: Paths,
    json: Option[
        Path | None, typer.Option(help="The stories as JSON (variorum-groups/1); - for stdout.")
    ] = None,
) -> None:
    """Find which articles tell one story, and which are copies of another."""
    spare_inputs([json], paths)
    with progress_bar("reading") as progress:
        found = group_paths(paths, progress)
    written = groups_json(found.groups, found.articles, found.problems)
    if json and str(json) == "-":
        emit(written)
        show_problems(found.problems)
        return
    if json:
        write_text(json, written)
    from variorum.write.terminal_groups import groups_glance

    show(groups_glance(found.groups, found.articles, found.problems))
    if json:
        typer.echo(f"written: {visible(str(json))}")
