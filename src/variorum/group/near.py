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

    kept = [_keep(each) for each in runs]
    counts = np.array([len(each) for each in kept], dtype=np.int64)
    if not counts.sum():
        return np.zeros((0, 2), dtype=np.int64)
    owners = np.repeat(np.arange(len(kept)), counts)
    hashes = np.concatenate(kept)
    order = np.lexsort((owners, hashes))
    hashes, owners = hashes[order], owners[order]
    begins = np.flatnonzero(np.r_[True, hashes[1:] != hashes[:-1]])
    begin_of = np.repeat(begins, np.diff(np.r_[begins, len(hashes)]))
    codes = []
    for step in range(MOST):
        longest = begin_of + step
        later = longest < np.arange(len(hashes))
        codes.append(owners[longest[later]] * len(kept) + owners[later])
    pairs, shared = np.unique(np.concatenate(codes), return_counts=True)
    a, b = np.divmod(pairs, len(kept))
    enough = shared >= np.maximum(2, SHARED * np.minimum(counts[a], counts[b]))
    return np.stack([a[enough], b[enough]], axis=1)


def _keep(runs: Hashes) -> Hashes:
    """The kept runs of one article, each once."""
    import numpy as np

    lowest = np.uint32(2**32 // KEPT)
    return np.unique(np.concatenate([runs[:LEAD], runs[runs < lowest]]))
