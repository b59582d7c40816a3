"""How much each word tells about the story that it stands in."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

from variorum.group.words import hash_stem
from variorum.tables import read_table

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

RARE = 30
"""Articles in which a word is taken to stand that the table of counts does not have.

The table begins at 50; between 5 and 50 the scores on ECB+ and AllSides hardly change.
"""
COMMON = 0.3
"""Share of articles from which a word says nothing about the story: "the", "said", "week"."""
NUMBER = 1.5
"""What a number weighs more than a word as rare: 14 villages are not 19."""


def worth_of(stems: NDArray[np.uint32], numbers: NDArray[np.bool_]) -> Floats:
    """The inverse document frequency in news of hashed stems, 0 for common words.

    ``numbers`` says which of them have a digit.
    """
    import numpy as np

    known, worth = _table()
    place = np.minimum(np.searchsorted(known, stems), len(known) - 1)
    found = np.where(known[place] == stems, worth[place], worth[-1])
    found[numbers] *= NUMBER
    return found


@lru_cache(maxsize=1)
def _table() -> tuple[NDArray[np.uint32], Floats]:
    """Hashed stems, ascending, with what each is worth; one more for a stem that is not there."""
    import numpy as np

    rows = [line.split("\t") for line in read_table("group", "document_counts.tsv")]
    total = int(rows[0][1])
    counts = sorted({hash_stem(word): int(count) for word, count in rows[1:]}.items())
    # Not numpy's logarithm, whose last bit is another on another processor.
    worth = [
        0.0 if count >= COMMON * total else math.log(total / count)
        for count in (*(count for _, count in counts), RARE)
    ]
    return np.array([stem for stem, _ in counts], dtype=np.uint32), np.array(worth)
