"""Text to word pieces, and words to the pieces that they are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

    Ints = NDArray[np.int64]

CLS, SEP = 101, 102
"""The word pieces before and after what a BERT reads."""


def cut_pieces(tokenizer: Tokenizer, text: str) -> tuple[Ints, Ints]:
    """The word pieces of a text: ids, shape (n,), and offsets in code points, shape (n, 2).

    No special tokens are added and nothing is cut off; the tokenizer has no truncation set.
    """
    import numpy as np

    encoding = tokenizer.encode(text, add_special_tokens=False)
    ids = np.array(encoding.ids, dtype=np.int64)
    return ids, np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)


def pieces_of_words(offsets: Ints, starts: Ints, ends: Ints) -> Ints:
    """First and last piece of each word, shape (words, 2), both in code points in order.

    A word that begins inside a piece takes that piece.
    """
    import numpy as np

    if not len(offsets):
        return np.zeros((len(starts), 2), dtype=np.int64)
    first = np.searchsorted(offsets[:, 1], starts, side="right")
    last = np.searchsorted(offsets[:, 0], ends, side="left") - 1
    first = np.minimum(first, len(offsets) - 1)
    return np.stack([first, np.maximum(last, first)], axis=1)
