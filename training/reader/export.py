"""The trained network to int8 ONNX: the encoder with its heads, words, frames."""

from __future__ import annotations

import hashlib
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.reader.network import CONTEXT, WIDTH, Reader

TARGET = Path(__file__).parent.parent.parent / "src" / "variorum" / "models" / "weights"


class _Pass(nn.Module):
    """Ids and membership to hidden states, meanings, piece logits and sentence logits.

    A vector is the mean of the meanings of its pieces at unit length: the last layer is linear,
    so it may come before the mean, and then any stretch of the text has a vector.
    """

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, ids: Tensor, member: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        reader = self.reader
        layers = reader.encode(ids, torch.ones_like(ids))
        pieces, labels = reader.wording(reader.wording_mix(layers), member)
        meaning = reader.vector(reader.vector_mix(layers))
        return reader.quotation_mix(layers), meaning, pieces, labels


class _Words(nn.Module):
    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.words = reader.words

    def forward(
        self, hidden: Tensor, words: Tensor, heads: Tensor, features: Tensor
    ) -> tuple[Tensor, Tensor]:
        there = torch.ones_like(heads, dtype=torch.float32)
        context, anchors, _ = self.words(hidden, words, heads, features, there)
        return context, anchors


class _Frames(nn.Module):
    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.frames = reader.frames

    def forward(
        self, near: Tensor, anchor: Tensor, distance: Tensor, branch: Tensor, proposed: Tensor
    ) -> Tensor:
        there = torch.ones_like(distance, dtype=torch.float32)
        return self.frames(near, anchor, distance, branch, proposed, there)


def export(model: Reader, build: Path, target: Path = TARGET) -> None:
    """Write ``reader.onnx``, ``words.onnx`` and ``frames.onnx`` into ``target``."""
    model.eval()
    model.base.set_attn_implementation("eager")
    ids, member = torch.full((1, 12), 1000), torch.ones((1, 2, 12))
    jobs = {
        "reader": (
            _Pass(model), (ids, member), ["ids", "member"],
            ["hidden", "meaning", "pieces", "labels"],
            {"ids": {1: "length"}, "member": {1: "sentences", 2: "length"}},
        ),
        "words": (
            _Words(model),
            (torch.zeros(1, 12, WIDTH), torch.zeros(1, 9, 2, dtype=torch.long),
             torch.zeros(1, 9, dtype=torch.long), torch.zeros(1, 9, 6, dtype=torch.long)),
            ["hidden", "words", "heads", "features"], ["context", "anchors"],
            {"hidden": {1: "length"}, "words": {1: "words"}, "heads": {1: "words"},
             "features": {1: "words"}},
        ),
        "frames": (
            _Frames(model),
            (torch.zeros(1, 9, CONTEXT), torch.zeros(1, CONTEXT),
             *(torch.zeros(1, 9, dtype=torch.long) for _ in range(3))),
            ["near", "anchor", "distance", "branch", "proposed"], ["roles"],
            {name: {1: "words"} for name in ("near", "distance", "branch", "proposed")},
        ),
    }  # fmt: skip
    target.mkdir(parents=True, exist_ok=True)
    for name, (module, example, inputs, outputs, axes) in jobs.items():
        full, small = build / f"{name}.full.onnx", target / f"{name}.onnx"
        torch.onnx.export(
            module, example, str(full), input_names=inputs, output_names=outputs,
            dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(
            str(full), str(small), per_channel=True, reduce_range=True, weight_type=QuantType.QInt8
        )
        onnx.checker.check_model(str(small))
        digest = hashlib.sha256(small.read_bytes()).hexdigest()
        print(f"{small.name}: {small.stat().st_size} bytes, sha256 {digest}")
