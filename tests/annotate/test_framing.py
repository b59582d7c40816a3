"""The words around an anchor, numbered by the syntax tree, by distance, and by the rules."""

from __future__ import annotations

import numpy as np

from variorum.annotate.framing import ANCESTOR, ITSELF, REACH, around, branches, distances, proposed
from variorum.annotate.tokens import CONTENT, CUE, DEPENDENCIES, SOURCE

NSUBJ, CCOMP, DET, ADVCL = (
    DEPENDENCIES.index(name) + 1 for name in ("nsubj", "ccomp", "det", "advcl")
)


def test_all_words_of_a_subject_share_its_number() -> None:
    # The(0) mayor(1) said(2) it(3) holds(4)
    heads = np.array([1, 2, 2, 4, 2])
    dependencies = np.array([DET, NSUBJ, 33, NSUBJ, CCOMP])
    assert branches(2, heads, dependencies).tolist() == [NSUBJ, NSUBJ, ITSELF, CCOMP, CCOMP]


def test_what_hangs_on_an_ancestor_is_told_from_what_hangs_on_the_anchor() -> None:
    # left(0) saying(1) no(2) yesterday(3): "saying" hangs on "left"
    heads = np.array([0, 0, 1, 0])
    dependencies = np.array([33, ADVCL, CCOMP, NSUBJ])
    found = branches(1, heads, dependencies)
    assert found[0] == ANCESTOR
    assert found[2] == CCOMP
    assert found[3] == NSUBJ + len(DEPENDENCIES) + 1


def test_a_head_outside_the_window_ends_the_climb() -> None:
    found = branches(1, np.array([-1, -1]), np.array([NSUBJ, CCOMP]))
    assert found.tolist() == [0, ITSELF]


def test_distance_is_exact_near_the_anchor_and_coarse_far_from_it() -> None:
    found = distances(64, 129)
    assert found[64] == 20
    assert found[60:69].tolist() == [16, 17, 18, 19, 20, 21, 22, 23, 24]
    assert found[0] == found[1]
    assert found.min() >= 0
    assert found.max() <= 40


def test_the_window_bounds_what_is_looked_at() -> None:
    assert around(5, 0, 20) == (0, 20)
    assert around(500, 300, 900) == (500 - REACH, 500 + REACH + 1)


def test_what_the_rules_stood_by_differs_from_what_they_doubted() -> None:
    roles = {0: SOURCE, 1: CUE, 2: CONTENT, 9: CONTENT}
    assert proposed(roles, True, 0, 4).tolist() == [2, 3, 4, 1]
    assert proposed(roles, False, 0, 4).tolist() == [6, 7, 8, 5]
    assert proposed(None, False, 0, 4).tolist() == [0, 0, 0, 0]
