"""On whose authority a statement stands."""

from collections.abc import Callable

import pytest

from variorum.annotate.sourcing import basis_of, is_anonymous, is_hearsay
from variorum.records import Article, Basis, Quotation, QuotationForm, Span


def span(words: str) -> Span:
    return Span("a", 0, len(words), words)


def said_by(
    source: str | None, cue: str = "said", speaker: str | None = None, why: str | None = None
) -> Quotation:
    held = span(source) if source else None
    return Quotation(
        "q", QuotationForm.INDIRECT, span("It rains."), span(cue), held, speaker, why, None
    )


def test_the_outlet_speaks_for_itself() -> None:
    assert basis_of(None) is Basis.OUTLET
    assert basis_of(said_by("I")) is Basis.OUTLET


@pytest.mark.parametrize(
    "source",
    [
        "officials familiar with the matter",
        "a senior aide",
        "two people briefed on the talks",
        "critics",
        "some Democrats",
        "a handful of party insiders",
        "an official who declined to be named",
        "sources",
    ],
)
def test_people_without_a_name_are_anonymous(source: str) -> None:
    assert is_anonymous(source)
    assert basis_of(said_by(source)) is Basis.ANONYMOUS


@pytest.mark.parametrize(
    "source", ["Ana Ruiz", "the minister", "the ministry", "aide Ana Ruiz", "he", "a new poll"]
)
def test_a_name_or_who_may_be_looked_up_is_named(source: str) -> None:
    assert basis_of(said_by(source)) is Basis.NAMED


def test_talk_is_hearsay() -> None:
    assert is_hearsay("rumours in the capital")
    assert basis_of(said_by("rumours in the capital")) is Basis.HEARSAY
    assert basis_of(said_by(None)) is Basis.HEARSAY
    assert basis_of(said_by("Ana Ruiz", cue="reportedly told", speaker="x")) is Basis.HEARSAY


def test_words_in_marks_that_nobody_is_given_are_somebodys_and_no_talk() -> None:
    spoken = Quotation(
        "q", QuotationForm.DIRECT, span("“It rains.”"), None, None, None, "no source is given", None
    )
    assert basis_of(spoken) is Basis.ANONYMOUS


def test_the_reason_given_decides_before_the_words() -> None:
    assert basis_of(said_by("the aide", why="anonymous: the aide")) is Basis.ANONYMOUS
    assert basis_of(said_by("sources", speaker="x")) is Basis.NAMED


@pytest.mark.parametrize("source", ["", " ", "…", "the", "“", "a " * 5_000, "of" * 5_000])
def test_odd_sources_end_without_an_error(source: str, article_of: Callable[..., Article]) -> None:
    assert is_anonymous(source) in {True, False}
    assert is_hearsay(source) in {True, False}
