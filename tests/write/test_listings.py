"""The JSON of a store's answers; that real answers satisfy it is tested with the store."""

import io
import json
import os
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from rich.console import Console

from variorum.listed import SearchHit, StoryListing
from variorum.records import Origin, Precision, Published, Span
from variorum.write.listings import search_json, stories_json
from variorum.write.listings_schema import affairs_schema, search_schema, stories_schema
from variorum.write.terminal_listings import stories_table

SCHEMAS = Path(__file__).parents[2] / "docs" / "schema"

STORY = StoryListing("5e1d", "Bridge closed", None, None, 2, 1, ("Lomma Post",), 1)
HIT = SearchHit(
    article="a1",
    story=None,
    copy_of=None,
    outlet=None,
    title="Bridge closed",
    url=None,
    published=Published("2026-03", Precision.MONTH, Origin.META_TAG),
    passage=Span("a1", 0, 6, "Bridge"),
    matches=(Span("a1", 0, 6, "Bridge"),),
)


@pytest.mark.parametrize(
    ("name", "schema"),
    [
        ("variorum-stories-1", stories_schema()),
        ("variorum-affairs-1", affairs_schema()),
        ("variorum-search-1", search_schema()),
    ],
)
def test_the_published_schema_is_the_generated_one(name: str, schema: dict[str, object]) -> None:
    """Set ``VARIORUM_SNAPSHOT=write`` to publish what the record types generate now."""
    generated = json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
    if os.environ.get("VARIORUM_SNAPSHOT") == "write":
        (SCHEMAS / f"{name}.json").write_text(generated, encoding="utf-8")
    assert (SCHEMAS / f"{name}.json").read_text(encoding="utf-8") == generated
    jsonschema.Draft202012Validator.check_schema(schema)


def test_both_satisfy_their_schema_one_record_a_line() -> None:
    stories, found = stories_json([STORY, STORY]), search_json("“bridge\u2028”", [HIT])
    jsonschema.validate(json.loads(stories), stories_schema())
    jsonschema.validate(json.loads(found), search_schema())
    assert stories.count('"id"') == 2 == sum('"id"' in line for line in stories.split("\n"))
    assert "\u2028" not in found


def test_nothing_found_is_an_empty_list() -> None:
    assert json.loads(stories_json([]))["stories"] == []
    assert json.loads(search_json("dam", []))["hits"] == []


@pytest.mark.parametrize("key", ["first", "outlets", "independent"])
def test_the_schema_refuses_a_story_without_a_key(key: str) -> None:
    written = json.loads(stories_json([STORY]))
    del written["stories"][0][key]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(written, stories_schema())


def test_the_table_of_stories_says_what_its_counts_count() -> None:
    story = replace(STORY, articles=5, copies=3, outlets=("Lomma Post", "Vale Courier", "Wire"))
    out = io.StringIO()
    Console(file=out, width=160, color_system=None).print(stories_table([story]))
    heading, row = out.getvalue().splitlines()
    assert heading.split()[:4] == ["story", "last", "articles", "independent"]
    assert row.split()[:4] == ["5e1d", "–", "5", "1"]
