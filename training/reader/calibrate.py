"""Scores to probabilities and thresholds, on what was held out of training."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks._attributions import ROLES, Attribution, attribution, count_article
from benchmarks._overlap import Marked, count_spans
from training.reader.export import TARGET
from training.reader.network import Reader as Network
from training.reader.prepare import Document
from variorum.annotate.bounds import blanked, marked
from variorum.annotate.joined import join_drafts
from variorum.annotate.marks import outer_stretches
from variorum.annotate.parse import parse_article
from variorum.annotate.quotations import propose
from variorum.annotate.reading import read_drafts
from variorum.annotate.tokens import number_tokens
from variorum.models import Models
from variorum.models.stretches import find_stretches
from variorum.read.article import make_article
from variorum.records import Input

START = {
    # Lean swept from 0 to 3 on the held-out articles: from 0.5 on, exact F1 of content is one
    # point higher than at 0, and no role lower; beyond 2 sources and cues fall again.
    "quotations": {"threshold": 0.4, "lean": 1.5},
    "wording": {
        "techniques": {"threshold": 0.3, "gap": 2, "weight": 1.0, "bias": 0.0},
        "loaded": {"weights": [1.0], "bias": 0.0},
        "subjective": {"weights": [1.0], "bias": 0.0},
        "checkworthy": {"weights": [1.0, 0.0], "bias": 0.0},
    },
}
ANCHORS = tuple(round(0.15 + 0.05 * step, 2) for step in range(11))
PIECES = tuple(round(0.16 + 0.04 * step, 2) for step in range(13))
GAPS = (0, 1, 2, 3)


def write_settings(network: Network, settings: Mapping[str, Any], target: Path = TARGET) -> None:
    """``reader.json`` beside the weights: thresholds, curves and the chain's transitions."""
    table = network.frames.transitions.detach().double().numpy().round(5).tolist()
    quotations = {**settings["quotations"], "transitions": table}
    text = json.dumps({**settings, "quotations": quotations}, indent=1, sort_keys=True)
    (target / "reader.json").write_text(text + "\n", encoding="utf-8")


def anchor_threshold(lines: Sequence[str]) -> dict[str, Any]:
    """The least probability of an anchor: best sum of exact F1 over roles, as joined."""
    models = Models(threads=2)
    settings = models.reader.settings["quotations"]
    counts = {threshold: np.zeros((3, 3)) for threshold in ANCHORS}
    settings["threshold"] = min(ANCHORS)
    for line in lines:
        record = json.loads(line)
        text = record["text"]
        parse = parse_article(make_article(text, Input(record["id"])), models.parser)
        every = marked(parse)
        rules, doubtful = propose(parse, every)
        tokens = number_tokens(parse, every, rules, doubtful)
        passed = models.reader.read(blanked(parse), parse.sentences)
        read = read_drafts(parse, tokens, passed, models.reader)
        gold = [_attribution(text, *(q[role] for role in ROLES)) for q in record["quotations"]]
        for threshold, count in counts.items():
            sure = [draft for draft in read if draft.score > threshold]
            drafts = join_drafts(sure, rules, text, outer_stretches(every))
            found = [_attribution(text, d.content, d.cue, d.source) for d in drafts]
            rows = count_article(text, gold, found)
            for row, role in enumerate(ROLES):
                right, proposed, _, there = rows[f"{role} exact"]
                count[row] += (right, proposed, there)
    f1 = {t: (2 * c[:, 0] / (c[:, 1] + c[:, 2])).sum() for t, c in counts.items()}
    best = max(f1, key=lambda t: (f1[t], -t))
    print("anchors:", {t: round(float(v) / 3, 4) for t, v in f1.items()}, "best", best)
    return {**START["quotations"], "threshold": best}


def _attribution(text: str, *roles: Sequence[Sequence[int]]) -> Attribution:
    return attribution(text, *([(p[0], p[1]) for p in pieces] for pieces in roles))


def technique_settings(documents: Sequence[Document]) -> dict[str, Any]:
    """Threshold and gap with the best span F1, and the curve from mean odds to agreement."""
    reader = Models(threads=2).reader
    passes, golds = [], []
    for document in documents:
        bounds = [(int(document.offsets[low, 0]), int(document.offsets[high - 1, 1]))
                  for low, high in document.sentences if high > low]  # fmt: skip
        passes.append(reader.read(document.text, bounds))
        golds.append(_gold(document))
    scores = {}
    for threshold in PIECES:
        for gap in GAPS:
            settings = {"threshold": threshold, "gap": gap, "weight": 1.0, "bias": 0.0}
            total = np.zeros(4)
            for document, passed, gold in zip(documents, passes, golds, strict=True):
                found = find_stretches(
                    document.text, passed.offsets, passed.bounds, passed.pieces, settings
                )
                total += count_spans(gold, [Marked(f.start, f.end) for f in found])
            precision, recall = total[0] / max(1, total[1]), total[2] / max(1, total[3])
            scores[threshold, gap] = 2 * precision * recall / max(1e-9, precision + recall)
    best = max(scores, key=lambda key: (scores[key], key))
    print("techniques: best", best, round(scores[best], 4))
    settings = {"threshold": best[0], "gap": best[1], "weight": 1.0, "bias": 0.0}
    odds, agreed = [], []
    for document, passed, gold in zip(documents, passes, golds, strict=True):
        for found in find_stretches(
            document.text, passed.offsets, passed.bounds, passed.pieces, settings
        ):
            row = count_spans(gold, [Marked(found.start, found.end)])
            odds.append([np.log(found.score / (1.0 - found.score))])
            agreed.append(float(row[0] >= 0.5))
    (weight,), bias = platt(np.array(odds), np.array(agreed))
    return {**settings, "weight": weight, "bias": bias}


def platt(scores: np.ndarray, labels: np.ndarray, steps: int = 50) -> tuple[list[float], float]:
    """Weights and bias of a logistic curve (Platt, 1999), by Newton's method from zero."""
    given = np.column_stack([scores, np.ones(len(labels))]).astype(np.float64)
    weights = np.zeros(given.shape[1])
    for _ in range(steps):
        chance = 1.0 / (1.0 + np.exp(-given @ weights))
        gradient = given.T @ (chance - labels) + 1e-3 * weights
        curve = (given * (chance * (1.0 - chance))[:, None]).T @ given
        weights -= np.linalg.solve(curve + 1e-3 * np.eye(len(weights)), gradient)
    return [round(float(w), 5) for w in weights[:-1]], round(float(weights[-1]), 5)


def on_curve(scores: np.ndarray, weights: Sequence[float], bias: float) -> np.ndarray:
    """Probabilities of ``scores`` (n, k)."""
    return 1.0 / (1.0 + np.exp(-(scores @ np.array(weights) + bias)))  # type: ignore[no-any-return]


def _gold(document: Document) -> list[Marked]:
    """The gold spans of a document, as far as its pieces tell them."""
    found: list[Marked] = []
    for piece in np.flatnonzero(document.techniques[:, 0] > 0):
        start, end = int(document.offsets[piece, 0]), int(document.offsets[piece, 1])
        if found and not document.text[found[-1].end : start].strip():
            found[-1] = Marked(found[-1].start, end)
        else:
            found.append(Marked(start, end))
    return found
