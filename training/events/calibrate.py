"""Temperature and threshold from pairs that the network which judged them had not seen."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from training.events.folds import fold_of
from training.events.prepare import TYPES, Pair

SCORES = Path(__file__).parent.parent / "scores" / "events.jsonl"
SURE = 0.75
"""Share of the events found that is to be right among the pairs read by hand.

They are harder than running text: a quarter were read because an earlier network coded them.
"""


def fit(pairs: Sequence[Pair], logits: np.ndarray) -> tuple[float, float]:
    """The temperature of least log loss, and the lowest probability at which ``SURE`` are right."""
    labels = np.array([TYPES.index(pair.type) for pair in pairs])

    def loss(temperature: float) -> float:
        odds = _odds(logits, temperature)
        return float(-np.log(odds[np.arange(len(labels)), labels]).mean())

    temperature = float(min(np.round(np.arange(0.5, 3.0, 0.05), 2), key=loss))
    odds = _odds(logits, temperature)
    best, score = odds.argmax(-1), odds.max(-1)
    event = best != TYPES.index("NONE")
    for least in np.round(np.arange(0.3, 0.96, 0.01), 2):
        found = event & (score >= least)
        if found.any() and (best[found] == labels[found]).mean() >= SURE:
            return temperature, float(least)
    return temperature, 0.95


def write_scores(
    sets: Sequence[Sequence[Pair]], logits: Sequence[np.ndarray], temperature: float, scored: Path
) -> None:
    """First the hash of the file of PLV, then a line for each pair.

    A line has set, number, fold, type, and the type that a network found that had not seen it.
    """
    head = {"file": scored.name, "sha256": hashlib.sha256(scored.read_bytes()).hexdigest()}
    lines = [json.dumps(head)]
    for name, pairs, rows in zip(("plv", "read"), sets, logits, strict=True):
        folds = fold_of(pairs)
        allowed = len(TYPES) - 1 if name == "plv" else len(TYPES)
        for number, (pair, row) in enumerate(zip(pairs, rows, strict=True)):
            odds = _odds(row[None, :allowed], temperature)[0]
            line = {
                "set": name, "row": number, "fold": int(folds[number]), "type": pair.type,
                "predicted": TYPES[int(odds.argmax())], "score": round(float(odds.max()), 4),
            }  # fmt: skip
            lines.append(json.dumps(line))
    SCORES.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _odds(logits: np.ndarray, temperature: float) -> np.ndarray:
    scaled = logits / temperature
    odds = np.exp(scaled - scaled.max(-1, keepdims=True))
    result: np.ndarray = odds / odds.sum(-1, keepdims=True)
    return result
