"""Events of several articles that are one happening stand together, and say what they differ on."""

from collections.abc import Callable
from itertools import permutations

import pytest

from variorum.collate import collate_story
from variorum.collate.actors import merge_actors
from variorum.collate.happenings import find_happenings
from variorum.collated import Collation, Happening, Point, Relation
from variorum.group import make_story
from variorum.records import (
    Annotated,
    EventStatus,
    EventType,
    Origin,
    Precision,
    Published,
    RelationKind,
)

Make = Callable[..., Annotated]
FRIDAY = Published("2026-03-20", Precision.DAY, Origin.FEED)
SCENE = " Governor Tova Lindqvist and Senator Anders Holm are from Brask."
NOT_ACCUSED = "Governor Tova Lindqvist has not accused Senator Anders Holm of hiding the letters"
ACCUSED = "Governor Tova Lindqvist accused Senator Anders Holm of hiding the letters"


@pytest.fixture(scope="module")
def telling(annotated_of: Make) -> Make:
    known: dict[tuple[str, str, Published | None], Annotated] = {}

    def make(text: str, outlet: str = "Courier", published: Published | None = FRIDAY) -> Annotated:
        key = (text, outlet, published)
        if key not in known:
            known[key] = annotated_of(
                text + SCENE, f"{outlet}.txt", published=published, outlet=outlet
            )
        return known[key]

    return make


def happenings(*tellings: Annotated) -> tuple[Happening, ...]:
    return find_happenings(merge_actors(make_story(list(tellings))), [], [])


def test_the_same_deed_on_the_same_day_is_one_happening(telling: Make) -> None:
    (found,) = happenings(
        telling("On Tuesday Governor Tova Lindqvist met with Senator Anders Holm.", "Courier"),
        telling("Lindqvist met Holm on 17 March at the harbour office.", "Post"),
    )
    assert (found.type, found.status) == (EventType.CONSULT, EventStatus.REPORTED)
    assert (found.value, found.independent, len(found.events)) == ("2026-03-17", 2, 2)
    assert len(found.articles) == len(found.times) == 2


def test_who_meets_whom_may_be_told_from_either_side(telling: Make) -> None:
    (found,) = happenings(
        telling("Governor Tova Lindqvist met Senator Anders Holm on Tuesday.", "Courier"),
        telling("Senator Anders Holm met Governor Tova Lindqvist on Tuesday.", "Post"),
    )
    assert len(found.sources) == len(found.recipients) == 1
    assert len(found.events) == 2


@pytest.mark.parametrize(
    "other",
    [
        "Governor Tova Lindqvist accused Senator Anders Holm on Wednesday of hiding the letters.",
        "Senator Anders Holm accused Governor Tova Lindqvist on Tuesday of hiding the letters.",
        "Governor Tova Lindqvist may accuse Senator Anders Holm of hiding the letters on Tuesday.",
        "Governor Tova Lindqvist accused Senator Anders Holm of being too close to the shipyards.",
    ],
)
def test_another_day_another_side_or_another_matter_stands_apart(telling: Make, other: str) -> None:
    found = happenings(telling(f"On Tuesday {ACCUSED}.", "Courier"), telling(other, "Post"))
    assert len(found) == 2
    assert all(len(one.events) == 1 for one in found)


def test_without_dates_near_words_are_one_if_published_about_the_same_time(telling: Make) -> None:
    first = telling(f"{ACCUSED}.", "Courier")
    (found,) = happenings(first, telling(f"{ACCUSED} from the council.", "Post"))
    assert (found.value, found.precision, len(found.events)) == (None, None, 2)
    later = Published("2026-05-20", Precision.DAY, Origin.FEED)
    assert len(happenings(first, telling(f"{ACCUSED}.", "Post", later))) == 2


def test_what_is_told_as_done_has_no_day_to_come(telling: Make) -> None:
    (found,) = happenings(
        telling("Governor Tova Lindqvist asked Senator Anders Holm to resign on Monday, 23 March.")
    )
    assert (found.status, found.value) == (EventStatus.REPORTED, None)


def test_copies_are_one_source(telling: Make) -> None:
    from dataclasses import replace

    first = telling(f"On Tuesday {ACCUSED}.", "Courier")
    second = telling(f"On Tuesday {ACCUSED}.", "Post")
    copy = replace(second, article=replace(second.article, copy_of=first.article.id))
    (found,) = happenings(first, copy)
    assert (found.independent, len(found.articles)) == (1, 2)


