"""Overlap-weighted precision and recall of spans: the measure of SemEval-2020 task 11.

Precision is the mean, over the found spans, of the share of the span's characters that lie in gold
spans; recall the mean, over the gold spans, of the share that lies in found ones; both over all
articles together. Overlapping spans are merged first, or a character would count twice. Where
techniques count, only spans of one technique are held against each other (the full task of
Da San Martino et al., EMNLP 2019).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from variorum.records import Technique

Bounds = tuple[int, int]
Row = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of code points, its technique where known, and a score from 0 to 1."""

    start: int
    end: int
    technique: str | None = None
    score: float = 1.0


def count_spans(gold: Iterable[Marked], found: Iterable[Marked]) -> Row:
    """What one article adds: (shares of found spans, found, shares of gold spans, gold).

    Gold spans that only touch are one too, as they are where the gold is given merged.

    >>> count_spans([Marked(0, 10)], [Marked(5, 15), Marked(8, 25)])
    (0.25, 1, 0.5, 1)
    """
    return _overlap(
        merge(((span.start, span.end) for span in gold), touching=True),
        merge((span.start, span.end) for span in found),
    )


def count_techniques(gold: Sequence[Marked], found: Sequence[Marked]) -> dict[str, Row]:
    """The same row for each technique, and their sum under ``with technique``."""
    rows = {
        technique.value: _overlap(
            merge((span.start, span.end) for span in gold if span.technique == technique),
            merge((span.start, span.end) for span in found if span.technique == technique),
        )
        for technique in Technique
    }
    return {"with technique": tuple(map(sum, zip(*rows.values(), strict=True))), **rows}


def count_names(gold: Sequence[Marked], found: Sequence[Marked]) -> Row:
    """How many gold spans are named right: (right, named, right, gold), a technique a row.

    A gold span takes the techniques of the found spans that overlap it, those that share most of
    it first and the higher score deciding, as many as it has in the gold; none where nothing
    overlaps. Harder than the task's second part, which tells every gold span to the system.
    """
    wanted: dict[Bounds, Counter[str | None]] = {}
    for span in gold:
        wanted.setdefault((span.start, span.end), Counter())[span.technique] += 1
    right = named = 0
    for (start, end), techniques in wanted.items():
        best: dict[str, tuple[int, float]] = {}
        for span in found:
            shared = min(end, span.end) - max(start, span.start)
            if shared > 0 and span.technique is not None:
                rank = (shared, span.score)
                best[span.technique] = max(rank, best.get(span.technique, rank))
        ranked = sorted(best, key=lambda name: (best[name], name), reverse=True)
        names = ranked[: techniques.total()]
        named += len(names)
        right += sum(name in techniques for name in names)
    return right, named, right, len(gold)


def merge(spans: Iterable[Bounds], touching: bool = False) -> list[Bounds]:
    """The spans in order, those that overlap made one; those that only touch too, if asked.

    >>> merge([(5, 9), (0, 6), (9, 12)]), merge([(0, 9), (9, 12)], touching=True)
    ([(0, 9), (9, 12)], [(0, 12)])
    """
    merged: list[Bounds] = []
    for start, end in sorted(spans):
        if merged and (start < merged[-1][1] or (touching and start == merged[-1][1])):
            merged[-1] = merged[-1][0], max(merged[-1][1], end)
        elif end > start:
            merged.append((start, end))
    return merged


def _overlap(gold: Sequence[Bounds], found: Sequence[Bounds]) -> Row:
    right_found = right_gold = 0.0
    first = 0
    for start, end in found:
        while first < len(gold) and gold[first][1] <= start:
            first += 1
        for low, high in gold[first:]:
            if low >= end:
                break
            shared = min(end, high) - max(start, low)
            right_found += shared / (end - start)
            right_gold += shared / (high - low)
    return right_found, len(found), right_gold, len(gold)
