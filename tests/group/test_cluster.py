"""Average link joins what is likely together, however many pairs there are."""

from __future__ import annotations

import random
import time
from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.group.cluster import average_link, components
from variorum.group.crowd import link_crowd
from variorum.group.similar import Pairs, enough
from variorum.group.stories import CROWD, _link


def slow_average_link(count: int, chance: dict[tuple[int, int], float], least: float) -> list[int]:
    """By the definition: the two groups with the highest mean over all pairs, again and again."""
    groups = [[place] for place in range(count)]
    while True:
        best: tuple[float, int, int] | None = None
        for one, other in combinations(sorted(groups), 2):
            total = sum(chance.get((min(a, b), max(a, b)), 0.0) for a in one for b in other)
            mean = total / (len(one) * len(other))
            if mean >= least and (best is None or mean > best[0]):
                best = (mean, groups.index(one), groups.index(other))
        if best is None:
            break
        joined = sorted(groups[best[1]] + groups[best[2]])
        groups = [g for place, g in enumerate(groups) if place not in best[1:]] + [joined]
    return [next(min(g) for g in groups if place in g) for place in range(count)]


@settings(deadline=None)  # the first call imports SciPy
@given(st.integers(0, 10_000))
def test_as_by_the_definition(seed: int) -> None:
    chance = random.Random(seed)
    count = chance.randint(1, 9)
    every = [pair for pair in combinations(range(count), 2) if chance.random() < 0.7]
    # Parts of a power of two, so that sums are exact in any order; all different, so that no two
    # means are the same.
    values = chance.sample(range(1 << 20), len(every))
    pairs = {pair: value / (1 << 20) for pair, value in zip(every, values, strict=True)}
    found = average_link(count, [(a, b, value) for (a, b), value in pairs.items()], 0.5)
    assert found == slow_average_link(count, pairs, 0.5)


@settings(deadline=None)  # the first call imports SciPy
@given(st.integers(0, 10_000))
def test_pairs_across_two_parts_change_nothing(seed: int) -> None:
    chance = np.random.default_rng(seed)
    count = int(chance.integers(1, 40))
    every = [pair for pair in combinations(range(count), 2) if chance.random() < 0.3]
    a = np.array([pair[0] for pair in every], dtype=np.int64)
    b = np.array([pair[1] for pair in every], dtype=np.int64)
    likely = chance.random(len(every)) ** 3
    whole = average_link(count, zip(a.tolist(), b.tolist(), likely.tolist(), strict=True), enough())
    part, group = _link(count, Pairs(a, b, likely, (0.0,) * count))
    assert group == whole
    sure = likely >= enough()
    assert part == components(count, a[sure], b[sure]).tolist()


@settings(deadline=None)  # the first call imports SciPy
@given(st.integers(0, 10_000))
def test_a_crowd_is_linked_as_by_the_list_of_its_pairs(seed: int) -> None:
    chance = np.random.default_rng(seed)
    count = int(chance.integers(2, 60))
    a, b = (ends.astype(np.int32) for ends in np.triu_indices(count, 1))
    known = chance.random(len(a)) < chance.choice([0.5, 1.0])
    # Few different values make many means that are the same; others differ in the last bit.
    steps = int(chance.choice([3, 10, 1_000_000]))
    value = chance.integers(1, steps, len(a), endpoint=True) / steps
    a, b, value = a[known], b[known], value[known]
    listed = zip(a.tolist(), b.tolist(), value.tolist(), strict=True)
    assert link_crowd(count, a, b, value, 0.5).tolist() == average_link(count, listed, 0.5)


def test_a_crowd_beside_others_changes_nothing_for_them() -> None:
    chance = np.random.default_rng(7)
    count = 190
    a, b = np.triu_indices(count, 1)
    together = (a < 90) == (b < 90)
    kept = together & (chance.random(len(a)) < 0.9)
    a, b = a[kept], b[kept]
    likely = chance.random(len(a)) ** 0.5
    listed = zip(a.tolist(), b.tolist(), likely.tolist(), strict=True)
    assert min(np.bincount(a < 90)) > CROWD
    _, group = _link(count, Pairs(a, b, likely, (0.0,) * count))
    assert group == average_link(count, listed, enough())


def test_two_thousand_articles_of_one_event_on_one_day_take_no_minute() -> None:
    chance = np.random.default_rng(7)
    count = 2_000
    a, b = np.triu_indices(count, 1)
    began = time.process_time()
    _link(count, Pairs(a, b, 0.4 + 0.5 * chance.random(len(a)), (0.0,) * count))
    assert time.process_time() - began < 15  # 2 seconds; 40 by a list of the pairs
