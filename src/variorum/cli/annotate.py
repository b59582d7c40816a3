"""`variorum annotate`: the findings of single articles."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated as Option

import typer

import variorum
from variorum.cli.outputs import PloverEvents, check_stdout, tell_undated
from variorum.cli.shared import (
    Paths,
    Research,
    Workers,
    emit,
    progress_bar,
    show_problems,
    spare_inputs,
)
from variorum.errors import VariorumError
from variorum.pipeline import annotate_or_explain, default_models, no_article_message
from variorum.run import choose_mapper, reporting
from variorum.write.files import write_text
from variorum.write.json import article_json
from variorum.write.plover import plover_lines, undated


def annotate(
    paths: Paths,
    output: Option[
        Path | None, typer.Option("--output", "-o", help="File to write; standard output if none.")
    ] = None,
    plover: PloverEvents = None,
    workers: Workers = None,
    research: Research = True,
) -> None:
    """Find who is who, who said what and how it is told in each article, as JSON Lines."""
    check_stdout(output, plover)
    output = None if str(output) == "-" else output
    printed = str(plover) == "-"
    spare_inputs([output, plover], paths)
    articles = variorum.read(paths)
    models = default_models(research)
    versions = models.versions(comparing=False)
    problems = list(articles.problems)
    lines: list[str] = []
    events: list[str] = []
    without_day = 0
    with progress_bar("annotating") as progress:
        mapper = choose_mapper(workers, len(articles), models)
        for item in reporting(mapper, progress, len(articles))(annotate_or_explain, articles):
            problems.extend(item.problems)
            if plover:
                events.append(plover_lines(item))
                without_day += undated(item)
            if output:
                lines.append(article_json(item, versions))
            elif not printed:
                emit(article_json(item, versions))
    if not articles:
        raise VariorumError(no_article_message(articles.problems))
    if printed:
        emit("".join(events))
    elif plover:
        write_text(plover, "".join(events))
    if output:
        write_text(output, "".join(lines))
    tell_undated(without_day)
    show_problems(problems)
