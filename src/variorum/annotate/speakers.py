"""Which actor the source of a quotation is."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.annotate.parse import Parse
from variorum.records import Actor, Quotation


def resolve_speakers(
    parse: Parse, quotations: Sequence[Quotation], actors: Sequence[Actor]
) -> tuple[list[Quotation], list[Actor]]:
    """Give each quotation its speaker, or the reason why it has none."""
    return list(quotations), list(actors)
