"""What the whole pipeline makes of the shipped example, in every form of output."""

import json

import jsonschema
import pytest
from lxml import html as lxml_html

import variorum
from tests.conftest import EXAMPLES
from variorum.write.annotations import web_annotations
from variorum.write.json import article_json, reading_json, story_json
from variorum.write.report import report_html
from variorum.write.schema import article_schema, story_schema


@pytest.fixture(scope="module")
def example() -> variorum.Comparison:
    return variorum.compare([EXAMPLES / "haldrin-dam"])


def test_the_story_satisfies_the_published_schema(example: variorum.Comparison) -> None:
    jsonschema.validate(json.loads(story_json(example, example.models or {})), story_schema())


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
    found |= {f"q-{quotation.id}" for quotation in example.quotations}
    assert found <= set(ids), "every claim and quotation has its place in the printed texts"


def test_every_annotation_s_selectors_agree(example: variorum.Comparison) -> None:
    texts = {f"urn:variorum:article:{a.id}": a.text for a in example.articles}
    items = json.loads(web_annotations(example))["first"]["items"]
    assert len(items) > len(example.quotations) + len(example.claims)
    for item in items:
        for target in item["target"]:
            position, quote = target["selector"]
            words = texts[target["source"]["id"]][position["start"] : position["end"]]
            assert words == quote["exact"]
