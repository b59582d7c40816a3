"""What the whole pipeline makes of the shipped example, in every form of output."""

import json
from pathlib import Path

import jsonschema
import pytest
from lxml import html as lxml_html

import variorum
from tests.conftest import EXAMPLES
from tests.test_example import GOLD
from variorum.records import Outcome
from variorum.spans import words_of
from variorum.write.annotations import web_annotations
from variorum.write.json import article_json, reading_json, story_json
from variorum.write.ledger import list_entries
from variorum.write.report import report_html
from variorum.write.schema import article_schema, story_schema


@pytest.fixture(scope="module")
def example() -> variorum.Comparison:
    return variorum.compare([EXAMPLES / "haldrin-dam"])


def test_the_story_satisfies_the_published_schema(example: variorum.Comparison) -> None:
    jsonschema.validate(json.loads(story_json(example, example.models or {})), story_schema())


def test_what_is_expected_is_found_with_its_due_date(example: variorum.Comparison) -> None:
    names = {article.id: Path(article.input.path).name for article in example.articles}
    values = {time.id: time.value for time in example.times}
    found = [
        (names[told.span.article], words_of(told.span), values.get(told.due or ""))
        for told in example.expectations
    ]
    missing = [
        gold
        for gold in GOLD["expectations"]
        if not any(
            (name, value) == (gold["file"], gold["due"]) and gold["text"] in told
            for name, told, value in found
        )
    ]
    assert missing == []


def test_what_several_expect_is_one_entry(example: variorum.Comparison) -> None:
    entries = list_entries(example)
    [vote] = [e for e in entries if e.act == "vote" and "are to vote on the accord" in e.words][:1]
    assert len({told.outlet for told in vote.told}) >= 2
    assert all(entry.status is Outcome.OPEN for entry in entries)


def test_the_timeline_dates_what_several_tell(example: variorum.Comparison) -> None:
    claims = {claim.id: words_of(claim.span) for claim in example.claims}
    shared = {
        happening.value: claims[happening.claims[0]]
        for happening in example.timeline
        if len(happening.articles) >= 3
    }
    assert {"2026-04-13", "2026-04-14"} <= set(shared)
    assert "voted" in shared["2026-04-13"]
    assert "initialled" in shared["2026-04-14"]


def test_two_outlets_conflict_on_where_the_premier_stands(example: variorum.Comparison) -> None:
    claims = {claim.id: words_of(claim.span) for claim in example.claims}
    [(one, other)] = [
        sorted((claims[r.a], claims[r.b])) for r in example.relations if r.on == "stance"
    ]
    assert one.endswith("to sack Piet Kossarin")
    assert other == "Premier Teodor Halvane stands behind Kossarin’s plan"


def test_each_article_satisfies_the_published_schema(example: variorum.Comparison) -> None:
    for article in example.articles[:2]:
        line = article_json(variorum.annotate(article), {})
        jsonschema.validate(json.loads(line), article_schema())


def test_what_was_read_can_be_read_again(example: variorum.Comparison, tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(reading_json(article) for article in example.articles), "utf-8")
    again = variorum.read([path])
    assert not again.problems
    known = {(a.text, a.outlet, a.title, a.removed, a.completeness) for a in again}
    assert known == {
        (a.text, a.outlet, a.title, a.removed, a.completeness) for a in example.articles
    }


def test_every_link_of_the_report_has_its_target(example: variorum.Comparison) -> None:
    tree = lxml_html.fromstring(report_html(example, example.models or {}))
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    links = [a.get("href") for a in tree.iterfind(".//a[@href]")]
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in links if link.startswith("#")} <= set(ids)
    found = {f"c-{claim.id}" for claim in example.claims}
    found |= {f"q-{quotation.id}" for quotation in example.quotations if quotation.type}
    assert found <= set(ids), "every claim and report has its place in the printed texts"


def test_every_annotation_s_selectors_agree(example: variorum.Comparison) -> None:
    texts = {f"urn:variorum:article:{a.id}": a.text for a in example.articles}
    items = json.loads(web_annotations(example))["first"]["items"]
    assert len(items) > len(example.quotations) + len(example.claims)
    for item in items:
        for target in item["target"]:
            position, quote = target["selector"]
            words = texts[target["source"]["id"]][position["start"] : position["end"]]
            assert words == quote["exact"]
