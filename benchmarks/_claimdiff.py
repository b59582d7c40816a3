"""Does one outlet's claim strengthen or weaken another's: ClaimDiff, by topic.

Claims of news articles about one topic, each row saying what the second does to the first:
``strengthens``, ``weakens`` or ``neither``. Nothing that ships was trained on them, so the
probability of a conflict ranks ``weakens`` as it is. For the three labels a logistic regression
is fitted on four fifths of the topics and scored on the rest, for the judge and for what is beside
it in the same way: on its six probabilities, on a cosine, or on its last layer, where the strength
of the penalty is chosen inside the four fifths. Topics are the units drawn, since their pairs hang
together.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks import _tfidf
from benchmarks._bootstrap import (
    Array,
    Figure,
    Figures,
    draws,
    figure,
    precision_recall,
    ratio,
    with_interval,
)
from benchmarks._data import read_rows
from benchmarks._ranking import average_precision
from benchmarks._report import Report
from variorum.models import Judge, Models

LABELS = ("strengthens", "weakens", "neither")
WEAKENS = 1
STRENGTHS = (0.0001, 0.0003, 0.001, 0.003)


def score(path: Path, models: Models) -> Report:
    """The report on a file of ``topic``, ``a``, ``b`` and ``label``."""
    rows = read_rows(path, ("topic", "a", "b", "label"))
    gold = np.array([LABELS.index(row["label"]) for row in rows])
    topics = np.unique([row["topic"] for row in rows], return_inverse=True)[1]
    report = Report("relations", path, len(set(topics.tolist())), "topics")
    report.notes.append(
        f"{len(rows):,} pairs, {100 * float((gold == WEAKENS).mean()):.1f} % of them weakens; "
        "no weight was trained on them"
    )
    judged, layer = judge_features(rows, models.judge)
    conflicts = (judged[:, 2] + judged[:, 5]) / 2
    report.scores["judge as it ships"] = {"weakens": _ranking(gold, conflicts, topics)}
    if not _tfidf.is_installed():
        report.notes.append(f"nothing is fitted: {_tfidf.NOT_INSTALLED}")
        return report
    reader = cosines(rows, lambda texts: reader_vectors(texts, models))
    systems = {
        "judge": judged,
        "reader's cosine": reader,
        "TF-IDF cosine": cosines(rows, _tfidf_vectors),
        "judge and reader's cosine": np.hstack([judged, reader]),
    }
    report.notes.append("fitted: logistic regression in five folds by topic, labels balanced")
    for name, features in systems.items():
        report.scores[f"{name}, fitted"] = _figures(gold, fit_folds(features, gold, topics), topics)
    found = fit_folds(layer, gold, topics, STRENGTHS)
    report.scores["judge's last layer, fitted"] = _figures(gold, found, topics)
    return report


def judge_features(rows: Sequence[Mapping[str, Any]], judge: Judge) -> tuple[Array, Array]:
    """What the judge makes of each pair, from a to b and from b to a.

    Entailment, neutral and contradiction each way (pairs, 6), and its last layer, both ways
    added (pairs, 1536).
    """
    answers, layers = [], []
    for row in rows:
        both = judge.read(row["a"], row["b"]), judge.read(row["b"], row["a"])
        said = [reading.inference for reading in both]
        answers.append([p for x in said for p in (x.entailment, x.neutral, x.contradiction)])
        layers.append(both[0].pooled + both[1].pooled)
    return np.array(answers), np.stack(layers).astype(np.float64)


def cosines(rows: Sequence[Mapping[str, Any]], encode: Callable[[Sequence[str]], Array]) -> Array:
    """Likeness of the two claims of each row by their vectors of length 1: (pairs, 1)."""
    texts = sorted({row[key] for row in rows for key in ("a", "b")})
    place = {text: n for n, text in enumerate(texts)}
    vectors = encode(texts)
    first, second = ([place[row[key]] for row in rows] for key in ("a", "b"))
    found: Array = (vectors[first] * vectors[second]).sum(axis=1)
    return found[:, None]


def reader_vectors(texts: Sequence[str], models: Models) -> Array:
    """The reader's vector of each text, taken as one sentence."""
    found = []
    for text in texts:
        whole = (0, len(text))
        found.append(models.reader.read(text, [whole]).vector([whole]))
    return np.stack(found).astype(np.float64)


