"""Sentences to windows that fit the reader; windows overlap, and no sentence is cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LONGEST = 254
"""Word pieces in a window besides the two that open and close it."""
OVERLAP = 64
"""Word pieces that neighbouring windows share at most: a quotation goes on in the next sentence."""


@dataclass(frozen=True, slots=True)
class Window:
    """Sentences ``first`` to ``last``, of which ``begin`` to ``end`` are answered for here.

    All are indices of sentences, the last ones exclusive. ``low`` and ``high`` are the pieces.
    A sentence longer than a window has several windows, each answering for its own pieces.
    """

    first: int
    last: int
    begin: int
    end: int
    low: int
    high: int


def cut_windows(bounds: NDArray[np.int64] | Sequence[tuple[int, int]]) -> list[Window]:
    """Windows over sentences given as (first piece, last piece + 1), in order.

    Every sentence is answered for by one window: in an overlap the first half belongs to the
    window before, the second to the window after. Sentences without a piece belong to none.

    >>> [(w.first, w.last, w.begin, w.end) for w in cut_windows([(0, 100), (100, 220), (220, 280),
    ...                                                          (280, 400)])]
    [(0, 2, 0, 2), (2, 4, 2, 4)]
    """
    spans = [(int(low), int(high)) for low, high in bounds]
    found: list[Window] = []
    first = 0
    while first < len(spans):
        if spans[first][1] - spans[first][0] > LONGEST:
            found.extend(_long(first, *spans[first]))
            first += 1
            continue
        last = first + 1
        while (
            last < len(spans)
            and spans[last][1] - spans[first][0] <= LONGEST
            and spans[last][1] - spans[last][0] <= LONGEST
        ):
            last += 1
        found.append(Window(first, last, first, last, spans[first][0], spans[last - 1][1]))
        if last == len(spans):
            break
        first = _step_back(spans, first, last)
    return _shared(found, spans)


def _step_back(spans: Sequence[tuple[int, int]], first: int, last: int) -> int:
    """Where the next window starts: as many sentences back as fit into the overlap."""
    start = last
    while start - 1 > first and spans[last][0] - spans[start - 1][0] <= OVERLAP:
        start -= 1
    # Where the next sentence would not fit behind the overlap, the overlap would be for nothing.
    while start < last and spans[last][1] - spans[start][0] > LONGEST:
        start += 1
    return start


def _long(sentence: int, low: int, high: int) -> list[Window]:
    """A sentence that no window holds, in windows side by side."""
    return [
        Window(sentence, sentence + 1, sentence, sentence + 1, start, min(high, start + LONGEST))
        for start in range(low, high, LONGEST)
    ]


def _shared(windows: list[Window], spans: Sequence[tuple[int, int]]) -> list[Window]:
    found = list(windows)
    for index in range(len(found) - 1):
        left, right = found[index], found[index + 1]
        shared = left.last - right.first
        if shared <= 0 or left.first == right.first:
            continue
        middle = (spans[right.first][0] + spans[left.last - 1][1]) / 2
        border = right.first
        while border < left.last and sum(spans[border]) / 2 < middle:
            border += 1
        found[index] = Window(left.first, left.last, left.begin, border, left.low, left.high)
        found[index + 1] = Window(right.first, right.last, border, right.end, right.low, right.high)
    return found
