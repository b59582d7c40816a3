"""Pairs of claims that people read, found again in their articles, with what speaks for each."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks._stories import article_of
from variorum.annotate import annotate_article
from variorum.collate.actors import merge_actors
from variorum.collate.facts import Fact, make_facts
from variorum.collate.matching import EVIDENCE, evidence_on
from variorum.group import make_story
from variorum.models import Models
from variorum.spans import pieces_of, words_of

PAIRS = Path(__file__).parent / "pairs.json"
PARTLY = 0.25
MOST_LOST = 0.1
"""Share of the pairs that may be gone since they were read, because claims are cut otherwise."""

Floats = NDArray[np.float64]
Row = dict[str, Any]


@dataclass(frozen=True)
class Pairs:
    """What each pair shows: ``evidence`` (n, features), ``pooled`` (n, 1536), sum of both ways.

    ``same`` is the share of its readers who take it for one proposition, with ``PARTLY`` of a
    reader for each who takes it for partly the same; ``story`` keeps the pairs of one story
    together; ``weight`` is how many pairs of the same kind each stands for (the likely ones
    were read more often).
    """

    evidence: Floats
    pooled: Floats
    same: Floats
    weight: Floats
    story: NDArray[np.str_]


def read_pairs(data: Path, models: Models) -> Pairs:
    """All pairs of ``pairs.json`` whose claims are still found, read by the judge."""
    rows: list[Row] = json.loads(PAIRS.read_text(encoding="utf-8"))
    found = []
    for story, facts in _facts(data, {row["story"] for row in rows}, models):
        for row in rows:
            if row["story"] != story:
                continue
            a, b = (facts.get(_key(row[side])) for side in "ab")
            if a is not None and b is not None:
                found.append((row, *_reading(a, b, models)))
    if len(found) < (1 - MOST_LOST) * len(rows):
        raise SystemExit(
            f"{len(rows) - len(found)} of {len(rows)} pairs are not found in {data}: "
            "its articles or the finding of claims are not what they were"
        )
    print(f"{len(found)} of {len(rows)} pairs found")
    return Pairs(
        np.array([evidence for _, evidence, _ in found]).reshape(-1, len(EVIDENCE)),
        np.array([pooled for _, _, pooled in found]),
        np.array([_same(row["read"]) for row, _, _ in found]),
        np.array([row["weight"] for row, _, _ in found]),
        np.array([row["story"] for row, _, _ in found]),
    )


def _same(read: Sequence[str]) -> float:
    return sum({"same": 1.0, "partly": PARTLY, "apart": 0.0}[label] for label in read) / len(read)


Key = tuple[str, tuple[tuple[int, int], ...], str]


def _key(side: Row) -> Key:
    return side["article"], tuple((start, end) for start, end in side["pieces"]), side["sha256"]


def _facts(data: Path, wanted: set[str], models: Models) -> Iterator[tuple[str, dict[Key, Fact]]]:
    """The claims of each wanted story, by article and place."""
    for name, told in sorted(_stories(data).items()):
        if name not in wanted:
            continue
        story = merge_actors(
            make_story([annotate_article(article_of(row), models) for row in told])
        )
        found = {}
        for fact in make_facts(story):
            words = hashlib.sha256(words_of(fact.claim.span).encode("utf-8")).hexdigest()[:16]
            found[fact.article.input.id or "", tuple(pieces_of(fact.claim.span)), words] = fact
        yield name, found


def _stories(data: Path) -> dict[str, list[Row]]:
    stories: dict[str, list[Row]] = {}
    path = data / "pairs" / "pac_train_dev.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        stories[row["story"]] = row["articles"]
    path = data / "stories" / "allsides_2016_2018.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        stories.setdefault(row["story"], []).append(row)
    return stories


def _reading(a: Fact, b: Fact, models: Models) -> tuple[tuple[float, ...], Floats]:
    first, second = words_of(a.claim.span), words_of(b.claim.span)
    there, back = models.judge.read(first, second), models.judge.read(second, first)
    return evidence_on(a, b, there, back), (there.pooled + back.pooled).astype(np.float64)
