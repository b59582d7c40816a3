"""The ledger of a story: one entry for each expectation, and its JSON (``variorum-ledger/1``)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from variorum._version import __version__
from variorum.collated import Collation, StoryHead
from variorum.records import (
    Article,
    Basis,
    Certainty,
    Claim,
    Expectation,
    Outcome,
    Problem,
    Span,
    TimeExpression,
    in_time,
)
from variorum.timex import days_of
from variorum.write.json import document, plain
from variorum.write.page.index import words
from variorum.write.schema import make_schema

LEDGER_FORMAT = "variorum-ledger/1"

HOLDERS = {
    Basis.OUTLET.value: "the outlet",
    Basis.ANONYMOUS.value: "an unnamed source",
    Basis.HEARSAY.value: "hearsay",
}
"""How a holder that is no actor is called."""

_UNDECIDED = "somebody not decided"
_PRONOUNS = frozenset(("he", "she", "it", "they", "i", "we", "you", "one", "who", "others", "some"))
"""Sources that name nobody by themselves."""
_RELATIVE = re.compile(r",?\s+(?:who|which|whom)$")


@dataclass(frozen=True, slots=True)
class Due:
    """When an expectation is due: the words, what they mean in TIMEX3, and the days, ISO 8601."""

    words: str
    value: str | None
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Telling:
    """One article's words for an expectation; ``published`` is ISO 8601."""

    expectation: str
    article: str
    outlet: str | None
    published: str | None
    certainty: Certainty
    span: Span


@dataclass(frozen=True, slots=True)
class Entry:
    """One expectation with all that tell it: who expects it, of whom, when it is due, its outcome.

    ``words`` and ``certainty`` are those of the first telling; ``holder`` and ``actor`` are names.
    ``settled_by`` are the words of the claim that settles it.
    """

    entry: str
    words: str
    act: str
    negated: bool
    holder: str
    actor: str | None
    certainty: Certainty
    due: Due | None
    status: Outcome
    settled_by: Span | None
    told: tuple[Telling, ...]


def list_entries(collation: Collation) -> list[Entry]:
    """The entries in the order of the ledger: those due first first, those without a date last."""
    groups: dict[str, list[Expectation]] = {}
    for told in collation.expectations:
        groups.setdefault(told.entry, []).append(told)
    articles = {article.id: article for article in collation.articles}
    actors = {actor.id: actor.name for actor in collation.actors}
    times = {time.id: time for time in collation.times}
    claims = {claim.id: claim for claim in collation.claims}
    entries = []
    for name, tellings in groups.items():
        first = tellings[0]
        entries.append(
            Entry(
                entry=name,
                words=words(first.span),
                act=first.act.exact,
                negated=first.negated,
                holder=_holder(first, actors),
                actor=actors.get(first.actor or ""),
                certainty=first.certainty,
                due=_due(tellings, times),
                status=first.status,
                settled_by=_settled(first, claims),
                told=tuple(_telling(told, articles) for told in tellings),
            )
        )
    return entries


def ledger_json(collation: Collation, models: Mapping[str, str]) -> str:
    """The ledger as JSON text, one entry a line, the same bytes for the same collation."""
    return document(
        {
            "format": LEDGER_FORMAT,
            "variorum": __version__,
            "models": plain(models),
            "story": plain(collation.story),
            "entries": [plain(entry) for entry in list_entries(collation)],
            "problems": [
                plain(problem)
                for problem in sorted(
                    collation.problems, key=lambda p: (p.input, p.stage, p.kind, p.message)
                )
            ],
        }
    )


def ledger_schema() -> dict[str, Any]:
    """The schema of ``variorum-ledger/1``."""
    return make_schema(
        "What a story expects, by Variorum",
        {
            "format": {"const": LEDGER_FORMAT},
            "variorum": {"type": "string", "description": "The version that wrote this."},
            "models": {
                "type": "object",
                "additionalProperties": {"type": "string"},
                "description": "Name of each model to its version, or the SHA-256 of its weights.",
            },
            "story": StoryHead,
            "entries": tuple[Entry, ...],
            "problems": tuple[Problem, ...],
        },
    )


def days_due(entry: Entry) -> tuple[date, date] | None:
    """The first and last day on which the entry is due, where its date is known."""
    return days_of(entry.due.value) if entry.due else None


def expected_by(entry: Entry) -> str:
    """Who expects it, for people: the first outlet by its name where it is the outlet itself."""
    if entry.holder != HOLDERS[Basis.OUTLET.value] or not entry.told:
        return entry.holder
    return f"{entry.told[0].outlet or entry.holder}, in its own voice"


def _holder(told: Expectation, actors: Mapping[str, str]) -> str:
    """The name of who expects it, else the words for them, else what they are."""
    named = actors.get(told.holder or "")
    if named is not None:
        return named
    if told.source is not None:
        words = _RELATIVE.sub("", " ".join(told.source.exact.split()))
        return f"{_UNDECIDED} (“{words}”)" if words.lower() in _PRONOUNS else words
    return HOLDERS.get(told.holder or "", _UNDECIDED)


def _due(tellings: list[Expectation], times: Mapping[str, TimeExpression]) -> Due | None:
    """The due date of the first telling that has a known one, else of the first that has any."""
    given = [times[told.due] for told in tellings if told.due is not None and told.due in times]
    known = next((time for time in given if days_of(time.value) is not None), None)
    time = known or next(iter(given), None)
    if time is None:
        return None
    days = days_of(time.value)
    first, last = (days[0].isoformat(), days[1].isoformat()) if days else (None, None)
    return Due(" ".join(time.span.exact.split()), time.value, first, last)


def _settled(told: Expectation, claims: Mapping[str, Claim]) -> Span | None:
    claim = claims.get(told.resolved_by or "")
    return claim.span if claim is not None else None


def _telling(told: Expectation, articles: Mapping[str, Article]) -> Telling:
    article = articles[told.span.article]
    return Telling(
        expectation=told.id,
        article=article.id,
        outlet=article.outlet,
        published=article.published.value if article.published else None,
        certainty=told.certainty,
        span=told.span,
    )


def last_told(entry: Entry, collation: Collation) -> str:
    """When the entry was last told, as a key that sorts by instant (see ``records.in_time``).

    Empty where no article that tells it is dated.
    """
    published = {article.id: article.published for article in collation.articles}
    known = [in_time(date) for told in entry.told if (date := published[told.article])]
    return max(known, default="")
