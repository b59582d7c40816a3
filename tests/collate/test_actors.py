"""Who is who across the articles of a story."""

import itertools
import time
from collections.abc import Callable
from dataclasses import replace

import pytest

from variorum.collate.actors import merge_actors
from variorum.collated import Story, StoryHead
from variorum.records import Actor, ActorKind, Annotated, Article, Quotation, QuotationForm, digest
from variorum.spans import make_span

PERSON, BODY = ActorKind.PERSON, ActorKind.ORGANIZATION
Tell = Callable[..., Annotated]


@pytest.fixture
def tell(article_of: Callable[..., Article]) -> Tell:
    """A telling that names actors, given as (name, kind, roles), and one source if asked."""

    def make(
        number: int, *named: tuple[str, ActorKind, tuple[str, ...]], source: str = ""
    ) -> Annotated:
        words = [name for name, _, _ in named]
        article = article_of(f"Telling {number}: {'; '.join(words)}. {source} said no.")
        actors = []
        for name, kind, roles in named:
            plain = name.removeprefix("Mr. ").removeprefix("Mrs. ")
            start = article.text.index(name) + len(name) - len(plain)
            span = make_span(article, start, start + len(plain))
            actors.append(Actor(digest(article.id, plain, kind), plain, kind, (), roles, (span,)))
        quotations = []
        if source:
            start = article.text.rindex(source)
            span = make_span(article, start, start + len(source))
            content = make_span(article, len(article.text) - 3, len(article.text))
            speaker = next((a.id for a in actors if a.name == source), None)
            why = None if speaker else f"described, not named: {source}"
            quotations.append(
                Quotation(
                    digest(article.id),
                    QuotationForm.INDIRECT,
                    content,
                    None,
                    span,
                    speaker,
                    why,
                    None,
                )
            )
        return Annotated(article, (), tuple(actors), tuple(quotations), (), ())

    return make


def story(*tellings: Annotated) -> Story:
    return Story(StoryHead("s", "A story"), tellings)


def names(merged: Story) -> dict[str, int]:
    """How many mentions each actor of the story has."""
    return {actor.name: len(actor.mentions) for actor in merged.actors}


def test_a_surname_in_one_article_is_the_full_name_of_another(tell: Tell) -> None:
    merged = merge_actors(
        story(tell(1, ("Ana Ruiz", PERSON, ())), tell(2, ("Ruiz", PERSON, ()), source="Ruiz"))
    )
    assert names(merged) == {"Ana Ruiz": 2}
    assert merged.tellings[1].quotations[0].speaker == merged.actors[0].id
    assert [a.id for a in merged.tellings[1].actors] == [merged.actors[0].id]
    assert len(merged.tellings[1].actors[0].mentions) == 1


def test_a_surname_that_was_taken_for_an_organization_is_repaired(tell: Tell) -> None:
    merged = merge_actors(story(tell(1, ("Ana Ruiz", PERSON, ())), tell(2, ("Ruiz", BODY, ()))))
    assert names(merged) == {"Ana Ruiz": 2}
    assert merged.actors[0].kind is PERSON


def test_a_country_is_no_surname(tell: Tell) -> None:
    place = ActorKind.PLACE
    merged = merge_actors(
        story(tell(1, ("Ana Jordan", PERSON, ())), tell(2, ("Jordan", place, ())))
    )
    assert names(merged) == {"Ana Jordan": 1, "Jordan": 1}


def test_initials_and_nicknames_agree_and_other_names_do_not(tell: Tell) -> None:
    merged = merge_actors(
        story(
            tell(1, ("William Alvar", PERSON, ()), ("Anna Berg", PERSON, ())),
            tell(2, ("Bill Alvar", PERSON, ()), ("Karl Berg", PERSON, ())),
            tell(3, ("W. Alvar", PERSON, ()), ("A. Berg", PERSON, ())),
        )
    )
    assert names(merged) == {"William Alvar": 3, "Anna Berg": 2, "Karl Berg": 1}


def test_a_short_form_of_two_names_joins_neither(tell: Tell) -> None:
    merged = merge_actors(
        story(
            tell(1, ("Alex Lang", PERSON, ())),
            tell(2, ("Alexander Lang", PERSON, ())),
            tell(3, ("Alexandra Lang", PERSON, ())),
        )
    )
    assert len(merged.actors) == 3


