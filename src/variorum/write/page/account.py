"""The story in short: lines in the words of its articles, each with those that tell it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from variorum.collated import AccountSide
from variorum.records import Basis, Claim
from variorum.write.page.conflicts import ON
from variorum.write.page.glosses import glossed_html, glossed_text
from variorum.write.page.index import BASIS, Index
from variorum.write.page.text import shorten

TELLERS = 8
"""Articles named behind a line; the point names all."""


@dataclass(frozen=True, slots=True)
class Teller:
    """An article that tells it, with the way to its words."""

    siglum: str
    outlet: str
    href: str | None


@dataclass(frozen=True, slots=True)
class Side:
    """Words of one article; ``more`` articles tell the same and are not listed.

    ``others`` tell it too, but not from the source that the line names: in their own voice, or
    from somebody else.
    """

    text: str
    html: str
    href: str | None
    basis: str
    who: str | None
    tellers: list[Teller]
    others: list[Teller]
    more: int
    independent: int


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a point that several share, or the sides of a conflict ``on`` something."""

    on: str | None
    sides: list[Side]


def account_lines(index: Index) -> list[Line]:
    """The lines of the account, in its order."""
    lines = []
    for line in index.collation.account:
        sides = [_side(index, side) for side in line.sides]
        known = [side for side in sides if side is not None]
        if known and len(known) == len(line.sides):
            on = ON.get(line.on, "the words") if line.on else None
            lines.append(Line(on, known))
    return lines


def _side(index: Index, side: AccountSide) -> Side | None:
    claims = [index.claims[name] for name in side.claims if name in index.claims]
    claims = [claim for claim in claims if claim.span.article in index.articles]
    if not claims or side.words.article not in index.articles:
        return None
    quotation = index.quotations.get(claims[0].said_in or "")
    named = quotation is not None and not (
        quotation.source is not None and side.words.start <= quotation.source.start < side.words.end
    )
    alike, otherwise = _by_authority(index, claims)
    return Side(
        glossed_text(index, side.words, 400),
        glossed_html(index, side.words, 400),
        index.link(f"c-{claims[0].id}"),
        BASIS[claims[0].basis],
        index.beside_basis(quotation) if named else None,
        _tellers(index, alike[:TELLERS]),
        _tellers(index, otherwise[:TELLERS]),
        len(claims) - len(alike[:TELLERS]) - len(otherwise[:TELLERS]),
        side.independent,
    )


def _by_authority(index: Index, claims: Sequence[Claim]) -> tuple[list[Claim], list[Claim]]:
    """The claims of those who tell it as the first does, that one first, and of all others.

    What a line tells from a source is told otherwise by whoever does not name that source. A line
    in an outlet's own voice names none, so all who tell it stand behind it.
    """
    first, *rest = claims
    rest.sort(key=lambda claim: index.place[claim.span.article])
    own = _authority(index, first)
    alike, others = [first], list[Claim]()
    for claim in rest:
        (alike if not own or _authority(index, claim) == own else others).append(claim)
    return alike, others


def _authority(index: Index, claim: Claim) -> list[str]:
    """Who says it, and who tells of them, the innermost first; empty for the outlet's own voice.

    Sources that nobody names are one: "officials" and "an official" are no two authorities.
    """
    found: list[str] = []
    quotation, seen = index.quotations.get(claim.said_in or ""), set[str]()
    while quotation is not None and quotation.id not in seen:
        seen.add(quotation.id)
        unnamed = not found and claim.basis in (Basis.ANONYMOUS, Basis.HEARSAY)
        found.append(claim.basis.value if unnamed else index.who(quotation).casefold())
        quotation = index.quotations.get(quotation.inside or "")
    return found


def _tellers(index: Index, claims: Sequence[Claim]) -> list[Teller]:
    return [
        Teller(
            index.sigla[claim.span.article],
            shorten(index.outlet(claim.span.article), 40),
            index.link(f"c-{claim.id}"),
        )
        for claim in claims
    ]
