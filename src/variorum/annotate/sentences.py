"""Sentence boundaries that survive real copy."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.annotate.datelines import dateline_end
from variorum.annotate.structure import Block, BlockKind
from variorum.segment import split_sentences


def find_sentences(text: str, blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """Start and end of each sentence, in code points, inside ``blocks``, in order.

    A heading is one sentence; a dateline is in none. What was set aside inside a paragraph belongs
    to a sentence only where it stands in the middle of one. Sentences inside a quotation are
    sentences of their own; a cue in lower case after the closing mark belongs to the sentence
    before it.
    """
    sentences: list[tuple[int, int]] = []
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            sentences.append((block.start, block.end))
            continue
        words = _words(text, block)
        headed = dateline_end(words, 0, len(words))
        words = " " * headed + words[headed:]
        sentences.extend(
            (block.start + start, block.start + end) for start, end in split_sentences(words)
        )
    return sentences


def _words(text: str, block: Block) -> str:
    """The block with its gaps blanked, so that offsets stay."""
    parts: list[str] = []
    position = block.start
    for start, end in block.gaps:
        parts.extend((text[position:start], " " * (end - start)))
        position = end
    parts.append(text[position : block.end])
    return "".join(parts)
