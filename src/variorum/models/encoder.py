"""The encoder: MiniLM-L6-H384 as int8 ONNX, one sentence at a time.

One at a time because dynamic int8 is not batch-invariant: in a padded batch of 64 a sentence is
only at cosine .985 of itself, and the same input must give the same answer. It is also the
fastest way on a CPU. Made by ``training/encoder.py``; see ``MODEL_CARD.md`` beside the weights.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from variorum.errors import ModelError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DIMENSIONS = 384
LONGEST = 128
"""Word pieces read of one sentence; the base model was trained on 128."""

_WEIGHTS = files("variorum.models").joinpath("weights")


class Encoder:
    """Sentence vectors of unit length, for similarity."""

    name = "minilm-l6-int8"

    def __init__(self, threads: int = 1) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            with as_file(_WEIGHTS.joinpath("encoder.onnx")) as path:
                self._session = onnxruntime.InferenceSession(
                    str(path), options, providers=["CPUExecutionProvider"]
                )
            with as_file(_WEIGHTS.joinpath("tokenizer.json")) as path:
                self.tokenizer = Tokenizer.from_file(str(path))
        except Exception as error:
            raise ModelError(
                f"the encoder's weights cannot be loaded ({error}): reinstall variorum"
            ) from error
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()

    @staticmethod
    @lru_cache(maxsize=1)
    def version() -> str:
        """The SHA-256 of the shipped weights."""
        with _WEIGHTS.joinpath("encoder.onnx").open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()  # type: ignore[arg-type]

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of ``texts``: shape (len(texts), 384), float32, each of length 1."""
        import numpy as np

        vectors = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        for row, text in enumerate(texts):
            pieces = self.tokenizer.encode(text).ids
            if len(pieces) > LONGEST:
                pieces = [*pieces[: LONGEST - 1], pieces[-1]]
            ids = np.array([pieces], dtype=np.int64)
            (hidden,) = self._session.run(None, {"ids": ids})
            vectors[row] = hidden[0]
        return vectors
