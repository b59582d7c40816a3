"""Weights that are missing or damaged are said to be so, and every byte of them counts."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from variorum.errors import ModelError
from variorum.models import Judge, Reader, shipped


@pytest.fixture
def weights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(shipped, "_WEIGHTS", tmp_path)
    return tmp_path


@pytest.mark.parametrize(("network", "word"), [(Judge, "judge"), (Reader, "reader")])
def test_missing_weights_are_named(
    network: type[Judge] | type[Reader], word: str, weights: Path
) -> None:
    with pytest.raises(ModelError, match=f"the {word}'s weights cannot be loaded.*reinstall"):
        network()


@pytest.mark.parametrize(("network", "first"), [(Judge, "judge"), (Reader, "reader")])
def test_damaged_weights_are_no_traceback(
    network: type[Judge] | type[Reader], first: str, weights: Path
) -> None:
    (weights / f"{first}.json").write_text("{}", encoding="utf-8")
    (weights / f"{first}.onnx").write_bytes(b"not a network")
    with pytest.raises(ModelError, match="cannot be loaded"):
        network()


def test_the_hash_changes_with_any_file(weights: Path) -> None:
    for name in ("a", "b"):
        (weights / name).write_bytes(b"1")
    before = shipped.hash_files(("a", "b"))
    (weights / "b").write_bytes(b"2")
    shipped.hash_files.cache_clear()
    after = shipped.hash_files(("a", "b"))
    shipped.hash_files.cache_clear()
    assert len(before) == 64
    assert before != after


def test_the_runtime_keeps_and_sends_no_reports(tmp_path: Path) -> None:
    skipped = {"CI", "ORT_DISABLE_TELEMETRY", "XDG_CACHE_HOME"}  # any of them may hide its files
    known = {name: value for name, value in os.environ.items() if name not in skipped}
    code = "from variorum.models.shipped import open_network; open_network('events.onnx', 1)"
    subprocess.run([sys.executable, "-c", code], env=known | {"HOME": str(tmp_path)}, check=True)
    assert not list(tmp_path.rglob("*"))
