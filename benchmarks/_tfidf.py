"""The floor that any network must beat: words and letters counted, logistic regression.

TF-IDF of words (1-2) and of characters inside words (2-5), classes balanced. Needs scikit-learn,
which is no dependency of Variorum; where it is not installed the floor is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks._bootstrap import Array
from benchmarks._ranking import Truth

SEED = 20161108
FOLDS = 5
NOT_INSTALLED = "scikit-learn is not installed: pip install --group benchmarks"


def is_installed() -> bool:
    """Whether scikit-learn is there."""
    return find_spec("sklearn") is not None


def score_folds(texts: Sequence[str], gold: Truth, folds: NDArray[np.int64]) -> Array:
    """The probability of each text by a model fitted on all other folds."""
    scores = np.zeros(len(texts))
    for fold in np.unique(folds):
        inside = folds == fold
        fitted = [text for text, held in zip(texts, inside, strict=True) if not held]
        held_out = [text for text, held in zip(texts, inside, strict=True) if held]
        scores[inside] = score_other(fitted, gold[~inside], held_out)
    return scores


def score_other(texts: Sequence[str], gold: Truth, others: Sequence[str]) -> Array:
    """The probability of each of ``others`` by a model fitted on ``texts``."""
    if len(np.unique(gold)) < 2:
        raise SystemExit("the floor needs both labels to learn from: give more with --limit")
    model = _model()
    model.fit(texts, gold)
    found: Array = model.predict_proba(others)[:, 1]
    return found


def make_folds(gold: Truth, groups: Sequence[str] | None = None) -> NDArray[np.int64]:
    """Five folds: stratified and shuffled by a fixed seed, or such that no group is cut."""
    from sklearn.model_selection import GroupKFold, StratifiedKFold

    splitter: Any
    if groups is not None:
        splitter = GroupKFold(min(FOLDS, len(set(groups))))
    else:
        splitter = StratifiedKFold(FOLDS, shuffle=True, random_state=SEED)
    folds = np.zeros(len(gold), dtype=np.int64)
    for number, (_, inside) in enumerate(splitter.split(np.zeros(len(gold)), gold, groups)):
        folds[inside] = number
    return folds


def _model() -> Any:
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline, make_union

    words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)
    letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True)
    regression = LogisticRegression(class_weight="balanced", solver="liblinear")
    return make_pipeline(make_union(words, letters), regression)
