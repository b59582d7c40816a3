"""Which articles may share words: candidates for copies, by MinHash that knows containment.

Of each article's runs of five words, those are kept whose hash is among the lowest sixteenth of
all hashes (FracMinHash: Irber et al. 2022). A run that is kept in one article is kept in all, so
two articles share kept runs as they share runs, however much longer one of them is; banding is one
kept run a band. The hash is fixed, so there is no seed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Hashes = NDArray[np.uint32]
    Pairs = NDArray[np.int64]

KEPT = 16
"""One run in so many is kept: 60 of an article of 950 words."""
LEAD = 60
"""First runs that are all kept: a reprint may have no more than the first lines."""
MOST = 4
"""Articles that each article with a run is paired with: the longest.

All pairs of a thousand copies would be half a million; each with its longest is four thousand.
"""
SHARED = 0.2
"""Least share of the kept runs of the shorter article that both have.

A copy with a tenth of its words edited shares two fifths of its runs, one with three quarters of
another's words more; two reports of one event share a quotation, a twentieth.
"""


def pair_near(runs: Sequence[Hashes]) -> Pairs:
    """Pairs of places in ``runs`` (longest article first) that may be copies, shape (n, 2).

    The first of a pair is the longer article. Pairs are in order.
    """
    import numpy as np

    hashes, owners = _kept(runs)
    if not len(hashes):
        return np.zeros((0, 2), dtype=np.int64)
    counts = np.bincount(owners, minlength=len(runs))
    begins = np.flatnonzero(np.r_[True, hashes[1:] != hashes[:-1]])
    begin_of = np.repeat(begins, np.diff(np.r_[begins, len(hashes)]))
    codes = []
    for step in range(MOST):
        longest = begin_of + step
        later = longest < np.arange(len(hashes))
        codes.append(owners[longest[later]] * len(runs) + owners[later])
    pairs, shared = np.unique(np.concatenate(codes), return_counts=True)
    a, b = np.divmod(pairs, len(runs))
    enough = shared >= np.maximum(2, SHARED * np.minimum(counts[a], counts[b]))
    return np.stack([a[enough], b[enough]], axis=1)


def _kept(runs: Sequence[Hashes]) -> tuple[Hashes, Pairs]:
    """The kept runs of all articles in order, each once for an article, and whose they are."""
    import numpy as np

    lowest = np.uint32(2**32 // KEPT)
    leads = [each[:LEAD] for each in runs]
    rests = [rest[rest < lowest] for rest in (each[LEAD:] for each in runs)]
    parts = [*leads, *rests]
    if not parts:
        return np.zeros(0, dtype=np.uint32), np.zeros(0, dtype=np.int64)
    counts = [len(part) for part in parts]
    whose = np.repeat(np.tile(np.arange(len(runs), dtype=np.uint64), 2), counts)
    codes = np.concatenate(parts).astype(np.uint64) << np.uint64(32) | whose
    # Not numpy's unique, which looks for equals in a table first and takes three times as long.
    codes.sort()
    codes = codes[np.r_[True, codes[1:] != codes[:-1]][: len(codes)]]
    hashes = (codes >> np.uint64(32)).astype(np.uint32)
    return hashes, (codes & np.uint64(0xFFFFFFFF)).astype(np.int64)
