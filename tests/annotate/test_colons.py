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
    "rest",
    [
        "Mayor quits after row",
        "Minister to face inquiry",
        "Police arrest two over attack",
        "Norland says mayor was pushed",
        "Mayor will stand again",
    ],
)
def test_a_name_before_a_colon_may_be_what_the_headline_is_about(models: Models, rest: str) -> None:
    text = f"Clara Oduya: {rest}\n\nThe bridge was closed by Mayor Clara Oduya of Brask on Monday."
    assert not [words for words, _, _ in told(models, text) if words == rest]


@pytest.mark.parametrize(
    "rest", ["We saved the bridge", "Bridge will hold until May", "Mayor must go over fees"]
)
def test_what_somebody_would_say_is_said_by_the_name_before_the_colon(
    models: Models, rest: str
) -> None:
    text = f"Clara Oduya: {rest}\n\nThe bridge was closed on Monday, Clara Oduya of Brask said."
    assert (rest, "Clara Oduya", "indirect") in told(models, text)


def test_a_speaker_has_a_surname_alone_from_the_second_turn_on(
    annotated_of: Callable[..., Annotated],
) -> None:
    found = annotated_of(
        "The Lantern spoke with the engineer Mara Olsen and the harbour master Piet Lang.\n\n"
        "Jonas Pike, host: Welcome to you both. What did you find?\n\n"
        "Mara Olsen: The beams were rotten. We closed it.\n\n"
        "Pike: And the piers?\n\n"
        "Olsen: They will stand for years.\n\n"
        "Lang: That is not so. The harbour lost nothing."
    )
    names = {actor.id: actor.name for actor in found.actors}
    assert [names.get(q.speaker or "") for q in found.quotations] == [
        "Jonas Pike", "Mara Olsen", "Jonas Pike", "Mara Olsen", "Piet Lang"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lead", "speaker"),
    [
        ("The mayor of Port Salen, Clara Oduya, talked to the Lantern.", "Clara Oduya"),
        ("The mayor, Clara Oduya, and her deputy, Piet Lang, talked to the Lantern.", None),
    ],
)
def test_the_one_person_named_before_the_questions_answers_them(
    annotated_of: Callable[..., Annotated], lead: str, speaker: str | None
) -> None:
    found = annotated_of(
        f"{lead}\n\nQ: What did you see?\n\nA: The water came at night.\n\n"
        "Q: Who knew?\n\nA: The ministry knew it in March."
    )
    names = {actor.id: actor.name for actor in found.actors}
    answers = [q for q in found.quotations if q.source and q.source.exact == "A"]
    assert [names.get(q.speaker or "") for q in answers] == [speaker, speaker]


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
