"""The judge: a cross-encoder that reads two claims at once and says how they stand.

Nine layers of MPNet-base as ONNX, its weights in four bits, one pair at a time, so that the same
pair gives the same answer. It answers as natural language inference does: does the second follow
from the first, contradict it, or neither? ``collate/relations.py`` makes relations of that. It
also says how much speaks for the two being one proposition, for ``collate/matching.py``. Made by
``training/judge``; see ``JUDGE_CARD.md`` beside the weights.
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
    """One reading of a pair, in the order given.

    ``same``, added to that of the other order, is the logit of one proposition told twice.
    ``pooled`` (1536) is what both answers are made from: the first piece and the mean of all.
    """

    inference: Inference
    same: float
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
        """The same, with what speaks for one proposition and the layer both were read from."""
        import numpy as np

        pieces = self._tokenizer.encode(encodable(first), encodable(second)).ids
        ids = np.array([pieces], dtype=np.int64)
        logits, same, pooled = self._session.run(["logits", "same", "pooled"], {"ids": ids})
        inference = Inference(*probabilities(logits[0], self._temperature))
        return Reading(inference, float(same[0]), pooled[0])
