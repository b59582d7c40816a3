"""The public pairs the judge learns from, as premises, hypotheses and labels."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from training.judge.network import INFERENCE

NOT_ENTAILED = (1, 2)
"""Two-way data says only that a hypothesis does not follow: neutral or contradicted."""

SHARES = {
    "lingnli_train": 26_000,
    "climate_fever": 3_200,
    "healthver": 3_000,
    "covidfact": 2_000,
    "rte_train": 2_000,
    "sick": 2_500,
    "snli_dev": 1_500,
    "fever_symmetric_dev": 708,
}
"""Pairs taken of each file. Captions (SICK, SNLI) get a small share: they are not like news."""

LONGEST_WORDS = 90
"""Longer pairs are left out: they cost most and look least like two claims."""


@dataclass(frozen=True)
class Pair:
    """A premise, a hypothesis and the label; a set of labels means that one of them is right."""

    a: str
    b: str
    label: frozenset[int]


def inference_pairs(data: Path, seed: int) -> list[Pair]:
    """``SHARES`` of the files under ``data/nli``; the rarer labels are kept first."""
    found: list[Pair] = []
    for number, (name, share) in enumerate(SHARES.items()):
        random = np.random.default_rng([seed, number])
        rows = [
            row
            for row in _rows(data / "nli" / f"{name}.jsonl")
            if len(row["premise"].split()) + len(row["hypothesis"].split()) <= LONGEST_WORDS
        ]
        found.extend(_pair(rows[i]) for i in _balanced([r["label"] for r in rows], share, random))
    return found


def further_pairs(data: Path, seed: int, count: int) -> list[Pair]:
    """``count`` pairs of LingNLI that ``inference_pairs`` has left."""
    taken = {(pair.a, pair.b) for pair in inference_pairs(data, seed)}
    rows = [
        pair
        for pair in map(_pair, _rows(data / "nli" / "lingnli_train.jsonl"))
        if (pair.a, pair.b) not in taken and len((pair.a + pair.b).split()) <= LONGEST_WORDS
    ]
    order = np.random.default_rng([seed, 99]).permutation(len(rows))
    return [rows[int(i)] for i in order[:count]]


def captions(data: Path) -> list[str]:
    """The premises of the two sets of captions, to exchange words in."""
    files = (data / "nli" / f"{name}.jsonl" for name in ("snli_dev", "sick"))
    return sorted({row["premise"] for path in files for row in _rows(path)})


def _pair(row: dict[str, str]) -> Pair:
    if row["label"] == "not_entailment":
        return Pair(row["premise"], row["hypothesis"], frozenset(NOT_ENTAILED))
    label = INFERENCE.index(row["label"])
    return Pair(row["premise"], row["hypothesis"], frozenset({label}))


def _balanced(labels: Sequence[str], share: int, random: np.random.Generator) -> list[int]:
    """``share`` places, spread over the labels as evenly as they allow."""
    places = {label: list(random.permutation([i for i, x in enumerate(labels) if x == label]))
              for label in sorted(set(labels))}  # fmt: skip
    kept: list[int] = []
    while len(kept) < share and any(places.values()):
        for label in places:
            if places[label] and len(kept) < share:
                kept.append(int(places[label].pop()))
    return kept


def _rows(path: Path) -> Iterable[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
