"""The words around the anchor of a cue, numbered as the frame head of the reader takes them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from variorum.annotate.tokens import DEPENDENCIES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

REACH = 64
"""Words looked at on each side of an anchor: 98 % of annotated quotations span that much in all."""

_DEPTH = 24
_ABOVE = 4
_KINDS = len(DEPENDENCIES) + 1
ANCESTOR = 2 * _KINDS
ITSELF = 2 * _KINDS + 1
_NEAR = 10


def around(anchor: int, first: int, last: int) -> tuple[int, int]:
    """First and last+1 word that is looked at, inside the window ``first`` to ``last``+1."""
    return max(first, anchor - REACH), min(last, anchor + REACH + 1)


def branches(anchor: int, heads: Ints, dependencies: Ints) -> Ints:
    """How each word hangs together with the anchor in the syntax tree, as a small number.

    Below the anchor: the dependency of the anchor's child that the word hangs on, so all words
    of a subject share one number. Elsewhere under an ancestor at most four steps up: the same
    for that ancestor's child. ``ANCESTOR``, ``ITSELF``, else 0. ``heads`` are local indices,
    -1 where the head lies outside.
    """
    found = np.zeros(len(heads), dtype=np.int64)
    ancestors = [anchor]
    while len(ancestors) <= _ABOVE and heads[ancestors[-1]] not in (-1, ancestors[-1]):
        ancestors.append(int(heads[ancestors[-1]]))
    level = {word: height for height, word in enumerate(ancestors)}
    current = np.arange(len(heads))
    done = np.zeros(len(heads), dtype=bool)
    for _ in range(_DEPTH):
        above = heads[current]
        live = ~done & (above >= 0) & (above != current)
        if not live.any():
            break
        for word, height in level.items():
            hit = live & (above == word)
            offset = 0 if height == 0 else _KINDS
            found[hit] = dependencies[current[hit]] + offset
            done |= hit
        current = np.where(live & ~done, above, current)
        done |= ~live
    for word, height in level.items():
        found[word] = ITSELF if height == 0 else ANCESTOR
    return found


def distances(anchor: int, length: int) -> Ints:
    """How far each word stands from the anchor: -20 to 20, exact near it, then by logarithm.

    Shifted to 0 to 40.
    """
    away = np.arange(length) - anchor
    size = np.abs(away)
    far = _NEAR + np.floor(np.log2(np.maximum(size, _NEAR) / _NEAR) * 3.2).astype(np.int64)
    steps = np.where(size <= _NEAR, size, np.minimum(far, 20))
    return (np.sign(away) * steps + 20).astype(np.int64)


def proposed(roles: Mapping[int, int] | None, accepted: bool, first: int, last: int) -> Ints:
    """What a rule took each word for: 1 to 4 where it stood by it, 5 to 8 where it doubted it.

    0 everywhere where no rule found anything at this anchor.
    """
    found = np.zeros(last - first, dtype=np.int64)
    if roles is None:
        return found
    found += 1 if accepted else 5
    for word, role in roles.items():
        if first <= word < last:
            found[word - first] += role
    return found
