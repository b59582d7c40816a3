"""The ledger is written as JSON by its schema, as iCalendar, and as a table."""

import json
from dataclasses import replace
from io import StringIO
from pathlib import Path

import jsonschema
import pytest
from rich.console import Console

from tests.write.told import tell
from variorum.collated import Collation
from variorum.write.calendar import ledger_calendar
from variorum.write.ledger import LEDGER_FORMAT, ledger_json, ledger_schema, list_entries
from variorum.write.terminal_ledger import ledger_glance

SCHEMAS = Path(__file__).parents[2] / "docs" / "schema"


@pytest.fixture(scope="module")
def story() -> Collation:
    return tell()


def test_the_entries_say_who_expects_what_and_when(story: Collation) -> None:
    shown = [
        (entry.act, entry.holder, entry.due.words if entry.due else None, entry.status.value)
        for entry in list_entries(story)
    ]
    assert shown == [
        ("close", "Tova Lindqvist", "Friday", "met"),
        ("stop", "the outlet", "2 April", "open"),
        ("reopen", "Anders Holm", "May", "open"),
        ("reject", "the outlet", None, "open"),
    ]
    settled = list_entries(story)[0].settled_by
    assert settled is not None
    assert settled.exact == "Tova Lindqvist closed the weir on Friday"


@pytest.mark.parametrize(
    ("source", "holder"),
    [
        ("He", "somebody not decided (“He”)"),
        ("Officials of Brask, who", "Officials of Brask"),
        ("their union", "their union"),
    ],
)
def test_a_pronoun_is_nobodys_name(story: Collation, source: str, holder: str) -> None:
    told = story.expectations[0]
    words = replace(told.span, end=told.span.start + len(source), exact=source, pieces=())
    expectation = replace(told, holder=None, source=words)
    (entry,) = list_entries(replace(story, expectations=(expectation,)))
    assert entry.holder == holder


def test_the_json_satisfies_its_published_schema(story: Collation) -> None:
    written = json.loads(ledger_json(story, {"parser": "1"}))
    jsonschema.validate(written, ledger_schema())
    assert written["format"] == LEDGER_FORMAT
    published = json.loads((SCHEMAS / "variorum-ledger-1.json").read_text("utf-8"))
    assert published == ledger_schema()


def test_a_calendar_program_reads_what_is_open_and_dated(story: Collation) -> None:
    icalendar = pytest.importorskip("icalendar")
    calendar = icalendar.Calendar.from_ical(ledger_calendar(story).encode())
    events = list(calendar.walk("VEVENT"))
    days = [(e["DTSTART"].dt.isoformat(), e["DTEND"].dt.isoformat()) for e in events]
    assert days == [("2026-04-02", "2026-04-03"), ("2026-05-01", "2026-06-01")]
    assert str(events[1]["SUMMARY"]) == "The bridge; a wreck, will reopen in May"
    assert "Expected by Anders Holm; told as certain." in str(events[1]["DESCRIPTION"])
    assert "Expected by Post, in its own voice; told as certain." in str(events[0]["DESCRIPTION"])
    assert not any("STATUS" in e for e in events), "words confirm nothing"
    assert [str(e["URL"]) for e in events] == [
        "https://post.example/2026-03-21",
        "https://courier.example/2026-03-18",
    ]
    assert events[1]["DTSTAMP"].dt.isoformat() == "2026-03-18T00:00:00+00:00"


def test_the_lines_of_the_calendar_are_as_the_standard_asks(story: Collation) -> None:
    written = ledger_calendar(story)
    lines = written.split("\r\n")
    assert lines[-1] == ""
    assert "\n" not in "".join(lines)
    assert all(len(line.encode()) <= 75 for line in lines)
    assert "SUMMARY:The bridge\\; a wreck\\, will reopen in May" in lines
    assert written == ledger_calendar(story)


def test_the_table_spells_out_the_dates(story: Collation) -> None:
    out = StringIO()
    Console(file=out, width=200).print(ledger_glance(story))
    shown = out.getvalue()
    assert "4 expectations in 2 articles, 1 of them settled" in shown
    assert "Friday (20 March 2026)" in shown
    assert "met: Tova Lindqvist closed the weir on Friday" in shown
