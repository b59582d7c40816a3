"""What in an article's text is not the story."""

from __future__ import annotations

from variorum.read.furniture import MARKUP, find_furniture
from variorum.read.markup import find_markup
from variorum.records import Removed

__all__ = ["MARKUP", "find_removed"]


def find_removed(text: str, *, title: str | None = None) -> tuple[Removed, ...]:
    """The stretches of ``text`` to set aside, in order, none overlapping, each with its reason.

    >>> text = "The ferry sank.\\n\\nPhoto: Ana Ruiz / Harbour Agency"
    >>> find_removed(text)
    (Removed(start=17, end=48, why='photo credit'),)
    """
    found = [*find_furniture(text, title), *find_markup(text)]
    found.sort(key=lambda part: (part.start, -part.end))
    kept: list[Removed] = []
    for part in found:
        if kept and part.start < kept[-1].end:
            if part.end <= kept[-1].end:
                continue
            part = Removed(kept[-1].end, part.end, part.why)
        kept.append(part)
    return tuple(kept)
