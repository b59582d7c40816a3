"""What speaks for each pair of claims that people read being one proposition."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training.claim_pairs import find_pairs, share_of
from variorum.collate.facts import Fact
from variorum.collate.matching import EVIDENCE, evidence_on
from variorum.models import Models
from variorum.spans import words_of

PAIRS = Path(__file__).parent / "pairs.json"
PARTLY = 0.25
WORTH = {"same": 1.0, "partly": PARTLY, "apart": 0.0}

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Pairs:
    """What each pair shows: ``evidence`` (n, features).

    ``same`` is the share of its readers who take it for one proposition, with ``PARTLY`` of a
    reader for each who takes it for partly the same; ``story`` keeps the pairs of one story
    together; ``weight`` is how many pairs of the same kind each stands for (the likely ones
    were read more often).
    """

    evidence: Floats
    same: Floats
    weight: Floats
    story: NDArray[np.str_]


def read_pairs(data: Path, models: Models) -> Pairs:
    """All pairs of ``pairs.json`` whose claims are still found, read by the judge."""
    found = find_pairs(PAIRS, data, models)
    return Pairs(
        np.array([_evidence(a, b, models) for _, a, b in found]).reshape(-1, len(EVIDENCE)),
        np.array([share_of(row["read"], WORTH) for row, *_ in found]),
        np.array([row["weight"] for row, *_ in found]),
        np.array([row["story"] for row, *_ in found]),
    )


def _evidence(a: Fact, b: Fact, models: Models) -> tuple[float, ...]:
    first, second = words_of(a.claim.span), words_of(b.claim.span)
    return evidence_on(a, b, models.judge.read(first, second), models.judge.read(second, first))
