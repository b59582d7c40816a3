"""The judge: a cross-encoder that reads two claims at once and says how they stand.

Nine layers of MPNet-base as ONNX, its weights in four bits, one pair at a time, so that the same
pair gives the same answer. It answers as natural language inference does: does the second follow
from the first, contradict it, or neither? ``collate/relations.py`` makes relations of that. Made
by ``training/judge``; see ``JUDGE_CARD.md`` beside the weights.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from variorum.models.shipped import (
    encodable,
    hash_files,
    open_network,
    open_tokenizer,
    opening,
    probabilities,
    read_text,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FILES = ("judge.onnx", "judge.json", "judge_tokenizer.json")


@dataclass(frozen=True, slots=True)
class Inference:
    """What a first claim does to a second: probabilities that add up to 1."""

    entailment: float
    neutral: float
    contradiction: float


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of a pair: what it says, and the network's last layer (1536) of it.

    The layer is its first piece and the mean of all; other questions about the pair are answered
    from it (``collate/matching.py``).
    """

    inference: Inference
    pooled: NDArray[np.float32]


class Judge:
    """Inference between two claims, read in the order given."""

    name = "judge"

    def __init__(self, threads: int = 1) -> None:
        with opening(self.name):
            settings: dict[str, Any] = json.loads(read_text("judge.json"))
            self._session = open_network("judge.onnx", threads)
            self._tokenizer = open_tokenizer("judge_tokenizer.json")
        self._tokenizer.enable_truncation(settings["longest"], strategy="longest_first")
        self._temperature = float(settings["temperature"])

    @staticmethod
    def version() -> str:
        """One SHA-256 over the judge's files."""
        return hash_files(FILES)

    def infer(self, first: str, second: str) -> Inference:
        """What ``first`` does to ``second``; beyond 160 word pieces the longer is cut."""
        return self.read(first, second).inference

    def read(self, first: str, second: str) -> Reading:
        """The same, with the layer it was read from."""
        import numpy as np

        pieces = self._tokenizer.encode(encodable(first), encodable(second)).ids
        ids = np.array([pieces], dtype=np.int64)
        logits, pooled = self._session.run(["logits", "pooled"], {"ids": ids})
        return Reading(Inference(*probabilities(logits[0], self._temperature)), pooled[0])
