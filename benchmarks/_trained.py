"""Whose predictions are scored: those of the shipped weights, or of folds that left the file out.

To score weights on what they were trained on says nothing, so a file that the reader was trained
on (known by its SHA-256, listed in ``tables/trained_on.tsv``) is scored by out-of-fold
predictions: each sentence by a network trained without its fold. They lie in ``training/scores``,
one JSON object a line with ``id``, ``fold`` and ``score``, and are made by
``python -m training.reader``. Limits: they come from networks of the same making before these are
packed into eight bits; a copy of such a file with another byte anywhere is another file to the
benchmark.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from benchmarks._bootstrap import Array
from benchmarks._data import sha256_of
from benchmarks._labels import Labelled
from benchmarks._made import rows_of
from variorum.errors import VariorumError
from variorum.models import Models
from variorum.models.reading import Wording

SCORES = Path(__file__).parent.parent / "training" / "scores"
_TABLE = Path(__file__).parent / "tables" / "trained_on.tsv"


class Reads(Protocol):
    """The part of the reader that the benchmarks ask."""

    def wording(self, text: str, sentences: Sequence[tuple[int, int]]) -> Wording:
        """How ``text`` is worded, its sentences given as code points."""


@dataclass(frozen=True)
class TrainingFile:
    """A file that the reader was trained on; ``predictions`` is ``None`` where there are none."""

    sha256: str
    file: str
    head: str
    predictions: str | None


@dataclass(frozen=True)
class Predictions:
    """A probability for each sentence, how they came about, and the fold of each where known."""

    scores: Array
    how: str
    folds: NDArray[np.int64] | None


def training_file(path: Path, table: Path = _TABLE) -> TrainingFile | None:
    """What the reader learnt from ``path``; ``None`` where it never saw the file."""
    sha256 = sha256_of(path)
    for line in table.read_text(encoding="utf-8").splitlines():
        if line.startswith(sha256):
            _, file, head, predictions = line.split("\t")
            return TrainingFile(sha256, file, head, None if predictions == "-" else predictions)
    return None


def predict(
    path: Path,
    sentences: Labelled,
    head: str,
    reader: Callable[[], Reads],
    folder: Path = SCORES,
    table: Path = _TABLE,
) -> Predictions:
    """The probability that ``head`` (a field of ``Wording``) gives each sentence of ``path``.

    Ends the program, saying what to do, where the file is one of the training files and has no
    out-of-fold predictions for this head, or they lack a sentence.
    """
    seen = training_file(path, table)
    if seen is None:
        return Predictions(shipped(sentences, head, reader()), "shipped weights", None)
    if seen.head != head or seen.predictions is None:
        raise SystemExit(
            f"{path.name}: the reader was trained on this file and there are no out-of-fold "
            f"predictions of '{head}' for it: score it as '{seen.head}', or score another file"
        )
    scores, folds = out_of_fold(folder / seen.predictions, sentences.ids)
    how = (
        f"out-of-fold predictions ({seen.predictions}, {len(np.unique(folds))} folds), because the "
        "shipped weights were trained on this file"
    )
    return Predictions(scores, how, folds)


def shipped(sentences: Labelled, head: str, reader: Reads) -> Array:
    """What the shipped weights say of each sentence, read as a text of its own."""
    scores = []
    for text in sentences.texts:
        values = getattr(reader.wording(text, [(0, len(text))]), head)
        if values is None:
            raise SystemExit(f"the head '{head}' is switched off: switch it on to score it")
        scores.append(values[0])
    return np.array(scores, dtype=np.float64)


def out_of_fold(path: Path, ids: Sequence[str]) -> tuple[Array, NDArray[np.int64]]:
    """Score and fold of each id; ends the program where one is missing or stands there twice."""
    redo = "make them again with `python -m training.reader --data DIR`"
    if not path.is_file():
        raise SystemExit(f"no out-of-fold predictions in {path}: {redo}")
    rows: dict[str, tuple[float, int]] = {}
    for row in rows_of(path):
        if row["id"] in rows:
            raise SystemExit(f"{path.name} holds {row['id']} twice: {redo}")
        rows[row["id"]] = float(row["score"]), int(row["fold"])
    missing = [identity for identity in ids if identity not in rows]
    if missing:
        raise SystemExit(
            f"{path.name} lacks {len(missing)} of {len(ids)} sentences, the first {missing[0]}: "
            f"{redo}"
        )
    found = [rows[identity] for identity in ids]
    return (
        np.array([score for score, _ in found], dtype=np.float64),
        np.array([fold for _, fold in found], dtype=np.int64),
    )


def shipped_reader() -> Reads:
    """The reader of this version; ends the program where it has none or cannot load it."""
    try:
        reader: Reads | None = getattr(Models(), "reader", None)
    except VariorumError as error:
        raise SystemExit(str(error)) from error
    if reader is None:
        raise SystemExit(
            "this version has no reader: only files with out-of-fold predictions can be scored"
        )
    return reader
