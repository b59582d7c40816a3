"""The reader: one small network that passes over a text once and answers everything about it.

MiniLM-L6-H384 with heads for quotations, techniques, sentence labels and sentence vectors, as
int8 ONNX. Windows run one at a time: dynamic int8 is not batch-invariant, and the same text must
give the same answer. Made by ``training/reader``; see ``MODEL_CARD.md`` beside the weights.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from variorum.models.pieces import CLS, SEP, cut_pieces
from variorum.models.reading import Wording
from variorum.models.shipped import hash_files, open_network, open_tokenizer, opening, read_text
from variorum.models.stretches import find_stretches
from variorum.models.windows import Window, cut_windows

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

WIDTH = 384

FILES = ("reader.onnx", "words.onnx", "frames.onnx", "reader.json")


@dataclass(frozen=True, slots=True)
class WindowPass:
    """What the encoder made of one window: ``hidden`` (pieces, 384), the window's marks cut off."""

    window: Window
    hidden: Floats


@dataclass(frozen=True, slots=True)
class Pass:
    """One text read once.

    ``offsets`` (pieces, 2) in code points, ``bounds`` (sentences, 2) in pieces. ``meanings``
    (pieces, 384) are what vectors of stretches are the mean of; ``pieces`` (pieces, 16) and
    ``labels`` (sentences, 4) the scores from which ``wording`` was made.
    """

    offsets: Ints
    bounds: Ints
    windows: tuple[WindowPass, ...]
    meanings: Floats
    pieces: Floats
    labels: Floats
    wording: Wording

    def vector(self, pieces: Sequence[tuple[int, int]]) -> Floats:
        """The vector, of unit length, of stretches of the text in code points; for similarity.

        Shape (384,), float32; zeros where no stretch holds a word piece.
        """
        import numpy as np

        inside = np.zeros(len(self.offsets), dtype=bool)
        for start, end in pieces:
            low = np.searchsorted(self.offsets[:, 1], start, side="right")
            high = np.searchsorted(self.offsets[:, 0], end, side="left")
            inside[low:high] = True
        if not inside.any():
            return np.zeros(WIDTH, dtype=np.float32)
        mean = self.meanings[inside].mean(axis=0, dtype=np.float64)
        unit: Floats = (mean / max(float(np.linalg.norm(mean)), 1e-9)).astype(np.float32)
        return unit


