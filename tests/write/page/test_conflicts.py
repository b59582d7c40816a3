"""Conflicts on the page: both sides in their own words, what stands around, on what."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from lxml import html as lxml_html

from variorum.collated import Collation, Relation
from variorum.records import Claim, RelationKind
from variorum.write.page.conflicts import AROUND, CONFLICTS, list_conflicts
from variorum.write.page.index import make_index
from variorum.write.report import report_html

Opposed = Callable[..., Collation]


def claim_of(collation: Collation, outlet: str, words: str) -> Claim:
    home = next(a.id for a in collation.articles if (a.outlet or "").startswith(outlet))
    return next(c for c in collation.claims if c.span.article == home and words in c.span.exact)


def oppose(collation: Collation, *pairs: tuple[Claim, Claim, str | None, float]) -> Collation:
    found = tuple(
        Relation(RelationKind.CONFLICTS, on, a.id, b.id, score, f"{on} differs")
        for a, b, on, score in pairs
    )
    return replace(collation, relations=(*collation.relations, *found), judged=True)


@pytest.fixture
def prices(collation: Collation) -> tuple[Claim, Claim]:
    return claim_of(collation, "The Vale", "12 million"), claim_of(collation, "National", "9 mill")


def page_of(collation: Collation) -> lxml_html.HtmlElement:
    return lxml_html.fromstring(report_html(collation, {}))


def text_of(element: lxml_html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_both_tellings_stand_side_by_side_in_their_own_words(
    collation: Collation, prices: tuple[Claim, Claim]
) -> None:
    (found,) = list_conflicts(make_index(oppose(collation, (*prices, "number", 0.97))))
    one, other = found.sides
    assert (found.on, found.score) == ("a number", 0.97)
    assert "12 million crowns" in one.words
    assert "9 million crowns" in other.words
    assert (one.who, other.who) == ("Osei Lund", "Halvard Stein")
    assert (one.basis, other.basis) == ("named source", "named source")


def test_the_words_stand_between_what_is_before_and_after_them(
    collation: Collation, prices: tuple[Claim, Claim]
) -> None:
    (found,) = list_conflicts(make_index(oppose(collation, (*prices, "number", 0.97))))
    for side, claim in zip(found.sides, prices, strict=True):
        text = next(a.text for a in collation.articles if a.id == claim.span.article)
        shown = f"{side.before}{side.words}{side.after}".removeprefix("… ").removesuffix(" …")
        assert shown in " ".join(text.split()), "no space is put in or lost where the words begin"
        assert len(side.before) <= AROUND + 2 >= len(side.after)
        assert side.before.startswith("… ")


def test_what_was_set_aside_is_not_shown_around_the_words(collation: Collation) -> None:
    sides = [
        claim_of(collation, "The Vale", "declined"),
        claim_of(collation, "National", "9 mill"),
    ]
    (found,) = list_conflicts(make_index(oppose(collation, (*sides, "actor", 0.9))))
    assert "Enjoyed" not in found.sides[0].after
    assert "Read also" not in found.sides[1].after


def test_the_surest_comes_first_and_the_articles_keep_their_order(
    collation: Collation, prices: tuple[Claim, Claim]
) -> None:
    one, other = prices
    moved = claim_of(collation, "The Vale", "340"), claim_of(collation, "Free", "412")
    found = list_conflicts(
        make_index(oppose(collation, (other, one, "number", 0.91), (*moved, "polarity", 0.99)))
    )
    assert [conflict.on for conflict in found] == ["whether it is so", "a number"]
    places = {a.outlet: n for n, a in enumerate(collation.articles)}
    for conflict in found:
        first, second = (places[side.outlet] for side in conflict.sides)
        assert first < second


def test_what_a_copy_repeats_is_listed_once_under_the_letter_of_the_original(
    collation: Collation, prices: tuple[Claim, Claim]
) -> None:
    wire = claim_of(collation, "Meridian", "12 million")
    copies = {a.id for a in collation.articles if a.copy_of}
    copied = next(
        c for c in collation.claims if c.span.article in copies and "12 mil" in c.span.exact
    )
    pairs = [(claim, prices[1], "number", 0.95) for claim in (copied, wire)]
    (found,) = list_conflicts(make_index(oppose(collation, *pairs)))
    assert found.sides[0].outlet == "Meridian"


def test_a_conflict_without_typed_evidence_is_on_the_words(
    collation: Collation, prices: tuple[Claim, Claim]
) -> None:
    (found,) = list_conflicts(make_index(oppose(collation, (*prices, None, 0.9))))
    assert found.on == "the words"


def test_a_relation_to_a_claim_that_is_not_there_is_passed_over(
    collation: Collation, prices: tuple[Claim, Claim]
) -> None:
    lost = replace(prices[1], id="lost")
    assert list_conflicts(make_index(oppose(collation, (prices[0], lost, "number", 0.9)))) == []


def test_each_side_leads_to_its_words_in_the_text(
    collation: Collation, prices: tuple[Claim, Claim]
) -> None:
    page = page_of(oppose(collation, (*prices, "number", 0.97)))
    section = page.get_element_by_id("conflicts")
    assert "On a number 0.97" in text_of(section)
    links = section.xpath(".//blockquote//a")
    assert len(links) == 2
    for link, claim in zip(links, prices, strict=True):
        target = page.get_element_by_id(link.get("href")[1:])
        assert text_of(link) == " ".join(claim.span.exact.split())
        assert text_of(target)[:10] in text_of(link)
    assert page.xpath("//nav//a[@href='#conflicts']")


def test_hostile_text_around_the_words_stays_text(
    collation: Collation, prices: tuple[Claim, Claim]
) -> None:
    page = page_of(oppose(collation, (*prices, "number", 0.97)))
    section = page.get_element_by_id("conflicts")
    assert "<script>alert('beacon')</script>" in text_of(section)
    assert "National Beacon <i>&</i>" in text_of(section)
    assert not section.xpath(".//script | .//img | .//i | .//@onerror")


def test_more_conflicts_than_the_page_holds_are_counted(
    collation: Collation, prices: tuple[Claim, Claim]
) -> None:
    many = [(*prices, f"side {number}", 0.9) for number in range(CONFLICTS + 3)]
    section = page_of(oppose(collation, *many)).get_element_by_id("conflicts")
    assert len(section.xpath(".//ol[@class='conflicts']/li")) == CONFLICTS
    assert "3 more conflicts are" in text_of(section)


def test_without_conflicts_there_is_no_such_section(collation: Collation) -> None:
    assert not page_of(replace(collation, judged=True)).xpath("//*[@id='conflicts']")


def test_a_judged_story_does_not_say_that_conflicts_were_not_looked_for(
    collation: Collation,
) -> None:
    undecided = "conflicts between claims"
    assert undecided in text_of(page_of(collation))
    assert undecided not in text_of(page_of(replace(collation, judged=True)))
