"""How likely two articles tell one story, for all pairs that are near in time and in words."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from variorum.group.trace import day_of
from variorum.grouped import Trace
from variorum.tables import read_table

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Places = NDArray[np.integer[Any]]

WINDOW = 5
"""Days between two articles beyond which they are not compared: the decay leaves nothing."""
DECAY = 7.0
"""Days in which the probability falls to 1/e: an event is told within days, its like comes later.

On AllSides, 4 and 7 days do as well as one another; 10 merges more, 2 loses late reports.
"""
LEAST = 0.1
"""Cosine of two whole texts below which they are not looked at further.

From .05 to .12 the stories stay the same but for a handful; at .1 there are a fifth of the pairs,
which is what memory grows with where one day brings thousands of articles.
"""
STRONG = 0.2
"""Similarity that an article's nearest neighbour is taken to have at least.

It keeps two lone articles from becoming a story only because nothing is nearer to either. Swept
from .01 to .3: lower, three fifths of a stream of mostly lone articles are grouped; higher, reports
that look at one event from different sides are lost.
"""
COPYING = 0.7
"""Similarity that a nearest neighbour counts as at most: a near copy must not push others away."""
NEAR_ENOUGH = 0.9
"""Share of the nearest neighbour's similarity from which another is as good."""
EVIDENCE = ("text", "lead", "relative")
_TILE = 512
"""Articles that are compared with as many at once: their products fit a processor's cache."""
_CHUNK = 1_000_000
"""Pairs that are judged at once, for the same reason."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of places ``a`` < ``b`` with the probability that the two tell one story.

    ``nearest`` holds, for each place, the similarity of its nearest neighbour.
    """

    a: Places
    b: Places
    probability: Floats
    nearest: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Gathered:
    """Pairs of places with their evidence (n, 3) and what time leaves of them, not yet judged."""

    a: Places
    b: Places
    evidence: Floats
    kept: Floats
    nearest: Floats


def compare_traces(traces: Sequence[Trace]) -> Pairs:
    """All pairs of ``traces`` that can tell one story; the same in the same order each time.

    Two texts are the more likely one story the more rare words their leads and their texts share,
    and the nearer they are to one another compared with what else either is near to ("local
    scaling", Zelnik-Manor and Perona 2004): on a busy day everything is alike, and the articles of
    one story are more alike. The weights are a logistic model's (``training/stories.py``).
    """
    import numpy as np

    near = _find_near(traces, LEAST)
    probability = np.empty(len(near.a))
    for some in _chunks(len(near.a)):
        probability[some] = judge(near.evidence(some), near.kept(some), _weights())
    return Pairs(near.a, near.b, probability, tuple(near.nearest.tolist()))


def gather(traces: Sequence[Trace], least: float = LEAST) -> Gathered:
    """The pairs of ``traces`` that are near in time and alike at all, with their evidence."""
    near = _find_near(traces, least)
    every = slice(None)
    return Gathered(near.a, near.b, near.evidence(every), near.kept(every), near.nearest)


def judge(evidence: Floats, kept: Floats, weights: Sequence[float]) -> Floats:
    """The probability of each pair: a logistic model, bias first, less what time takes."""
    import numpy as np

    # Column by column: a matrix product may sum in another order on another machine.
    score = np.full(len(evidence), weights[0])
    for weight, column in zip(weights[1:], evidence.T, strict=True):
        score += weight * column
    probability: Floats = kept / (1.0 + np.exp(-score))
    return probability


def weigh_pairs(
    text: Floats, lead: Floats, similarity: Floats, nearest_a: Floats, nearest_b: Floats
) -> Floats:
    """The evidence (n, 3) of pairs: cosines of texts and leads, and nearness among neighbours."""
    import numpy as np

    relative = np.zeros_like(similarity)
    for nearest in (nearest_a, nearest_b):
        scale = np.clip(nearest, STRONG, COPYING)
        relative += np.minimum(similarity / scale, NEAR_ENOUGH)
    return np.stack([np.sqrt(text), np.sqrt(np.maximum(lead, 0.0)), relative], axis=1)


@dataclass(frozen=True, slots=True)
class _Near:
    """Pairs of places with the cosines of their texts and leads.

    With millions of pairs all else is found for some of them at a time: so memory holds it.
    """

    a: Places
    b: Places
    text: Floats
    lead: Floats
    days: Places
    nearest: Floats

    def kept(self, some: slice) -> Floats:
        """What time leaves of each pair."""
        import numpy as np

        one, other = self.days[self.a[some]], self.days[self.b[some]]
        apart = np.where((one < 0) | (other < 0), 0, np.abs(one - other))
        found: Floats = np.exp(-apart / DECAY)
        return found

    def similarity(self, some: slice) -> Floats:
        """How alike each pair is, less what time takes."""
        return (self.text[some] + self.lead[some]) / 2 * self.kept(some)

    def evidence(self, some: slice) -> Floats:
        """The evidence (n, 3) of pairs, once all that is nearest is known."""
        nearest = self.nearest[self.a[some]], self.nearest[self.b[some]]
        return weigh_pairs(self.text[some], self.lead[some], self.similarity(some), *nearest)