def test_what_one_article_denies_and_another_tells_is_a_difference_on_status(
    telling: Make,
) -> None:
    done, denied = happenings(
        telling(f"On Tuesday {ACCUSED}.", "Courier"), telling(f"{NOT_ACCUSED}.", "Post")
    )
    assert {done.status, denied.status} == {EventStatus.REPORTED, EventStatus.DENIED}
    (difference,) = done.differs
    assert (difference.on, difference.event, difference.other) == (
        "status",
        done.events[0],
        denied.events[0],
    )
    assert [d.other for d in denied.differs] == list(done.events)


def test_an_article_that_tells_both_sides_differs_from_nobody(telling: Make) -> None:
    found = happenings(
        telling(f"{ACCUSED}.", "Courier"), telling(f"{NOT_ACCUSED}. Later {ACCUSED}.", "Post")
    )
    assert {one.status for one in found} == {EventStatus.REPORTED, EventStatus.DENIED}
    assert all(not one.differs for one in found)


def in_conflict(on: str, first: Annotated, second: Annotated) -> list[str]:
    """On what the happenings differ where the claims of the events conflict on ``on``."""
    story = merge_actors(make_story([first, second]))
    alone = find_happenings(story, [], [])
    claims = sorted({claim for happening in alone for claim in happening.claims})
    assert len(claims) == 2
    conflict = Relation(RelationKind.CONFLICTS, on, claims[0], claims[1], 0.9, "")
    found = find_happenings(story, [], [conflict])
    return [difference.on for happening in found for difference in happening.differs]


def test_conflicts_of_their_claims_are_differences_of_happenings(telling: Make) -> None:
    sued = "Governor Tova Lindqvist sued Senator Anders Holm {} on {}."
    first = telling(sued.format("for 3 million crowns", "Tuesday"), "Courier")
    other_sum = telling(sued.format("for 9 million crowns", "Tuesday"), "Post")
    other_day = telling(sued.format("for 3 million crowns", "Wednesday"), "Post")
    whom = telling("Governor Tova Lindqvist sued Mayor Piotr Lang on Tuesday.", "Post")
    assert in_conflict("number", first, other_sum) == ["number"]
    assert in_conflict("time", first, other_day) == ["day", "day"]
    assert in_conflict("actor", first, whom) == ["recipient", "recipient"]
    assert in_conflict("stance", first, other_day) == []


def test_two_days_in_one_point_are_a_difference(telling: Make) -> None:
    story = merge_actors(
        make_story(
            [
                telling(f"On Tuesday {ACCUSED}.", "Courier"),
                telling(f"On Wednesday {ACCUSED}.", "Post"),
            ]
        )
    )
    claims = tuple(c for h in find_happenings(story, [], []) for c in h.claims)
    found = find_happenings(story, [Point("p", "", claims, {}, 2)], [])
    assert [d.on for one in found for d in one.differs] == ["day", "day"]


def collated(*tellings: Annotated) -> Collation:
    return collate_story(make_story(list(tellings)))


def test_a_dated_happening_enriches_the_row_that_its_claim_has(telling: Make) -> None:
    story = collated(
        telling("Governor Tova Lindqvist met Senator Anders Holm on Tuesday.", "Courier"),
        telling("Senator Anders Holm met Governor Tova Lindqvist on Tuesday evening.", "Post"),
    )
    (happening,) = story.happenings
    assert {row.value for row in story.timeline} <= {"2026-03-17"}
    assert all(row.happenings == (happening.id,) for row in story.timeline)
    told = [claim for row in story.timeline for claim in row.claims]
    assert len(told) == len(set(told)) == 2, "no claim stands twice"


def test_what_is_denied_or_to_come_is_no_row_of_the_timeline(telling: Make) -> None:
    story = collated(
        telling("Governor Tova Lindqvist will accuse Senator Anders Holm of theft on Monday."),
        telling("On Tuesday Governor Tova Lindqvist has not accused Senator Anders Holm.", "Post"),
    )
    assert story.happenings
    assert all(not row.happenings for row in story.timeline)


def test_the_order_of_the_articles_changes_nothing(telling: Make) -> None:
    tellings = [
        telling(f"On Tuesday {ACCUSED}.", "Courier"),
        telling(f"{ACCUSED}.", "Post"),
        telling("Lindqvist met Holm on Tuesday. Lindqvist accused Holm of theft.", "Echo"),
    ]
    assert len({happenings(*order) for order in permutations(tellings)}) == 1
