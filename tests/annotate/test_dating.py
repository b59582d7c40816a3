"""What is told as past is dated by the time that its own main verb bears, and by no other."""

from collections.abc import Callable

import pytest

from variorum.records import Annotated, Origin, Precision, Published

WEDNESDAY = Published("2026-03-18", Precision.DAY, Origin.FEED)
Find = Callable[[str], tuple[bool, str | None]]


@pytest.fixture(scope="module")
def find(annotated_of: Callable[..., Annotated]) -> Find:
    def dated(text: str) -> tuple[bool, str | None]:
        article = annotated_of(text, published=WEDNESDAY)
        (claim,) = article.dated
        values = {time.id: time.value for time in article.times}
        return claim.past, values.get(claim.time or "")

    return dated


@pytest.mark.parametrize(
    ("text", "past", "value"),
    [
        ("A footbridge that opened in 2019 collapsed on Monday.", True, "2026-03-16"),
        ("Anders Holm, who was jailed in 2023, was freed on Tuesday.", True, "2026-03-17"),
        ("The mill, which opened in 1987, will close in June.", False, "2026-06"),
    ],
)
def test_a_relative_clause_dates_nothing_but_itself(
    find: Find, text: str, past: bool, value: str | None
) -> None:
    assert find(text) == (past, value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The ferry line's sales rose 5% from a year earlier.", None),
        ("The jobless rate rose to 4.4% from 4.1% in January.", None),
        ("The jobless rate rose to 4.4% in February from 4.1% in January.", "2026-02"),
        ("Orvik's exports were down 12% on last year.", None),
        ("Anders Holm left the council before 2010.", None),
        ("Anders Holm ran the port from 2013 to 2020.", None),
        ("Anders Holm resigned from the council in 2019.", "2019"),
        ("The weir was reopened by Monday.", "2026-03-16"),
        ("The council closed two schools over the past year.", None),
        ("The council closed two schools in the last month.", None),
        ("The council closed two schools last month.", "2026-02"),
    ],
)
def test_a_limit_and_what_is_compared_with_date_nothing(
    find: Find, text: str, value: str | None
) -> None:
    assert find(text) == (True, value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The port cut its 2026 growth forecast to 2.1%.", None),
        ("The court upheld a 2018 ruling on the weir.", None),
        ("Anders Holm lost the 2021 election.", "2021"),
    ],
)
def test_a_year_before_a_noun_says_which_one(find: Find, text: str, value: str | None) -> None:
    assert find(text) == (True, value)


def test_what_is_past_is_not_dated_after_publication(find: Find) -> None:
    assert find("Anders Holm was due in court on April 20.") == (True, None)
    assert find("A trial date has been set for 9 November.") == (True, None)
