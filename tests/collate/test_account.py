"""The story in short: nothing but words of the articles, each line by itself and said once."""

from collections.abc import Callable
from dataclasses import replace
from itertools import permutations

import pytest

from variorum.collate.account import make_account
from variorum.collate.actors import merge_actors
from variorum.collate.facts import make_facts
from variorum.collate.points import find_points
from variorum.collated import AccountLine, Relation, Story, StoryHead
from variorum.records import Annotated, RelationKind

Tell = Callable[..., Annotated]

FIRST = (
    "A spillway gate at the Orrin Dam gave way before dawn on Thursday. "
    "Mayor Tilda Brandvik sent 340 residents of Harrow Quay to the Sailors’ Hall. "
    "However, the hinge of the gate had been inspected in March. "
    "She called the night a warning to the county."
)
SECOND = (
    "Ferries were late all morning. A spillway gate at the Orrin Dam gave way before dawn on "
    "Thursday. The hinge of the gate had been inspected in March. "
    "The county’s own engineer lives in Lora."
)


@pytest.fixture
def tell(annotated_of: Callable[..., Annotated]) -> Tell:
    def make(text: str, outlet: str, copy_of: str | None = None) -> Annotated:
        annotated = annotated_of(text, outlet=outlet)
        return replace(annotated, article=replace(annotated.article, copy_of=copy_of))

    return make


def _account(*tellings: Annotated, on: tuple[str, str] | None = None) -> tuple[AccountLine, ...]:
    story = merge_actors(Story(StoryHead("s", "t"), tellings))
    facts = make_facts(story)
    conflicts = []
    if on is not None:
        ids = sorted(next(f.claim.id for f in facts if words in f.claim.span.exact) for words in on)
        conflicts = [Relation(RelationKind.CONFLICTS, "number", ids[0], ids[1], 0.9, "differs")]
    points, same = find_points(story, facts, conflicts)
    return make_account(story, facts, points, [*same, *conflicts])


def _lines(account: tuple[AccountLine, ...]) -> list[list[str]]:
    return [[side.words.exact for side in line.sides] for line in account]


def test_what_two_share_stands_in_the_words_of_one_in_the_order_of_the_texts(tell: Tell) -> None:
    tellings = tell(FIRST, "Vale Courier"), tell(SECOND, "Free Harbour")
    account = _account(*tellings)
    assert _lines(account) == [
        ["A spillway gate at the Orrin Dam gave way before dawn on Thursday."],
        ["The hinge of the gate had been inspected in March."],
    ]
    texts = {telling.article.id: telling.article.text for telling in tellings}
    homes = {c.id: telling.article.id for telling in tellings for c in telling.claims}
    for line in account:
        (side,) = line.sides
        assert texts[side.words.article][side.words.start : side.words.end] == side.words.exact
        assert {homes[claim] for claim in side.claims} == set(texts)
        assert homes[side.claims[0]] == side.words.article
        assert side.independent == 2


def test_of_words_as_good_those_are_taken_that_tell_least_alone(tell: Tell) -> None:
    plain = "The council of Harrow Quay voted to close the ferry crossing at Orrin."
    longer = (
        "The council of Harrow Quay voted to close the ferry crossing at Orrin, a rusty wonder."
    )
    for outlets in permutations(("Vale Courier", "Free Harbour", "Coast Today")):
        texts = (plain, longer, plain.replace("voted", "has voted"))
        account = _account(*(tell(t, o) for t, o in zip(texts, outlets, strict=True)))
        assert "wonder" not in _lines(account)[0][0]


def test_words_that_point_back_give_way_to_those_that_stand_alone(tell: Tell) -> None:
    back = "Tilda Brandvik was not able to answer that question as well."
    alone = "Tilda Brandvik was not able to answer the question on the dam."
    tellings = (
        tell(f"{back} Snow fell.", "Vale Courier"),
        tell(f"{alone} Rain fell.", "Free Harbour"),
    )
    assert _lines(_account(*tellings)) == [[alone]]


