"""The trained judge to ONNX with four-bit weights, in one file, and its temperature."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer
from torch import Tensor, nn

from training.judge.network import WIDTH, Judge
from training.judge.prepare import Pair
from training.judge.train import LONGEST

TARGET = Path(__file__).parent.parent.parent / "src" / "variorum" / "models" / "weights"


class _One(nn.Module):
    """One pair at a time: no padding, so nothing to mask."""

    def __init__(self, judge: Judge) -> None:
        super().__init__()
        self.judge = judge

    def forward(self, ids: Tensor) -> tuple[Tensor, Tensor]:
        logits, same, *_ = self.judge(ids, torch.ones_like(ids))
        return logits, same


def export(model: Judge, base: Path, build: Path, target: Path = TARGET) -> None:
    """Write ``judge.onnx``: ids (1, length) to logits (1, 3), same (1) and pooled (1, 1536).

    Its tokenizer goes beside it.

    Weights have four bits in blocks of 32, word embeddings eight: dynamic int8 of the whole
    moved probabilities by .10 in the mean and lost a point of LingNLI, this moves them by .03
    and loses none.
    """
    full, small, shipped = build / "full.onnx", build / "small.onnx", target / "judge.onnx"
    torch.onnx.export(
        _One(model).eval(), (torch.full((1, 24), 1000),), str(full),
        input_names=["ids"], output_names=["logits", "same"], dynamic_axes={"ids": {1: "length"}},
        opset_version=17, dynamo=False,
    )  # fmt: skip
    quantizer = MatMulNBitsQuantizer(
        onnx.load(str(full)), bits=4, block_size=32, is_symmetric=True, accuracy_level=4
    )
    quantizer.process()
    quantizer.model.save_model_to_file(str(small))
    quantize_dynamic(
        str(small), str(shipped), per_channel=True, weight_type=QuantType.QInt8,
        op_types_to_quantize=["Gather"],
    )  # fmt: skip
    _show_pooled(shipped)
    shutil.copy(base / "tokenizer.json", target / "judge_tokenizer.json")
    write_settings(1.0, target)
    digest = hashlib.sha256(shipped.read_bytes()).hexdigest()
    print(f"{shipped.name}: {shipped.stat().st_size} bytes, sha256 {digest}")


def _show_pooled(path: Path) -> None:
    """Make what goes into the judge's own layers a second output, ``pooled``.

    Other questions about a pair are answered from it, without a second network.
    """
    model = onnx.load(str(path))
    (inside,) = [node for node in model.graph.node if node.op_type == "Concat"][-1].output
    model.graph.node.append(onnx.helper.make_node("Identity", [inside], ["pooled"]))
    shape = [1, 2 * WIDTH]
    model.graph.output.append(
        onnx.helper.make_tensor_value_info("pooled", onnx.TensorProto.FLOAT, shape)
    )
    onnx.save(model, str(path))


def write_settings(temperature: float, target: Path = TARGET) -> None:
    """Write ``judge.json``."""
    settings = {"longest": LONGEST, "temperature": temperature}
    (target / "judge.json").write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")


def fit_temperature(pairs: Sequence[Pair]) -> float:
    """The temperature at which the shipped judge's log loss on ``pairs`` is least."""
    from variorum.models.judge import Judge as Shipped

    judge = Shipped()
    rows = [judge.infer(pair.a, pair.b) for pair in pairs]
    found = np.array([[r.entailment, r.neutral, r.contradiction] for r in rows])
    logits = np.log(np.clip(found, 1e-4, 1))
    labels = np.array([min(pair.label) for pair in pairs])

    def loss(temperature: float) -> float:
        scaled = logits / temperature
        total = np.log(np.exp(scaled).sum(-1))
        return float((total - scaled[np.arange(len(labels)), labels]).mean())

    grid = np.round(np.arange(0.8, 2.5, 0.02), 2)
    return float(min(grid, key=loss))
