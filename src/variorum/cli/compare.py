"""`variorum compare`: one story from several articles, and its report."""

from __future__ import annotations

import variorum
from variorum.cli.outputs import (
    PloverEvents,
    Report,
    StoryJson,
    WebAnnotations,
    check_stdout,
    deliver,
)
from variorum.cli.shared import AllConflicts, Paths, Research, Workers, progress_bar, spare_inputs


def compare(
    paths: Paths,
    output: Report = None,
    json: StoryJson = None,
    annotations: WebAnnotations = None,
    plover: PloverEvents = None,
    workers: Workers = None,
    research: Research = True,
    all_conflicts: AllConflicts = False,
) -> None:
    """Compare what several outlets wrote: one story, one report."""
    check_stdout(output, json, annotations, plover)
    spare_inputs((output, json, annotations, plover), paths)
    with progress_bar("annotating") as progress:
        comparison = variorum.compare(
            paths,
            workers=workers,
            progress=progress,
            research=research,
            all_conflicts=all_conflicts,
        )
    deliver(comparison, output, json, annotations, plover)
