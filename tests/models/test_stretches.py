"""Piece scores become stretches of whole words, inside one sentence."""

from __future__ import annotations

import math

import numpy as np
import pytest

from variorum.models.stretches import NAMES, find_stretches
from variorum.records import Technique

SETTINGS = {"threshold": 0.5, "peak": 0.5, "gap": 1, "weight": 1.0, "bias": 0.0}
TEXT = "The unhinged mayor spoke. Rain fell."
OFFSETS = np.array(
    [(0, 3), (4, 7), (7, 12), (13, 18), (19, 24), (24, 25), (26, 30), (31, 35), (35, 36)]
)
BOUNDS = np.array([(0, 6), (6, 9)])


def scores(*high: int, technique: Technique = Technique.LOADED_LANGUAGE) -> np.ndarray:
    found = np.full((len(OFFSETS), 16), -4.0, dtype=np.float32)
    for piece in high:
        found[piece, 0] = 2.0
        found[piece, 1 + NAMES.index(technique)] = 1.0
    return found


def test_half_a_word_becomes_the_word() -> None:
    (found,) = find_stretches(TEXT, OFFSETS, BOUNDS, scores(2), SETTINGS)
    assert TEXT[found.start : found.end] == "unhinged"


def test_a_chain_without_end_is_no_word() -> None:
    text = "a-" * 500
    offsets = np.array([(at, at + 1) for at in range(len(text))])
    marked = np.full((len(text), 16), -4.0, dtype=np.float32)
    marked[500, 0] = 2.0
    (found,) = find_stretches(text, offsets, np.array([(0, len(text))]), marked, SETTINGS)
    assert found.end - found.start < 200


def test_the_score_is_the_mean_on_the_curve() -> None:
    (found,) = find_stretches(TEXT, OFFSETS, BOUNDS, scores(1, 2), SETTINGS)
    assert found.score == pytest.approx(1 / (1 + math.exp(-2.0)))


def test_a_run_without_a_peak_is_none() -> None:
    marked = scores(1, 2)
    marked[4, 0] = 4.0
    found = find_stretches(TEXT, OFFSETS, BOUNDS, marked, {**SETTINGS, "peak": 0.95, "gap": 0})
    assert [TEXT[f.start : f.end] for f in found] == ["spoke"]


def test_the_technique_is_the_one_with_the_highest_scores() -> None:
    marked = scores(1, 2, technique=Technique.NAME_CALLING)
    (found,) = find_stretches(TEXT, OFFSETS, BOUNDS, marked, SETTINGS)
    assert found.technique is Technique.NAME_CALLING


def test_a_gap_is_bridged_but_no_sentence_end() -> None:
    found = find_stretches(TEXT, OFFSETS, BOUNDS, scores(1, 3, 5, 6), SETTINGS)
    assert [TEXT[f.start : f.end] for f in found] == ["unhinged mayor spoke.", "Rain"]


def test_a_mark_of_punctuation_is_no_technique() -> None:
    assert find_stretches(TEXT, OFFSETS, BOUNDS, scores(5), SETTINGS) == []


def test_every_technique_has_its_place() -> None:
    assert set(NAMES) == set(Technique)
