"""Pronouns resolved where the text leaves one antecedent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from variorum.annotate.descriptions import settle
from variorum.annotate.discourse import PRONOUNS, Answer, Discourse, Place, candidates_reason
from variorum.records import ActorKind

REACH = 5
"""Sentences looked back for an antecedent: farther ones were as often wrong as right."""

_THINGS = frozenset((ActorKind.ORGANIZATION, ActorKind.PLACE, ActorKind.GROUP))


Pieces = Sequence[tuple[int, int]]


def resolve_pronoun(
    discourse: Discourse, word: str, position: int, said: Pieces = (), speaks: bool = False
) -> Answer:
    """The person or body that the pronoun at ``position`` stands for, or why it is left open.

    ``said`` is what the one it stands for says: whoever is named there is somebody else. With
    ``speaks`` the pronoun is a source: who spoke before goes on, not who was spoken of.
    The nearest sentence with a fitting name decides: its subject or speaker if one alone fits,
    else its only fitting name. A nearer person without a name blocks what lies behind; a sentence
    that is about "him" already ("His talks with Ana Ruiz failed") decides nothing new.
    """
    lowered = word.lower()
    if lowered in PRONOUNS:
        return _look_back(discourse, position, PRONOUNS[lowered], said, speaks)
    if lowered in {"it", "its", "itself"}:
        return _look_back(discourse, position, "n", said, speaks, reach=1)
    return None, f"plural pronoun: {word}"


def _look_back(
    discourse: Discourse,
    position: int,
    gender: str,
    said: Pieces,
    speaks: bool,
    reach: int = REACH,
) -> Answer:
    own = discourse.sentence_of(position)
    inside = discourse.is_quoted(position)
    for number in range(own, max(own - reach, 0) - 1, -1):
        known = _for_source(discourse.places[number]) if speaks else discourse.places[number]
        fitting = [
            place
            for place in (settle(discourse, place) for place in known)
            if place.end <= position
            and _fits(discourse, place, gender)
            and (inside or not discourse.is_quoted(place.start))
            and not any(start <= place.start < end for start, end in said)
        ]
        if fitting and not _is_about_another(discourse, number, fitting, gender):
            return _decide(discourse, fitting, gender)
    return None, "no fitting name before the pronoun"


def _for_source(places: Sequence[Place]) -> list[Place]:
    """The places as a source sees them: who is only spoken of comes last, or blocks nobody."""
    return [
        replace(place, subject=False) if place.reported else place
        for place in places
        if place.actor is not None or not place.reported
    ]


def _is_about_another(
    discourse: Discourse, number: int, fitting: Sequence[Place], gender: str
) -> bool:
    """Whether the sentence opens with the same pronoun and only then names somebody in passing."""
    if gender == "n" or any(place.subject for place in fitting):
        return False
    start = discourse.starts[number]
    before = discourse.parse.article.text[start : min(place.start for place in fitting)]
    return any(PRONOUNS.get(word) == gender for word in before.lower().split())


def _fits(discourse: Discourse, place: Place, gender: str) -> bool:
    if place.actor is None:
        missed = place.words[:1].isupper() or place.gender == "n"
        return missed if gender == "n" else place.gender in {"", gender}
    if gender == "n":
        return place.actor.kind in _THINGS
    if place.actor.kind is not ActorKind.PERSON:
        return False
    return discourse.genders.get(place.actor.id, "") in {"", gender}


def _decide(discourse: Discourse, fitting: Sequence[Place], gender: str) -> Answer:
    """One of the fitting places of one sentence, or the reason why none."""
    subjects = [place for place in fitting if place.subject]
    candidates = subjects or list(fitting)
    if gender == "n" and not subjects:
        return None, "no subject that the pronoun could stand for"
    names = {place.actor.id: place.actor for place in candidates if place.actor is not None}
    if any(place.actor is None for place in candidates):
        return None, "the pronoun follows somebody without a name"
    if len(names) > 1:
        sure = {i: a for i, a in names.items() if discourse.genders.get(i) == gender}
        names = sure if len(sure) == 1 and gender != "n" else names
    if len(names) == 1:
        return next(iter(names.values())), None
    return None, candidates_reason([actor.name for actor in names.values()])
