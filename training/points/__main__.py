"""Fit the weights by which the judge's reading and the evidence tell what is one proposition.

    python -m training.points --data DIR

``DIR`` holds ``stories/allsides_2016_2018.jsonl`` and ``pairs/pac_train_dev.jsonl``. Their
articles that ``pairs.json`` names are annotated, the judge reads each pair both ways, and a
logistic model with L2 penalty is fitted by Newton's method from zero: nothing is random. Ten
folds, each of whole stories, give the scores that are printed. Writes
``src/variorum/collate/tables/matching.tsv``.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from training.points.prepare import PARTLY, Floats, Pairs, read_pairs
from variorum.collate.matching import EVIDENCE
from variorum.models import Models

TARGET = Path(__file__).parents[2] / "src/variorum/collate/tables/matching.tsv"
PENALTY = 20.0
"""Of the squared weights, columns standardized."""
JOINS = 0.7
"""Probability from which two claims are one: as many of the pairs are right there as the
evidence alone had right, and twice as many are found."""
FOLDS = 10


def main() -> None:
    """Read the pairs, score in folds, fit all, write the table."""
    parser = argparse.ArgumentParser(description="Fit what tells two claims that are one.")
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    pairs = read_pairs(options.data, Models())
    report(pairs, in_folds(pairs))
    write(*fit(pairs.evidence, pairs.same), pairs)


def fit(columns: Floats, same: Floats) -> tuple[float, Floats]:
    """Bias and weights for ``columns`` as they are, by Newton's method from zero."""
    mean, spread = columns.mean(0), columns.std(0)
    spread[spread < 1e-6] = 1.0
    rows = np.hstack([np.ones((len(columns), 1)), (columns - mean) / spread])
    penalty = np.repeat([0.0, PENALTY], [1, columns.shape[1]])
    weights = np.zeros(rows.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (chance - same) + penalty * weights
        curve = (rows * (chance * (1 - chance))[:, None]).T @ rows + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        weights = weights - step
        if np.abs(step).max() < 1e-8:
            break
    scaled = weights[1:] / spread
    return float(weights[0] - scaled @ mean), scaled


def in_folds(pairs: Pairs) -> Floats:
    """The score of each pair by a model that has seen no pair of its story."""
    scores = np.zeros(len(pairs.same))
    fold = {story: n % FOLDS for n, story in enumerate(sorted(set(pairs.story)))}
    folds = np.array([fold[story] for story in pairs.story])
    for held in (folds == n for n in range(FOLDS)):
        bias, weights = fit(pairs.evidence[~held], pairs.same[~held])
        scores[held] = 1 / (1 + np.exp(-bias - pairs.evidence[held] @ weights))
    return scores


def report(pairs: Pairs, scores: Floats) -> None:
    """Held-out precision and recall, each pair counted for those it stands for."""
    right, defensible = pairs.same > 0.5, pairs.same >= PARTLY
    for least in (0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9):
        above = scores >= least
        weight = pairs.weight[above]
        print(
            f"from {least}: {above.sum()} pairs, "
            f"same {np.average(right[above], weights=weight):.3f}, "
            f"same or partly {np.average(defensible[above], weights=weight):.3f}, "
            f"recall {weight[right[above]].sum() / pairs.weight[right].sum():.3f}"
        )


def write(bias: float, weights: Floats, pairs: Pairs) -> None:
    """The table that ships."""
    lines = [
        "# Weights of the evidence and of the judge's reading that two claims are one.",
        "# Made by: python -m training.points --data DIR (no seed: nothing is random).",
        f"# Data: {len(pairs.same)} pairs of claims of AllSides and PAC articles, read for",
        "# Variorum (training/points/pairs.json). No text of theirs is in this table.",
        "# Licence of the table: Apache-2.0.",
        f"bias\t{bias:.5f}",
        f"joins\t{JOINS}",
        *(f"{name}\t{weight:.5f}" for name, weight in zip(EVIDENCE, weights, strict=True)),
    ]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
