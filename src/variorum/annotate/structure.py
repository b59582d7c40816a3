"""The shape of an article's text: headings and paragraphs, with what was set aside left out.

A block never runs into the next: sentences, names and quotations' speakers are looked for with
that in mind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from variorum.records import Article
from variorum.segment import is_heading, split_paragraphs
from variorum.segment.headings import MOST_WORDS, NO_HEADING

_MARK = re.compile(r"(#{1,6}[ \t]+|(?:>[ \t]*)+|[-*+•▪◦·⦁]+[ \t]+)")
_DATELINE = re.compile(
    r"(?<=\s)[A-Z][A-Z.'’]{2,}(?:[ -][A-Z][A-Z.'’]+){0,3}"
    r"(?:, (?:[A-Z][\w.]{1,15} ?){1,2}\d{0,2})?"
    r"(?:\s*\([A-Z][\w ./]{1,30}\)\s*[—–-]{1,2}|\s*[—–]|\s--)\s"
)
_SAME = str.maketrans("‘’“”–—\n\u00a0", "''\"\"--  ")


class BlockKind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text, in code points, without white space at its ends.

    ``gaps`` are stretches inside it that were set aside (a photo credit between two sentences).
    A paragraph may hold single line ends where the text is wrapped.
    """

    start: int
    end: int
    kind: BlockKind
    gaps: tuple[tuple[int, int], ...] = ()


def find_blocks(article: Article) -> list[Block]:
    """Headings and paragraphs in order; nothing that was removed begins, ends or is a block.

    A heading stands on a line of its own without a full stop, is marked by ``#``, or is the known
    title at the beginning of the text, even where the first sentence follows on the same line. A
    heading glued to its text that is neither the title nor before a dateline cannot be told.
    """
    blocks: list[Block] = []
    for start, end, gaps in _kept(article):
        mark = _MARK.match(article.text, start, end)
        begin = mark.end() if mark else start
        bare = _without(article.text, begin, end, gaps)
        trimmed = _trim(bare, begin)
        if trimmed is None:
            continue
        begin, stop = trimmed
        inner = tuple(gap for gap in gaps if begin < gap[0] and gap[1] < stop)
        if mark and mark.group().startswith("#"):
            blocks.append(Block(begin, stop, BlockKind.HEADING, inner))
        elif not blocks and (cut := _glued_title(bare.strip(), article.title)):
            blocks.extend(_parted(article.text, begin, begin + cut, stop, inner))
        else:
            listed = mark is not None and not mark.group().startswith(">")
            heading = not listed and is_heading(bare.strip(), not blocks)
            kind = BlockKind.HEADING if heading else BlockKind.PARAGRAPH
            blocks.append(Block(begin, stop, kind, inner))
    return _without_last_heading(blocks, article)


def _kept(article: Article) -> Iterator[tuple[int, int, list[tuple[int, int]]]]:
    """Paragraphs with the removed stretches that touch each."""
    removed = sorted((part.start, part.end) for part in article.removed)
    first = 0
    for start, end in split_paragraphs(article.text):
        while first < len(removed) and removed[first][1] <= start:
            first += 1
        last = first
        gaps = []
        while last < len(removed) and removed[last][0] < end:
            gaps.append((max(start, removed[last][0]), min(end, removed[last][1])))
            last += 1
        yield from _split_at_lines(article.text, start, end, gaps)


def _split_at_lines(
    text: str, start: int, end: int, gaps: list[tuple[int, int]]
) -> Iterator[tuple[int, int, list[tuple[int, int]]]]:
    """The paragraph, parted where a whole line of it was set aside: nothing runs across that."""
    inside: list[tuple[int, int]] = []
    for gap in gaps:
        if _is_line(text, *gap):
            yield start, gap[0], inside
            start, inside = gap[1], []
        else:
            inside.append(gap)
    yield start, end, inside


def _is_line(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 100) : start].rstrip(" \t")
    after = text[end : end + 100].lstrip(" \t")
    return (not before or before[-1] == "\n") and (not after or after[0] == "\n")


def _without(text: str, start: int, end: int, gaps: Iterable[tuple[int, int]]) -> str:
    """The text of a paragraph with its gaps blanked, so that offsets stay."""
    parts = []
    position = start
    for gap_start, gap_end in gaps:
        if gap_end > position:
            parts.append(text[position : max(position, gap_start)])
            parts.append(" " * (gap_end - max(position, gap_start)))
            position = gap_end
    parts.append(text[position:end])
    return "".join(parts)


def _trim(bare: str, begin: int) -> tuple[int, int] | None:
    """Where the words of a paragraph begin and end; ``None`` for rules and lone marks."""
    if not any(letter.isalnum() for letter in bare):
        return None
    return begin + len(bare) - len(bare.lstrip()), begin + len(bare.rstrip())


def _glued_title(words: str, title: str | None) -> int | None:
    """Where a headline ends that runs into the first sentence on its own line."""
    wanted = (title or "").strip()
    if wanted and _same(words[: len(wanted)]) == _same(wanted):
        rest = words[len(wanted) :]
        if not rest.strip():
            return len(words)
        following = rest.lstrip()[0]
        if rest[0].isspace() and not following.islower() and following not in ",;:)":
            return len(wanted)
        return None
    match = _DATELINE.search(words, 0, 250)
    if match:
        before = words[: match.start()].rstrip()
        counted = len(before.split())
        if 3 <= counted <= MOST_WORDS and before[-1] not in NO_HEADING and "\n" not in before:
            return len(before) if not re.search(r"[.!?]\s", before) else None
    return None


def _same(words: str) -> str:
    return words.translate(_SAME).casefold()


def _parted(
    text: str, begin: int, cut: int, stop: int, gaps: tuple[tuple[int, int], ...]
) -> Iterator[Block]:
    yield Block(begin, cut, BlockKind.HEADING, tuple(gap for gap in gaps if gap[1] < cut))
    rest = _without(text, cut, stop, [gap for gap in gaps if gap[1] > cut])
    trimmed = _trim(rest, cut)
    if trimmed:
        inner = tuple(gap for gap in gaps if gap[0] > trimmed[0])
        yield Block(*trimmed, BlockKind.PARAGRAPH, inner)


def _without_last_heading(blocks: list[Block], article: Article) -> list[Block]:
    """A heading has something under it: the last block is a sentence that was cut off."""
    if len(blocks) > 1 and blocks[-1].kind is BlockKind.HEADING:
        last = blocks[-1]
        if not article.text[last.start : last.end].isupper():
            blocks[-1] = Block(last.start, last.end, BlockKind.PARAGRAPH, last.gaps)
    return blocks
