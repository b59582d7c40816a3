"""The form of a quotation, counted from the quotation marks in its content."""

from __future__ import annotations

import re

from variorum.annotate.drafts import Pieces
from variorum.annotate.marks import find_stretches
from variorum.records import QuotationForm


def form_of(text: str, content: Pieces) -> QuotationForm:
    """``direct`` if every word of the content stands between marks, ``indirect`` if none does.

    >>> form_of('she said "no"', ((9, 13),))
    <QuotationForm.DIRECT: 'direct'>
    """
    words = quoted = 0
    for start, end in content:
        inside = [(s.start, s.end) for s in find_stretches(text, [(start, end)]) if s.depth == 0]
        if not inside and (text[start] in '"“«„' or _is_open_single(text, start, end)):
            inside = [(start, end)]
        index = 0
        for word in re.finditer(r"\w+", text[start:end]):
            position = start + word.start()
            while index < len(inside) and inside[index][1] <= position:
                index += 1
            words += 1
            quoted += index < len(inside) and inside[index][0] <= position
    if not quoted:
        return QuotationForm.INDIRECT
    return QuotationForm.DIRECT if quoted == words else QuotationForm.MIXED


def _is_open_single(text: str, start: int, end: int) -> bool:
    """Whether a piece opens with a single mark that is left open, and not with an apostrophe."""
    return text[start] in "'‘" and text[start + 1 : start + 2].isupper() and " " in text[start:end]
