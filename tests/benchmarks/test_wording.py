"""The benchmarks of sentences from end to end, on invented sentences and a reader of marks."""

from __future__ import annotations

import json

import numpy as np
import pytest

from benchmarks import _tfidf, checkworthy, loaded, subjective
from benchmarks._labels import read_labelled

CALM = ("The bridge at Orlen will close on Friday.", "Turnout was 61 per cent, the clerk said.")
LOUD = ("This is a shameless betrayal!", "What a pathetic, ruinous scheme!")


def rows_of_two(positive: str, negative: str, times: int = 6, **more):
    """Loud sentences are positive but one in each six, which is calm; calm ones negative."""
    rows = []
    for number in range(times):
        for index, text in enumerate((*LOUD, *CALM)):
            label = positive if index < 2 else negative
            rows.append({"id": f"{number}-{index}", "text": f"{text} ({number})", "label": label})
            rows[-1].update(more)
    rows[0]["text"] = CALM[0]
    return rows


@pytest.fixture
def run(monkeypatch, by_marks, tmp_path):
    """Runs a benchmark on a file with the reader of marks and gives the JSON it wrote."""

    def go(benchmark, path, *options: str):
        monkeypatch.setattr(benchmark, "shipped_reader", lambda: by_marks)
        written = tmp_path / "scores.json"
        assert benchmark.main(["--data", str(path), "--json", str(written), *options]) == 0
        return json.loads(written.read_text(encoding="utf-8"))

    return go


def test_loaded_sentences_of_a_new_file_are_scored_by_the_weights(run, write_rows, capsys) -> None:
    path = write_rows("my.jsonl", rows_of_two("biased", "non-biased"))
    scores = run(loaded, path, "--no-floor")["scores"]["network"]
    recall = scores["biased"]["r"]
    assert (recall["value"], recall["right"], recall["of"]) == (91.7, 11, 12)
    assert 60 < recall["low"] < 91.7 < recall["high"] == 100
    assert scores["biased"]["p"]["value"] == 100
    assert scores["non-biased"]["p"]["right"] == 12
    assert scores["non-biased"]["p"]["of"] == 13
    assert scores["both labels"]["macro-f1"]["value"] == round(50 * (22 / 23 + 24 / 25), 1)
    printed = capsys.readouterr().out
    assert "network: shipped weights" in printed
    assert "TF-IDF: left out (not asked for)" in printed
    assert "11/12" in printed


def test_outlets_are_scored_apart_and_what_they_give_away_stands_beside(run, write_rows) -> None:
    orla = rows_of_two("biased", "non-biased", outlet="Orla Courier")
    venn = [dict(row, id="v" + row["id"], outlet="Venn Post") for row in orla]
    only = [{"id": f"q{n}", "text": f"{LOUD[0]} {n}", "label": "biased", "outlet": "Quay Daily"}
            for n in range(30)]  # fmt: skip
    result = run(loaded, write_rows("my.jsonl", [*orla, *venn, *only]), "--no-floor")
    network = result["scores"]["network"]
    assert network["Orla Courier"] == network["Venn Post"]
    assert network["Orla Courier"]["biased, gold"]["value"] == 50
    assert network["Orla Courier"]["biased, found"]["right"] == 11
    assert "Quay Daily" not in network  # one label only: nothing to tell apart
    alone = result["scores"]["outlet alone"]
    assert alone["biased"]["r"]["right"] >= 30
    assert alone["ranking"]["auc"]["value"] < network["ranking"]["auc"]["value"]


def test_an_outlet_says_no_more_than_its_other_folds_do(write_rows) -> None:
    rows = [
        {"id": str(n), "text": "Rain.", "label": label, "outlet": outlet}
        for n, (label, outlet) in enumerate(
            [
                ("biased", "A"),
                ("biased", "A"),
                ("non-biased", "A"),
                ("non-biased", "B"),
                ("biased", "C"),
            ]
        )
    ]
    sentences = read_labelled(write_rows("my.jsonl", rows))
    scores = loaded.outlet_alone(sentences, np.array([0, 1, 1, 0, 1]))
    # B is not in fold 1, nor C in fold 0: the share of all sentences there.
    assert scores.tolist() == pytest.approx([0.5, 1.0, 1.0, 2 / 3, 0.5])


def test_subjectivity_takes_the_part_of_the_folder(run, write_rows, tmp_path) -> None:
    write_rows("loaded/subjectivity_dev.jsonl", rows_of_two("subj", "obj"))
    result = run(subjective, tmp_path, "--no-floor", "--limit", "8")
    assert result["file"] == "subjectivity_dev.jsonl"
    assert result["sentences"] == 8
    assert result["scores"]["network"]["subj"]["f1"]["value"] == round(100 * 6 / 7, 1)


