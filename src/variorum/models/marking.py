"""A sentence with two participants and the words that join them marked, as the coder reads it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from variorum.models.pieces import CLS, SEP

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float32]

Stretch = tuple[int, int]
OPENS, CLOSES = (1, 3, 5), (2, 4, 6)
"""Unused entries of the vocabulary, which open and close source, recipient and deed."""
LONGEST = 126
"""Word pieces and marks read of one sentence."""


def mark_parts(
    tokenizer: Tokenizer,
    text: str,
    source: Stretch | None,
    recipient: Stretch | None,
    deed: Sequence[Stretch],
) -> tuple[Ints, Floats]:
    """Ids, shape (n,), and where the marks open, shape (3, n): source, recipient, deed.

    Stretches are code points of ``text``. A long sentence is cut to the window around what is
    marked; a part that does not fit then goes without its mark.
    """
    import numpy as np

    encoding = tokenizer.encode(text, add_special_tokens=False)
    marks: list[tuple[int, int, int, int]] = []
    for part, stretches in enumerate(([source], [recipient], deed)):
        for stretch in stretches:
            if stretch is not None:
                # At one place what closes comes first, and the outer of two that open.
                marks.append((stretch[0], 1, -stretch[1], OPENS[part]))
                marks.append((stretch[1], 0, -stretch[0], CLOSES[part]))
    marks.sort()
    ids: list[int] = []
    at = 0
    for piece, (start, _) in zip(encoding.ids, encoding.offsets, strict=True):
        while at < len(marks) and marks[at][0] <= start:
            ids.append(marks[at][3])
            at += 1
        ids.append(piece)
    ids.extend(mark[3] for mark in marks[at:])
    ids = [CLS, *_window(ids), SEP]
    row = np.array(ids, dtype=np.int64)
    return row, np.stack([row == opens for opens in OPENS]).astype(np.float32)


def _window(ids: list[int]) -> list[int]:
    if len(ids) <= LONGEST:
        return ids
    marked = [i for i, piece in enumerate(ids) if piece in (*OPENS, *CLOSES)]
    middle = (marked[0] + marked[-1]) // 2 if marked else 0
    start = max(0, min(middle - LONGEST // 2, len(ids) - LONGEST))
    return ids[start : start + LONGEST]
