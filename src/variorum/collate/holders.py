"""Sources named only by their role, resolved by what the other articles of the story say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from variorum.naming.nouns import (
    demonym_adjectives,
    general_nouns,
    head_noun,
    is_singular_person,
    place_forms,
)
from variorum.naming.tables import load_forms
from variorum.records import Actor, ActorKind

Roles = Mapping[str, Mapping[frozenset[str], frozenset[str]]]
"""For each noun that roles turn on: each role's words, places in both forms, and its holders."""

_NOT_DEFINITE = frozenset(("a", "an", "his", "her", "their", "its", "my", "our", "one", "another"))
_SMALL = frozenset(("the", "of", "for", "and", "at"))


def index_roles(actors: Iterable[Actor]) -> Roles:
    """The roles of all people by the noun they turn on; equal roles once, so that they are few."""
    index: dict[str, dict[frozenset[str], set[str]]] = defaultdict(lambda: defaultdict(set))
    for actor in actors:
        if actor.kind is ActorKind.PERSON:
            for role in actor.roles:
                core, names = _content(role)
                index[head_noun(role)][core.union(*names)].add(actor.id)
    return {
        head: {has: frozenset(holders) for has, holders in held.items()}
        for head, held in index.items()
    }


def find_holder(words: str, roles: Roles) -> str | None:
    """The id of the one person who holds the role that a source's ``words`` name, else ``None``.

    "The Norland foreign minister" is Foreign Minister Ana Ruiz where the story shows no other
    foreign minister. All small words of the description must stand in a role of hers, and its
    names too, unless her role says nothing else and takes more than one word. Limits: of a role
    that somebody held formerly nobody is taken.
    """
    first = words.split()[0].lower() if words.split() else ""
    head = head_noun(words)
    if first in _NOT_DEFINITE or not is_singular_person(head):
        return None
    core, names = _content(words)
    if "former" in core or "," in words:
        return None
    if names and len(core) == 1:
        # "The Norland diplomat" may be Norland's ambassador, of now or of late.
        special = [noun for noun, general in general_nouns().items() if head in general]
        return _only(
            holders
            for noun in (head, *special)
            for has, holders in roles.get(noun, {}).items()
            if all(name & has for name in names)
        )
    holding = {
        has: holders
        for has, holders in roles.get(head, {}).items()
        if core <= has and "former" not in has
    }
    if names:
        fitting = _only(h for has, h in holding.items() if all(name & has for name in names))
        if fitting is not None:
            return fitting
    if len(core) < 2:
        return None
    plain = all(has == core for has in holding)
    return _only(holding.values()) if plain or not names else None


def _only(groups: Iterable[frozenset[str]]) -> str | None:
    """The one holder that all groups have, ``None`` where there is none or more than one."""
    found: set[str] = set()
    for group in groups:
        if len(group) > 1:
            return None
        found |= group
        if len(found) > 1:
            return None
    return next(iter(found), None)


def wanted_place(words: str, roles: Roles) -> tuple[str, frozenset[str]] | None:
    """For "the mayor of Brask" the one mayor of the story, whose roles name no place, and Brask.

    ``None`` where the words ask for no place or more than one person could be meant.
    """
    first = words.split()[0].lower() if words.split() else ""
    head = head_noun(words)
    if first != "the" or not is_singular_person(head) or "," in words:
        return None
    core, names = _content(words)
    holding = roles.get(head, {})
    if len(core) != 1 or len(names) != 1 or any(has != core for has in holding):
        return None
    holder = _only(holding.values())
    return (holder, names[0]) if holder is not None else None


def _content(words: str) -> tuple[frozenset[str], list[frozenset[str]]]:
    """The words of a description in small letters; apart, its names, a place in all its forms.

    A name is a nationality or place, or what is capitalised beside words that are not.
    """
    core, names = set(), []
    split = [w.strip(',.;:()“”"') for w in words.replace("’s", "").replace("'s", "").split()]
    titled = not any(w[:1].islower() and w.lower() not in _SMALL for w in split)
    for word in split:
        known = word in demonym_adjectives() or word in load_forms("places.tsv")
        if word.lower() in _SMALL or not word:
            continue
        if known or (word[0].isupper() and not titled):
            names.append(place_forms(word))
        else:
            core.add(word.lower())
    return frozenset(core), names
