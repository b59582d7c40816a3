"""Scores to probabilities and thresholds, on what was held out of training."""

from __future__ import annotations

import itertools
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks._attributions import ROLES, Attribution, attribution, count_article
from benchmarks._overlap import Marked, count_spans
from training.reader.export import TARGET
from training.reader.network import Reader as Network
from training.reader.prepare import Document
from training.reader.train import SEED
from variorum.annotate.bounds import blanked, marked
from variorum.annotate.joined import join_drafts
from variorum.annotate.marks import outer_stretches
from variorum.annotate.parse import parse_article
from variorum.annotate.quotations import propose
from variorum.annotate.reading import read_drafts
from variorum.annotate.tokens import number_tokens
from variorum.models import Models, Reader
from variorum.models.stretches import find_stretches
from variorum.read.article import make_article
from variorum.records import Input

START = {
    # Lean swept from 0 to 3 on the held-out articles: from 0.5 on, exact F1 of content is one
    # point higher than at 0, and no role lower; beyond 2 sources and cues fall again.
    "quotations": {"threshold": 0.4, "lean": 1.5},
    "wording": {
        "techniques": {"threshold": 0.3, "peak": 0.5, "gap": 2, "weight": 1.0, "bias": 0.0},
        "loaded": {"weights": [1.0], "bias": 0.0},
        "subjective": {"weights": [1.0], "bias": 0.0},
        "checkworthy": {"weights": [1.0, 0.0], "bias": 0.0},
    },
}
ANCHORS = tuple(round(0.15 + 0.05 * step, 2) for step in range(11))
PIECES = (0.2, 0.25, 0.3, 0.35)
PEAKS = (0.4, 0.45, 0.5, 0.55)
GAPS = (1, 2, 3, 4)


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


def technique_settings(sets: Sequence[Sequence[Document]]) -> dict[str, Any]:
    """Threshold, peak and gap with the best mean of the sets' span F1, and the curve.

    More than one set, because the annotators of one marked more than those of another. The curve
    goes from the odds of the mean to agreement with the gold of the first set.
    """
    reader = Models(threads=2).reader
    read = [[_passed(document, reader) for document in documents] for documents in sets]
    options = [_plain(*o) for o in itertools.product(PIECES, PEAKS, GAPS)]
    counts = [
        np.array([[_agreement(one, option) for one in passes] for option in options])
        for passes in read
    ]
    f1 = np.mean([[_span_f1(row.sum(0)) for row in count] for count in counts], axis=0)
    best = options[int(f1.argmax())]
    print("techniques: best", best, "mean F1", round(float(f1.max()), 4))
    print("chosen on half of the last set, scored on the other:", round(_halved(counts[-1]), 4))
    odds, agreed = [], []
    for passed in read[0]:
        for found in find_stretches(*passed.read, best):
            row = count_spans(passed.gold, [Marked(found.start, found.end)])
            odds.append([np.log(found.score / (1.0 - found.score))])
            agreed.append(float(row[0] >= 0.5))
    (weight,), bias = platt(np.array(odds), np.array(agreed))
    return {**best, "weight": weight, "bias": bias}


@dataclass(frozen=True)
class _Passed:
    """What ``find_stretches`` needs of one document, and the gold."""

    read: tuple[str, np.ndarray, np.ndarray, np.ndarray]
    gold: list[Marked]


def _passed(document: Document, reader: Reader) -> _Passed:
    bounds = [(int(document.offsets[low, 0]), int(document.offsets[high - 1, 1]))
              for low, high in document.sentences if high > low]  # fmt: skip
    found = reader.read(document.text, bounds)
    return _Passed((document.text, found.offsets, found.bounds, found.pieces), _gold(document))


def _plain(threshold: float, peak: float, gap: int) -> dict[str, Any]:
    """Settings under which a stretch's score is the mean of its pieces."""
    return {"threshold": threshold, "peak": peak, "gap": gap, "weight": 1.0, "bias": 0.0}


def _agreement(passed: _Passed, settings: Mapping[str, Any]) -> np.ndarray:
    found = find_stretches(*passed.read, settings)
    return np.array(count_spans(passed.gold, [Marked(f.start, f.end) for f in found]))


def _span_f1(total: np.ndarray) -> float:
    precision, recall = total[0] / max(1, total[1]), total[2] / max(1, total[3])
    return float(2 * precision * recall / max(1e-9, precision + recall))


def _halved(counts: np.ndarray, times: int = 20) -> float:
    """Mean F1 over random halves, each scored with what is best on the other half.

    ``counts`` (options, documents, 4).
    """
    random = np.random.default_rng(SEED)
    found = []
    for _ in range(times):
        order = random.permutation(counts.shape[1])
        half = len(order) // 2
        total = np.zeros(4)
        for chosen, scored in ((order[:half], order[half:]), (order[half:], order[:half])):
            best = max(range(len(counts)), key=lambda o: _span_f1(counts[o][chosen].sum(0)))
            total += counts[best][scored].sum(0)
        found.append(_span_f1(total))
    return float(np.mean(found))


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
