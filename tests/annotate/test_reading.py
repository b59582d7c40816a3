"""The chain of roles, and what the reader makes of a text."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from variorum.annotate.reading import _without_pronoun, best_path


def total(path: list[int], scores: np.ndarray, transitions: np.ndarray) -> float:
    value = transitions[-1, path[0]] + transitions[path[-1], -1]
    value += sum(scores[place, role] for place, role in enumerate(path))
    return float(value + sum(transitions[a, b] for a, b in pairwise(path)))


def test_a_forbidden_step_is_not_taken() -> None:
    scores = np.array([[0.0, 1.0], [1.1, 1.0]])
    transitions = np.zeros((3, 3))
    transitions[1, 0] = -5.0
    assert best_path(scores, transitions) == [1, 1]


@given(st.lists(st.lists(st.integers(-9, 9), min_size=2, max_size=2), min_size=1, max_size=6))
def test_the_path_is_the_best_of_all(rows: list[list[int]]) -> None:
    scores = np.array(rows, dtype=float)
    transitions = np.array([[1.0, -2.0, 0.5], [-1.0, 1.5, 0.0], [0.0, 0.25, 0.0]])
    every = [
        [(number >> place) & 1 for place in range(len(rows))] for number in range(2 ** len(rows))
    ]
    best = max(total(path, scores, transitions) for path in every)
    assert total(best_path(scores, transitions), scores, transitions) == best


def test_a_source_ends_before_the_clause_about_it() -> None:
    text = "Mara Osei, who leads the port, said so."
    ((start, end),) = _without_pronoun(text, ((0, len("Mara Osei, who")),))
    assert text[start:end] == "Mara Osei"


def test_no_source_stays_none() -> None:
    assert _without_pronoun("It rains.", ()) == ()