class Reader:
    """One pass over a text; then words and frames on top of what the pass left.

    ``research`` keeps the heads whose training data is for research only (see the card);
    without it there are no techniques and no subjectivity, and all else stays the same.
    """

    name = "reader-minilm-l6-int8"

    def __init__(self, threads: int = 1, research: bool = True) -> None:
        with opening("reader"):
            self._reader, self._words, self._frames = (
                open_network(file, threads) for file in FILES[:3]
            )
            self.settings: Mapping[str, Any] = json.loads(read_text("reader.json"))
            self.tokenizer = open_tokenizer("tokenizer.json")
        self.research = research

    @staticmethod
    def version() -> str:
        """One SHA-256 over the shipped files of the reader."""
        return hash_files(FILES)

    def read(self, text: str, sentences: Sequence[tuple[int, int]]) -> Pass:
        """One pass over the ``sentences`` (start, end in code points, in order) of ``text``."""
        import numpy as np

        ids, offsets = cut_pieces(self.tokenizer, text)
        starts = [start for start, _ in sentences]
        ends = [end for _, end in sentences]
        bounds = np.stack(
            [np.searchsorted(offsets[:, 0], starts), np.searchsorted(offsets[:, 0], ends)], axis=1
        ).astype(np.int64)
        logits = np.full((len(sentences), 4), -20.0, dtype=np.float32)
        meanings = np.zeros((len(ids), WIDTH), dtype=np.float32)
        pieces = np.full((len(ids), 16), -20.0, dtype=np.float32)
        passes = []
        for window in cut_windows(bounds):
            if window.high <= window.low:
                continue
            hidden, meaning, scores, labels = self._run(ids, bounds, window)
            passes.append(WindowPass(window, hidden))
            if window.begin == window.end:
                continue
            low = max(window.low, int(bounds[window.begin, 0]))
            high = min(window.high, int(bounds[window.end - 1, 1]))
            pieces[low:high] = scores[low - window.low : high - window.low]
            meanings[low:high] = meaning[low - window.low : high - window.low]
            logits[window.begin : window.end] = labels[
                window.begin - window.first : window.end - window.first
            ]
        wording = self._wording(text, offsets, bounds, pieces, logits)
        return Pass(offsets, bounds, tuple(passes), meanings, pieces, logits, wording)

    def wording(self, text: str, sentences: Sequence[tuple[int, int]]) -> Wording:
        """How the ``sentences`` of ``text`` are worded; see ``Wording``."""
        return self.read(text, sentences).wording

    def words(
        self, hidden: Floats, words: Ints, heads: Ints, features: Ints
    ) -> tuple[Floats, Floats]:
        """Context (words, 256) and the probability (words,) that a word anchors a cue.

        ``words`` (words, 2): first and last piece in ``hidden``; ``heads`` and ``features`` as
        ``annotate.tokens`` numbers them, heads inside the window.
        """
        import numpy as np

        context, logits = self._words.run(
            None,
            {
                "hidden": hidden[None],
                "words": words[None],
                "heads": heads[None],
                "features": features[None],
            },
        )
        return context[0], (1.0 / (1.0 + np.exp(-logits[0]))).astype(np.float32)

    def frame(
        self, near: Floats, anchor: Floats, distance: Ints, branch: Ints, proposed: Ints
    ) -> Floats:
        """Scores (words, 4) of the roles that the words near one anchor have in its report."""
        (scores,) = self._frames.run(
            None,
            {
                "near": near[None],
                "anchor": anchor[None],
                "distance": distance[None],
                "branch": branch[None],
                "proposed": proposed[None],
            },
        )
        found: Floats = scores[0]
        return found

    def _run(
        self, ids: Ints, bounds: Ints, window: Window
    ) -> tuple[Floats, Floats, Floats, Floats]:
        import numpy as np

        count = window.high - window.low
        given = np.empty((1, count + 2), dtype=np.int64)
        given[0, 0], given[0, -1] = CLS, SEP
        given[0, 1:-1] = ids[window.low : window.high]
        member = np.zeros((1, window.last - window.first, count + 2), dtype=np.float32)
        for row, (low, high) in enumerate(bounds[window.first : window.last]):
            low, high = max(low, window.low), min(high, window.high)
            member[0, row, low - window.low + 1 : high - window.low + 1] = 1
        hidden, meaning, pieces, labels = self._reader.run(None, {"ids": given, "member": member})
        return hidden[0, 1:-1], meaning[0, 1:-1], pieces[0, 1:-1], labels[0]

    def _wording(
        self,
        text: str,
        offsets: Ints,
        bounds: Ints,
        pieces: Floats,
        logits: Floats,
    ) -> Wording:
        settings = self.settings["wording"]
        stretches = find_stretches(text, offsets, bounds, pieces, settings["techniques"])
        return Wording(
            _calibrated(logits[:, :1], settings["loaded"]),
            _calibrated(logits[:, 1:2], settings["subjective"]) if self.research else None,
            _calibrated(logits[:, 2:], settings["checkworthy"]),
            tuple(stretches) if self.research else (),
        )


def _calibrated(logits: Floats, settings: Mapping[str, Any]) -> tuple[float, ...]:
    """Probabilities by a logistic curve over the logits (Platt, 1999)."""
    weights, bias = settings["weights"], settings["bias"]
    found = []
    for row in logits:
        value = bias + sum(w * float(x) for w, x in zip(weights, row, strict=True))
        found.append(1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, value)))))
    return tuple(found)
