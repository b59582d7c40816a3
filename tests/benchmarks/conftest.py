"""A reader made of rules that a test can foresee, and data files with invented sentences."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from variorum.models.reading import Stretch, Wording
from variorum.records import Technique


class ByMarks:
    """Finds a sentence with an exclamation mark loaded, subjective and worth checking (.9).

    Any other is so with .2. Words in capitals are name calling.
    """

    def wording(self, text: str, sentences: Sequence[tuple[int, int]]) -> Wording:
        scores = tuple(0.9 if "!" in text[start:end] else 0.2 for start, end in sentences)
        stretches = []
        position = 0
        for word in text.split(" "):
            bare = word.rstrip("!.")
            if len(bare) > 1 and bare.isupper():
                stop = position + len(bare)
                stretches.append(Stretch(position, stop, Technique.NAME_CALLING, 0.8))
            position += len(word) + 1
        return Wording(scores, scores, scores, tuple(stretches))


@pytest.fixture(scope="session")
def by_marks() -> ByMarks:
    return ByMarks()


@pytest.fixture
def write_rows(tmp_path: Path) -> Callable[[str, Sequence[Mapping[str, Any]]], Path]:
    def write(name: str, rows: Sequence[Mapping[str, Any]]) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        path.write_text("".join(lines), encoding="utf-8")
        return path

    return write
