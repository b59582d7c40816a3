"""An article's text as HTML with its findings marked, whatever way they overlap.

Marks nest where they can. Where one crosses another it is cut in two at the crossing, so the
HTML is always well formed; its anchor stands on the first part.
"""

from __future__ import annotations

import heapq
import html
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from variorum.records import Removed
from variorum.write.page.lines import Line, split_lines
from variorum.write.page.text import markup

DEEPEST = 30
"""Marks open at once; what would lie deeper keeps its anchor and loses only its colour."""

FOLDED = 160
"""Characters of a set-aside stretch above which it is folded away."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch to be marked: CSS classes, the finding it belongs to, and its anchor."""

    start: int
    end: int
    rank: int
    style: str
    key: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Note:
    """A small link set after the character at ``at - 1``, like the number of a footnote.

    Without ``href`` it is a remark in brackets. ``style`` are its CSS classes.
    """

    at: int
    label: str
    href: str
    says: str
    style: str = "n"


@dataclass(frozen=True, slots=True)
class Side:
    """A line in the margin of the paragraph in which ``at`` lies; ``href`` may be missing.

    With a ``label`` it is the line that the note of that label leads to, at ``anchor``; such lines
    stand below the others. ``means`` explains it.
    """

    at: int
    says: str
    href: str | None
    label: str = ""
    anchor: str = ""
    means: str = ""


def highlight(
    text: str,
    marks: Iterable[Mark],
    notes: Iterable[Note],
    sides: Iterable[Side],
    removed: Sequence[Removed],
    limit: int,
) -> tuple[str, frozenset[str]]:
    """The first ``limit`` characters of ``text`` as HTML paragraphs, and the anchors set in it."""
    text = text[:limit]
    lines_of_text = list(split_lines(text, removed))
    remarks = [
        Note(end, f"set aside: {why}", "", "") for end, why in _asides(text, lines_of_text, removed)
    ]
    writer = _Writer(text, _in_order([*notes, *remarks]))
    partly = [Mark(part.start, part.end, 0, "off", f"off-{part.start}", "") for part in removed]
    # The longest first where several begin together, so that they nest.
    waiting = sorted([*marks, *partly], key=lambda mark: (mark.start, -mark.end, mark.rank))
    margin = deque(sorted(sides, key=lambda side: side.at))
    at, running = 0, list[Mark]()
    html_parts: list[str] = []
    for aside, lines in _groups(lines_of_text):
        inner = []
        for line in lines:
            while at < len(waiting) and waiting[at].start < line.end:
                running.append(waiting[at])
                at += 1
            running = [mark for mark in running if mark.end > line.start]
            here = [m for m in running if m.rank or aside is None]
            style = ' class="run"' if line.goes_on else ""
            words = writer.line(line.start, line.end, here)
            inner.append(f'<p dir="auto"{style}>{words}</p>')
            inner.append(_margin(margin, line.end))
        length = lines[-1].end - lines[0].start
        html_parts.append(_set_aside(aside, inner, length) if aside else "\n".join(inner))
    return "\n".join(html_parts), frozenset(writer.anchors)


def _in_order(notes: Iterable[Note]) -> list[Note]:
    """By place; at one place remarks, numbers, then letters, which have the longer anchors."""
    return sorted(notes, key=lambda note: (note.at, len(note.href), note.href))


