"""A long-running story is told in its dates, each with the sentence that tells it best."""

from collections.abc import Callable
from dataclasses import replace
from itertools import permutations

import pytest

from variorum.collate import collate_story
from variorum.collate.digest import find_candidates, most_central, rarities, tell_dates
from variorum.collated import Collation, Story
from variorum.group import make_story
from variorum.records import Annotated, Origin, Precision, Published, Span

WEIR = "The old weir above Harrow Quay broke after nine days of heavy rain"
TOLD = [
    ("2026-03-03", f"{WEIR} on Tuesday. Nobody had seen the river so high."),
    ("2026-03-05", "The council of Harrow Quay voted to rebuild the weir by the autumn."),
    ("2026-03-09", f"Since 3 March, when {WEIR[0].lower()}{WEIR[1:]}, the mill has stood still."),
    ("2026-03-12", "The council voted on 5 March to rebuild the weir, and work began on Thursday."),
]


@pytest.fixture(scope="module")
def tellings(annotated_of: Callable[..., Annotated]) -> list[Annotated]:
    return [
        annotated_of(
            text,
            f"{number}.txt",
            published=Published(day, Precision.DAY, Origin.FEED),
            outlet=f"Outlet {number}",
        )
        for number, (day, text) in enumerate(TOLD)
    ]


def test_the_dates_stand_in_order_with_their_sentences(tellings: list[Annotated]) -> None:
    collation: Collation = collate_story(make_story(tellings))
    told = {date.value: (len(date.articles), date.sentence.exact) for date in collation.dates}
    assert list(told) == sorted(told)
    assert told["2026-03-03"][0] == 2
    assert told["2026-03-03"][1].startswith(WEIR)
    assert "voted to rebuild" in told["2026-03-05"][1]
    heaviest = max(collation.dates, key=lambda date: date.weight)
    assert heaviest.value in ("2026-03-03", "2026-03-05")


def test_a_story_of_few_days_is_not_told_in_dates(tellings: list[Annotated]) -> None:
    assert collate_story(make_story(tellings[:3])).dates == ()


def test_the_order_of_the_articles_changes_nothing(tellings: list[Annotated]) -> None:
    made = {tell_dates(make_story(list(order))) for order in permutations(tellings)}
    assert len(made) == 1


def test_copies_do_not_count(tellings: list[Annotated]) -> None:
    first, *rest = make_story(tellings).tellings
    copied = replace(first, article=replace(first.article, copy_of=rest[0].article.id))
    story: Story = replace(make_story(tellings), tellings=(copied, *rest))
    assert tell_dates(story) == ()


def test_sentences_too_short_or_too_long_tell_of_no_date() -> None:
    words = "The weir broke above the quay on that very night, people say."
    short, long = "The weir broke.", " ".join([words] * 9)
    spans = [Span("a", at, at + len(s), s) for at, s in ((0, short), (100, words), (300, long))]
    found = find_candidates([((), spans, "2026-03-03")])
    assert [c.span.exact for c in found["2026-03-03"]] == [words]


def test_of_two_that_say_the_same_one_is_chosen() -> None:
    told = [
        "The weir above Harrow Quay broke on Tuesday night.",
        "On Tuesday night the weir above Harrow Quay broke.",
        "The council wants a new weir built before the winter.",
    ]
    spans = [Span(f"a{n}", 0, len(sentence), sentence) for n, sentence in enumerate(told)]
    found = find_candidates([((), [span], "2026-03-03") for span in spans])
    chosen = most_central(found["2026-03-03"], rarities(told), 3)
    assert {candidate.span.article for candidate in chosen} == {"a0", "a2"}
