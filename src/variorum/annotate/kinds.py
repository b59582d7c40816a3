"""What kind of thing a name names: evidence is added up, mention by mention."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache

from variorum.annotate.names import Name, demonym_adjectives, is_acronym
from variorum.annotate.parse import Parse
from variorum.annotate.wordlists import load_forms, load_rows, load_words
from variorum.records import ActorKind

PERSONAL = frozenset(("he", "she", "his", "her", "him", "himself", "herself"))
OTHER = "other"
"""What is no actor: a work, a law, an event, a language."""

Votes = defaultdict[str, float]
"""Votes for each kind."""

_ENTITIES = {
    "PERSON": ActorKind.PERSON,
    "ORG": ActorKind.ORGANIZATION,
    "GPE": ActorKind.PLACE,
    "LOC": ActorKind.PLACE,
    "FAC": ActorKind.PLACE,
    "NORP": ActorKind.GROUP,
    "EVENT": OTHER,
    "WORK_OF_ART": OTHER,
    "LAW": OTHER,
    "LANGUAGE": OTHER,
    "PRODUCT": OTHER,
    "DATE": OTHER,
    "MONEY": OTHER,
}


def kind_votes(parse: Parse, name: Name, described: bool) -> Votes:
    """Votes for each kind from one mention; ``described`` says that a role noun stands by it.

    What the text itself says (a title, "who", an age) weighs three, a list two to three, the
    parser's label one: the small model is wrong on one surname in five.
    """
    votes: Votes = defaultdict(float)
    if name.titled:
        return votes
    for kind, weight in word_votes(name.words).items():
        votes[kind] += weight
    if name.title or described:
        votes[ActorKind.PERSON] += 3
    doc = parse.doc
    labels: Counter[str] = Counter(
        _ENTITIES[doc[i].ent_type_]
        for i in range(name.first, name.stop)
        if doc[i].ent_type_ in _ENTITIES
    )
    if labels:
        votes[labels.most_common(1)[0][0]] += 1
    before = doc[name.first - 1].lower_ if name.first else ""
    after = [doc[i].lower_ for i in range(name.stop, min(name.stop + 3, len(doc)))]
    if before in {"in", "near", "across", "throughout"}:
        votes[ActorKind.PLACE] += 1
    if before == "the":
        votes[ActorKind.PERSON] -= 2
    if after[:1] in (["who"], ["himself"], ["herself"]) or after[:2] == [",", "who"]:
        votes[ActorKind.PERSON] += 3
    if len(after) == 3 and after[0] == after[2] == "," and after[1].isdigit():
        votes[ActorKind.PERSON] += 3
    # "Ruiz said he": half a vote, for the pronoun may be somebody else's.
    ahead = itertools.takewhile(
        lambda token: not token.is_sent_start, doc[name.stop : name.stop + 12]
    )
    if any(token.lower_ in PERSONAL for token in ahead):
        votes[ActorKind.PERSON] += 0.5
    return votes


def decide_kind(votes: Mapping[str, float]) -> str | None:
    """The kind with most votes, ``None`` without evidence; ties go to the first of the list."""
    order = [ActorKind.PERSON, ActorKind.ORGANIZATION, ActorKind.PLACE, ActorKind.GROUP, OTHER]
    best = max(order, key=lambda kind: (votes.get(kind, 0), -order.index(kind)))
    return best if votes.get(best, 0) > 0 else None


def word_votes(words: tuple[str, ...]) -> Votes:
    """What the words of a name say about its kind, whatever stands around it."""
    votes: Votes = defaultdict(float)
    last = words[-1]
    joined = " ".join(words)
    organization = load_words("organization_words.tsv", "name")
    if joined in load_forms("organization_words.tsv", "known"):
        votes[ActorKind.ORGANIZATION] += 4
    elif joined in load_forms("organization_words.tsv", "seat") or joined in load_forms(
        "places.tsv"
    ):
        votes[ActorKind.PLACE] += 4
    elif joined in _peoples():
        votes[ActorKind.GROUP] += 4
    elif (
        joined in load_forms("name_aliases.tsv")
        or last.lower() in organization
        or (len(words) > 2 and words[0].lower() in organization | {"department"} and "of" in words)
    ):
        votes[ActorKind.ORGANIZATION] += 3
    elif len(words) > 1 and last in _peoples():
        votes[ActorKind.GROUP] += 3
    elif words[0].lower() in load_words("given_names.tsv") and len(words) < 5:
        votes[ActorKind.PERSON] += 2 if len(words) > 1 else 1
    elif len(words) == 1 and is_acronym(last):
        votes[ActorKind.ORGANIZATION] += 1
    if len(words) > 1 and len(words[0]) == 2 and words[0][1] == ".":
        votes[ActorKind.PERSON] += 2
    if words[0] in demonym_adjectives() and len(words) > 1:
        votes[ActorKind.ORGANIZATION] += 1
    return votes


@cache
def _peoples() -> frozenset[str]:
    peoples = {row[2].removeprefix("the ") for row in load_rows("demonyms.tsv")}
    return frozenset(peoples) | load_forms("group_words.tsv", "group")
