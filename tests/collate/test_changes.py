"""Joined statements, the same words on two days, which words fell, and whose words they are."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from variorum.collate.actors import merge_actors
from variorum.collate.facts import make_facts
from variorum.collate.misquoted import find_misquoted
from variorum.collate.variants import find_variants
from variorum.collated import QuotationVariant, Story, StoryHead
from variorum.records import Annotated, Difference, Origin, Precision, Published

Tell = Callable[..., Annotated]

DAM = "The dam is safe and nobody in Lora needs to leave tonight"
FERRY = "The ferry crews will be paid for every hour of the night"


@pytest.fixture
def tell(annotated_of: Callable[..., Annotated]) -> Tell:
    def make(text: str, outlet: str, day: str = "2026-04-16") -> Annotated:
        published = Published(day, Precision.DAY, Origin.FEED)
        return annotated_of(text, outlet=outlet, published=published)

    return make


def _variants(*tellings: Annotated) -> list[QuotationVariant]:
    return find_variants(merge_actors(Story(StoryHead("s", "t"), tellings)))


APART = (
    f"“{DAM},” said Mayor Ana Ruiz.\n\nBuses had been waiting at the town hall since the early "
    f"evening, and the school stayed open.\n\n“{FERRY},” Ruiz said."
)


def test_two_statements_that_another_joins_are_merged(tell: Tell) -> None:
    one = tell(APART, "Post")
    other = tell(f"“{DAM}. {FERRY},” said Mayor Ana Ruiz.", "Voice")
    (found,) = _variants(one, other)
    assert found.differs is Difference.MERGED
    assert len(found.quotations) == 3
    assert {change.quotation for change in found.changes} == {q.id for q in one.quotations}
    fallen = [span.exact for change in found.changes for span in change.fallen]
    assert sorted(fallen) == [DAM, FERRY]
    assert not any(change.added for change in found.changes)


def test_a_quotation_that_its_cue_breaks_is_not_merged(tell: Tell) -> None:
    one = tell(f"“{DAM},” said Mayor Ana Ruiz. “{FERRY}.”", "Post")
    other = tell(f"“{DAM}. {FERRY},” said Mayor Ana Ruiz.", "Voice")
    assert Difference.MERGED not in [variant.differs for variant in _variants(one, other)]


def test_statements_of_two_people_are_not_merged(tell: Tell) -> None:
    one = tell(APART.replace("Ruiz said", "said Piotr Lang, the engineer"), "Post")
    other = tell(f"“{DAM}. {FERRY},” said Mayor Ana Ruiz.", "Voice")
    assert Difference.MERGED not in [variant.differs for variant in _variants(one, other)]


def test_the_words_that_fell_and_came_in_are_spans_of_their_articles(tell: Tell) -> None:
    one = tell(f"“{DAM},” said Mayor Ana Ruiz.", "Post")
    other = tell("“The dam is safe and nobody in Lora must leave tonight,” said Ana Ruiz.", "Voice")
    (found,) = _variants(one, other)
    (change,) = found.changes
    assert [span.exact for span in change.fallen] == ["needs to"]
    assert [span.exact for span in change.added] == ["must"]
    texts = {telling.article.id: telling.article.text for telling in (one, other)}
    for span in (*change.fallen, *change.added):
        assert texts[span.article][span.start : span.end] == span.exact


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("said Ana Ruiz on Monday", "Ana Ruiz said on 2 March", True),
        ("said Ana Ruiz on Monday", "Ana Ruiz said on 13 April", False),
        ("said Ana Ruiz on Monday", "said Ana Ruiz", False),
    ],
    ids=["two days", "one day", "no day"],
)
def test_the_same_words_on_two_days_are_two_occasions(
    tell: Tell, first: str, second: str, found: bool
) -> None:
    tellings = tell(f"“{DAM},” {first}.", "Post"), tell(f"“{DAM},” {second}.", "Voice")
    differs = [variant.differs for variant in _variants(*tellings)]
    assert differs == ([Difference.OCCASION] if found else [])


def _opposed(*tellings: Annotated) -> list[str | None]:
    story = merge_actors(Story(StoryHead("s", "t"), tellings))
    found = find_misquoted(story, make_facts(story), find_variants(story))
    return [relation.on for relation in found]


def test_the_same_words_by_two_named_people_conflict(tell: Tell) -> None:
    one, other = tell(f"“{DAM},” said Ana Ruiz.", "Post"), tell(f"“{DAM},” said Piotr Lang.", "V")
    assert _opposed(one, other) == ["quotation"]


@pytest.mark.parametrize(
    "other",
    [
        "“The dam is safe,” Lang said, “and nobody in Lora needs to leave tonight.”",
        "Piotr Lang said “the dam is safe and nobody in Lora needs to leave tonight” on Monday.",
    ],
    ids=["broken by its cue", "inside a sentence"],
)
def test_the_same_words_conflict_however_they_are_set(tell: Tell, other: str) -> None:
    one = tell(f"“{DAM},” said Ana Ruiz.", "Post")
    assert _opposed(one, tell(f"Piotr Lang spoke. {other}", "Voice")) == ["quotation"]


@pytest.mark.parametrize(
    "by",
    [
        "Piotr Lang, a spokesman for Ruiz, said",
        "lawyer Piotr Lang said",
        "Piotr Lang said, quoting Ruiz",
    ],
)
def test_who_speaks_for_another_or_quotes_him_is_no_second_speaker(tell: Tell, by: str) -> None:
    one, other = tell(f"“{DAM},” said Ana Ruiz.", "Post"), tell(f"“{DAM},” {by}.", "Voice")
    assert _opposed(one, other) == []


@pytest.mark.parametrize(
    "other",
    [
        f"Piotr Lang met the press. “{DAM},” he said.",
        f"“{DAM},” an official said.",
        f"“{DAM},” said Ana Ruiz.",
        "“The dam is safe,” said Piotr Lang.",
        f"“{DAM},” said Piotr Lang on 2 March.",
    ],
    ids=["pronoun", "nobody", "the same", "too short", "another day"],
)
def test_what_both_may_have_said_is_no_conflict(tell: Tell, other: str) -> None:
    one = tell(f"“{DAM},” said Ana Ruiz on Monday.", "Post")
    assert _opposed(one, tell(other, "Voice")) == []


def test_a_copy_conflicts_with_nothing(tell: Tell) -> None:
    one, other = tell(f"“{DAM},” said Ana Ruiz.", "Post"), tell(f"“{DAM},” said Piotr Lang.", "V")
    copy = replace(other, article=replace(other.article, copy_of=one.article.id))
    assert _opposed(one, copy) == []


def test_a_slogan_is_nobodys(tell: Tell) -> None:
    one = tell("Ana Ruiz shouted “Keep Our River Free Forever” at the rally.", "Post")
    other = tell("Piotr Lang said “Keep Our River Free Forever” was painted there.", "Voice")
    assert _variants(one, other) == []


SPELT = "Prices rose by 5% last year and we will organise a defence of 5,000 jobs"


def test_how_a_house_spells_is_no_change_of_words(tell: Tell) -> None:
    one = tell(f"“{SPELT},” said Mayor Ana Ruiz.", "Post")
    other = tell(
        "“Prices rose by five percent last year and we will organize a defense of 5000 jobs,” "
        "said Mayor Ana Ruiz.",
        "Voice",
    )
    assert _variants(one, other) == []


def test_a_change_beside_other_spelling_stands_alone(tell: Tell) -> None:
    one = tell(f"“{SPELT} in the harbour,” said Mayor Ana Ruiz.", "Post")
    other = tell(
        "“Prices rose by 5 per cent last year and we will organize a defense of 4,000 jobs in the "
        "harbor,” said Mayor Ana Ruiz.",
        "Voice",
    )
    (found,) = _variants(one, other)
    (change,) = found.changes
    assert sorted(span.exact for span in (*change.fallen, *change.added)) == ["4,000", "5,000"]


def test_a_point_in_a_number_is_part_of_it(tell: Tell) -> None:
    one = tell(f"“{SPELT.replace('5%', '5.5%')},” said Mayor Ana Ruiz.", "Post")
    other = tell(f"“{SPELT.replace('5%', '55%')},” said Mayor Ana Ruiz.", "Voice")
    (found,) = _variants(one, other)
    (change,) = found.changes
    assert {span.exact for span in (*change.fallen, *change.added)} == {"5.5%", "55%"}
