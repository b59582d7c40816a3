"""The shipped example: what its gold says stands in its files, and they are read as it says."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import variorum
from variorum.records import Article

ROOT = Path(__file__).parent.parent
GOLD: dict[str, Any] = json.loads((ROOT / "tests/data/example.json").read_text("utf-8"))
FOLDER = ROOT / GOLD["folder"]
TOLD = GOLD["articles"]
NAMES = [f"{told['file']}: {told['title']}" for told in TOLD]


@cache
def _articles() -> tuple[Article, ...]:
    return variorum.read([FOLDER])


def _article(told: dict[str, Any]) -> Article:
    [found] = [
        article
        for article in _articles()
        if Path(article.input.path).name == told["file"] and article.title == told["title"]
    ]
    return found


def test_every_file_gives_the_articles_it_holds_and_nothing_else() -> None:
    read = {(Path(article.input.path).name, article.title) for article in _articles()}
    assert read == {(told["file"], told["title"]) for told in TOLD}


@pytest.mark.parametrize("told", TOLD, ids=NAMES)
def test_outlet_date_and_completeness_are_understood(told: dict[str, Any]) -> None:
    article = _article(told)
    assert article.outlet == told["outlet"]
    assert article.published is not None
    assert article.published.value.startswith(told["published"])
    assert article.completeness.state.value == told["completeness"]


@pytest.mark.parametrize("told", TOLD, ids=NAMES)
def test_what_must_be_kept_stands_in_the_story(told: dict[str, Any]) -> None:
    article = _article(told)
    contents = [piece for quotation in told["quotations"] for piece in quotation["pieces"]]
    parts = contents + told["kept"] + [basis["text"] for basis in told["basis"]]
    points = [
        member["text"]
        for point in GOLD["points"]
        for member in point["members"]
        if member["file"] == told["file"] and _only_article_of(told)
    ]
    lost = [part for part in parts + points if not _is_kept(article, part)]
    assert lost == []


def _only_article_of(told: dict[str, Any]) -> bool:
    return len([other for other in TOLD if other["file"] == told["file"]]) == 1


def _is_kept(article: Article, part: str) -> bool:
    """Whether ``part`` stands somewhere in the text with nothing of it set aside."""
    start = article.text.find(part)
    while start >= 0:
        end = start + len(part)
        if not any(gap.start < end and start < gap.end for gap in article.removed):
            return True
        start = article.text.find(part, start + 1)
    return False


def test_the_gold_names_sources_cues_and_actors_that_stand_in_the_texts() -> None:
    missing = [
        (told["file"], words)
        for told in TOLD
        for words in [
            *(quotation["source"] for quotation in told["quotations"] if quotation["source"]),
            *(quotation["cue"] for quotation in told["quotations"]),
            *(actor["name"] for actor in told["actors"]),
        ]
        if words not in _article(told).text
    ]
    assert missing == []


def test_the_reprint_is_a_copy_of_the_wire_report() -> None:
    from variorum.group import mark_copies

    marked = {article.id: article for article in mark_copies(_articles())}
    for told in TOLD:
        original = marked[_article(told).id].copy_of
        if told["copy_of"]:
            assert original == _article(told["copy_of"]).id
        else:
            assert original is None


@pytest.mark.parametrize("told", TOLD, ids=NAMES)
def test_what_is_not_the_story_is_set_aside_and_the_byline_known(told: dict[str, Any]) -> None:
    article = _article(told)
    assert article.byline == told["byline"]
    kept = [part for part in told["set_aside"] if part in article.text and _is_told(article, part)]
    assert kept == []


def _is_told(article: Article, part: str) -> bool:
    """Whether a letter of ``part`` is left of the story where it first stands."""
    start = article.text.index(part)
    return not all(
        letter.isspace() or any(gap.start <= offset < gap.end for gap in article.removed)
        for offset, letter in enumerate(part, start)
    )
