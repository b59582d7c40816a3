"""The base model, whose sentence vectors the reader learns to give: one sentence at a time."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

LONGEST = 128
"""Word pieces read of one sentence; the base model was trained on 128."""


class Teacher:
    """Sentence vectors of unit length by ``encoder.onnx``, made by ``training.encoder``."""

    def __init__(self, path: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            str(path), options, providers=["CPUExecutionProvider"]
        )
        self.tokenizer = Tokenizer.from_file(str(path.with_name("tokenizer.json")))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Vectors of ``texts``: shape (len(texts), 384), float32, each of length 1."""
        vectors = np.zeros((len(texts), 384), dtype=np.float32)
        for row, text in enumerate(texts):
            pieces = self.tokenizer.encode(text).ids
            if len(pieces) > LONGEST:
                pieces = [*pieces[: LONGEST - 1], pieces[-1]]
            (found,) = self._session.run(None, {"ids": np.array([pieces], dtype=np.int64)})
            vectors[row] = found[0]
        return vectors
