"""The benchmark of techniques on invented articles and a reader that marks capitals."""

from __future__ import annotations

import json

import pytest

from benchmarks import techniques
from benchmarks._data import stored_offsets
from benchmarks._report import Report

LINE = "The CROOKED council sold the harbour to a friend of the mayor! "
TEXT = LINE + "It met on Monday at noon in the old town hall."
NAME = "Name_Calling,Labeling"


def article(text: str, identity: str, *spans: tuple[int, int, str | None]):
    rows = [{"start": start, "end": end, "technique": name} for start, end, name in spans]
    return {"id": identity, "text": text, "spans": rows}


def scores_of(records, path, models, by_marks):
    report = Report("techniques", path, len(records), "articles")
    techniques.score_reader(report, records, models, by_marks)
    return report.scores


def test_the_stretches_shown_and_loaded_sentences_whole_are_scored(
    models, by_marks, tmp_path
) -> None:
    records = [article(TEXT, "one", (4, 19, NAME))]
    scores = scores_of(records, tmp_path, models, by_marks)
    spans = scores["network"]["spans"]
    assert spans["p"].value == 1
    assert spans["r"].value == pytest.approx(7 / 15)  # "CROOKED" of "CROOKED council"
    whole = scores["loaded sentences whole"]["spans"]
    assert whole["r"].value == 1
    assert whole["p"].value == pytest.approx(15 / (len(LINE) - 1))


def test_names_are_scored_only_where_somebody_names_them(models, by_marks, tmp_path) -> None:
    named = scores_of([article(TEXT, "one", (4, 19, NAME))], tmp_path, models, by_marks)
    assert named["network"]["with technique"]["p"].value == 1
    assert named["network"]["naming"]["f1"].value == 1
    assert "naming" not in named["loaded sentences whole"]
    merged = scores_of([article(TEXT, "one", (4, 19, None))], tmp_path, models, by_marks)
    assert set(merged["network"]) == {"spans"}


def test_offsets_hold_in_a_text_with_a_byte_order_mark_and_two_characters_a_line_end(
    models, by_marks, tmp_path
) -> None:
    text = "\ufeffHarbour sold\r\n\r\n" + TEXT
    start = text.index("CROOKED")
    scores = scores_of([article(text, "one", (start, start + 7, NAME))], tmp_path, models, by_marks)
    assert scores["network"]["spans"]["f1"].value == 1
    offsets = stored_offsets(text)
    stored = text.removeprefix("\ufeff").replace("\r\n", "\n")
    assert all(text[offsets[n]] in (letter, "\r") for n, letter in enumerate(stored))


def test_the_floor_marks_sentences_and_nothing_is_scored_on_what_it_learnt(
    write_rows, monkeypatch, by_marks, tmp_path, capsys
) -> None:
    pytest.importorskip("sklearn")
    loud, calm = "What a rotten, crooked deal that was!", "The ferry sails at nine."
    made = [
        article(f"{loud} {n}\n{calm} {n}", f"a{n}", (0, len(loud), None)) for n in range(6)
    ]  # fmt: skip
    write_rows("techniques/ptc_train.jsonl", made)
    write_rows("techniques/ptc_dev.jsonl", made[:2])
    monkeypatch.setattr(techniques, "shipped_reader", lambda: by_marks)
    written = tmp_path / "scores.json"
    assert techniques.main(["--data", str(tmp_path), "--json", str(written)]) == 0
    scores = json.loads(written.read_text())["scores"]
    assert scores["TF-IDF sentences whole"]["spans"]["r"] == {
        "value": 100.0, "low": 100.0, "high": 100.0, "right": 2.0, "of": 2.0,
    }  # fmt: skip
    assert "trained on ptc_train.jsonl" in capsys.readouterr().out


def test_a_file_that_the_network_learnt_from_is_left_to_the_floor(
    write_rows, monkeypatch, capsys
) -> None:
    path = write_rows("mine.jsonl", [article(TEXT, "one", (4, 19, NAME))])
    monkeypatch.setattr(techniques, "training_file", lambda _: object())
    monkeypatch.setattr(techniques, "shipped_reader", lambda: pytest.fail("must not be asked"))
    assert techniques.main(["--data", str(path), "--no-floor"]) == 0
    assert "network: left out (it was trained on this file)" in capsys.readouterr().out
