"""One file of labelled sentences scored by the reader, the floor beside it."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks import _tfidf
from benchmarks._bootstrap import Array, Figures
from benchmarks._labels import Labelled, read_labelled
from benchmarks._report import Report, parser_of
from benchmarks._trained import SCORES, Predictions, Reads, predict

NETWORK = "network"
FLOOR = "TF-IDF"
Measure = Callable[[Labelled, Array], Figures]


@dataclass(frozen=True)
class Source:
    """Where predictions come from: the reader, loaded when asked for, and the out-of-fold files."""

    reader: Callable[[], Reads]
    scores: Path = SCORES
    floor: bool = True


def wording_parser(name: str, parts: Sequence[str] = ()) -> argparse.ArgumentParser:
    """The options of the benchmarks that score sentences."""
    parser = parser_of(name, parts)
    parser.add_argument("--scores", type=Path, default=SCORES, help="out-of-fold predictions")
    parser.add_argument("--no-floor", action="store_true", help=f"leave out {FLOOR}")
    parser.add_argument("--threshold", type=float, default=0.5, help="called so from here on")
    return parser


def score_wording(
    report: Report,
    sentences: Labelled,
    head: str,
    source: Source,
    measure: Measure,
    groups: Sequence[str] | None = None,
) -> Predictions:
    """Fill ``report`` with ``measure`` of the network's and of the floor's scores.

    ``head`` is a field of ``Wording``; ``groups`` names, for each sentence, what no fold may cut.
    """
    predictions = predict(report.path, sentences, head, source.reader, source.scores)
    report.notes.append(f"{NETWORK}: {predictions.how}")
    report.scores[NETWORK] = measure(sentences, predictions.scores)
    if not source.floor or not _tfidf.is_installed():
        why = _tfidf.NOT_INSTALLED if source.floor else "not asked for"
        report.notes.append(f"{FLOOR}: left out ({why})")
        return predictions
    found, how = floor_scores(report.path, sentences, predictions.folds, groups)
    report.notes.append(f"{FLOOR}: {how}")
    report.scores[FLOOR] = measure(sentences, found)
    return predictions


def floor_scores(
    path: Path,
    sentences: Labelled,
    folds: NDArray[np.int64] | None,
    groups: Sequence[str] | None,
) -> tuple[Array, str]:
    """The floor's probabilities and how they came about.

    A dev file is scored by a model of the train file beside it. Any other is scored in folds:
    the network's own where they are known, so that both learnt from the same sentences.
    """
    beside = path.with_name(path.name.replace("dev", "train"))
    if beside != path and beside.is_file():
        train = read_labelled(beside)
        found = _tfidf.score_other(train.texts, train.gold, sentences.texts)
        return found, f"trained on {beside.name} ({len(train):,} sentences)"
    how = "trained and scored in the folds of the network"
    if folds is None:
        folds = _tfidf.make_folds(sentences.gold, groups)
        how = "trained and scored in folds of this file"
    return _tfidf.score_folds(sentences.texts, sentences.gold, folds), how
