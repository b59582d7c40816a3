"""The page of benchmarks names every one, and every key and label that they take."""

import doctest
import importlib
from pathlib import Path

import pytest

import benchmarks
from benchmarks._labels import NEGATIVE, POSITIVE

FOLDER = Path(benchmarks.__file__).parent
PAGE = (FOLDER.parent / "docs" / "benchmarks.md").read_text(encoding="utf-8")


def test_every_benchmark_and_every_label_is_on_the_page() -> None:
    names = {path.stem for path in FOLDER.glob("*.py") if path.stem[0] != "_"}
    assert [name for name in sorted(names | POSITIVE | NEGATIVE) if f"`{name}`" not in PAGE] == []


@pytest.mark.parametrize(
    "name",
    ["_attributions", "_bootstrap", "_data", "_labels", "_overlap", "_ranking", "checkworthy"],
)
def test_the_examples_in_the_docstrings_hold(name: str) -> None:
    result = doctest.testmod(importlib.import_module(f"benchmarks.{name}"))
    assert result.attempted
    assert not result.failed
