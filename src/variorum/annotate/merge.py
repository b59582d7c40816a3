"""One list of quotations from the two kinds of evidence: marks and syntax."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from variorum.annotate.drafts import Draft, Pieces, join, length, overlap
from variorum.annotate.marks import Stretch

_SELF = {"i", "we", "you", "it", "that", "this", "which", "who", "they", "people"}
_CLAUSES = ("that", "bare", "wh", "before", "set-in")
_GOING_ON = ("that", "bare", "obj", "small", "obj-to")
_NEAR = 120
_ADDED = re.compile(r"(?:,? (?:and|but)(?: [^.;:!?\n]{0,110})?)? $")
# Inside quotation marks only what is as good as certain counts as a report in a report.
SURE = 0.95


def merge_drafts(
    direct: Sequence[Draft], reported: Sequence[Draft], stretches: Sequence[Stretch], text: str
) -> list[Draft]:
    """Every quotation once, in order of content.

    A clause that runs into quotation marks takes all that stands between them. Where both kinds
    of evidence found the same verb, marks win if the content is nothing but marks, the clause
    if it holds more. What syntax finds inside speech in marks is dropped: the speaker's own "I
    think" is no report of the article's.
    """
    starts = [stretch.start for stretch in stretches]
    by_head = {draft.head: draft for draft in direct if draft.head >= 0}
    kept: list[Draft] = []
    replaced: set[int] = set()
    cues = sorted(start for draft in (*direct, *reported) for start, _ in draft.cue)
    for draft in reported:
        draft = widen(draft, stretches, starts, text)
        draft = _with_next(draft, stretches, starts, cues, text)
        if _within(draft, stretches, starts) and not (
            draft.score >= SURE and draft.source and not _own_voice(draft, text)
        ):
            continue
        draft = _kept_inside(draft, stretches, starts)
        if not draft.content:
            continue
        twin = by_head.get(draft.head)
        if twin is not None:
            if _is_speech(draft, twin):
                continue
            if draft.frame not in _CLAUSES and not overlap(draft.content, twin.content):
                continue
            merged = join([*draft.content, *twin.content], text)
            kept.append(draft.with_content(merged))
            replaced.add(id(twin))
            continue
        kept.append(draft)
    covered = [piece for draft in kept for piece in draft.content]
    for draft in direct:
        if id(draft) in replaced:
            continue
        if draft.head < 0 and not draft.cue and overlap(draft.content, tuple(covered)) > 0:
            continue
        kept.append(draft)
    kept = [_source_clear_of_marks(draft, stretches, starts) for draft in kept]
    return sorted(_unique(kept), key=lambda d: (d.content, d.cue, d.source))


def _source_clear_of_marks(draft: Draft, stretches: Sequence[Stretch], starts: list[int]) -> Draft:
    """The source begun behind the quotation that parsers hang on it, where the cue is outside."""
    if not draft.source or _within(draft, stretches, starts):
        return draft
    (start, end), *rest = draft.source
    index = bisect_right(starts, start) - 1
    if index < 0 or stretches[index].end <= start:
        return draft
    behind = stretches[index].end
    source = ((behind, end), *rest) if behind < end else tuple(rest)
    return replace(draft, source=source)


def _kept_inside(draft: Draft, stretches: Sequence[Stretch], starts: list[int]) -> Draft:
    """A report inside quotation marks, its content ended where they end."""
    if not _within(draft, stretches, starts):
        return draft
    stretch = stretches[bisect_right(starts, draft.cue[0][0]) - 1]
    low, high = stretch.inner_start, stretch.inner_end
    cut = [(max(start, low), min(end, high)) for start, end in draft.content]
    return draft.with_content(tuple((start, end) for start, end in cut if start < end))


def _own_voice(draft: Draft, text: str) -> bool:
    """Whether the speaker reports what he or she, or whoever listens, says or thinks."""
    start, end = draft.source[0]
    return text[start:end].lower() in _SELF


def widen(draft: Draft, stretches: Sequence[Stretch], starts: list[int], text: str) -> Draft:
    """The draft with every stretch that its content cuts through taken in whole."""
    pieces = list(draft.content)
    for start, end in draft.content:
        index = max(0, bisect_right(starts, start) - 1)
        while index < len(stretches) and stretches[index].start < end:
            stretch = stretches[index]
            index += 1
            inside = start < stretch.end
            cuts = stretch.start < start or stretch.end > end
            if inside and cuts and not _holds(draft.cue, stretch):
                pieces.append((stretch.start, stretch.end))
    joined = _stop_at_full_stop(join(pieces, text), stretches, starts, text)
    return draft if joined == draft.content else draft.with_content(joined)


def _with_next(
    draft: Draft, stretches: Sequence[Stretch], starts: list[int], cues: list[int], text: str
) -> Draft:
    """The draft with the stretch in marks that goes on with it and has no cue of its own.

    ``called him "weak"``; ``said he had offers, but "nobody wrote"``.
    """
    if draft.frame not in _GOING_ON or not draft.cue or draft.cue[0][0] > draft.content[-1][0]:
        return draft
    *rest, (start, end) = draft.content
    index = bisect_left(starts, end)
    if index >= len(stretches) or starts[index] - end > _NEAR:
        return draft
    stretch = stretches[index]
    between = text[end : stretch.start]
    joined = _ADDED.match(between) if draft.frame in _CLAUSES else not between.strip(" \u00a0")
    told = bisect_left(cues, end) < bisect_left(cues, stretch.end)
    if not joined or told or _within(draft, stretches, starts):
        return draft
    return draft.with_content((*rest, (start, stretch.end)))


def _stop_at_full_stop(
    pieces: Pieces, stretches: Sequence[Stretch], starts: list[int], text: str
) -> Pieces:
    """The pieces, ended where a stretch ends with a full stop and a new sentence follows.

    Parsers and sentence splitters run over ``.”`` in copy where both ends look the same.
    """
    kept: list[tuple[int, int]] = []
    for start, end in pieces:
        index = max(0, bisect_right(starts, start) - 1)
        while index < len(stretches) and stretches[index].start < end:
            stretch = stretches[index]
            index += 1
            follows = text[stretch.end : end].lstrip()[:1]
            full = text[stretch.inner_end - 1] in ".!?"
            if start < stretch.start and stretch.end < end and full and follows.isupper():
                end = stretch.end
                kept.append((start, end))
                return tuple(kept)
        kept.append((start, end))
    return tuple(kept)


def _holds(cue: Pieces, stretch: Stretch) -> bool:
    return any(stretch.start <= start < stretch.end for start, _ in cue)


def _within(draft: Draft, stretches: Sequence[Stretch], starts: list[int]) -> bool:
    """Whether the cue stands between quotation marks."""
    if not draft.cue:
        return False
    index = bisect_right(starts, draft.cue[0][0]) - 1
    return index >= 0 and draft.cue[0][0] < stretches[index].end


def _is_speech(draft: Draft, twin: Draft) -> bool:
    """Whether the clause adds nothing to what stands between the marks."""
    shared = overlap(draft.content, twin.content)
    return length(draft.content) - shared <= 2


def _unique(drafts: Sequence[Draft]) -> list[Draft]:
    seen: dict[tuple[Pieces, Pieces], Draft] = {}
    for draft in drafts:
        seen.setdefault((draft.content, draft.cue), draft)
    return list(seen.values())
