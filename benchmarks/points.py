"""Scores points on ECB+: sentences about one event should share a point.

``python -m benchmarks points --data DIR [--part dev] [--json FILE]``

``DIR`` holds ``coref/ecbplus_topics_01_35.jsonl``. The units are the validated sentences; the
program joins two of different documents if they share a point. Two golds:

* ``event``: each story (sub-topic) is collated; two sentences belong together if they share an
  event chain. That is wide (a sentence on an arrest and one on the crime share the crime; three
  of four pairs of a story belong together, so that "all" scores best) and says little of points.
* ``proposition``: both stories of a topic (two real events of one kind) are collated as one; two
  sentences belong together if they share at least half of all their event chains.

Pairwise precision, recall and F1 over all such pairs, and B-cubed over sentences (for each, over
the sentences of other documents it is joined with, itself counted). Beside points: cosine of
sentence vectors and of TF-IDF alone, at the threshold of the best F1 on the train topics, and at
the lowest with the precision that points have there. All thresholds come from the train topics.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks._ecbplus import (
    DEV_TOPICS,
    Document,
    annotate_documents,
    load_documents,
    sentence_vectors,
)
from variorum.collate.actors import merge_actors
from variorum.collate.points import find_points
from variorum.collated import Story, StoryHead
from variorum.models import Models
from variorum.records import Annotated

Unit = tuple[str, int]
"""Document id, and the index of a validated sentence in it."""
Pair = tuple[Unit, Unit]


@dataclass
class StoryUnits:
    """The sentences of one story, which belong together, and each method's score of a pair."""

    units: list[Unit]
    gold: set[Pair]
    points: set[Pair]
    cosine: dict[Pair, float]
    tfidf: dict[Pair, float]


def main(argv: list[str]) -> int:
    """Score, print, and write JSON where asked."""
    parser = argparse.ArgumentParser(prog="benchmarks points")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--part", choices=("train", "dev"), default="dev")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args(argv)
    models = Models()
    found = list(annotate_documents(load_documents(options.data), models))
    result = score(found, models, options.part)
    for name, row in result.items():
        print(f"{name:46}", "  ".join(f"{key} {value}" for key, value in row.items()))
    if options.json:
        options.json.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    return 0


def score(
    found: Sequence[tuple[Document, Annotated]], models: Models, part: str
) -> dict[str, dict[str, Any]]:
    """Rows of the table for ``part``; thresholds of the baselines from the train topics."""
    rows: dict[str, dict[str, Any]] = {}
    for gold in ("event", "proposition"):
        train = _stories([p for p in found if p[0].topic not in DEV_TOPICS], models, gold)
        dev = _stories([p for p in found if p[0].topic in DEV_TOPICS], models, gold)
        for name, row in _rows(train, dev if part == "dev" else train).items():
            rows[f"{gold}: {name}"] = row
    return rows


def _rows(train: Sequence[StoryUnits], chosen: Sequence[StoryUnits]) -> dict[str, dict[str, Any]]:
    at_precision = measure(train, lambda s: s.points)["P"]
    rows: dict[str, dict[str, Any]] = {"points": measure(chosen, lambda s: s.points)}
    for name in ("cosine", "tfidf"):
        best, alike = _thresholds(train, name, at_precision)
        rows[f"{name}, best F1 ({best:.2f})"] = measure(chosen, _above(name, best))
        rows[f"{name}, precision of points ({alike:.2f})"] = measure(chosen, _above(name, alike))
    return rows


def measure(
    stories: Sequence[StoryUnits], found: Callable[[StoryUnits], set[Pair]]
) -> dict[str, Any]:
    """Pairwise and B-cubed precision, recall and F1, with counts."""
    right = said = gold = 0
    precisions, recalls = [], []
    for story in stories:
        pairs = found(story)
        right += len(pairs & story.gold)
        said += len(pairs)
        gold += len(story.gold)
        mine, theirs = _partners(pairs), _partners(story.gold)
        for unit in story.units:
            a, b = mine[unit] | {unit}, theirs[unit] | {unit}
            precisions.append(len(a & b) / len(a))
            recalls.append(len(a & b) / len(b))
    p, r = right / said if said else 1.0, right / gold if gold else 1.0
    bp, br = float(np.mean(precisions)), float(np.mean(recalls))
    return {
        **_prf("", p, r),
        **_prf("B3 ", bp, br),
        "right": right,
        "found": said,
        "gold": gold,
        "sentences": len(precisions),
    }


