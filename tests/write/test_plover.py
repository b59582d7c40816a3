"""Events go out as PLOVER records: the manual's required fields, its words, our offsets."""

import json
import re

import pytest

import variorum
from variorum.read import make_article
from variorum.records import Annotated, Input, Origin, Precision, Published
from variorum.write.plover import QUADS, plover_lines, undated

TEXT = (
    "Governor Tova Lindqvist accused Senator Anders Holm of lying. She will sue Holm, she said. "
    "Senator Holm has not endorsed Governor Lindqvist. "
    "On 2 March 2026 Senator Anders Holm met with Governor Tova Lindqvist in Oslo."
)
REQUIRED = ("id", "date", "source", "event")
"""The fields that the table "PLOVER JSON" of the manual requires."""


@pytest.fixture(scope="module")
def found() -> Annotated:
    day = Published("2026-03-18T09:30", Precision.MINUTE, Origin.FEED)
    source = Input("courier.txt")
    return variorum.annotate(make_article(TEXT, source, published=day, outlet="Courier"))


def test_every_line_has_what_the_manual_requires(found: Annotated) -> None:
    lines = plover_lines(found).splitlines()
    assert len(lines) == len(found.events) >= 2
    for record in map(json.loads, lines):
        assert all(record[key] for key in REQUIRED)
        assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", record["date"])
        assert all(actor["actor_text"] for actor in record["source"] + record["recipient"])
        assert record["quad_code"] in (1, 2, 3, 4)
        told = record["text_info"]
        words = " ".join(TEXT[p["start"] : p["end"]] for p in told["pieces"])
        assert record["event_text"] == [words]
        assert "text" not in record


def test_the_status_is_the_context(found: Annotated) -> None:
    contexts = {
        record["status"]: record["context"]
        for record in map(json.loads, plover_lines(found).splitlines())
    }
    assert contexts["reported"] == []
    assert all(
        context == {"expected": ["future"], "denied": ["negation"]}.get(status, [])
        for status, context in contexts.items()
    )


def test_the_date_is_that_of_the_clause_or_of_publication(found: Annotated) -> None:
    dates = {
        record["event"][0]: (record["date"], record["date_from"])
        for record in map(json.loads, plover_lines(found).splitlines())
    }
    assert dates["ACCUSE"] == ("2026-03-18", "publication")
    assert dates["CONSULT"] == ("2026-03-02", "clause")


def test_without_a_day_there_is_no_line() -> None:
    found = variorum.annotate("Governor Tova Lindqvist accused Senator Anders Holm of lying.")
    assert len(found.events) == undated(found) == 1
    assert plover_lines(found) == ""


def test_each_type_has_its_quad() -> None:
    assert len(QUADS) == 15
    assert sorted(set(QUADS.values())) == [1, 2, 3, 4]


def test_what_is_asked_for_a_day_to_come_happened_on_the_day_it_was_told() -> None:
    day = Published("2026-03-18", Precision.DAY, Origin.FEED)
    text = "Governor Tova Lindqvist urged Senator Anders Holm to resign on 5 May 2026."
    found = variorum.annotate(make_article(text, Input("courier.txt"), published=day))
    assert [json.loads(line)["date"] for line in plover_lines(found).splitlines()] == ["2026-03-18"]


@pytest.mark.parametrize(
    ("when", "dates"),
    [
        ("Last year", []),
        ("In 2023", []),
        ("Last week", []),
        ("This year", ["2026-03-18"]),
        ("In March", ["2026-03-18"]),
        ("On Monday", ["2026-03-16"]),
    ],
)
def test_a_day_that_the_clause_rules_out_is_not_that_of_the_event(
    when: str, dates: list[str]
) -> None:
    day = Published("2026-03-18", Precision.DAY, Origin.FEED)
    text = f"{when} Governor Tova Lindqvist accused Senator Anders Holm of lying."
    found = variorum.annotate(make_article(text, Input("courier.txt"), published=day))
    assert [json.loads(line)["date"] for line in plover_lines(found).splitlines()] == dates
    assert undated(found) == 1 - len(dates)
