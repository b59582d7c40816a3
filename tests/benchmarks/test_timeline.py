"""The benchmark of dates chooses as many as the editor did, inside the editor's days."""

import doctest
import importlib
import json
from pathlib import Path

import pytest

from benchmarks.timeline import choose, main

ARTICLES = [
    {"id": "1", "date": "2026-03-03", "text": "The weir broke on Tuesday."},
    {"id": "2", "date": "2026-03-05", "text": "The weir broke on 3 March. The council met."},
    {"id": "3", "date": "2026-03-05", "text": "The council met in the hall. The hall was full."},
    {"id": "4", "date": "2026-03-06", "text": "Since the weir broke on 3 March, it has rained."},
]


def test_the_examples_in_the_docstrings_hold() -> None:
    result = doctest.testmod(importlib.import_module("benchmarks.timeline"))
    assert result.attempted
    assert not result.failed


def test_days_outside_the_reference_are_never_chosen() -> None:
    weights = {"2026-03-01": 0.1, "2026-04-01": 1.0}
    assert choose(weights, frozenset(("2026-03-01", "2026-03-02"))) == {"2026-03-01"}


def test_a_folder_is_scored_from_end_to_end(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "timelines" / "timeline17" / "weir_courier"
    folder.mkdir(parents=True)
    rows = "\n".join(json.dumps(row) for row in ARTICLES)
    (folder / "articles.jsonl").write_text(rows, encoding="utf-8")
    reference = [{"date": day, "sentences": ["x"]} for day in ("2026-03-03", "2026-03-06")]
    written = "\n".join(json.dumps(row) for row in reference)
    (folder / "timeline_courier.jsonl").write_text(written, encoding="utf-8")
    out = tmp_path / "out.json"
    assert main(["--data", str(tmp_path), "--json", str(out)]) == 0
    figures = json.loads(out.read_text())
    assert figures["scores"]["variorum"]["dates"]["share"]["of"] == 2
    assert figures["date f1 by folder"]["variorum"]["weir_courier"] == 50.0
    assert "mean over folders" in capsys.readouterr().out


def test_a_folder_without_data_is_said(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="timeline17"):
        main(["--data", str(tmp_path)])
