"""One list of quotations from the two kinds of evidence: marks and syntax."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from variorum.annotate.drafts import Draft, Pieces, join, length, overlap
from variorum.annotate.marks import Stretch


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
    for draft in reported:
        draft = _widen(draft, stretches, starts, text)
        if _within(draft, stretches, starts):
            continue
        twin = by_head.get(draft.head)
        if twin is not None:
            if _is_speech(draft, twin):
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
    return sorted(_unique(kept), key=lambda d: (d.content, d.cue, d.source))


def _widen(draft: Draft, stretches: Sequence[Stretch], starts: list[int], text: str) -> Draft:
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
    joined = join(pieces, text)
    return draft if joined == draft.content else draft.with_content(joined)


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
