"""Pairs of claims that two articles make on one story, read for Variorum: one proposition or not.

``claims.json`` names them by place and hash. No story of ``training/points/pairs.json`` is among
them, so that those tell how well it was learnt.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from training.claim_pairs import find_pairs, share_of
from variorum.models import Models
from variorum.spans import words_of

CLAIMS = Path(__file__).parent / "claims.json"
SAME = {"same": 1.0, "partly": 0.25, "conflict": 0.0, "apart": 0.0}
"""What a label is worth as one proposition."""
INFERENCE = {
    "same": frozenset((0, 1)),
    "partly": frozenset((0, 1)),
    "apart": frozenset((1,)),
    "conflict": frozenset((2,)),
}
"""What it says of inference, in either direction: entailed, neutral, contradicted."""


@dataclass(frozen=True)
class Told:
    """Two claims, how far they are one proposition, and which inferences are right."""

    a: str
    b: str
    same: float
    label: frozenset[int]


def told_pairs(data: Path, build: Path) -> list[Told]:
    """The pairs of ``claims.json`` in its order; kept under ``build`` once they are found."""
    kept = build / "claims.json"
    if not kept.exists():
        rows = [
            [words_of(a.claim.span), words_of(b.claim.span), row["read"]]
            for row, a, b in find_pairs(CLAIMS, data, Models())
        ]
        kept.write_text(json.dumps(rows), encoding="utf-8")
    rows = json.loads(kept.read_text(encoding="utf-8"))
    return [Told(a, b, share_of(read, SAME), INFERENCE[read[0]]) for a, b, read in rows]
