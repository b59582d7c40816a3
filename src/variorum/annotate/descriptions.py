"""Descriptions resolved: "the minister", "the Spanish diplomat", "the ministry", "her campaign"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from variorum.annotate.discourse import Answer, Discourse, Place, candidates_reason
from variorum.annotate.wordlists import load_words
from variorum.naming import tables
from variorum.naming.nouns import (
    demonym_adjectives,
    general_nouns,
    head_noun,
    place_forms,
    singular,
)
from variorum.records import Actor, ActorKind

DESCRIBED = "described, not named"
"""How a reason begins where a description fits nobody named."""

NEAR = 5
"""Sentences after which an earlier holder of a role gives way to a later one."""

LOOK_BACK = 20_000
"""Characters before a description in which who it means may have been brought in."""

_EMPTY = frozenset(
    (
        "the",
        "this",
        "that",
        "a",
        "an",
        "former",
        "late",
        "then",
        "new",
        "own",
        "same",
        "senior",
        "top",
        "chief",
    )
)


def resolve_person(discourse: Discourse, words: str, position: int) -> Answer:
    """The person that a definite description means: one holder of the role, named before it.

    In a heading also one who is named after it ("Mayor: we will rebuild"), elsewhere the only one
    who is named soon after.

    Every name or nationality in the description must stand in the holder's roles too
    ("the Norland minister" is not the minister of Sudmark). After "a senior official" the
    official is that one, and not the director who was named before.
    """
    head = head_noun(words)
    wanted = {head}
    if not _is_introduced(discourse, head, position):
        wanted.update(special for special, general in general_nouns().items() if head in general)
    modifiers = _modifiers(words, head)
    # A headline names nobody before; whoever the article calls so is meant.
    in_heading = discourse.in_heading(position)
    fitting: dict[str, tuple[int, Actor]] = {}
    for actor in (actor for noun in sorted(wanted) for actor in discourse.holders.get(noun, [])):
        before = [span.start for span in actor.mentions if span.start < position]
        if in_heading:
            before = before or [position]
        if before and any(_matches(role, wanted, modifiers) for role in actor.roles):
            fitting[actor.id] = (max(before), actor)
    if not fitting:
        named = _named_next(discourse, head, modifiers, position)
        return (named, None) if named else (None, f"{DESCRIBED}: {words}")
    ranked = sorted(fitting.values(), key=lambda item: -item[0])
    if len(ranked) > 1:
        own = discourse.sentence_of(position)
        near = [item for item in ranked if own - discourse.sentence_of(item[0]) <= NEAR]
        if len(near) != 1:
            return None, candidates_reason([actor.name for _, actor in ranked])
        ranked = near
    return ranked[0][1], None


def _named_next(
    discourse: Discourse, head: str, modifiers: Sequence[str], position: int
) -> Actor | None:
    """The one holder of the role who is named soon after ("The mayor ... Mayor Ana Ruiz").

    Only where the article gives the role, said in the same way, to nobody else.
    """
    if _is_introduced(discourse, head, position):
        return None
    holders = {actor.id: actor for actor in discourse.holders.get(head, [])}
    if len(holders) != 1:
        return None
    (actor,) = holders.values()
    same = any(head_noun(role) == head and _is_as_close(role, modifiers) for role in actor.roles)
    first = min(span.start for span in actor.mentions)
    ahead = discourse.sentence_of(first) - discourse.sentence_of(position)
    return actor if same and first > position and ahead <= NEAR else None


def _is_as_close(role: str, modifiers: Sequence[str]) -> bool:
    """Whether the names in a role are those of a description, neither more nor less."""
    held = {form for word in _modifiers(role, head_noun(role)) for form in place_forms(word)}
    wanted = {form for word in modifiers for form in place_forms(word)}
    return held == wanted


def _is_introduced(discourse: Discourse, noun: str, position: int) -> bool:
    """Whether somebody without a name was brought in by this noun before ("a senior official")."""
    if noun not in discourse.introduced:
        named = rf"\b(?:an?|another|one)\s(?:[\w.’'-]+\s){{0,5}}?{re.escape(noun)}\b"
        text = discourse.parse.article.text
        found = [match.end() for match in re.finditer(named, text, re.IGNORECASE)]
        discourse.introduced[noun] = found
    ends = discourse.introduced[noun]
    last = bisect_right(ends, position) - 1
    return last >= 0 and ends[last] > position - LOOK_BACK


def settle(discourse: Discourse, place: Place) -> Place:
    """The place of an unnamed person with its actor, where "the minister" is somebody named."""
    if place.actor is not None or not place.words:
        return place
    text = discourse.parse.article.text
    start = max(
        text.rfind("the ", max(0, place.start - 40), place.start),
        text.rfind("The ", max(0, place.start - 40), place.start),
    )
    before = text[start : place.start]
    if start < 0 or len(before.split()) > 4 or any(mark in before for mark in ",.;:\n"):
        return place
    actor, _ = resolve_person(discourse, text[start : place.end], place.start)
    if actor is None:
        return place
    return replace(place, actor=actor, gender=discourse.genders.get(actor.id, ""))


def resolve_body(discourse: Discourse, words: str, position: int) -> Answer:
    """The organization that "the ministry" or "the company" means.

    One organization with that word in its name decides, wherever it stands before; for a general
    noun the only organization that this sentence or the one before is about. "The newspaper" is
    one of the press, "the company" is none.
    """
    head = head_noun(words)
    modifiers = _modifiers(words, head)
    own = discourse.sentence_of(position)
    named = {}
    for actor in discourse.bodies.get(head, []):
        name = actor.name.lower().split()
        before = any(span.start < position for span in actor.mentions)
        if before and all(word.lower() in name for word in modifiers):
            named[actor.id] = actor
    if len(named) > 1:
        return None, candidates_reason([actor.name for actor in named.values()])
    if named:
        return next(iter(named.values())), None
    if (head in _GENERAL_BODIES or head in _PRESS) and not modifiers:
        near = {
            place.actor.id: place.actor
            for number in range(max(own - 1, 0), own + 1)
            for place in discourse.names[number]
            if place.start < position
            and place.actor is not None
            and place.actor.kind is ActorKind.ORGANIZATION
            and place.subject
            and _is_press(place.actor) == (head in _PRESS)
        }
        if len(near) == 1:
            return next(iter(near.values())), None
        if near:
            return None, candidates_reason([actor.name for actor in near.values()])
    return None, f"{DESCRIBED}: {words}"


def names_a_body(words: str) -> bool:
    """Whether a definite description is as good as a name ("the energy ministry").

    A nationality, a place or another name before the noun, or the field of a ministry.

    >>> names_a_body("the energy ministry"), names_a_body("the Brask council")
    (True, True)
    >>> names_a_body("the U.S. government")
    True
    >>> names_a_body("the ministry"), names_a_body("the whole council")
    (False, False)
    """
    split = words.split()
    if len(split) < 3 or len(split) > 5 or split[0].lower() != "the":
        return False
    if split[-1].lower() not in _OFFICIAL_BODIES or "former" in split:
        return False
    inner = split[1:-1]
    if not all(word.replace("-", "").replace(".", "").isalpha() for word in inner):
        return False
    named = any(word[0].isupper() for word in inner)
    return named or (split[-1].lower() in {"ministry", "department"} and inner[0] in _FIELDS)


_FIELDS = frozenset(
    ("agriculture", "culture", "defence", "defense", "economy", "education", "energy",
     "environment", "finance", "foreign", "health", "interior", "justice", "labour", "labor",
     "trade", "transport", "transportation", "treasury", "water", "welfare")
)  # fmt: skip
_OFFICIAL_BODIES = frozenset(
    ("ministry", "department", "council", "parliament", "government", "embassy", "army", "navy",
     "military", "police", "court", "commission", "committee", "union", "party", "campaign",
     "administration", "delegation", "opposition", "university", "church", "company")
)  # fmt: skip
_PRESS = frozenset(
    ("newspaper", "paper", "network", "outlet", "magazine", "broadcaster", "website",
     "publication")
)  # fmt: skip
# Not "the court" or "the union": of those there are two in a story as soon as one is named, and
# nearness alone was wrong more often than right.
_GENERAL_BODIES = frozenset(
    ("company", "group", "agency", "organization", "organisation", "firm", "charity", "nonprofit")
)


def _is_press(actor: Actor) -> bool:
    """Whether an organization's name is made like that of a newspaper or broadcaster."""
    words = tables.load_words("organization_words.tsv", "press")
    return any(word in words for word in actor.name.lower().split())


def _modifiers(words: str, head: str) -> list[str]:
    """Names and nationalities before or after the head of the description."""
    found = []
    for index, word in enumerate(words.replace("’s", "").replace("'s", "").split()):
        plain = word.strip(",.()“”\"'")
        capital = plain[:1].isupper() and (index > 0 or plain in demonym_adjectives())
        if capital and plain.lower() not in _EMPTY and plain.lower() != head:
            found.append(plain)
    return found


def _matches(role: str, wanted: set[str], modifiers: Sequence[str]) -> bool:
    held = head_noun(role)
    if held not in wanted and singular(held) not in wanted:
        return False
    text = f" {role.lower()} "
    return all(any(f" {form} " in text for form in place_forms(word)) for word in modifiers)


def is_body_noun(word: str) -> bool:
    """Whether the noun stands for an organization ("ministry", "campaign")."""
    return word.lower() in tables.load_words("organization_words.tsv", "noun")


def is_document_noun(word: str) -> bool:
    """Whether the noun is a thing written, shown or measured ("poll", "statement")."""
    lowered = word.lower()
    nouns = load_words("document_nouns.txt")
    return lowered in nouns or singular(lowered) in nouns
