"""What an article leaves out weighs more the more of the others tell it, and the earlier."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from variorum.collate.facts import Fact, make_facts
from variorum.collate.silence import find_silences
from variorum.collated import Point, Silence, Story, StoryHead
from variorum.records import (
    Annotated,
    Article,
    Basis,
    Claim,
    Completeness,
    CompletenessState,
    Telling,
    digest,
)
from variorum.spans import make_span

FULL = Completeness(CompletenessState.FULL, "ends with a full stop")
CUT = Completeness(CompletenessState.TRUNCATED, "ends in mid-sentence")
LEVY = "The council of Lora rejected the levy."
FERRY = "The last ferry left at noon."
FILLER = " Nobody in the hall spoke for a while after that."
Write = Callable[..., Annotated]


@pytest.fixture
def write(article_of: Callable[..., Article]) -> Write:
    def make(text: str, outlet: str, **known: object) -> Annotated:
        article = article_of(text, outlet=outlet)
        article = replace(article, **{"completeness": FULL, **known})  # type: ignore[arg-type]
        claims = [
            Claim(digest(article.id, said), make_span(article, at, at + len(said)), None,
                  Basis.OUTLET)
            for said in (LEVY, FERRY)
            if (at := article.text.find(said)) >= 0
        ]  # fmt: skip
        return Annotated(article, (), (), (), tuple(claims), ())

    return make


def _silences(*tellings: Annotated) -> dict[tuple[str | None, str], float]:
    """Outlet and heading to weight, for two points told by the same words."""
    story = Story(StoryHead("s", "t"), tellings)
    facts: list[Fact] = make_facts(story)
    points = []
    for said in (LEVY, FERRY):
        claims = [fact.claim for fact in facts if fact.claim.span.exact == said]
        stating = {claim.span.article for claim in claims}
        by_article = {
            t.article.id: Telling.STATES
            if t.article.id in stating
            else Telling.SILENT
            if t.article.completeness.state is CompletenessState.FULL
            else Telling.UNKNOWN
            for t in tellings
        }
        ids = tuple(claim.id for claim in claims)
        points.append(Point(digest(said), said, ids, by_article, len(stating)))
    outlets = {telling.article.id: telling.article.outlet for telling in tellings}
    headings = {point.id: point.heading for point in points}
    found: list[Silence] = find_silences(story, facts, points)
    return {(outlets[s.article], headings[s.point]): s.weight for s in found}


def test_what_all_others_tell_first_weighs_most(write: Write) -> None:
    found = _silences(
        write(LEVY + FILLER * 4 + " " + FERRY, "Post"),
        write(LEVY + FILLER * 5, "Voice"),
        write("Snow fell." + FILLER * 5, "Beacon"),
    )
    assert found["Beacon", LEVY] > found["Beacon", FERRY]
    assert [key for key in found if key[0] == "Beacon"] == [("Beacon", LEVY), ("Beacon", FERRY)]
    assert ("Post", LEVY) not in found
    assert all(0 <= weight <= 1 for weight in found.values())


def test_among_four_what_one_alone_tells_is_no_silence_of_the_others(write: Write) -> None:
    others = [write("Snow fell." + FILLER * 5 + " " * n, f"Beacon {n}") for n in range(2)]
    post = write(LEVY + FILLER * 5 + " " + FERRY, "Post")
    voice = write(LEVY + FILLER * 6, "Voice")
    found = _silences(post, voice, *others)
    assert {heading for _, heading in found} == {LEVY}


def test_a_short_article_weighs_less(write: Write) -> None:
    long = write(LEVY + FILLER * 5, "Post")
    short = _silences(long, write("Snow fell in Lora.", "Brief"))
    equal = _silences(long, write("Snow fell." + FILLER * 5, "Beacon"))
    assert 0 < short["Brief", LEVY] < equal["Beacon", LEVY] / 4


def test_an_article_that_is_cut_off_or_a_copy_is_not_listed(write: Write) -> None:
    post = write(LEVY + FILLER * 5, "Post")
    cut = write("Snow fell in Lora.", "Ledger", completeness=CUT)
    copy = write("Snow fell.", "Coast", copy_of=post.article.id)
    assert _silences(post, cut, copy) == {}


def test_a_copy_is_no_second_source(write: Write) -> None:
    post = write(LEVY + FILLER * 5, "Post")
    beacon = write("Snow fell." + FILLER * 5, "Beacon")
    copy = write(LEVY + FILLER * 5 + " ", "Coast", copy_of=post.article.id)
    assert _silences(post, beacon, copy) == _silences(post, beacon)
