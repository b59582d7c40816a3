"""The benchmark of speed measures in processes of their own and tells what fails there."""

import os
from pathlib import Path

import pytest

from benchmarks import _tfidf, speed
from benchmarks.speed import in_process, main


def test_a_task_runs_in_another_process() -> None:
    assert in_process(os.getpid) != os.getpid()


def test_what_fails_in_the_other_process_is_told() -> None:
    with pytest.raises(ValueError, match="invalid literal for int"):
        in_process(int, "a dozen")


def test_without_scikit_learn_it_is_said_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(_tfidf, "is_installed", lambda: False)
    monkeypatch.setattr(speed, "in_process", lambda *_: {})
    stream = tmp_path / "articles_2012_2018.jsonl.gz"
    stream.touch()
    assert main(["--data", str(stream), "--sizes", "0"]) == 0
    assert "pip install --group benchmarks" in capsys.readouterr().out
