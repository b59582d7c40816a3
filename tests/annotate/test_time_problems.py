"""Dates that cannot be right become rows; what only looks odd does not."""

from collections.abc import Callable

import pytest

from variorum.annotate.parse import parse_article
from variorum.annotate.time_problems import find_date_problems
from variorum.annotate.times import find_times
from variorum.models import Models
from variorum.records import Article, Origin, Precision, Problem, Published

MARCH = Published("2019-03-18", Precision.DAY, Origin.META_TAG)


@pytest.fixture(scope="module")
def problems(models: Models, article_of: Callable[..., Article]) -> Callable[..., list[Problem]]:
    def rows(text: str, published: Published | None = MARCH) -> list[Problem]:
        parse = parse_article(article_of(text, "harbour.txt", published=published), models.parser)
        return list(find_date_problems(parse, find_times(parse)))

    return rows


def test_a_day_that_no_calendar_has_is_named_with_its_place(
    problems: Callable[..., list[Problem]],
) -> None:
    (row,) = problems("The treaty was signed on 31 April 2018.")
    assert (row.input, row.kind) == ("harbour.txt", "impossible date")
    assert '"31 April 2018" (character 25): the calendar has no 31 April' in row.message


def test_an_article_that_tells_of_days_after_its_own_is_from_the_future(
    problems: Callable[..., list[Problem]],
) -> None:
    (row,) = problems("The mayor resigned on 4 May 2021. The dam burst on 6 May 2021.")
    assert row.kind == "date after publication"
    assert "published 2019-03-18" in row.message
    assert "4 May 2021" in row.message


@pytest.mark.parametrize(
    "text",
    [
        "The mayor will resign on 4 May 2021.",
        "The bonds are due on 4 May 2021.",
        "The mayor resigned on 19 March 2019.",
        "The mayor resigned on 4 May.",
        "The council planned a dam for 2030.",
        "The keeper extended his contract until June 2029.",
        "The hearing was adjourned to 12 June 2021.",
        "The council voted to close the school in July 2021.",
        "The council has fixed 20 February 2021 for the vote.",
        "Sales of the fuel were banned from January 1, 2030.",
        "Her term would have expired in January 2021.",
    ],
)
def test_what_lies_ahead_is_no_problem(problems: Callable[..., list[Problem]], text: str) -> None:
    assert problems(text) == []
    assert problems("The mayor resigned on 4 May 2021.", None) == []


@pytest.mark.parametrize("words", ["12 Ramadan 1447", "5 Tishrei, 5786", "3 Brumaire", "1447 AH"])
def test_a_date_of_another_calendar_is_named_and_not_worked_out(
    problems: Callable[..., list[Problem]], words: str
) -> None:
    (row,) = problems(f"The treaty was signed on {words} in Orvik.")
    assert row.kind == "other calendar"
    assert f'"{words}"' in row.message


def test_years_before_our_era_are_years(problems: Callable[..., list[Problem]]) -> None:
    assert problems("The temple was built about 300 BC and sold in 2010 BC Hydro shares.") == []
