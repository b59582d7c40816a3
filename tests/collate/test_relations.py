"""Conflicts of a story: found with the judge and typed evidence, and left alone without."""

from collections.abc import Callable
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from variorum.collate import collate_story
from variorum.collate.actors import merge_actors
from variorum.collate.facts import make_facts
from variorum.collate.relations import ALL_FROM, SHOWN_FROM, find_conflicts
from variorum.collated import Collation, Relation, Story, StoryHead
from variorum.models import Models
from variorum.records import (
    Annotated,
    Completeness,
    CompletenessState,
    Origin,
    Precision,
    Published,
    RelationKind,
    Telling,
)
from variorum.spans import words_of

TWELVE = "The flood in Lora killed 12 people on Monday."
NINETEEN = "The flood in Lora killed 19 people on Monday."


@pytest.fixture
def collate(models: Models, annotated_of: Callable[..., Annotated]) -> Callable[..., Collation]:
    def make(*texts: str | Annotated, least: float = SHOWN_FROM) -> Collation:
        tellings = tuple(
            complete(annotated_of(text, outlet=f"Outlet {number}"))
            if isinstance(text, str)
            else text
            for number, text in enumerate(texts)
        )
        return collate_story(Story(StoryHead("s", "t"), tellings), models.judge, least)

    return make


def complete(telling: Annotated) -> Annotated:
    full = Completeness(CompletenessState.FULL, "ends with a full stop")
    return replace(telling, article=replace(telling.article, completeness=full))


def conflicts_of(collation: Collation) -> list[Relation]:
    return [one for one in collation.relations if one.kind is RelationKind.CONFLICTS]


def test_two_lives_are_no_conflict(collate: Callable[..., Collation]) -> None:
    lives = collate("She joined the Courier in Lora in 1990.", "He joined the Courier in 1998.")
    assert conflicts_of(lives) == []


def test_two_numbers_of_the_dead_are_a_conflict_with_score_and_reason(
    collate: Callable[..., Collation],
) -> None:
    collation = collate(TWELVE, NINETEEN)
    (found,) = conflicts_of(collation)
    claims = {claim.id: words_of(claim.span) for claim in collation.claims}
    assert {claims[found.a], claims[found.b]} == {TWELVE[:-1], NINETEEN[:-1]}
    assert found.on == "number"
    assert found.score >= SHOWN_FROM
    assert found.why.startswith("number differs; the judge gives ")


def test_who_tells_the_other_side_disputes_the_point(collate: Callable[..., Collation]) -> None:
    collation = collate(TWELVE, NINETEEN, "The council of Brask met at noon on Tuesday.")
    first, second, third = (article.id for article in collation.articles)
    points = {point.heading: dict(point.by_article) for point in collation.points}
    assert points[TWELVE[:-1]] == {
        first: Telling.STATES,
        second: Telling.DISPUTES,
        third: Telling.SILENT,
    }
    assert points[NINETEEN[:-1]][first] is Telling.DISPUTES
    assert {point.heading for point in collation.points[:2]} == {TWELVE[:-1], NINETEEN[:-1]}, (
        "disputed points come first"
    )


def test_two_places_of_one_deed_are_a_conflict(collate: Callable[..., Collation]) -> None:
    (found,) = conflicts_of(
        collate("Peace talks were held in Velm on Tuesday.", "The talks were held in Port Salen.")
    )
    assert found.on == "place"


@pytest.mark.parametrize(
    "other",
    [
        "The flood in Lora killed twelve people on Monday.",
        "The storm in Brask damaged 40 roofs on Monday.",
        "The flood in Lora could have killed 19 people.",
        "Ana Ruiz visited Lora on Monday.",
    ],
)
def test_what_can_be_so_too_is_no_conflict(collate: Callable[..., Collation], other: str) -> None:
    assert conflicts_of(collate(TWELVE, other)) == []


