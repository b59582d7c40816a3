"""Paragraphs of raw text: which line ends are breaks and which only wrap a paragraph."""

from __future__ import annotations

import re
from itertools import pairwise

_WIDEST = 120  # columns; nobody wraps wider, so longer lines are paragraphs of their own
_NARROWEST = 40
_SLACK = 2
_BULLET = re.compile(r"\s*(?:[-*•▪◦·–—>#|]|\d{1,3}[.)]|\[)\s*\S")
_WORD = re.compile(r"[^\W_]")  # a line without any is a rule: * * *, ----
_STRONG_END = tuple('.!?:"”’)')


def split_paragraphs(text: str) -> list[tuple[int, int]]:
    r"""Start and end of each paragraph in code points, without white space at its ends.

    A blank line always parts paragraphs. A single line end parts them too, unless the text is
    wrapped at a column: then the next word would not have fitted on the line.

    >>> text = "The ferry left the harbour of Nordvik at noon with sixty people\\n" \
    ...        "aboard and a cargo of timber, the coast guard said on Monday.\\n"
    >>> len(split_paragraphs(text))
    1
    """
    lines = _lines(text)
    width = _wrap_width(text, lines)
    paragraphs: list[tuple[int, int]] = []
    previous: tuple[int, int] | None = None
    for start, end in lines:
        if start == end:
            previous = None
            continue
        if previous and _is_wrapped(text, previous, (start, end), width):
            paragraphs[-1] = (paragraphs[-1][0], end)
        else:
            paragraphs.append((start, end))
        previous = (start, end)
    return paragraphs


def _lines(text: str) -> list[tuple[int, int]]:
    """Lines without the white space around them; blank lines are empty."""
    lines = []
    position = 0
    for line in text.split("\n"):
        bare = line.strip()
        start = position + (len(line) - len(line.lstrip()) if bare else 0)
        lines.append((start, start + len(bare)))
        position += len(line) + 1
    return lines


def _wrap_width(text: str, lines: list[tuple[int, int]]) -> int | None:
    """The column at which ``text`` is wrapped, ``None`` where it is not."""
    joints = [
        (left, right)
        for left, right in pairwise(lines)
        if left[0] < left[1] and right[0] < right[1]
    ]
    if len(joints) < 2:
        return None
    lengths = sorted(left[1] - left[0] for left, _ in joints)
    width = lengths[int(len(lengths) * 0.95)]
    if not _NARROWEST <= width <= _WIDEST:
        return None
    fitting = sum(_is_full(text, left, right, width) for left, right in joints)
    open_ended = sum(text[left[1] - 1] not in '.!?:"”' for left, _ in joints)
    # Lines wrapped by a machine fill the column, and most end in the middle of a sentence.
    return width if fitting >= 0.6 * len(joints) and open_ended >= 0.5 * len(joints) else None


def _is_full(text: str, left: tuple[int, int], right: tuple[int, int], width: int) -> bool:
    """Whether the first word of the next line would not have fitted on this one."""
    word = text[right[0] : min(right[1], right[0] + _WIDEST)].split(None, 1)[0]
    return left[1] - left[0] + 1 + len(word) > width - _SLACK


def _is_wrapped(
    text: str, left: tuple[int, int], right: tuple[int, int], width: int | None
) -> bool:
    if _BULLET.match(text, right[0], right[1]) or text[left[0]] == "#":
        return False
    if not (_WORD.search(text, *left) and _WORD.search(text, *right)):
        return False
    first, last = text[right[0]], text[left[1] - 1]
    if width is not None:
        return _is_full(text, left, right, width) or first.islower()
    # Without a column, only a line that breaks off and goes on in lower case is one sentence.
    return (
        first.islower()
        and last not in _STRONG_END
        and (last.islower() or last == ",")
        and _NARROWEST <= left[1] - left[0] <= _WIDEST
    )