def test_a_surname_that_two_people_bear_stays_by_itself(tell: Tell) -> None:
    merged = merge_actors(
        story(
            tell(1, ("Anna Berg", PERSON, ()), ("Karl Berg", PERSON, ())),
            tell(2, ("Berg", PERSON, ())),
            tell(3, ("Berg", PERSON, ())),
        )
    )
    assert sorted(actor.name for actor in merged.actors) == [
        "Anna Berg", "Berg", "Berg", "Karl Berg",
    ]  # fmt: skip
    assert len({actor.id for actor in merged.actors}) == 4


def test_a_title_decides_between_two_who_share_a_surname(tell: Tell) -> None:
    merged = merge_actors(
        story(
            tell(1, ("Anna Berg", PERSON, ()), ("Karl Berg", PERSON, ())),
            tell(2, ("Mrs. Berg", PERSON, ())),
        )
    )
    assert names(merged) == {"Anna Berg": 2, "Karl Berg": 1}


def test_acronyms_and_short_forms_join_the_full_name(tell: Tell) -> None:
    merged = merge_actors(
        story(
            tell(1, ("Norland Space Agency", BODY, ()), ("Ministry of Justice", BODY, ())),
            tell(2, ("NSA", BODY, ()), ("Justice Ministry", BODY, ())),
            tell(3, ("Norland Space", BODY, ())),
        )
    )
    assert sorted(names(merged).values()) == [2, 3]
    assert names(merged)["Norland Space Agency"] == 3


def test_spelling_and_apostrophes_make_no_new_actor(tell: Tell) -> None:
    merged = merge_actors(
        story(
            tell(1, ("Dockers’ Centre", BODY, ()), ("Ana O’Ruiz", PERSON, ())),
            tell(2, ("Dockers' Center", BODY, ()), ("Ana O'Ruiz", PERSON, ())),
        )
    )
    assert sorted(names(merged).values()) == [2, 2]


def test_a_given_name_of_two_syllables_is_written_in_three_ways(tell: Tell) -> None:
    merged = merge_actors(
        story(
            tell(1, ("Han Sung-ok", PERSON, ())),
            tell(2, ("Han Sung Ok", PERSON, ())),
            tell(3, ("Han Sung-Ok", PERSON, ())),
            tell(4, ("Han Sung-ho", PERSON, ())),
        )
    )
    assert sorted(names(merged).values()) == [1, 3]


def test_an_epithet_before_a_known_name_is_left_off(tell: Tell) -> None:
    merged = merge_actors(
        story(tell(1, ("Hasko Ruiz", PERSON, ())), tell(2, ("Spanish Hasko Ruiz", BODY, ())))
    )
    assert names(merged) == {"Hasko Ruiz": 2}


def test_the_commoner_kind_of_a_name_holds(tell: Tell) -> None:
    merged = merge_actors(
        story(
            tell(1, ("Orlen", BODY, ())),
            tell(2, ("Orlen", PERSON, ())),
            tell(3, ("Orlen", BODY, ())),
        )
    )
    assert [(actor.name, actor.kind) for actor in merged.actors] == [("Orlen", BODY)]


def test_a_role_that_one_person_holds_finds_her(tell: Tell) -> None:
    merged = merge_actors(
        story(
            tell(1, ("Ana Ruiz", PERSON, ("Foreign Minister",))),
            tell(2, source="The Norland foreign minister"),
        )
    )
    quotation = merged.tellings[1].quotations[0]
    assert (quotation.speaker, quotation.why) == (merged.actors[0].id, None)
    assert len(merged.actors[0].mentions) == 2
    assert merged.tellings[1].actors[0].name == "Ana Ruiz"


@pytest.mark.parametrize(
    "roles",
    [
        (("Foreign Minister",), ("foreign minister",)),
        (("former foreign minister",), ("finance minister",)),
        (("Sudmark foreign minister",), ("lawyer",)),
    ],
)
def test_a_role_that_is_not_clearly_hers_finds_nobody(
    tell: Tell, roles: tuple[tuple[str, ...], tuple[str, ...]]
) -> None:
    merged = merge_actors(
        story(
            tell(1, ("Ana Ruiz", PERSON, roles[0]), ("Piotr Lang", PERSON, roles[1])),
            tell(2, source="The Norland foreign minister"),
        )
    )
    quotation = merged.tellings[1].quotations[0]
    assert quotation.speaker is None
    assert quotation.why == "described, not named: The Norland foreign minister"


