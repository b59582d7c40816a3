"""Where a deed that has one place is told to have been done, by its own words."""

import pytest

from variorum.annotate.placed import find_placed
from variorum.models import Models


def placed(models: Models, text: str) -> set[str]:
    doc = models.parser.parse(text, [0])
    root = next(token for token in doc if token.dep_ == "ROOT")
    return set(find_placed(list(doc), root))


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("The talks were held in Velm.", {"deed:holding", "who:talks", "in:velm"}),
        ("The negotiations took place in Velm.", {"deed:holding", "who:talks", "in:velm"}),
        ("Police arrested Ana Ruiz in Port Salen.", {"deed:arrest", "who:ruiz", "in:port salen"}),
        ("Police found the body of Ana Ruiz in Velm.", {"deed:finding", "who:body", "in:velm"}),
        ("A cargo plane crashed on Monday near Velm.", {"deed:crash", "near:velm"}),
        ("Ana Ruiz was born in the village of Velm.", {"deed:birth", "in:velm village"}),
        ("Ana Ruiz was born in Velm, Ondria.", {"in:velm", "beside:ondria"}),
        ("Ana Ruiz was detained at the airport in Velm.", {"deed:arrest", "in:velm"}),
        ("Ana Ruiz was detained in a suburb of Velm.", {"deed:arrest", "near:velm suburb"}),
        ("Ana Ruiz met Piotr Lang in Velm.", {"daily:meeting", "who:ruiz", "in:velm"}),
    ],
)
def test_a_deed_is_placed_by_what_hangs_on_its_verb(
    models: Models, text: str, marks: set[str]
) -> None:
    assert marks <= placed(models, text)


@pytest.mark.parametrize(
    "text",
    [
        "Officials in Velm said that the plane crashed.",
        "The minister flew to Velm.",
        "The talks in Velm were called useful.",
        "Ana Ruiz spoke in Velm.",
        "Two men were arrested in Velm.",
        "A man was arrested in Velm.",
        "Ana Ruiz was arrested again in Velm.",
        "Ana Ruiz had been arrested in Velm.",
        "Ana Ruiz was arrested in Velm and Lora.",
        "Ana Ruiz was arrested in March.",
        "Ana Ruiz was arrested at the airport.",
        "Ana Ruiz was found guilty in Velm.",
        "Protests were held in Velm.",
        "The hearing was held in Congress.",
    ],
)
def test_what_has_no_one_place_or_more_than_one_occasion_is_not_placed(
    models: Models, text: str
) -> None:
    assert placed(models, text) == set()
