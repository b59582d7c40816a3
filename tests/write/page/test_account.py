"""The account on the page: every line leads to the words of each article that tells it."""

from dataclasses import replace

import pytest
from lxml import html as lxml_html

from variorum.collated import Collation
from variorum.write.page.account import account_lines
from variorum.write.page.index import make_index
from variorum.write.report import report_html


@pytest.fixture(scope="module")
def section(collation: Collation) -> lxml_html.HtmlElement:
    (found,) = lxml_html.fromstring(report_html(collation, {})).xpath("//section[@id='short']")
    return found


def test_it_stands_on_top_and_every_word_is_an_articles(
    collation: Collation, section: lxml_html.HtmlElement
) -> None:
    assert section.getparent().tag == "main"
    assert section.getprevious() is None
    texts = [article.text for article in collation.articles]
    for words in section.xpath(".//*[@class='words']"):
        assert any(" ".join(words.text_content().split()) in text for text in texts)


def test_each_outlet_behind_a_line_leads_to_its_own_words(
    collation: Collation, section: lxml_html.HtmlElement
) -> None:
    (first, *_) = section.xpath(".//ol/li")
    links = first.xpath(".//*[@class='basis']/a/@href")
    claims = {f"#c-{claim.id}": claim.span.article for claim in collation.claims}
    assert [claims[link] for link in links] == [
        collation.articles[n].id for n in (0, 5, 1, 2, 3, 4)
    ]


def test_who_does_not_name_the_source_of_a_line_is_told_apart(
    collation: Collation, section: lxml_html.HtmlElement
) -> None:
    (first, *_) = account_lines(make_index(collation))
    (side,) = first.sides
    assert side.who == "officials"
    assert [teller.siglum for teller in side.tellers] == ["A", "A2"], "officials say it there"
    assert [teller.siglum for teller in side.others] == ["B", "C", "D", "E"]
    assert "A2 Coast Today; otherwise sourced: B The Vale Courier" in " ".join(
        section.text_content().split()
    )


def test_a_line_in_an_outlets_own_voice_is_everybodys_who_tells_it(collation: Collation) -> None:
    line = collation.account[0]
    claims = line.sides[0].claims
    own = next(c for c in collation.claims if c.id in claims and c.said_in is None)
    rest = tuple(name for name in claims if name != own.id)
    side = replace(line.sides[0], words=own.span, claims=(own.id, *rest))
    (shown,) = account_lines(
        make_index(replace(collation, account=(replace(line, sides=(side,)),)))
    )
    assert len(shown.sides[0].tellers) == len(claims)
    assert shown.sides[0].others == []


def test_a_conflict_shows_both_sides_with_who_says_it(section: lxml_html.HtmlElement) -> None:
    (conflict,) = section.xpath(".//li[@class='against']")
    shown = " ".join(conflict.text_content().split())
    assert "They conflict on a number:" in shown
    assert "The repair is expected to cost 12 million crowns" in shown
    assert "Halvard Stein: the repair would cost 9 million crowns" in shown


def test_where_nothing_is_shared_it_says_so(collation: Collation) -> None:
    alone = replace(collation, account=(), points=collation.points[-5:])
    assert "Nothing was found that two independent articles both tell" in report_html(alone, {})
    shared = replace(collation, account=())
    assert "in no words that stand by themselves" in report_html(shared, {})


def test_a_claim_that_is_not_there_takes_its_line_along(collation: Collation) -> None:
    lines = account_lines(make_index(replace(collation, claims=())))
    assert lines == []
