"""An article that may tell a point in other words is not called silent on it."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from variorum.collate.actors import merge_actors
from variorum.collate.facts import make_facts
from variorum.collate.otherwise import doubt_silences
from variorum.collate.points import find_points
from variorum.collate.silence import find_silences
from variorum.collated import Story, StoryHead
from variorum.models import Models
from variorum.records import Annotated, Completeness, CompletenessState, Telling

FULL = Completeness(CompletenessState.FULL, "ends with a full stop")
SHUT = "The council of Lora voted on Monday to close the old bridge."
FERRY = "The last ferry of the season left the harbour at noon."
FILLER = " Nobody in the hall spoke for a while after that. Rain fell on the roofs of the town."
Tellings = Callable[..., dict[str, Telling]]


@pytest.fixture
def tellings_of(annotated_of: Callable[..., Annotated], models: Models) -> Tellings:
    """What the second article does with each point that the first one alone tells."""

    def make(first: str, second: str, title: str | None = None) -> dict[str, Telling]:
        one = _whole(annotated_of(first + FILLER, outlet="Post"))
        other = _whole(annotated_of(second + FILLER, outlet="Voice", title=title))
        story = merge_actors(Story(StoryHead("s", "t"), (one, other)))
        facts = make_facts(story)
        points, _ = find_points(story, facts)
        told = doubt_silences(story, facts, points, models.judge)
        listed = {s.point for s in find_silences(story, facts, told)}
        assert listed == {p.id for p in told if Telling.SILENT in p.by_article.values()}
        return {point.heading: point.by_article[other.article.id] for point in told}

    return make


def _whole(telling: Annotated) -> Annotated:
    return replace(telling, article=replace(telling.article, completeness=FULL))


def test_what_stands_in_the_headline_is_not_left_out(tellings_of: Tellings) -> None:
    told = tellings_of(
        SHUT, "Snow fell in the valley.", title="Council of Lora votes to close bridge"
    )
    assert told[SHUT.rstrip(".")] is Telling.UNKNOWN


def test_what_follows_from_a_stronger_claim_is_not_left_out(tellings_of: Tellings) -> None:
    harm = "The man in the mill of Lora wanted to do harm."
    told = tellings_of(harm, "The man in the mill was there to kill as many as he could.")
    assert told[harm.rstrip(".")] is Telling.UNKNOWN


def test_what_is_told_with_another_number_is_not_left_out(tellings_of: Tellings) -> None:
    told = tellings_of(
        "The flood in Lora killed twelve people on the quay.",
        "The flood in Lora killed nineteen people on the quay.",
    )
    assert told["The flood in Lora killed twelve people on the quay"] is Telling.UNKNOWN


def test_what_nothing_comes_near_is_left_out(tellings_of: Tellings) -> None:
    told = tellings_of(
        f"{SHUT} {FERRY}", "Ana Ruiz plays the cello in Brask.", title="A cello in Brask"
    )
    assert told[SHUT.rstrip(".")] is Telling.SILENT
    assert told[FERRY.rstrip(".")] is Telling.SILENT
