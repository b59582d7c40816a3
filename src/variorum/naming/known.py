"""What the words of a name alone say about what it names."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from variorum.naming.nouns import demonym_adjectives
from variorum.naming.tables import load_forms, load_rows, load_words
from variorum.records import ActorKind

_COMPASS = frozenset(
    ("Upper", "Lower", "Low", "North", "South", "East", "West", "Northern", "Southern", "Eastern",
     "Western", "Mount", "Lake", "Port", "Fort", "Cape", "San", "Santa", "Los", "Las", "Saint",
     "St.")
)  # fmt: skip
"""How names of places begin."""

_STREETS = frozenset(
    ("Street", "Road", "Lane", "Avenue", "Drive", "Boulevard", "Highway", "Crescent", "Terrace",
     "Gardens")
)  # fmt: skip
"""How names of streets end."""

Votes = defaultdict[str, float]
"""Votes for each kind of actor."""

OTHER = "other"
"""What is no actor: a work, a law, an event, a language."""

_EVENTS = frozenset(("Hurricane", "Typhoon", "Cyclone", "Operation"))

SURE = 3
"""Votes of a name that a list decides: no label of the parser outweighs it."""


def word_votes(words: tuple[str, ...]) -> Votes:
    """Votes for the kind of a name from its words, whatever stands around it.

    >>> dict(word_votes(("European", "Space", "Agency")))
    {<ActorKind.ORGANIZATION: 'organization'>: 4.0}
    """
    votes: Votes = defaultdict(float)
    last = words[-1]
    joined = " ".join(words)
    organization = load_words("organization_words.tsv", "name")
    if joined in load_forms("not_names.txt", "phrase") or words[0] in _EVENTS:
        votes[OTHER] += 4
    elif joined in load_forms("organization_words.tsv", "known"):
        votes[ActorKind.ORGANIZATION] += 4
    elif joined in _places():
        votes[ActorKind.PLACE] += 4
    elif joined in _peoples():
        votes[ActorKind.GROUP] += 4
    elif (
        joined in load_forms("name_aliases.tsv")
        or last.lower() in organization
        or (len(words) > 2 and words[0].lower() in organization | {"department"} and "of" in words)
    ):
        votes[ActorKind.ORGANIZATION] += SURE
    elif len(words) > 1 and last in _peoples():
        votes[ActorKind.GROUP] += SURE
    elif words[0].lower() in load_words("given_names.tsv") and len(words) < 5:
        votes[ActorKind.PERSON] += 2 if len(words) > 1 else 1
    elif len(words) > 1 and last in _STREETS:
        votes[ActorKind.PLACE] += SURE
    elif len(words) == 1 and is_acronym(last):
        votes[ActorKind.ORGANIZATION] += 1
    if len(words) > 1 and len(words[0]) == 2 and words[0][1] == ".":
        votes[ActorKind.PERSON] += 2
    if words[0] in _COMPASS and 1 < len(words) < 4 and not votes[ActorKind.ORGANIZATION]:
        votes[ActorKind.PLACE] += 2
    if words[0] in demonym_adjectives() and len(words) > 1:
        votes[ActorKind.ORGANIZATION] += 1
    return votes


def is_sure_of_other(words: tuple[str, ...]) -> bool:
    """Whether a list says that the name is no person's ("Jordan" is a country)."""
    votes = word_votes(words)
    return any(n >= SURE for kind, n in votes.items() if kind != ActorKind.PERSON)


def is_acronym(text: str) -> bool:
    """Whether the word is written as an acronym: two to six capitals, with or without points.

    >>> is_acronym("ESA"), is_acronym("U.N."), is_acronym("J."), is_acronym("Esa")
    (True, True, False, False)
    """
    letters = text.replace(".", "")
    return 2 <= len(letters) <= 6 and letters.isalpha() and letters.isupper()


@cache
def _places() -> frozenset[str]:
    return load_forms("organization_words.tsv", "seat") | load_forms("places.tsv")


@cache
def _peoples() -> frozenset[str]:
    peoples = {row[2].removeprefix("the ") for row in load_rows("demonyms.tsv")}
    return frozenset(peoples) | load_forms("group_words.tsv", "group")
