"""Figures and their intervals, against values computed by hand."""

import numpy as np
import pytest

from benchmarks._bootstrap import (
    TIMES,
    Figure,
    as_json,
    draws,
    f1,
    figure,
    gains,
    precision_recall,
    tally,
)


def test_precision_recall_and_f1_are_of_the_sums_not_means_of_articles() -> None:
    rows = np.array([[1.0, 1.0, 1.0, 4.0], [1.0, 3.0, 1.0, 1.0]])
    found = precision_recall(rows)
    assert found["p"].value == pytest.approx(2 / 4)
    assert found["r"].value == pytest.approx(2 / 5)
    assert found["f1"].value == pytest.approx(2 * 0.5 * 0.4 / 0.9)
    assert (found["p"].right, found["p"].of) == (2, 4)
    assert (found["r"].right, found["r"].of) == (2, 5)


def test_nothing_found_scores_nought_and_not_an_error() -> None:
    found = precision_recall(np.array([[0.0, 0.0, 0.0, 3.0]]))
    assert [figure.value for figure in found.values()] == [0, 0, 0]


def test_an_interval_is_what_a_plain_loop_over_the_draws_gives() -> None:
    chance = np.random.default_rng(7)
    gold = chance.integers(1, 9, 30)
    found = chance.integers(1, 9, 30)
    right = np.minimum(chance.integers(0, 9, 30), np.minimum(gold, found))
    rows = np.stack([right, found, right, gold], axis=1).astype(float)
    values = []
    for drawn in draws(30):
        r, f, g = (sum(int(n) * w for n, w in zip(some, drawn, strict=True))
                   for some in (right, found, gold))  # fmt: skip
        values.append(2 * r / (f + g))
    low, high = np.percentile(values, [2.5, 97.5])
    interval = figure(rows, f1)
    assert (interval.low, interval.high) == pytest.approx((low, high))
    assert low < interval.value < high


def test_articles_that_are_all_alike_leave_no_doubt() -> None:
    found = precision_recall(np.array([[3.0, 4.0, 3.0, 6.0]] * 12))["f1"]
    assert found.low == pytest.approx(found.value)
    assert found.high == pytest.approx(found.value)


def test_more_articles_make_the_interval_narrower() -> None:
    few = np.array([[1.0, 1.0, 1.0, 1.0], [0.0, 1.0, 0.0, 1.0]] * 5)
    narrow, wide = figure(np.tile(few, (20, 1)), f1), figure(few, f1)
    assert narrow.high - narrow.low < (wide.high - wide.low) / 2


def test_every_draw_holds_as_many_units_as_there_are_and_is_the_same_each_time() -> None:
    weights = draws(9)
    assert weights.shape == (TIMES, 9)
    assert (weights.sum(axis=1) == 9).all()
    draws.cache_clear()
    assert (draws(9) == weights).all()


def test_a_tally_tells_four_numbers_from_a_share_and_writes_per_cent() -> None:
    units = [{"spans": (1, 2, 1, 1), "speaker": (1, 1)}, {"spans": (0, 0, 0, 1), "speaker": (0, 2)}]
    found = tally(units)
    assert set(found["spans"]) == {"p", "r", "f1"}
    assert found["speaker"]["share"].value == pytest.approx(1 / 3)
    written = as_json({"rules": found})["rules"]["speaker"]["share"]
    assert written["value"] == 33.3
    assert (written["right"], written["of"]) == (1, 3)
    assert written["low"] <= 33.3 <= written["high"]


def test_a_figure_without_interval_or_counts_writes_only_its_value() -> None:
    assert Figure(0.0834).json() == {"value": 8.3}


def test_a_gain_is_the_difference_on_the_same_draws() -> None:
    chance = np.random.default_rng(11)
    weak = [{"spans": (a, 9, a, 9), "speaker": (a, 9)} for a in chance.integers(0, 9, 40)]
    strong = [{"spans": (a + 1, 9, a + 1, 9), "speaker": (a, 9)} for a, *_ in
              (row["spans"] for row in weak)]  # fmt: skip
    found = gains(strong, weak)
    assert found["spans"]["f1"].value == pytest.approx(1 / 9)
    # Each article is better by one of nine, so no draw can tell another story.
    assert found["spans"]["f1"].low == pytest.approx(1 / 9)
    assert found["speaker"]["share"].value == 0
    assert gains(weak, strong)["spans"]["f1"].high == pytest.approx(-1 / 9)
