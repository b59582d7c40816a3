"""A point is one proposition, whoever tells it; what differs in a fact is kept apart."""

from collections.abc import Callable
from dataclasses import replace
from itertools import permutations

import pytest

from variorum.collate.actors import merge_actors
from variorum.collate.points import MOST_ARTICLES_LISTED, find_points
from variorum.collated import Point, Story, StoryHead
from variorum.records import Annotated, Completeness, CompletenessState, RelationKind, Telling
from variorum.spans import words_of

FULL = Completeness(CompletenessState.FULL, "ends with a full stop")
CUT = Completeness(CompletenessState.TRUNCATED, "ends in mid-sentence")
Tell = Callable[..., Annotated]


@pytest.fixture
def tell(annotated_of: Callable[..., Annotated]) -> Tell:
    def make(
        text: str, outlet: str, state: Completeness = FULL, copy_of: str | None = None
    ) -> Annotated:
        annotated = annotated_of(text, outlet=outlet)
        article = replace(annotated.article, completeness=state, copy_of=copy_of)
        return replace(annotated, article=article)

    return make


def points_of(*tellings: Annotated) -> list[Point]:
    return find_points(merge_actors(Story(StoryHead("s", "t"), tellings)))[0]


def shared(points: list[Point]) -> list[Point]:
    return [point for point in points if point.independent > 1]


def test_the_same_fact_in_two_wordings_is_one_point(tell: Tell) -> None:
    a = tell("Mayor Ana Ruiz resigned on Monday after the dam in Lora cracked.", "Lora Post")
    b = tell("Ana Ruiz, mayor of Lora, resigned on Monday after cracks in the dam.", "Valley Voice")
    (point, *rest) = points_of(a, b)
    assert not shared(rest)
    assert point.independent == 2
    assert set(point.by_article.values()) == {Telling.STATES}
    assert point.heading in {words_of(c.span) for telling in (a, b) for c in telling.claims}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Ana Ruiz will attend the summit in Lora.",
            "Ana Ruiz will not attend the summit in Lora.",
        ),
        ("The flood in Lora killed twelve people.", "The flood in Lora killed nineteen people."),
        ("Ana Ruiz resigned on Monday.", "Ana Ruiz resigned on Thursday."),
        ("Ana Ruiz visited the dam in Lora.", "Ana Ruiz may visit the dam in Lora."),
        ("Ana Ruiz sued Piotr Lang over the dam.", "Piotr Lang sued Ana Ruiz over the dam."),
        ("Ana Ruiz opened the bridge in Lora.", "Piotr Lang opened the bridge in Lora."),
        ("The council of Lora met at noon.", "Farmers blocked the northern motorway."),
    ],
)
def test_what_differs_in_a_fact_is_kept_apart(tell: Tell, one: str, other: str) -> None:
    assert shared(points_of(tell(one, "A"), tell(other, "B"))) == []


def test_every_claim_is_in_exactly_one_point(tell: Tell) -> None:
    a = tell("Ana Ruiz resigned on Monday. The dam in Lora cracked in May.", "A")
    b = tell("Ana Ruiz resigned on Monday. Soldiers moved into the valley.", "B")
    claims = sorted(claim.id for telling in (a, b) for claim in telling.claims)
    assert sorted(c for point in points_of(a, b) for c in point.claims) == claims


def test_shared_points_come_first_and_links_say_why(tell: Tell) -> None:
    a = tell("Soldiers moved into the valley. Ana Ruiz resigned as mayor on Monday.", "A")
    b = tell("Ana Ruiz resigned as mayor on Monday. The market stayed shut.", "B")
    story = merge_actors(Story(StoryHead("s", "t"), (a, b)))
    points, relations = find_points(story)
    assert [point.independent for point in points] == sorted(
        (point.independent for point in points), reverse=True
    )
    (relation,) = relations
    assert relation.kind is RelationKind.SAME
    assert {relation.a, relation.b} == set(points[0].claims)
    assert relation.why == "same words"
    assert 0 <= relation.score <= 1


