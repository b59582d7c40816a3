"""Claims of one article: clauses that assert something, and on whose authority."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.annotate.parse import Parse
from variorum.records import Actor, Claim, ClaimFeatures, Quotation


def find_claims(
    parse: Parse, quotations: Sequence[Quotation], actors: Sequence[Actor]
) -> tuple[list[Claim], list[ClaimFeatures]]:
    """The claims in text order, and beside each what alignment needs to know about it."""
    return [], []
