"""The training loop: batches of every task in one seeded order, with checkpoints."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits as bce

from training.loop import Schedule, make_optimizer, run_steps
from training.reader.batches import (
    Window,
    article_windows,
    batches_of,
    encode_packs,
    encode_windows,
    encode_words,
    packs_of,
)
from training.reader.network import Reader, crf_loss
from training.reader.prepare import Document

SEED = 20261122
ENCODER_RATE, HEAD_RATE = 2e-4, 8e-4


@dataclass(frozen=True)
class Plan:
    """One run: which documents how often, and how the learning rate falls from start to end.

    ``halves``: whether vectors of half sentences are learnt beside those of whole ones.
    """

    name: str
    quotations: Sequence[Document]
    techniques: Sequence[Document]
    sentences: Sequence[Document]
    epochs: float
    sentence_epochs: int
    rate: tuple[float, float]
    warmup: int = 60
    halves: bool = True
    size: int = 16


Step = Callable[[Reader], Tensor]


def steps_of(plan: Plan, seed: int = SEED) -> list[Step]:
    """Every step of a run in its order: the same list for the same plan and seed."""
    steps: list[Step] = []
    whole = int(np.ceil(plan.epochs))
    for epoch in range(whole):
        random = np.random.default_rng([seed, epoch])
        found: list[Step] = []
        for batch in batches_of(article_windows(plan.quotations, random), plan.size):
            found.append(_quotation_step(batch, plan.halves, int(random.integers(2**31))))
        for batch in batches_of(article_windows(plan.techniques, random), plan.size):
            found.append(_technique_step(batch, plan.halves))
        share = min(1.0, plan.epochs - epoch)
        order = random.permutation(len(found))[: int(share * len(found))]
        steps.extend(found[i] for i in order)
    single: list[Step] = []
    for epoch in range(plan.sentence_epochs):
        random = np.random.default_rng([seed, 1000 + epoch])
        packs = packs_of(_sampled(plan.sentences, random), random)
        batches = [packs[i : i + plan.size] for i in range(0, len(packs), plan.size)]
        single.extend(_sentence_step(batches[i]) for i in random.permutation(len(batches)))
    return _interleave(steps, single)


def train(model: Reader, plan: Plan, build: Path, seed: int = SEED) -> None:
    """Run ``plan`` on ``model`` in place, going on from the last checkpoint under ``build``."""
    schedule = Schedule(*plan.rate, plan.warmup)
    optimizer = make_optimizer(model, ENCODER_RATE, HEAD_RATE)
    run_steps(model, plan.name, steps_of(plan, seed), optimizer, schedule, build, seed)


def _quotation_step(windows: Sequence[Window], halves: bool, seed: int) -> Step:
    def quotations(model: Reader) -> Tensor:
        batch = encode_windows(windows, halves)
        batch |= encode_words(windows, np.random.default_rng(seed), blank=0.2)
        layers = model.encode(batch["ids"], batch["mask"])
        hidden = model.quotation_mix(layers)
        context, anchors, roles = model.words(
            hidden, batch["words"], batch["heads"], batch["features"], batch["there"]
        )
        there = batch["there"]
        count = batch["anchors"].sum().clamp(min=1.0)
        raw = bce(anchors.float(), batch["anchors"], reduction="none")
        loss = (raw * there).sum() / count
        raw = bce(roles.float(), batch["roles"], reduction="none").mean(-1)
        loss = loss + 4.0 * (raw * there).sum() / there.sum()
        if "near" in batch:
            near = context[batch["rows"][:, None], batch["near"]]
            anchor = context[batch["rows"], batch["at"]]
            scores = model.frames(
                near, anchor, batch["distance"], batch["branch"], batch["proposed"],
                batch["frame_mask"],
            )  # fmt: skip
            transitions = model.frames.transitions
            chain = crf_loss(scores, batch["frame_roles"], batch["frame_mask"], transitions)
            loss = loss + 0.3 * chain
        return loss + _vector_loss(model, layers, batch)

    return quotations


def _technique_step(windows: Sequence[Window], halves: bool) -> Step:
    def techniques(model: Reader) -> Tensor:
        batch = encode_windows(windows, halves)
        layers = model.encode(batch["ids"], batch["mask"])
        pieces, _ = model.wording(model.wording_mix(layers), batch["member"])
        gold = batch["techniques"]
        known = (gold[..., 0] >= 0).float()
        raw = bce(pieces[..., :15].float(), gold.clamp(min=0), reduction="none")
        weighted = 4.0 * raw[..., 0] + 0.8 * raw[..., 1:].sum(-1)
        return (weighted * known).sum() / known.sum() + _vector_loss(model, layers, batch)

    return techniques


def _sentence_step(packs: Sequence[Sequence[Document]]) -> Step:
    def sentences(model: Reader) -> Tensor:
        batch = encode_packs(packs)
        layers = model.encode(batch["ids"], batch["mask"])
        pieces, labels = model.wording(model.wording_mix(layers), batch["member"])
        known = (batch["labels"] >= 0).float()
        raw = bce(labels.float(), batch["labels"].clamp(min=0), reduction="none")
        loss = (raw * known).sum() / known.sum().clamp(min=1.0)
        there = (batch["marked"] >= 0).float()
        raw = bce(pieces[..., 15].float(), batch["marked"].clamp(min=0), reduction="none")
        return loss + (raw * there).sum() / there.sum().clamp(min=1.0)

    return sentences


def _vector_loss(model: Reader, layers: Tensor, batch: dict[str, Tensor]) -> Tensor:
    """One minus the cosine to the base model's vectors of the sentence, or half of it, alone."""
    loss = 3.0 * _away(model, layers, batch["member"], batch["vectors"], batch["known"])
    known = batch["parts"].amax(-1)
    if known.sum() > 0:
        loss = loss + 3.0 * _away(model, layers, batch["parts"], batch["part_vectors"], known)
    return loss


def _away(model: Reader, layers: Tensor, member: Tensor, target: Tensor, known: Tensor) -> Tensor:
    found = model.vectors(layers, member)
    away = 1.0 - (found * torch.nn.functional.normalize(target, dim=-1)).sum(-1)
    return (away * known).sum() / known.sum().clamp(min=1.0)


def _sampled(documents: Sequence[Document], random: np.random.Generator) -> list[Document]:
    """All that is rare and a share of what is plenty: debates have 37 negatives for a positive."""
    kept = []
    for document in documents:
        labels = document.labels[0]
        share = 1.0
        if labels[3] == 0:
            share = 0.22
        elif labels[2] >= 0:
            share = 0.5
        if random.random() < share:
            kept.append(document)
    return kept


def _interleave(steps: list[Step], more: list[Step]) -> list[Step]:
    """Both lists in their order, ``more`` spread evenly over ``steps``."""
    places = [(i + 0.5) / max(1, len(steps)) for i in range(len(steps))]
    others = [(i + 0.5) / max(1, len(more)) for i in range(len(more))]
    marked = [*zip(places, [0] * len(places), steps, strict=True)]
    marked += [*zip(others, [1] * len(others), more, strict=True)]
    return [step for _, _, step in sorted(marked, key=lambda item: item[:2])]
