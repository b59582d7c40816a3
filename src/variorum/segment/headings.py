"""Whether a paragraph looks like a heading: short, and no full stop at its end."""

from __future__ import annotations

from variorum.segment.boundaries import split_sentences

_LONGEST = 150  # characters
MOST_WORDS = 22
NO_HEADING = tuple(".!?:;,…-–—")
"""What no heading ends with."""
_CLOSERS = "\"'”’»)]}*_ "


def is_heading(words: str, first: bool = False) -> bool:
    """Whether a paragraph on its own looks like a heading; ``first`` where it opens the text.

    >>> is_heading("Ferry talks resume in Nordvik"), is_heading("The ferry left at noon.")
    (True, False)

    A headline that ends with a question mark counts only as the first paragraph: in the text such
    a line is as often a question that somebody asks.
    """
    if not words or len(words) > _LONGEST or len(words.split()) > MOST_WORDS or "(@" in words:
        return False
    last = words.rstrip(_CLOSERS)[-1:]
    if words.isupper() and last not in (":", ","):
        return len(words) > 2
    if (last in NO_HEADING and not (first and last == "?")) or not last:
        return False
    if words[0].islower() or "http" in words:
        return False
    if not first and len(split_sentences(words)) > 1:
        return False
    # A line that begins with a quotation mark and ends with one is speech without its full stop.
    return first or not (words[0] in '"“' and words[-1] in '"”')
