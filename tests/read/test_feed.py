import json
import time

import pytest

from tests.read.samples import ATOM, BODY, JSON_FEED, RSS, TEXT
from variorum.read.feed import read_feed_file, read_json_feed
from variorum.read.place import Place
from variorum.records import Article, CompletenessState, Origin, Precision, Problem, Published


def read(feed: str | bytes) -> list[Article | Problem]:
    data = feed.encode() if isinstance(feed, str) else feed
    return list(read_feed_file(data, Place("feed.xml")))


def articles(items: list[Article | Problem]) -> list[Article]:
    return [item for item in items if isinstance(item, Article)]


def test_rss_gives_one_article_an_item() -> None:
    first, second = articles(read(RSS))
    assert (first.outlet, first.title, first.url) == (
        "Sarn Post",
        "Quay & tolls",
        "https://sarn.example/1",
    )
    assert (first.input.path, first.input.id, first.language) == ("feed.xml", "sarn-1", "en")
    assert first.published == Published("2026-03-05T17:03:00Z", Precision.SECOND, Origin.FEED)
    assert first.text == TEXT
    assert first.completeness.state is CompletenessState.FULL
    assert second.completeness.state is CompletenessState.TRUNCATED
    assert second.completeness.reason


@pytest.mark.parametrize(
    ("name", "outlet"),
    [
        ("Sarn Post – World", "Sarn Post"),
        ("World news | Sarn Post", "Sarn Post"),
        ("Sarn Post &gt; Politics", "Sarn Post"),
        ("Orlo - Harbour", "Orlo - Harbour"),
    ],
)
def test_the_feeds_of_one_outlet_are_of_one_outlet(name: str, outlet: str) -> None:
    feed = RSS.replace("Sarn Post - RSS", name).replace("sarn.example", "sarnpost.example")
    assert {one.outlet for one in articles(read(feed))} == {outlet}


def test_atom_content_is_full_text_though_it_has_no_summary() -> None:
    (found,) = articles(read(ATOM))
    assert (found.outlet, found.byline, found.text) == ("Orlo Wire", "Ada Pell", TEXT)
    assert found.completeness.state is CompletenessState.FULL


def test_json_feed() -> None:
    first, second = articles(list(read_json_feed(json.loads(JSON_FEED), Place("feed.json"))))
    assert (first.outlet, first.byline, first.text) == ("Veldmoor Courier", "Ilse Marden", TEXT)
    assert second.completeness.state is CompletenessState.TRUNCATED


def test_content_that_breaks_off_is_a_summary() -> None:
    cut = RSS.replace(BODY, f"{BODY}<p>Continue reading at the Sarn Post</p>")
    assert articles(read(cut))[0].completeness.state is CompletenessState.TRUNCATED


def test_a_damaged_feed_gives_what_can_be_told_and_says_so() -> None:
    items = read(RSS[: RSS.index("<item><title>Ferry") + 30])
    assert any(isinstance(item, Problem) and item.kind == "damaged" for item in items)
    assert articles(items)[0].text == TEXT


def test_an_impossible_date_names_the_item() -> None:
    rows = [item for item in read(RSS.replace("05 Mar", "35 Mar")) if isinstance(item, Problem)]
    assert rows[0].message.startswith("item 1: ")


def test_entities_are_refused() -> None:
    bomb = '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' + RSS.partition("?>")[2]
    (row,) = read(bomb)
    assert isinstance(row, Problem)
    assert row.kind == "entities"


def test_a_file_name_inside_is_not_opened() -> None:
    assert articles(read(b"/etc/hostname")) == []
    assert articles(read(b"file:///etc/hostname")) == []


def test_hostile_feeds_end_quickly() -> None:
    started = time.process_time()
    for feed in (
        "<rss><channel>" + "<item>" * 20_000,
        "<rss><channel>" + "<item><title>x</title></item>" * 5_000,
        "<rss><channel><item><description>" + "&lt;b&gt;" * 50_000,
        "<feed>" + "<entry><content type='xhtml'>" + "<div>" * 20_000,
        "<rss " + "a='b' " * 20_000 + ">",
    ):
        for item in read(feed):
            assert isinstance(item, Article | Problem)
    assert time.process_time() - started < 20


def test_entities_in_wide_characters_are_refused_too() -> None:
    feed = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE r [<!ENTITY a "aaaa">]><rss>&a;</rss>'
    (problem,) = read_feed_file(feed.encode("utf-16"), Place("feed.xml"))
    assert isinstance(problem, Problem)
    assert problem.kind == "entities"
