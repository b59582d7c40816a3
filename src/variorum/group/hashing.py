"""The words of a text as numbers, all at once, without an object for each.

CRC-32 is linear: what a letter adds to the checksum of its word depends on nothing but the letter
and how many follow it. So one table gives the checksums of all words of a text together.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from zlib import crc32

from variorum.group.words import hash_stem

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Hashes = NDArray[np.uint32]
    Places = NDArray[np.int64]
    Marked = NDArray[np.bool_]

_LONGEST = 64
"""Bytes of a word that the table is for; a longer one is hashed on its own."""


@dataclass(frozen=True, slots=True)
class Words:
    """Where each word starts and ends in ``raw`` (UTF-8), and its hash (CRC-32)."""

    raw: bytes
    starts: Places
    ends: Places
    hashes: Hashes

    def spell(self, place: int) -> str:
        """The word at ``place``."""
        return self.raw[self.starts[place] : self.ends[place]].decode("utf-8", "surrogatepass")


def hash_words(raw: bytes, most: int) -> Words:
    """The words of ``raw`` between spaces, the first ``most``.

    >>> [hex(number) for number in hash_words(b"old dam", 9).hashes.tolist()]
    ['0x3f5dd4e5', '0xff7afded']
    """
    import numpy as np

    letters = np.frombuffer(raw, dtype=np.uint8)
    inside = np.zeros(len(letters) + 2, dtype=np.bool_)
    np.not_equal(letters, ord(" "), out=inside[1:-1])
    edges = (inside[1:] != inside[:-1]).nonzero()[0]
    starts, ends = edges[0 : 2 * most : 2], edges[1 : 2 * most : 2]
    hashes = _checksums(letters, starts, ends)
    for place in (ends - starts > _LONGEST).nonzero()[0].tolist():
        hashes[place] = crc32(raw[starts[place] : ends[place]])
    return Words(raw, starts, ends, hashes)


def hash_stems(words: Words, which: Places) -> Hashes:
    """The hashes of some of the words without their plural ending (see ``words.stem``)."""
    import numpy as np

    letters = np.frombuffer(words.raw, dtype=np.uint8)
    starts, ends = words.starts[which], words.ends[which]
    stems = words.hashes[which]
    last, before = letters[ends - 1], letters[ends - 2]
    plural = ((last == ord("s")) & (before != ord("s")) & (ends - starts > 3)).nonzero()[0]
    stems[plural] = _checksums(letters, starts[plural], ends[plural] - 1)
    other = (before[plural] == ord("e")) & (letters[ends[plural] - 3] == ord("i"))
    other |= (ends - starts)[plural] > _LONGEST
    other |= _is_wide(words)[which[plural]]
    for place in plural[other].tolist():
        stems[place] = hash_stem(words.spell(which[place]))
    return stems


def has_digit(words: Words) -> Marked:
    """Whether each word has a digit in it."""
    import numpy as np

    letters = np.frombuffer(words.raw, dtype=np.uint8)
    found = _with(words, (letters >= ord("0")) & (letters <= ord("9")))
    for place in _is_wide(words).nonzero()[0].tolist():
        found[place] = any(letter.isdigit() for letter in words.spell(place))
    return found


def _is_wide(words: Words) -> Marked:
    """Whether each word has a letter of several bytes."""
    import numpy as np

    if words.raw.isascii():
        return np.zeros(len(words.starts), dtype=np.bool_)
    return _with(words, np.frombuffer(words.raw, dtype=np.uint8) >= 128)


def _with(words: Words, marked: Marked) -> Marked:
    """Which words hold one of the marked letters."""
    import numpy as np

    found = np.zeros(len(words.starts), dtype=np.bool_)
    places = marked.nonzero()[0]
    places = places[: np.searchsorted(places, words.ends[-1])] if len(found) else places[:0]
    found[np.searchsorted(words.starts, places, "right") - 1] = True
    return found


def _checksums(letters: NDArray[np.uint8], starts: Places, ends: Places) -> Hashes:
    """The CRC-32 of each stretch of ``letters``; wrong for one above ``_LONGEST``."""
    import numpy as np

    if not len(starts):
        return np.zeros(0, dtype=np.uint32)
    added, empty = _table()
    lengths = ends - starts
    first = np.cumsum(lengths) - lengths
    place = np.arange(first[-1] + lengths[-1])
    behind = np.minimum(np.repeat(first + lengths - 1, lengths) - place, _LONGEST - 1)
    letter = letters[place + np.repeat(starts - first, lengths)]
    sums = np.bitwise_xor.reduceat(added[behind << 8 | letter], first)
    checksums: Hashes = sums ^ empty[np.minimum(lengths, _LONGEST)]
    return checksums


@lru_cache(maxsize=1)
def _table() -> tuple[Hashes, Hashes]:
    """What each letter adds with so many behind it, and the checksum of so many zero bytes."""
    import numpy as np

    empty = [crc32(bytes(length)) for length in range(_LONGEST + 1)]
    added = [
        crc32(bytes((letter,)) + bytes(behind)) ^ empty[behind + 1]
        for behind in range(_LONGEST)
        for letter in range(256)
    ]
    return np.array(added, dtype=np.uint32), np.array(empty, dtype=np.uint32)