def test_the_order_of_the_articles_does_not_matter(tell: Tell) -> None:
    tellings = [
        tell(1, ("Ana Ruiz", PERSON, ("mediator",)), ("NSA", BODY, ())),
        tell(2, ("A. Ruiz", PERSON, ("EU envoy",)), ("Norland Space Agency", BODY, ())),
        tell(3, ("Ruiz", PERSON, ()), source="Ruiz"),
        tell(4, ("Mr. Lang", PERSON, ()), ("Lang", BODY, ())),
    ]
    results = [merge_actors(story(*order)).actors for order in itertools.permutations(tellings)]
    assert all(result == results[0] for result in results)


def test_every_speaker_is_an_actor_of_the_story(tell: Tell) -> None:
    merged = merge_actors(
        story(*(tell(n, ("Ana Ruiz", PERSON, ()), source="Ana Ruiz") for n in range(4)))
    )
    ids = {actor.id for actor in merged.actors}
    assert {q.speaker for t in merged.tellings for q in t.quotations} <= ids
    assert merge_actors(merged).actors == merged.actors


def test_a_thousand_articles_take_seconds(tell: Tell) -> None:
    def crowd(count: int) -> Story:
        return story(
            *(
                tell(
                    n,
                    *((f"Given{k} Family{k * n % 997}", PERSON, ("minister",)) for k in range(12)),
                )
                for n in range(count)
            )
        )

    small, large = crowd(100), crowd(800)
    started = time.perf_counter()
    merge_actors(small)
    middle = time.perf_counter()
    merge_actors(large)
    assert time.perf_counter() - middle < 40 * (middle - started) + 1


def test_the_office_of_a_place_is_held_by_who_is_named_after_it(tell: Tell) -> None:
    told = tell(1, ("Oskar Venn", PERSON, ("Mayor",)), source="In Brask, Mayor Oskar Venn")
    asked = tell(2, source="The mayor of Brask")
    venn = told.actors[0]
    start = told.article.text.rindex("Oskar Venn")
    named = replace(
        venn, mentions=(*venn.mentions, make_span(told.article, start, start + len("Oskar Venn")))
    )
    merged = merge_actors(story(replace(told, actors=(named,)), asked))
    assert merged.tellings[1].quotations[0].speaker == merged.actors[0].id
    elsewhere = tell(3, source="The mayor of Tannet")
    merged = merge_actors(story(replace(told, actors=(named,)), elsewhere))
    assert merged.tellings[1].quotations[0].speaker is None


def test_the_only_body_of_its_sort_is_the_one_meant(tell: Tell) -> None:
    ministry = ("Norland Energy Ministry", BODY, ())
    merged = merge_actors(story(tell(1, ministry), tell(2, source="The ministry")))
    assert merged.tellings[1].quotations[0].speaker == merged.actors[0].id
    two = story(
        tell(1, ministry, ("Norland Health Ministry", BODY, ())), tell(2, source="The ministry")
    )
    assert merge_actors(two).tellings[1].quotations[0].speaker is None


def test_a_pronoun_after_a_decided_role_is_the_same_person(
    tell: Tell, article_of: Callable[..., Article]
) -> None:
    named = tell(1, ("Ana Ruiz", PERSON, ("Foreign Minister",)))
    asked = tell(2, source="The Norland foreign minister")
    article = article_of("The Norland foreign minister said no. She said that it was late.")
    source = make_span(article, 0, len("The Norland foreign minister"))
    pronoun = make_span(article, article.text.index("She"), article.text.index("She") + 3)
    first = replace(asked.quotations[0], source=source, content=make_span(article, 34, 36))
    second = replace(
        first,
        id=digest("second"),
        source=pronoun,
        why="the pronoun follows somebody without a name",
    )
    telling = replace(asked, article=article, quotations=(first, second))
    merged = merge_actors(story(named, telling))
    assert {q.speaker for q in merged.tellings[1].quotations} == {merged.actors[0].id}


def test_uses_of_a_name_as_a_place_outweigh_the_parser(tell: Tell) -> None:
    merged = merge_actors(
        story(tell(1, ("Brask", BODY, ())), tell(2, source="In Brask and near Brask, nobody"))
    )
    assert [(actor.name, actor.kind) for actor in merged.actors] == [("Brask", ActorKind.PLACE)]
