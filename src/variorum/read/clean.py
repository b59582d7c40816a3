"""What in an article's text is not the story."""

from __future__ import annotations

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
    found = [*find_furniture(text, title), *find_markup(text)]
    found.sort(key=lambda part: (part.start, -part.end))
    kept: list[Removed] = []
    for part in found:
        reached = kept[-1].end if kept else 0
        if part.end > reached:
            kept.append(Removed(max(part.start, reached), part.end, part.why))
    return tuple(kept)
