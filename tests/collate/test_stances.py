"""Edges of who backs whom, and conflicts on it, though the sentences share hardly a word."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from variorum.collate.actors import merge_actors
from variorum.collate.matters import match_matters
from variorum.collate.stances import RIGHT, find_edges, find_stance_conflicts
from variorum.collated import Relation, StanceEdge, Story, StoryHead
from variorum.records import Annotated, Origin, Precision, Published, Side
from variorum.spans import words_of

SACK = (
    "Councillor Mara Osei told the mayor, Ana Ruiz, to sack the planner, Piotr Lang. The Harbour "
    "Union backs Ana Ruiz."
)
STANDS = (
    "The planner, Piotr Lang, spoke for an hour. Councillor Mara Osei stands behind Lang's "
    "scheme. The Harbour Union opposes Ana Ruiz, the mayor."
)


@pytest.fixture(scope="module")
def annotated(annotated_of: Callable[..., Annotated]) -> Callable[..., Annotated]:
    known: dict[tuple[str, str], Annotated] = {}

    def make(text: str, outlet: str) -> Annotated:
        if (text, outlet) not in known:
            known[text, outlet] = annotated_of(text, outlet=outlet)
        return known[text, outlet]

    return make


def conflicts_of(told: Story, known: Sequence[Relation] = ()) -> list[Relation]:
    return find_stance_conflicts(told, known, find_edges(told))


def story(*tellings: Annotated) -> Story:
    return merge_actors(Story(StoryHead("s", "t"), tellings))


def on_day(telling: Annotated, day: str) -> Annotated:
    published = Published(day, Precision.DAY, Origin.RECORD)
    return replace(telling, article=replace(telling.article, published=published))


def edges_of(told: Story) -> dict[tuple[str, str], StanceEdge]:
    names = {actor.id: actor.name for actor in told.actors}
    return {(names[edge.holder], edge.name): edge for edge in find_edges(told)}


def pairs_of(told: Story) -> set[frozenset[str]]:
    claims = {c.id: words_of(c.span) for telling in told.tellings for c in telling.claims}
    return {frozenset((claims[r.a], claims[r.b])) for r in conflicts_of(told)}


def test_an_edge_has_the_side_of_each_article_and_differs_where_they_do(
    annotated: Callable[..., Annotated],
) -> None:
    first, second = annotated(SACK, "Courier"), annotated(STANDS, "Herald")
    found = edges_of(story(first, second))
    union = found["Harbour Union", "Ana Ruiz"]
    assert dict(union.by_article) == {
        first.article.id: Side.BACKS,
        second.article.id: Side.OPPOSES,
    }
    assert union.differs
    assert not found["Mara Osei", "Piotr Lang"].differs
    assert found["Mara Osei", "Lang's scheme"].target is None


def test_to_sack_the_planner_conflicts_with_standing_behind_his_scheme(
    annotated: Callable[..., Annotated],
) -> None:
    found = pairs_of(story(annotated(SACK, "Courier"), annotated(STANDS, "Herald")))
    assert any(
        any("to sack" in words for words in pair) and any("scheme" in words for words in pair)
        for pair in found
    )
    assert len(found) == 2


def test_the_conflict_is_on_stance_and_names_both_words(
    annotated: Callable[..., Annotated],
) -> None:
    relations = conflicts_of(story(annotated(SACK, "C"), annotated(STANDS, "H")))
    assert {(r.on, r.score) for r in relations} == {("stance", RIGHT)}
    assert all(r.why.startswith("stance differs: ") for r in relations)
    assert conflicts_of(story(annotated(SACK, "C"))) == []


def test_what_the_judge_found_is_not_given_again(annotated: Callable[..., Annotated]) -> None:
    told = story(annotated(SACK, "C"), annotated(STANDS, "H"))
    found = conflicts_of(told)
    assert len(conflicts_of(told, found[:1])) == len(found) - 1


def test_weeks_apart_somebody_may_have_changed_sides(annotated: Callable[..., Annotated]) -> None:
    first, second = annotated(SACK, "C"), annotated(STANDS, "H")
    late = story(on_day(first, "2031-05-01"), on_day(second, "2031-05-20"))
    assert conflicts_of(late) == []
    near = story(on_day(first, "2031-05-01"), on_day(second, "2031-05-02"))
    assert len(conflicts_of(near)) == 2


def test_a_change_of_mind_and_a_copy_are_no_conflict(annotated: Callable[..., Annotated]) -> None:
    backs = annotated("Mayor Ana Ruiz backs the harbour plan.", "C")
    changed = annotated("Mayor Ana Ruiz no longer supports the harbour plan.", "H")
    assert conflicts_of(story(backs, changed)) == []
    opposes = annotated("Mayor Ana Ruiz opposes the harbour plan.", "H")
    assert len(conflicts_of(story(backs, opposes))) == 1
    copy = replace(opposes, article=replace(opposes.article, copy_of=backs.article.id))
    assert conflicts_of(story(backs, copy)) == []


def test_praise_and_blame_of_one_person_go_together(annotated: Callable[..., Annotated]) -> None:
    praise = annotated("Mayor Ana Ruiz praised Piotr Lang.", "C")
    blame = annotated("Mayor Ana Ruiz blamed Piotr Lang for the flood.", "H")
    told = story(praise, blame)
    assert conflicts_of(told) == []
    assert edges_of(told)["Ana Ruiz", "Piotr Lang"].differs


def test_an_article_that_tells_both_sides_is_of_neither(
    annotated: Callable[..., Annotated],
) -> None:
    both = annotated("Mayor Ana Ruiz backs Piotr Lang. Ruiz opposes Lang, she said.", "C")
    other = annotated("Mayor Ana Ruiz opposes Piotr Lang.", "H")
    told = story(both, other)
    edge = edges_of(told)["Ana Ruiz", "Piotr Lang"]
    assert edge.by_article[both.article.id] is None
    assert edge.differs
    assert conflicts_of(told) == []


def test_one_thing_has_one_name_whatever_it_is_called(annotated: Callable[..., Annotated]) -> None:
    texts = (
        "Mayor Ana Ruiz backs the new harbour plan. Piotr Lang opposes the plan.",
        "Mayor Ana Ruiz opposes the harbour scheme. Piotr Lang supports the school budget.",
    )
    tellings = [annotated(text, f"O{n}") for n, text in enumerate(texts)]
    told = story(*tellings)
    things = match_matters([s for telling in told.tellings for s in telling.stances])
    assert sorted(name for name, _ in things.values()) == [
        "the new harbour plan",
        "the new harbour plan",
        "the new harbour plan",
        "the school budget",
    ]


def test_the_order_of_the_articles_does_not_matter(annotated: Callable[..., Annotated]) -> None:
    first, second = annotated(SACK, "C"), annotated(STANDS, "H")
    one, other = story(first, second), story(second, first)
    assert find_edges(one) == find_edges(other)
    assert conflicts_of(one) == conflicts_of(other)


def test_an_original_and_its_own_copy_do_not_differ(annotated: Callable[..., Annotated]) -> None:
    original, edited = annotated(SACK, "C"), annotated(STANDS, "H")
    copy = replace(edited, article=replace(edited.article, copy_of=original.article.id))
    edges = find_edges(story(original, copy))
    assert {len(edge.by_article) for edge in edges} == {1, 2}
    assert not any(edge.differs for edge in edges)
