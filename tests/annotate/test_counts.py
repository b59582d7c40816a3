"""Words beside a number say which ones it counts, and whether all, some or more of them."""

import pytest

from variorum.annotate.counts import find_counts
from variorum.models import Models


def marks(models: Models, text: str) -> list[set[str]]:
    return [set(count.marks) for count in find_counts(list(models.parser.parse(text, [0])))]


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Another 12 bodies were found in the mine.", "more"),
        ("Three more people died after the fire.", "more"),
        ("A further 200 troops will be sent to Dorn.", "more"),
        ("Two new cases were confirmed on Tuesday.", "more"),
        ("Seven of the people who slept there were children.", "part"),
        ("The list names 40 ships, including six tankers.", "part"),
        ("Seven of the nine people who slept there were children.", "whole"),
        ("Deaths fell by 12 in May.", "change"),
        ("Sales fell 6 percent in May.", "change"),
        ("The minister left the council 11 years ago.", "offset"),
        ("The suspect is 41 years old.", "age"),
        ("The wall is 40 metres high.", "reach:high"),
        ("There were 14 deaths among civilians in Dorn.", "of:civilian"),
        ("Kossarin paid a fine of $2 million.", "of:fine"),
        ("Nine Ondrian tourists were found.", "of:ondrian"),
    ],
)
def test_what_a_number_counts_is_told_by_the_words_beside_it(
    models: Models, text: str, mark: str
) -> None:
    assert any(mark in found for found in marks(models, text)), marks(models, text)


@pytest.mark.parametrize(
    "text",
    [
        "More than 12 villages were cleared.",
        "Sales rose to 40 million euros.",
        "A total of 77 houses were sold.",
        "The storm killed 11 people and injured 17 others.",
        "Nineteen villages in Ondria were cleared.",
    ],
)
def test_bounds_sums_levels_and_places_are_no_such_words(models: Models, text: str) -> None:
    assert not any(marks(models, text)), marks(models, text)
