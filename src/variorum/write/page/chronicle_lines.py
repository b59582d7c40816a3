"""The words that tell of one date, article by article, with what they tell of who did what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from variorum.collated import Happening, TimelineRow
from variorum.records import Claim, Span, TimeExpression
from variorum.timex import spelled_out
from variorum.write.page.deeds import day_anchor, deed_lines, deed_name
from variorum.write.page.index import BASIS, Index, join_sigla, words
from variorum.write.page.text import shorten


@dataclass(frozen=True, slots=True)
class Line:
    """The words in which one article (and its copies) tells it, and how it dates it.

    ``others`` are addresses of other dates with their names, ``deeds`` those of the happenings
    that the words tell, with who did it to whom.
    """

    sigla: str
    outlet: str
    words: str
    href: str | None
    when: str
    basis: str
    others: list[tuple[str, str]]
    deeds: list[tuple[str, str]] = field(default_factory=list)


def told_lines(
    index: Index,
    row: TimelineRow,
    times: Mapping[str, TimeExpression],
    values: Mapping[str, str],
    deeds: Mapping[str, Happening],
) -> list[Line]:
    """One line for each article's words; a copy that has them too only adds its siglum.

    ``values`` are the dates of all rows, ``deeds`` the happenings that the page lists, by id. A
    row without claims is told by the words of its happenings.
    """
    groups: dict[tuple[str, str], list[Claim]] = {}
    for name in row.claims:
        claim = index.claims.get(name)
        if claim is not None and claim.span.article in index.articles:
            key = (index.original(claim.span.article), words(claim.span))
            groups.setdefault(key, []).append(claim)
    dating = [times[name].span for name in row.times if name in times]
    others = [(f"#{day_anchor(values[o])}", spelled_out(values[o])) for o in row.disagrees]
    told = [deeds[name] for name in row.happenings if name in deeds]
    if not groups:
        return [line for happening in told for line in _of_deed(index, happening, others)]
    return [
        Line(
            join_sigla(index.sigla[a] for a in index.articles if a in _articles(group)),
            index.outlet(group[0].span.article),
            shorten(words(group[0].span), 400),
            index.link(f"c-{group[0].id}"),
            next((words(span) for span in dating if _dates(span, group[0].span)), ""),
            BASIS[group[0].basis],
            others,
            [
                (f"#h-{happening.id}", deed_name(index, happening))
                for happening in told
                if any(claim.id in happening.claims for claim in group)
            ],
        )
        for group in sorted(groups.values(), key=lambda group: index.place[group[0].span.article])
    ]


def _of_deed(index: Index, happening: Happening, others: list[tuple[str, str]]) -> list[Line]:
    """The lines of a happening whose words stand in no claim."""
    return [
        Line(
            line.sigla,
            line.outlet,
            "".join(part for part, _ in line.parts),
            line.href,
            "",
            f"as told by {line.said_by}" if line.said_by else "in its own voice",
            others,
            [(f"#h-{happening.id}", deed_name(index, happening))],
        )
        for line in deed_lines(index, happening)
    ]


def _articles(claims: Sequence[Claim]) -> set[str]:
    return {claim.span.article for claim in claims}


def _dates(time: Span, claim: Span) -> bool:
    return time.article == claim.article and claim.start <= time.start < claim.end
