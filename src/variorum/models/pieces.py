"""Text to word pieces, and sentences to windows that fit the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

    Ints = NDArray[np.int64]


def cut_pieces(tokenizer: Tokenizer, text: str) -> tuple[Ints, Ints]:
    """The word pieces of a text: ids, shape (n,), and offsets in code points, shape (n, 2).

    No special tokens are added and nothing is cut off; the tokenizer has no truncation set.
    """
    import numpy as np

    encoding = tokenizer.encode(text, add_special_tokens=False)
    ids = np.array(encoding.ids, dtype=np.int64)
    return ids, np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
