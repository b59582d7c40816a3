"""One article to its trace: all that grouping looks at, no model needed."""

from __future__ import annotations

import math
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from variorum.group.hashing import Words, has_digit, hash_stems, hash_words
from variorum.group.vocabulary import worth_of
from variorum.group.words import LONGEST, hash_runs, own_text, part_words
from variorum.grouped import Trace
from variorum.naming.agencies import agency_marks
from variorum.records import Article, in_time

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Hashes = NDArray[np.uint32]
    Places = NDArray[np.int64]
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
    title = part_words((article.title or "").lower()).split()[:LONGEST]
    raw = b" ".join([*title, part_words(own_text(article))])
    words = hash_words(raw, len(title) + LONGEST)
    (terms, weights), (lead_terms, lead_weights) = _weigh(
        words, len(title) + BODY, len(title) + LEAD
    )
    own = words.hashes[len(title) :]
    return Trace(
        article=article.id,
        outlet=article.outlet,
        title=article.title,
        published=article.published,
        words=len(own),
        runs=hash_runs(own).astype("<u4").tobytes(),
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


def _weigh(words: Words, body: int, lead: int) -> tuple[Vector, Vector]:
    """Hashed stems, ascending, with their TF-IDF of unit length, (1 + ln tf) x ln(N / df).

    Of the first ``body`` words, and of the first ``lead``.
    """
    import numpy as np

    hashes, order = _sort(words.hashes[:body])
    new = _changes(hashes)
    word = np.cumsum(new) - 1
    all_often = np.bincount(word)
    lead_often = np.bincount(word[order < lead], minlength=len(all_often))
    distinct = order[new]
    # By the stem, then by the word: the order of the sum for each stem is the same everywhere.
    stems, order = _sort(hash_stems(words, distinct))
    worth = worth_of(stems, has_digit(words)[distinct[order]])
    new = _changes(stems)
    stem = np.cumsum(new) - 1
    whole = np.bincount(stem, _dampened()[all_often[order]] * worth)
    first = np.bincount(stem, _dampened()[lead_often[order]] * worth)
    return _unit(stems[new], whole), _unit(stems[new], first)


def _sort(hashes: Hashes) -> tuple[Hashes, Places]:
    """The hashes ascending, equal ones in their order, and their places."""
    import numpy as np

    # One number of both: sorting it takes a fraction of what sorting with places takes.
    both = hashes.astype(np.uint64) << np.uint64(32) | np.arange(len(hashes), dtype=np.uint64)
    both.sort()
    places = (both & np.uint64(0xFFFFFFFF)).astype(np.int64)
    return (both >> np.uint64(32)).astype(np.uint32), places


def _unit(terms: NDArray[np.uint32], weights: NDArray[Any]) -> Vector:
    """The terms that weigh anything, with their weights as a vector of unit length."""
    import numpy as np

    telling = weights > 0.0
    kept = weights[telling]
    # The exact sum: another processor adds in another order.
    length = math.sqrt(math.fsum((kept * kept).tolist())) or 1.0
    return terms[telling], (kept / length).astype(np.float32)


def _changes(ordered: NDArray[Any]) -> NDArray[np.bool_]:
    """Where another value begins."""
    import numpy as np

    changes = np.ones(len(ordered), dtype=np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=changes[1:])
    return changes


@lru_cache(maxsize=1)
def _dampened() -> NDArray[np.float64]:
    """What a word weighs that stands there so often, up to the words of title and body."""
    import numpy as np

    # Not numpy's logarithm, whose last bit is another on another processor.
    return np.array([0.0, *(1.0 + math.log(count) for count in range(1, LONGEST + BODY + 1))])
