"""What the reader says about the wording, as sentences and techniques of the article."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from variorum.annotate.parse import Parse
from variorum.records import MARKUP, Sentence, TechniqueUse
from variorum.spans import make_broken_span, make_span

if TYPE_CHECKING:
    from variorum.models.reading import Stretch, Wording

DIGITS = 3
"""Probabilities are rounded: what differs between processors lies behind the third place."""


def find_wording(
    parse: Parse, wording: Wording | None
) -> tuple[tuple[Sentence, ...], tuple[TechniqueUse, ...]]:
    """The sentences of ``parse`` with their probabilities, and the techniques found in it.

    ``wording`` holds one probability a sentence for each head that is on (``ValueError`` where
    the numbers differ) and the stretches of techniques; without it the sentences have none and
    no technique is found. A stretch is trimmed of white space and of what was set aside, in the
    middle of it too, where the span then breaks in two; one of which no word is left is dropped.
    """
    article = parse.article
    spans = [make_span(article, *bounds) for bounds in parse.sentences]
    if wording is None:
        return tuple(Sentence(span) for span in spans), ()
    heads = (wording.loaded, wording.subjective, wording.checkworthy)
    columns = (_column(head, len(spans)) for head in heads)
    sentences = tuple(Sentence(*row) for row in zip(spans, *columns, strict=True))
    return sentences, _techniques(parse, wording.techniques)


def _column(head: tuple[float, ...] | None, length: int) -> list[float | None]:
    """The probabilities of one head, rounded; ``None`` for each sentence where it is off."""
    return [None] * length if head is None else [round(value, DIGITS) for value in head]


def _techniques(parse: Parse, stretches: Sequence[Stretch]) -> tuple[TechniqueUse, ...]:
    """Uses in the order of the text; the same words by the same technique once."""
    kept = _kept(parse)
    found: dict[tuple[int, int, str], TechniqueUse] = {}
    for stretch in sorted(stretches, key=lambda stretch: -stretch.score):
        pieces = _pieces(parse.article.text, stretch.start, stretch.end, kept)
        if pieces:
            span = make_broken_span(parse.article, pieces)
            use = TechniqueUse(stretch.technique, span, round(stretch.score, DIGITS))
            found.setdefault((span.start, span.end, stretch.technique.value), use)
    return tuple(found[key] for key in sorted(found))


def _kept(parse: Parse) -> list[tuple[int, int]]:
    """The stretches of the text that were analysed, in order; marks of its markup stay in."""
    aside = sorted((part.start, part.end) for part in parse.article.removed if part.why != MARKUP)
    kept: list[tuple[int, int]] = []
    at = reached = 0
    for block in parse.blocks:
        reached = max(reached, block.start)
        while at < len(aside) and aside[at][0] < block.end:
            start, end = aside[at]
            if reached < start:
                kept.append((reached, start))
            reached = max(reached, end)
            at += 1
        if reached < block.end:
            kept.append((reached, block.end))
    return kept


def _pieces(
    text: str, start: int, end: int, kept: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """The parts of ``text[start:end]`` that lie in ``kept`` and hold a word, trimmed."""
    pieces = []
    for index in range(max(bisect_right(kept, (start, start)) - 1, 0), len(kept)):
        if kept[index][0] >= end:
            break
        low, high = max(kept[index][0], start), min(kept[index][1], end)
        words = text[low:high]
        if any(letter.isalnum() for letter in words):
            low += len(words) - len(words.lstrip())
            pieces.append((low, low + len(words.strip())))
    return pieces
