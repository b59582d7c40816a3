"""Which of many short strings stand in a text, without looking for each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SPREAD = 2654435761
"""The prime nearest to 2**32 over the golden ratio (Knuth)."""
_BYTES = 4


@dataclass(frozen=True, slots=True)
class Triggers:
    """Strings with the hashes (16 bits) of their first, middle and last four bytes.

    ``short`` are those of fewer than four bytes, which are looked for one by one.
    """

    long: tuple[str, ...]
    hashes: NDArray[np.uint32]
    short: tuple[str, ...]

    def within(self, text: str) -> frozenset[str]:
        """Those that stand in ``text``.

        >>> sorted(make_triggers(["photo", "video", "@"]).within("a photo by @ana"))
        ['@', 'photo']
        """
        import numpy as np

        seen = np.zeros(1 << 16, dtype=np.bool_)
        seen[_hash(text)] = True
        likely = np.flatnonzero(seen[self.hashes].all(axis=1)).tolist() if self.long else []
        found = [self.long[place] for place in likely if self.long[place] in text]
        return frozenset(found + [trigger for trigger in self.short if trigger in text])


def make_triggers(strings: Iterable[str]) -> Triggers:
    """The strings, each once, ready to be looked for."""
    import numpy as np

    every = sorted(set(strings))
    long = tuple(one for one in every if len(_encoded(one)) >= _BYTES)
    hashes = [_hash(one) for one in long]
    edges = [(one[0], one[len(one) // 2], one[-1]) for one in hashes]
    table = np.array(edges, dtype=np.uint32).reshape(-1, 3)
    return Triggers(long, table, tuple(one for one in every if len(_encoded(one)) < _BYTES))


def _hash(text: str) -> NDArray[np.uint32]:
    """16 bits for every four bytes in a row of ``text``."""
    import numpy as np

    letters = np.frombuffer(_encoded(text), dtype=np.uint8).astype(np.uint32)
    if len(letters) < _BYTES:
        return np.zeros(0, dtype=np.uint32)
    four = letters[:-3].copy()
    for place, end in ((1, -2), (2, -1), (3, None)):
        four |= letters[place:end] << np.uint32(8 * place)
    four *= np.uint32(_SPREAD)
    four >>= np.uint32(16)
    return four


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
