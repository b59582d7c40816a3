"""Figures with bootstrap intervals: how far a score moves on other articles of the same kind.

A score is a function of sums over units (articles, sentences or files), so one row of numbers for
each unit is all that is kept. Units are drawn with replacement, as many as there are, a thousand
times with a fixed seed; the interval holds the middle 95 % of the thousand scores. It says what
the choice of units does to a figure, not what another annotator or another outlet would do.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

TIMES = 1000
SEED = 20161108
Array = NDArray[np.float64]
Rows = Mapping[str, Sequence[float]]
"""What one unit adds to each metric: (right found, found, right gold, gold) or (right, of)."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A score from 0 to 1, the ends of its interval, and the counts that it is the ratio of.

    ``low`` and ``high`` are ``None`` where an interval means nothing, ``right`` and ``of`` where
    the score is no plain ratio.
    """

    value: float
    low: float | None = None
    high: float | None = None
    right: float | None = None
    of: float | None = None

    def json(self) -> dict[str, float]:
        """What is known, in per cent with one decimal; the counts as they are."""
        shares = {"value": self.value, "low": self.low, "high": self.high}
        counts = {"right": self.right, "of": self.of}
        return {
            **{name: round(100 * share, 1) for name, share in shares.items() if share is not None},
            **{name: round(count, 1) for name, count in counts.items() if count is not None},
        }


Figures = dict[str, dict[str, Figure]]
"""Figures by metric ("content exact") and name ("p", "r", "f1")."""


def tally(units: Sequence[Rows]) -> Figures:
    """The figures of every metric over all units, which name the same metrics.

    A metric of four numbers has ``p``, ``r`` and ``f1``, one of two has ``share``.
    """
    if not units:
        return {}
    found: Figures = {}
    for name in units[0]:
        rows = np.array([unit[name] for unit in units], dtype=np.float64)
        found[name] = precision_recall(rows) if rows.shape[1] == 4 else {"share": part(rows, 0, 1)}
    return found


def gains(units: Sequence[Rows], others: Sequence[Rows]) -> Figures:
    """By how much the F1 (or share) of every metric exceeds that of another system.

    Both are scored on the same draws, so the interval of the difference is narrower than the two
    intervals beside each other suggest.
    """
    found: Figures = {}
    for name in units[0] if units else ():
        pairs = zip(units, others, strict=True)
        rows = np.array([[*one[name], *other[name]] for one, other in pairs], dtype=np.float64)
        measure, label = (f1, "f1") if rows.shape[1] == 8 else (_share, "share")
        found[name] = {label: figure(rows, partial(_gain, measure))}
    return found


def precision_recall(rows: Array) -> dict[str, Figure]:
    """Precision, recall and F1 of rows (units, 4): right found, found, right gold, gold.

    The two kinds of "right" are one number where things are matched one to one.

    >>> rows = np.array([[1.0, 2.0, 1.0, 4.0], [2.0, 2.0, 2.0, 2.0]])
    >>> {name: round(figure.value, 3) for name, figure in precision_recall(rows).items()}
    {'p': 0.75, 'r': 0.5, 'f1': 0.6}
    """
    return {"p": part(rows, 0, 1), "r": part(rows, 2, 3), "f1": figure(rows, f1)}


def f1(sums: Array) -> Array:
    """F1 of sums (n, 4); 0 where nothing is right."""
    precision, recall = ratio(sums[:, 0], sums[:, 1]), ratio(sums[:, 2], sums[:, 3])
    return ratio(2 * precision * recall, precision + recall)


def _gain(measure: Callable[[Array], Array], sums: Array) -> Array:
    one, other = np.split(sums, 2, axis=1)
    return measure(one) - measure(other)


def _share(sums: Array) -> Array:
    return ratio(sums[:, 0], sums[:, 1])


def part(rows: Array, right: int, of: int) -> Figure:
    """The share that one column is of another, with both sums."""
    found = figure(rows, lambda sums: ratio(sums[:, right], sums[:, of]))
    return Figure(
        found.value, found.low, found.high, float(rows[:, right].sum()), float(rows[:, of].sum())
    )


def figure(rows: Array, measure: Callable[[Array], Array]) -> Figure:
    """``measure`` of the sums of ``rows``, with the interval of its values on drawn units.

    ``measure`` takes sums (n, columns) to (n,) and is called once for all draws.
    """
    value = measure(rows.sum(axis=0, keepdims=True))[0]
    return with_interval(float(value), measure(draws(len(rows)) @ rows))


def with_interval(value: float, drawn: Array) -> Figure:
    """The figure with the 2.5th and 97.5th percentile of its values on drawn units."""
    low, high = np.percentile(drawn, [2.5, 97.5])
    return Figure(value, float(low), float(high))


@lru_cache(maxsize=2)
def draws(units: int) -> Array:
    """How often each unit is drawn, (times, units): the same for every metric and every system."""
    chance = np.random.default_rng(SEED)
    return np.stack(
        [np.bincount(chance.integers(0, units, units), minlength=units) for _ in range(TIMES)]
    ).astype(np.float64)


def ratio(above: Array, below: Array) -> Array:
    """``above / below``, and 0 where ``below`` is."""
    return np.divide(above, below, out=np.zeros_like(above), where=below > 0)


def as_json(scores: Mapping[str, Figures]) -> dict[str, Any]:
    """Figures by system, metric and name, ready for ``json.dumps``."""
    return {
        system: {
            metric: {name: figure.json() for name, figure in named.items()}
            for metric, named in figures.items()
        }
        for system, figures in scores.items()
    }
