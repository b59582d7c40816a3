"""`variorum relate`: how two claims stand to each other."""

from __future__ import annotations

from typing import Annotated as Option

import typer

import variorum
from variorum.pipeline import default_models
from variorum.write.page.text import visible
from variorum.write.relation import relation_json

Claim = Option[str, typer.Argument(metavar="CLAIM", help="A claim: a sentence or a clause.")]


def relate(
    a: Claim,
    b: Claim,
    as_json: Option[bool, typer.Option("--json", help="Print JSON (variorum-relation/1).")] = False,
) -> None:
    """Say how two claims stand to each other: same, supports, conflicts or unrelated."""
    found = variorum.relate(a, b)
    if as_json:
        typer.echo(relation_json(a, b, found, default_models().versions()), nl=False)
        return
    on = f" on {found.on}" if found.on else ""
    typer.echo(visible(f"{found.kind}{on} ({found.score:.2f})"))
    for kind, value in found.probabilities.items():
        typer.echo(f"  {kind:<10} {value:.2f}")
