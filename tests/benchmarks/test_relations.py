"""The benchmark of relations: what counts as right, on pairs invented for it."""

import doctest
import importlib
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from benchmarks import _claimdiff, _made_pairs
from benchmarks.relations import label_figures, main, sampled
from variorum.models import Inference, Judge

CERTAIN = {
    "entailment": Inference(1.0, 0.0, 0.0),
    "neutral": Inference(0.0, 1.0, 0.0),
    "contradiction": Inference(0.0, 0.0, 1.0),
}


@pytest.mark.parametrize("name", ["benchmarks.relations", "benchmarks._claimdiff"])
def test_the_examples_in_the_docstrings_hold(name: str) -> None:
    result = doctest.testmod(importlib.import_module(name))
    assert result.attempted
    assert not result.failed


def test_a_sample_is_the_same_each_time_and_names_no_pair_twice() -> None:
    assert sampled(100, 20) == sampled(100, 20)
    assert len(set(sampled(100, 20))) == 20


def test_the_f1_of_contradiction_counts_what_was_called_so_and_what_is() -> None:
    figures = label_figures([0, 1, 2, 2], [0, 2, 2, 1])
    assert figures["three labels"]["accuracy"].value == 0.5
    assert figures["contradiction"]["p"].value == 0.5
    assert figures["contradiction"]["r"].value == 0.5


def _write(path: Path, rows: list[dict[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def _pair(premise: str, label: str, **more: str) -> dict[str, str]:
    return {"premise": premise, "hypothesis": "The weir broke.", "label": label, **more}


@pytest.fixture
def says_its_premise(monkeypatch: pytest.MonkeyPatch) -> None:
    """A judge that is as certain as can be of the label that the premise names."""

    def infer(self: Judge, first: str, second: str) -> Inference:
        return CERTAIN.get(first, CERTAIN["neutral"])

    monkeypatch.setattr(Judge, "infer", infer)


@pytest.mark.usefixtures("says_its_premise")
def test_claim_only_is_asked_without_the_premise(tmp_path: Path) -> None:
    rows = [_pair(label, label) for label in CERTAIN]
    _write(tmp_path / "nli" / "lingnli_val.jsonl", rows)
    out = tmp_path / "out.json"
    main(["--data", str(tmp_path / "nli" / "lingnli_val.jsonl"), "--json", str(out)])
    scores = json.loads(out.read_text())["scores"]
    assert scores["judge"]["three labels"]["accuracy"]["value"] == 100
    assert scores["claim only"]["three labels"]["accuracy"]["right"] == 1


@pytest.mark.usefixtures("says_its_premise")
def test_where_no_pair_is_neutral_the_two_probabilities_are_compared(tmp_path: Path) -> None:
    path = tmp_path / "fm2_dev.jsonl"
    _write(path, [_pair("contradiction", "contradiction"), _pair("neutral", "entailment")])
    out = tmp_path / "out.json"
    main(["--data", str(path), "--json", str(out)])
    scores = json.loads(out.read_text())["scores"]
    assert scores["judge"]["two labels"]["accuracy"]["value"] == 100


@pytest.mark.usefixtures("says_its_premise")
def test_each_probe_is_counted_by_itself(tmp_path: Path) -> None:
    path = tmp_path / "breaking_nli.jsonl"
    rows = [
        _pair("contradiction", "contradiction", probe="rooms"),
        _pair("neutral", "contradiction", probe="colors"),
        _pair("neutral", "neutral", probe="colors"),
    ]
    _write(path, rows)
    out = tmp_path / "out.json"
    main(["--data", str(path), "--json", str(out)])
    scores = json.loads(out.read_text())["scores"]["judge"]
    assert scores["rooms"]["accuracy"]["value"] == 100
    assert scores["colors"]["accuracy"]["value"] == 50


def test_a_folder_without_data_is_said(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="lingnli_val"):
        main(["--data", str(tmp_path)])


def test_what_tells_the_labels_is_learnt_from_other_topics() -> None:
    pytest.importorskip("sklearn")
    topics, gold = np.repeat(np.arange(10), 6), np.tile([0, 0, 1, 1, 2, 2], 10)
    scores = _claimdiff.fit_folds(np.eye(3)[gold], gold, topics)
    assert (scores.argmax(axis=1) == gold).all()
    assert np.allclose(scores.sum(axis=1), 1)


def test_a_penalty_is_chosen_without_the_labels_of_the_topics_that_are_scored() -> None:
    pytest.importorskip("sklearn")
    topics, gold = np.repeat(np.arange(10), 6), np.tile([0, 0, 1, 1, 2, 2], 10)
    features = np.eye(3)[gold] + np.random.default_rng(3).normal(size=(60, 3))
    turned = np.where(topics == 0, (gold + 1) % 3, gold)
    one, other = (
        _claimdiff.fit_folds(features, labels, topics, (10.0, 0.001)) for labels in (gold, turned)
    )
    assert np.array_equal(one[topics == 0], other[topics == 0])
    assert not np.array_equal(one, other)


def test_what_only_tells_the_topic_teaches_nothing_about_another() -> None:
    pytest.importorskip("sklearn")
    topics = np.repeat(np.arange(10), 6)
    gold = topics % 3
    scores = _claimdiff.fit_folds(np.eye(10)[topics], gold, topics)
    assert (scores.argmax(axis=1) == gold).mean() < 0.6


@pytest.mark.usefixtures("says_its_premise")
def test_a_made_pair_is_right_with_any_label_allowed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_made_pairs, "_named", lambda pair, models: None)
    rows = [
        ["neutral", "The weir broke.", [0, 1], "bounded", _made_pairs.HELD],
        ["neutral", "The weir broke.", [2], "number", _made_pairs.HELD + 1],
        ["contradiction", "The weir broke.", [0], "number", _made_pairs.HELD - 1],
    ]
    path = tmp_path / "constructed.json"
    path.write_text(json.dumps(rows), encoding="utf-8")
    from variorum.models import Models

    models = Models()
    report = _made_pairs.score(path, models, models.judge.infer)
    assert report.size == 2
    assert report.scores["judge"]["bounded"]["accuracy"].value == 1
    assert report.scores["judge"]["number"]["accuracy"].value == 0
