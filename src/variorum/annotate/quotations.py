"""Quotations of one article: content, cue and source."""

from __future__ import annotations

from variorum.annotate.parse import Parse
from variorum.records import Quotation


def find_quotations(parse: Parse) -> list[Quotation]:
    """Direct, indirect and mixed quotations, speakers not yet resolved."""
    return []