def test_a_cut_off_article_is_unknown_and_not_silent(tell: Tell) -> None:
    a = tell("Ana Ruiz resigned as mayor on Monday.", "A")
    b = tell("Soldiers moved into the valley.", "B")
    c = tell("The market of Lora stayed shut and", "C", CUT)
    point = next(p for p in points_of(a, b, c) if a.claims[0].id in p.claims)
    assert point.by_article[a.article.id] is Telling.STATES
    assert point.by_article[b.article.id] is Telling.SILENT
    assert point.by_article[c.article.id] is Telling.UNKNOWN


def test_a_copy_is_not_a_second_source(tell: Tell) -> None:
    a = tell("Ana Ruiz resigned as mayor on Monday.", "Wire")
    b = tell("Ana Ruiz resigned as mayor on Monday.", "Paper", FULL, a.article.id)
    (point,) = points_of(a, b)
    assert point.independent == 1
    assert len(point.by_article) == 2


def test_quoting_another_outlet_of_the_story_is_no_second_source(tell: Tell) -> None:
    a = tell("Soldiers moved into the valley on Tuesday.", "Lora Post")
    b = tell("The Lora Post reported that soldiers moved into the valley on Tuesday.", "Voice")
    quoted = next(claim for claim in b.claims if claim.said_in)
    point = next(p for p in points_of(a, b) if quoted.id in p.claims)
    assert set(point.claims) >= {a.claims[0].id, quoted.id}
    assert point.independent == 1


def test_the_order_of_articles_does_not_matter(tell: Tell) -> None:
    tellings = [
        tell("Ana Ruiz resigned on Monday. The dam in Lora cracked in May.", "A"),
        tell("Mayor Ana Ruiz resigned on Monday. Soldiers moved into the valley.", "B"),
        tell("Soldiers have moved into the valley. The dam of Lora cracked in May.", "C"),
    ]
    results = [find_points(Story(StoryHead("s", "t"), order)) for order in permutations(tellings)]
    assert all(result == results[0] for result in results)


def test_a_very_large_story_lists_only_who_states_a_point(tell: Tell) -> None:
    first = tell("Ana Ruiz resigned as mayor on Monday.", "A")
    others = [
        replace(first, article=replace(first.article, id=f"{n:04}"), claims=(), features=())
        for n in range(MOST_ARTICLES_LISTED)
    ]
    (point,) = points_of(first, *others)
    assert dict(point.by_article) == {first.article.id: Telling.STATES}


def test_a_story_without_claims_has_no_points(tell: Tell) -> None:
    assert points_of(tell("Weather", "A")) == []


def test_the_heading_needs_nothing_beside_it(tell: Tell) -> None:
    a = tell("The union of Lora met. It will strike for 24 hours on 12 May in the harbour.", "A")
    b = tell("The Lora Dock Union will strike for 24 hours on 12 May in the harbour.", "B")
    for order in ((a, b), (b, a)):
        (point, *_) = shared(points_of(*order))
        assert point.heading == (
            "The Lora Dock Union will strike for 24 hours on 12 May in the harbour"
        )


def test_the_same_words_of_one_speaker_are_one_point_though_they_name_nobody(tell: Tell) -> None:
    a = tell('Ana Ruiz spoke in Lora. "It will not happen here," Ruiz said.', "A")
    b = tell('The mayor, Ana Ruiz, was calm. "It will not happen here," Ana Ruiz said.', "B")
    c = tell('The builder Piotr Lang laughed. "It will not happen here," Piotr Lang said.', "C")
    assert shared(points_of(a, b))
    assert not shared(points_of(a, c))


def test_an_odd_date_does_not_make_a_complete_article_unknown(tell: Tell) -> None:
    told = "Mayor Ana Ruiz resigned on Monday after the dam in Lora cracked."
    a, b = tell(told, "Lora Post"), tell(told, "Valley Voice")
    c = tell("On 31 April 2026 the committee of Haldra met to count its chairs.", "Echo")
    assert c.problems
    (point,) = shared(points_of(a, b, c))
    assert point.by_article[c.article.id] is Telling.SILENT
