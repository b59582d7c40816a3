"""Dated happenings in the timeline: in the rows that tell of them, else in rows of their own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from variorum.collated import Happening, TimelineRow
from variorum.records import digest
from variorum.timex import days_of


def join_happenings(
    rows: Sequence[TimelineRow], happenings: Sequence[Happening], of_claim: Mapping[str, str]
) -> tuple[list[TimelineRow], list[tuple[str, str]]]:
    """The rows with the dated happenings in them, and the rows whose happenings differ on the day.

    A happening joins every row that has one of its claims on a date that fits, so that nothing is
    told twice; its other claims and articles join the first of them. ``of_claim`` is the point of
    each claim.
    """
    kept = {row.id: row for row in rows}
    with_claim: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        for claim in row.claims:
            with_claim[claim].append(row.id)
    homes: dict[str, list[str]] = {}
    for happening in happenings:
        found = [
            name
            for name in dict.fromkeys(name for c in happening.claims for name in with_claim[c])
            if _fits(kept[name].value, happening.value)
        ]
        if not found:
            made = _row(happening, of_claim)
            kept[made.id] = made
            found = [made.id]
        else:
            told = {claim for name in found for claim in kept[name].claims}
            kept[found[0]] = _with_all(kept[found[0]], happening, told)
        for name in found:
            row = kept[name]
            kept[name] = replace(row, happenings=tuple(sorted({*row.happenings, happening.id})))
        homes.update(dict.fromkeys(happening.events, found))
    differing = [
        (one, other)
        for happening in happenings
        for difference in happening.differs
        if difference.on == "day"
        for one in homes[difference.event]
        for other in homes.get(difference.other, ())
        if one != other
    ]
    return list(kept.values()), differing


def _fits(one: str, other: str | None) -> bool:
    a, b = days_of(one), days_of(other)
    if a is None or b is None:
        return False
    return (a[0] <= b[0] and b[1] <= a[1]) or (b[0] <= a[0] and a[1] <= b[1])


def _with_all(row: TimelineRow, happening: Happening, told: Collection[str]) -> TimelineRow:
    """The row with all claims and articles of its happening but those ``told`` in its rows."""
    claims = {*row.claims, *(claim for claim in happening.claims if claim not in told)}
    return replace(
        row,
        claims=tuple(sorted(claims)),
        articles=tuple(sorted({*row.articles, *happening.articles})),
        times=tuple(sorted({*row.times, *happening.times})),
    )


def _row(happening: Happening, of_claim: Mapping[str, str]) -> TimelineRow:
    """A row for a happening that no dated claim tells."""
    assert happening.value is not None
    assert happening.precision is not None
    points = {of_claim.get(claim) for claim in happening.claims}
    return TimelineRow(
        id=digest("happening", happening.value, *happening.claims, happening.id),
        value=happening.value,
        precision=happening.precision,
        weight=0.0,
        point=points.pop() if len(points) == 1 else None,
        claims=happening.claims,
        articles=happening.articles,
        times=happening.times,
    )
