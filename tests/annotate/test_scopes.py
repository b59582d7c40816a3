"""Where and over what time a claim holds, and of what it says that there is none."""

import pytest

from variorum.annotate.scopes import find_scope
from variorum.models import Models


def scope(models: Models, text: str) -> set[str]:
    doc = models.parser.parse(text, [0])
    root = next(token for token in doc if token.dep_ == "ROOT")
    return set(find_scope(list(doc), root))


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Nineteen people fell ill in Britain.", "place:united kingdom"),
        ("Nineteen people fell ill in the UK.", "place:united kingdom"),
        ("Nineteen people fell ill in the country.", "place:country"),
        ("Nineteen people fell ill worldwide.", "place:worldwide"),
        ("The company lost 40 million euros in the first half.", "period:first half"),
        ("In the past 24 hours 18 people died.", "period:past 24 hour"),
        ("So far 18 people have died.", "extent:all"),
        ("So far 18 people have died.", "extent:now"),
        ("No confirmed cases were found.", "none:case"),
        ("No confirmed cases were found.", "none:confirmed"),
        ("The ministry has not reported any cases.", "none:case"),
        ("There were no new deaths in the town.", "none:new"),
    ],
)
def test_the_scope_of_a_claim_is_read_from_its_words(models: Models, text: str, mark: str) -> None:
    assert mark in scope(models, text), scope(models, text)


@pytest.mark.parametrize(
    "text",
    ["The council closed the old bridge on Monday.", "The bridge is no longer safe."],
)
def test_a_claim_that_names_no_place_stretch_or_lack_has_no_scope(
    models: Models, text: str
) -> None:
    assert scope(models, text) == set()
