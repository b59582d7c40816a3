"""How well scores rank: area under the ROC curve, average precision, precision at k.

Things of one score share one place, so no figure depends on the order of the file. Weights say how
often each thing counts: (draws, things), or ones for the plain figure.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from benchmarks._bootstrap import Array, Figure, draws, ratio, with_interval

Truth = NDArray[np.bool_]
_CHUNK = 100


def ranking_figures(gold: Truth, scores: Array) -> dict[str, Figure]:
    """``auc`` and ``ap`` with intervals over the things ranked."""
    return {
        "auc": _figure(len(gold), lambda weights: area(gold, scores, weights)),
        "ap": _figure(len(gold), lambda weights: average_precision(gold, scores, weights)),
    }


def area_within(gold: Truth, scores: Array, groups: Sequence[str | None]) -> Figure:
    """The area over pairs of one group only, so that what tells groups apart wins nothing."""
    names = np.array([group or "" for group in groups])
    members = [np.flatnonzero(names == name) for name in np.unique(names)]

    def measure(weights: Array) -> Array:
        won, pairs = zip(*(_pairs(gold[m], scores[m], weights[:, m]) for m in members), strict=True)
        return ratio(np.sum(won, axis=0), np.sum(pairs, axis=0))

    return _figure(len(gold), measure)


def area(gold: Truth, scores: Array, weights: Array) -> Array:
    """The chance that a positive scores above a negative, a tie counting half; 0 without pairs.

    >>> area(np.array([True, False, True]), np.array([0.9, 0.5, 0.1]), np.ones((1, 3)))
    array([0.5])
    """
    return ratio(*_pairs(gold, scores, weights))


def average_precision(gold: Truth, scores: Array, weights: Array) -> Array:
    """The mean, over the positives, of the precision down to their place; 0 without a positive.

    >>> average_precision(np.array([True, False, True]), np.array([0.9, 0.5, 0.1]), np.ones((1, 3)))
    array([0.83333333])
    """
    positive, negative = _by_place(gold, scores, weights)
    right = np.cumsum(positive, axis=1)
    precision = ratio(right, right + np.cumsum(negative, axis=1))
    return ratio((positive * precision).sum(axis=1), positive.sum(axis=1))


def precision_at(gold: Truth, scores: Array, k: int) -> float:
    """The share of positives among the first ``k``; of a tie across the edge, its share.

    Where there are fewer than ``k`` things the rest of the places count as wrong.

    >>> precision_at(np.array([True, False, True]), np.array([0.9, 0.5, 0.5]), 2)
    0.75
    """
    positive, negative = _by_place(gold, scores, np.ones((1, len(gold))))
    sizes = (positive + negative)[0]
    before = np.cumsum(sizes) - sizes
    taken = np.clip(k - before, 0, sizes)
    return float((positive[0] * taken / sizes).sum() / k)


def _figure(size: int, measure: Callable[[Array], Array]) -> Figure:
    """``measure`` of all things once, with its interval; (n, things) to (n,), some draws a call."""
    weights = draws(size)
    chunks = [weights[start : start + _CHUNK] for start in range(0, len(weights), _CHUNK)]
    value = measure(np.ones((1, size)))[0]
    return with_interval(float(value), np.concatenate([measure(chunk) for chunk in chunks]))


def _pairs(gold: Truth, scores: Array, weights: Array) -> tuple[Array, Array]:
    """Pairs of a positive and a negative in right order, and all such pairs."""
    positive, negative = _by_place(gold, scores, weights)
    below = negative.sum(axis=1, keepdims=True) - np.cumsum(negative, axis=1)
    won: Array = (positive * (below + negative / 2)).sum(axis=1)
    return won, positive.sum(axis=1) * negative.sum(axis=1)


def _by_place(gold: Truth, scores: Array, weights: Array) -> tuple[Array, Array]:
    """Weight of positives and of negatives at each different score, the highest first."""
    order = np.argsort(-scores, kind="stable")
    starts = np.flatnonzero(np.r_[True, np.diff(scores[order]) != 0])
    sorted_weights, truth = weights[:, order], gold[order].astype(np.float64)
    return (
        np.add.reduceat(sorted_weights * truth, starts, axis=1),
        np.add.reduceat(sorted_weights * (1 - truth), starts, axis=1),
    )
