"""Articles read from the data sets, and seeded ways to vary their words."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

SEED = 20211121
_SENTENCE = re.compile(r"(?<=[.!?])[\"”’']*\s+(?=[\"“‘A-Z])")


def rows_of(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a JSON Lines file, packed or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def first_rows(path: Path, count: int, step: int = 1) -> list[dict[str, Any]]:
    """``count`` rows, every ``step``-th of the file."""
    return list(islice(rows_of(path), 0, count * step, step))


def sentences(text: str) -> list[str]:
    """A rough cut of ``text`` into sentences, for making variations of it."""
    return [part for part in _SENTENCE.split(text) if part.strip()]


def edit_words(text: str, share: float, vocabulary: Sequence[str], chance: random.Random) -> str:
    """``text`` with ``share`` of its words replaced by words drawn from ``vocabulary``."""
    words = text.split(" ")
    for index in chance.sample(range(len(words)), int(share * len(words))):
        words[index] = chance.choice(vocabulary)
    return " ".join(words)
