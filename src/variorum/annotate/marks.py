"""Quotation marks of a text to the stretches that stand between them.

Marks are paired inside one paragraph only, in one pass from left to right, so an odd mark can
spoil no more than its own paragraph and no input costs more than linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

OPENING = {"“": ("”",), "«": ("»",), "„": ("“", "”"), "‹": ("›",), "‟": ("”",)}
"""Marks that only open, each with the marks that close it (low-high German closes with “)."""

# In ``so'''`` the first of three closes the inner quotation.
_MARK = re.compile(r"(?<=[\w.,!?])'(?=''(?!'))|''|``|[\"“”„‟«»‹›'‘’‚＂]")
# Where the closing mark was lost: "We will pay, said Pike."
_LOST_CLOSE = re.compile(
    r"[,?!] (?:(?:he|she|they|[A-Z]\w{1,30}(?: [A-Z]\w{1,30})?) )?"
    r"(?:said|says|asked|added|wrote|told)\b"
)
# A quotation longer than this is a paragraph whose closing mark was lost long ago.
_LONGEST = 6000


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text between quotation marks: ``start`` to ``end`` with the marks, code points.

    ``inner_start`` and ``inner_end`` leave the marks out. ``depth`` is 0 for outer marks.
    ``closed`` is false where the paragraph ended before the closing mark came; ``continued``
    says that the next paragraph opens with a mark again, as a long quotation does.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int
    closed: bool = True
    continued: bool = False


@dataclass(slots=True)
class _Open:
    start: int
    inner: int
    closers: tuple[str, ...]
    single: bool


def find_stretches(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[Stretch]:
    """Every stretch in quotation marks inside ``paragraphs`` (start, end), in order of start.

    Straight, curly, angled, low-high and doubled single marks (``''so''``) are known; single
    marks count where they cannot be apostrophes. A mark left open reaches to the end of its
    paragraph if the next paragraph opens again (``continued``) or if it began a sentence or
    followed a comma or colon; any other odd mark is ignored.

    >>> [(s.start, s.end) for s in find_stretches('He said: "No."', [(0, 14)])]
    [(9, 14)]

    Limits: single marks around words that end in s' are read as possessives unless a mark after
    punctuation follows.
    """
    found: list[Stretch] = []
    opens_next = [""] * len(paragraphs)
    for index in range(len(paragraphs) - 1):
        opens_next[index] = _opener(text, *paragraphs[index + 1])
    for (start, end), next_opens in zip(paragraphs, opens_next, strict=True):
        found.extend(_pair(text, start, end, next_opens))
    return sorted(found, key=lambda stretch: (stretch.start, -stretch.end))


def outer_stretches(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Those that stand in no other."""
    return [stretch for stretch in stretches if stretch.depth == 0]


def _opener(text: str, start: int, end: int) -> str:
    """The mark that a paragraph opens with, empty where it opens with none."""
    mark = _MARK.match(text, start, end)
    return mark.group() if mark and _can_open(text, mark, start) else ""


def _pair(text: str, start: int, end: int, next_opens: str) -> Iterator[Stretch]:
    """The stretches of one paragraph, by a stack of open marks at most two deep."""
    stack: list[_Open] = []
    closes = _closing_singles(text, start, end)
    pending: list[Stretch] = []
    for mark in _MARK.finditer(text, start, end):
        sign = mark.group()
        single = sign in "'‘’‚"
        if stack and _closes(text, mark, stack[-1], end):
            opened = stack.pop()
            pending.append(_stretch(opened, mark.start(), mark.end(), len(stack)))
        elif len(stack) == 2 and not single and _closes(text, mark, stack[0], end):
            # A single mark that never closed stood inside: it was an apostrophe.
            opened = stack[0]
            stack.clear()
            pending.append(_stretch(opened, mark.start(), mark.end(), 0))
        elif len(stack) < 2 and _can_open(text, mark, start):
            odd = single and not (stack and stack[0].single) and mark.start() not in closes
            if odd and not (next_opens in _SINGLES and _goes_on(text, mark, start, end)):
                continue
            if stack and not single and not stack[-1].single and sign in stack[-1].closers:
                continue
            stack.append(_Open(mark.start(), mark.end(), _closers(sign), single))
    yield from pending
    if stack and (not stack[0].single or next_opens in _SINGLES):
        opened = stack[0]
        stop = end
        lost = _LOST_CLOSE.search(text, opened.inner, min(end, opened.inner + _LONGEST))
        if lost is not None and not next_opens:
            stop = lost.start() + 1
        led = bool(next_opens) or _leads(text, opened.start, start)
        if led and opened.inner < stop and stop - opened.start <= _LONGEST:
            yield Stretch(
                opened.start, stop, opened.inner, stop, 0, closed=False, continued=bool(next_opens)
            )


