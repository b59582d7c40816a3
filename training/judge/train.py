"""The judge's steps: pairs of like length together, in one seeded order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from training.judge.claims import Told
from training.judge.network import Judge
from training.judge.prepare import Pair
from training.loop import Schedule, make_optimizer, run_steps

SEED = 20261122
ENCODER_RATE, HEAD_RATE = 5e-5, 5e-4
SIZE = 32
LONGEST = 160
"""Word pieces of a pair; what is beyond is cut from the longer claim."""


Step = Callable[[Judge], Tensor]


def learn(
    model: Judge,
    name: str,
    steps: Sequence[Step],
    schedule: Schedule,
    build: Path,
) -> None:
    """One pass over ``steps``."""
    optimizer = make_optimizer(model, ENCODER_RATE, HEAD_RATE)
    run_steps(model, name, steps, optimizer, schedule, build, SEED)


def steps_of(pairs: Sequence[Pair], tokenizer: Tokenizer) -> list[Step]:
    """What follows from what: batches of ``SIZE``."""
    encoded = [encode(tokenizer, pair.a, pair.b) for pair in pairs]
    return [
        _inferred([encoded[i] for i in batch], [pairs[i].label for i in batch])
        for batch in _batches([len(ids) for ids in encoded], SIZE)
    ]


def told_steps(pairs: Sequence[Told], tokenizer: Tokenizer, conflicts: bool = False) -> list[Step]:
    """One proposition or not, each pair in both orders: batches of ``SIZE``.

    Beside it what they say of inference; with ``conflicts``, whether and on what they conflict too.
    """
    make = _opposed if conflicts else _told
    there = [encode(tokenizer, pair.a, pair.b) for pair in pairs]
    back = [encode(tokenizer, pair.b, pair.a) for pair in pairs]
    return [
        make([way[i] for way in (there, back) for i in batch], [pairs[i] for i in batch])
        for batch in _batches([len(ids) for ids in there], SIZE // 2)
    ]


def mixed(*kinds: Sequence[Step]) -> list[Step]:
    """All steps, each kind spread evenly, the order within a kind kept."""
    placed = [
        ((number + 0.5) / len(steps), kind, step)
        for kind, steps in enumerate(kinds)
        for number, step in enumerate(steps)
    ]
    return [step for *_, step in sorted(placed, key=lambda item: item[:2])]


def _batches(lengths: Sequence[int], size: int) -> list[list[int]]:
    """Places by like length within buckets, so that little is padding, in a seeded order."""
    random = np.random.default_rng([SEED, len(lengths)])
    order = random.permutation(len(lengths))
    bucket = size * 40
    batches: list[list[int]] = []
    for start in range(0, len(order), bucket):
        rows = sorted((int(i) for i in order[start : start + bucket]),
                      key=lambda i: (lengths[i], i))  # fmt: skip
        batches.extend(rows[at : at + size] for at in range(0, len(rows), size))
    return [batches[b] for b in random.permutation(len(batches))]


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


def _inferred(rows: Sequence[Sequence[int]], labels: Sequence[frozenset[int]]) -> Step:
    def inference(model: Judge) -> Tensor:
        return _loss(model(*padded(rows))[0], labels)

    return inference


def _told(rows: Sequence[Sequence[int]], pairs: Sequence[Told]) -> Step:
    """``rows`` are the pairs in one order, then in the other."""

    def claims(model: Judge) -> Tensor:
        logits, same, *_ = model(*padded(rows))
        return _told_loss(logits, same, pairs)

    return claims


def _opposed(rows: Sequence[Sequence[int]], pairs: Sequence[Told]) -> Step:
    """The same, and whether and on what they conflict."""
    known = [place for place, pair in enumerate(pairs) if pair.on is not None]
    kinds = torch.tensor([pair.on for pair in pairs if pair.on is not None])

    def conflicts(model: Judge) -> Tensor:
        logits, same, conflict, on = model(*padded(rows))
        loss = _told_loss(logits, same, pairs)
        loss = loss + _both_ways(conflict, [pair.conflict for pair in pairs])
        if known:
            found = on.float().view(2, len(pairs), -1).sum(0)[known]
            share = len(known) / len(pairs)
            loss = loss + share * nn.functional.cross_entropy(found, kinds)
        return loss

    return conflicts


def _told_loss(logits: Tensor, same: Tensor, pairs: Sequence[Told]) -> Tensor:
    """Of one proposition or not, and of what the pairs say of inference in both orders."""
    told = _both_ways(same, [pair.same for pair in pairs])
    return told + _loss(logits, [pair.label for pair in pairs] * 2)


def _both_ways(logits: Tensor, worth: Sequence[float]) -> Tensor:
    """Log loss of the sum over the two orders of each pair."""
    return nn.functional.binary_cross_entropy_with_logits(
        logits.float().view(2, -1).sum(0), torch.tensor(worth)
    )


def _loss(logits: Tensor, labels: Sequence[frozenset[int]]) -> Tensor:
    """Minus the mean log probability that one of the allowed labels is right."""
    allowed = torch.zeros(logits.shape)
    for row, kinds in enumerate(labels):
        allowed[row, sorted(kinds)] = 1.0
    scores = logits.float()
    kept = scores.masked_fill(allowed == 0, float("-inf"))
    return (torch.logsumexp(scores, -1) - torch.logsumexp(kept, -1)).mean()