def fit_folds(
    features: Array,
    gold: NDArray[np.int64],
    topics: NDArray[np.int64],
    strengths: Sequence[float] = (1.0,),
) -> Array:
    """The probability of each label, (pairs, 3), by a model fitted on other topics.

    Of several ``strengths`` (the inverse of the penalty) the one is taken under which the labels
    are likeliest in folds inside those other topics.
    """
    folds = _tfidf.make_folds(gold == WEAKENS, [str(topic) for topic in topics])
    scores = np.zeros((len(gold), len(LABELS)))
    for fold in np.unique(folds):
        inside, others = folds == fold, np.flatnonzero(folds != fold)
        best = strengths[0]
        if len(strengths) > 1:
            best = min(strengths, key=lambda c: _loss(features, gold, topics, others, c))
        scores[inside] = _fitted(features, gold, others, np.flatnonzero(inside), best)
    return scores


def _loss(
    features: Array,
    gold: NDArray[np.int64],
    topics: NDArray[np.int64],
    places: NDArray[np.int64],
    strength: float,
) -> float:
    """Log loss in folds of some of the pairs, each label counted the same."""
    labels = gold[places]
    found = fit_folds(features[places], labels, topics[places], (strength,))
    each = -np.log(np.clip(found[np.arange(len(places)), labels], 1e-9, 1.0))
    return float(np.mean([each[labels == label].mean() for label in np.unique(labels)]))


def _fitted(
    features: Array,
    gold: NDArray[np.int64],
    on: NDArray[np.int64],
    held: NDArray[np.int64],
    strength: float,
) -> Array:
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    fit = LogisticRegression(C=strength, class_weight="balanced", max_iter=1000)
    model = make_pipeline(StandardScaler(), fit)
    model.fit(features[on], gold[on])
    scores = np.zeros((len(held), len(LABELS)))
    scores[:, model.classes_] = model.predict_proba(features[held])
    return scores


def _figures(gold: NDArray[np.int64], scores: Array, topics: NDArray[np.int64]) -> Figures:
    rows = label_rows(gold, scores.argmax(axis=1))
    by_topic = np.zeros((int(topics.max()) + 1, rows.shape[1]))
    np.add.at(by_topic, topics, rows)
    at = 4 * WEAKENS
    return {
        "three labels": {"macro-f1": figure(by_topic, macro_f1)},
        "weakens": {
            **precision_recall(by_topic[:, at : at + 4]),
            **_ranking(gold, scores[:, WEAKENS], topics),
        },
    }


def label_rows(gold: NDArray[np.int64], called: NDArray[np.int64]) -> Array:
    """Rows (pairs, 12): right, found, right, gold of each of three labels.

    >>> label_rows(np.array([2]), np.array([0])).astype(int).tolist()
    [[0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]]
    """
    columns = []
    for label in range(3):
        truth, found = gold == label, called == label
        columns += [truth & found, found, truth & found, truth]
    return np.stack(columns, axis=1).astype(np.float64)


def macro_f1(sums: Array) -> Array:
    """Mean F1 of three labels; sums (n, 12) of ``label_rows``."""
    each = [ratio(2 * sums[:, at], sums[:, at + 1] + sums[:, at + 3]) for at in (0, 4, 8)]
    found: Array = np.mean(each, axis=0)
    return found


def _ranking(
    gold: NDArray[np.int64], scores: Array, topics: NDArray[np.int64]
) -> dict[str, Figure]:
    truth = gold == WEAKENS
    value = average_precision(truth, scores, np.ones((1, len(gold))))[0]
    weights = draws(int(topics.max()) + 1)[:, topics]
    return {"ap": with_interval(float(value), average_precision(truth, scores, weights))}


def _tfidf_vectors(texts: Sequence[str]) -> Array:
    from sklearn.feature_extraction.text import TfidfVectorizer

    found: Array = TfidfVectorizer(sublinear_tf=True).fit_transform(texts).toarray()
    return found