def _prf(prefix: str, p: float, r: float) -> dict[str, float]:
    f = 2 * p * r / (p + r) if p + r else 0.0
    return {f"{prefix}P": round(p, 3), f"{prefix}R": round(r, 3), f"{prefix}F1": round(f, 3)}


def _partners(pairs: set[Pair]) -> dict[Unit, set[Unit]]:
    partners: dict[Unit, set[Unit]] = defaultdict(set)
    for a, b in pairs:
        partners[a].add(b)
        partners[b].add(a)
    return partners


def _stories(
    found: Sequence[tuple[Document, Annotated]], models: Models, gold: str
) -> list[StoryUnits]:
    by_story: dict[tuple[int, str], list[tuple[Document, Annotated]]] = defaultdict(list)
    for document, annotated in found:
        story = document.story if gold == "event" else ""
        by_story[document.topic, story].append((document, annotated))
    least = 0.0 if gold == "event" else 0.5
    return [_units(members, models, least) for _, members in sorted(by_story.items())]


def _units(
    members: Sequence[tuple[Document, Annotated]], models: Models, least: float
) -> StoryUnits:
    documents = [document for document, _ in members]
    units = [(d.id, index) for d in documents for index in range(len(d.sentences))]
    texts = [d.text[start:end] for d in documents for start, end in d.sentences]
    chains = [d.chains([span], "event") for d in documents for span in d.sentences]
    pairs = [(i, j) for i, j in combinations(range(len(units)), 2) if units[i][0] != units[j][0]]
    vectors = np.concatenate([sentence_vectors(document, models) for document in documents])
    words = _tfidf(texts)
    return StoryUnits(
        units,
        {(units[i], units[j]) for i, j in pairs if _together(chains[i], chains[j], least)},
        _joined(members, models),
        {(units[i], units[j]): float(vectors[i] @ vectors[j]) for i, j in pairs},
        {(units[i], units[j]): _cosine(words[i], words[j]) for i, j in pairs},
    )


def _together(a: frozenset[str], b: frozenset[str], least: float) -> bool:
    return bool(a & b) and len(a & b) / len(a | b) >= least


def _joined(members: Sequence[tuple[Document, Annotated]], models: Models) -> set[Pair]:
    """Pairs of sentences of different documents that share a point, in the order of the units."""
    story = merge_actors(Story(StoryHead("", ""), tuple(annotated for _, annotated in members)))
    order: dict[str, tuple[int, Unit]] = {}
    for place, (document, annotated) in enumerate(members):
        for claim in annotated.claims:
            for index, (start, end) in enumerate(document.sentences):
                if start <= claim.span.start < end:
                    order[claim.id] = (place, (document.id, index))
    joined: set[Pair] = set()
    for point in find_points(story, judge=models.judge)[0]:
        placed = sorted({order[claim] for claim in point.claims})
        joined.update((a, b) for (_, a), (_, b) in combinations(placed, 2) if a[0] != b[0])
    return joined


def _tfidf(texts: Sequence[str]) -> list[dict[str, float]]:
    bags = [Counter("".join(c if c.isalnum() else " " for c in t.lower()).split()) for t in texts]
    counts = Counter(word for bag in bags for word in bag)
    rows = []
    for bag in bags:
        row = {w: n * math.log(1 + len(bags) / counts[w]) for w, n in bag.items()}
        length = math.sqrt(sum(v * v for v in row.values())) or 1.0
        rows.append({word: value / length for word, value in row.items()})
    return rows


def _cosine(a: dict[str, float], b: dict[str, float]) -> float:
    return sum(value * b[word] for word, value in a.items() if word in b)


def _above(name: str, threshold: float) -> Callable[[StoryUnits], set[Pair]]:
    return lambda story: {p for p, score in getattr(story, name).items() if score >= threshold}


def _thresholds(stories: Sequence[StoryUnits], name: str, precision: float) -> tuple[float, float]:
    """The threshold of the best pairwise F1, and the lowest with at least ``precision``."""
    best, alike, top = 1.0, 1.0, -1.0
    for step in range(100, 0, -1):
        row = measure(stories, _above(name, step / 100))
        if row["F1"] > top:
            best, top = step / 100, row["F1"]
        if row["found"] and row["P"] >= precision:
            alike = step / 100
    return best, alike
