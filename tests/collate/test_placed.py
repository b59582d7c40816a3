"""Two tellings conflict on the place only where neither place may lie in the other."""

from collections.abc import Callable

import pytest

from variorum.collate.actors import merge_actors
from variorum.collate.facts import Fact, make_facts
from variorum.collate.judged import conflict_on
from variorum.collated import Story, StoryHead
from variorum.records import Annotated, Origin, Precision, Published

FactOf = Callable[..., Fact]
TUESDAY = Published("2026-03-17", Precision.DAY, Origin.FEED)


@pytest.fixture
def fact_of(annotated_of: Callable[..., Annotated]) -> FactOf:
    def make(text: str) -> Fact:
        telling = annotated_of(text, published=TUESDAY)
        return make_facts(merge_actors(Story(StoryHead("s", "t"), (telling,))))[0]

    return make


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Peace talks were held in Velm.", "The talks took place in Port Salen."),
        ("Police arrested Ana Ruiz in Dorn.", "Ana Ruiz was detained in the town of Brask."),
        ("A cargo plane crashed near Velm.", "The aircraft came down near Dorn."),
        ("Ana Ruiz was born in Velm, Ondria.", "Ana Ruiz was born in Lora, Ondria."),
        ("The body was found in Sorn province.", "The body was found in Tarn province."),
        ("The suspect was arrested in Texas.", "The suspect was arrested in Ohio."),
        ("Ana Ruiz was born in Spain.", "Ana Ruiz was born in Portugal."),
        ("The talks will be held in Velm.", "The talks will be held in Lora."),
        (
            "Ana Ruiz met Piotr Lang in Velm on Monday.",
            "Ana Ruiz met Piotr Lang in Dorn on Monday.",
        ),
    ],
)
def test_one_deed_in_two_places_is_a_conflict(fact_of: FactOf, one: str, other: str) -> None:
    assert conflict_on(fact_of(one), fact_of(other)) == "place"
    assert conflict_on(fact_of(other), fact_of(one)) == "place"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The talks were held in Velm, the capital.", "The talks were held in the capital."),
        ("Ana Ruiz was arrested in Velm.", "Ana Ruiz was arrested in Sorn province."),
        ("The suspect was arrested in Texas.", "The suspect was arrested in Velm."),
        ("Ana Ruiz was born in England.", "Ana Ruiz was born in Britain."),
        ("Ana Ruiz was born in Kent.", "Ana Ruiz was born in Velm."),
        ("The plane crashed in Velm.", "The plane crashed near Dorn."),
        ("Ana Ruiz was arrested in Lower Velm.", "Ana Ruiz was arrested in Velm."),
        ("Ana Ruiz was born in Velm, near Lora.", "Ana Ruiz was born in Lora."),
        ("Ana Ruiz was arrested in Velm.", "Ana Ruiz was not arrested in Lora."),
        ("Ana Ruiz met Piotr Lang in Velm.", "Ana Ruiz met Piotr Lang in Lora."),
        (
            "Ana Ruiz met Piotr Lang in Velm on Monday.",
            "Ana Ruiz met Jon Oye in Lora on Monday.",
        ),
        ("The peace talks were held in Velm.", "The trade talks were held in Lora."),
        ("The driver was arrested in Velm.", "The gunman was arrested in Lora."),
        (
            "Ana Ruiz was arrested in Velm. It lies an hour from Port Salen.",
            "Ana Ruiz was arrested in Port Salen.",
        ),
    ],
)
def test_places_that_may_both_be_right_are_no_conflict(
    fact_of: FactOf, one: str, other: str
) -> None:
    assert conflict_on(fact_of(one), fact_of(other)) is None
    assert conflict_on(fact_of(other), fact_of(one)) is None


def test_who_died_and_who_was_killed_are_not_turned_round(fact_of: FactOf) -> None:
    one, other = fact_of("The gunman died on Monday."), fact_of("The gunman was killed on Monday.")
    assert conflict_on(one, other) is None
