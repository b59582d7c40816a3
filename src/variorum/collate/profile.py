"""How an article is told, in numbers: on whose authority its claims stand, how it is worded."""

from __future__ import annotations

from collections import Counter

from variorum.collate.intervals import measure_rate, measure_share
from variorum.collated import Measure, Profile
from variorum.records import SHOWN_FROM, Annotated, Basis, techniques_sought

HUNDRED = 100
THOUSAND = 1000


def make_profile(telling: Annotated) -> Profile:
    """The profile of one article, from its claims, sentences and techniques.

    Claims are counted by basis, each value on the base of all claims, per hundred. Sentences that
    are loaded with a probability of at least ``SHOWN_FROM`` are counted among those that have a
    probability, per hundred, and not at all where none has; uses of techniques, from the same
    probability, on the words of its sentences, per thousand, and not at all where none was looked
    for (``techniques_sought``). A measure whose base is 0 has no rate and no interval.

    In a story the claims must be those of the merged story: it may have decided who a source is.

    Limits: the numbers count what was found, with its errors; the intervals cover chance only.
    Words inside a quotation count like the outlet's own.
    """
    bases = Counter(claim.basis for claim in telling.claims)
    known = [s.loaded for s in telling.sentences if s.loaded is not None]
    loaded = sum(probability >= SHOWN_FROM for probability in known)
    return Profile(
        {basis: measure_share(bases[basis], len(telling.claims), HUNDRED) for basis in Basis},
        measure_share(loaded, len(known), HUNDRED) if known else None,
        _techniques(telling) if techniques_sought(telling.sentences) else None,
    )


def _techniques(telling: Annotated) -> Measure:
    return measure_rate(
        sum(use.score >= SHOWN_FROM for use in telling.techniques), _words(telling), THOUSAND
    )


def _words(telling: Annotated) -> int:
    """The words of the sentences, without what was set aside amid them."""
    text, count, at = telling.article.text, 0, 0
    aside = sorted((part.start, part.end) for part in telling.article.removed)
    for sentence in telling.sentences:
        position = sentence.span.start
        while at < len(aside) and aside[at][0] < sentence.span.end:
            start, end = aside[at]
            count += len(text[position:start].split()) if start > position else 0
            position = max(position, end)
            at += 1
        count += len(text[position : sentence.span.end].split())
    return count
