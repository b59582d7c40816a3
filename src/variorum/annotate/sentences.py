"""Sentence boundaries that survive real copy."""

from __future__ import annotations

import re
from collections.abc import Sequence

from variorum.annotate.structure import Block

_END = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9])")


def find_sentences(text: str, blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """Start and end of each sentence, in code points, inside ``blocks``, in order."""
    sentences = []
    for block in blocks:
        start = block.start
        for match in _END.finditer(text, block.start, block.end):
            end = start + len(text[start : match.end()].rstrip())
            sentences.append((start, end))
            start = match.end()
        if start < block.end:
            sentences.append((start, block.end))
    return sentences
