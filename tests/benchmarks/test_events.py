"""Types are counted by class, roles by their spans, and figures come with what they are of."""

import json
from pathlib import Path

import numpy as np
import pytest

from benchmarks.events import SCORES, find_roles, role_counts, type_figures
from variorum.models import Models
from variorum.records import EventType


def test_a_type_that_is_never_found_counts_as_nothing_in_the_mean() -> None:
    gold = np.array(["AID", "AID", "ACCUSE", "YIELD"])
    found = np.array(["AID", "ACCUSE", "ACCUSE", "AID"])
    figures = type_figures(gold, found, np.array([2, 2, 3, 2]))
    assert figures["f1 of"]["AID"].value == pytest.approx(1 / 2)
    assert figures["f1 of"]["ACCUSE"].value == pytest.approx(2 / 3)
    assert figures["f1 of"]["YIELD"].value == 0
    assert figures["types"]["macro-f1"].value == pytest.approx((1 / 2 + 2 / 3) / 15)
    assert figures["types"]["accuracy"].right == 2
    assert figures["f1 of"]["quad 2"].value == pytest.approx(4 / 5)


def test_roles_are_right_where_the_whole_phrase_is() -> None:
    row = {
        "spans": [
            {"role": "source", "start": 0, "end": 12},
            {"role": "target", "start": 20, "end": 30},
        ]
    }
    counts = role_counts(row, {"source": (0, 12), "target": (24, 30)})
    assert counts["source exact"] == (1, 1, 1, 1)
    assert counts["target exact"] == (0, 1, 0, 1)
    assert counts["target overlap"] == (1, 1, 1, 1)


def test_the_surest_pair_of_a_sentence_gives_source_and_target(models: Models) -> None:
    text = "Rebels near Brask attacked the soldiers of Lomma on Monday."
    found = find_roles(text, models)
    assert text[slice(*found["source"])] == "Rebels"
    assert text[slice(*found["target"])] == "the soldiers of Lomma"


def test_the_scores_kept_name_the_file_and_each_pair_once() -> None:
    with Path(SCORES).open(encoding="utf-8") as lines:
        head, *rows = map(json.loads, lines)
    assert len(head["sha256"]) == 64
    pairs = [row for row in rows if row["set"] == "plv"]
    assert [row["row"] for row in pairs] == list(range(len(pairs)))
    assert {row["predicted"] for row in pairs} <= {kind.value for kind in EventType}
