"""Scores loaded sentences on BABE: wording that trained annotators would call biased.

``python -m benchmarks loaded --data DIR [--json FILE] [--limit N] [--threshold P] [--no-floor]``

``DIR`` holds ``loaded/babe.jsonl`` (one sentence a line: ``id``, ``text``, ``label``, and
``outlet`` where it is known); any file in the format will do. The figures are explained in
``_labels.py``. BABE is training data, so out-of-fold predictions are scored (``_trained.py``).

Outlets give labels away, so where they are known a column says how far the outlet alone does: each
sentence scored by the share of biased ones among those of its outlet in the other folds. ``within
outlets`` ranks only pairs of one outlet, and each outlet of twenty sentences and more is scored on
its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from benchmarks._bootstrap import SEED, Array, Figures, figure, part
from benchmarks._data import locate
from benchmarks._labels import Labelled, label_figures, label_rows, macro_f1, read_labelled
from benchmarks._ranking import area_within, ranking_figures
from benchmarks._report import Report, finish
from benchmarks._trained import shipped_reader
from benchmarks._wording import Source, score_wording, wording_parser

FEWEST = 20
FOLDS = 5


def main(argv: Sequence[str]) -> int:
    """Score one file; 0 when done."""
    options = wording_parser("loaded").parse_args(argv)
    path = locate(options.data, "loaded", "babe.jsonl")
    sentences = read_labelled(path, options.limit)
    report = Report("loaded", path, len(sentences), "sentences")
    source = Source(shipped_reader, options.scores, not options.no_floor)
    score(report, sentences, source, options.threshold)
    return finish([report], options.json)


def score(report: Report, sentences: Labelled, source: Source, threshold: float = 0.5) -> None:
    """Fill ``report`` with the figures of the file and of each of its outlets."""

    def measure(sentences: Labelled, scores: Array) -> Figures:
        whole = label_figures(sentences.gold, scores, sentences.names, threshold)
        if any(sentences.outlets):
            within = {"auc": area_within(sentences.gold, scores, sentences.outlets)}
            whole |= {"within outlets": within, **outlet_figures(sentences, scores, threshold)}
        return whole

    predictions = score_wording(report, sentences, "loaded", source, measure)
    if any(sentences.outlets):
        alone = outlet_alone(sentences, predictions.folds)
        report.scores["outlet alone"] = label_figures(
            sentences.gold, alone, sentences.names, threshold
        )


def outlet_figures(sentences: Labelled, scores: Array, threshold: float) -> Figures:
    """For each outlet: the share that is positive, the share called so, macro-F1 and AUC.

    What tells outlets apart and not wording ranks no better than chance, ``auc`` 50, inside each.
    """
    found: Figures = {}
    for outlet, size in Counter(sentences.outlets).most_common():
        inside = np.array([name == outlet for name in sentences.outlets])
        gold, some = sentences.gold[inside], scores[inside]
        if outlet is None or size < FEWEST or gold.all() or not gold.any():
            continue
        called = some >= threshold
        shares = np.stack([gold, called, np.ones(size)], axis=1).astype(np.float64)
        found[outlet] = {
            f"{sentences.names[0]}, gold": part(shares, 0, 2),
            f"{sentences.names[0]}, found": part(shares, 1, 2),
            "macro-f1": figure(label_rows(gold, called), macro_f1),
            "auc": ranking_figures(gold, some)["auc"],
        }
    return found


def outlet_alone(sentences: Labelled, folds: NDArray[np.int64] | None) -> Array:
    """The share of positives among the sentences of the same outlet in all other folds.

    Of all sentences there, where the outlet has none.
    """
    if folds is None:
        folds = np.random.default_rng(SEED).permutation(len(sentences)) % FOLDS
    _, outlets = np.unique([outlet or "" for outlet in sentences.outlets], return_inverse=True)
    scores = np.zeros(len(sentences))
    for fold in np.unique(folds):
        held = folds == fold
        others = sentences.gold[~held].astype(np.float64)
        sizes = np.bincount(outlets[~held], minlength=outlets.max() + 1)
        positive = np.bincount(outlets[~held], weights=others, minlength=outlets.max() + 1)
        mean = others.mean() if len(others) else 0.0
        shares = np.where(sizes > 0, positive / np.maximum(1, sizes), mean)
        scores[held] = shares[outlets[held]]
    return scores
