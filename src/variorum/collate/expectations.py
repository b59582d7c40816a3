"""The ledger: what is expected to come about, told by whom, and what came of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from variorum.collate.facts import Fact, make_facts
from variorum.collate.outcomes import Heard, Hearing, outcome_of
from variorum.collated import Story
from variorum.records import (
    Annotated,
    Article,
    Basis,
    Claim,
    Expectation,
    Span,
    TimeExpression,
    TimeType,
    digest,
    in_time,
)
from variorum.spans import words_of
from variorum.timex import days_of, days_within

_MOST = 400
"""Expectations of one story that are compared with each other; above, each stands alone."""
_SHARED = 0.5
"""Least share of the weight of all terms that two tellings must have in common.

Read on real stories: below it the same actor's next plan with the same verb ("will vote for",
"will vote on") is joined.
"""
_SHARED_OPEN = 0.8
"""The same where who acts is only "they" or "it": nearly the same words then."""
_LIMIT = re.compile(r"\b(?:by|later than)\s+(?:the\s+)?$", re.IGNORECASE)
_SHORT_OF = re.compile(r"\b(before|until|till)\s+(?:at\s+least\s+)?(?:the\s+)?$", re.IGNORECASE)
_LONG_AGO = re.compile(r"\b(?:had|once|ago|previously|formerly|before$)\b", re.IGNORECASE)
"""Words of a claim without a day of its own that may tell of a time before the expectation."""
_NOBODY = (Basis.OUTLET, Basis.ANONYMOUS, Basis.HEARSAY)


@dataclass(frozen=True, slots=True)
class Told:
    """One telling of an expectation with what is known of it: its fact and the days it is due.

    ``said`` is the day it was told on: earlier than publication where an old statement is reported.
    ``limit`` says that those days are only the last ones ("by Friday"), ``short`` that they are
    past them: what is due "before June" is late in June.
    """

    expectation: Expectation
    fact: Fact
    published: str
    said: str
    due: tuple[date, date] | None
    limit: bool = False
    short: bool = False


def keep_ledger(story: Story) -> tuple[Expectation, ...]:
    """Every telling of an expectation, those of one under one ``entry``, with what came of it.

    Tellings are one expectation where they agree in holder, act (verb, who acts, most other
    words, yes or no) and due date, as far as both give it. What came of it is told by a later
    article alone: ``met`` or ``failed`` where actor, act and time fit, ``unclear`` where it was
    put off, came late or is told both ways, else it stays ``open``. Those due first come first,
    those without a date last; the result does not depend on the order of the tellings.
    """
    told = _tellings(story)
    heard = Hearing(_heard(story))
    ledger: list[tuple[tuple[str, ...], Expectation]] = []
    for entry in _entries(told):
        name = digest("expected", *sorted(item.expectation.id for item in entry))
        facts = [item.fact for item in entry]
        outcome, claim = outcome_of(facts, _window(entry), heard.about(facts))
        due = min((item.due[1].isoformat() for item in entry if item.due), default="9999")
        for item in entry:
            ledger.append(
                (
                    (due, min(t.published for t in entry), name, item.published),
                    replace(item.expectation, entry=name, status=outcome, resolved_by=claim),
                )
            )
    ledger.sort(key=lambda pair: (pair[0], pair[1].span.article, pair[1].act.start, pair[1].id))
    return tuple(expectation for _, expectation in ledger)


def _tellings(story: Story) -> list[Told]:
    """The expectations of all articles by date, each with its fact."""
    facts = {fact.claim.id: fact for fact in make_facts(_with_expectations(story))}
    names = {actor.id: actor.name.lower() for actor in story.actors}
    found = []
    for telling in story.tellings:
        times = {time.id: time for time in telling.times}
        for expectation in telling.expectations:
            fact = facts.get(expectation.id)
            if fact is not None:
                time = times.get(expectation.due or "")
                due = _days_due(telling.article, time) if time else None
                before = telling.article.text[: time.span.start][-20:] if time else ""
                short = _is_short_of(before, expectation)
                limit = short or _LIMIT.search(before) is not None
                published = in_time(telling.article.published)
                fact = _acted_by(fact, names.get(expectation.actor or ""))
                said = _said_on(telling, expectation) or published
                found.append(Told(expectation, fact, published, said, due, limit, short))
    return sorted(
        found,
        key=lambda t: (t.published, t.fact.article.id, t.expectation.act.start, t.expectation.id),
    )


def _said_on(telling: Annotated, expectation: Expectation) -> str | None:
    """The last day of the time before "would" that an old statement has: "said in January"."""
    published = in_time(telling.article.published)
    if len(published) < _DAY or all(cue.exact != "would" for cue in expectation.cues):
        return None
    recent = date.fromisoformat(published[:_DAY]) - _OLD
    starts = [sentence.span.start for sentence in telling.sentences]
    first = starts[max(0, bisect_right(starts, expectation.act.start) - 1)] if starts else 0
    for time in telling.times:
        days = days_of(time.value) if time.type is TimeType.DATE else None
        inside = first <= time.span.start and time.span.end <= expectation.span.start
        if inside and days is not None and days[1] < recent:
            return days[1].isoformat()
    return None


_OLD = timedelta(days=7)
"""How long ago a statement is no longer part of the news that the article tells."""


def _days_due(article: Article, time: TimeExpression) -> tuple[date, date] | None:
    """The days that the time means; "within two weeks" counts from publication.

    Not so "within 48 hours of the ruling".
    """
    days = days_of(time.value)
    published = in_time(article.published)
    if days is not None or time.type is not TimeType.DURATION or len(published) < _DAY:
        return days
    text, span = article.text, time.span
    rolls = _WITHIN.search(text[: span.start][-20:]) or _NEXT.search(span.exact)
    if not rolls or _OF.match(text[span.end : span.end + 20]):
        return None
    return days_within(time.value, date.fromisoformat(published[:_DAY]))


_WITHIN = re.compile(r"\bwithin\s+(?:the\s+)?$", re.IGNORECASE)
_NEXT = re.compile(r"\b(?:next|coming)\b", re.IGNORECASE)
_OF = re.compile(r"\s+(?:of|after|from|before)\b", re.IGNORECASE)


def _is_short_of(before: str, expectation: Expectation) -> bool:
    """Whether the words in front of a time keep what is expected from reaching it.

    So do "before May" and, of what will not be, "until May"; "closed until May" goes on to it.
    """
    found = _SHORT_OF.search(before)
    return found is not None and (found[1].lower() == "before" or expectation.negated)


def _acted_by(fact: Fact, name: str | None) -> Fact:
    """The fact with the actor that a pronoun stands for ("Ruiz said she would resign")."""
    if name is None:
        return fact
    return replace(fact, agent=name, actors=fact.actors | {name}, open=False)


def _with_expectations(story: Story) -> Story:
    """The story with each expectation as one more claim, so that it is weighed as they are."""
    return replace(story, tellings=tuple(_with_claims(telling) for telling in story.tellings))


def _with_claims(telling: Annotated) -> Annotated:
    told = tuple(Claim(e.id, e.span, e.said_in, Basis.OUTLET) for e in telling.expectations)
    return replace(
        telling,
        claims=(*telling.claims, *told),
        features=(*telling.features, *telling.expected),
    )


def _entries(told: Sequence[Told]) -> list[list[Told]]:
    """The tellings by expectation: each goes to the first whose every telling is the same."""
    entries: list[list[Told]] = []
    for item in told:
        fitting = (e for e in entries if all(_same(item, other) for other in e))
        entry = next(fitting, None) if len(told) <= _MOST else None
        if entry is None:
            entries.append([item])
        else:
            entry.append(item)
    return entries


def _same(a: Told, b: Told) -> bool:
    if a.fact.head != b.fact.head or a.expectation.negated != b.expectation.negated:
        return False
    if not _held_alike(a.expectation, b.expectation) or not _acted_alike(a, b):
        return False
    if a.due is not None and b.due is not None and (a.due[0] > b.due[1] or b.due[0] > a.due[1]):
        return False
    terms, others = a.fact.terms, b.fact.terms
    shared = sum(weight for term, weight in terms.items() if term in others)
    union = sum(terms.values()) + sum(others.values()) - shared
    least = _SHARED_OPEN if a.fact.open or b.fact.open else _SHARED
    return bool(union) and shared / union >= least


def _held_alike(a: Expectation, b: Expectation) -> bool:
    """Whether one actor expects both, or no actor does; of undecided ones the words must agree."""
    if a.holder in _NOBODY and b.holder in _NOBODY:
        return True
    if a.holder is None and b.holder is None:
        return _plain(a.source) == _plain(b.source)
    return a.holder is not None and a.holder == b.holder


def _plain(source: Span | None) -> str:
    return "" if source is None else " ".join(source.exact.lower().split()).removeprefix("the ")


def _acted_alike(a: Told, b: Told) -> bool:
    one, other = a.expectation.actor, b.expectation.actor
    if one is not None and other is not None:
        return one == other
    return bool(a.fact.subject) and a.fact.subject == b.fact.subject


def _window(entry: Sequence[Told]) -> tuple[str, tuple[date, date] | None]:
    """When the expectation was first told, and the days it is due where a telling says so.

    What is due by a day may come on any day from the telling on.
    """
    told = min(item.said for item in entry)
    for item in entry:
        if item.due is not None:
            first, last = item.due
            if item.limit and len(told) >= _DAY:
                first = min(first, date.fromisoformat(told[:_DAY]))
            if item.short:
                last = max(first, item.due[0] - timedelta(days=1))
            return told, (first, last)
    return told, None


_DAY = 10
"""Characters of a date to the day."""


def _heard(story: Story) -> list[Heard]:
    """The claims that may tell what came of something: told as past by a source with a name."""
    facts = {fact.claim.id: fact for fact in make_facts(story)}
    found = []
    for telling in story.tellings:
        if telling.article.published is None:
            continue
        values = {time.id: time.value for time in telling.times}
        expected = _places(telling)
        for dated in telling.dated:
            fact = facts.get(dated.claim)
            if fact is None or not dated.past or fact.modals:
                continue
            start, end = fact.claim.span.start, fact.claim.span.end
            if fact.claim.basis in (Basis.ANONYMOUS, Basis.HEARSAY) or any(
                start <= act < end for act in expected
            ):
                continue
            days = days_of(values.get(dated.time or ""))
            if days is None and _LONG_AGO.search(words_of(fact.claim.span)):
                continue
            found.append(Heard(fact, in_time(telling.article.published), days))
    return sorted(found, key=lambda heard: (heard.published, heard.fact.claim.id))


def _places(telling: Annotated) -> Mapping[int, Expectation]:
    return {expectation.act.start: expectation for expectation in telling.expectations}
