"""The report shows who did what to whom, in whose words, and leads from there to the text."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import pytest
from lxml import html as lxml_html

import variorum
from variorum.collate import collate_story
from variorum.collated import Collation, EventDifference
from variorum.group import make_story
from variorum.read import make_article
from variorum.records import Annotated, EventStatus, EventType, Input, Origin, Precision, Published
from variorum.write.page.chronicle import list_days
from variorum.write.page.deeds import OPEN, list_deeds
from variorum.write.page.index import make_index
from variorum.write.report import report_html
from variorum.write.terminal import glance

SCENE = " Governor Tova Lindqvist and Senator Anders Holm are from Brask."
FIRST = (
    "On Tuesday Governor Tova Lindqvist accused Senator Anders Holm of hiding the letters. "
    "Senator Anders Holm met Governor Tova Lindqvist at the harbour."
)
SECOND = "Governor Tova Lindqvist has not accused Senator Anders Holm of hiding the letters."


def telling(text: str, outlet: str) -> Annotated:
    day = Published("2026-03-20", Precision.DAY, Origin.FEED)
    made = make_article(text + SCENE, Input(f"{outlet}.txt"), published=day, outlet=outlet)
    return variorum.annotate(made)


@lru_cache(maxsize=1)
def story() -> Collation:
    return collate_story(make_story([telling(FIRST, "Courier"), telling(SECOND, "Post")]))


@pytest.fixture(scope="module")
def section() -> lxml_html.HtmlElement:
    (found,) = lxml_html.fromstring(report_html(story(), {})).xpath("//section[@id='deeds']")
    return found


def _text(element: lxml_html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_each_row_says_who_did_what_to_whom_and_how_it_is_told() -> None:
    rows = {(row.act, row.status): row for row in list_deeds(make_index(story()), ())}
    assert set(rows) == {
        ("accuses or sues", ""),
        ("accuses or sues", "denied"),
        ("meets or talks", ""),
    }
    accused = rows["accuses or sues", ""]
    assert (accused.sources, accused.recipients, accused.when) == (
        "Tova Lindqvist",
        "Anders Holm",
        "17 March 2026",
    )
    assert [part for line in accused.lines for part, cue in line.parts if cue] == ["accused"]
    assert [(other.on, other.sigla) for other in accused.differing] == [("status", "B")]


def test_tellings_of_one_row_that_differ_are_named_against_each_other() -> None:
    done, denied = (
        next(h for h in story().happenings if h.type is EventType.ACCUSE and h.status is status)
        for status in (EventStatus.REPORTED, EventStatus.DENIED)
    )
    both = (*done.events, *denied.events)
    one = replace(done, events=both, differs=(EventDifference("number", *both),))
    (row,) = list_deeds(make_index(replace(story(), happenings=(one,))), ())
    assert [(other.on, other.sigla, other.line) for other in row.differing] == [
        ("number", "A ≠ B", None)
    ]


def test_the_words_and_the_differences_lead_to_what_stands_in_the_page(
    section: lxml_html.HtmlElement,
) -> None:
    ids = set(section.getroottree().getroot().xpath("//@id"))
    links = section.xpath(".//a/@href")
    assert len(links) >= 6
    assert {link.lstrip("#") for link in links} <= ids
    assert section.xpath(".//tr[@class='unlike']")
    assert "≠ status" in _text(section)


def test_a_date_leads_to_the_timeline_and_back(section: lxml_html.HtmlElement) -> None:
    (day,) = [d for d in list_days(make_index(story()))[0] if d.value == "2026-03-17"]
    deeds = [deed for line in day.lines for deed in line.deeds]
    assert [name for _, name in deeds] == ["Tova Lindqvist → Anders Holm: accuses or sues"]
    (back,) = {href for href, _ in deeds}
    assert section.xpath(f".//tr[@id='{back.lstrip('#')}']//a[@href='#{day.anchor}']")


def test_names_from_articles_are_escaped() -> None:
    hostile = "<img src=x onerror=alert(1)>\u202e{{ 7*7 }}"
    actors = tuple(replace(actor, name=hostile) for actor in story().actors)
    page = report_html(replace(story(), actors=actors), {})
    (section,) = lxml_html.fromstring(page).xpath("//section[@id='deeds']")
    assert not section.xpath(".//img")
    assert "\u202e" not in page
    assert "{{ 7*7 }}" in _text(section)


def test_more_than_a_dozen_are_folded_away() -> None:
    many = tuple(
        replace(story().happenings[0], id=f"{number:016d}", differs=()) for number in range(20)
    )
    page = report_html(replace(story(), happenings=many, timeline=()), {})
    (section,) = lxml_html.fromstring(page).xpath("//section[@id='deeds']")
    assert len(section.xpath("./table/tbody/tr")) == OPEN
    assert len(section.xpath("./details/table/tbody/tr")) == len(many) - OPEN


def test_without_happenings_there_is_no_section(collation: Collation) -> None:
    assert 'id="deeds"' not in report_html(collation, {})


def test_the_terminal_names_them() -> None:
    from rich.console import Console

    console = Console(width=140, no_color=True)
    with console.capture() as shown:
        console.print(glance(story()))
    assert "≠ Tova Lindqvist → Anders Holm: accuses or sues" in shown.get()
    assert "accuses or sues, denied" in shown.get()
