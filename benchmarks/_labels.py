"""Sentences with one of two labels: reading them, and scoring a probability for each.

The format is one JSON object a line with ``id``, ``text`` and ``label``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks._bootstrap import Array, Figure, Figures, figure, precision_recall, ratio
from benchmarks._data import read_rows
from benchmarks._ranking import Truth, ranking_figures

POSITIVE = frozenset(("biased", "subj", "subjective", "check-worthy"))
NEGATIVE = frozenset(("non-biased", "neutral", "obj", "objective", "not-check-worthy"))
BINS = 10


@dataclass(frozen=True)
class Labelled:
    """The sentences of a file in its order; ``names`` are its own two labels, positive first."""

    ids: tuple[str, ...]
    texts: tuple[str, ...]
    gold: Truth
    names: tuple[str, str]
    outlets: tuple[str | None, ...]

    def __len__(self) -> int:
        return len(self.ids)


def read_labelled(path: Path, limit: int | None = None) -> Labelled:
    """The first ``limit`` sentences of a file; ends the program at a label that is not known."""
    rows = read_rows(path, ("id", "text", "label"), limit)
    for number, row in enumerate(rows, 1):
        if row["label"] not in POSITIVE | NEGATIVE:
            raise SystemExit(
                f"{path.name}, line {number}: the label {row['label']!r} is none of "
                f"{', '.join(sorted(POSITIVE | NEGATIVE))}"
            )
    labels = [str(row["label"]) for row in rows]
    return Labelled(
        tuple(str(row["id"]) for row in rows),
        tuple(row["text"] for row in rows),
        np.array([label in POSITIVE for label in labels], dtype=np.bool_),
        (_name(labels, POSITIVE, "positive"), _name(labels, NEGATIVE, "negative")),
        tuple(row.get("outlet") for row in rows),
    )


def label_figures(
    gold: Truth, scores: Array, names: tuple[str, str], threshold: float = 0.5
) -> Figures:
    """Every figure of ``scores`` against ``gold``, the sentences being the units drawn.

    ``both labels``: macro-F1, and F1 weighted by how frequent each label is in the gold; then P,
    R and F1 of each label, positive where the score reaches ``threshold``; ``ranking``: ``auc``
    and ``ap`` of the positive label; ``calibration``: ``ece``.
    """
    both = label_rows(gold, scores >= threshold)
    return {
        "both labels": {
            "macro-f1": figure(both, macro_f1),
            "weighted-f1": figure(both, weighted_f1),
        },
        names[0]: precision_recall(both[:, :4]),
        names[1]: precision_recall(both[:, 4:]),
        "ranking": ranking_figures(gold, scores),
        "calibration": {"ece": Figure(calibration_error(gold, scores))},
    }


def label_rows(gold: Truth, called: Truth) -> Array:
    """Rows (sentences, 8): right, found, right, gold of the positive label, then the other."""
    return np.stack(
        [
            column
            for truth, found in ((gold, called), (~gold, ~called))
            for column in (truth & found, found, truth & found, truth)
        ],
        axis=1,
    ).astype(np.float64)


def macro_f1(sums: Array) -> Array:
    """Mean F1 of two labels; sums (n, 8) of ``label_rows``."""
    return (_f1(sums, 0) + _f1(sums, 4)) / 2


def weighted_f1(sums: Array) -> Array:
    """F1 of two labels, each by its share of the gold; sums as for ``macro_f1``."""
    weighted = _f1(sums, 0) * sums[:, 3] + _f1(sums, 4) * sums[:, 7]
    return ratio(weighted, sums[:, 3] + sums[:, 7])


def calibration_error(gold: Truth, scores: Array) -> float:
    """Expected calibration error: how far the share of positives lies from the mean score.

    Over ten bins of equal width, each weighted by its sentences (Guo et al., ICML 2017). It has
    no bootstrap interval: drawing adds noise to every bin, so that all draws lie above the value.

    >>> round(calibration_error(np.array([True, False, True]), np.array([0.95, 0.95, 0.55])), 3)
    0.45
    """
    bins = np.minimum((scores * BINS).astype(int), BINS - 1)
    gaps = np.bincount(bins, weights=gold - scores, minlength=BINS)
    return float(np.abs(gaps).sum() / max(1, len(gold)))


def _f1(sums: Array, first: int) -> Array:
    return ratio(2 * sums[:, first], sums[:, first + 1] + sums[:, first + 3])


def _name(labels: Sequence[str], kind: frozenset[str], otherwise: str) -> str:
    return next((label for label in labels if label in kind), otherwise)
