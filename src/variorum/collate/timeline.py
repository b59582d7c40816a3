"""The timeline of a story: what is told as having happened, by date, with who tells it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from variorum.collate.salience import day_of, weigh_dates
from variorum.collate.timeline_joins import join_happenings
from variorum.collated import Happening, Point, Relation, Story, TimelineRow
from variorum.records import (
    Annotated,
    Dated,
    EventStatus,
    Published,
    RelationKind,
    TimeExpression,
    digest,
)
from variorum.timex import days_of, fineness_of

Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class _Item:
    """One claim with its date: the value, the days that it covers, and the words that say so."""

    claim: str
    article: str
    point: str | None
    value: str
    days: Days
    time: str


def make_timeline(
    story: Story,
    points: Sequence[Point],
    relations: Sequence[Relation],
    happenings: Sequence[Happening] = (),
) -> tuple[TimelineRow, ...]:
    """What the articles of a story tell by date, in the order of time, the finest date of each.

    A row is what one point tells of one date: a claim that is told as past, or dated no
    later than its article, with a date that hangs on its verb and is known to the day, week,
    month or coarser. Dates where one lies inside the other ("in April", "on 13 April") are one.
    Those of one point, or of two claims found to conflict on the time, that cannot both be right
    name each other under ``disagrees``. What is still to come stands in the ledger instead.

    Dated ``happenings`` that are told as done join the row that one of their claims has on a date
    that fits, with all that tell them; those without such a row get one.

    Limits: a date given in the sentence before is not carried over, so most claims have none; two
    claims about one event that share neither a point nor a happening stand apart.
    """
    of_claim = {claim: point.id for point in points for claim in point.claims}
    items = [item for telling in story.tellings for item in _items(telling, of_claim)]
    groups: dict[str, list[_Item]] = defaultdict(list)
    for item in sorted(items, key=lambda item: (_finest(item), item.claim)):
        groups[item.point or item.claim].append(item)
    rows: list[TimelineRow] = []
    apart: dict[str, set[str]] = defaultdict(set)
    for _, group in sorted(groups.items()):
        made = [_row(members) for members in _by_date(group)]
        rows += made
        for a in made:
            apart[a.id] |= {b.id for b in made if _cannot_be_one(a.value, b.value)}
    for one, other in _in_conflict(rows, relations):
        apart[one].add(other)
        apart[other].add(one)
    published = {t.article.id: t.article.published for t in story.tellings}
    past = [h for h in happenings if _is_past(h, published)]
    rows, differing = join_happenings(rows, past, of_claim)
    for one, other in differing:
        apart[one].add(other)
        apart[other].add(one)
    weights = _weights(story)
    result = [
        replace(
            row,
            weight=weights.get(day_of(row.value), 0.0),
            disagrees=tuple(sorted(apart[row.id])),
        )
        for row in rows
    ]
    return tuple(sorted(result, key=_order))


def _weights(story: Story) -> Mapping[str, float]:
    """How much the story turns on each date, copies left out."""
    told = [telling for telling in story.tellings if telling.article.copy_of is None]
    times = (time for telling in told for time in telling.times)
    return weigh_dates((telling.article for telling in told), times)


def _items(telling: Annotated, of_claim: dict[str, str]) -> Iterable[_Item]:
    times = {time.id: time for time in telling.times}
    expected = [told.act.start for told in telling.expectations]
    claims = {claim.id: claim for claim in telling.claims}
    for dated in telling.dated:
        time = times.get(dated.time or "")
        claim = claims.get(dated.claim)
        if time is None or claim is None:
            continue
        value = _plain(time)
        days = days_of(value)
        if days is None or not _happened(dated, days, telling):
            continue
        if any(claim.span.start <= act < claim.span.end for act in expected):
            continue
        yield _Item(claim.id, claim.span.article, of_claim.get(claim.id), value, days, time.id)


def _plain(time: TimeExpression) -> str:
    """The value, of a part of the day only its day ("2026-04-13TNI")."""
    value = time.value or ""
    return value if value[11:13].isdigit() else day_of(value)


def _happened(dated: Dated, days: Days, telling: Annotated) -> bool:
    """Whether it is told as past and, as far as that is known, not dated after its article."""
    return dated.past and _by_publication(days, telling.article.published)


def _by_publication(days: Days, published: Published | None) -> bool:
    """Whether the days do not begin after the publication, as far as that is known."""
    if published is None:
        return True
    return days[0].isoformat()[: len(published.value)] <= published.value[:10]


def _is_past(happening: Happening, published: Mapping[str, Published | None]) -> bool:
    """Whether it is told as done, on a date that none of its articles comes before."""
    days = days_of(happening.value)
    if happening.status is not EventStatus.REPORTED or days is None:
        return False
    return all(_by_publication(days, published[article]) for article in happening.articles)


def _finest(item: _Item) -> tuple[int, str]:
    return (item.days[1] - item.days[0]).days, item.value


def _by_date(items: Sequence[_Item]) -> list[list[_Item]]:
    """The items of one point by date, finest first: each joins the first that it does not exclude.

    A coarse date that fits two finer ones joins the earlier.
    """
    groups: list[list[_Item]] = []
    for item in sorted(items, key=lambda item: (_finest(item), item.claim)):
        for group in groups:
            finest = group[0].days
            inside = item.days[0] <= finest[0] and finest[1] <= item.days[1]
            if inside and all(_is_same_hour(item.value, other.value) for other in group):
                group.append(item)
                break
        else:
            groups.append([item])
    return groups


def _is_same_hour(one: str, other: str) -> bool:
    """Whether two dates of one stretch can be one: "2:30 p.m." and "4 p.m." cannot."""
    return "T" not in one or "T" not in other or one == other


def _cannot_be_one(one: str, other: str) -> bool:
    """Whether two dates share no day, or are two hours of one."""
    a, b = days_of(one), days_of(other)
    if a is None or b is None:
        return False
    return a[1] < b[0] or b[1] < a[0] or not _is_same_hour(one, other)


def _row(items: Sequence[_Item]) -> TimelineRow:
    # A time of day is finer than its day, though both cover one day.
    value = max((i for i in items if i.days == items[0].days), key=lambda i: len(i.value)).value
    precision = fineness_of(value)
    assert precision is not None, value
    claims = tuple(sorted({item.claim for item in items}))
    return TimelineRow(
        id=digest("happening", value, *claims),
        value=value,
        precision=precision,
        weight=0.0,
        point=items[0].point,
        claims=claims,
        articles=tuple(sorted({item.article for item in items})),
        times=tuple(sorted({item.time for item in items})),
    )


def _in_conflict(
    rows: Sequence[TimelineRow], relations: Sequence[Relation]
) -> set[tuple[str, str]]:
    """The rows of two claims that are found to conflict on the time."""
    of_claim = {claim: row for row in rows for claim in row.claims}
    found = set()
    for relation in relations:
        if relation.kind is not RelationKind.CONFLICTS or relation.on != "time":
            continue
        a, b = of_claim.get(relation.a), of_claim.get(relation.b)
        if a is not None and b is not None and a.value != b.value:
            found.add((a.id, b.id))
    return found


def _order(row: TimelineRow) -> tuple[str, str, str, str]:
    days = days_of(row.value)
    assert days is not None
    first, last = days
    return first.isoformat(), last.isoformat(), row.value, row.id
