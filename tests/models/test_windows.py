"""Every sentence is answered for once, whole, with what stands beside it in view."""

from __future__ import annotations

from itertools import accumulate, pairwise

from hypothesis import given
from hypothesis import strategies as st

from variorum.models.windows import LONGEST, OVERLAP, Window, cut_windows


def bounds_of(lengths: list[int]) -> list[tuple[int, int]]:
    return list(pairwise([0, *accumulate(lengths)]))


def test_a_short_text_is_one_window() -> None:
    assert cut_windows(bounds_of([20, 30, 40])) == [Window(0, 3, 0, 3, 0, 90)]


def test_neighbours_share_sentences_and_each_answers_for_its_half() -> None:
    first, second = cut_windows(bounds_of([30] * 14))
    assert (first.first, first.last) == (0, 8)
    assert second.first == 6
    assert first.end == second.begin == 7


def test_a_sentence_longer_than_a_window_is_read_in_parts() -> None:
    parts = cut_windows([(0, 2 * LONGEST + 10)])
    assert [(part.low, part.high) for part in parts] == [
        (0, LONGEST),
        (LONGEST, 2 * LONGEST),
        (2 * LONGEST, 2 * LONGEST + 10),
    ]


def test_no_sentence_no_window() -> None:
    assert cut_windows([]) == []


@given(st.lists(st.integers(0, 400), max_size=40))
def test_every_piece_is_answered_for_exactly_once(lengths: list[int]) -> None:
    bounds = bounds_of(lengths)
    answered: list[int] = []
    for window in cut_windows(bounds):
        assert window.high - window.low <= LONGEST
        assert window.first <= window.begin <= window.end <= window.last
        for low, high in bounds[window.begin : window.end]:
            answered.extend(range(max(low, window.low), min(high, window.high)))
    assert answered == list(range(sum(lengths)))


@given(st.lists(st.integers(1, 100), max_size=40))
def test_windows_share_no_more_than_the_overlap(lengths: list[int]) -> None:
    for left, right in pairwise(cut_windows(bounds_of(lengths))):
        assert left.high - right.low <= OVERLAP
