"""The event coder's network: MiniLM-L6 over a marked sentence, and one linear head."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import AutoModel

WIDTH = 384


class Coder(nn.Module):
    """The encoder, and the type from its first piece and the openings of the three marked parts."""

    def __init__(self, folder: Path, types: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.base = AutoModel.from_pretrained(folder, attn_implementation="eager")
        self.base.pooler = None
        self.dropout = nn.Dropout(dropout)
        self.inner = nn.Linear(4 * WIDTH, WIDTH)
        self.types = nn.Linear(WIDTH, types)

    def forward(self, ids: Tensor, parts: Tensor, mask: Tensor) -> Tensor:
        """Logits (batch, types) for ids and mask (batch, length).

        ``parts`` (batch, 3, length) is 1 on the marks that open source, recipient and deed.
        """
        hidden = self.base(input_ids=ids, attention_mask=mask).last_hidden_state
        share = parts.to(hidden.dtype)
        share = share / share.sum(-1, keepdim=True).clamp(min=1.0)
        marked = torch.bmm(share, hidden).flatten(1)
        inner = torch.tanh(self.inner(self.dropout(torch.cat([hidden[:, 0], marked], dim=-1))))
        logits: Tensor = self.types(self.dropout(inner))
        return logits
