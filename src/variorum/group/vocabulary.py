"""Words to numbers: what is known of each word is looked up once and stands in arrays."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from variorum.group.words import LONGEST, hash_stem, hash_word
from variorum.tables import read_table

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RARE = 30
"""Articles in which a word is taken to stand that the table of counts does not have.

The table begins at 50; between 5 and 50 the scores on ECB+ and AllSides hardly change.
"""
COMMON = 0.3
"""Share of articles from which a word says nothing about the story: "the", "said", "week"."""
NUMBER = 1.5
"""What a number weighs more than a word as rare: 14 villages are not 19."""
_MOST = 150_000
"""Words that are remembered (20 MB); 12,000 articles have 140,000. Then it begins anew."""


class Vocabulary(dict[str, int]):
    """A number for each word, and by number its hash, its stem's hash and what it tells.

    A row of ``codes`` has the stem's hash in its upper 32 bits and the word's in its lower ones, so
    that they sort by stem. ``worth`` is the inverse document frequency in news, 0 for common words.
    """

    def __init__(self) -> None:
        import numpy as np

        super().__init__()
        size = _MOST + 2 * LONGEST  # the words of a title and of a text
        self.codes = np.zeros(size, dtype=np.uint64)
        self.worth = np.zeros(size, dtype=np.float64)

    def number(self, words: Sequence[str]) -> NDArray[np.int64]:
        """The numbers of ``words`` (a title and a text), good until the next call."""
        import numpy as np

        if len(self) > _MOST:
            self.clear()
        return np.fromiter(map(self.__getitem__, words), dtype=np.int64, count=len(words))

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        stem = hash_stem(word)
        self.codes[number] = stem << 32 | hash_word(word)
        self.worth[number] = _worth(word, stem)
        return number


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The words met by this process."""
    return Vocabulary()


def _worth(word: str, stem: int) -> float:
    total, counts = _document_counts()
    count = counts.get(stem, RARE)
    if count >= COMMON * total:
        return 0.0
    has_digit = not word.isalpha() and any(letter.isdigit() for letter in word)
    return math.log(total / count) * (NUMBER if has_digit else 1.0)


@lru_cache(maxsize=1)
def _document_counts() -> tuple[int, dict[int, int]]:
    """The number of articles counted, and by hashed stem in how many it stands."""
    rows = [line.split("\t") for line in read_table("group", "document_counts.tsv")]
    return int(rows[0][1]), {hash_stem(word): int(count) for word, count in rows[1:]}
