"""Which words fell and which came in, between two renderings of one quotation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from variorum.collate.renderings import LONGEST, homes_of, split_words, stretches_of
from variorum.collated import QuotationChange, QuotationVariant, Story
from variorum.records import Annotated, Article, Quotation, Span
from variorum.spans import make_span, pieces_of

# "5%" and "5 per cent" are one word each, so that they can be compared.
_WORD = re.compile(
    r"\d[\d.,]*(?:%| per ?cent\b)|\w+(?:[.,'’‑-]\w+)* per ?cent\b|\w+(?:[.,'’‑-]\w+)*"
)

Word = tuple[str, int, int]
"""A word in the form in which it is compared, and where it stands in the article."""


def tell_changes(story: Story, variants: Sequence[QuotationVariant]) -> list[QuotationVariant]:
    """The variants, each with what its renderings lack and add against the longest of them."""
    homes = homes_of(story)
    return [replace(v, changes=_changes(v, homes)) for v in variants]


def _changes(
    variant: QuotationVariant, homes: Mapping[str, tuple[Quotation, Annotated]]
) -> tuple[QuotationChange, ...]:
    words = {name: _words(*homes[name]) for name in variant.quotations}
    base = max(variant.quotations, key=lambda name: (len(words[name]), name))
    return tuple(_change(name, base, words, homes) for name in variant.quotations if name != base)


def _change(
    name: str,
    base: str,
    words: Mapping[str, Sequence[Word]],
    homes: Mapping[str, tuple[Quotation, Annotated]],
) -> QuotationChange:
    left, right = words[base], words[name]
    # Unlike the longest common subsequence this keeps runs together, as a reader would.
    matcher = SequenceMatcher(None, [w[0] for w in left], [w[0] for w in right], autojunk=False)
    fallen: list[Span] = []
    added: list[Span] = []
    for tag, start, end, first, last in matcher.get_opcodes():
        if tag in ("delete", "replace"):
            fallen += _spans(homes[base], left[start:end])
        if tag in ("insert", "replace"):
            added += _spans(homes[name], right[first:last])
    return QuotationChange(name, base, tuple(fallen), tuple(added))


def _words(quotation: Quotation, telling: Annotated) -> list[Word]:
    """The quoted words of a quotation in order, those that are compared."""
    text = telling.article.text
    found = []
    for start, end in stretches_of(quotation):
        for match in _WORD.finditer(text, start, end):
            bare = "".join(split_words(match[0]))
            if bare:
                found.append((bare, match.start(), match.end()))
    return found[:LONGEST]


def _spans(home: tuple[Quotation, Annotated], words: Sequence[Word]) -> Iterator[Span]:
    """A span for each run of words, broken where the quotation is."""
    quotation, telling = home
    run: list[Word] = []
    for word in words:
        if run and _is_broken(quotation, run[-1][2], word[1]):
            yield _span(telling.article, run)
            run = []
        run.append(word)
    if run:
        yield _span(telling.article, run)


def _is_broken(quotation: Quotation, end: int, start: int) -> bool:
    pieces = pieces_of(quotation.content)
    return not any(first <= end - 1 and start < last for first, last in pieces)


def _span(article: Article, run: Sequence[Word]) -> Span:
    return make_span(article, run[0][1], run[-1][2])
