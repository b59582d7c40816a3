"""Which names a text uses as places."""

import time

import pytest

from variorum.naming.places import place_uses


@pytest.mark.parametrize(
    "text",
    [
        "The talks in Brask ended.",
        "In Brask the talks ended.",
        "They met in the lakeside town of Brask on Monday.",
        "Brask, a river town, was flooded.",
        "Brask's parliament met.",
        "Boats on the lower Brask were stopped.",
        "The Brask river rose again.",
        "BRASK (MTA) — The talks ended.",
    ],
)
def test_words_beside_a_name_show_a_place(text: str) -> None:
    assert place_uses(text)["brask",] > 0


@pytest.mark.parametrize(
    "text",
    [
        "Trust in Brask's plan is low.",
        "Brask told reporters that the talks had ended.",
        "Brask, the nation’s largest union, was pleased.",
        "Brask’s lawyer left early.",
    ],
)
def test_other_names_show_none(text: str) -> None:
    assert place_uses(text)["brask",] == 0


def test_a_long_line_takes_little_time() -> None:
    started = time.perf_counter()
    place_uses("In Brask, a town, " * 50_000 + "A" * 1_000_000 + " x" * 500_000)
    assert time.perf_counter() - started < 20
