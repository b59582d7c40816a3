"""Points by articles: what several tell, what one tells alone, each with its words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace

from variorum.collated import Point
from variorum.records import Claim, CompletenessState, RelationKind, Telling
from variorum.write.page.glosses import glossed_html, glossed_text
from variorum.write.page.index import BASIS, Index, join_sigla, words
from variorum.write.page.text import shorten

COLUMNS = 12
"""Articles that get a column of signs; with more, a point only lists who tells it."""

POINTS = 200
"""Points told by several that are shown; the JSON has all."""

ALONE = 40
"""Points of one outlet alone that are shown for each."""

OUTLETS_ALONE = 60
"""Outlets whose points told alone are shown."""

LINES = 12
"""Tellings shown under one point."""

SIGNS = {
    Telling.STATES: "●",
    Telling.DISPUTES: "≠",
    Telling.SILENT: "–",
    Telling.UNKNOWN: "?",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """What one article does with a point, by sign and by word."""

    siglum: str
    outlet: str
    telling: str
    sign: str
    href: str | None


@dataclass(frozen=True, slots=True)
class Told:
    """The words in which one article (and its copies) tells a point.

    ``states`` are the sigla of all that tell what one outlet tells alone, for the filter.
    """

    sigla: str
    outlet: str
    words: str
    html: str
    href: str | None
    basis: str
    who: str | None
    states: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One point of the table; ``more`` tellings are left to the JSON.

    ``kind`` has the words ``conflict`` and ``shared`` or ``one`` (told by one alone) as they fit;
    ``states`` and ``disputes`` are sigla, for the filter.
    """

    number: int
    point: Point
    heading: str
    cells: list[Cell]
    told: list[Told]
    more: int
    kind: str
    states: str
    disputes: str


@dataclass(frozen=True, slots=True)
class Alone:
    """What one outlet tells alone; ``more`` points are left to the JSON.

    What only copies of an article tell stands under the first of them.
    """

    siglum: str
    outlet: str
    total: int
    told: list[Told]
    more: int


def shared_points(index: Index) -> list[Point]:
    """The points that at least two articles tell or dispute which are no copies of one another."""
    return [point for point in index.collation.points if _is_shared(index, point)]


def listed_points(index: Index) -> list[Point]:
    """The points of the table: those told by several, and those that some article disputes."""
    opposed = _opposed_claims(index)
    return [
        point
        for point in index.collation.points
        if _is_shared(index, point) or _is_disputed(point, opposed)
    ]


def _opposed_claims(index: Index) -> set[str]:
    """Ids of claims that stand in a conflict."""
    conflicts = (r for r in index.collation.relations if r.kind is RelationKind.CONFLICTS)
    return {name for relation in conflicts for name in (relation.a, relation.b)}


def _is_disputed(point: Point, opposed: Set[str]) -> bool:
    disputed = any(telling == Telling.DISPUTES for telling in point.by_article.values())
    return disputed or not opposed.isdisjoint(point.claims)


def _is_shared(index: Index, point: Point) -> bool:
    if point.independent > 1:
        return True
    claims = (index.claims[name] for name in point.claims if name in index.claims)
    tellers = {c.span.article for c in claims if c.span.article in index.articles}
    return len({index.original(article) for article in tellers}) > 1


def telling_of(index: Index, point: Point, article: str) -> Telling:
    """What an article does with a point; an article that is not listed states nothing."""
    known = point.by_article.get(article)
    if known is not None:
        return Telling(known)
    whole = index.articles[article].completeness.state is CompletenessState.FULL
    return Telling.SILENT if whole else Telling.UNKNOWN


def point_rows(index: Index, points: Sequence[Point]) -> list[Row]:
    """The table's rows, numbered from 1."""
    columns = list(index.articles) if has_columns(index) else []
    opposed = _opposed_claims(index)
    rows = []
    for number, point in enumerate(points, 1):
        claims = _claims(index, point)
        first = {claim.span.article: claim for claim in reversed(claims)}
        cells = [_cell(index, point, article, first.get(article)) for article in columns]
        told = _tellings(index, claims)
        heading = shorten(point.heading[:1].upper() + point.heading[1:], 300)
        shown = told[:LINES]
        tellers = {claim.span.article for claim in claims}
        disputing = [a for a, telling in point.by_article.items() if telling == Telling.DISPUTES]
        rows.append(
            Row(
                number,
                point,
                heading,
                cells,
                shown,
                len(told) - len(shown),
                _kind(index, point, opposed),
                _sigla(index, tellers - set(disputing)),
                _sigla(index, disputing),
            )
        )
    return rows


def _kind(index: Index, point: Point, opposed: Set[str]) -> str:
    told = "shared" if _is_shared(index, point) else "one"
    return f"conflict {told}" if _is_disputed(point, opposed) else told


def _sigla(index: Index, articles: Iterable[str]) -> str:
    known = sorted((a for a in articles if a in index.articles), key=index.place.__getitem__)
    return " ".join(index.sigla[article] for article in known)


def has_columns(index: Index) -> bool:
    """Whether each article has a column."""
    return len(index.articles) <= COLUMNS


def points_alone(index: Index) -> list[Alone]:
    """What each outlet tells alone, in the order of the articles.

    An original and its copies are one outlet's telling, under the original where it tells the
    point itself: no article stands for words that only its copy has.
    """
    by_article: dict[str, list[Told]] = defaultdict(list)
    total: dict[str, int] = defaultdict(int)
    listed = {point.id for point in listed_points(index)}
    for point in index.collation.points:
        claims = _claims(index, point)
        if not claims or point.id in listed:
            continue
        article = claims[0].span.article  # an original stands before its copies
        total[article] += 1
        if total[article] <= ALONE:
            states = _sigla(index, {claim.span.article for claim in claims})
            by_article[article].append(replace(_tellings(index, claims)[0], states=states))
    return [
        Alone(
            index.sigla[article.id],
            index.outlet(article.id),
            total[article.id],
            by_article[article.id],
            total[article.id] - len(by_article[article.id]),
        )
        for article in index.articles.values()
        if total[article.id]
    ]


def _claims(index: Index, point: Point) -> list[Claim]:
    known = [index.claims[name] for name in point.claims if name in index.claims]
    known = [claim for claim in known if claim.span.article in index.articles]
    return sorted(known, key=lambda claim: (index.place[claim.span.article], claim.span.start))


def _cell(index: Index, point: Point, article: str, claim: Claim | None) -> Cell:
    telling = telling_of(index, point, article)
    return Cell(
        index.sigla[article],
        index.outlet(article),
        telling.value,
        SIGNS[telling],
        index.link(f"c-{claim.id}") if claim else None,
    )


def _tellings(index: Index, claims: Sequence[Claim]) -> list[Told]:
    """One entry for each article's words; a copy that has them too only adds its siglum."""
    entries: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        key = (index.original(claim.span.article), words(claim.span))
        entries.setdefault(key, []).append(claim)
    return [_told(index, group) for group in entries.values()]


def _told(index: Index, group: Sequence[Claim]) -> Told:
    claim = group[0]
    quotation = index.quotations.get(claim.said_in) if claim.said_in else None
    return Told(
        join_sigla(index.sigla[one.span.article] for one in group),
        index.outlet(claim.span.article),
        glossed_text(index, claim.span, 500),
        glossed_html(index, claim.span, 500),
        index.link(f"c-{claim.id}"),
        BASIS[claim.basis],
        index.beside_basis(quotation),
    )
