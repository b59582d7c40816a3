"""The benchmark of expectations counts acts, and refuses texts that were not the labelled ones."""

import doctest
import importlib
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from benchmarks import expectations as benchmark
from benchmarks.expectations import GOLD, Told, count, main, read_gold
from variorum.read import make_article
from variorum.records import Input

TEXT = "The council will vote on Friday. The weir is old."
Write = Callable[[str, Sequence[Mapping[str, Any]]], Path]


def test_the_examples_in_the_docstrings_hold() -> None:
    result = doctest.testmod(importlib.import_module("benchmarks.expectations"))
    assert result.attempted
    assert not result.failed


def test_an_act_is_counted_once_and_only_inside_labelled_sentences() -> None:
    expected = [{"acts": [[17, 21]], "certainty": "certain", "holder": None, "due": None}]
    gold = [{"start": 0, "end": 32, "expectations": expected}]
    twice = [Told(17, "certain", "outlet", None), Told(17, "likely", "outlet", None)]
    rows = count(gold, [*twice, Told(40, "certain", "outlet", None)])
    assert rows["act"] == (1, 2, 1, 1)
    assert rows["certainty"] == (1, 1)
    assert rows["holder"] == (0, 0)


def test_the_labels_are_halves_of_two_hundred_sentences_without_text() -> None:
    halves = [read_gold(GOLD, half) for half in ("dev", "test")]
    assert sum(len(rows) for half in halves for rows in half.values()) == 200
    assert not set(halves[0]) & set(halves[1])
    keys = {key for half in halves for rows in half.values() for row in rows for key in row}
    assert keys == {"article", "sha256", "half", "start", "end", "stratum", "expectations"}


def _gold(sha256: str) -> str:
    expected = [{"acts": [[17, 21]], "certainty": "certain", "holder": "outlet", "due": [25, 31]}]
    sentence = {"article": "a", "sha256": sha256, "half": "test", "start": 0, "end": 32}
    return json.dumps({"sentences": [sentence | {"expectations": expected}]})


def test_a_file_is_scored_from_end_to_end(
    write_rows: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = {"id": "a", "text": TEXT, "outlet": "O", "title": "T", "published": "2026-03-18"}
    path = write_rows("pairs/pac_train_dev.jsonl", [{"story": "s", "articles": [article]}])
    gold = tmp_path / "gold.json"
    monkeypatch.setattr(benchmark, "GOLD", gold)
    gold.write_text(_gold(make_article(TEXT, Input("x")).sha256))
    assert main(["--data", str(path), "--json", str(tmp_path / "out.json")]) == 0
    figures = json.loads((tmp_path / "out.json").read_text())["scores"]
    assert figures["variorum"]["act"]["f1"]["value"] == 100
    assert figures["variorum"]["due"]["share"]["value"] == 100
    assert set(figures["every modal"]) == {"sentence", "act"}
    gold.write_text(_gold("0" * 64))
    with pytest.raises(SystemExit, match="not the one that was labelled"):
        main(["--data", str(path)])
