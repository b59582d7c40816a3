"""The judge's network: two claims in one sequence, a head for inference, one for sameness."""

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


class Judge(nn.Module):
    """The encoder, its first piece and its mean, and two heads.

    ``same`` says of one order of two claims how much speaks for one proposition; the sum over
    both orders is the logit.
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

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Logits (batch, 3) in the order of ``INFERENCE``, and ``same`` (batch).

        Ids and mask have the shape (batch, length).
        """
        hidden = self.base(input_ids=ids, attention_mask=mask).last_hidden_state
        there = mask[..., None].to(hidden.dtype)
        mean = (hidden * there).sum(1) / there.sum(1)
        read = torch.cat([hidden[:, 0], mean], dim=-1)
        inner = self.dropout(torch.tanh(self.inner(read)))
        return self.inference(inner), self.same(self.dropout(read))[:, 0]
