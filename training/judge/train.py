"""The judge's steps: pairs of like length together, in one seeded order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from training.judge.network import Judge
from training.judge.prepare import Pair
from training.loop import Schedule, run_steps

SEED = 20261122
ENCODER_RATE, HEAD_RATE = 5e-5, 5e-4
SIZE = 32
LONGEST = 160
"""Word pieces of a pair; what is beyond is cut from the longer claim."""


def learn(
    model: Judge,
    name: str,
    pairs: Sequence[Pair],
    tokenizer: Tokenizer,
    schedule: Schedule,
    build: Path,
) -> None:
    """One pass over ``pairs``."""
    steps = steps_of(pairs, tokenizer, np.random.default_rng([SEED, len(pairs)]))
    run_steps(model, name, steps, _optimizer(model), schedule, build, SEED)


def steps_of(
    pairs: Sequence[Pair], tokenizer: Tokenizer, random: np.random.Generator
) -> list[Callable[[Judge], Tensor]]:
    """Batches of ``SIZE``, sorted by length within buckets so that little is padding."""
    encoded = [encode(tokenizer, pair.a, pair.b) for pair in pairs]
    order = random.permutation(len(pairs))
    bucket = SIZE * 40
    batches: list[list[int]] = []
    for start in range(0, len(order), bucket):
        rows = sorted((int(i) for i in order[start : start + bucket]),
                      key=lambda i: (len(encoded[i]), i))  # fmt: skip
        batches.extend(rows[at : at + SIZE] for at in range(0, len(rows), SIZE))
    return [
        _step([encoded[i] for i in batches[b]], [pairs[i] for i in batches[b]])
        for b in random.permutation(len(batches))
    ]


def encode(tokenizer: Tokenizer, a: str, b: str) -> list[int]:
    """The word pieces of a pair, as the base model joins two texts."""
    return list(tokenizer.encode(a, b).ids)


def padded(rows: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor]:
    """Ids and mask of shape (rows, longest); MPNet's padding is 1."""
    longest = max(len(row) for row in rows)
    ids = torch.ones((len(rows), longest), dtype=torch.long)
    mask = torch.zeros((len(rows), longest), dtype=torch.long)
    for place, row in enumerate(rows):
        ids[place, : len(row)] = torch.tensor(row)
        mask[place, : len(row)] = 1
    return ids, mask


def _step(rows: Sequence[Sequence[int]], pairs: Sequence[Pair]) -> Callable[[Judge], Tensor]:
    def judged(model: Judge) -> Tensor:
        return _loss(model(*padded(rows)), [p.label for p in pairs])

    return judged


def _loss(logits: Tensor, labels: Sequence[frozenset[int]]) -> Tensor:
    """Minus the mean log probability that one of the allowed labels is right."""
    allowed = torch.zeros(logits.shape)
    for row, kinds in enumerate(labels):
        allowed[row, sorted(kinds)] = 1.0
    scores = logits.float()
    kept = scores.masked_fill(allowed == 0, float("-inf"))
    return (torch.logsumexp(scores, -1) - torch.logsumexp(kept, -1)).mean()


def _optimizer(model: Judge) -> torch.optim.AdamW:
    """AdamW; the word embeddings stay as they are."""
    model.base.embeddings.word_embeddings.weight.requires_grad_(False)
    inside = [p for p in model.base.parameters() if p.requires_grad]
    outside = [p for n, p in model.named_parameters() if not n.startswith("base.")]
    groups = [{"params": inside, "peak": ENCODER_RATE}, {"params": outside, "peak": HEAD_RATE}]
    return torch.optim.AdamW(groups, lr=ENCODER_RATE, weight_decay=0.01, fused=True)
