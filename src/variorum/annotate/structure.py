"""The shape of an article's text: what is set aside, and blocks (paragraphs, headings).

A block never runs into the next: sentences, names and quotations' speakers are looked for with
that in mind.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from variorum.records import Article


class BlockKind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text, in code points, without white space at its ends."""

    start: int
    end: int
    kind: BlockKind


_BREAK = re.compile(r"\n\s*\n|\n")


def find_blocks(article: Article) -> list[Block]:
    """Headings and paragraphs in order; nothing that was removed is in a block."""
    blocks = []
    position = 0
    text = article.text
    for stop in [*(m.start() for m in _BREAK.finditer(text)), len(text)]:
        line = text[position:stop]
        start = position + len(line) - len(line.lstrip())
        end = position + len(line.rstrip())
        position = stop
        if start < end and not any(r.start <= start < r.end for r in article.removed):
            heading = end - start < 120 and text[end - 1] not in ".!?”\"'’…:;,"
            blocks.append(Block(start, end, BlockKind.HEADING if heading else BlockKind.PARAGRAPH))
    return blocks
