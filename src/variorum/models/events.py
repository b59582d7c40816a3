"""The coder: what one marked participant does to another, as PLOVER types, or nothing.

MiniLM-L6 as int8 ONNX, one sentence at a time, so that the same sentence has the same answer
whatever stands beside it. Made by ``training/events``; see ``EVENTS_CARD.md`` beside the weights.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from variorum.models.marking import Stretch, mark_parts
from variorum.models.shipped import (
    encodable,
    hash_files,
    open_network,
    open_tokenizer,
    opening,
    probabilities,
    read_text,
)

FILES = ("events.onnx", "events.json", "tokenizer.json")
NONE = "NONE"
"""What the coder answers where nothing political is done by the one to the other."""


class Coder:
    """Types of deeds between two marked participants of one sentence."""

    name = "events"

    def __init__(self, threads: int = 1) -> None:
        with opening("coder"):
            settings: dict[str, Any] = json.loads(read_text("events.json"))
            self._session = open_network("events.onnx", threads)
            self._tokenizer = open_tokenizer("tokenizer.json")
        self._types: list[str] = settings["types"]
        self._temperature = float(settings["temperature"])
        self.least = float(settings["least"])
        """Probability that a type needs to be an event; fitted by ``training/events``."""

    @staticmethod
    def version() -> str:
        """One SHA-256 over the coder's files."""
        return hash_files(FILES)

    def read(
        self, text: str, source: Stretch, recipient: Stretch, deed: Sequence[Stretch]
    ) -> dict[str, float]:
        """The probability of each type, and of ``NONE``, in one sentence.

        Stretches are code points of ``text``. A sentence of more than 126 word pieces is read
        around what is marked.
        """
        ids, parts = mark_parts(self._tokenizer, encodable(text), source, recipient, deed)
        feed = {"ids": ids[None], "parts": parts[None]}
        (logits,) = self._session.run(None, feed)
        return dict(zip(self._types, probabilities(logits[0], self._temperature), strict=True))
