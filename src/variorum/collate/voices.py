"""Sources that one article leaves open and the story decides: roles, bodies, pronouns."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from variorum.collate.holders import Roles, find_holder, index_roles, wanted_place
from variorum.naming.nouns import head_noun, place_forms, role_gender
from variorum.naming.persons import given_gender
from variorum.naming.places import names_in
from variorum.records import Actor, ActorKind, Annotated, Article, Quotation
from variorum.spans import words_of

REACH = 500
"""Code points between a source and the pronoun that takes it up, or a name and the place before."""

_DESCRIBED = "described"
_NAMELESS = "the pronoun follows"
_GENDERS = {"he": "m", "she": "f"}
_BODIES = frozenset(
    ("ministry", "department", "council", "commission", "committee", "court", "union", "league",
     "agency", "bureau", "party", "parliament", "embassy", "university", "institute", "board")
)  # fmt: skip


@dataclass(frozen=True)
class Voices:
    """Who the story knows: people by role, bodies by noun, and where each person is named."""

    actors: Mapping[str, Actor]
    articles: Mapping[str, Article]
    places: Counter[tuple[str, ...]]
    roles: Roles
    bodies: Mapping[str, frozenset[str]]
    parts: Mapping[tuple[str, str], frozenset[str]]


def know_voices(
    actors: Iterable[Actor], articles: Iterable[Article], places: Counter[tuple[str, ...]]
) -> Voices:
    """What is needed to decide the open sources of a story's tellings."""
    known = {actor.id: actor for actor in actors}
    ordered = [known[identifier] for identifier in sorted(known)]
    bodies: dict[str, set[str]] = defaultdict(set)
    parts: dict[tuple[str, str], set[str]] = defaultdict(set)
    for actor in ordered:
        if actor.kind is ActorKind.ORGANIZATION:
            head = head_noun(actor.name)
            bodies[head].add(actor.id)
            for word in actor.name.lower().split():
                parts[head, word].add(actor.id)
    texts = {article.id: article for article in articles}
    return Voices(
        known,
        texts,
        places,
        index_roles(ordered),
        {head: frozenset(found) for head, found in bodies.items()},
        {part: frozenset(found) for part, found in parts.items()},
    )


def decide_open(voices: Voices, telling: Annotated) -> dict[str, str]:
    """For each quotation whose open source the story decides, the id of the actor.

    "The energy minister" is the one holder of that role, "The mayor of Brask" the one mayor of
    the story where she is named after Brask and no other place, "the ministry" the only ministry
    that the story names; "he" right after such a source is the same person. Limits: owned
    descriptions ("its chairwoman") stay open.
    """
    people = sorted(
        span.start
        for actor in telling.actors
        if actor.kind is ActorKind.PERSON
        for span in actor.mentions
    )
    decided: dict[str, str] = {}
    last: tuple[int, str] | None = None
    ordered = sorted(
        (q for q in telling.quotations if q.source is not None),
        key=lambda q: (q.source.start if q.source else 0, q.id),
    )
    for quotation in ordered:
        if quotation.source is None:
            continue
        why = quotation.why or ""
        start, end = quotation.source.start, quotation.source.end
        if quotation.speaker is not None:
            last = None
        elif why.startswith(_DESCRIBED):
            found = _described(voices, telling.article, quotation)
            if found is not None:
                decided[quotation.id] = found
                last = (end, found) if voices.actors[found].kind is ActorKind.PERSON else None
            else:
                last = None
        elif last is not None and why.startswith(_NAMELESS):
            word = words_of(quotation.source).lower()
            named = any(last[0] <= position < start for position in people)
            gender = _gender(voices.actors[last[1]])
            if (
                not named
                and start - last[0] < REACH
                and word in _GENDERS
                and gender in {"", _GENDERS[word]}
            ):
                decided[quotation.id] = last[1]
                last = (end, last[1])
    return decided


def _described(voices: Voices, article: Article, quotation: Quotation) -> str | None:
    if quotation.source is None:
        return None
    words = " ".join(words_of(quotation.source).split())
    found = find_holder(words, voices.roles) or _local_holder(voices, words)
    return found or _only_body(voices, article, words, quotation.source.start)


def _local_holder(voices: Voices, words: str) -> str | None:
    """The only holder of a role, where she is always named after the place that is asked for."""
    wanted = wanted_place(words, voices.roles)
    if wanted is None:
        return None
    holder, forms = wanted
    head = head_noun(words)
    nearest = []
    for span in voices.actors[holder].mentions:
        text = voices.articles[span.article].text
        beside = text[max(0, span.start - 40) : span.start]
        if re.search(rf"\b{re.escape(head)}\b", beside, re.IGNORECASE) is None:
            continue
        before = names_in(text[max(0, span.start - REACH) : span.start])
        used = [name for name in before if voices.places[name] > 1]
        if used:
            nearest.append(bool(set(used[-1]) & forms))
    return holder if nearest and all(nearest) else None


def _only_body(voices: Voices, article: Article, words: str, position: int) -> str | None:
    """The only body of the story that "the ministry" or "the energy ministry" can be."""
    split = words.split()
    head = split[-1].lower()
    if split[0].lower() != "the" or head not in _BODIES or len(split) > 4:
        return None
    fitting = voices.bodies.get(head, frozenset())
    for word in split[1:-1]:
        named = [voices.parts.get((head, form), frozenset()) for form in place_forms(word)]
        fitting = fitting & frozenset().union(*named)
    if len(fitting) != 1:
        return None
    # "A court" before it is one without a name.
    other = rf"\b(?:an?|another|two) (?:[\w-]+ ){{0,2}}{head}s?\b"
    return None if re.search(other, article.text[:position]) else next(iter(fitting))


def _gender(actor: Actor) -> str:
    told = {role_gender(role) for role in actor.roles} - {""}
    return told.pop() if len(told) == 1 else "" if told else given_gender(tuple(actor.name.split()))
