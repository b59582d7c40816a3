"""Claims made ready for comparison across a story: who, what, how many, when, and whether not."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from variorum.collated import Story
from variorum.records import Actor, Annotated, Article, Claim, ClaimFeatures, Count, QuotationForm
from variorum.spans import pieces_of, words_of
from variorum.timex import days_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_PRONOUNS = frozenset(("he", "she", "it", "they", "i", "we", "you", "this", "that", "who", "which"))
_FIRST_PERSON = frozenset(("i", "we"))
_STEM = 6
"""Letters by which words of one family are told ("resign", "resignation")."""
_LONGEST_NAME = 120
_WORD = re.compile(r"\w+")
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day")

_SPOKEN_DAYS = re.compile(
    r"\b(?:yesterday|today|tomorrow|tonight|ago"
    r"|(?:last|next|this) (?:night|morning|week|weekend|month|year|\w+day))\b"
)
"""Words that count from the day on which they are said."""

Days = tuple[date, date]
"""The first and the last day of a stretch of the calendar."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One claim with its features in the form that comparison needs.

    ``terms`` maps the stem of each content word to its weight in the story (the rarer, the
    heavier); ``actors`` are names of the story's actors, lower case; ``numbers`` maps each unit
    to its values, ``times`` each kind of date to its words. ``days`` are the stretches of the
    calendar that its time expressions mean, ``act`` the one that dates its act, if any does.
    ``adrift`` says that a time in it counts from the day on which it was said ("yesterday" in
    quotation marks), which nobody knows. ``past`` says that it is told as having come about,
    ``able`` that what it calls possible is what somebody can do; ``toward`` are the stems of what
    is only meant to be done ("plans to close").
    ``counts`` are the numbers with what each counts, ``scope`` where and over what time it holds.
    ``open`` says that the subject is a pronoun nobody has resolved. ``speaker`` is the id of the
    actor who says the claim, "" if it is nobody known or the outlet itself.
    """

    claim: Claim
    article: Article
    words: str
    terms: Mapping[str, float]
    head: str
    subject: str
    object: str
    actors: frozenset[str]
    agent: str
    negated: bool
    modals: frozenset[str]
    numbers: Mapping[str, frozenset[str]]
    times: Mapping[str, frozenset[str]]
    open: bool
    vector: NDArray[np.float32]
    speaker: str = ""
    days: tuple[Days, ...] = ()
    act: Days | None = None
    adrift: bool = False
    past: bool = False
    able: bool = False
    toward: frozenset[str] = frozenset()
    counts: tuple[Count, ...] = ()
    scope: frozenset[str] = frozenset()


def make_facts(story: Story) -> list[Fact]:
    """The facts of all claims of ``story`` in canonical order: by article id, then by place."""
    import numpy as np

    tellings = sorted(story.tellings, key=lambda telling: telling.article.id)
    weights = _weights(tellings)
    named = _mentions_by_article(story.actors)
    people = {actor.id: actor.name.lower() for actor in story.actors}
    facts = []
    for telling in tellings:
        mentions = named.get(telling.article.id, [])
        names = _names_in(mentions, story.actors)
        calendar = _Calendar(telling)
        known = {features.claim: features for features in telling.features}
        speakers = {quotation.id: quotation.speaker for quotation in telling.quotations}
        past = {dated.claim for dated in telling.dated if dated.past}
        marked = {q.id for q in telling.quotations if q.form is not QuotationForm.INDIRECT}
        for claim in sorted(telling.claims, key=lambda c: (c.span.start, c.span.end, c.id)):
            features = known.get(claim.id) or ClaimFeatures(claim.id, (), (), (), ())
            vector = np.frombuffer(features.vector, dtype="<f4")
            actors = _actors(claim, features, mentions, names, story.actors)
            fact = _fact(claim, telling.article, features, actors, weights, vector)
            adrift = claim.said_in in marked and bool(_SPOKEN_DAYS.search(fact.words))
            fact = replace(
                fact,
                days=calendar.within(claim),
                act=calendar.of_act(claim),
                adrift=adrift,
                past=claim.id in past,
            )
            speaker = speakers.get(claim.said_in or "") or ""
            facts.append(_spoken(fact, speaker, people.get(speaker, "")))
    return facts


class _Calendar:
    """Which days the claims of one article tell of."""

    def __init__(self, telling: Annotated) -> None:
        placed = sorted((time.span.start, time.id, days_of(time.value)) for time in telling.times)
        self._starts = [start for start, _, days in placed if days is not None]
        self._days = [days for _, _, days in placed if days is not None]
        known = {name: days for _, name, days in placed}
        self._acts = {dated.claim: known.get(dated.time or "") for dated in telling.dated}

    def within(self, claim: Claim) -> tuple[Days, ...]:
        """What the time expressions in the claim mean, each once, in the order of the calendar."""
        found = set()
        for start, end in pieces_of(claim.span):
            first, after = bisect_left(self._starts, start), bisect_left(self._starts, end)
            found.update(self._days[first:after])
        return tuple(sorted(found))

    def of_act(self, claim: Claim) -> Days | None:
        """The days that date the act of the claim."""
        return self._acts.get(claim.id)


def stem(term: str) -> str:
    """The letters by which words of one family are told.

    >>> stem("resignation") == stem("resigned")
    True
    """
    return term[:_STEM]


def _fact(
    claim: Claim,
    article: Article,
    features: ClaimFeatures,
    actors: Mapping[str, str],
    weights: Mapping[str, float],
    vector: NDArray[np.float32],
) -> Fact:
    marks = dict(term.split(":", 1) for term in features.terms if ":" in term)
    subject = marks.get("subject", "")
    agent = next((key for key, names in sorted(actors.items()) if subject in names.split()), "")
    terms = sorted({stem(term) for term in features.terms if _is_word(term)})
    return Fact(
        claim=claim,
        article=article,
        words=" ".join(_WORD.findall(words_of(claim.span).lower())),
        terms={term: weights.get(term, 1.0) for term in terms},
        head=stem(marks.get("head", "")),
        subject=stem(subject),
        object=stem(marks.get("object", "")),
        actors=frozenset(actors),
        agent=agent,
        negated="not" in features.terms,
        modals=frozenset(t for t in features.terms if t.startswith("modal:")),
        numbers=_grouped((n.partition(" ")[2], n.partition(" ")[0]) for n in features.numbers),
        times=_grouped((_time_kind(time), time) for time in features.times),
        open=subject in _PRONOUNS and not actors,
        vector=vector,
        able="mood:able" in features.terms,
        toward=frozenset(stem(t.removeprefix("toward:")) for t in features.terms if "toward:" in t),
        counts=features.counts,
        scope=frozenset(features.scope),
    )


def _spoken(fact: Fact, speaker: str, name: str) -> Fact:
    """The fact with its speaker, who does what "I" and "we" do in it."""
    if not speaker:
        return fact
    if name and fact.subject in _FIRST_PERSON:
        return replace(fact, speaker=speaker, agent=name)
    return replace(fact, speaker=speaker)


def _is_word(term: str) -> bool:
    return term != "not" and ":" not in term


def _weights(tellings: Sequence[Annotated]) -> dict[str, float]:
    """For each stem the logarithm of (claims / claims that have it), plus one inside."""
    counts: Counter[str] = Counter()
    claims = 0
    for telling in tellings:
        for features in telling.features:
            claims += 1
            counts.update({stem(term) for term in features.terms if _is_word(term)})
    return {term: math.log(1 + claims / count) for term, count in counts.items()}


Mention = tuple[int, int, int]
"""Start, end, and the index of the actor in the story."""


def _mentions_by_article(actors: Sequence[Actor]) -> dict[str, list[Mention]]:
    mentions: dict[str, list[Mention]] = {}
    for index, actor in enumerate(actors):
        for span in actor.mentions:
            mentions.setdefault(span.article, []).append((span.start, span.end, index))
    return {article: sorted(found) for article, found in mentions.items()}


def _names_in(mentions: Sequence[Mention], actors: Sequence[Actor]) -> dict[str, int]:
    """Names used in one article that belong to a single actor of the story."""
    owners: dict[str, set[int]] = {}
    for index in {index for _, _, index in mentions}:
        for name in (actors[index].name, *actors[index].aliases):
            owners.setdefault(name.lower(), set()).add(index)
    return {name: min(found) for name, found in owners.items() if len(found) == 1}


def _actors(
    claim: Claim,
    features: ClaimFeatures,
    mentions: Sequence[Mention],
    names: Mapping[str, int],
    actors: Sequence[Actor],
) -> dict[str, str]:
    """The actors in the claim: name to all words of their names and roles, lower case."""
    indexes = {names[name] for name in features.actors if name in names}
    found = {name: name for name in features.actors if name not in names}
    for start, end in pieces_of(claim.span):
        first = bisect_left(mentions, (start - _LONGEST_NAME, 0, 0))
        for place in range(first, len(mentions)):
            mention_start, mention_end, index = mentions[place]
            if mention_start >= end:
                break
            if mention_end > start:
                indexes.add(index)
    if indexes:
        # Names that the story knows under a merged actor must not count a second time.
        found = {name: words for name, words in found.items() if not mentions}
    for index in indexes:
        actor = actors[index]
        words = (actor.name, *actor.aliases, *actor.roles)
        found[actor.name.lower()] = " ".join(words).lower()
    return found


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    groups: dict[str, set[str]] = {}
    for kind, value in pairs:
        groups.setdefault(kind, set()).add(value)
    return {kind: frozenset(values) for kind, values in groups.items()}


def _time_kind(time: str) -> str:
    if _WEEKDAY.fullmatch(time):
        return "weekday"
    if time.isdigit():
        return "year"
    if time in ("today", "yesterday", "tomorrow", "tonight"):
        return "relative day"
    return "period" if " " in time and not time[-1].isdigit() else "date"
