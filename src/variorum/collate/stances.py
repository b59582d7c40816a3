"""Who backs and who opposes whom: one edge for each pair, outlet by outlet, and conflicts on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import combinations

from variorum.collate.around import ClaimsAround
from variorum.collate.matters import match_matters, read_matter
from variorum.collated import Relation, StanceEdge, Story
from variorum.records import Article, RelationKind, Side, Stance, digest

RIGHT = 0.79
"""Score of a conflict on stance: how often two stances are both right or defensible, where one is
in 89 of 100 (113 read on articles that the rules had not seen)."""

_WORKS = frozenset(
    ("plan", "policy", "work", "leadership", "record", "handling", "project", "reform", "strategy")
)
"""What somebody stands or falls with: who backs it does not ask for its owner to go."""

MOST = 200
"""Stances of one holder on one thing that are compared."""

APART = 3
"""Days between two articles from which somebody may have changed sides."""


def find_edges(story: Story) -> list[StanceEdge]:
    """An edge for each holder and target of the story, by name, with the side in each article.

    What only another than the holder says of them decides no side; it is listed with the edge.
    An edge ``differs`` where articles that are no copies tell of opposite sides, or one of both.
    """
    stances = [stance for telling in story.tellings for stance in telling.stances]
    things = match_matters(stances)
    names = {actor.id: actor.name for actor in story.actors}
    grouped: dict[tuple[str, str | None, str], list[Stance]] = defaultdict(list)
    for stance in stances:
        name = names.get(stance.target or "", "") or things.get(stance.id, ("", False))[0]
        if stance.holder in names and name and stance.holder != stance.target:
            grouped[stance.holder, stance.target, name].append(stance)
    originals = {t.article.id: t.article.original for t in story.tellings}
    edges = []
    for (holder, target, name), found in grouped.items():
        found.sort(key=lambda stance: (stance.span.article, stance.cue.start, stance.id))
        sides = _sides(found)
        several = len({originals[article] for article in sides}) > 1
        edges.append(
            StanceEdge(
                id=digest("edge", holder, target or "", name),
                holder=holder,
                target=target,
                name=name,
                by_article={article: sides[article] for article in sorted(sides)},
                differs=(several and len(set(sides.values())) > 1) or None in sides.values(),
                stances=tuple(stance.id for stance in found),
            )
        )
    told = {edge.id: len(edge.by_article) for edge in edges}
    return sorted(edges, key=lambda e: (not e.differs, -told[e.id], names[e.holder], e.name, e.id))


def find_stance_conflicts(
    story: Story, known: Iterable[Relation], edges: Sequence[StanceEdge]
) -> list[Relation]:
    """Conflicts between claims that put one actor on opposite sides of one thing.

    Both must be told by the outlet or by the holder, in articles that are no copies, not far
    apart in time, and neither as a change of mind; no article may tell both. Positions count, not
    acts of praise or blame, which the best of friends have for one another. To ask for somebody
    to go is the opposite of standing behind their plan too. ``known`` are the conflicts that the
    judge found, which are not given again; ``edges`` are the story's. At most one for two
    articles and one holder.
    """
    articles = {telling.article.id: telling.article for telling in story.tellings}
    claims = {t.article.id: ClaimsAround(t.claims) for t in story.tellings}
    by_id = {stance.id: stance for telling in story.tellings for stance in telling.stances}
    taken = {frozenset((r.a, r.b)) for r in known}
    found: dict[tuple[str, ...], Relation] = {}
    for one, other in _opposed(edges, by_id):
        first, second = articles[one.span.article], articles[other.span.article]
        if not _comparable(first, second):
            continue
        a, b = claims[first.id].at(one.cue.start), claims[second.id].at(other.cue.start)
        if a is None or b is None or frozenset((a.id, b.id)) in taken:
            continue
        low, high = sorted((a.id, b.id))
        key = (one.holder, *sorted((first.id, second.id)))
        why = f'stance differs: "{_words(one)}" and "{_words(other)}"'
        relation = Relation(RelationKind.CONFLICTS, "stance", low, high, RIGHT, why)
        if key not in found or (low, high) < (found[key].a, found[key].b):
            found[key] = relation
    return sorted(found.values(), key=lambda r: (r.a, r.b))


def _sides(stances: Sequence[Stance]) -> dict[str, Side | None]:
    """The side in each article: what the outlet or the holder says, else what others say."""
    by_article: dict[str, list[Stance]] = defaultdict(list)
    for stance in stances:
        by_article[stance.span.article].append(stance)
    sides: dict[str, Side | None] = {}
    for article, found in by_article.items():
        own = [stance for stance in found if stance.said_in is None] or found
        told = {stance.side for stance in own}
        sides[article] = told.pop() if len(told) == 1 else None
    return sides


def _opposed(
    edges: Iterable[StanceEdge], by_id: Mapping[str, Stance]
) -> Iterable[tuple[Stance, Stance]]:
    """Stances of one holder on opposite sides of one target, in two articles."""
    things = match_matters(list(by_id.values()))
    groups: dict[tuple[str, str], list[Stance]] = defaultdict(list)
    for edge in edges:
        if None in edge.by_article.values():
            continue
        for stance in (by_id[identifier] for identifier in edge.stances):
            if stance.said_in is not None or stance.changed:
                continue
            if edge.target or things[stance.id][1]:
                groups[edge.holder, edge.id].append(stance)
            if stance.removal and stance.target:
                groups[edge.holder, f"going of {stance.target}"].append(stance)
            elif stance.owner and stance.side is Side.BACKS and read_matter(stance).head in _WORKS:
                groups[edge.holder, f"going of {stance.owner}"].append(stance)
    for _, stances in sorted(groups.items()):
        told = {(stance.span.article, stance.side): stance for stance in reversed(stances)}
        for one, other in combinations(list(told.values())[:MOST], 2):
            apart = one.side is not other.side and one.span.article != other.span.article
            if apart and _excludes(one, other):
                yield one, other


def _excludes(one: Stance, other: Stance) -> bool:
    """Whether nobody holds both: positions on somebody, or on a thing at least one position.

    Who praised somebody may blame them too, and who blamed a plan may still vote for it.
    """
    if one.target is not None and other.target is not None:
        return not one.act and not other.act
    return not (one.act and other.act)


def _comparable(first: Article, second: Article) -> bool:
    """Whether two articles are independent, and so near in time that nobody changed sides."""
    if first.original == second.original:
        return False
    if first.outlet and first.outlet == second.outlet:
        return False
    one, other = _day(first), _day(second)
    return one is None or other is None or abs((one - other).days) <= APART


def _day(article: Article) -> date | None:
    if article.published is None:
        return None
    try:
        return date.fromisoformat(article.published.value[:10])
    except ValueError:
        return None


def _words(stance: Stance) -> str:
    return " ".join(stance.span.exact.split())
