"""What every part of the report looks up: sigla, names, and which words can be linked to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from variorum.collated import Collation
from variorum.records import Actor, Article, Basis, Claim, Published, Quotation, Reference, Span
from variorum.spans import pieces_of

BASIS = {
    Basis.OUTLET: "in its own voice",
    Basis.NAMED: "named source",
    Basis.ANONYMOUS: "unnamed source",
    Basis.HEARSAY: "hearsay",
}

_MONTHS = [
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
]
_DATE = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    r"(?:[T ](?P<time>\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(?P<zone>Z|[+-]\d\d:?\d\d)?)?)?)?"
)


@dataclass(frozen=True)
class Index:
    """A collation by id, its sigla, and the anchors that stand in the printed articles.

    ``articles`` are in the order of the story, each copy after its original.
    """

    collation: Collation
    sigla: Mapping[str, str]
    place: Mapping[str, int]
    articles: Mapping[str, Article]
    actors: Mapping[str, Actor]
    quotations: Mapping[str, Quotation]
    claims: Mapping[str, Claim]
    inner: Mapping[str, Sequence[Quotation]]
    anchors: frozenset[str] = frozenset()
    references: Mapping[str, Sequence[Reference]] = field(default_factory=dict)

    def outlet(self, article: str) -> str:
        """The outlet of an article, or its input where none is known."""
        known = self.articles[article]
        return known.outlet or known.input.path

    def speaker(self, quotation: Quotation) -> str | None:
        """The name of the speaker, where one was found."""
        actor = self.actors.get(quotation.speaker) if quotation.speaker else None
        return actor.name if actor else None

    def who(self, quotation: Quotation) -> str:
        """The speaker, else the words that stand for the source, else "someone not named"."""
        named = self.speaker(quotation)
        if named:
            return named
        return quotation.source.exact if quotation.source else "someone not named"

    def beside_basis(self, quotation: Quotation | None) -> str | None:
        """The speaker or the words for the source; none where "unnamed source" says it all."""
        if quotation is None or not (quotation.source or self.speaker(quotation)):
            return None
        return self.who(quotation)

    def original(self, article: str) -> str:
        """The article that ``article`` is a copy of, or itself."""
        return _original(self.articles[article], self.articles)

    def link(self, anchor: str) -> str | None:
        """The address of an anchor, if it stands in the page."""
        return f"#{anchor}" if anchor in self.anchors else None


def make_index(collation: Collation) -> Index:
    """The index of a collation, before any article is printed.

    Quotations without a type tell deeds rather than words or thoughts: they are in the JSON only.
    """
    shown = tuple(q for q in collation.quotations if q.type is not None)
    collation = replace(collation, quotations=shown)
    given = {article.id: article for article in collation.articles}
    sigla = make_sigla(collation.articles)
    place = {article: number for number, article in enumerate(given)}
    root = {article: place[_original(given[article], given)] for article in given}
    order = sorted(given, key=lambda article: (root[article], root[article] != place[article]))
    return Index(
        collation,
        sigla,
        {article: number for number, article in enumerate(order)},
        {article: given[article] for article in order},
        {actor.id: actor for actor in collation.actors},
        {quotation.id: quotation for quotation in collation.quotations},
        {claim.id: claim for claim in collation.claims},
        _inner(collation.quotations),
        references=_references(collation.references),
    )


def _inner(quotations: Iterable[Quotation]) -> dict[str, list[Quotation]]:
    inner: dict[str, list[Quotation]] = {}
    for quotation in quotations:
        if quotation.inside:
            inner.setdefault(quotation.inside, []).append(quotation)
    return inner


def _references(references: Iterable[Reference]) -> dict[str, list[Reference]]:
    found: dict[str, list[Reference]] = {}
    for reference in sorted(references, key=lambda r: (r.span.article, r.span.start)):
        found.setdefault(reference.span.article, []).append(reference)
    return found


def make_sigla(articles: Sequence[Article]) -> dict[str, str]:
    """A letter for each article, as an edition gives its witnesses; a copy is its original's 2, 3.

    After Z come AA, AB, ... A copy whose original is not among the articles has its own letter.
    """
    known = {article.id: article for article in articles}
    roots = {article.id: _original(article, known) for article in articles}
    originals = [article.id for article in articles if roots[article.id] == article.id]
    sigla = {article: make_letters(number) for number, article in enumerate(originals)}
    copies: dict[str, int] = {}
    for article in articles:
        root = roots[article.id]
        if root != article.id:
            copies[root] = copies.get(root, 1) + 1
            sigla[article.id] = f"{sigla[root]}{copies[root]}"
    return sigla


def make_letters(number: int) -> str:
    """The letters that number a thing, from 0: A to Z, then AA, AB, ..."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _original(article: Article, known: Mapping[str, Article]) -> str:
    """Follow ``copy_of`` to its end; in a ring of copies nobody is a copy."""
    seen = {article.id}
    end = article
    while end.copy_of and end.copy_of in known:
        end = known[end.copy_of]
        if end.id in seen:
            return article.id
        seen.add(end.id)
    return end.id


def join_sigla(sigla: Iterable[str]) -> str:
    """Sigla in a row, the first six and how many more."""
    known = list(dict.fromkeys(sigla))
    return " ".join(known[:6]) + (f" +{len(known) - 6}" if len(known) > 6 else "")


def words(span: Span, between: str = " … ") -> str:
    """The words that belong to a span on one line, with an ellipsis where it is broken."""
    parts = (span.exact[s - span.start : e - span.start] for s, e in pieces_of(span))
    return between.join(" ".join(part.split()) for part in parts)


def readable_date(published: Published) -> str:
    """A date as people write it; a value that is no ISO 8601 date is shown as it is.

    >>> from variorum.records import Origin, Precision
    >>> readable_date(Published("2031-05-15T09:30+02:00", Precision.MINUTE, Origin.FEED))
    '15 May 2031, 09:30 +02:00'
    """
    match = _DATE.fullmatch(published.value)
    if not match or not 1 <= int(match["month"] or 1) <= 12:
        return published.value
    date = match["year"]
    if match["month"]:
        date = f"{_MONTHS[int(match['month']) - 1]} {date}"
    if match["day"]:
        date = f"{int(match['day'])} {date}"
    if match["time"]:
        zone = match["zone"] or ""
        date += f", {match['time']} {'UTC' if zone == 'Z' else zone}".rstrip()
    return date
