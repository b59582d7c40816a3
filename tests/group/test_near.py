"""The index of kept runs finds the pairs that comparing all articles finds."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from variorum.group.near import KEPT, LEAD, MOST, SHARED, pair_near


def slow_pairs(runs: list[np.ndarray]) -> list[list[int]]:
    """The same by going through the articles of each kept run, one after the other."""
    lowest = 2**32 // KEPT
    kept = [set(each[:LEAD].tolist()) | {r for r in each.tolist() if r < lowest} for each in runs]
    shared: dict[tuple[int, int], int] = {}
    for run in set().union(*kept):
        owners = [place for place, own in enumerate(kept) if run in own]
        for number, later in enumerate(owners):
            for longer in owners[: min(MOST, number)]:
                shared[longer, later] = shared.get((longer, later), 0) + 1
    return [
        [a, b]
        for (a, b), count in sorted(shared.items())
        if count >= max(2, SHARED * min(len(kept[a]), len(kept[b])))
    ]


@given(st.integers(0, 10_000))
def test_as_going_through_them_all(seed: int) -> None:
    chance = np.random.default_rng(seed)
    pool = chance.integers(0, 2**32, 300, dtype=np.uint32)
    pool[:60] >>= 5  # low hashes are kept wherever they stand
    runs = [
        pool[chance.integers(0, 300) :][: chance.integers(0, 200)]
        for _ in range(chance.integers(0, 12))
    ]
    runs.sort(key=len, reverse=True)
    assert pair_near(runs).tolist() == slow_pairs(runs)
