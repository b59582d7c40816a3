"""Where a quotation has to stop: at the end of its block, and at what was set aside."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from variorum.annotate.drafts import Draft, Pieces, minus
from variorum.annotate.form import form_of
from variorum.annotate.marks import Stretch, find_stretches
from variorum.annotate.parse import Parse
from variorum.annotate.reading import READ
from variorum.records import MARKUP, QuotationForm

# Furniture that stands amid a sentence: the sentence goes on behind it.
_AMID = ("related links",)

Holes = list[tuple[int, int]]


def blanked(parse: Parse) -> str:
    """The text with what was set aside blanked, so that quotation marks in it pair with none."""
    text = parse.article.text
    parts: list[str] = []
    position = 0
    for start, end in sorted((part.start, part.end) for part in parse.article.removed):
        if end > position:
            parts.append(text[position : max(start, position)])
            gone = text[max(start, position) : end]
            parts.append("".join(letter if letter == "\n" else " " for letter in gone))
            position = end
    parts.append(text[position:])
    return "".join(parts)


def marked(parse: Parse) -> list[Stretch]:
    """Every stretch of the text in quotation marks, outer and inner, paragraph by paragraph."""
    return find_stretches(blanked(parse), [(block.start, block.end) for block in parse.blocks])


def keep_in_bounds(drafts: Sequence[Draft], parse: Parse, *, by_block: bool = True) -> list[Draft]:
    """The drafts, clipped; those without content or with nothing left of their cue are dropped.

    With ``by_block`` a report stays inside the block of the word that reports and does not go on
    behind furniture ("Subscribe to continue reading"). Without (speech in marks may run through
    several paragraphs) what was set aside and rules between paragraphs are only left out, and
    only what the reader found without any marks stays inside its block.
    """
    text = parse.article.text
    removed = sorted((part.start, part.end, part.why) for part in parse.article.removed)
    walls = [(start, end) for start, end, why in removed if why not in (MARKUP, *_AMID)]
    blocks = [(block.start, block.end) for block in parse.blocks]
    if not blocks:
        return []
    aside = [(start, end) for start, end, why in removed if why != MARKUP]
    holes = _joined([*aside, *_between(blocks, text)])
    everything = blocks[0][0], blocks[-1][1]
    kept = []
    for draft in drafts:
        room = everything
        if draft.head >= 0 and (by_block or _is_plain(draft, text)):
            room = _room(parse.doc[draft.head].idx, blocks, walls)
        roles = (draft.content, draft.cue, draft.source)
        content, cue, source = (_worded(_without(role, holes, room), text) for role in roles)
        if content != draft.content and draft.frame != "quote":
            content = minus(content, (), text)
        if content and bool(cue) == bool(draft.cue):
            kept.append(replace(draft, content=content, cue=cue, source=source))
    return kept


def _is_plain(draft: Draft, text: str) -> bool:
    """Whether the reader found it, and no word of it stands in quotation marks."""
    return draft.frame == READ and form_of(text, draft.content) is QuotationForm.INDIRECT


def _without(pieces: Pieces, holes: Holes, room: tuple[int, int]) -> Pieces:
    """The pieces inside ``room`` without the holes, in order, nothing empty."""
    kept: list[tuple[int, int]] = []
    for start, end in pieces:
        start, end = max(start, room[0]), min(end, room[1])
        index = max(0, bisect_right(holes, (start, start)) - 1)
        while index < len(holes) and holes[index][0] < end:
            low, high = holes[index]
            index += 1
            if high <= start:
                continue
            if low > start:
                kept.append((start, low))
            start = high
        if start < end:
            kept.append((start, end))
    return tuple(kept)


def _joined(holes: Holes) -> Holes:
    """The holes in order, those that overlap made one."""
    joined: Holes = []
    for start, end in sorted(holes):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _between(blocks: Sequence[tuple[int, int]], text: str) -> Holes:
    """What stands between blocks and is more than white space: rules, marks of headings."""
    found = []
    for (_, end), (start, _) in pairwise(blocks):
        if end < start and text[end:start].strip():
            found.append((end, start))
    return found


def _room(
    anchor: int, blocks: Sequence[tuple[int, int]], walls: Sequence[tuple[int, int]]
) -> tuple[int, int]:
    """The stretch around ``anchor`` that no end of a block and no wall parts."""
    index = bisect_right(blocks, (anchor, 1 << 62)) - 1
    low, high = blocks[index] if index >= 0 else (anchor, anchor)
    after = bisect_right(walls, (anchor, 1 << 62))
    if after < len(walls):
        high = min(high, walls[after][0])
    if after:
        low = max(low, walls[after - 1][1])
    return low, high


def _worded(pieces: Pieces, text: str) -> Pieces:
    """The pieces without white space at their ends; those of white space alone are gone."""
    kept = []
    for start, end in pieces:
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            kept.append((start, end))
    return tuple(kept)
