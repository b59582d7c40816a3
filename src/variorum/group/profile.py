"""What a story is known by among the stories of weeks: its telling words, and its names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from variorum.group.vocabulary import worth_of
from variorum.group.words import hash_stem
from variorum.grouped import Trace
from variorum.tables import read_table

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Codes = NDArray[np.uint64]

MOST = 48
"""Terms kept of text and lead each, the weightiest: bounds what a story takes, and the products."""
LEAD = 1 << 32
"""Added to a term of the lead: it is compared with leads only."""


_CHUNK = 2_000
"""Stories that are weighed at once: bounds what all their terms take before most are let go."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Sparse rows of unit length, one a story: row i is ``starts[i]`` to ``starts[i + 1]``."""

    starts: NDArray[np.int64]
    terms: Codes
    weights: Floats

    def row(self, place: int) -> dict[int, float]:
        """The terms of one row with their weights, in order of terms."""
        some = slice(int(self.starts[place]), int(self.starts[place + 1]))
        return dict(zip(self.terms[some].tolist(), self.weights[some].tolist(), strict=True))

    def matrix(self) -> Any:
        """The rows as a SciPy matrix whose columns are the terms that occur."""
        import numpy as np
        from scipy.sparse import csr_matrix

        known, columns = np.unique(self.terms, return_inverse=True)
        shape = (len(self.starts) - 1, max(1, len(known)))
        return csr_matrix((self.weights, columns, self.starts), shape=shape)


@dataclass(frozen=True, slots=True)
class Profiles:
    """The telling ``words`` of each story, and of them the ``names``.

    A name is what is no common word: names, mostly, and what is too rare to be known.
    """

    words: Rows
    names: Rows


def profile_stories(stories: Sequence[Sequence[Trace]]) -> Profiles:
    """The profile of each story from the traces of its articles.

    A term weighs what it weighs in the mean article, times once more how rare it is in news: over
    weeks, what is common in news says less than within days. Text and lead count the same.
    """
    parts = [
        _profile(stories[begin : begin + _CHUNK])
        for begin in range(0, max(1, len(stories)), _CHUNK)
    ]
    return Profiles(
        _stack([part.words for part in parts]),
        _stack([part.names for part in parts]),
    )


def _profile(stories: Sequence[Sequence[Trace]]) -> Profiles:
    text = _weigh(stories, [[(t.terms, t.weights) for t in story] for story in stories])
    lead = _weigh(stories, [[(t.lead_terms, t.lead_weights) for t in story] for story in stories])
    return Profiles(
        _rows(len(stories), [_keep(*text), _keep(*lead)]),
        _rows(len(stories), [_keep(*_names(*text)), _keep(*_names(*lead))]),
    )


def _weigh(
    stories: Sequence[Sequence[Trace]], vectors: Sequence[Sequence[tuple[bytes, bytes]]]
) -> tuple[Codes, Floats]:
    """Codes (story above, term below 32 bits), ascending, with their weights."""
    import numpy as np

    flat = [vector for story in vectors for vector in story]
    counts = [len(terms) // 4 for terms, _ in flat]
    sizes = np.array([len(story) for story in stories], dtype=np.float64)
    whose = np.repeat(np.arange(len(stories), dtype=np.uint64), [len(story) for story in stories])
    terms = np.frombuffer(b"".join(terms for terms, _ in flat), dtype="<u4")
    weights = np.frombuffer(b"".join(weights for _, weights in flat), dtype="<f4")
    codes = np.repeat(whose, counts) << np.uint64(32) | terms
    order = np.argsort(codes, kind="stable")
    codes = codes[order]
    begins = np.flatnonzero(np.r_[True, codes[1:] != codes[:-1]][: len(codes)])
    if not len(begins):
        return codes, np.zeros(0, dtype=np.float64)
    summed = np.add.reduceat(weights[order].astype(np.float64), begins)
    codes = codes[begins]
    stems = (codes & np.uint64(0xFFFFFFFF)).astype(np.uint32)
    worth = worth_of(stems, np.zeros(len(stems), dtype=np.bool_))
    return codes, summed / sizes[(codes >> np.uint64(32)).astype(np.int64)] * worth


def _names(codes: Codes, weights: Floats) -> tuple[Codes, Floats]:
    """The codes of terms that are no common words."""
    import numpy as np

    stems = (codes & np.uint64(0xFFFFFFFF)).astype(np.uint32)
    common = _common()
    place = np.minimum(np.searchsorted(common, stems), len(common) - 1)
    named = common[place] != stems
    return codes[named], weights[named]


def _keep(codes: Codes, weights: Floats) -> tuple[Codes, Floats]:
    """The weightiest codes of each story, ascending, of unit length together."""
    import numpy as np

    story = (codes >> np.uint64(32)).astype(np.int64)
    begins = np.searchsorted(story, np.arange(story[-1] + 2 if len(story) else 1))
    place = np.arange(len(codes)) - begins[story]
    # Story, weight and place in one number, which is sorted in a tenth of the time of three. Of the
    # weight the upper half: terms that weigh the same but for 1/256 stay in their order.
    weighty = 0xFFFF - (weights.astype(np.float32).view(np.uint32) >> np.uint32(15)).astype(
        np.int64
    )
    keys = np.sort((story << 36 | weighty << 20 | place)[place < 1 << 20])
    owner = keys >> 36
    rank = np.arange(len(keys)) - np.searchsorted(owner, owner)
    top = keys[rank < MOST]
    kept = np.sort(begins[top >> 36] + (top & (1 << 20) - 1))
    codes, weights, story = codes[kept], weights[kept], story[kept]
    length = np.sqrt(np.bincount(story, weights * weights))[story] if len(story) else weights
    return codes, weights / np.maximum(length, 1e-9)


def _rows(count: int, parts: Sequence[tuple[Codes, Floats]]) -> Rows:
    """The rows of text and lead side by side, each half of what a row weighs."""
    import numpy as np

    story = np.concatenate([(codes >> np.uint64(32)).astype(np.int64) for codes, _ in parts])
    terms = np.concatenate(
        [
            (codes & np.uint64(0xFFFFFFFF)) + np.uint64(offset)
            for (codes, _), offset in zip(parts, (0, LEAD), strict=True)
        ]
    )
    weights = np.concatenate([weights for _, weights in parts]) * 0.5**0.5
    order = np.lexsort((terms, story))
    starts = np.searchsorted(story[order], np.arange(count + 1))
    return Rows(starts.astype(np.int64), terms[order], weights[order])


def _stack(parts: Sequence[Rows]) -> Rows:
    """The rows of all parts, one below the other."""
    import numpy as np

    counts = np.concatenate([np.diff(part.starts) for part in parts])
    return Rows(
        np.concatenate([[0], np.cumsum(counts)]).astype(np.int64),
        np.concatenate([part.terms for part in parts]),
        np.concatenate([part.weights for part in parts]),
    )


@lru_cache(maxsize=1)
def _common() -> NDArray[np.uint32]:
    """The hashed stems of common words, ascending."""
    import numpy as np

    stems = {hash_stem(word) for word in read_table("group", "common_words.txt")}
    return np.array(sorted(stems), dtype=np.uint32)
