"""Copies and stories as JSON satisfy their schema, with the same bytes each time."""

import json
import os
from pathlib import Path

import jsonschema
import pytest

from variorum.run.grouping import group_paths
from variorum.write.groups import groups_json, groups_schema

EXAMPLES = Path(__file__).parents[2] / "examples"
SCHEMA = Path(__file__).parents[2] / "docs" / "schema" / "variorum-groups-1.json"
INPUTS = [str(EXAMPLES / "ondria-week.warc.gz"), str(EXAMPLES / "haldrin-dam"), "missing.txt"]


def written(paths: list[str]) -> str:
    found = group_paths(paths)
    return groups_json(found.groups, found.articles, found.problems)


def test_groups_satisfy_their_schema_and_every_article_is_in_one_story() -> None:
    groups = json.loads(written(INPUTS))
    jsonschema.validate(groups, groups_schema())
    articles = [article["id"] for story in groups["stories"] for article in story["articles"]]
    assert len(articles) == len(set(articles)) == 17 + 8
    copies = {a["id"]: a["copy_of"] for s in groups["stories"] for a in s["articles"]}
    assert {c["article"]: c["original"] for c in groups["copies"]} == {
        article: original for article, original in copies.items() if original
    }
    assert [row["input"] for row in groups["problems"]] == ["missing.txt"]


def test_the_order_of_paths_does_not_change_a_byte() -> None:
    assert written(INPUTS) == written(INPUTS[::-1])


def test_several_processes_write_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("variorum.run.grouping.PART", 1)  # a task for every file
    found = group_paths(INPUTS, workers=2)
    assert groups_json(found.groups, found.articles, found.problems) == written(INPUTS)


def test_one_article_under_two_names_is_an_original_and_its_copy(tmp_path: Path) -> None:
    text = (EXAMPLES / "haldrin-dam" / "lorve-free-voice.md").read_text("utf-8")
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(text, encoding="utf-8")
    groups = json.loads(written([str(tmp_path)]))
    ((first, second),) = [story["articles"] for story in groups["stories"]]
    assert (first["copy_of"] or second["copy_of"]) in (first["id"], second["id"])


def test_the_published_schema_is_the_generated_one() -> None:
    """Set ``VARIORUM_SNAPSHOT=write`` to publish what the record types generate now."""
    generated = json.dumps(groups_schema(), indent=2, ensure_ascii=False) + "\n"
    if os.environ.get("VARIORUM_SNAPSHOT") == "write":
        SCHEMA.write_text(generated, encoding="utf-8")
    assert SCHEMA.read_text(encoding="utf-8") == generated
