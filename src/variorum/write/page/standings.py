"""Who backs and who opposes whom: the words edge by edge, and a small picture for each article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from variorum.collated import StanceEdge
from variorum.records import Claim, Side, Stance
from variorum.spans import pieces_of
from variorum.write.page.cues import Parts, cue_parts
from variorum.write.page.index import Index, join_sigla, readable_date
from variorum.write.page.pictures import STEP, fit
from variorum.write.page.text import visible

EDGES = 60
"""Edges listed with their words; the JSON has all."""

LEAST = 2
"""Edges from which there is something to show; one alone says no more than its sentence."""

DRAWN = 14
"""Edges that the pictures show: those that differ, then those that most articles tell."""

PANELS = 6
"""Articles that have a picture of their own."""

LINES = 6
"""Tellings shown of one edge."""

NAME = 180
"""Width that a name may take on either side, in units of the picture."""

WIDTH = 2 * NAME + 150

SAYS = {Side.BACKS: "backs", Side.OPPOSES: "opposes", None: "tells of both"}
MARKS = {Side.BACKS: "+", Side.OPPOSES: "−", None: "±"}
"""What an edge is marked with at its target."""


@dataclass(frozen=True, slots=True)
class Line:
    """The words of one article, its cue apart (``parts`` alternate, the second is the cue's)."""

    sigla: str
    outlet: str
    side: str
    date: str
    parts: Parts
    href: str | None
    said_by: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """One holder and target with what each article tells."""

    id: str
    holder: str
    target: str
    differs: bool
    lines: list[Line]
    more: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """An edge in the picture of one article."""

    edge: str
    kind: str
    differs: bool
    path: str
    mark: str
    y: float
    sign: tuple[float, float]
    says: str


@dataclass(frozen=True, slots=True)
class Panel:
    """The picture of one article; ``faint`` are the names that it tells nothing of."""

    siglum: str
    outlet: str
    edges: list[Drawn]
    faint: frozenset[str]


@dataclass(frozen=True, slots=True)
class Networks:
    """Pictures of several articles with each name at the same place in all of them.

    ``name`` is the width kept for names on either side.
    """

    width: int
    name: int
    height: int
    left: list[tuple[float, str, str]]
    right: list[tuple[float, str, str]]
    panels: list[Panel]
    edges_left_out: int
    articles_left_out: int


def list_standings(index: Index) -> list[Row]:
    """The edges of the story with their words, those that differ first; none where there is one."""
    edges = _edges(index)
    if len(edges) < LEAST and not any(edge.differs for edge in edges):
        return []
    stances = {stance.id: stance for stance in index.collation.stances}
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in index.collation.claims:
        claims[claim.span.article].append(claim)
    rows = []
    for edge in edges:
        told = [stances[name] for name in edge.stances if name in stances]
        lines = _lines(index, told, claims)
        rows.append(
            Row(
                edge.id,
                index.actors[edge.holder].name,
                edge.name,
                edge.differs,
                lines[:LINES],
                max(len(lines) - LINES, 0),
            )
        )
    return rows


def draw_networks(index: Index) -> Networks | None:
    """A picture for each article that tells of an edge; copies are left out."""
    edges = _edges(index)
    if len(edges) < LEAST:
        return None
    drawn = edges[:DRAWN]
    told = {article for edge in drawn for article in edge.by_article}
    telling = [a for a in index.articles if a in told and index.original(a) == a]
    counts = {a: sum(a in edge.by_article for edge in drawn) for a in telling}
    chosen = sorted(telling, key=lambda a: (-counts[a], index.place[a]))[:PANELS]
    chosen.sort(key=lambda a: index.place[a])
    holders = list(dict.fromkeys(edge.holder for edge in drawn))
    targets = _near_holders(drawn, holders)
    height = max(len(holders), len(targets)) * STEP + 12
    left = {holder: _spread(n, len(holders), height) for n, holder in enumerate(holders)}
    right = {target: _spread(n, len(targets), height) for n, target in enumerate(targets)}
    names = {_target(edge): edge.name for edge in drawn}
    return Networks(
        WIDTH,
        NAME,
        height,
        [(y, fit(visible(index.actors[h].name), NAME), h) for h, y in left.items()],
        [(y, fit(visible(names[t]), NAME), t) for t, y in right.items()],
        [
            Panel(
                index.sigla[article],
                index.outlet(article),
                [_drawn(index, e, article, left, right) for e in drawn if article in e.by_article],
                frozenset({*holders, *targets})
                - {end for e in drawn if article in e.by_article for end in (e.holder, _target(e))},
            )
            for article in chosen
        ],
        len(edges) - len(drawn),
        len(telling) - len(chosen),
    )


def _edges(index: Index) -> list[StanceEdge]:
    """The edges whose holder is known, as the collation orders them."""
    return [edge for edge in index.collation.stance_edges if edge.holder in index.actors]


def _lines(index: Index, stances: Sequence[Stance], claims: dict[str, list[Claim]]) -> list[Line]:
    """One line for each article's words; a copy that has them too only adds its siglum."""
    groups: dict[tuple[str, str], list[Stance]] = {}
    for stance in sorted(stances, key=lambda s: (index.place[s.span.article], s.cue.start)):
        words = " ".join(stance.span.exact.split())
        groups.setdefault((index.original(stance.span.article), words), []).append(stance)
    lines = []
    for group in groups.values():
        stance = group[0]
        article = index.articles[stance.span.article]
        said = index.quotations.get(stance.said_in or "")
        lines.append(
            Line(
                join_sigla(index.sigla[told.span.article] for told in group),
                index.outlet(article.id),
                SAYS[stance.side],
                readable_date(article.published) if article.published else "",
                cue_parts(stance.span.exact, stance.span.start, stance.cue),
                _href(index, stance, claims[article.id]),
                index.who(said) if said else None,
            )
        )
    return lines


def _href(index: Index, stance: Stance, claims: Sequence[Claim]) -> str | None:
    """The address of the shortest claim around the cue that stands in the page."""
    around = [
        claim
        for claim in claims
        if any(start <= stance.cue.start < end for start, end in pieces_of(claim.span))
    ]
    around.sort(key=lambda claim: (claim.span.end - claim.span.start, claim.id))
    links = (index.link(f"c-{claim.id}") for claim in around)
    return next((link for link in links if link), None)


def _target(edge: StanceEdge) -> str:
    return f"t-{edge.target or edge.name}"


def _near_holders(edges: Sequence[StanceEdge], holders: Sequence[str]) -> list[str]:
    """The targets by the mean place of those who stand towards them, so that few lines cross."""
    places: dict[str, list[int]] = defaultdict(list)
    for edge in edges:
        places[_target(edge)].append(holders.index(edge.holder))
    return sorted(places, key=lambda t: (sum(places[t]) / len(places[t]), t))


def _spread(place: int, count: int, height: int) -> float:
    """The middle of a row, where ``count`` rows share the height."""
    return round((place + 0.5) * height / count, 1)


def _drawn(
    index: Index,
    edge: StanceEdge,
    article: str,
    left: dict[str, float],
    right: dict[str, float],
) -> Drawn:
    side = edge.by_article[article]
    start, end = left[edge.holder], right[_target(edge)]
    x = NAME + 6
    reach = WIDTH - NAME - 22
    path = f"M{x} {start}C{x + 50} {start} {reach - 50} {end} {reach} {end}"
    differs = "; the articles differ on it" if edge.differs else ""
    name = visible(index.actors[edge.holder].name)
    says = f"{index.sigla[article]}: {name} {SAYS[side]} {visible(edge.name)}{differs}"
    if side is None:
        says = (
            f"{index.sigla[article]} tells both that {name} backs and opposes {visible(edge.name)}"
        )
    kind = side.value if side else "both"
    sign = (_along(x, x + 50, reach - 50, reach), _along(start, start, end, end))
    return Drawn(edge.id, kind, edge.differs, path, MARKS[side], end, sign, says)


def _along(first: float, second: float, third: float, last: float) -> float:
    """Where a curve is near its target, where those to other targets have left it."""
    t, rest = 0.7, 0.3
    weighted = rest**3 * first + 3 * rest**2 * t * second + 3 * rest * t**2 * third + t**3 * last
    return round(weighted, 1)
