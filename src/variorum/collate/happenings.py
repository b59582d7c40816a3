"""Who did what to whom in a story: the events of all articles, those of one happening together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from variorum.collate.happening_differences import find_differences
from variorum.collate.happening_tellings import Told, is_same, nearness, share_deed, tell_events
from variorum.collate.sources import Sources
from variorum.collated import Happening, Point, Relation, Story
from variorum.records import EventStatus, EventType, digest
from variorum.timex import fineness_of

MOST = 150
"""Tellings with one type, status and actor that are compared; bounds the time of a large story."""

_Key = tuple[EventType, EventStatus, str]


def find_happenings(
    story: Story, points: Sequence[Point], relations: Sequence[Relation]
) -> tuple[Happening, ...]:
    """The happenings of a story with merged actors, those of most independent sources first.

    Every event is in exactly one happening. Two tellings are joined where type, status and actors
    agree, dates do not exclude each other, and the same deed is told of one day, in one point, or
    in words that are near; every telling of a happening must fit every other. What its tellings,
    or those of other happenings, cannot all be right about stands under ``differs``.

    Limits: a wrong merge costs more than a missed one, so a deed told in quite other words, or
    under another type, stands apart.
    """
    told = tell_events(story, points)
    groups = _groups(told)
    sources = Sources(story)
    made = [_happening(group, sources) for group in groups]
    differing = find_differences(groups, relations)
    found = [
        replace(happening, differs=tuple(differing.get(place, ())))
        for place, happening in enumerate(made)
    ]
    return tuple(sorted(found, key=_order))


def _groups(told: Sequence[Told]) -> list[list[Told]]:
    """Tellings of one happening together: the surest pairs are joined first."""
    home = list(range(len(told)))
    groups = {place: [place] for place in home}
    for a, b in _pairs(told):
        one, other = sorted((home[a], home[b]))
        if one == other:
            continue
        if all(is_same(told[x], told[y]) for x in groups[one] for y in groups[other]):
            for member in groups[other]:
                home[member] = one
            groups[one] = sorted(groups[one] + groups.pop(other))
    return [[told[member] for member in group] for _, group in sorted(groups.items())]


def _pairs(told: Sequence[Told]) -> list[tuple[int, int]]:
    """The pairs of tellings that could be one happening, the surest first."""
    buckets: dict[_Key, list[int]] = defaultdict(list)
    for place, one in enumerate(told):
        for actor in sorted({*one.event.sources, *one.event.recipients}):
            buckets[one.event.type, one.event.status, actor].append(place)
    near = {pair for bucket in buckets.values() for pair in combinations(bucket[:MOST], 2)}
    same = [(a, b) for a, b in near if is_same(told[a], told[b])]
    return sorted(same, key=lambda pair: (*_sureness(told[pair[0]], told[pair[1]]), pair))


def _sureness(a: Told, b: Told) -> tuple[bool, bool, float]:
    """Smaller is surer."""
    return not share_deed(a, b), a.days is None or a.days != b.days, -round(nearness(a, b), 4)


def _happening(group: Sequence[Told], sources: Sources) -> Happening:
    """One happening out of its tellings, with the finest date that they give."""
    first = group[0].event
    dated = [one for one in group if one.days is not None]
    # A time of day is finer than its day, though both cover one day.
    finest = min(dated, key=_coarseness, default=None)
    value = finest.value if finest is not None else None
    events = tuple(one.event.id for one in group)
    acting, reached = _parties(group)
    return Happening(
        id=digest("happening", *events),
        type=first.type,
        status=first.status,
        sources=acting,
        recipients=reached,
        value=value,
        precision=fineness_of(value) if value is not None else None,
        independent=sources.count_told(
            (one.article, one.event.said_in, one.event.trigger.start) for one in group
        ),
        events=events,
        claims=tuple(sorted({one.claim for one in group if one.claim is not None})),
        articles=tuple(sorted({one.article.id for one in group})),
        times=tuple(sorted(one.event.time for one in dated if one.event.time is not None)),
    )


def _coarseness(one: Told) -> tuple[int, int, str]:
    assert one.days is not None
    return (one.days[1] - one.days[0]).days, -len(one.value or ""), one.value or ""


def _parties(group: Sequence[Told]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who acts and whom it reaches in all tellings, as the fullest of them has it.

    "Ruiz met Lang" may be told as "Lang met Ruiz": the others are turned to fit.
    """
    fullest = max(group, key=lambda one: len(one.event.sources) + len(one.event.recipients))
    acting = dict.fromkeys(fullest.event.sources)
    reached = dict.fromkeys(fullest.event.recipients)
    for one in group:
        sides = one.event.sources, one.event.recipients
        if not one.parties[0] & set(acting) and one.parties[0] & set(reached):
            sides = sides[1], sides[0]
        acting |= dict.fromkeys(actor for actor in sides[0] if actor not in reached)
        reached |= dict.fromkeys(actor for actor in sides[1] if actor not in acting)
    return tuple(acting), tuple(reached)


def _order(happening: Happening) -> tuple[int, int, bool, str, str]:
    told = happening.status is not EventStatus.REPORTED
    date = happening.value or "9999"
    return -happening.independent, -len(happening.articles), told, date, happening.id