def _find_near(traces: Sequence[Trace], least: float) -> _Near:
    import numpy as np

    days = np.array([day_of(trace) for trace in traces], dtype=np.int64)
    texts = _matrix([(trace.terms, trace.weights) for trace in traces])
    leads = _matrix([(trace.lead_terms, trace.lead_weights) for trace in traces])
    nearest = np.array([trace.nearest for trace in traces], dtype=np.float64)
    near = _Near(*_near_pairs(texts, leads, days, least), days, nearest)
    for some in _chunks(len(near.a)):
        similarity = near.similarity(some)
        np.maximum.at(nearest, near.a[some], similarity)
        np.maximum.at(nearest, near.b[some], similarity)
    return near


def _near_pairs(
    texts: Any, leads: Any, days: Places, least: float
) -> tuple[Places, Places, Floats, Floats]:
    """Pairs within the window whose texts are alike at all, with both cosines.

    An article without a date is compared with every other. As many threads as there are
    processors share the work; the pairs and their order don't depend on them.
    """
    import numpy as np

    order = np.argsort(days, kind="stable")
    texts, leads, sorted_days = texts[order], leads[order], days[order]
    # Where an article's window ends: for one without a date, with the last article.
    ends = np.searchsorted(sorted_days, sorted_days + WINDOW, side="right")
    ends[sorted_days < 0] = len(order)

    def compare(begin: int) -> tuple[Places, Places, Floats, Floats]:
        return _near_tile(texts, leads, begin, ends[begin : begin + _TILE], least)

    none = np.zeros(0, dtype=np.int32)
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        found = list(threads.map(compare, range(0, len(order), _TILE)))
    found.append((none, none, np.zeros(0), np.zeros(0)))
    early, late, text, lead = (np.concatenate(part) for part in zip(*found, strict=True))
    small = order.astype(np.int32)
    one, other = small[early], small[late]
    return np.minimum(one, other), np.maximum(one, other), text, lead


def _near_tile(
    texts: Any, leads: Any, begin: int, ends: Places, least: float
) -> tuple[Places, Places, Floats, Floats]:
    """The pairs of the rows from ``begin`` on, one for each of ``ends``, with later rows.

    ``texts`` and ``leads`` are in order of time; ``ends`` are the rows at which each one's window
    ends. The products are summed in the order of the later one's terms.
    """
    import numpy as np

    inside = slice(begin, begin + len(ends))
    text_columns, lead_columns = texts[inside].T.tocsr(), leads[inside].T.tocsr()
    last = int(ends.max())
    found = []
    for first in range(begin, last, _TILE):
        rows = slice(first, min(first + _TILE, last))
        text = (texts[rows] @ text_columns).toarray()
        row, column = np.nonzero(text > least)
        kept = (column + begin < row + first) & (row + first < ends[column])
        row, column = row[kept], column[kept]
        lead = (leads[rows] @ lead_columns).toarray()
        early, late = (column + begin).astype(np.int32), (row + first).astype(np.int32)
        found.append((early, late, text[row, column], lead[row, column]))
    early, late, text, lead = (np.concatenate(part) for part in zip(*found, strict=True))
    return early, late, text, lead


def _chunks(count: int) -> Iterator[slice]:
    for begin in range(0, count, _CHUNK):
        yield slice(begin, begin + _CHUNK)


def _matrix(vectors: Sequence[tuple[bytes, bytes]]) -> Any:
    """Sparse rows, one for each of ``vectors`` (terms, weights)."""
    import numpy as np
    from scipy.sparse import csr_matrix

    counts = [len(terms) // 4 for terms, _ in vectors]
    terms = np.frombuffer(b"".join(terms for terms, _ in vectors), dtype="<u4")
    weights = np.frombuffer(b"".join(weights for _, weights in vectors), dtype="<f4")
    known, columns = np.unique(terms, return_inverse=True)
    begins = np.concatenate([[0], np.cumsum(counts, dtype=np.int64)])
    shape = (len(vectors), max(1, len(known)))
    return csr_matrix((weights.astype(np.float64), columns, begins), shape=shape)


@lru_cache(maxsize=1)
def _weights() -> tuple[float, ...]:
    """Bias and weights of the logistic model, in the order of the evidence."""
    rows = dict(line.split("\t") for line in read_table("group", "story_weights.tsv"))
    return tuple(float(rows[name]) for name in ("bias", *EVIDENCE))


@lru_cache(maxsize=1)
def enough() -> float:
    """Mean probability from which the articles of two groups are one story."""
    rows = dict(line.split("\t") for line in read_table("group", "story_weights.tsv"))
    return float(rows["enough"])
