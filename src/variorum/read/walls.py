"""Pages that a server gave in place of an article: an error, a refusal, a check for robots."""

from __future__ import annotations

import re
from functools import cache

from variorum.tables import read_table

_MOST = {"title": 120, "text": 45, "lines": 400}
"""Words of the text at most: such pages say little, and an article may tell of such things."""
_FEW = 6  # words; a shorter line is a heading or a button


def find_wall(title: str | None, text: str) -> str | None:
    """What the page is, where it is none of an article; ``None`` for everything else.

    >>> find_wall("Just a moment...", "Verifying you are human.")
    'a check for robots'
    >>> find_wall("Quay reopens", "Verifying you are human is hard, the harbour found. " * 20)
    """
    words = len(text.split(maxsplit=max(_MOST.values())))
    for what, where, pattern in _walls():
        if words > _MOST[where]:
            continue
        if where == "title":
            found = pattern.match((title or "").strip()) is not None
        elif where == "text":
            found = pattern.search(text) is not None
        else:
            lines = [line for line in text.splitlines() if len(line.split()) >= _FEW]
            found = bool(lines) and all(pattern.search(line) for line in lines)
        if found:
            return what
    return None


@cache
def _walls() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    rows = (row.split("\t") for row in read_table("read", "walls.tsv"))
    return tuple((what, where, re.compile(pattern, re.I)) for what, where, pattern in rows)