def _stretch(opened: _Open, inner_end: int, end: int, depth: int) -> Stretch:
    return Stretch(opened.start, end, opened.inner, max(opened.inner, inner_end), depth)


def _closers(sign: str) -> tuple[str, ...]:
    if sign in OPENING:
        return OPENING[sign]
    return {"``": ("''",), '"': ('"', "''"), "‘": ("’",), "‚": ("‘", "’")}.get(sign, (sign,))


def _can_open(text: str, mark: re.Match[str], floor: int) -> bool:
    """Whether a mark stands where one opens: after space or a bracket, before a word."""
    sign = mark.group()
    if sign in "”»›’":
        return False
    before = text[mark.start() - 1] if mark.start() > floor else " "
    after = text[mark.end() : mark.end() + 1] or " "
    if sign in OPENING and sign != "‘":
        return True
    if after.isspace():
        return False
    if sign == "‘":
        return True
    if before.isspace() or before in "([{—–-/:\"“‘'…*_>":
        return True
    # "he said:"No" and "said,"No": the space was lost.
    return sign not in "'‘" and before in ",." and after.isupper()


def _closes(text: str, mark: re.Match[str], opened: _Open, end: int) -> bool:
    """Whether a mark closes what is open."""
    sign = mark.group()
    if sign not in opened.closers and (
        # Curly open, straight close, and the reverse: copy pasted from two places.
        opened.single or sign not in '"”' or not set(opened.closers) & set('"”')
    ):
        return False
    before = text[mark.start() - 1]
    if mark.start() <= opened.inner and not opened.single:
        return False
    after = text[mark.end() : mark.end() + 1] if mark.end() < end else " "
    if opened.single:
        if after.isalnum() or before.isspace():
            return False
        return not (before == "s" and _later_single(text, mark.end(), end, opened.closers))
    return not (sign == '"' and before.isspace() and after.isalnum())


def _later_single(text: str, start: int, end: int, closers: tuple[str, ...]) -> bool:
    """Whether a single mark after punctuation follows before any that opens."""
    for position in range(start, min(end, start + 300)):
        if text[position] in closers:
            if text[position - 1].isalnum() and text[position + 1 : position + 2].isalnum():
                continue  # the apostrophe of "won't"
            return text[position - 1] in ".,!?…;"
        if text[position] in '‘“"':
            return False
    return False


def _closing_singles(text: str, start: int, end: int) -> set[int]:
    """Where a single mark opens and a later one in the paragraph can close it."""
    opening: set[int] = set()
    waiting: int | None = None
    for mark in re.finditer(r"['‘’‚]", text[start:end]):
        position = start + mark.start()
        before = text[position - 1] if position > start else " "
        after = text[position + 1 : position + 2] if position + 1 < end else " "
        if (
            mark.group() != "’"
            and (before.isspace() or before in '([—–"“:')
            and (after.isalpha() and not _ELISION.match(text, position + 1))
        ):
            if waiting is None or mark.group() == "‘":
                waiting = position
        elif waiting is not None and not before.isspace() and not after.isalnum():
            opening.add(waiting)
            if before in ".,!?…;" or before != "s":
                waiting = None
    return opening


def _goes_on(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    """Whether a single mark that never closes may open speech that runs to the paragraph's end."""
    if _ELISION.match(text, mark.end()) or not text[mark.end() : mark.end() + 1].isalpha():
        return False
    return _leads(text, mark.start(), start) and bool(text[mark.end() : end].strip())


_SINGLES = ("'", "‘")
_ELISION = re.compile(r"(?:em|til|tis|twas|cause|bout|round|n|nuff|cuz)\b", re.IGNORECASE)


def _leads(text: str, position: int, start: int) -> bool:
    """Whether a mark left open begins a sentence or follows a comma or colon."""
    before = text[max(start, position - 3) : position].rstrip()
    return position == start or not before or before[-1] in ".!?,:"
