"""An article's own words, hashed: what copies and stories are known by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING
from zlib import crc32

from variorum.records import Article

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Hashes = NDArray[np.uint32]

RUN = 5
"""Words in a row that two articles hardly share by chance."""
LONGEST = 20_000
"""Words that are looked at; a copy shows itself well before."""
_WORD = re.compile(r"\w+")
_MARKS = "’“”—–‘…\N{NO-BREAK SPACE}•"
"""What is not ASCII in most English articles; none of them is part of a word."""
_PLAIN = bytes(code if _WORD.fullmatch(chr(code)) else ord(" ") for code in range(128)) + bytes(128)
"""ASCII with spaces for all that is not part of a word."""


def own_text(article: Article) -> str:
    """The text of ``article`` in lower case without what was removed, as far as it is looked at."""
    kept = []
    position = 0
    for part in sorted(article.removed, key=lambda part: part.start):
        kept.append(article.text[position : part.start])
        position = max(position, part.end)
    kept.append(article.text[position:])
    # A word is seldom above 30 letters: the cut spares the rest of a huge text.
    return " ".join(kept)[: LONGEST * 30].lower()


def part_words(text: str) -> bytes:
    """The words of ``text`` in UTF-8, parted by spaces.

    >>> part_words("the mayor’s old_dam—14 villages")
    b'the mayor s old_dam 14 villages'
    """
    for mark in _MARKS if not text.isascii() else ():
        text = text.replace(mark, " ")
    if not text.isascii():
        return " ".join(_WORD.findall(text)).encode("utf-8", "surrogatepass")
    # The same as the pattern finds, in a third of the time.
    return text.encode("ascii").translate(_PLAIN)


def cut_words(text: str) -> list[str]:
    """The words of ``text`` as they stand, the first 20,000."""
    return part_words(text).decode("utf-8", "surrogatepass").split()[:LONGEST]


def hash_runs(words: Hashes | Sequence[int]) -> Hashes:
    """The hash of every five words in a row, in order, from the words' own hashes.

    >>> a, b = ([hash_word(word) for word in text.split()] for text in ("old dam above Lora broke",
    ...     "the old dam above Lora broke"))
    >>> bool(hash_runs(b)[1] == hash_runs(a)[0]), len(hash_runs(a[:4]))
    (True, 0)
    """
    import numpy as np

    if len(words) < RUN:
        return np.zeros(0, dtype=np.uint32)
    each = np.asarray(words, dtype=np.uint64)
    mixed = np.zeros(len(words) - RUN + 1, dtype=np.uint64)
    for offset in range(RUN):
        mixed = (mixed ^ each[offset : offset + len(mixed)]) * _PRIME
        mixed ^= mixed >> np.uint64(29)
    return (mixed >> np.uint64(32)).astype(np.uint32)


def hash_word(word: str) -> int:
    """32 bits of ``word``, the same on every machine (CRC-32)."""
    return crc32(word.encode("utf-8", "surrogatepass"))


def hash_stem(word: str) -> int:
    """32 bits of ``word`` without its plural ending."""
    return hash_word(stem(word))


def stem(word: str) -> str:
    """``word`` without the ending of a plural; names lose an s too, each time the same.

    >>> [stem(word) for word in ("cities", "dams", "glass", "bus")]
    ['city', 'dam', 'glass', 'bus']
    """
    if word.endswith("ies") and len(word) > 5:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith("ss") and len(word) > 3:
        return word[:-1]
    return word


_PRIME = 0x9E3779B97F4A7C15
"""The odd number nearest to 2**64 over the golden ratio: spreads the bits (Knuth)."""
