"""An article's text as the lines that a page shows as paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from variorum.records import Removed

AS_SET = 100
"""Characters: a text with blank lines and no line above this was broken by hand at a width."""


LONG = 1000
"""Characters of a paragraph above which it is broken; a screen of a phone holds about 900."""

_SENTENCE_END = re.compile(r"[a-z]{3}\s?[.!?][\s\"”’)]*\s(?=[\"“‘(]?\s?[A-Z])")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text, and the reason if all of it was set aside.

    ``goes_on`` where a very long paragraph was broken only to be read more easily.
    """

    start: int
    end: int
    aside: str | None
    goes_on: bool = False


def split_lines(text: str, removed: Sequence[Removed]) -> Iterator[Line]:
    """The lines that hold something; lines set by hand at a width are joined to paragraphs."""
    rows: list[tuple[int, int]] = []
    position = 0
    for row in text.split("\n"):
        rows.append((position, position + len(row)))
        position += len(row) + 1
    longest = max((end - start for start, end in rows), default=0)
    joined = "\n\n" in text and longest <= AS_SET
    parts = sorted(removed, key=lambda part: part.start)
    starts = [part.start for part in parts]

    def line(start: int, end: int) -> Line:
        """Set aside as a whole where all that is not white space in it is."""
        at = max(bisect_right(starts, start) - 1, 0)
        reached, why = start, list[str]()
        while at < len(parts) and parts[at].start < end:
            if text[reached : parts[at].start].strip():
                return Line(start, end, None)
            if parts[at].end > start:
                why.append(parts[at].why)
                reached = max(reached, parts[at].end)
            at += 1
        whole = bool(why) and not text[reached:end].strip()
        return Line(start, end, "; ".join(dict.fromkeys(why)) if whole else None)

    def broken(start: int, end: int) -> Iterator[Line]:
        while end - start > LONG:
            stop = _SENTENCE_END.search(text, start + LONG // 2, start + LONG)
            if not stop:
                break
            yield replace(line(start, stop.end()), goes_on=True)
            start = stop.end()
        yield line(start, end)

    paragraph: tuple[int, int] | None = None
    for start, end in rows:
        empty = not text[start:end].strip()
        if joined and paragraph and not empty:
            paragraph = (paragraph[0], end)
            continue
        if paragraph:
            yield from broken(*paragraph)
        paragraph = None if empty else (start, end)
    if paragraph:
        yield from broken(*paragraph)
