"""The reader: one pass, the same answer twice, and vectors of any stretch."""

from __future__ import annotations

import numpy as np

from variorum.models import Models

TEXT = (
    "The bridge opens in May. In May the bridge will open. Shares fell on Friday. "
    "These crooked, shameless butchers of our proud nation have sold us out again!"
)


def sentences_of(text: str) -> list[tuple[int, int]]:
    bounds, start = [], 0
    for end in (i + 1 for i, letter in enumerate(text) if letter in ".!"):
        bounds.append((start + (text[start] == " "), end))
        start = end
    return bounds


def test_two_readings_are_equal_to_the_last_bit(models: Models) -> None:
    one, two = (models.reader.read(TEXT, sentences_of(TEXT)) for _ in range(2))
    assert np.array_equal(one.meanings, two.meanings)
    assert one.wording == two.wording


def test_threads_do_not_change_the_answer(models: Models) -> None:
    many = Models(threads=2).reader.read(TEXT, sentences_of(TEXT))
    assert many.wording == models.reader.read(TEXT, sentences_of(TEXT)).wording


def test_alike_is_nearer_than_unlike(models: Models) -> None:
    bounds = sentences_of(TEXT)
    passed = models.reader.read(TEXT, bounds)
    one, two, other, _ = (passed.vector([span]) for span in bounds)
    assert one @ two > 0.75 > 0.5 > one @ other
    assert np.isclose(np.linalg.norm(one), 1.0, atol=1e-4)


def test_a_stretch_without_words_has_no_direction(models: Models) -> None:
    passed = models.reader.read("One. \u2003 Two.", [(0, 4), (7, 11)])
    assert not passed.vector([(5, 6)]).any()


def test_wording_has_one_probability_a_sentence(models: Models) -> None:
    bounds = sentences_of(TEXT)
    wording = models.reader.wording(TEXT, bounds)
    assert wording.loaded is not None
    assert wording.subjective is not None
    assert len(wording.loaded) == len(bounds)
    assert all(0.0 <= value <= 1.0 for value in wording.loaded)
    assert wording.loaded[3] > 0.5 > wording.loaded[0]
    assert wording.subjective[3] > wording.subjective[2]


def test_a_technique_is_found_where_words_are_loaded_and_not_elsewhere(models: Models) -> None:
    bounds = sentences_of(TEXT)
    found = models.reader.wording(TEXT, bounds).techniques
    assert found
    assert all(bounds[3][0] <= stretch.start < stretch.end <= bounds[3][1] for stretch in found)


def test_research_heads_can_be_switched_off_and_nothing_else_changes(models: Models) -> None:
    bounds = sentences_of(TEXT)
    without = Models(research=False).reader.wording(TEXT, bounds)
    with_them = models.reader.wording(TEXT, bounds)
    assert without.techniques == ()
    assert without.subjective is None
    assert without.loaded == with_them.loaded


def test_a_text_without_sentences_is_read(models: Models) -> None:
    passed = models.reader.read("", [])
    assert passed.windows == ()
    assert passed.wording.techniques == ()


def test_a_sentence_longer_than_a_window_is_read_to_its_end(models: Models) -> None:
    text = "and the bridge opens in May " * 120
    passed = models.reader.read(text, [(0, len(text))])
    assert len(passed.windows) == 3
    assert passed.meanings.any(axis=1).all()
