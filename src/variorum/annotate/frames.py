"""How far a reporting verb can be trusted in the frame it stands in.

The table ``reporting_verbs.tsv`` counts, for each verb and frame, how often annotated news took
it for a report; ``speech_verbs.txt`` adds verbs that always report and that the news counted
did not happen to use, ``speech_nouns.txt`` such
nouns, ``speech_acts.txt`` verbs whose object is what was said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from variorum.tables import read_table

# The frame at large counts as much as this many occurrences of the verb in it; 1.5 to 5 were
# tried on 200 articles of the train part and differ by less than half a point of F1.
_WEIGHT = 3.0


@dataclass(frozen=True, slots=True)
class Frames:
    """Reliabilities: ``seen`` and ``hits`` of (verb, frame), and of each frame at large."""

    counts: Mapping[tuple[str, str], tuple[int, int]]
    at_large: Mapping[str, float]
    speaking: frozenset[str]
    nouns: frozenset[str] = frozenset()
    acts: frozenset[str] = frozenset()

    def score(self, lemma: str, frame: str) -> float:
        """From 0 to 1: how often this verb in this frame reports something."""
        prior = self.at_large.get(frame, 0.0)
        if lemma in self.speaking and frame in _OF_SPEECH:
            prior = 0.9
        elif (frame == "obj" and lemma in self.acts) or (frame == "n-that" and lemma in self.nouns):
            prior = 0.7
        elif frame in _OF_ANY and self.speaking:
            # Most other verbs before a stretch in marks are not why it is in marks, and a clause
            # without "that" that hangs on one is more often a slip of the parser.
            prior = min(prior, 0.3)
        hits, seen = self.counts.get((lemma, frame), (0, 0))
        return (hits + _WEIGHT * prior) / (seen + _WEIGHT)

    def reliable(self, lemma: str, frame: str) -> bool:
        """Whether this verb in this frame reports more often than not."""
        return self.score(lemma, frame) >= 0.5


_OF_ANY = ("quote", "bare", "before", "set-in")
_OF_SPEECH = (
    "quote",
    "that",
    "bare",
    "before",
    "set-in",
    "wh",
    "pass-that",
    "pass-wh",
    "pass-bare-clause",
)


@lru_cache(maxsize=1)
def load_frames() -> Frames:
    """The shipped table, read once."""
    return make_frames(read_table("annotate", "reporting_verbs.tsv"))


def make_frames(rows: Iterable[str]) -> Frames:
    """Reliabilities from rows of ``lemma, frame, hits, seen``, parted by tabs."""
    counts: dict[tuple[str, str], tuple[int, int]] = {}
    at_large: dict[str, float] = {}
    for row in rows:
        lemma, frame, hits, seen = row.split("\t")
        if lemma == "*":
            at_large[frame] = int(hits) / max(1, int(seen))
        else:
            counts[lemma, frame] = int(hits), int(seen)
    lists = (
        frozenset(read_table("annotate", f"speech_{kind}.txt"))
        for kind in ("verbs", "nouns", "acts")
    )
    return Frames(counts, at_large, *lists)
