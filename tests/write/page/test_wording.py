"""Techniques and loaded sentences in the texts: marks, letters, and lines in the margin."""

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html as lxml_html

from tests.write.worded import USES
from variorum.collated import Collation
from variorum.records import Sentence, Technique, TechniqueUse
from variorum.spans import make_span
from variorum.write.page.articles import print_articles
from variorum.write.page.index import Index, make_index
from variorum.write.page.wording import (
    mark_wording,
    quoted_uses,
    technique_meanings,
    technique_name,
)


@pytest.fixture(scope="module")
def index(worded: Collation) -> Index:
    return make_index(worded)


def _printed(index: Index, outlet: str) -> lxml_html.HtmlElement:
    printed, _ = print_articles(index, {}, {})
    (body,) = [one.html for one in printed if one.witness.article.outlet == outlet]
    return lxml_html.fromstring(f"<div>{body}</div>")


def _text(element: lxml_html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _words_alone(element: lxml_html.HtmlElement) -> str:
    return "".join(element.xpath(".//text()[not(ancestor::a)]"))


def test_every_technique_has_a_meaning_and_a_name_that_reads() -> None:
    assert technique_meanings().keys() == set(Technique)
    assert technique_name(Technique.APPEAL_TO_FEAR) == "Appeal to fear-prejudice"
    assert technique_name(Technique.BANDWAGON) == "Bandwagon, Reductio ad hitlerum"


def test_the_docs_list_the_techniques_with_the_same_meanings() -> None:
    page = (Path(__file__).parents[3] / "docs" / "findings.md").read_text("utf-8")
    for technique, meaning in technique_meanings().items():
        assert f"| `{technique.value}` | {meaning} |\n" in page


def test_each_finding_has_its_letter_in_the_text_and_its_line_in_the_margin(index: Index) -> None:
    body = _printed(index, "Free Harbour")
    lines = [_text(line) for line in body.xpath("//li[@class='w']")]
    assert lines == [
        "a Loaded Language, 0.91",
        "b Loaded Language, 0.81",
        "c Exaggeration, Minimisation, 0.52",
        "d Loaded sentence, 0.97",
        "e Doubt, 0.57",
        "f Loaded sentence, 0.74",
        "g Loaded sentence, 0.50",
        "h Name Calling, Labeling, 0.66, quoted",
        "i Loaded sentence, 0.88",
    ]
    notes = body.xpath("//a[@class='n w']")
    assert [note.text for note in notes] == list("abcdefghi")
    assert notes[2].get("aria-label") == "c: Exaggeration, Minimisation, 0.52"


def test_letter_and_line_lead_to_each_other(index: Index) -> None:
    body = _printed(index, "Free Harbour")
    for line in body.xpath("//li[@class='w']"):
        (link,) = line.iter("a")
        words = body.get_element_by_id(link.get("href")[1:])
        letter = line.find(".//b").text
        (note,) = body.xpath(f"//a[@href='#{line.get('id')}']")
        assert note.text == letter
        assert words.get("class") in ("tech", "load")


def test_a_use_that_crosses_a_quotation_keeps_all_its_words(index: Index) -> None:
    body = _printed(index, "Free Harbour")
    crossing = next(u for u in index.collation.techniques if u.technique is Technique.DOUBT)
    line = next(li for li in body.xpath("//li[@class='w']") if "Doubt" in _text(li))
    key = line.find("a").get("href")[1:]
    parts = body.xpath(f"//span[@data-f='{key}']")
    assert len(parts) > 1
    assert "".join(_words_alone(part) for part in parts) == crossing.span.exact
    assert [part.get("id") for part in parts] == [key] + [None] * (len(parts) - 1)


def test_a_use_in_two_pieces_marks_only_these(index: Index) -> None:
    body = _printed(index, "Free Harbour")
    line = next(li for li in body.xpath("//li[@class='w']") if "Name Calling" in _text(li))
    key = line.find("a").get("href")[1:]
    parts = body.xpath(f"//span[@data-f='{key}']")
    assert " ".join(_words_alone(part) for part in parts) == "They knew, kept the money"


def test_only_words_inside_a_direct_quotation_are_called_quoted(worded: Collation) -> None:
    article = worded.articles[2]
    exact = "They knew, and they kept the money,"
    start = article.text.index(exact)
    end = start + len(exact)

    def use(low: int, high: int) -> TechniqueUse:
        return TechniqueUse(Technique.DOUBT, make_span(article, low, high), 0.5)

    uses = (
        use(start, end),
        use(start + 5, end),
        use(start - 1, end),
        use(start, end + 1),
        use(0, 7),
    )
    inside = (*uses[:2], use(start, end - 5))
    index = make_index(replace(worded, techniques=(*uses, inside[2])))
    assert quoted_uses(index) == set(inside)


def test_a_sentence_below_even_odds_is_not_marked(worded: Collation) -> None:
    article = worded.articles[1]
    at = [Sentence(make_span(article, n, n + 5), p) for n, p in ((0, 0.499), (6, 0.5), (12, None))]
    marks, _, sides = mark_wording(make_index(replace(worded, sentences=tuple(at), techniques=())))
    assert [(mark.start, mark.end) for mark in marks[article.id]] == [(6, 11)]
    assert [side.says for side in sides[article.id]] == ["Loaded sentence, 0.50"]


def test_a_technique_below_even_odds_is_not_marked(worded: Collation) -> None:
    less = tuple(replace(use, score=0.499) for use in worded.techniques)
    marks, _, _ = mark_wording(make_index(replace(worded, sentences=(), techniques=less)))
    assert not any(marks.values())


def test_the_order_of_the_findings_does_not_matter(worded: Collation) -> None:
    turned = replace(worded, techniques=worded.techniques[::-1], sentences=worded.sentences[::-1])
    once = print_articles(make_index(worded), {}, {})[0]
    again = print_articles(make_index(turned), {}, {})[0]
    assert [one.html for one in once] == [one.html for one in again]


def test_hostile_words_stay_words_under_their_mark(index: Index) -> None:
    body = _printed(index, "National Beacon <i>&</i>")
    (mark,) = [m for m in body.xpath("//span[@class='tech']") if "script" in _text(m)]
    assert _words_alone(mark) == USES[-1][3][0]
    assert not body.xpath("//script | //img")
