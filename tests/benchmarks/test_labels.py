"""Two labels: reading them, F1 of both, calibration."""

import numpy as np
import pytest

from benchmarks._labels import calibration_error, label_figures, read_labelled


def test_every_figure_of_two_labels_by_hand() -> None:
    gold = np.array([True, True, True, False, False])
    scores = np.array([0.9, 0.6, 0.1, 0.7, 0.2])
    found = label_figures(gold, scores, ("biased", "neutral"))
    biased, neutral = found["biased"], found["neutral"]
    assert biased["p"].value == pytest.approx(2 / 3)
    assert (biased["p"].right, biased["p"].of, biased["r"].of) == (2, 3, 3)
    assert biased["f1"].value == pytest.approx(2 / 3)
    assert neutral["f1"].value == pytest.approx(1 / 2)
    both = found["both labels"]
    assert both["macro-f1"].value == pytest.approx((2 / 3 + 1 / 2) / 2)
    assert both["weighted-f1"].value == pytest.approx((3 * 2 / 3 + 2 * 1 / 2) / 5)
    assert found["ranking"]["auc"].value == pytest.approx(3 / 6)


def test_the_threshold_belongs_to_the_positive_side_and_can_be_moved() -> None:
    gold, scores = np.array([True, False]), np.array([0.5, 0.4])
    names = ("subj", "obj")
    assert label_figures(gold, scores, names)["both labels"]["macro-f1"].value == 1
    assert label_figures(gold, scores, names, 0.4)["subj"]["p"].value == 0.5


def test_calibration_is_nought_where_probabilities_come_true_and_has_no_interval() -> None:
    gold = np.array([True, False, False, False] * 5)
    assert calibration_error(gold, np.full(20, 0.25)) == pytest.approx(0)
    assert calibration_error(gold, np.full(20, 0.95)) == pytest.approx(0.7)
    assert calibration_error(np.array([True]), np.array([1.0])) == 0
    assert label_figures(gold, np.full(20, 0.25), ("a", "b"))["calibration"]["ece"].low is None


def test_labels_are_read_with_the_names_of_the_file(write_rows) -> None:
    rows = [
        {"id": 7, "text": "The harbour reopened on Tuesday.", "label": "obj", "outlet": None},
        {"id": "b", "text": "A shameful spectacle!", "label": "subj", "outlet": "Orla Courier"},
    ]
    found = read_labelled(write_rows("some.jsonl", rows))
    assert found.names == ("subj", "obj")
    assert found.gold.tolist() == [False, True]
    assert found.ids == ("7", "b")
    assert found.outlets == (None, "Orla Courier")


def test_a_label_that_nobody_knows_ends_with_its_line(write_rows) -> None:
    rows = [{"id": "a", "text": "Rain.", "label": "obj"}, {"id": "b", "text": "!", "label": "odd"}]
    with pytest.raises(SystemExit, match=r"line 2.*'odd'"):
        read_labelled(write_rows("some.jsonl", rows))


def test_a_line_that_is_no_row_ends_with_its_number(write_rows) -> None:
    path = write_rows("some.jsonl", [{"id": "a", "text": "Rain.", "label": "obj"}, {"id": "b"}])
    with pytest.raises(SystemExit, match="line 2 has no text, label"):
        read_labelled(path)
    assert len(read_labelled(path, 1)) == 1
    path.write_text("[1]\n{oops\n")
    with pytest.raises(SystemExit, match="line 1 has no id"):
        read_labelled(path)
    path.write_text("{oops\n")
    with pytest.raises(SystemExit, match="line 1 is no JSON"):
        read_labelled(path)
