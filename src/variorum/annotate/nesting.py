"""Statements inside statements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from variorum.records import Quotation
from variorum.spans import pieces_of


def link_nested(quotations: Sequence[Quotation]) -> list[Quotation]:
    """The quotations, each with ``inside`` set to the innermost whose content holds its cue.

    Quotations come in order of content and leave in order of content. A quotation is inside
    another if its content and cue lie in the other's pieces and it is not the larger of the two.
    """
    ordered = sorted(quotations, key=lambda q: (q.content.start, -q.content.end, q.id))
    linked: list[Quotation] = []
    stack: list[Quotation] = []
    for quotation in ordered:
        while stack and stack[-1].content.end <= quotation.content.start:
            stack.pop()
        outer = next((other for other in reversed(stack) if _holds(other, quotation)), None)
        linked.append(replace(quotation, inside=outer.id if outer else None))
        stack.append(quotation)
    return linked


def _holds(outer: Quotation, inner: Quotation) -> bool:
    anchor = inner.cue or inner.content
    pieces = pieces_of(outer.content)
    return any(low <= anchor.start < high for low, high in pieces) and any(
        low <= inner.content.start < high for low, high in pieces
    )
