"""Where two tellings conflict: both in their own words, side by side, with what stands around."""

from __future__ import annotations

import re
from dataclasses import dataclass

from variorum.records import Article, Claim, RelationKind, Span
from variorum.write.page.glosses import glossed_html
from variorum.write.page.index import BASIS, Index
from variorum.write.page.text import shorten

_SPACES = re.compile(r"\s+")

CONFLICTS = 60
"""Conflicts that are shown; the JSON has all."""

ON = {
    "number": "a number",
    "time": "when",
    "place": "where",
    "actor": "who did it",
    "stance": "where somebody stands",
    "polarity": "whether it is so",
    "quotation": "who said it",
}
"""On what two tellings conflict, as the page says it."""

AROUND = 110
"""Code points of the article shown before and after the words."""


@dataclass(frozen=True, slots=True)
class Side:
    """One telling: its words between what stands before and after them in the article."""

    siglum: str
    outlet: str
    before: str
    words: str
    html: str
    after: str
    href: str | None
    basis: str
    who: str | None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two tellings that cannot both be right, on what, and how sure that is."""

    on: str
    score: float
    sides: tuple[Side, Side]


def list_conflicts(index: Index) -> list[Conflict]:
    """The conflicts of the story, the surest first; what a copy repeats is listed once."""
    found = []
    for relation in index.collation.relations:
        if relation.kind is not RelationKind.CONFLICTS:
            continue
        claims = [index.claims.get(name) for name in (relation.a, relation.b)]
        known = [c for c in claims if c is not None and c.span.article in index.articles]
        if len(known) == 2:
            known.sort(key=lambda claim: _place(index, claim))
            found.append((relation, known))
    found.sort(key=lambda item: (-item[0].score, [_place(index, claim) for claim in item[1]]))
    told: dict[tuple[str | None, tuple[tuple[str, str], ...]], Conflict] = {}
    for relation, (first, second) in found:
        key = relation.on, (_original(index, first), _original(index, second))
        if key not in told:
            sides = (_side(index, first), _side(index, second))
            told[key] = Conflict(ON.get(relation.on or "", "the words"), relation.score, sides)
    return list(told.values())


def _place(index: Index, claim: Claim) -> tuple[int, int, int, str]:
    return index.place[claim.span.article], claim.span.start, claim.span.end, claim.id


def _original(index: Index, claim: Claim) -> tuple[str, str]:
    return index.original(claim.span.article), " ".join(claim.span.exact.split())


def _side(index: Index, claim: Claim) -> Side:
    article = index.articles[claim.span.article]
    start, end = claim.span.start, claim.span.end
    low = max(0, start - AROUND)
    if low:
        low = article.text.find(" ", low, start) + 1 or start
    high = min(len(article.text), end + AROUND)
    if high < len(article.text):
        cut = article.text.rfind(" ", end, high)
        high = cut if cut > 0 else end
    before, after = _kept(article, low, start), _kept(article, end, high)
    quotation = index.quotations.get(claim.said_in) if claim.said_in else None
    return Side(
        index.sigla[article.id],
        index.outlet(article.id),
        ("… " if low else "") + before.lstrip(),
        shorten(" ".join(article.text[start:end].split()), 500),
        glossed_html(index, Span(article.id, start, end, article.text[start:end]), 500),
        after.rstrip() + (" …" if high < len(article.text) else ""),
        index.link(f"c-{claim.id}"),
        BASIS[claim.basis],
        index.beside_basis(quotation),
    )


def _kept(article: Article, start: int, end: int) -> str:
    """The text from ``start`` to ``end`` on one line, without what was set aside."""
    parts, at = [], start
    for removed in sorted(article.removed, key=lambda removed: removed.start):
        if removed.end > at and removed.start < end:
            parts.append(article.text[at : max(at, removed.start)])
            at = removed.end
    parts.append(article.text[at : max(at, end)])
    return _SPACES.sub(" ", " ".join(parts))
