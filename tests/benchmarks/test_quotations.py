"""The benchmark of quotations on an invented article, the rules reading it."""

from __future__ import annotations

import pytest

from benchmarks import quotations
from benchmarks._systems import rules_alone

TEXT = "“The tunnel is dry,” said Mara Quint, the chief engineer."
CONTENT, CUE, SOURCE = "“The tunnel is dry,”", "said", "Mara Quint, the chief engineer"


def role(text: str, words: str) -> list[list[int]]:
    return [[text.index(words), text.index(words) + len(words)]]


def article(text: str):
    row = {"content": role(text, CONTENT), "cue": role(text, CUE), "source": role(text, SOURCE)}
    return {"id": "one", "text": text, "quotations": [row]}


@pytest.mark.parametrize("before", ["", "\ufeff", "Tunnel dry\r\n\r\n"])
def test_a_quotation_with_speaker_scores_in_full(models, write_rows, before) -> None:
    path = write_rows("one.jsonl", [article(before + TEXT)])
    report = quotations.score(path, models, {"rules alone": rules_alone})
    found = report.scores["rules alone"]
    for metric in ("content exact", "cue exact", "source overlap", "content exact direct"):
        assert found[metric]["f1"].value == 1, metric
    assert found["speaker strict all"]["share"].value == 1
    assert found["attribution strict indirect"]["f1"].value == 0
    assert report.json()["scores"]["rules alone"]["content exact"]["p"]["right"] == 1


def test_systems_stand_side_by_side_over_the_same_articles(models, write_rows) -> None:
    path = write_rows("one.jsonl", [article(TEXT), article(TEXT)])
    compared = {"rules alone": rules_alone, "silent": lambda _: []}
    report = quotations.score(path, models, compared, limit=1)
    assert report.size == 1
    assert report.scores["silent"]["content exact"]["r"].of == 1
    head = next(line for line in report.text().splitlines() if "rules alone  " in line)
    assert "  silent  " in head
    assert head.endswith("silent - rules alone")
    row = next(line for line in report.text().splitlines() if line.startswith("content exact "))
    assert "100.0 [100.0, 100.0] 1/1" in row
    assert "0.0 [0.0, 0.0] 0/0" in row
    lost = report.scores["silent - rules alone"]["content exact"]["f1"]
    assert (lost.value, lost.low, lost.high) == (-1, -1, -1)


def test_the_network_is_left_out_of_what_it_was_trained_on(write_rows, monkeypatch, capsys) -> None:
    path = write_rows("one.jsonl", [article(TEXT)])
    monkeypatch.setattr(quotations, "training_file", lambda _: object())
    monkeypatch.setattr(quotations, "network_systems", lambda _: pytest.fail("must not be asked"))
    assert quotations.main(["--data", str(path)]) == 0
    assert "network: left out (it was trained on this file)" in capsys.readouterr().out