def test_debates_are_ranked_file_by_file(run, write_rows) -> None:
    texts = {
        "first": ["Taxes fell by 3 per cent!", "Good evening.", "Thank you all!"],
        "second": ["Good evening.", "We built nine dams."],
        "third": ["Good night."],
    }
    worthy = {"Taxes fell by 3 per cent!", "We built nine dams."}
    rows = [{"id": f"{file}:{line}", "text": text,
             "label": "check-worthy" if text in worthy else "not-check-worthy"}
            for file, said in texts.items() for line, text in enumerate(said, 1)]  # fmt: skip
    result = run(checkworthy, write_rows("debates.jsonl", rows), "--no-floor")
    found = result["scores"]["network"]["all files"]
    # In each of the two files with a positive it ties with one other sentence at the top.
    assert found["map"]["value"] == 50
    assert found["p@10"]["value"] == 10
    assert result["files"] == 3


def test_debates_that_stand_in_claimbuster_are_left_out_once_more(run, write_rows) -> None:
    shared = "We have created nine thousand jobs in this county."
    rows = [
        {"id": "shared:1", "text": shared, "label": "check-worthy"},
        {"id": "shared:2", "text": "Thank you!", "label": "not-check-worthy"},
        {"id": "apart:1", "text": "Crime fell by half last year!", "label": "check-worthy"},
        {"id": "apart:2", "text": "Thank you.", "label": "not-check-worthy"},
    ]
    write_rows("claimbuster_train.jsonl", [{"id": "1", "text": shared, "label": "check-worthy"}])
    scores = run(checkworthy, write_rows("ct19.jsonl", rows), "--no-floor")["scores"]["network"]
    assert scores["all files"]["map"]["value"] == 75
    assert scores["not in ClaimBuster"]["map"]["value"] == 100


def test_sentences_without_debates_are_scored_as_labels(run, write_rows) -> None:
    path = write_rows("claims.jsonl", rows_of_two("check-worthy", "not-check-worthy"))
    scores = run(checkworthy, path, "--no-floor")["scores"]["network"]
    assert scores["check-worthy"]["r"]["right"] == 11
    assert scores["both labels"]["weighted-f1"]["value"] == pytest.approx(95.8, abs=0.1)


def test_without_scikit_learn_the_floor_is_left_out_and_that_is_said(
    run, write_rows, monkeypatch, capsys
) -> None:
    monkeypatch.setattr(_tfidf, "is_installed", lambda: False)
    path = write_rows("my.jsonl", rows_of_two("biased", "non-biased"))
    assert set(run(loaded, path)["scores"]) == {"network"}
    assert "TF-IDF: left out (scikit-learn is not installed: pip install" in capsys.readouterr().out


def test_the_floor_learns_from_the_train_part_beside_a_dev_part(run, write_rows, capsys) -> None:
    pytest.importorskip("sklearn")
    write_rows("subjectivity_train.jsonl", rows_of_two("subj", "obj")[1:])
    path = write_rows("subjectivity_dev.jsonl", rows_of_two("subj", "obj", 2)[1:])
    scores = run(subjective, path)["scores"]["TF-IDF"]
    assert scores["both labels"]["macro-f1"]["value"] == 100
    assert "TF-IDF: trained on subjectivity_train.jsonl (23 sentences)" in capsys.readouterr().out


def test_the_floor_never_sees_the_fold_it_scores() -> None:
    pytest.importorskip("sklearn")
    texts = [*(f"alpha {n}" for n in range(4)), *(f"omega {n}" for n in range(4))]
    gold = np.array([True] * 4 + [False] * 4)
    by_word = np.array([0, 0, 0, 1, 0, 0, 0, 1])
    assert ((_tfidf.score_folds(texts, gold, by_word) > 0.5) == gold).all()
    one_label_each = np.array([0] * 4 + [1] * 4)
    with pytest.raises(SystemExit, match="both labels"):
        _tfidf.score_folds(texts, gold, one_label_each)


def test_folds_cut_no_group_and_are_the_same_each_time() -> None:
    pytest.importorskip("sklearn")
    gold = np.arange(40) % 3 == 0
    groups = [f"debate {n // 5}" for n in range(40)]
    folds = _tfidf.make_folds(gold, groups)
    assert all(len(set(folds[n : n + 5])) == 1 for n in range(0, 40, 5))
    assert len(set(folds)) == 5
    assert (_tfidf.make_folds(gold) == _tfidf.make_folds(gold)).all()
