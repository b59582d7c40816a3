"""The benchmark of time expressions counts as TempEval-3 does."""

import doctest
import importlib
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from benchmarks._heideltime import placed
from benchmarks.timex import Timex, count, main, match


@pytest.mark.parametrize("name", ["timex", "_heideltime"])
def test_the_examples_in_the_docstrings_hold(name: str) -> None:
    result = doctest.testmod(importlib.import_module(f"benchmarks.{name}"))
    assert result.attempted
    assert not result.failed


def test_an_expression_is_matched_once_and_the_same_extent_first() -> None:
    gold = [Timex(0, 4, "DATE", "2026"), Timex(5, 9, "DATE", "2027")]
    found = [Timex(0, 9, "DATE", "2026"), Timex(5, 9, "DATE", "2027")]
    assert match(gold, found) == [(gold[1], found[1]), (gold[0], found[0])]
    assert match(gold[:1], found) == [(gold[0], found[0])]


def test_a_value_that_is_not_known_is_never_right() -> None:
    rows = count([Timex(0, 6, "DATE", "2026-03-16")], [Timex(0, 6, "DATE", None)])
    assert rows["value"] == (0, 1, 0, 1)
    assert rows["strict"] == (1, 1, 1, 1)


def test_words_of_another_tool_are_found_behind_the_one_before() -> None:
    found = [{"text": "May", "type": "DATE", "value": "2026-05"}] * 2
    assert [row[:2] for row in placed("Mayor Orvik: May or May?", found)] == [(13, 16), (20, 23)]


def test_a_file_is_scored_from_end_to_end(
    write_rows: Callable[[str, Sequence[Mapping[str, Any]]], Path],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = "The ferry sank on Monday. It had sailed for nine years."
    timexes = [
        {"start": 18, "end": 24, "type": "DATE", "value": "2026-03-16"},
        {"start": 44, "end": 54, "type": "DURATION", "value": "P9M"},
    ]
    row = {"id": "a", "published": "2026-03-18", "text": text, "timexes": timexes}
    path = write_rows("timex/timebank.jsonl", [row])
    assert main(["--data", str(path), "--alone", "--json", str(tmp_path / "out.json")]) == 0
    figures = json.loads((tmp_path / "out.json").read_text())["scores"]["variorum"]
    assert figures["strict"]["f1"]["value"] == 100
    assert (figures["value"]["p"]["right"], figures["value"]["p"]["of"]) == (1, 2)
    assert "HeidelTime: left out" in capsys.readouterr().out
