"""Pairs made from real sentences by one change, of articles the judge never saw.

``python -m training.judge`` makes them (``training/judge/constructed.py``): another number, date,
name or stance, which is a conflict; a shorter, looser or reworded telling, which is none. The
articles from ``HELD`` on were left out of training. The pairs are like those the judge learnt
from, so the figures say what it has learnt of such changes and not how often it is right on news.

The judge is right on a pair where its likeliest label is one of those allowed. A *conflict* is
looked for as in the product: by the judge in both directions, by typed evidence (number, time,
actor, stance, polarity), and by both together, at the probability from which a conflict is listed
and that from which it is shown. ``named`` is the share of conflicts found by both whose ``on`` is
what was changed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks._bootstrap import SEED, Array, Figures, part, precision_recall
from benchmarks._ranking import Truth
from benchmarks._report import Report
from variorum.collate.judged import judge_texts
from variorum.collate.relations import ALL_FROM, SHOWN_FROM
from variorum.errors import VariorumError
from variorum.models import Inference, Models
from variorum.pipeline import typed_conflict

HELD = 1440
"""Articles from this number on were not learnt from (``ARTICLES - HELD`` of the training)."""

TYPED = 300
"""Pairs that are also parsed for typed evidence."""

CONTRADICTED = 2
NAMED = {
    "number": "number", "date": "time", "actor": "actor",
    "stance": "stance", "polarity": "polarity", "negation": "polarity",
}  # fmt: skip
"""What typed evidence should call each kind of change."""

Infer = Callable[[str, str], Inference]


@dataclass(frozen=True)
class Made:
    """Two sentences, the labels allowed, and what was done to the one to get the other."""

    a: str
    b: str
    labels: frozenset[int]
    kind: str

    @property
    def conflicts(self) -> bool:
        """Whether the change made a contradiction."""
        return self.labels == {CONTRADICTED}


def score(path: Path, models: Models, infer: Infer) -> Report:
    """The report on the held pairs of the file that the training left."""
    pairs = [
        Made(a, b, frozenset(labels), kind)
        for a, b, labels, kind, article in json.loads(path.read_text(encoding="utf-8"))
        if article >= HELD
    ]
    report = Report("relations", path, len(pairs), "pairs")
    right = np.array([[float(likeliest(infer(p.a, p.b)) in p.labels), 1.0] for p in pairs])
    figures: Figures = {"all kinds": {"accuracy": part(right, 0, 1)}}
    for kind in sorted({pair.kind for pair in pairs}):
        inside = np.array([pair.kind == kind for pair in pairs])
        figures[kind] = {"accuracy": part(right[inside], 0, 1)}
    report.scores["judge"] = figures
    places = sorted(np.random.default_rng(SEED).permutation(len(pairs))[:TYPED].tolist())
    report.notes.append(f"typed evidence and conflicts: on {len(places)} of the pairs, drawn")
    report.scores |= _conflicts([pairs[n] for n in places], models)
    return report


def _conflicts(pairs: Sequence[Made], models: Models) -> dict[str, Figures]:
    """P, R and F1 of conflicts by typed evidence, by the judge, and by both."""
    judge = models.judge
    scores = np.array([judge_texts(judge, pair.a, pair.b)["conflicts"] for pair in pairs])
    named = [_named(pair, models) for pair in pairs]
    typed = np.array([on is not None for on in named])
    gold = np.array([pair.conflicts for pair in pairs])
    found = {
        "evidence alone": {"conflict": precision_recall(_rows(gold, typed))},
        "judge alone": {},
        "both": {},
    }
    for least in (ALL_FROM, SHOWN_FROM):
        sure = scores >= least
        found["judge alone"][f"conflict from {least}"] = precision_recall(_rows(gold, sure))
        found["both"][f"conflict from {least}"] = precision_recall(_rows(gold, sure & typed))
    both = gold & typed & (scores >= ALL_FROM)
    rows = [
        [float(named[n] == NAMED[pair.kind]), 1.0]
        for n, pair in enumerate(pairs)
        if both[n] and pair.kind in NAMED
    ]
    if rows:
        found["both"]["on"] = {"named": part(np.array(rows), 0, 1)}
    return found


def _named(pair: Made, models: Models) -> str | None:
    """On what any two claims of the pair conflict, as ``variorum relate`` looks for it."""
    try:
        return typed_conflict(pair.a, pair.b, models)
    except VariorumError:
        return None


def _rows(gold: Truth, called: Truth) -> Array:
    right = gold & called
    return np.stack([right, called, right, gold], axis=1).astype(np.float64)


def likeliest(found: Inference) -> int:
    """The label that the judge gives: 0 entailment, 1 neutral, 2 contradiction."""
    return int(np.argmax([found.entailment, found.neutral, found.contradiction]))
