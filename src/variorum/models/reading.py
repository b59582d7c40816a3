"""What the reader says about one text, before it becomes findings."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.records import Technique


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch that the technique head marked: code points, and a probability from 0 to 1."""

    start: int
    end: int
    technique: Technique
    score: float


@dataclass(frozen=True, slots=True)
class Wording:
    """How a text is worded, sentence by sentence.

    ``loaded``, ``subjective`` and ``checkworthy`` are calibrated probabilities, one for each
    sentence that was given, ``None`` where the head is switched off. ``techniques`` are in order
    of the text.
    """

    loaded: tuple[float, ...] | None
    subjective: tuple[float, ...] | None
    checkworthy: tuple[float, ...] | None
    techniques: tuple[Stretch, ...]
