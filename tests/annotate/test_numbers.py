"""Numbers with units and dates come out of prose in one form."""

import pytest

from variorum.annotate.numbers import find_date_words, find_numbers
from variorum.models import Models


def numbers(models: Models, text: str) -> list[str]:
    return find_numbers(list(models.parser.parse(text, [0])))


def times(models: Models, text: str) -> list[str]:
    return find_date_words(list(models.parser.parse(text, [0])))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two-thirds of the councillors left the hall.", ["0.6667 councillor"]),
        ("The bridge cost 1.2 million euros.", ["1200000 eur"]),
        ("The port needs $4bn.", ["4000000000 usd"]),
        ("He began a 60-day sentence.", ["60 day"]),
        ("Twelve people drowned.", ["12 killed"]),
        ("Twelve people left the hall.", ["12 person"]),
        ("The flood killed twenty-one villagers.", ["21 villager"]),
        ("Turnout fell to 43.5 percent.", ["43.5 percent"]),
        ("Turnout fell to 43.5 per cent.", ["43.5 percent"]),
        ("The army sent 2,500 soldiers.", ["2500 soldier"]),
        ("The army sent more than 2,500 soldiers.", [">2500 soldier"]),
        ("About two hundred homes burnt down.", ["~200 home"]),
        ("The well leaks 4,000 barrels a day or more.", [">4000 barrel/day"]),
        ("The army sent 2,500 or more soldiers.", [">2500 soldier"]),
        ("Fines of 300 crowns or less were dropped.", ["<300 crown"]),
        ("The army will send 300 soldiers or tanks.", ["300 soldier"]),
        ("One of them knew the answer.", []),
        ("By a vote of 31 to 9, the council raised the toll.", ["31 for", "9 against"]),
        ("The plan passed 31-9 on Thursday.", ["31 for", "9 against"]),
        ("The plan cleared the council on a 31–9 vote.", ["31 for", "9 against"]),
        ("The court ruled 4-5 in a split decision.", ["4 for", "5 against"]),
        ("Some 10-15 people came.", ["~10", "15 person"]),
        ("He works 24-7.", ["24", "7"]),
        ("The storm moved at 2 miles per hour.", ["2 mile/hour"]),
        ("The pump moves 5,000 barrels of oil a day.", ["5000 barrel/day"]),
        ("A total of 77 people were arrested.", ["77 arrested"]),
        ("Not one person fell ill.", []),
        ("The storm moved at 2 mph.", ["2 mile/hour"]),
        ("The well lost 5,000 barrels a day.", ["5000 barrel/day"]),
        ("The clerks earn $9 an hour.", ["9 usd/hour"]),
        ("The well lost 5,000 barrels on Friday.", ["5000 barrel"]),
    ],
)
def test_numbers_are_digits_with_a_unit(models: Models, text: str, expected: list[str]) -> None:
    assert numbers(models, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Five people were killed and six injured.", ["5 killed", "6 injured"]),
        (
            "He opened fire, killing five people and wounding eight others.",
            ["5 killed", "8 injured"],
        ),
        ("The blast left 17 people dead.", ["17 killed"]),
        ("The fire caused 11 deaths.", ["11 killed"]),
        ("The deaths of 12 people shocked the town.", ["12 killed"]),
        ("Some 300 people are still missing.", ["~300 missing"]),
        ("Police arrested 80 people on Sunday.", ["80 arrested"]),
        ("Two officers were killed.", ["2 officer"]),
        ("Nine people killed the dog.", ["9 person"]),
    ],
)
def test_people_are_counted_by_what_befell_them(
    models: Models, text: str, expected: list[str]
) -> None:
    assert numbers(models, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The council met on Monday.", ["monday"]),
        ("It opened on May 3, 2021.", ["may 3", "2021"]),
        ("It opened on 3 May 2021.", ["may 3", "2021"]),
        ("She may resign.", []),
        ("He left last week.", ["last week"]),
    ],
)
def test_dates_are_times_and_not_numbers(models: Models, text: str, expected: list[str]) -> None:
    assert times(models, text) == expected
    assert numbers(models, text) == []


def test_a_number_word_of_any_length_ends(models: Models) -> None:
    assert len(numbers(models, "million " * 300)) <= 300


def test_a_unit_does_not_stand_behind_a_preposition(models: Models) -> None:
    assert numbers(models, "The count rose to 500 in Brask.") == ["500"]
    assert numbers(models, "They counted 500 of the sheep.") == ["500 sheep"]
