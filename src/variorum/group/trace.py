"""One article to its trace: all that grouping looks at, no model needed."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from variorum.group.words import cut_words, hash_runs, hash_stem, own_words
from variorum.grouped import Trace
from variorum.naming.agencies import agency_marks
from variorum.records import Article, in_time
from variorum.tables import read_table

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vector = tuple[NDArray[np.uint32], NDArray[np.float32]]

BODY = 700
"""Words that tell what a text is about; half of them do worse on AllSides, more do no better."""
LEAD = 90
"""Words after the title that tell the news."""
RARE = 30
"""Articles in which a word is taken to stand that the table of counts does not have.

The table begins at 50; between 5 and 50 the scores on ECB+ and AllSides hardly change.
"""
COMMON = 0.3
"""Share of articles from which a word says nothing about the story: "the", "said", "week"."""
NUMBER = 1.5
"""What a number weighs more than a word as rare: 14 villages are not 19."""


def trace_article(article: Article) -> Trace:
    """The trace of ``article``; the same article gives the same bytes on every machine.

    >>> from variorum.read import make_article
    >>> from variorum.records import Input
    >>> trace = trace_article(make_article("The dam above Lora broke.", Input("a.txt")))
    >>> trace.words, len(trace.runs)
    (5, 4)
    """
    words = own_words(article)
    title = cut_words(article.title.lower()) if article.title else []
    terms, weights = weigh([*title, *words[:BODY]])
    lead_terms, lead_weights = weigh([*title, *words[:LEAD]])
    return Trace(
        article=article.id,
        outlet=article.outlet,
        title=article.title,
        published=article.published,
        words=len(words),
        runs=hash_runs(words).astype("<u4").tobytes(),
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


def weigh(words: Iterable[str]) -> Vector:
    """Hashed words, ascending, and their TF-IDF of unit length: (1 + ln tf) x ln(N / df)."""
    import numpy as np

    counts = Counter(words)
    stems = np.fromiter(map(hash_stem, counts), dtype=np.uint32, count=len(counts))
    worth = np.fromiter(map(_worth, counts), dtype=np.float64, count=len(counts))
    often = np.fromiter(map(_dampened, counts.values()), dtype=np.float64, count=len(counts))
    telling = worth > 0.0
    terms, place = np.unique(stems[telling], return_inverse=True)
    weights = np.bincount(place, (often * worth)[telling], minlength=len(terms))
    # The exact sum: another processor adds in another order.
    length = math.sqrt(math.fsum((weights * weights).tolist())) or 1.0
    return terms, (weights / length).astype(np.float32)


@lru_cache(maxsize=10_000)
def _dampened(count: int) -> float:
    """What a word weighs that stands there so often."""
    return 1.0 + math.log(count)


@lru_cache(maxsize=200_000)
def _worth(word: str) -> float:
    """How much a word tells: its inverse document frequency in news; 0 for common words."""
    total, counts = _document_counts()
    count = counts.get(hash_stem(word), RARE)
    if count >= COMMON * total:
        return 0.0
    return math.log(total / count) * (NUMBER if any(c.isdigit() for c in word) else 1.0)


@lru_cache(maxsize=1)
def _document_counts() -> tuple[int, dict[int, int]]:
    """The number of articles counted, and by hashed stem in how many it stands."""
    rows = [line.split("\t") for line in read_table("group", "document_counts.tsv")]
    return int(rows[0][1]), {hash_stem(word): int(count) for word, count in rows[1:]}
