"""The report draws the timeline, lists it by date, and keeps the ledger of what is expected."""

import re
from dataclasses import replace

import pytest
from lxml import html as lxml_html

from tests.write.told import tell, telling
from variorum.collate import collate_story
from variorum.collated import Collation, KeyDate
from variorum.group import make_story
from variorum.write.page.chronicle import draw_timeline, list_days
from variorum.write.page.expected import expectation_rows
from variorum.write.page.index import make_index
from variorum.write.report import report_html


@pytest.fixture(scope="module")
def tree() -> lxml_html.HtmlElement:
    return lxml_html.fromstring(report_html(tell(), {}))


def _text(element: lxml_html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_days_are_spelled_out_beside_the_words_that_give_them() -> None:
    days, left_out = list_days(make_index(tell()))
    assert left_out == 0
    assert [(day.spelled, [line.when for line in day.lines]) for day in days] == [
        ("1987", ["1987"]),
        ("16 March 2026", ["Monday"]),
        ("20 March 2026", ["Friday"]),
    ]


def test_the_drawing_holds_past_and_expected_days_in_order() -> None:
    drawing = draw_timeline(make_index(tell()))
    assert drawing is not None
    assert [(dot.spelled, dot.expected) for dot in drawing.dots] == [
        ("1987", False),
        ("16 March 2026", False),
        ("20 March 2026", False),
        ("2 April 2026", True),
        ("May 2026", True),
    ]
    heights = [dot.y for dot in drawing.dots]
    assert heights == sorted(heights)
    assert drawing.dots[1].gap == "38 years"


def test_what_is_due_in_a_month_is_drawn_at_its_end() -> None:
    text = "The ferry of Brask will stop in May 2025. The mill of Brask burnt down on 5 May 2025."
    told = collate_story(make_story([telling("2025-05-20", text, "Courier")]))
    drawing = draw_timeline(make_index(told))
    assert drawing is not None
    assert [(dot.spelled, dot.expected) for dot in drawing.dots] == [
        ("5 May 2025", False),
        ("May 2025", True),
    ]


def test_a_key_date_says_where_its_sentence_does_not_name_the_day() -> None:
    collation = tell()
    first = collation.sentences[0].span
    dates = tuple(
        KeyDate(day, 1.0, (first.article,), first) for day in ("2026-03-18", "2026-03-20")
    )
    page = lxml_html.fromstring(report_html(replace(collation, dates=dates), {}))
    told = page.xpath("//section[@id='when']/ol[1]//p[@class='when']")
    assert [_text(line) for line in told] == [
        "18 March 2026 1 article; published that day",
        "20 March 2026 1 article",
    ]


def test_every_dot_is_a_link_to_what_stands_in_the_page(tree: lxml_html.HtmlElement) -> None:
    links = tree.xpath("//section[@id='when']//*[local-name()='svg']/*[local-name()='a']")
    assert len(links) == 5
    ids = set(tree.xpath("//@id"))
    assert {link.get("href").lstrip("#") for link in links} <= ids
    assert links[-1].get("aria-label") == "May 2026, expected: 1 article"


def test_the_ledger_has_those_with_a_date_first_and_says_what_came_of_them(
    tree: lxml_html.HtmlElement,
) -> None:
    due, undated = expectation_rows(make_index(tell()))
    assert [(row.when, row.meaning) for row in due] == [
        ("Friday", "20 March 2026"),
        ("2 April", "2 April 2026"),
        ("May", "May 2026"),
    ]
    assert [row.entry.act for row in undated] == ["reject"]
    first = tree.get_element_by_id(f"x-{due[0].entry.entry}")
    shown = _text(first)
    assert "Friday 20 March 2026" in shown
    assert "told as likely expected by Tova Lindqvist · met" in shown
    assert "Tova Lindqvist closed the weir on Friday says that it came about" in shown


def test_every_line_leads_to_its_words(tree: lxml_html.HtmlElement) -> None:
    ids = set(tree.xpath("//@id"))
    links = tree.xpath("//section[@id='when' or @id='expected']//li//a/@href")
    assert len(links) > 6
    assert {link.lstrip("#") for link in links} <= ids


def test_words_of_articles_are_escaped() -> None:
    page = report_html(tell(), {})
    section = page[page.index('id="when"') : page.index('id="expected"')]
    assert "The mill of Brask &amp; Holm burnt down" in section
    assert "Brask & Holm" not in section


def test_a_story_without_dates_has_neither_section(collation: Collation) -> None:
    page = report_html(collation, {})
    assert not re.search(r'id="(?:when|expected)"|href="#(?:when|expected)"', page)


@pytest.mark.parametrize("when", ["in 2025", "in April", "in the spring"])
def test_a_coarse_date_before_a_fine_one_is_drawn(when: str) -> None:
    text = f"The mill in Brask closed {when}. The council of Brask voted on the plan on 5 May 2025."
    told = collate_story(make_story([telling("2025-05-20", text, "Courier")]))
    drawing = draw_timeline(make_index(told))
    assert drawing is not None
    assert len(drawing.dots) == 2