def test_one_article_does_not_conflict_with_itself_or_its_copy(
    collate: Callable[..., Collation], annotated_of: Callable[..., Annotated]
) -> None:
    original = annotated_of(TWELVE, outlet="Wire")
    copy = annotated_of(NINETEEN, outlet="Paper")
    copy = replace(copy, article=replace(copy.article, copy_of=original.article.id))
    assert conflicts_of(collate(original, copy)) == []
    assert conflicts_of(collate(f"{TWELVE} {NINETEEN}")) == []


def test_two_people_who_say_different_things_are_left_alone(
    collate: Callable[..., Collation],
) -> None:
    one = "“The flood in Lora killed 12 people,” Ana Ruiz said."
    other = "“The flood in Lora killed 19 people,” Piotr Lang said."
    assert conflicts_of(collate(one, other)) == []


def test_a_lower_bar_lists_no_less(collate: Callable[..., Collation]) -> None:
    texts = (TWELVE, NINETEEN, "Some 30 people died in the flood in Lora on Monday.")
    sure = {(one.a, one.b) for one in conflicts_of(collate(*texts))}
    likely = conflicts_of(collate(*texts, least=ALL_FROM))
    assert sure <= {(one.a, one.b) for one in likely}
    assert all(one.score >= ALL_FROM for one in likely)
    assert [one.score for one in likely] == sorted((one.score for one in likely), reverse=True)


def test_the_order_of_articles_does_not_matter(
    models: Models, annotated_of: Callable[..., Annotated]
) -> None:
    texts = (TWELVE, NINETEEN, "The flood in Lora killed 30 people on Monday.")
    tellings = [annotated_of(text, outlet=text[-20:]) for text in texts]
    results = [
        find_conflicts(
            make_facts(merge_actors(Story(StoryHead("s", "t"), order))), models.judge, ALL_FROM
        )
        for order in permutations(tellings)
    ]
    assert results[0]
    assert all(result == results[0] for result in results)


def test_without_a_judge_no_conflict_is_looked_for_and_the_story_says_so(
    collate: Callable[..., Collation], annotated_of: Callable[..., Annotated]
) -> None:
    tellings = (annotated_of(TWELVE, outlet="A"), annotated_of(NINETEEN, outlet="B"))
    without = collate_story(Story(StoryHead("s", "t"), tellings))
    assert not without.judged
    assert conflicts_of(without) == []
    assert collate(*tellings).judged


def test_the_docs_say_from_when_a_conflict_is_shown() -> None:
    docs = Path(__file__).parents[2] / "docs"
    assert f"Shown are conflicts from {SHOWN_FROM:g}" in (docs / "findings.md").read_text("utf-8")
    assert f"shows those from {ALL_FROM:g} too" in (docs / "findings.md").read_text("utf-8")
    assert f"Only those from {SHOWN_FROM:g} are listed" in (docs / "json.md").read_text("utf-8")
    assert f"no conflict of at least {SHOWN_FROM:g}" in (docs / "report.md").read_text("utf-8")


def test_yesterday_in_a_quotation_is_no_day_that_conflicts(
    collate: Callable[..., Collation], annotated_of: Callable[..., Annotated]
) -> None:
    """Printed on a Sunday, said on the Saturday: yesterday is the Friday."""
    sunday = Published("2026-04-19", Precision.DAY, Origin.META_TAG)
    printed = "Mayor Ilse Brandt called Premier Dorn on Friday about the ferry."
    spoken = "“I called Premier Dorn yesterday about the ferry,” Mayor Ilse Brandt said."
    unquoted = "Mayor Ilse Brandt called Premier Dorn yesterday about the ferry."
    first, second, third = (
        complete(annotated_of(text, outlet=text[-12:], published=sunday))
        for text in (printed, spoken, unquoted)
    )
    assert not conflicts_of(collate(first, second, least=ALL_FROM))
    assert [found.on for found in conflicts_of(collate(first, third))] == ["time"]


def test_two_days_of_one_call_conflict(collate: Callable[..., Collation]) -> None:
    friday = "Mayor Ilse Brandt called Premier Dorn on Friday about the ferry."
    sunday = "Mayor Ilse Brandt called Premier Dorn on Sunday about the ferry."
    (found,) = conflicts_of(collate(friday, sunday))
    assert found.on == "time"
