"""Who backs whom on the page: the same names in each picture, the words beside, what differs."""

from dataclasses import replace
from html import escape

import pytest
from lxml import html as lxml_html

from variorum.collated import Collation, StanceEdge
from variorum.records import Article, Side, Span, Stance
from variorum.spans import make_span
from variorum.write.page.index import make_index
from variorum.write.page.standings import DRAWN, draw_networks, list_standings
from variorum.write.report import report_html


def stance_in(article: Article, words: str, cue: str, side: Side, holder: str) -> Stance:
    start = article.text.index(words)
    span = make_span(article, start, start + len(words))
    at = article.text.index(cue, start)
    mark = make_span(article, at, at + len(cue))
    first: Span = make_span(article, start, start + 3)
    last = make_span(article, span.end - 3, span.end)
    name = f"{article.id}-{start}-{side}"
    return Stance(
        name, span, holder, first, side, mark, None, last, None, False, False, False, None
    )


@pytest.fixture
def stood(collation: Collation) -> Collation:
    """Two articles that differ on where the first actor stands, and an edge of the second."""
    first, second = [a for a in collation.articles if a.copy_of is None][:2]
    one, other = collation.actors[:2]
    stances = []
    for article, side in ((first, Side.BACKS), (second, Side.OPPOSES)):
        words = " ".join(article.text.split()[5:12])
        place = article.text.find(words)
        if place < 0:  # broken over lines
            words = article.text[60:100]
        stances.append(stance_in(article, words, words.split()[2], side, one.id))
    stances.append(replace(stances[0], id="third", holder=other.id))
    edges = (
        StanceEdge(
            "e1", one.id, None, "the <ferry> plan",
            {first.id: Side.BACKS, second.id: Side.OPPOSES}, True,
            (stances[0].id, stances[1].id),
        ),
        StanceEdge("e2", other.id, one.id, one.name, {first.id: None}, False, ("third",)),
    )  # fmt: skip
    return replace(collation, stances=tuple(stances), stance_edges=edges)


def page_of(collation: Collation) -> lxml_html.HtmlElement:
    return lxml_html.fromstring(report_html(collation, {}))


def test_each_edge_has_its_words_with_the_cue_apart(stood: Collation) -> None:
    first, second = list_standings(make_index(stood))
    assert (first.differs, second.differs) == (True, False)
    assert [line.side for line in first.lines] == ["backs", "opposes"]
    for line, stance in zip(first.lines, stood.stances, strict=False):
        assert "".join(words for words, _ in line.parts) == " ".join(stance.span.exact.split())
        assert [words for words, cue in line.parts if cue] == [stance.cue.exact]
        assert line.date


def test_every_picture_has_each_name_at_the_same_place(stood: Collation) -> None:
    drawn = draw_networks(make_index(stood))
    assert drawn is not None
    assert len(drawn.panels) == 2
    first, second = drawn.panels
    assert [edge.mark for edge in first.edges] == ["+", "±"]
    assert [edge.mark for edge in second.edges] == ["−"]
    assert first.edges[0].path == second.edges[0].path
    assert stood.stance_edges[1].holder in second.faint
    assert "the articles differ on it" in second.edges[0].says


def test_one_edge_alone_is_not_drawn(stood: Collation) -> None:
    alone = replace(stood, stance_edges=stood.stance_edges[1:])
    assert draw_networks(make_index(alone)) is None
    assert list_standings(make_index(alone)) == []
    assert "Who backs whom" not in report_html(alone, {})


def test_edges_of_the_pictures_are_links_to_the_table_beside(stood: Collation) -> None:
    page = page_of(stood)
    links = page.xpath("//section[@id='standings']//svg//a")
    assert len(links) == 3
    for link in links:
        (row,) = page.xpath(f"//tr[@id='{link.get('href')[1:]}']")
        assert row.xpath(".//td//li")
        assert link.get("aria-label")
    marked = page.xpath("//tr[@class='unlike']//b[@class='differ']")
    assert len(marked) == 1
    assert "differs" in marked[0].text_content()
    assert page.xpath("//nav//a[@href='#standings']")


def test_names_are_escaped_and_many_edges_are_cut(stood: Collation) -> None:
    assert escape("the <ferry> plan") in report_html(stood, {})
    many = tuple(
        replace(stood.stance_edges[0], id=f"m{number}", name=f"plan {number}")
        for number in range(DRAWN + 3)
    )
    drawn = draw_networks(make_index(replace(stood, stance_edges=many)))
    assert drawn is not None
    assert drawn.edges_left_out == 3
    assert len(drawn.right) == DRAWN
