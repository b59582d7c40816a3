"""What in an article's text is not the story."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from variorum.read.furniture import find_furniture
from variorum.read.markup import find_markup
from variorum.records import Removed


def find_removed(text: str, *, title: str | None = None) -> tuple[Removed, ...]:
    r"""The stretches of ``text`` to set aside, in order, none overlapping, each with its reason.

    >>> find_removed("The ferry sank.\n\nPhoto: Ana Ruiz / Harbour Agency")
    (Removed(start=17, end=49, why='photo credit'),)

    Only what is unmistakable goes: a caption without a credit, or a related headline without a
    heading, stays. English only; the time is linear in the length of the text.
    """
    markup = list(find_markup(text))
    found = [*_find_behind(text, title, markup), *markup]
    found.sort(key=lambda part: (part.start, -part.end))
    kept: list[Removed] = []
    for part in found:
        reached = kept[-1].end if kept else 0
        if part.end > reached:
            kept.append(Removed(max(part.start, reached), part.end, part.why))
    return tuple(kept)


def _find_behind(text: str, title: str | None, markup: Sequence[Removed]) -> Iterator[Removed]:
    """The furniture in ``text`` as it reads without its markup, in offsets of ``text``."""
    pieces = list(_between(len(text), markup))
    bare = "".join(text[start:end] for start, end in pieces)
    # Where each piece begins in the bare text.
    begins = list(accumulate((end - start for start, end in pieces), initial=0))

    def place(offset: int) -> int:
        index = min(bisect_right(begins, offset), len(pieces)) - 1
        return pieces[index][0] + offset - begins[index]

    for part in find_furniture(bare, title):
        yield Removed(place(part.start), place(part.end - 1) + 1, part.why)


def _between(end: int, cuts: Sequence[Removed]) -> Iterator[tuple[int, int]]:
    position = 0
    for cut in sorted(cuts, key=lambda part: (part.start, part.end)):
        if cut.start > position:
            yield position, cut.start
        position = max(position, cut.end)
    if position < end:
        yield position, end
