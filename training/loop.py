"""The training loop: steps in one fixed order, bf16, with checkpoints to go on from."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np
import torch
from torch import Tensor, nn

Model = TypeVar("Model", bound=nn.Module)

EVERY = 150
"""Steps between checkpoints."""


@dataclass(frozen=True)
class Schedule:
    """How the learning rate goes: up from 0 over ``warmup`` steps, then from start to end.

    Both are shares of each parameter group's own ``peak``.
    """

    start: float
    end: float
    warmup: int

    def rate(self, step: int, steps: int) -> float:
        """The share of the peak at ``step`` (from 0) of ``steps``."""
        share = self.start + (self.end - self.start) * step / max(1, steps)
        return share * min(1.0, (step + 1) / max(1, self.warmup))


def make_optimizer(model: nn.Module, encoder: float, heads: float) -> torch.optim.AdamW:
    """AdamW, with a peak rate for ``model.base`` and one for all else.

    The word embeddings stay as they are, which halves the time of a step.
    """
    model.base.embeddings.word_embeddings.weight.requires_grad_(False)
    inside = [p for p in model.base.parameters() if p.requires_grad]
    outside = [p for n, p in model.named_parameters() if not n.startswith("base.")]
    groups = [{"params": inside, "peak": encoder}, {"params": outside, "peak": heads}]
    return torch.optim.AdamW(groups, lr=encoder, weight_decay=0.01, fused=True)


def run_steps(
    model: Model,
    name: str,
    steps: Sequence[Callable[[Model], Tensor]],
    optimizer: torch.optim.Optimizer,
    schedule: Schedule,
    build: Path,
    seed: int,
) -> None:
    """Train ``model`` in place, or load what ``NAME.pt`` under ``build`` has already learnt.

    A step takes the model to its loss; the step's name stands in the log. After a stop the run
    goes on from its last checkpoint, with the same order and the same dropout.
    """
    done, partial = build / f"{name}.pt", build / f"{name}.partial.pt"
    if done.exists():
        model.load_state_dict(torch.load(done, weights_only=True))
        return
    first = 0
    if partial.exists():
        kept = torch.load(partial, weights_only=True)
        model.load_state_dict(kept["model"])
        optimizer.load_state_dict(kept["optimizer"])
        first = kept["step"]
    print(f"{name}: {len(steps)} steps from {first}", flush=True)
    began = time.perf_counter()
    seen: dict[str, list[float]] = {}
    model.train()
    for number in range(first, len(steps)):
        torch.manual_seed(seed + number)
        rate = schedule.rate(number, len(steps))
        for group in optimizer.param_groups:
            group["lr"] = rate * group["peak"]
        with torch.autocast("cpu", torch.bfloat16):
            loss = steps[number](model)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        seen.setdefault(steps[number].__name__, []).append(float(loss.detach()))
        if (number + 1) % 50 == 0:
            means = ", ".join(f"{n} {np.mean(v[-40:]):.3f}" for n, v in sorted(seen.items()))
            pace = (time.perf_counter() - began) / (number + 1 - first)
            left = pace * (len(steps) - number - 1) / 60
            print(f"{name} {number + 1}: {means}; {left:.0f} min left", flush=True)
        if (number + 1) % EVERY == 0:
            state = {"model": model.state_dict(), "optimizer": optimizer.state_dict(),
                     "step": number + 1}  # fmt: skip
            torch.save(state, partial.with_suffix(".new"))
            partial.with_suffix(".new").replace(partial)
    torch.save(model.state_dict(), done)
    partial.unlink(missing_ok=True)
