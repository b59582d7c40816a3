"""Which of many short strings stand in which stretches of a text, without looking for each."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Table = NDArray[np.uint16]

_SPREAD = 0x9E3779B97F4A7C15
"""The odd number nearest to 2**64 over the golden ratio (Knuth)."""
_LENGTHS = (6, 3)
"""Letters by which a string is looked for: six, three where it has no more."""
_COMMON = " etaoinshrdlucmfwypvbgkjqxz"
"""What texts are made of, the commonest first: a string is looked for by its rarest letters."""


@dataclass(frozen=True, slots=True)
class Triggers:
    """Strings, found by the hash (16 bits) of six of their letters in a row.

    ``tables`` holds for each length the number of the list of strings with a hash, and ``met``
    whether there is one; ``lists`` are these lists, as places in ``strings``; ``short`` are the
    places of strings that are shorter.
    """

    strings: tuple[str, ...]
    tables: tuple[Table, ...]
    met: tuple[NDArray[np.bool_], ...]
    lists: tuple[tuple[int, ...], ...]
    short: tuple[int, ...]

    def within(self, text: str, stretches: Sequence[tuple[int, int]]) -> list[list[int]]:
        """For each stretch of ``text`` the places of the strings that stand whole in it.

        Stretches are in order and do not overlap; what lies between them is passed over. Time is
        linear in the text.

        >>> triggers = make_triggers(["photo", "video", "@"])
        >>> found = triggers.within("a photo by @ana|no video", [(0, 15), (16, 24)])
        >>> [[triggers.strings[place] for place in places] for places in found]
        [['@', 'photo'], ['video']]
        """
        import numpy as np

        found: list[list[int]] = [[] for _ in stretches]
        if not stretches:
            return found
        for place in self.short:
            string = self.strings[place]
            if string in text:
                for number, (start, end) in enumerate(stretches):
                    if text.find(string, start, end) >= 0:
                        found[number].append(place)
        starts = np.array([start for start, _ in stretches], dtype=np.int64)
        likely: set[int] = set()
        for length, table, met in zip(_LENGTHS, self.tables, self.met, strict=True):
            hashes = _hash(text, length)
            at = met[hashes].nonzero()[0]
            which = np.maximum(np.searchsorted(starts, at, "right") - 1, 0)
            likely.update((which * len(self.lists) + table[hashes[at]]).tolist())
        for pair in sorted(likely):
            number, list_ = divmod(pair, len(self.lists))
            start, end = stretches[number]
            for place in self.lists[list_]:
                if text.find(self.strings[place], start, end) >= 0:
                    found[number].append(place)
        return found


def make_triggers(strings: Iterable[str]) -> Triggers:
    """The strings, each once and sorted, ready to be looked for."""
    import numpy as np

    every = tuple(sorted(set(strings)))
    lists: list[list[int]] = [[]]
    tables = tuple(np.zeros(1 << 16, dtype=np.uint16) for _ in _LENGTHS)
    short = []
    for place, string in enumerate(every):
        which = next((n for n, length in enumerate(_LENGTHS) if len(string) >= length), None)
        if which is None:
            short.append(place)
            continue
        hash_ = _hash(_rarest(string, _LENGTHS[which]), _LENGTHS[which])[0]
        if not tables[which][hash_]:
            tables[which][hash_] = len(lists)
            lists.append([])
        lists[tables[which][hash_]].append(place)
    met = tuple(table > 0 for table in tables)
    return Triggers(every, tables, met, tuple(map(tuple, lists)), tuple(short))


def _rarest(string: str, length: int) -> str:
    """So many letters in a row of ``string`` that are least met in texts."""
    parts = [string[place : place + length] for place in range(len(string) - length + 1)]
    # A letter that is not in the list counts as rare.
    return max(parts, key=lambda part: math.prod(1 + _COMMON.find(c) % 30 for c in part))


def _hash(text: str, length: int) -> NDArray[np.int64]:
    """16 bits for so many letters in a row of ``text`` (at most eight), of each its lowest byte."""
    import numpy as np

    if text.isascii():
        letters = text.encode("ascii")
    else:
        wide = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
        letters = wide.astype(np.uint8).tobytes()
    count = max(0, len(text) - length + 1)
    # Eight bytes from every byte on, read as one number, of which so many are kept.
    rows = np.ndarray((count,), dtype="<u8", buffer=letters + bytes(8), strides=(1,))
    kept = rows & np.uint64((1 << 8 * length) - 1)
    return ((kept * np.uint64(_SPREAD)) >> np.uint64(48)).view(np.int64)
