"""Five networks that each leave a fifth of the pairs out: scores nobody has trained on."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import torch

from training.events.network import Coder
from training.events.prepare import TYPES, Pair
from training.events.train import SEED, Encoded, learn, predict
from training.loop import Schedule

FOLDS = 5
EPOCHS = 8
SCHEDULE = Schedule(1.0, 0.0, 40)


def fold_of(pairs: Sequence[Pair]) -> np.ndarray:
    """The fold of each pair, shape (n,); what shares a group shares its fold."""
    groups = sorted({pair.group for pair in pairs})
    order = np.random.default_rng(SEED).permutation(len(groups))
    folds = {groups[int(i)]: place % FOLDS for place, i in enumerate(order)}
    return np.array([folds[pair.group] for pair in pairs])


def run_fold(
    fold: int,
    make: Callable[[], Coder],
    sets: Sequence[tuple[Sequence[Pair], Sequence[Encoded]]],
    build: Path,
) -> None:
    """Train without ``fold`` of every set, and keep the logits of what was left out."""
    kept = build / f"fold{fold}.json"
    if kept.exists():
        return
    torch.manual_seed(SEED)
    model = make()
    folds = [fold_of(pairs) for pairs, _ in sets]
    learnt = [row for (_, rows), of in zip(sets, folds, strict=True)
              for row, place in zip(rows, of, strict=True) if place != fold]  # fmt: skip
    learn(model, f"fold{fold}", learnt, EPOCHS, SCHEDULE, build)
    found = []
    for (_, rows), of in zip(sets, folds, strict=True):
        held = np.flatnonzero(of == fold)
        logits = predict(model, [rows[int(i)] for i in held])
        found.append({int(i): [round(float(x), 4) for x in row]
                      for i, row in zip(held, logits, strict=True)})  # fmt: skip
    kept.write_text(json.dumps(found), encoding="utf-8")


def held_out(build: Path, sizes: Sequence[int]) -> list[np.ndarray]:
    """The logits of all folds together, one array (n, types) for each set."""
    found = [np.zeros((size, len(TYPES))) for size in sizes]
    for fold in range(FOLDS):
        parts = json.loads((build / f"fold{fold}.json").read_text(encoding="utf-8"))
        for logits, part in zip(found, parts, strict=True):
            for row, values in part.items():
                logits[int(row)] = values
    return found
