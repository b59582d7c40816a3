"""The judge's network: two claims in one sequence; heads for inference, sameness, conflict."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import AutoModel

WIDTH = 768
LAYERS = 9
"""Of the twelve; the upper ones of a sentence encoder are the least use to a cross-encoder, and
nine stay below the size that a package may have."""

INFERENCE = ("entailment", "neutral", "contradiction")
"""What a premise does to a hypothesis: the first claim to the second."""

ON = ("number", "time", "place", "actor", "stance", "polarity", "quotation", "other")
"""On what two claims conflict."""


class Judge(nn.Module):
    """The encoder, its first piece and its mean, and four heads.

    ``same`` says of one order of two claims how much speaks for one proposition, ``conflict`` how
    much for two newsrooms not being both right, ``on`` on what; the sum over both orders is the
    logit. ``conflict`` and ``on`` are there to teach the layers below, and do not ship.
    """

    def __init__(self, folder: Path, dropout: float = 0.1) -> None:
        super().__init__()
        self.base = AutoModel.from_pretrained(
            folder,
            attn_implementation="eager",
            attention_probs_dropout_prob=0.0,
            hidden_dropout_prob=0.0,
        )
        self.base.pooler = None
        self.base.encoder.layer = self.base.encoder.layer[:LAYERS]
        self.inner = nn.Linear(2 * WIDTH, WIDTH)
        self.dropout = nn.Dropout(dropout)
        self.inference = nn.Linear(WIDTH, len(INFERENCE))
        self.same = nn.Linear(2 * WIDTH, 1)
        self.conflict = nn.Linear(WIDTH, 1)
        self.on = nn.Linear(WIDTH, len(ON))

    def start_conflict(self) -> None:
        """Let the head for conflict begin as what speaks for a contradiction."""
        with torch.no_grad():
            rows = self.inference.weight
            self.conflict.weight.copy_(rows[2:] - rows[:2].mean(0, keepdim=True))
            self.conflict.bias.fill_(-2.0)

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        """Logits (batch, 3) in the order of ``INFERENCE``, ``same``, ``conflict``, and ``on``.

        Ids and mask have the shape (batch, length), ``same`` and ``conflict`` (batch), ``on``
        (batch, 8) in the order of ``ON``.
        """
        hidden = self.base(input_ids=ids, attention_mask=mask).last_hidden_state
        there = mask[..., None].to(hidden.dtype)
        mean = (hidden * there).sum(1) / there.sum(1)
        read = torch.cat([hidden[:, 0], mean], dim=-1)
        inner = self.dropout(torch.tanh(self.inner(read)))
        same = self.same(self.dropout(read))[:, 0]
        return self.inference(inner), same, self.conflict(inner)[:, 0], self.on(inner)
