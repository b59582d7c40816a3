"""The benchmark of anchors dates the mentions that are given, and only those."""

import doctest
import importlib
import json
from pathlib import Path

import pytest

from benchmarks.anchors import gold_anchors, main

TEXT = "Orvik Mills opened a dam on 4 March 2024. It closed the old weir. The dam may leak."


def mention(words: str) -> dict[str, object]:
    start = TEXT.index(words)
    return {"article": "a", "start": start, "end": start + len(words)}


def test_the_examples_in_the_docstrings_hold() -> None:
    result = doctest.testmod(importlib.import_module("benchmarks.anchors"))
    assert result.attempted
    assert not result.failed


def test_a_mention_that_is_not_in_the_text_is_left_out() -> None:
    lost = {"article": "a", "start": None, "end": None}
    assert gold_anchors([{"entity": "x", "events": [{"date": "2024", "mentions": [lost]}]}]) == {}


def test_a_file_is_scored_from_end_to_end(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "timelines" / "semeval2015_t4_trial"
    folder.mkdir(parents=True)
    row = {"id": "a", "published": "2024-03-06", "text": TEXT}
    (folder / "articles.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    events = [
        {"date": "2024-03-04", "mentions": [mention("opened")]},
        {"date": "2024-03-06", "mentions": [mention("closed")]},
        {"date": "XXXX-XX-XX", "mentions": [mention("leak")]},
    ]
    line = {"entity": "Orvik Mills", "events": events}
    (folder / "timelines.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    out = tmp_path / "out.json"
    assert main(["--data", str(tmp_path), "--json", str(out)]) == 0
    scores = json.loads(out.read_text())["scores"]
    counts = {
        name: (figures["anchor"]["p"]["right"], figures["anchor"]["p"]["of"])
        for name, figures in scores.items()
    }
    assert counts == {"variorum": (1, 1), "variorum, else published": (2, 2), "published": (1, 3)}
