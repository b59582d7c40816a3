"""The weights of a packed judge, to go on learning from them.

What the four bits of a weight stand for is close enough to what they were packed from: the first
steps of learning make up for the rest. So a judge can learn more from the file that ships alone.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor

from training.judge.network import Judge

Array = NDArray[np.float32]


def load_packed(model: Judge, path: Path) -> None:
    """Give ``model`` the weights in ``path``, a ``judge.onnx``; heads that do not ship stay."""
    graph = onnx.load(str(path)).graph
    known = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    found: dict[str, Array] = {}
    for name, array in known.items():
        if name.endswith("_quantized"):
            found[_own(name.removesuffix("_quantized"))] = _eight_bits(name, known)
        elif name.startswith("judge.") and not name.endswith(("_scale", "_zero_point")):
            found[_own(name)] = array
    for node in graph.node:
        if node.op_type == "MatMulNBits":
            shape = {attribute.name: attribute.i for attribute in node.attribute}
            weights = _four_bits(known[node.input[1]], known[node.input[2]], shape["block_size"])
            found[_own(node.name.removesuffix("/MatMul_Q4").replace("/", ".")[1:]) + ".weight"] = (
                weights.reshape(shape["N"], -1)[:, : shape["K"]]
            )
    kept = model.state_dict()
    # The words' own vectors are the base model's: nothing was learnt there, so nothing is lost.
    found.pop("base.embeddings.word_embeddings.weight")
    kept.update({name: _fitting(array, kept[name]) for name, array in found.items()})
    model.load_state_dict(kept)


def _own(name: str) -> str:
    """The network's own name; what packs it may say that it has turned a layer round."""
    return name.removeprefix("judge.").removesuffix("_Transposed")


def _four_bits(packed: NDArray[np.uint8], scales: Array, block: int) -> Array:
    """Two weights a byte, the lower half first, each 8 more than its multiple of the scale."""
    both = np.stack([packed & 15, packed >> 4], axis=-1).astype(np.float32) - 8.0
    return both.reshape(-1, block) * scales.reshape(-1, 1)


def _eight_bits(name: str, known: dict[str, NDArray[np.generic]]) -> Array:
    stem = name.removesuffix("_quantized")
    scale, zero = known[f"{stem}_scale"], known[f"{stem}_zero_point"]
    if scale.ndim:
        scale, zero = scale[:, None], zero[:, None]
    whole = known[name].astype(np.float32) - zero.astype(np.float32)
    return np.asarray(whole * scale, dtype=np.float32)


def _fitting(array: Array, place: Tensor) -> Tensor:
    """A linear layer's weights may have been turned round for the file."""
    given = torch.from_numpy(np.array(array))
    return given if given.shape == place.shape else given.T.contiguous()
