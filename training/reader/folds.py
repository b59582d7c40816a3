"""Five runs that each leave a fifth of the sentence labels out: scores nobody has trained on."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

from training.reader.batches import encode_packs
from training.reader.network import Reader
from training.reader.prepare import Document
from training.reader.train import SEED, Plan, train

FOLDS = 5
COLUMNS = {"loaded": 0, "subjective_train": 1, "claimbuster": 2, "ct19": 3}
"""The sets of sentences and the label that each one teaches."""

RATE = (0.4, 0.0)


def fold_of(documents: Sequence[Document], column: int) -> np.ndarray:
    """The fold of each sentence: by file where ids name one (FILE:LINE), else stratified."""
    names = [document.id.rpartition(":")[0] for document in documents]
    random = np.random.default_rng([SEED, column])
    if all(names):
        files = sorted(set(names))
        order = {files[i]: place % FOLDS for place, i in enumerate(random.permutation(len(files)))}
        return np.array([order[name] for name in names])
    folds = np.zeros(len(documents), dtype=np.int64)
    labels = np.array([document.labels[0, column] for document in documents])
    for label in (0, 1):
        rows = np.flatnonzero(labels == label)
        folds[random.permutation(rows)] = np.arange(len(rows)) % FOLDS
    return folds


def run_folds(
    base: Path, sets: dict[str, list[Document]], build: Path
) -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """For each set: fold (n,) and logits (n, 4) of networks that did not see the sentence.

    Each run goes on from the trunk, which has seen no sentence label. A sentence whose words
    stand in a held-out part of any set is left out of training too: two sets share debates.
    """
    folds = {name: fold_of(sets[name], column) for name, column in COLUMNS.items()}
    logits = {name: np.zeros((len(sets[name]), 4), dtype=np.float32) for name in COLUMNS}
    for fold in range(FOLDS):
        held = {
            words_of(document)
            for name in COLUMNS
            for document, place in zip(sets[name], folds[name], strict=True)
            if place == fold
        }
        learnt = [
            document
            for name in COLUMNS
            for document in sets[name]
            if words_of(document) not in held
        ]
        model = Reader(base)
        model.load_state_dict(torch.load(build / "trunk.pt", weights_only=True))
        train(model, Plan(f"fold{fold}", (), (), learnt, 0.0, 2, RATE, warmup=20), build)
        for name in COLUMNS:
            rows = np.flatnonzero(folds[name] == fold)
            logits[name][rows] = predict(model, [sets[name][i] for i in rows])
    return {name: (folds[name], logits[name]) for name in COLUMNS}


def predict(model: Reader, documents: Sequence[Document]) -> np.ndarray:
    """Logits (n, 4) of sentences, each read alone."""
    model.eval()
    found = np.zeros((len(documents), 4), dtype=np.float32)
    order = np.argsort([len(document.pieces) for document in documents], kind="stable")
    with torch.inference_mode():
        for start in range(0, len(order), 32):
            rows = order[start : start + 32]
            batch = encode_packs([[documents[i]] for i in rows])
            layers = model.encode(batch["ids"], batch["mask"])
            _, labels = model.wording(model.wording_mix(layers), batch["member"])
            found[rows] = labels[:, 0].float().numpy()
    return found


def write_scores(
    path: Path, documents: Sequence[Document], folds: np.ndarray, scores: np.ndarray
) -> None:
    """Id, fold and probability of each sentence, one JSON object a line; no text."""
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = [
        json.dumps({"id": document.id, "fold": int(fold), "score": round(float(score), 4)})
        for document, fold, score in zip(documents, folds, scores, strict=True)
    ]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")


def words_of(document: Document) -> str:
    """The words of a sentence in lower case, to know it again."""
    return " ".join(re.findall(r"\w+", document.text.lower()))
