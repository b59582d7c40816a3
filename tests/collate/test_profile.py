"""A profile counts what the article's own findings say, each on its base."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from variorum.collate import collate_story
from variorum.collate.profile import make_profile
from variorum.collated import Measure, Story, StoryHead
from variorum.records import Annotated, Basis, Removed, Sentence, Technique, TechniqueUse
from variorum.spans import make_span

TEXT = (
    "Mayor Ana Ruiz said that the pier at Lora is safe. Two officials said that the deck had "
    "cracked. Photo: N. Okafor. The council gambled away the shore in May. Nobody was asked."
)


def _unread(annotated: Annotated) -> Annotated:
    """As it would be had the reader been off."""
    sentences = tuple(Sentence(sentence.span) for sentence in annotated.sentences)
    return replace(annotated, sentences=sentences, techniques=())


@pytest.fixture(scope="module")
def plain(annotated_of: Callable[..., Annotated]) -> Annotated:
    return _unread(annotated_of(TEXT, outlet="Lora Post"))


@pytest.fixture(scope="module")
def read(plain: Annotated) -> Annotated:
    loaded = iter((0.03, 0.499, 0.5, 0.12))
    sentences = tuple(replace(s, loaded=next(loaded), subjective=0.2) for s in plain.sentences)
    start = TEXT.index("gambled away")
    span = make_span(plain.article, start, start + len("gambled away"))
    use = TechniqueUse(Technique.LOADED_LANGUAGE, span, 0.81)
    return replace(plain, sentences=sentences, techniques=(use,))


def test_claims_are_counted_by_basis_on_all_claims(plain: Annotated) -> None:
    profile = make_profile(plain)
    assert list(profile.basis) == list(Basis)
    bases = [claim.basis for claim in plain.claims]
    assert bases.count(Basis.NAMED) == bases.count(Basis.ANONYMOUS) == 1
    assert {m.base for m in profile.basis.values()} == {len(plain.claims)}
    assert {b: m.count for b, m in profile.basis.items()} == {b: bases.count(b) for b in Basis}
    assert sum(m.rate or 0 for m in profile.basis.values()) == pytest.approx(100)


def test_without_the_reader_only_the_sourcing_is_measured(plain: Annotated) -> None:
    profile = make_profile(plain)
    assert profile.loaded is profile.techniques is None


def test_a_sentence_counts_as_loaded_from_an_even_probability(read: Annotated) -> None:
    loaded = make_profile(read).loaded
    assert loaded is not None
    assert (loaded.count, loaded.base, loaded.per, loaded.rate) == (1, 4, 100, 25)


def test_techniques_are_counted_on_the_words_that_were_analysed(read: Annotated) -> None:
    (aside,) = read.article.removed
    assert TEXT[aside.start : aside.end] == "Photo: N. Okafor."
    kept = make_profile(read).techniques
    assert kept is not None
    assert (kept.count, kept.base, kept.per) == (1, len(TEXT.split()) - 3, 1000)
    amid = TEXT.index("gambled")
    article = replace(read.article, removed=(aside, Removed(amid, amid + 12, "related links")))
    less = make_profile(replace(read, article=article)).techniques
    assert less is not None
    assert less.base == kept.base - 2


def test_each_head_that_is_off_leaves_out_its_own_measure(read: Annotated) -> None:
    without = tuple(replace(s, subjective=None) for s in read.sentences)
    profile = make_profile(replace(read, sentences=without, techniques=()))
    assert profile.techniques is None
    assert profile.loaded == make_profile(read).loaded
    without = tuple(replace(s, loaded=None) for s in read.sentences)
    profile = make_profile(replace(read, sentences=without))
    assert profile.loaded is None
    assert profile.techniques == make_profile(read).techniques


def test_an_article_in_which_nothing_was_found_has_no_rates(plain: Annotated) -> None:
    profile = make_profile(Annotated(plain.article, (), (), (), (), ()))
    nothing = Measure(0, 0, 100, None, None, None)
    assert dict(profile.basis) == dict.fromkeys(Basis, nothing)
    assert profile.loaded is profile.techniques is None


def test_a_collation_has_every_article_s_profile_sentences_and_techniques(
    read: Annotated, annotated_of: Callable[..., Annotated]
) -> None:
    told = "The pier at Lora is safe, Mayor Ana Ruiz said on Monday."
    other = _unread(annotated_of(told, outlet="Gull"))
    tellings = (read, other)
    collation = collate_story(Story(StoryHead("s", "t"), tellings))
    assert list(collation.profile) == [read.article.id, other.article.id]
    assert collation.profile[read.article.id] == make_profile(read)
    assert collation.sentences == (*read.sentences, *other.sentences)
    assert collation.techniques == read.techniques


def test_a_source_that_the_story_decides_counts_as_named(
    annotated_of: Callable[..., Annotated],
) -> None:
    texts = (
        ("Harbour master Tilda Voss said that the pier was closed.", "Lora Post"),
        ("The harbour master said that the pier was closed.", "Gull"),
    )
    tellings = [annotated_of(t, outlet=o) for t, o in texts]
    alone = make_profile(tellings[1]).basis
    story = collate_story(Story(StoryHead("s", "t"), tuple(tellings)))
    bases = [c.basis for c in story.claims if c.span.article == tellings[1].article.id]
    in_story = story.profile[tellings[1].article.id].basis
    assert in_story[Basis.NAMED].count == bases.count(Basis.NAMED) > 0
    assert in_story[Basis.NAMED].count >= alone[Basis.NAMED].count
