"""Where two tellings conflict: both in their own words, side by side, with what stands around."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.records import Claim, RelationKind
from variorum.spans import pieces_of
from variorum.write.page.index import BASIS, Index
from variorum.write.page.text import shorten

CONFLICTS = 60
"""Conflicts that are shown; the JSON has all."""

AROUND = 110
"""Code points of the article shown before and after the words."""


@dataclass(frozen=True, slots=True)
class Side:
    """One telling: its words between what stands before and after them in the article."""

    siglum: str
    outlet: str
    before: str
    words: str
    after: str
    href: str | None
    basis: str
    who: str | None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two tellings that cannot both be right, on what, and how sure the judge is."""

    on: str
    score: float
    sides: tuple[Side, Side]


def list_conflicts(index: Index) -> list[Conflict]:
    """The conflicts of the story, the surest first."""
    found = []
    for relation in index.collation.relations:
        if relation.kind is not RelationKind.CONFLICTS:
            continue
        claims = [index.claims.get(name) for name in (relation.a, relation.b)]
        known = [c for c in claims if c is not None and c.span.article in index.articles]
        if len(known) == 2:
            first, second = sorted(known, key=lambda c: index.place[c.span.article])
            sides = (_side(index, first), _side(index, second))
            found.append(Conflict(relation.on or "words", relation.score, sides))
    return sorted(found, key=lambda c: -c.score)


def _side(index: Index, claim: Claim) -> Side:
    article = index.articles[claim.span.article]
    pieces = pieces_of(claim.span)
    start, end = pieces[0][0], pieces[-1][1]
    low = max(0, start - AROUND)
    if low:
        low = article.text.find(" ", low, start) + 1 or start
    high = min(len(article.text), end + AROUND)
    if high < len(article.text):
        cut = article.text.rfind(" ", end, high)
        high = cut if cut > 0 else end
    quotation = index.quotations.get(claim.said_in) if claim.said_in else None
    return Side(
        index.sigla[article.id],
        index.outlet(article.id),
        ("… " if low else "") + " ".join(article.text[low:start].split()),
        shorten(" ".join(article.text[start:end].split()), 500),
        " ".join(article.text[end:high].split()) + (" …" if high < len(article.text) else ""),
        index.link(f"c-{claim.id}"),
        BASIS[claim.basis],
        index.who(quotation) if quotation else None,
    )
