"""`variorum schema`: the shapes of the JSON that is written."""

from __future__ import annotations

from json import dumps
from typing import Annotated as Option

import typer

from variorum.write.schema import article_schema, story_schema


def schema(
    article: Option[
        bool, typer.Option("--article", help="That of variorum-article/1 instead.")
    ] = False,
) -> None:
    """Print the JSON Schema of a story."""
    typer.echo(dumps(article_schema() if article else story_schema(), indent=2))
