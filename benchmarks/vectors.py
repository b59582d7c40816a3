"""Scores sentence vectors on ECB+: is the nearest sentence elsewhere about the same event.

``python -m benchmarks vectors --data DIR [--json FILE] [--encoder FILE]``

``DIR`` holds ``coref/ecbplus_topics_01_35.jsonl``. For each validated sentence that shares an
event chain with a sentence of another document, the nearest sentence of any other document by
cosine; right where the two share an event chain (precision at 1). The reader's vectors come out
of its one pass over the document, as they ship; ``--encoder`` puts the base model beside them
(int8 ONNX, made by ``python -m training.encoder``), each sentence read alone.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from benchmarks._ecbplus import Document, load_documents, sentence_vectors
from variorum.models import Models


def main(argv: Sequence[str]) -> int:
    """Score the vectors of the reader, and of the base model where given; 0 when done."""
    options = argparse.ArgumentParser(prog="python -m benchmarks vectors")
    options.add_argument("--data", required=True)
    options.add_argument("--json")
    options.add_argument("--encoder", type=Path)
    given = options.parse_args(argv)
    documents = load_documents(Path(given.data))
    models = Models()
    systems = {
        "reader": np.concatenate([sentence_vectors(document, models) for document in documents])
    }
    if given.encoder:
        from training.teacher import Teacher

        texts = [d.text[start:end] for d in documents for start, end in d.sentences]
        systems["base"] = Teacher(given.encoder).encode(texts)
    report = {name: precision_at_1(documents, vectors) for name, vectors in systems.items()}
    if "base" in systems:
        alike = (systems["reader"] * systems["base"]).sum(axis=1)
        report["cosine to base"] = {"mean": round(float(alike.mean()), 4),
                                    "least": round(float(alike.min()), 4)}  # fmt: skip
    for name, row in report.items():
        print(name, row)
    if given.json:
        Path(given.json).write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    return 0


def precision_at_1(documents: Sequence[Document], vectors: np.ndarray) -> dict[str, float | int]:
    """Share of sentences, of those that have one, whose nearest shares an event chain."""
    owners, chains = [], []
    for number, document in enumerate(documents):
        for start, end in document.sentences:
            owners.append(number)
            chains.append(document.chains([(start, end)], "event"))
    owner = np.array(owners)
    alike = vectors @ vectors.T
    alike[owner[:, None] == owner[None, :]] = -2.0
    nearest = alike.argmax(axis=1)
    held: dict[str, set[int]] = {}
    for number, found in enumerate(chains):
        for chain in found:
            held.setdefault(chain, set()).add(owners[number])
    asked = [i for i, found in enumerate(chains) if any(held[c] - {owners[i]} for c in found)]
    right = sum(bool(chains[i] & chains[int(nearest[i])]) for i in asked)
    return {"p@1": round(right / len(asked), 4), "right": right, "sentences": len(asked)}
