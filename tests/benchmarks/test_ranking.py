"""Rankings, with ties and weights, against values computed by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks._ranking import area, area_within, average_precision, precision_at, ranking_figures

ONCE = np.ones((1, 5))
GOLD = np.array([True, False, True, False, False])
SCORES = np.array([0.9, 0.8, 0.7, 0.3, 0.1])


def test_area_counts_the_pairs_in_right_order() -> None:
    assert area(GOLD, SCORES, ONCE)[0] == pytest.approx(5 / 6)


def test_average_precision_is_the_mean_precision_at_each_positive() -> None:
    assert average_precision(GOLD, SCORES, ONCE)[0] == pytest.approx((1 / 1 + 2 / 3) / 2)


def test_a_tie_counts_half_in_the_area_and_shares_its_place_in_the_precision() -> None:
    gold, scores = np.array([True, False]), np.array([0.5, 0.5])
    assert area(gold, scores, np.ones((1, 2)))[0] == 0.5
    assert average_precision(gold, scores, np.ones((1, 2)))[0] == 0.5


def test_precision_at_k_splits_a_tie_across_the_edge_and_counts_empty_places_as_wrong() -> None:
    assert precision_at(GOLD, SCORES, 1) == 1
    assert precision_at(GOLD, SCORES, 3) == pytest.approx(2 / 3)
    assert precision_at(GOLD, np.full(5, 0.4), 2) == pytest.approx(2 / 5)
    assert precision_at(GOLD, SCORES, 10) == pytest.approx(2 / 10)


def test_without_a_positive_nothing_is_ranked_well() -> None:
    none = np.zeros(5, dtype=np.bool_)
    assert area(none, SCORES, ONCE)[0] == 0
    assert average_precision(none, SCORES, ONCE)[0] == 0


things = st.lists(
    st.tuples(st.booleans(), st.integers(0, 4), st.integers(0, 3)), min_size=1, max_size=12
)


@given(things)
def test_a_weight_is_the_same_as_standing_there_so_often(rows: list[tuple[bool, int, int]]) -> None:
    gold = np.array([g for g, _, _ in rows], dtype=np.bool_)
    scores = np.array([s / 4 for _, s, _ in rows])
    weights = np.array([[w for _, _, w in rows]], dtype=float)
    times = weights[0].astype(int)
    if not times.sum():
        return
    repeated = np.repeat(gold, times), np.repeat(scores, times)
    plain = np.ones((1, times.sum()))
    for measure in (area, average_precision):
        assert measure(gold, scores, weights)[0] == pytest.approx(measure(*repeated, plain)[0])


@given(things)
def test_the_order_of_the_file_does_not_matter(rows: list[tuple[bool, int, int]]) -> None:
    gold = np.array([g for g, _, _ in rows], dtype=np.bool_)
    scores = np.array([s / 4 for _, s, _ in rows])
    for measure in (lambda g, s: precision_at(g, s, 3),
                    lambda g, s: average_precision(g, s, np.ones((1, len(g))))[0]):  # fmt: skip
        assert measure(gold, scores) == pytest.approx(measure(gold[::-1], scores[::-1]))


def test_intervals_hold_the_figure() -> None:
    chance = np.random.default_rng(3)
    gold = chance.random(300) < 0.3
    scores = chance.random(300) + 0.3 * gold
    for found in ranking_figures(gold, scores).values():
        assert found.low is not None
        assert found.high is not None
        assert found.low < found.value < found.high
        assert found.high - found.low < 0.25


def test_pairs_of_two_groups_win_nothing_inside_groups() -> None:
    gold = np.array([True, True, False, True, False, False])
    by_group = np.array([0.9, 0.9, 0.9, 0.1, 0.1, 0.1])
    groups = ["Orla Courier"] * 3 + [None] * 3
    assert area(gold, by_group, np.ones((1, 6)))[0] == pytest.approx(6 / 9)
    assert area_within(gold, by_group, groups).value == 0.5
    inside = np.array([0.9, 0.5, 0.7, 0.1, 0.3, 0.0])
    assert area_within(gold, inside, groups).value == pytest.approx((1 + 1) / 4)
