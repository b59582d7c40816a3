"""Two numbers conflict only where they may count one thing, at one place, over one time."""

from collections.abc import Callable

import pytest

from variorum.collate.actors import merge_actors
from variorum.collate.facts import Fact, make_facts
from variorum.collate.judged import conflict_on
from variorum.collated import Story, StoryHead
from variorum.records import Annotated, Origin, Precision, Published

FactOf = Callable[..., Fact]
MONDAY = Published("2026-03-16", Precision.DAY, Origin.FEED)
TUESDAY = Published("2026-03-17", Precision.DAY, Origin.FEED)


@pytest.fixture
def fact_of(annotated_of: Callable[..., Annotated]) -> FactOf:
    def make(text: str, published: Published = MONDAY) -> Fact:
        telling = annotated_of(text, published=published)
        (fact,) = make_facts(merge_actors(Story(StoryHead("s", "t"), (telling,))))
        return fact

    return make


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Two new cases of the fever were confirmed in Brask.",
            "Nine cases of the fever were confirmed in Brask.",
        ),
        ("Another 12 bodies were found in the mine.", "Rescuers found 31 bodies in the mine."),
        ("There were 14 deaths among civilians.", "There were 33 deaths among soldiers."),
        ("Eight of the nine people were well.", "Nine of the 23 people were well."),
        ("Seven of the nine people fell ill in Brask.", "Two people fell ill in Brask."),
        ("There are 19 cases of fever in Brask.", "There are 57 cases of fever in Ondria."),
        ("There are 19 cases of fever in Britain.", "There are 57 cases of fever worldwide."),
        (
            "The works lost 40 million euros in the first half.",
            "The works lost 90 million euros in the third quarter.",
        ),
        (
            "Police in Brask arrested 12 people on Saturday.",
            "Police in Brask have arrested 64 people.",
        ),
        ("The well leaks 5,000 barrels of oil a day.", "The well leaked 90,000 barrels of oil."),
        ("The price of bread rose by 12 percent.", "The price of bread rose to 60 percent."),
        (
            "Shares in Brask Mining fell 8 percent to 48 crowns in Velda.",
            "Shares in Brask Mining fell 4 percent to close at 50 crowns in Velda.",
        ),
        (
            "Shares in Brask Mining fell 0.9 percent at 1430 GMT.",
            "Shares in Brask Mining fell 4.1 percent at 4:29 a.m. in Velda.",
        ),
        (
            "As of 16 March 2026, 90,000 barrels of oil had leaked.",
            "As of 17 March 2026, 120,000 barrels of oil had leaked.",
        ),
        (
            "The well leaks 5,000 barrels of oil a day.",
            "In the worst case the well leaks 60,000 barrels of oil a day.",
        ),
        ("Nineteen deaths in Brask are confirmed.", "There were 76 deaths in Brask."),
        ("The works paid a fine of $2 million.", "The works paid damages of $9 million."),
        ("The kidnappers demanded $10 million.", "The kidnappers got $2 million."),
    ],
)
def test_counts_of_other_things_do_not_conflict(fact_of: FactOf, one: str, other: str) -> None:
    assert conflict_on(fact_of(one), fact_of(other)) is None
    assert conflict_on(fact_of(other), fact_of(one)) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The flood in Lora killed 12 people on Monday.",
            "Nineteen people died in the flood in Lora on Monday.",
        ),
        ("A further 200 troops will go to Dorn.", "The army will send another 350 troops to Dorn."),
        ("There are 19 cases of fever in Britain.", "There are 57 cases of fever in the UK."),
        ("The well leaks 5,000 barrels of oil a day.", "The well leaks 9,000 barrels a day."),
        ("The works will cut 900 posts in Velda.", "The works are cutting 1,400 posts in Velda."),
        (
            "Shares in Brask Mining closed 4 percent lower in Velda.",
            "Shares in Brask Mining fell 9 percent to close in Velda.",
        ),
        ("Three of the five judges agreed.", "Four of the five judges agreed."),
        ("Sixty lakeside villages were cleared.", "Fourteen villages were cleared."),
    ],
)
def test_counts_of_one_thing_conflict_in_other_words_too(
    fact_of: FactOf, one: str, other: str
) -> None:
    assert conflict_on(fact_of(one), fact_of(other)) == "number"
    assert conflict_on(fact_of(other), fact_of(one)) == "number"


def test_a_toll_that_rose_by_the_next_day_is_an_update(fact_of: FactOf) -> None:
    low, high = "The flood in Lora killed 12 people.", "The flood in Lora killed 19 people."
    assert conflict_on(fact_of(low, MONDAY), fact_of(high, TUESDAY)) is None
    assert conflict_on(fact_of(high, MONDAY), fact_of(low, TUESDAY)) == "number"
    assert conflict_on(fact_of(low, MONDAY), fact_of(high, MONDAY)) == "number"


def test_what_does_not_add_up_is_no_update(fact_of: FactOf) -> None:
    one, other = "The parliament has 120 seats.", "The parliament has 150 seats."
    assert conflict_on(fact_of(one, MONDAY), fact_of(other, TUESDAY)) == "number"
