"""What is told as past stands by date, once for each point, with the dates that disagree."""

from collections.abc import Callable
from itertools import permutations

import pytest

from variorum.collate import collate_story
from variorum.collate.actors import merge_actors
from variorum.collate.points import find_points
from variorum.collate.timeline import make_timeline
from variorum.collated import Collation, Point, Relation, TimelineRow
from variorum.group import make_story
from variorum.records import Annotated, Fineness, Origin, Precision, Published, RelationKind
from variorum.spans import words_of

Make = Callable[..., Annotated]
ON_FRIDAY = Published("2026-03-20", Precision.DAY, Origin.FEED)


@pytest.fixture(scope="module")
def telling(annotated_of: Make) -> Make:
    def make(
        text: str, outlet: str = "Courier", published: Published | None = ON_FRIDAY
    ) -> Annotated:
        return annotated_of(text, f"{outlet}.txt", published=published, outlet=outlet)

    return make


def shown(collation: Collation) -> list[tuple[str, str]]:
    claims = {claim.id: words_of(claim.span) for claim in collation.claims}
    return [(h.value, claims[h.claims[0]]) for h in collation.timeline]


def test_claims_stand_by_date_whatever_the_order_of_the_text(telling: Make) -> None:
    text = (
        "The council rejected the levy on Thursday. The weir broke on 26 February. "
        "The mill closed in 1987. Residents left the quay in January."
    )
    assert shown(collate_story(make_story([telling(text)]))) == [
        ("1987", "The mill closed in 1987"),
        ("2026-01", "Residents left the quay in January"),
        ("2026-02-26", "The weir broke on 26 February"),
        ("2026-03-19", "The council rejected the levy on Thursday"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The council will vote on the levy on Monday.",
        "The session begins on Monday.",
        "Mayor Tova Lindqvist plans to close the weir on Monday.",
        "Thursday's storm broke the weir.",
        "The mill is open on Mondays.",
        "The council rejected the levy.",
        "The council funded the weir through 8 January.",
    ],
)
def test_what_is_to_come_or_has_no_date_of_its_own_is_left_out(telling: Make, text: str) -> None:
    assert collate_story(make_story([telling(text)])).timeline == ()


def test_without_a_publication_date_only_full_dates_count(telling: Make) -> None:
    text = "The council rejected the levy on Thursday. The weir broke on 26 February 2024."
    found = collate_story(make_story([telling(text, published=None)])).timeline
    assert [h.value for h in found] == ["2024-02-26"]


def test_one_point_and_one_date_are_one_happening_with_all_who_tell_it(telling: Make) -> None:
    tellings = [
        telling("The council of Harrow Quay rejected the levy on Thursday.", "Courier"),
        telling("The council of Harrow Quay rejected the levy on 19 March.", "Post"),
    ]
    (found,) = collate_story(make_story(tellings)).timeline
    assert (found.value, found.precision, len(found.articles)) == ("2026-03-19", Fineness.DAY, 2)
    assert len(found.times) == 2


def of_points(tellings: list[Annotated], joined: bool) -> tuple[TimelineRow, ...]:
    """The timeline with all claims in one point, or with none and a conflict between the first."""
    story = merge_actors(make_story(tellings))
    claims = [claim.id for telling in story.tellings for claim in telling.claims]
    if joined:
        return make_timeline(story, [Point("p", "", tuple(claims), {}, 2)], [])
    conflict = Relation(RelationKind.CONFLICTS, "time", claims[0], claims[1], 0.9, "")
    return make_timeline(story, find_points(story)[0], [conflict])


@pytest.mark.parametrize("joined", [True, False])
def test_tellings_that_date_one_thing_otherwise_name_each_other(
    telling: Make, joined: bool
) -> None:
    first = telling("The weir broke on Tuesday.", "Courier")
    second = telling("The weir broke on Wednesday.", "Post")
    a, b = of_points([first, second], joined)
    assert (a.value, b.value) == ("2026-03-17", "2026-03-18")
    assert (a.disagrees, b.disagrees) == ((b.id,), (a.id,))


def test_a_coarse_date_joins_the_fine_one_that_it_holds(telling: Make) -> None:
    tellings = [
        telling("The weir broke in March.", "Courier"),
        telling("The weir broke on Wednesday.", "Post"),
    ]
    (found,) = of_points(tellings, joined=True)
    assert (found.value, len(found.claims), found.disagrees) == ("2026-03-18", 2, ())


def test_the_order_of_the_articles_changes_nothing(telling: Make) -> None:
    tellings = [
        telling("The weir broke on Tuesday. The mill closed in January.", "Courier"),
        telling("The weir broke on Tuesday night.", "Post"),
        telling("The council rejected the levy on Thursday.", "Echo"),
    ]
    made = {collate_story(make_story(list(order))).timeline for order in permutations(tellings)}
    assert len(made) == 1


def test_the_date_that_most_articles_name_weighs_most(telling: Make) -> None:
    tellings = [
        telling("The weir broke on 3 March. The mill closed in January.", "Courier"),
        telling("After the weir broke on 3 March, the council met on 9 March.", "Post"),
        telling("Residents left the quay on 3 March.", "Echo"),
    ]
    timeline = collate_story(make_story(tellings)).timeline
    weights = {happening.value: happening.weight for happening in timeline}
    assert max(weights, key=lambda value: weights[value]) == "2026-03-03"
    assert 0 < weights["2026-01"] < weights["2026-03-03"] <= 1


def test_two_hours_of_one_day_are_two_rows_that_disagree(telling: Make) -> None:
    a = telling("The ferry Alma sank off Nordvik at 2:30 p.m. on 16 March 2026.", "Courier")
    b = telling("The ferry Alma sank off Nordvik at 4 p.m. on 16 March 2026.", "Post")
    rows = collate_story(make_story([a, b])).timeline
    assert [row.value for row in rows] == ["2026-03-16T14:30", "2026-03-16T16:00"]


def test_dates_that_overlap_do_not_disagree(telling: Make) -> None:
    on = Published("2026-05-05", Precision.DAY, Origin.FEED)
    a = telling("The ferry Alma sank off Nordvik in April.", "Courier", on)
    b = telling("The ferry Alma sank off Nordvik last week.", "Post", on)
    rows = collate_story(make_story([a, b])).timeline
    assert len(rows) == 2
    assert not any(row.disagrees for row in rows)
