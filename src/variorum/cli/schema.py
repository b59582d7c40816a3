"""`variorum schema`: the shapes of the JSON that is written."""

from __future__ import annotations

from json import dumps
from typing import Annotated as Option

import typer

from variorum.errors import UsageError
from variorum.write.groups import groups_schema
from variorum.write.ledger import ledger_schema
from variorum.write.listings_schema import affairs_schema, search_schema, stories_schema
from variorum.write.relation import relation_schema
from variorum.write.schema import article_schema, story_schema


def schema(
    article: Option[
        bool, typer.Option("--article", help="That of variorum-article/1 instead.")
    ] = False,
    groups: Option[
        bool, typer.Option("--groups", help="That of variorum-groups/1 instead.")
    ] = False,
    ledger: Option[
        bool, typer.Option("--ledger", help="That of variorum-ledger/1 instead.")
    ] = False,
    stories: Option[
        bool, typer.Option("--stories", help="That of variorum-stories/1 instead.")
    ] = False,
    affairs: Option[
        bool, typer.Option("--affairs", help="That of variorum-affairs/1 instead.")
    ] = False,
    search: Option[
        bool, typer.Option("--search", help="That of variorum-search/1 instead.")
    ] = False,
    relation: Option[
        bool, typer.Option("--relation", help="That of variorum-relation/1 instead.")
    ] = False,
) -> None:
    """Print the JSON Schema of a story."""
    makers = {
        article_schema: article,
        groups_schema: groups,
        ledger_schema: ledger,
        stories_schema: stories,
        affairs_schema: affairs,
        search_schema: search,
        relation_schema: relation,
    }
    asked = [maker for maker, given in makers.items() if given]
    if len(asked) > 1:
        raise UsageError("one schema at a time: give one of the options")
    typer.echo(dumps((asked or [story_schema])[0](), indent=2))
