"""The coder's steps: marked sentences of like length together, in one seeded order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from training.events.network import Coder
from training.events.prepare import TYPES, Pair
from training.loop import Schedule, make_optimizer, run_steps
from variorum.models.marking import mark_parts

SEED = 20261122
ENCODER_RATE, HEAD_RATE = 1e-4, 1e-3
SIZE = 16
SMOOTHING = 0.1


@dataclass(frozen=True)
class Encoded:
    """Ids (n,), parts (3, n) and the number of the type."""

    ids: np.ndarray
    parts: np.ndarray
    type: int


def encode(tokenizer: Tokenizer, pairs: Sequence[Pair]) -> list[Encoded]:
    """Each pair as the coder reads it."""
    return [
        Encoded(*mark_parts(tokenizer, p.text, p.source, p.recipient, p.deed), TYPES.index(p.type))
        for p in pairs
    ]


def learn(
    model: Coder, name: str, rows: Sequence[Encoded], epochs: int, schedule: Schedule, build: Path,
    rate: float = ENCODER_RATE,
) -> None:  # fmt: skip
    """``epochs`` passes over ``rows``."""
    steps = []
    for epoch in range(epochs):
        random = np.random.default_rng([SEED, epoch, len(rows)])
        steps.extend(_steps_of(rows, random))
    run_steps(model, name, steps, make_optimizer(model, rate, HEAD_RATE), schedule, build, SEED)


def predict(model: Coder, rows: Sequence[Encoded]) -> np.ndarray:
    """Logits, shape (len(rows), types), one row at a time."""
    model.eval()
    found = []
    with torch.no_grad():
        for row in rows:
            found.append(model(*_padded([row]))[0].numpy())
    return np.stack(found)


def _steps_of(
    rows: Sequence[Encoded], random: np.random.Generator
) -> list[Callable[[Coder], Tensor]]:
    order = random.permutation(len(rows))
    bucket = SIZE * 20
    batches: list[list[int]] = []
    for start in range(0, len(order), bucket):
        chosen = sorted((int(i) for i in order[start : start + bucket]),
                        key=lambda i: (len(rows[i].ids), i))  # fmt: skip
        batches.extend(chosen[at : at + SIZE] for at in range(0, len(chosen), SIZE))
    return [_step([rows[i] for i in batches[b]]) for b in random.permutation(len(batches))]


def _step(rows: Sequence[Encoded]) -> Callable[[Coder], Tensor]:
    def typed(model: Coder) -> Tensor:
        logits = model(*_padded(rows)).float()
        types = torch.tensor([row.type for row in rows])
        return nn.functional.cross_entropy(logits, types, label_smoothing=SMOOTHING)

    return typed


def _padded(rows: Sequence[Encoded]) -> tuple[Tensor, Tensor, Tensor]:
    longest = max(len(row.ids) for row in rows)
    ids = torch.zeros((len(rows), longest), dtype=torch.long)
    parts = torch.zeros((len(rows), 3, longest))
    mask = torch.zeros((len(rows), longest), dtype=torch.long)
    for place, row in enumerate(rows):
        ids[place, : len(row.ids)] = torch.from_numpy(row.ids)
        parts[place, :, : len(row.ids)] = torch.from_numpy(row.parts)
        mask[place, : len(row.ids)] = 1
    return ids, parts, mask
