"""`variorum expectations` lists what a story expects and writes it as JSON and iCalendar."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from variorum.cli import app

ARTICLE = """---
outlet: Harrow Quay Courier
date: 2026-03-18
---
Mayor Tova Lindqvist plans to close the weir on Friday. The ferry line will stop in April.
The mill burnt down on Monday, and nobody was hurt.
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "courier.md"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_the_ledger_is_shown_and_written(article: Path, tmp_path: Path) -> None:
    ledger, calendar = tmp_path / "ledger.json", tmp_path / "due.ics"
    done = CliRunner().invoke(
        app, ["expectations", str(article), "--json", str(ledger), "--ics", str(calendar)]
    )
    assert done.exit_code == 0, done.output
    assert "2 expectations in 1 article" in done.output
    written = json.loads(ledger.read_text("utf-8"))
    assert [entry["act"] for entry in written["entries"]] == ["close", "stop"]
    assert calendar.read_text("utf-8").count("BEGIN:VEVENT") == 2


def test_only_one_output_goes_to_standard_output(article: Path) -> None:
    done = CliRunner().invoke(app, ["expectations", str(article), "--ics", "-"])
    assert done.exit_code == 0
    assert done.stdout.startswith("BEGIN:VCALENDAR")
    both = CliRunner().invoke(app, ["expectations", str(article), "--ics", "-", "--json", "-"])
    assert both.exit_code != 0


def test_an_input_is_never_written_over(article: Path) -> None:
    done = CliRunner().invoke(app, ["expectations", str(article), "--ics", str(article)])
    assert done.exit_code != 0
    assert article.read_text("utf-8") == ARTICLE