def test_a_post_with_its_address_and_signature_is_no_line(tell: Tell) -> None:
    told = "Mayor Tilda Brandvik closed the Orrin Dam on Sunday"
    post = f"{told} pic.twitter.com/Xy1 — Ana R (@anar) May 3, 2026"
    one, other = tell(f"{post}\n\nSnow fell.", "Vale Courier"), tell(post, "Free Harbour")
    assert _account(one, other) == ()
    plain = tell(f"{told}. Rain fell.", "Coast Today")
    assert _lines(_account(one, other, plain)) == [[f"{told}."]]


def test_nothing_shared_gives_nothing(tell: Tell) -> None:
    one = tell("Ferries were late all morning in the old harbour of Lora.", "Vale Courier")
    other = tell("Mayor Tilda Brandvik opened a school in Harrow Quay on Monday.", "Free Harbour")
    assert _account(one, other) == ()


def test_a_copy_shares_nothing_with_its_original(tell: Tell) -> None:
    one = tell(FIRST, "Vale Courier")
    assert _account(one, tell(FIRST + " ", "Coast Today", copy_of=one.article.id)) == ()


def test_a_conflict_is_named_with_both_sides(tell: Tell) -> None:
    one = tell(FIRST, "Vale Courier")
    other = tell("Mayor Tilda Brandvik sent 412 residents of the Quay to the hall.", "Beacon")
    account = _account(one, other, on=("340 residents", "412 residents"))
    (line,) = [line for line in account if line.on]
    assert line.on == "number"
    assert sorted(side.words.exact[:40] for side in line.sides) == [
        "Mayor Tilda Brandvik sent 340 residents ",
        "Mayor Tilda Brandvik sent 412 residents ",
    ]


def test_a_line_is_not_said_twice(tell: Tell) -> None:
    twice = FIRST + " The spillway gate of the Orrin Dam gave way on Thursday before dawn."
    account = _account(tell(twice, "Vale Courier"), tell(SECOND, "Free Harbour"))
    assert len([line for line in _lines(account) if "gave way" in line[0]]) == 1


def test_a_pronoun_that_nothing_resolves_opens_no_line(tell: Tell) -> None:
    text = "It had been inspected by the county engineer in March, and it was found to be sound."
    first, second = f"{FIRST} {text}", f"{SECOND} {text}"
    account = _account(tell(first, "Vale Courier"), tell(second, "Free Harbour"))
    opened = [line[0].split()[0] for line in _lines(account)]
    assert opened
    assert "It" not in opened


@pytest.mark.parametrize(
    "said",
    ["One of the two ferries sank off Harrow Quay.", "There are 340 people in the Sailors’ Hall."],
)
def test_one_of_some_and_what_there_is_stand_by_themselves(tell: Tell, said: str) -> None:
    first = tell(f"{said} Snow fell.", "Vale Courier")
    second = tell(f"Nobody slept. {said}", "Free Harbour")
    assert _lines(_account(first, second)) == [[said]]


def test_a_bare_noun_that_nothing_names_in_full_opens_no_line(tell: Tell) -> None:
    text = "The talks broke down in Lora on Thursday after two hours of shouting."
    account = _account(tell(text, "Vale Courier"), tell(text + " Ferries ran.", "Free Harbour"))
    assert account == ()
    named = "Talks between Ondria and Pellane began in Lora on Monday. " + text
    account = _account(tell(named, "Vale Courier"), tell(text + " Ferries ran.", "Free Harbour"))
    assert [line[0] for line in _lines(account)] == [text]


def test_a_tie_to_the_sentence_before_is_left_out(tell: Tell) -> None:
    one = tell("However, the hinge of the gate had been inspected in March.", "Vale Courier")
    other = tell("But the hinge of the gate had been inspected in March.", "Free Harbour")
    assert [line[0].rstrip(".") for line in _lines(_account(one, other))] == [
        "the hinge of the gate had been inspected in March"
    ]


def test_the_order_of_the_articles_is_no_matter(tell: Tell) -> None:
    tellings = tell(FIRST, "Vale Courier"), tell(SECOND, "Free Harbour"), tell(SECOND, "Beacon")
    assert len({_account(*order) for order in permutations(tellings)}) == 1
