"""Turns of an interview, and headlines that name who says them."""

from collections.abc import Callable

import pytest

from variorum.annotate.parse import parse_article
from variorum.annotate.quotations import find_quotations
from variorum.models import Models
from variorum.read.article import make_article
from variorum.records import Annotated, AttributionType, Input, Quotation
from variorum.spans import words_of


def found_in(models: Models, text: str) -> list[Quotation]:
    return find_quotations(parse_article(make_article(text, Input("test")), models.parser))


def told(models: Models, text: str) -> list[tuple[str, str | None, str]]:
    return [
        (q.content.exact, q.source and q.source.exact, q.form.value) for q in found_in(models, text)
    ]


def test_turns_of_an_interview_are_what_their_labels_say(models: Models) -> None:
    text = (
        "A talk with the engineer Mara Olsen.\n\n"
        "Jonas Pike: What did you find under the deck?\n\n"
        "Mara Olsen: The beams were rotten. We closed it.\n\n"
        "Jonas Pike: And the piers?\n\n"
        "Mara Olsen: They will stand for years."
    )
    assert told(models, text)[1] == ("The beams were rotten. We closed it.", "Mara Olsen", "direct")
    assert len(found_in(models, text)) == 4


def test_headline_names_who_says_it_before_a_colon(models: Models) -> None:
    text = "Velmark Minister: Bridge will hold until spring\n\nThe bridge was closed on Monday."
    assert told(models, text) == [("Bridge will hold until spring", "Velmark Minister", "indirect")]


@pytest.mark.parametrize(
    "text",
    [
        "Photo: A bridge will hold\n\nThe bridge was closed on Monday.",
        "Bridges: What to know before spring\n\nThe bridge was closed on Monday.",
        "What to ask a mayor: bridge will hold\n\nThe bridge was closed on Monday.",
        "Note: The bridge is closed.\n\nUpdate: The bridge is open.\n\nNote: It rained.",
    ],
)
def test_other_words_before_a_colon_are_no_source(models: Models, text: str) -> None:
    assert found_in(models, text) == []


def test_a_headline_is_told_also_where_the_reader_passes_over_it(
    annotated_of: Callable[..., Annotated],
) -> None:
    first = annotated_of(
        "Lowden mayor: we will rebuild the bridge\n\nThe bridge was closed on Monday."
    ).quotations[0]
    assert (first.type, words_of(first.content)) == (
        AttributionType.ASSERTION,
        "we will rebuild the bridge",
    )
