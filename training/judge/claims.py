"""Pairs of claims on one story: read for Variorum in the news, or written for it.

``claims.json`` names claims of two articles by place and hash, and ``conflicts.json`` further ones
of the same stories that an earlier judge took for conflicts, rightly or not. No story of
``training/points/pairs.json`` is among them, so that those tell how well it was learnt.
``written.jsonl`` holds claims about invented people and places, each with two other tellings of it,
two claims that conflict with it, and two that look as if they did.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.claim_pairs import find_pairs, share_of
from training.judge.network import ON
from variorum.models import Models
from variorum.spans import words_of

CLAIMS = Path(__file__).parent / "claims.json"
CONFLICTS = Path(__file__).parent / "conflicts.json"
WRITTEN = Path(__file__).parent / "written.jsonl"
SAME = {"same": 1.0, "partly": 0.25, "conflict": 0.0, "apart": 0.0}
"""What a label is worth as one proposition."""
CONFLICT = {"same": 0.0, "partly": 0.0, "conflict": 1.0, "apart": 0.0}
"""What it is worth as a conflict."""
INFERENCE = {
    "same": frozenset((0, 1)),
    "partly": frozenset((0, 1)),
    "apart": frozenset((1,)),
    "conflict": frozenset((2,)),
}
"""What it says of inference, in either direction: entailed, neutral, contradicted."""
ANY = frozenset((0, 1, 2))
HELD = 8
"""One written record in so many is not learnt from."""


@dataclass(frozen=True)
class Told:
    """Two claims, how far they are one proposition or in conflict, and the right inferences.

    ``on`` is the place in ``ON`` of what they conflict on, where that was read.
    """

    a: str
    b: str
    same: float
    conflict: float
    label: frozenset[int]
    on: int | None = None


def told_pairs(data: Path, build: Path, path: Path = CLAIMS) -> list[Told]:
    """The pairs of ``path`` in its order; kept under ``build`` once they are found."""
    kept = build / path.name
    if not kept.exists():
        rows = [
            [words_of(a.claim.span), words_of(b.claim.span), row["read"], row.get("on")]
            for row, a, b in find_pairs(path, data, Models())
        ]
        kept.write_text(json.dumps(rows), encoding="utf-8")
    rows = json.loads(kept.read_text(encoding="utf-8"))
    return [
        Told(
            a,
            b,
            share_of(read, SAME),
            share_of(read, CONFLICT),
            INFERENCE[read[0]],
            ON.index(on) if on else None,
        )
        for a, b, read, on in rows
    ]


def written_pairs(held: bool = False) -> list[Told]:
    """Pairs of ``written.jsonl`` to learn from; with ``held`` those that are not."""
    found = []
    with WRITTEN.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if (number % HELD == 0) == held:
                found += _written(json.loads(line))
    return found


def _written(row: dict[str, Any]) -> Iterator[Told]:
    """The claim beside all others; each other telling beside a conflict and what looks like one."""
    base, tellings = row["base"], row["same"]
    for telling in tellings:
        yield Told(base, telling, 1.0, 0.0, frozenset((0,)))
    for conflict, telling in zip(row["conflict"], tellings, strict=True):
        for other in (base, telling):
            on = ON.index(conflict["on"])
            yield Told(other, conflict["text"], 0.0, 1.0, INFERENCE["conflict"], on)
    for apart, telling in zip(row["apart"], tellings, strict=True):
        for other in (base, telling):
            yield Told(other, apart, 0.0, 0.0, INFERENCE["apart"])
