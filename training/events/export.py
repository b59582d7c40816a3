"""The trained coder to int8 ONNX, and its settings."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.events.network import Coder
from training.events.prepare import TYPES

TARGET = Path(__file__).parent.parent.parent / "src" / "variorum" / "models" / "weights"


class _One(nn.Module):
    """One sentence at a time: no padding, so nothing to mask."""

    def __init__(self, coder: Coder) -> None:
        super().__init__()
        self.coder = coder

    def forward(self, ids: Tensor, parts: Tensor) -> Tensor:
        logits: Tensor = self.coder(ids, parts, torch.ones_like(ids))
        return logits


def export(model: Coder, build: Path, target: Path = TARGET) -> None:
    """Write ``events.onnx``: ids (1, length) and parts (1, 3, length) to logits (1, types)."""
    full, shipped = build / "events.full.onnx", target / "events.onnx"
    torch.onnx.export(
        _One(model).eval(), (torch.full((1, 24), 1000), torch.ones((1, 3, 24))), str(full),
        input_names=["ids", "parts"], output_names=["logits"],
        dynamic_axes={"ids": {1: "length"}, "parts": {2: "length"}},
        opset_version=17, dynamo=False,
    )  # fmt: skip
    # Per channel and seven bits, as for the reader's encoder: the same answer on every processor.
    quantize_dynamic(
        str(full), str(shipped), per_channel=True, reduce_range=True,
        weight_type=QuantType.QInt8,
    )  # fmt: skip
    onnx.checker.check_model(str(shipped))
    digest = hashlib.sha256(shipped.read_bytes()).hexdigest()
    print(f"{shipped.name}: {shipped.stat().st_size} bytes, sha256 {digest}")


def write_settings(temperature: float, least: float, target: Path = TARGET) -> None:
    """Write ``events.json``."""
    settings = {"types": TYPES, "temperature": temperature, "least": least}
    (target / "events.json").write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")
