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

Held = tuple[str, frozenset[str]]
"""A role that somebody holds: the actor's id, and the role's words with places in both forms."""

_NOT_DEFINITE = frozenset(("a", "an", "his", "her", "their", "its", "my", "our", "one", "another"))
_SMALL = frozenset(("the", "of", "for", "and", "at"))


def index_roles(actors: Iterable[Actor]) -> dict[str, list[Held]]:
    """The roles of all people by the noun they turn on."""
    index: dict[str, list[Held]] = defaultdict(list)
    for actor in actors:
        if actor.kind is ActorKind.PERSON:
            for role in actor.roles:
                core, names = _content(role)
                index[head_noun(role)].append((actor.id, core.union(*names)))
    return index


def find_holder(words: str, roles: Mapping[str, list[Held]]) -> str | None:
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
        meant = {
            holder
            for noun in (head, *special)
            for holder, has in roles.get(noun, [])
            if all(name & has for name in names)
        }
        return next(iter(meant)) if len(meant) == 1 else None
    holding = [held for held in roles.get(head, []) if core <= held[1] and "former" not in held[1]]
    fitting = {holder for holder, has in holding if all(name & has for name in names)}
    if names and len(fitting) == 1:
        return next(iter(fitting))
    rivals = {holder for holder, _ in holding}
    if len(rivals) != 1 or len(core) < 2:
        return None
    plain = all(has == core for _, has in holding)
    return next(iter(rivals)) if plain or not names else None


def wanted_place(words: str, roles: Mapping[str, list[Held]]) -> tuple[str, frozenset[str]] | None:
    """For "the mayor of Brask" the one mayor of the story, whose roles name no place, and Brask.

    ``None`` where the words ask for no place or more than one person could be meant.
    """
    first = words.split()[0].lower() if words.split() else ""
    head = head_noun(words)
    if first != "the" or not is_singular_person(head) or "," in words:
        return None
    core, names = _content(words)
    holding = roles.get(head, [])
    holders = {holder for holder, _ in holding}
    if len(core) != 1 or len(names) != 1 or len(holders) != 1:
        return None
    plain = all(has == core for _, has in holding)
    return (next(iter(holders)), names[0]) if plain else None


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
