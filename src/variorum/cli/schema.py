"""`variorum schema`: the shapes of the JSON that is written."""

from __future__ import annotations

from json import dumps
from typing import Annotated as Option

import typer

from variorum.errors import UsageError
from variorum.write.groups import groups_schema
from variorum.write.schema import article_schema, story_schema


def schema(
    article: Option[
        bool, typer.Option("--article", help="That of variorum-article/1 instead.")
    ] = False,
    groups: Option[
        bool, typer.Option("--groups", help="That of variorum-groups/1 instead.")
    ] = False,
) -> None:
    """Print the JSON Schema of a story."""
    if article and groups:
        raise UsageError("one schema at a time: give --article or --groups")
    made = article_schema() if article else groups_schema() if groups else story_schema()
    typer.echo(dumps(made, indent=2))
