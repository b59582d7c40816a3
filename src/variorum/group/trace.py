"""One article to its trace: all that grouping looks at, no model needed."""

from __future__ import annotations

import math
from collections import Counter
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from variorum.group.vocabulary import Vocabulary, vocabulary
from variorum.group.words import LONGEST, cut_words, hash_runs, own_words
from variorum.grouped import Trace
from variorum.naming.agencies import agency_marks
from variorum.records import Article, in_time

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vector = tuple[NDArray[np.uint32], NDArray[np.float32]]

BODY = 700
"""Words that tell what a text is about; half of them do worse on AllSides, more do no better."""
LEAD = 90
"""Words after the title that tell the news."""


def trace_article(article: Article) -> Trace:
    """The trace of ``article``; the same article gives the same bytes on every machine.

    >>> from variorum.read import make_article
    >>> from variorum.records import Input
    >>> trace = trace_article(make_article("The dam above Lora broke.", Input("a.txt")))
    >>> trace.words, len(trace.runs)
    (5, 4)
    """
    known = vocabulary()
    title = cut_words(article.title.lower()) if article.title else []
    numbers = known.number([*title, *own_words(article)])
    words = numbers[len(title) :]
    terms, weights = _weigh(numbers[: len(title) + BODY], known)
    lead_terms, lead_weights = _weigh(numbers[: len(title) + LEAD], known)
    return Trace(
        article=article.id,
        outlet=article.outlet,
        title=article.title,
        published=article.published,
        words=len(words),
        runs=hash_runs(known.hashes[words]).astype("<u4").tobytes(),
        terms=terms.astype("<u4").tobytes(),
        weights=weights.astype("<f4").tobytes(),
        lead_terms=lead_terms.astype("<u4").tobytes(),
        lead_weights=lead_weights.astype("<f4").tobytes(),
        marks=agency_marks(article),
    )


def day_of(trace: Trace) -> int:
    """The day of publication (in UTC) counted from year 1, -1 where it is not known to the day."""
    try:
        return date.fromisoformat(in_time(trace.published)[:10]).toordinal()
    except ValueError:
        return -1


def _weigh(numbers: NDArray[np.int64], words: Vocabulary) -> Vector:
    """Hashed stems, ascending, and their TF-IDF of unit length: (1 + ln tf) x ln(N / df)."""
    import numpy as np

    # In the order in which the words first stand, which is the order of the sum for each stem.
    counts = Counter(numbers.tolist())
    distinct = np.fromiter(counts.keys(), dtype=np.int64, count=len(counts))
    often = np.fromiter(counts.values(), dtype=np.int64, count=len(counts))
    worth = words.worth[distinct]
    telling = worth > 0.0
    terms, place = np.unique(words.stems[distinct[telling]], return_inverse=True)
    each = _dampened()[often[telling]] * worth[telling]
    weights = np.bincount(place, each, minlength=len(terms))
    # The exact sum: another processor adds in another order.
    length = math.sqrt(math.fsum((weights * weights).tolist())) or 1.0
    return terms, (weights / length).astype(np.float32)


@lru_cache(maxsize=1)
def _dampened() -> NDArray[np.float64]:
    """What a word weighs that stands there so often, up to the words of title and body."""
    import numpy as np

    # Not numpy's logarithm, whose last bit is another on another processor.
    return np.array([0.0, *(1.0 + math.log(count) for count in range(1, LONGEST + BODY + 1))])
