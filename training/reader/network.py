"""The reader's network: one encoder, a mix of its layers for each kind of head, small heads."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import AutoModel

from variorum.annotate.tokens import DEPENDENCIES, ENTITIES, MARKS, RULES, SHAPES, TAGS

WIDTH = 384
CONTEXT = 256
FRAME = 192
TECHNIQUES = 14
SENTENCE_LABELS = 4
ROLES = 4
BRANCHES = 2 * (len(DEPENDENCIES) + 1) + 3
DISTANCES = 41
PROPOSED = 9
_SIZES = (len(TAGS), len(DEPENDENCIES), len(ENTITIES), SHAPES, MARKS, RULES)
_WIDTHS = (32, 32, 8, 8, 12, 24)


class Mix(nn.Module):
    """A learnt weighted mean of the encoder's layers (Peters et al., 2018)."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        self.weights = nn.Parameter(torch.zeros(layers))
        with torch.no_grad():
            self.weights[-1] = 2.0

    def forward(self, layers: Tensor) -> Tensor:
        """(layers, batch, length, width) to (batch, length, width)."""
        return torch.einsum("l,lbnd->bnd", self.weights.softmax(0), layers)


class Block(nn.Module):
    """One transformer layer, pre-norm, written out so that it exports to plain operators."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.first, self.second = nn.LayerNorm(width), nn.LayerNorm(width)
        self.query_key_value = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """``x`` (batch, length, width), ``mask`` (batch, length), 1 for what is there."""
        batch, length, width = x.shape
        shape = (batch, length, 3, self.heads, width // self.heads)
        q, k, v = self.query_key_value(self.first(x)).view(shape).permute(2, 0, 3, 1, 4)
        scores = q @ k.transpose(-1, -2) * (width // self.heads) ** -0.5
        scores = scores + (mask[:, None, None, :].to(scores.dtype) - 1.0) * 1e4
        mixed = (scores.softmax(-1) @ v).transpose(1, 2).reshape(batch, length, width)
        x = x + self.dropout(self.out(mixed))
        return x + self.dropout(self.down(nn.functional.gelu(self.up(self.second(x)))))


class WordHead(nn.Module):
    """Words with their syntax and what the rules took them for; which of them anchor a cue."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.embeddings = nn.ModuleList(
            nn.Embedding(size + 1, width) for size, width in zip(_SIZES, _WIDTHS, strict=True)
        )
        self.join = nn.Linear(2 * WIDTH + sum(_WIDTHS), CONTEXT)
        self.climb = nn.Linear(2 * CONTEXT, CONTEXT)
        self.block = Block(CONTEXT, 4, 2 * CONTEXT, dropout)
        self.anchor = nn.Linear(CONTEXT, 1)
        self.roles = nn.Linear(CONTEXT, 3)
        self.dropout = nn.Dropout(dropout)

    def forward(
        self, hidden: Tensor, words: Tensor, heads: Tensor, features: Tensor, mask: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Context (batch, words, CONTEXT), anchor logits (batch, words), role logits (.., 3)."""
        index = words[..., None].expand(-1, -1, -1, hidden.shape[-1])
        ends = [hidden.gather(1, index[:, :, side]) for side in (0, 1)]
        embedded = [table(features[..., i]) for i, table in enumerate(self.embeddings)]
        x = self.dropout(nn.functional.gelu(self.join(torch.cat([*ends, *embedded], dim=-1))))
        above = x.gather(1, heads[..., None].expand(-1, -1, x.shape[-1]))
        x = x + nn.functional.gelu(self.climb(torch.cat([x, above], dim=-1)))
        x = self.block(x, mask)
        return x, self.anchor(x).squeeze(-1), self.roles(x)


class FrameHead(nn.Module):
    """The source, cue and content that belong to one anchor: role scores for the words near it."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.word = nn.Linear(CONTEXT, FRAME)
        self.anchor = nn.Linear(CONTEXT, FRAME)
        self.distance = nn.Embedding(DISTANCES, FRAME)
        self.branch = nn.Embedding(BRANCHES, FRAME)
        self.proposed = nn.Embedding(PROPOSED, FRAME)
        self.blocks = nn.ModuleList(Block(FRAME, 4, 2 * FRAME, dropout) for _ in range(2))
        self.norm = nn.LayerNorm(FRAME)
        self.role = nn.Linear(FRAME, ROLES)
        self.transitions = nn.Parameter(torch.zeros(ROLES + 1, ROLES + 1))

    def forward(
        self,
        near: Tensor,
        anchor: Tensor,
        distance: Tensor,
        branch: Tensor,
        proposed: Tensor,
        mask: Tensor,
    ) -> Tensor:
        """``near`` (anchors, words, CONTEXT), ``anchor`` (anchors, CONTEXT) to role scores."""
        x = self.word(near) + self.anchor(anchor)[:, None]
        x = x + self.distance(distance) + self.branch(branch) + self.proposed(proposed)
        for block in self.blocks:
            x = block(x, mask)
        return self.role(self.norm(x))


class WordingHead(nn.Module):
    """Techniques and marked words by word piece; loaded, subjective, worth checking by sentence."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.piece = nn.Linear(WIDTH, WIDTH)
        self.out = nn.Linear(WIDTH, TECHNIQUES + 2)
        self.attention = nn.Linear(WIDTH, SENTENCE_LABELS)
        self.sentence = nn.Linear(2 * WIDTH, WIDTH)
        self.label = nn.Parameter(torch.zeros(SENTENCE_LABELS, WIDTH))
        self.bias = nn.Parameter(torch.zeros(SENTENCE_LABELS))
        self.dropout = nn.Dropout(dropout)
        nn.init.normal_(self.label, std=0.02)

    def forward(self, hidden: Tensor, member: Tensor) -> tuple[Tensor, Tensor]:
        """``member`` (batch, sentences, length), 1 where a piece belongs to a sentence.

        Piece logits (batch, length, any + techniques + marked), sentence logits
        (batch, sentences, 4).
        """
        hidden = self.dropout(hidden)
        piece = self.out(nn.functional.gelu(self.piece(hidden)))
        mean = _mean(hidden, member)
        scores = self.attention(hidden).float().clamp(-15, 15).exp()
        weights = member[:, :, None].float() * scores.transpose(1, 2)[:, None]
        weights = weights / weights.sum(-1, keepdim=True).clamp(min=1e-6)
        pooled = torch.einsum("bskn,bnd->bskd", weights.to(hidden.dtype), hidden)
        both = torch.cat([pooled, mean[:, :, None].expand(-1, -1, SENTENCE_LABELS, -1)], dim=-1)
        inner = self.dropout(nn.functional.gelu(self.sentence(both)))
        return piece, (inner * self.label).sum(-1) + self.bias


class Reader(nn.Module):
    """The whole network."""

    def __init__(self, folder: Path, dropout: float = 0.1) -> None:
        super().__init__()
        self.base = AutoModel.from_pretrained(
            folder,
            attn_implementation="sdpa",
            attention_probs_dropout_prob=0.0,
            hidden_dropout_prob=0.0,
        )
        self.base.pooler = None
        layers = self.base.config.num_hidden_layers + 1
        self.quotation_mix, self.wording_mix, self.vector_mix = (Mix(layers) for _ in range(3))
        self.words = WordHead(dropout)
        self.frames = FrameHead(dropout)
        self.wording = WordingHead(dropout)
        self.vector = nn.Linear(WIDTH, WIDTH)
        with torch.no_grad():
            self.vector.weight.copy_(torch.eye(WIDTH))
            self.vector.bias.zero_()

    def encode(self, ids: Tensor, mask: Tensor | None) -> Tensor:
        """All layers: (layers, batch, length, width)."""
        found = self.base(input_ids=ids, attention_mask=mask, output_hidden_states=True)
        return torch.stack(found.hidden_states)

    def vectors(self, layers: Tensor, member: Tensor) -> Tensor:
        """Sentence vectors of unit length: (batch, sentences, 384)."""
        pooled = _mean(self.vector_mix(layers), member)
        return nn.functional.normalize(self.vector(pooled).float(), dim=-1)


def _mean(hidden: Tensor, member: Tensor) -> Tensor:
    member = member.to(hidden.dtype)
    return member @ hidden / member.sum(-1, keepdim=True).clamp(min=1)


def crf_loss(scores: Tensor, labels: Tensor, mask: Tensor, transitions: Tensor) -> Tensor:
    """Mean negative log likelihood of a linear chain (Lafferty et al., 2001).

    ``scores`` (n, length, labels), ``labels`` (n, length), ``mask`` (n, length) with all that is
    there first; ``transitions`` (labels + 1, labels + 1), the last row start, last column end.
    """
    scores, between = scores.float(), transitions[:-1, :-1]
    length = mask.sum(1).long()
    rows = torch.arange(len(scores))
    alpha = scores[:, 0] + transitions[-1, :-1]
    for step in range(1, scores.shape[1]):
        forward = torch.logsumexp(alpha[:, :, None] + between, dim=1) + scores[:, step]
        alpha = torch.where(mask[:, step, None].bool(), forward, alpha)
    total = torch.logsumexp(alpha + transitions[:-1, -1], dim=1)
    kept = mask.float()
    gold = (scores.gather(2, labels[..., None]).squeeze(-1) * kept).sum(1)
    gold = gold + (between[labels[:, :-1], labels[:, 1:]] * kept[:, 1:]).sum(1)
    gold = gold + transitions[-1, :-1][labels[:, 0]]
    gold = gold + transitions[:-1, -1][labels[rows, length - 1]]
    return (total - gold).mean()