class _Writer:
    """Writes one line after the other, each note once and each anchor on its first mark."""

    def __init__(self, text: str, notes: Sequence[Note]) -> None:
        self.text = text
        self.notes = notes
        self.note = 0
        self.anchors: set[str] = set()

    def line(self, start: int, end: int, marks: Iterable[Mark]) -> str:
        parts: list[str] = []
        position = start
        queue = [
            (max(mark.start, start), -min(mark.end, end), mark.rank, number, mark)
            for number, mark in enumerate(marks)
        ]
        heapq.heapify(queue)
        ends: list[int] = []
        while queue:
            opens, minus_end, rank, number, mark = heapq.heappop(queue)
            while ends and ends[-1] <= opens:
                position = self._text(parts, position, ends.pop())
                parts.append("</span>")
            closes = -minus_end
            if ends and closes > ends[-1]:
                heapq.heappush(queue, (ends[-1], -closes, rank, number, mark))
                closes = ends[-1]
            position = self._text(parts, position, opens)
            parts.append(self._open(mark))
            if len(ends) >= DEEPEST:
                parts.append("</span>")
            else:
                ends.append(closes)
        while ends:
            position = self._text(parts, position, ends.pop())
            parts.append("</span>")
        self._text(parts, position, end)
        return "".join(parts)

    def _open(self, mark: Mark) -> str:
        anchor = ""
        if mark.anchor and mark.anchor not in self.anchors:
            self.anchors.add(mark.anchor)
            anchor = f' id="{html.escape(mark.anchor)}"'
        return f'<span class="{mark.style}"{anchor} data-f="{html.escape(mark.key)}">'

    def _text(self, parts: list[str], start: int, end: int) -> int:
        while self.note < len(self.notes) and self.notes[self.note].at <= end:
            note = self.notes[self.note]
            self.note += 1
            cut = max(note.at, start)
            parts.append(markup(self.text[start:cut]))
            parts.append(_note(note))
            start = cut
        parts.append(markup(self.text[start:end]))
        return max(start, end)


def _note(note: Note) -> str:
    if not note.href:
        return f' <span class="tag">[{markup(note.label)}]</span>'
    return (
        f'<a class="{note.style}" href="{html.escape(note.href)}" '
        f'aria-label="{html.escape(note.says)}">{html.escape(note.label)}</a>'
    )


def _asides(
    text: str, lines: Iterable[Line], removed: Iterable[Removed]
) -> Iterator[tuple[int, str]]:
    """Where a stretch that was set aside inside a line ends, and why it was."""
    parts = deque(sorted(removed, key=lambda part: part.start))
    for line in lines:
        while parts and parts[0].end <= line.start:
            parts.popleft()
        for part in parts:
            if part.start >= line.end:
                break
            # Marks of a text's own markup are many and speak for themselves.
            if line.aside is None and len(text[part.start : part.end].split()) > 1:
                yield min(part.end, line.end), part.why


def _groups(lines: Iterable[Line]) -> Iterator[tuple[str | None, list[Line]]]:
    group: list[Line] = []
    for line in lines:
        if group and group[-1].aside != line.aside:
            yield group[-1].aside, group
            group = []
        group.append(line)
    if group:
        yield group[-1].aside, group


def _margin(sides: deque[Side], end: int) -> str:
    """What stands in the margin of a paragraph that ends at ``end``, each line once."""
    shown: dict[str, str] = {}
    labelled: list[str] = []
    while sides and sides[0].at < end:
        side = sides.popleft()
        if side.label:
            labelled.append(_labelled(side))
        else:
            says = f"<bdi>{markup(side.says)}</bdi>"
            if side.href:
                says = f'<a href="{html.escape(side.href)}">{says}</a>'
            shown.setdefault(side.says, f"<li>{says}</li>")
    lines = [*shown.values(), *labelled]
    return f'<ul class="side">{"".join(lines)}</ul>' if lines else ""


def _labelled(side: Side) -> str:
    return (
        f'<li class="w" id="{html.escape(side.anchor)}" title="{html.escape(side.means)}">'
        f'<a href="{html.escape(side.href or "")}"><b>{html.escape(side.label)}</b> '
        f"{markup(side.says)}</a></li>"
    )


def _set_aside(why: str, paragraphs: Sequence[str], length: int) -> str:
    label = f'<span class="tag">Set aside: {markup(why)}</span>'
    inner = "\n".join(paragraphs)
    if length <= FOLDED:
        return f'<div class="off">{label} {inner}</div>'
    return f'<details class="off"><summary>{label}</summary>\n{inner}</details>'
