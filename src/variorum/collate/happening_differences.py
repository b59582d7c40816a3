"""What tellings of who did what to whom cannot all be right about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from variorum.collate.happening_tellings import (
    NEAR,
    Told,
    could_be_same,
    days_fit,
    nearness,
    parties_fit,
    share_deed,
)
from variorum.collated import EventDifference, Relation
from variorum.records import EventStatus, RelationKind

MOST = 150
"""Tellings of one type and actor, denied or reported, that are compared."""

Found = tuple[str, Told, Told]
"""On what two tellings differ, and the two."""


def find_differences(
    groups: Sequence[Sequence[Told]], relations: Iterable[Relation]
) -> Mapping[int, Sequence[EventDifference]]:
    """For the place of each group of tellings in which something is told otherwise, what and where.

    On *day*, *number*, *source* or *recipient* two tellings differ where their claims were found
    to conflict on it and tell of the same deed, on *day* also where one point has both. On
    *status* they differ where one article only tells that it was done, another only that it was
    not. Copies do not differ from one another.
    """
    home = {one.event.id: place for place, group in enumerate(groups) for one in group}
    everyone = [one for group in groups for one in group]
    found = [*_in_conflict(everyone, relations), *_in_one_point(everyone), *_denied(everyone)]
    result: dict[int, dict[EventDifference, None]] = defaultdict(dict)
    for on, a, b in sorted(found, key=lambda f: (f[0], f[1].event.id, f[2].event.id)):
        for one, other in ((a, b), (b, a)):
            known = result[home[one.event.id]]
            if EventDifference(on, other.event.id, one.event.id) not in known:
                known[EventDifference(on, one.event.id, other.event.id)] = None
    return {place: tuple(differences) for place, differences in result.items()}


def _in_conflict(told: Sequence[Told], relations: Iterable[Relation]) -> Iterator[Found]:
    of_claim: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        if one.claim is not None:
            of_claim[one.claim].append(one)
    for relation in relations:
        if relation.kind is not RelationKind.CONFLICTS:
            continue
        for a, b in product(of_claim.get(relation.a, ()), of_claim.get(relation.b, ())):
            on = _on(relation.on, a, b) if _comparable(a, b) else None
            if on is not None:
                yield on, a, b


def _on(conflict: str | None, a: Told, b: Told) -> str | None:
    """What of the deed a conflict of its claims touches, if anything."""
    if conflict == "time" and parties_fit(a, b):
        dated = a.days is not None and b.days is not None
        return "day" if dated and not days_fit(a, b) else None
    if conflict == "number" and parties_fit(a, b) and a.event.status is b.event.status:
        return "number"
    if conflict == "polarity" and parties_fit(a, b) and _opposite(a, b):
        return "status"
    if conflict == "actor":
        acting, reached = (bool(x & y) for x, y in zip(a.parties, b.parties, strict=True))
        if acting != reached:
            return "recipient" if acting else "source"
    return None


def _in_one_point(told: Sequence[Told]) -> Iterator[Found]:
    by_point: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        if one.point is not None and one.days is not None:
            by_point[one.point].append(one)
    for group in by_point.values():
        for place, a in enumerate(group[:MOST]):
            for b in group[place + 1 : MOST]:
                if _comparable(a, b) and parties_fit(a, b) and not days_fit(a, b):
                    yield "day", a, b


def _denied(told: Sequence[Told]) -> Iterator[Found]:
    """Tellings of what was done in one article, and was not in another."""
    sides: dict[tuple[str, str], dict[EventStatus, list[Told]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for one in told:
        for actor in sorted({*one.event.sources, *one.event.recipients}):
            sides[one.event.type.value, actor][one.event.status].append(one)
    seen = set()
    for bucket in sides.values():
        denied = bucket.get(EventStatus.DENIED, [])[:MOST]
        reported = bucket.get(EventStatus.REPORTED, [])[:MOST]
        pairs = [(a, b) for a, b in product(denied, reported) if _is_denial(a, b)]
        # Who tells both leaves open which it was, and differs from nobody.
        both = {a.article.id for a, b in pairs if a.article.id == b.article.id}
        for a, b in pairs:
            key = a.event.id, b.event.id
            apart = a.article.id not in both and b.article.id not in both
            if apart and key not in seen and _comparable(a, b):
                seen.add(key)
                yield "status", a, b


def _is_denial(a: Told, b: Told) -> bool:
    if not could_be_same(a, b) or not share_deed(a, b):
        return False
    one_day = a.days is not None and a.days == b.days and a.days[0] == a.days[1]
    return one_day or (a.point is not None and a.point == b.point) or nearness(a, b) >= NEAR


def _opposite(a: Told, b: Told) -> bool:
    return {a.event.status, b.event.status} == {EventStatus.DENIED, EventStatus.REPORTED}


def _comparable(a: Told, b: Told) -> bool:
    """Whether the same deed is told in two articles that are no copies of one another."""
    apart = a.article.original != b.article.original
    return apart and a.event.type is b.event.type and share_deed(a, b)
