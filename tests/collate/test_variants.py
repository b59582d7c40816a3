"""The same quotation worded otherwise, cut, or given to another speaker, and nothing else."""

from collections.abc import Callable

import pytest

from variorum.collate.variants import find_variants, shared_quotations
from variorum.collated import Story, StoryHead
from variorum.records import (
    Actor,
    ActorKind,
    Annotated,
    Article,
    Difference,
    Quotation,
    QuotationForm,
    digest,
)
from variorum.spans import make_span

RUIZ = Actor("ruiz", "Ana Ruiz", ActorKind.PERSON, ("Ruiz",), (), ())
LANG = Actor("lang", "Piotr Lang", ActorKind.PERSON, (), (), ())
OFFICE = Actor("office", "Harbour Office", ActorKind.ORGANIZATION, ("HO",), (), ())
LONGER = Actor("longer", "Dr Ana Maria Ruiz", ActorKind.PERSON, (), (), ())
Said = tuple[Actor | None, str]


@pytest.fixture
def story_of(article_of: Callable[..., Article]) -> Callable[..., Story]:
    def make(*articles: list[Said]) -> Story:
        tellings = []
        for number, said in enumerate(articles):
            text = "\n\n".join(f"“{words}” was heard in town {number}." for _, words in said)
            article = article_of(text, outlet=f"Outlet {number}")
            quotations = []
            for speaker, words in said:
                start = text.index(f"“{words}”")
                content = make_span(article, start, start + len(words) + 2)
                quotations.append(
                    Quotation(
                        digest(article.id, words),
                        QuotationForm.DIRECT,
                        content,
                        None,
                        None,
                        speaker.id if speaker else None,
                        None,
                        None,
                    )
                )
            tellings.append(Annotated(article, (), (), tuple(quotations), (), ()))
        return Story(StoryHead("s", "t"), tuple(tellings), (RUIZ, LANG, OFFICE, LONGER))

    return make


def kinds(story: Story) -> list[Difference]:
    return [variant.differs for variant in find_variants(story)]


FULL = "The dam is safe, the valley is safe, and nobody in Lora needs to leave tonight"
CUT = "The dam is safe and nobody in Lora needs to leave tonight"
REWORDED = "The dam is safe, the valley is safe, and no one in Lora has to flee tonight"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((RUIZ, FULL), (RUIZ, "nobody in Lora needs to leave tonight"), Difference.CUT),
        ((RUIZ, FULL), (None, CUT), Difference.CUT),
        ((RUIZ, FULL), (RUIZ, REWORDED), Difference.WORDING),
        ((RUIZ, FULL), (LANG, FULL), Difference.SPEAKER),
        (
            (RUIZ, "There is a plan on the desk and we will read it"),
            (RUIZ, "There is a plan on the desk"),
            Difference.CUT,
        ),
        ((RUIZ, "river theft"), (LANG, "River theft"), Difference.SPEAKER),
        (
            (RUIZ, "The ministry's timid ‘gift to builders’ ends here, in this hall"),
            (LANG, "gift to builders"),
            Difference.SPEAKER,
        ),
        (
            (RUIZ, "Nobody warned the harbour"),
            (LANG, "Nobody warned the harbour"),
            Difference.SPEAKER,
        ),
    ],
)
def test_a_difference_is_named(
    story_of: Callable[..., Story], one: Said, other: Said, expected: Difference
) -> None:
    (variant,) = find_variants(story_of([one], [other]))
    assert variant.differs is expected
    assert len(variant.quotations) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((RUIZ, FULL), (RUIZ, FULL)),
        ((RUIZ, FULL), (None, FULL)),
        ((RUIZ, FULL), (OFFICE, FULL)),
        ((RUIZ, FULL), (LONGER, FULL)),
        ((RUIZ, "This won't do for the harbour"), (RUIZ, "this won’t do for the harbour")),
        ((RUIZ, "We will win the vote"), (RUIZ, "We will win the war")),
        ((RUIZ, "a disgrace"), (LANG, "a disgrace")),
        ((RUIZ, "river theft"), (None, "river theft")),
        ((RUIZ, "river theft"), (RUIZ, "river theft")),
        ((RUIZ, "witch hunt"), (LANG, "witch hunt")),
        ((RUIZ, "Night Ferry"), (LANG, "Night Ferry")),
        ((RUIZ, FULL), (RUIZ, "The council of Lora meets at noon to hear the engineers")),
    ],
)
def test_what_is_the_same_or_another_quotation_is_no_variant(
    story_of: Callable[..., Story], one: Said, other: Said
) -> None:
    assert kinds(story_of([one], [other])) == []


def test_what_one_article_says_twice_is_no_variant(story_of: Callable[..., Story]) -> None:
    assert kinds(story_of([(RUIZ, FULL), (RUIZ, CUT)])) == []


def test_all_places_of_a_rendering_are_listed(story_of: Callable[..., Story]) -> None:
    story = story_of([(RUIZ, FULL)], [(RUIZ, FULL)], [(RUIZ, CUT)])
    (variant,) = find_variants(story)
    assert len(variant.quotations) == 3
    (same,) = shared_quotations(story)
    assert len(same) == 2


def test_indirect_speech_is_left_to_points(story_of: Callable[..., Story]) -> None:
    story = story_of([(RUIZ, FULL)], [(RUIZ, CUT)])
    told = [
        Annotated(
            telling.article,
            (),
            (),
            tuple(
                Quotation(
                    q.id, QuotationForm.INDIRECT, q.content, None, None, q.speaker, None, None
                )
                for q in telling.quotations
            ),
            (),
            (),
        )
        for telling in story.tellings
    ]
    assert kinds(Story(story.story, tuple(told), story.actors)) == []


def test_order_does_not_matter_and_long_quotations_end(story_of: Callable[..., Story]) -> None:
    said: list[list[Said]] = [[(RUIZ, FULL)], [(RUIZ, CUT)], [(LANG, "dam " * 5000)]]
    forward, backward = story_of(*said), story_of(*said)
    backward = Story(backward.story, backward.tellings[::-1], backward.actors)
    assert find_variants(forward) == find_variants(backward)


def test_marked_words_that_the_story_also_writes_plainly_are_anybodys(
    story_of: Callable[..., Story], article_of: Callable[..., Article]
) -> None:
    story = story_of([(RUIZ, "river theft")], [(LANG, "river theft")])
    plain = article_of("The law against river theft is old.", "plain.txt")
    told = (*story.tellings, Annotated(plain, (), (), (), (), ()))
    assert kinds(story) == [Difference.SPEAKER]
    assert kinds(Story(story.story, told, story.actors)) == []


def test_marked_words_of_three_speakers_are_going_round(story_of: Callable[..., Story]) -> None:
    said = [[(speaker, "river theft")] for speaker in (RUIZ, LANG, LONGER)]
    assert kinds(story_of(*said)) == []


def test_each_marked_stretch_of_mixed_speech_is_compared(
    story_of: Callable[..., Story], article_of: Callable[..., Article]
) -> None:
    text = "Ruiz called it “river theft” and said “nobody in Lora needs to leave tonight” again."
    article = article_of(text, "mixed.txt")
    content = make_span(article, text.index("it"), text.index(" again"))
    mixed = Quotation("m", QuotationForm.MIXED, content, None, None, "ruiz", None, None)
    story = story_of([(RUIZ, FULL), (LANG, "river theft")])
    told = (*story.tellings, Annotated(article, (), (), (mixed,), (), ()))
    found = kinds(Story(story.story, told, story.actors))
    assert sorted(found) == [Difference.CUT, Difference.SPEAKER]
