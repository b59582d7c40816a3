"""`variorum read`: what was understood of each input."""

from __future__ import annotations

import sys
from typing import Annotated as Option

import typer

import variorum
from variorum.cli.shared import Paths, emit, show, show_problems
from variorum.errors import VariorumError
from variorum.pipeline import no_article_message
from variorum.write.json import reading_json


def read(
    paths: Paths,
    table: Option[
        bool | None,
        typer.Option(
            "--table/--jsonl",
            help="A table, or JSON Lines; a table on a terminal if neither is given.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Show what was understood of each input."""
    articles = variorum.read(paths)
    if table if table is not None else sys.stdout.isatty():
        from variorum.write.terminal import articles_table

        show(articles_table(articles, articles.problems))
    else:
        for article in articles:
            emit(reading_json(article))
        if articles:
            show_problems(articles.problems)
    if not articles:
        raise VariorumError(no_article_message(articles.problems))
