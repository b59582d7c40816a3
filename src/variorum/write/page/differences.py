"""Two renderings of the same words, compared word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from variorum.write.page.text import markup

LONGEST = 250
"""Words; the comparison is quadratic, and beyond this nobody reads it word by word."""

CUT = 30
"""Words missing in a row above which only the first and last are shown, with their number."""


EDGE = 5
"""Words shown at each end of a long cut."""


def compare_words(base: str, other: str) -> str:
    """``other`` as HTML: words that ``base`` has not in <ins>, words it lacks in <del>.

    >>> compare_words("We had eleven minutes", "We had ten minutes")
    'We had <del>−eleven−</del> <ins>+ten+</ins> minutes'

    The signs tell both apart where neither colour nor line is seen, and when read out. Case and
    punctuation do not count as a difference. Above 250 words nothing is marked.
    """
    left, right = base.split(), other.split()
    if not left or len(left) > LONGEST or len(right) > LONGEST:
        return markup(other)
    matcher = SequenceMatcher(None, [_bare(w) for w in left], [_bare(w) for w in right], False)
    parts = []
    for kind, start, end, first, last in matcher.get_opcodes():
        if kind in ("replace", "delete"):
            parts.append(_missing(left[start:end]))
        if kind in ("replace", "insert"):
            parts.append(f"<ins>+{markup(' '.join(right[first:last]))}+</ins>")
        if kind == "equal":
            parts.append(markup(" ".join(right[first:last])))
    return " ".join(parts)


def _bare(word: str) -> str:
    return re.sub(r"\W+", "", word).casefold() or word


def _missing(words: list[str]) -> str:
    if len(words) <= CUT:
        return f"<del>−{markup(' '.join(words))}−</del>"
    first, last = markup(" ".join(words[:EDGE])), markup(" ".join(words[-EDGE:]))
    gap = f'<span class="gap">[{len(words) - 2 * EDGE} more words not here]</span>'
    return f"<del>−{first}</del> {gap} <del>{last}−</del>"
