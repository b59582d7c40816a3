"""The measure of propaganda spans, against values computed by hand."""

import pytest

from benchmarks._overlap import Marked, count_names, count_spans, count_techniques

LOADED, FEAR, DOUBT = "Loaded_Language", "Appeal_to_fear-prejudice", "Doubt"


def test_half_of_a_span_found_and_half_of_the_find_right() -> None:
    assert count_spans([Marked(10, 20)], [Marked(15, 25)]) == (0.5, 1, 0.5, 1)


def test_found_spans_that_overlap_count_once_and_touching_ones_stay_two() -> None:
    gold = [Marked(0, 10)]
    assert count_spans(gold, [Marked(0, 6), Marked(4, 10)]) == (1, 1, 1, 1)
    assert count_spans(gold, [Marked(0, 5), Marked(5, 20)]) == pytest.approx((1 + 1 / 3, 2, 1, 1))


def test_gold_spans_of_two_techniques_on_one_stretch_are_one_span() -> None:
    gold = [Marked(0, 8, LOADED), Marked(4, 10, DOUBT), Marked(10, 20, FEAR)]
    assert count_spans(gold, [Marked(0, 20)]) == (1, 1, 1, 1)


def test_one_long_span_over_everything_has_all_recall_and_little_precision() -> None:
    gold = [Marked(0, 10), Marked(90, 100)]
    assert count_spans(gold, [Marked(0, 100)]) == pytest.approx((0.2, 1, 2, 2))


def test_an_article_without_spans_punishes_what_was_found() -> None:
    assert count_spans([], [Marked(3, 9)]) == (0, 1, 0, 0)
    assert count_spans([Marked(3, 9)], []) == (0, 0, 0, 1)


def test_a_span_under_another_name_is_wrong_where_techniques_count() -> None:
    gold = [Marked(0, 10, LOADED), Marked(20, 30, FEAR)]
    found = [Marked(0, 5, LOADED), Marked(20, 30, DOUBT)]
    rows = count_techniques(gold, found)
    assert rows[LOADED] == (1, 1, 0.5, 1)
    assert rows[FEAR] == (0, 0, 0, 1)
    assert rows[DOUBT] == (0, 1, 0, 0)
    assert rows["with technique"] == (1, 2, 0.5, 2)
    assert len(rows) == 15


def test_a_gold_span_is_named_by_what_shares_most_of_it() -> None:
    gold = [Marked(0, 10, LOADED), Marked(40, 50, FEAR), Marked(60, 70, DOUBT)]
    found = [Marked(0, 9, LOADED), Marked(8, 12, DOUBT), Marked(44, 60, DOUBT)]
    assert count_names(gold, found) == (1, 2, 1, 3)


def test_a_stretch_with_two_techniques_may_be_named_twice() -> None:
    gold = [Marked(0, 10, LOADED), Marked(0, 10, FEAR)]
    found = [Marked(0, 10, FEAR, 0.9), Marked(0, 10, DOUBT, 0.8), Marked(2, 9, LOADED, 0.9)]
    assert count_names(gold, found) == (1, 2, 1, 2)
    assert count_names(gold, [found[0], found[2]]) == (2, 2, 2, 2)
