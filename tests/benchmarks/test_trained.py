"""What is scored: the shipped weights, or predictions of folds that left the file out."""

from __future__ import annotations

import pytest

from benchmarks._data import sha256_of
from benchmarks._labels import read_labelled
from benchmarks._trained import SCORES, predict, training_file
from variorum.records import EventType

ROWS = [
    {"id": "a", "text": "The council met on Monday.", "label": "non-biased"},
    {"id": "b", "text": "A disgraceful farce!", "label": "biased"},
    {"id": "c", "text": "Fares rise by two per cent.", "label": "non-biased"},
]
PREDICTIONS = [
    {"id": "c", "fold": 1, "score": 0.3},
    {"id": "a", "fold": 0, "score": 0.1},
    {"id": "b", "fold": 1, "score": 0.7},
]


def no_reader():
    raise AssertionError("the weights must not be asked about what they were trained on")


@pytest.fixture
def seen(tmp_path, write_rows):
    """A training file, the table that lists it, and a folder of predictions without any."""
    path = write_rows("data/some.jsonl", ROWS)
    table = tmp_path / "trained_on.tsv"
    table.write_text(f"# header\n{sha256_of(path)}\tsome.jsonl\tloaded\tloaded.jsonl\n")
    return path, table, tmp_path / "scores"


def test_a_training_file_is_scored_by_the_predictions_of_its_folds(seen, write_rows) -> None:
    path, table, folder = seen
    write_rows("scores/loaded.jsonl", PREDICTIONS)
    found = predict(path, read_labelled(path), "loaded", no_reader, folder, table)
    assert found.scores.tolist() == [0.1, 0.7, 0.3]
    assert found.folds.tolist() == [0, 1, 1]
    assert "out-of-fold" in found.how
    assert "trained on this file" in found.how


def test_any_other_file_is_scored_by_the_shipped_weights(seen, write_rows, by_marks) -> None:
    _, table, folder = seen
    path = write_rows("data/other.jsonl", ROWS[:2])
    found = predict(path, read_labelled(path), "loaded", lambda: by_marks, folder, table)
    assert found.scores.tolist() == [0.2, 0.9]
    assert found.how == "shipped weights"
    assert found.folds is None


def test_a_missing_sentence_ends_with_what_to_do(seen, write_rows) -> None:
    path, table, folder = seen
    write_rows("scores/loaded.jsonl", PREDICTIONS[:2])
    with pytest.raises(SystemExit, match=r"lacks 1 of 3 sentences, the first b.*training\.reader"):
        predict(path, read_labelled(path), "loaded", no_reader, folder, table)


def test_a_part_of_the_file_needs_only_its_own_predictions(seen, write_rows) -> None:
    path, table, folder = seen
    write_rows("scores/loaded.jsonl", PREDICTIONS[1:])
    found = predict(path, read_labelled(path, 2), "loaded", no_reader, folder, table)
    assert found.scores.tolist() == [0.1, 0.7]


def test_a_sentence_predicted_twice_is_an_error(seen, write_rows) -> None:
    path, table, folder = seen
    write_rows("scores/loaded.jsonl", [*PREDICTIONS, PREDICTIONS[0]])
    with pytest.raises(SystemExit, match="holds c twice"):
        predict(path, read_labelled(path), "loaded", no_reader, folder, table)


def test_predictions_that_were_never_made_are_an_error(seen) -> None:
    path, table, folder = seen
    with pytest.raises(SystemExit, match="no out-of-fold predictions"):
        predict(path, read_labelled(path), "loaded", no_reader, folder, table)


def test_another_head_is_not_scored_on_what_the_network_saw(seen) -> None:
    path, table, folder = seen
    with pytest.raises(SystemExit, match="trained on this file"):
        predict(path, read_labelled(path), "subjective", no_reader, folder, table)


def test_a_head_that_is_switched_off_is_an_error(write_rows, by_marks) -> None:
    from dataclasses import replace

    class Off:
        def wording(self, text, sentences):
            return replace(by_marks.wording(text, sentences), subjective=None)

    path = write_rows("other.jsonl", ROWS)
    with pytest.raises(SystemExit, match="'subjective' is switched off"):
        predict(path, read_labelled(path), "subjective", Off)


def test_the_shipped_table_lists_each_file_once_by_its_hash(tmp_path) -> None:
    from benchmarks._trained import _TABLE

    lines = [line.split("\t") for line in _TABLE.read_text().splitlines() if line[0] != "#"]
    assert {len(line) for line in lines} == {4}
    assert all(len(sha256) == 64 and int(sha256, 16) for sha256, *_ in lines)
    assert len({sha256 for sha256, *_ in lines}) == len(lines)
    assert {head for _, _, head, _ in lines} <= {
        "loaded", "subjective", "checkworthy", "techniques", "quotations",
    }  # fmt: skip
    strange = tmp_path / "strange.jsonl"
    strange.write_text("{}\n")
    assert training_file(strange) is None


def test_shipped_predictions_hold_ids_folds_and_probabilities_and_no_text() -> None:
    from benchmarks._made import rows_of

    files = sorted(SCORES.glob("*.jsonl"))
    if not files:
        pytest.skip("no predictions lie in training/scores")
    for path in files:
        first, *rows = rows_of(path)
        if path.name == "events.jsonl":  # which file the rows are of; a type is no text
            assert set(first) == {"file", "sha256"}
            kinds = {kind.value for kind in EventType} | {"NONE", None}
            assert all({row["type"], row["predicted"]} <= kinds for row in rows)
            keys = {"set", "row", "fold", "type", "predicted", "score"}
        else:
            rows, keys = [first, *rows], {"id", "fold", "score"}
        for row in rows:
            assert set(row) == keys, path.name
            assert 0 <= row["score"] <= 1
