"""Technique scores of word pieces to stretches of whole words."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from variorum.models.reading import Stretch
from variorum.records import Technique

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NAMES = (
    Technique.LOADED_LANGUAGE,
    Technique.NAME_CALLING,
    Technique.REPETITION,
    Technique.DOUBT,
    Technique.EXAGGERATION,
    Technique.APPEAL_TO_FEAR,
    Technique.FLAG_WAVING,
    Technique.CAUSAL_OVERSIMPLIFICATION,
    Technique.APPEAL_TO_AUTHORITY,
    Technique.SLOGANS,
    Technique.WHATABOUTISM,
    Technique.BLACK_AND_WHITE,
    Technique.CLICHES,
    Technique.BANDWAGON,
)
"""The techniques in the order of the network's scores, which is their order of frequency."""

_INSIDE_WORD = re.compile(r"[\w’'-]")
_LONGEST_WORD = 60
"""Characters by which an edge widens: a chain ("a-a-a-") without end is no word, and walking all of
it for each of its runs would take quadratic time."""


def find_stretches(
    text: str,
    offsets: NDArray[np.int64],
    bounds: NDArray[np.int64],
    pieces: NDArray[np.float32],
    settings: Mapping[str, Any],
) -> list[Stretch]:
    """Runs of pieces that are more likely part of a technique than ``settings["threshold"]``.

    ``offsets`` (n, 2) are the pieces' code points, ``bounds`` (s, 2) the sentences' pieces,
    ``pieces`` (n, 16) the scores: any technique, then each in the order of ``NAMES``. A run ends
    with its sentence; gaps of ``settings["gap"]`` pieces are bridged; edges widen to whole words.
    One piece of a run must reach ``settings["peak"]``.
    """
    import numpy as np

    any_one = 1.0 / (1.0 + np.exp(-pieces[:, 0]))
    found: list[Stretch] = []
    for low, high in bounds:
        for first, last in _runs(any_one[low:high] > settings["threshold"], settings["gap"]):
            first, last = int(low) + first, int(low) + last
            if any_one[first:last].max() < settings["peak"]:
                continue
            start, end = int(offsets[first, 0]), int(offsets[last - 1, 1])
            least = max(int(offsets[low, 0]), start - _LONGEST_WORD)
            most = min(int(offsets[high - 1, 1]), end + _LONGEST_WORD)
            while start > least and _joined(text, start):
                start -= 1
            while end < most and _joined(text, end):
                end += 1
            if not any(letter.isalnum() for letter in text[start:end]):
                continue
            each = (1.0 / (1.0 + np.exp(-pieces[first:last, 1:15]))).mean(axis=0)
            mean = float(any_one[first:last].mean())
            odds = math.log(max(mean, 1e-6) / max(1.0 - mean, 1e-6))
            score = 1.0 / (1.0 + math.exp(-(settings["weight"] * odds + settings["bias"])))
            found.append(Stretch(start, end, NAMES[int(each.argmax())], score))
    return found


def _joined(text: str, at: int) -> bool:
    """Whether the letters on both sides of ``at`` belong to one word."""
    return bool(_INSIDE_WORD.match(text[at - 1]) and _INSIDE_WORD.match(text[at : at + 1] or " "))


def _runs(marked: NDArray[np.bool_], gap: int) -> list[tuple[int, int]]:
    """First and last+1 of each run of true values, runs at most ``gap`` apart as one.

    >>> import numpy as np
    >>> _runs(np.array([1, 0, 1, 0, 0, 1], dtype=bool), 1)
    [(0, 3), (5, 6)]
    """
    runs: list[tuple[int, int]] = []
    for index in marked.nonzero()[0]:
        if runs and index - runs[-1][1] <= gap:
            runs[-1] = (runs[-1][0], int(index) + 1)
        else:
            runs.append((int(index), int(index) + 1))
    return runs
