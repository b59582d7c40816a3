"""Scores silence on PAC: is what one article leaves out what helps the other side.

``python -m benchmarks silence --data DIR [--part all] [--limit N] [--json FILE]``

``DIR`` holds ``pairs/pac_train_dev.jsonl``: stories of two articles, in which people marked the
events that help the side of the outlet that tells them (*partisan*) or the other side
(*counter-partisan*). What is partisan where it is told is the opponents' where it is left out.

Each story is collated as usual, without looking for conflicts. An event counts as *shared* if a
claim that it stands in is in a point that both articles state, as *left out* if the other article
is silent on all of its points; one outside of claims, or beside an article that is not complete, is
not counted. Given is the share of partisan and of counter-partisan events among those left out
and those shared, and the difference; then the mean weight of what is left out, by label. If what
outlets leave out were chosen for the side it helps, the difference of partisan events would be
above 0. Intervals are of 1,000 bootstrap draws of stories.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks._bootstrap import Array, Figures, figure, part, ratio
from benchmarks._data import locate, read_rows
from benchmarks._report import Report, finish, parser_of
from variorum.collate.actors import merge_actors
from variorum.collate.facts import make_facts
from variorum.collate.points import find_points
from variorum.collate.silence import find_silences
from variorum.group import make_story
from variorum.models import Judge, Models
from variorum.pipeline import annotate_or_explain
from variorum.read import make_article
from variorum.records import Annotated, Article, Input, Telling
from variorum.spans import pieces_of

PARTISAN, COUNTER = "Partisan", "Counter-Partisan"
LABELS = (PARTISAN, COUNTER, "Neutral")
Reading = Callable[[Article], Annotated]


def main(argv: Sequence[str]) -> int:
    """Score, print, and write JSON where asked."""
    parser = parser_of("silence", ("all", "train", "dev"))
    options = parser.parse_args(argv)
    path = locate(options.data, "pairs", "pac_train_dev.jsonl")
    rows = read_rows(path, ("articles", "split"), None)
    rows = [row for row in rows if options.part in ("all", row["split"])][: options.limit]
    models = Models()
    report = score(path, rows, lambda a: annotate_or_explain(a, models), models.judge)
    return finish([report], options.json)


def score(
    path: Path, rows: Sequence[dict[str, Any]], reading: Reading, judge: Judge | None
) -> Report:
    """The figures of all stories; a story of which nothing is counted stays among the draws."""
    counted = np.array([count_story(row, reading, judge) for row in rows], dtype=np.float64)
    report = Report("silence", path, len(rows), "stories")
    left, shared = counted[:, :3].sum(), counted[:, 3:6].sum()
    report.notes.append(f"events left out by the other article: {left:,.0f}; shared: {shared:,.0f}")
    report.scores["events"] = figures(counted)
    return report


def figures(counted: Array) -> Figures:
    """Shares of each label among events left out and shared, and by how much they differ.

    ``counted`` has a row for each story: left out by label, shared by label, and the sums of the
    weights of those left out by label.
    """
    found: Figures = {}
    table = np.column_stack([counted, counted[:, :3].sum(axis=1), counted[:, 3:6].sum(axis=1)])
    for number, label in ((0, "partisan"), (1, "counter-partisan")):
        found[label] = {
            "left out": part(table, number, 9),
            "shared": part(table, number + 3, 10),
            "difference": figure(table, _difference(number)),
        }
    found["weight of what is left out"] = {
        label.lower(): figure(table, _mean_weight(number)) for number, label in enumerate(LABELS)
    }
    found["weight of what is left out"]["partisan less neutral"] = figure(
        table, lambda sums: _mean_weight(0)(sums) - _mean_weight(2)(sums)
    )
    return found


def count_story(row: dict[str, Any], reading: Reading, judge: Judge | None = None) -> list[float]:
    """Events left out and shared, and the sum of the weights of those left out, by label."""
    tellings = [
        reading(
            make_article(
                told["text"], Input(told["id"], told["id"]), outlet=told["outlet"], title=None
            )
        )
        for told in row["articles"]
    ]
    story = merge_actors(make_story(tellings))
    facts = make_facts(story)
    found, _ = find_points(story, facts, (), judge)
    weights = {(s.article, s.point): s.weight for s in find_silences(story, facts, found, None)}
    points = {claim: point for point in found for claim in point.claims}
    counts = dict.fromkeys(range(9), 0.0)
    for told, telling in zip(row["articles"], tellings, strict=True):
        others = [t.article.id for t in tellings if t.article.id != telling.article.id]
        claims = _places(telling)
        for event in told["events"]:
            if event["partisanship"] not in LABELS or len(others) != 1:
                continue
            label = LABELS.index(event["partisanship"])
            known = [points[name] for name in _around(claims, event["start"]) if name in points]
            does = {point.by_article.get(others[0]) for point in known}
            if Telling.STATES in does:
                counts[label + 3] += 1
            elif does == {Telling.SILENT}:
                counts[label] += 1
                counts[label + 6] += max(weights[others[0], p.id] for p in known)
    return [counts[number] for number in range(9)]


def _places(telling: Annotated) -> list[tuple[int, int, str]]:
    """The pieces of all claims in order: start, end, claim."""
    return sorted(
        (start, end, claim.id) for claim in telling.claims for start, end in pieces_of(claim.span)
    )


def _around(places: Sequence[tuple[int, int, str]], at: int) -> Iterable[str]:
    last = bisect_right(places, at, key=lambda place: place[0])
    return [name for start, end, name in places[max(0, last - 20) : last] if start <= at < end]


def _difference(label: int) -> Callable[[Array], Array]:
    def measure(sums: Array) -> Array:
        left, shared = ratio(sums[:, label], sums[:, 9]), ratio(sums[:, label + 3], sums[:, 10])
        return left - shared

    return measure


def _mean_weight(label: int) -> Callable[[Array], Array]:
    return lambda sums: ratio(sums[:, label + 6], sums[:, label])
