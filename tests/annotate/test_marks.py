"""Quotation marks to stretches."""

import time

import pytest

from variorum.annotate.marks import Stretch, find_stretches


def stretches(text: str) -> list[Stretch]:
    paragraphs = []
    position = 0
    for line in text.split("\n\n"):
        paragraphs.append((position, position + len(line)))
        position += len(line) + 2
    return find_stretches(text, paragraphs)


def words(text: str, depth: int = 0) -> list[str]:
    return [text[s.start : s.end] for s in stretches(text) if s.depth == depth]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Olsen said: "No."', ['"No."']),
        ("Olsen said: “No.”", ["“No.”"]),
        ("Olsen said: «No.»", ["«No.»"]),
        ("Olsen said: „No.“", ["„No.“"]),
        ("Olsen said: ''No.''", ["''No.''"]),
        ("Olsen said: ‘No.’", ["‘No.’"]),
        ("Olsen said: 'No.'", ["'No.'"]),
        ('Olsen said: “No."', ['“No."']),
        ('Olsen said:"No," and left.', ['"No,"']),
        ('"One," she said. "Two."', ['"One,"', '"Two."']),
    ],
)
def test_any_pair_of_marks_holds_a_stretch(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It's the drivers' fault, and the workers' too.",
        "The class of '98 didn’t go to O’Dell’s.",
        "The bolts’ heads weren’t the builders’ work.",
        "A 5' 10\" man walked in.",
    ],
)
def test_apostrophes_and_inches_are_not_quotations(text: str) -> None:
    assert words(text) == []


def test_possessive_inside_single_marks_does_not_end_them() -> None:
    text = "'It is the drivers' fault,' Ms Olsen said."
    assert words(text) == ["'It is the drivers' fault,'"]


def test_inner_marks_are_a_level_deeper() -> None:
    text = "“She told us, ‘Close the bridge,’ and we did,” Pike said."
    assert words(text) == ["“She told us, ‘Close the bridge,’ and we did,”"]
    assert words(text, depth=1) == ["‘Close the bridge,’"]


def test_speech_over_paragraphs_opens_again_in_each() -> None:
    text = '"We waited for years.\n\n"We will wait no longer," she said.'
    first, second = stretches(text)
    assert (first.continued, first.closed) == (True, False)
    assert text[second.start : second.end] == '"We will wait no longer,"'


@pytest.mark.parametrize("mark", ["'", "‘"])
def test_speech_in_single_marks_goes_on_in_the_next_paragraph(mark: str) -> None:
    text = f"{mark}We don't wait for years.\n\n{mark}We won't wait,’ she said."
    text = text.replace("’", "'" if mark == "'" else "’")
    first, second = stretches(text)
    assert (first.continued, first.closed) == (True, False)
    assert text[second.start : second.end][1:-1] == "We won't wait,"


def test_an_apostrophe_before_a_paragraph_in_single_marks_opens_nothing() -> None:
    assert words("'Tis the class of '98.\n\n'We will pay,' said Pike.") == ["'We will pay,'"]


def test_an_apostrophe_behind_a_possessive_closes_nothing() -> None:
    text = "'The drivers' union won't stop. It's over.'"
    assert words(text) == [text]


def test_two_single_marks_close_a_double_one() -> None:
    assert words("\"We will pay,'' said Pike.") == ["\"We will pay,''"]


def test_lost_closing_mark_costs_no_more_than_the_words_before_the_cue() -> None:
    text = '"We will not pay, said Pike. The town went home.'
    assert words(text) == ['"We will not pay,']


def test_odd_mark_amid_a_sentence_is_left_alone() -> None:
    assert words('The 12" pipe burst, and the town went home.') == []


def test_odd_mark_spoils_no_other_paragraph() -> None:
    text = 'The sign read Open" again.\n\n"We will pay," said Pike.'
    assert words(text) == ['"We will pay,"']


def test_marks_without_end_take_linear_time() -> None:
    for mark in "\"'“‘«":
        text = f" {mark}a" * 200_000
        began = time.perf_counter()
        stretches(text)
        assert time.perf_counter() - began < 10
