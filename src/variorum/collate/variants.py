"""Quotation variants: one quotation worded otherwise, cut, or given to another speaker."""

from __future__ import annotations

from variorum.records import QuotationVariant, Story


def find_variants(story: Story) -> list[QuotationVariant]:
    """The variants among the quotations of a story."""
    return []
