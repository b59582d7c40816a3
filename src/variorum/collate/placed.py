"""Whether two tellings put one deed in two places of which neither may lie in the other."""

from __future__ import annotations

import re
from functools import cache

from variorum.collate.counted import marked
from variorum.collate.facts import Fact
from variorum.naming.tables import load_words
from variorum.tables import read_table

_TOWNS = frozenset(("capital", "city", "hamlet", "town", "village"))
"""Nouns for places that do not lie in one another; the others may hold towns."""

_NESTED = (
    frozenset(("united kingdom", "britain", "england", "scotland", "wales", "ireland")),
    frozenset(("israel", "palestine", "gaza", "gaza strip", "west bank")),
    frozenset(("china", "tibet", "taiwan", "hong kong")),
    frozenset(("serbia", "kosovo")),
    frozenset(("sudan", "south sudan")),
    frozenset(("georgia",)),
    frozenset(("europe",)),
)
"""Countries of which one lies, or is said to lie, in another of the group; and names of more."""

_LEVELS = ("country", "state")
"""Sections of the table of places whose entries exclude one another."""


def places_differ(a: Fact, b: Fact) -> bool:
    """Whether both tell of one deed, of one person or thing, in places that exclude each other.

    The deed, whom or what it befell and which one must agree; what may be done again on another
    day must have one day. A town and a province exclude nothing, nor do "in" and "near", two
    names that share a word, or any two that one of the articles has both of: it may know that
    they are neighbours, or tell of two occasions.
    """
    return _one_deed(a, b) and _exclude(a, b)


def _one_deed(a: Fact, b: Fact) -> bool:
    daily = marked(a, "daily") & marked(b, "daily")
    if not (daily or marked(a, "deed") & marked(b, "deed")):
        return False
    if not marked(a, "who") & marked(b, "who") or a.past != b.past:
        return False
    which, other = marked(a, "which"), marked(b, "which")
    if which and other and not which & other:
        return False
    if not daily:
        return True
    one_day = a.act is not None and a.act == b.act and a.act[0] == a.act[1]
    return one_day and a.object == b.object


def _exclude(a: Fact, b: Fact) -> bool:
    for kind in ("in", "near"):
        one, other = marked(a, kind), marked(b, kind)
        if len(one) == len(other) == 1:
            return _are_apart(a, next(iter(one)), b, next(iter(other)))
    return False


def _are_apart(a: Fact, one: str, b: Fact, other: str) -> bool:
    around = {*marked(a, "beside"), *one.split()}, {*marked(b, "beside"), *other.split()}
    if (around[0] & set(other.split()) or around[1] & set(one.split())) - _nouns():
        return False
    known = _level(one), _level(other)
    if known[0] == known[1] and known[0] in _LEVELS:
        return not any({one, other} & group and _is_nest(one, other, group) for group in _NESTED)
    alike = known[0] == known[1] and known[0] in _nouns()  # two provinces, two valleys
    if not alike and any(level not in ("town", "") for level in known):
        return False
    return not (_names(a, other) or _names(b, one))


def _is_nest(one: str, other: str, group: frozenset[str]) -> bool:
    return len(group) == 1 or (one in group and other in group)


def _level(place: str) -> str:
    """``country``, ``state``, ``town``, the noun of an area, or "" where nothing says it."""
    noun = place.rpartition(" ")[2]
    if noun in _nouns():
        return "town" if noun in _TOWNS else noun
    if place.endswith(".") or place in _wide():
        return "area"
    for section in (*_LEVELS, "region"):
        if place in load_words("places.tsv", section):
            return section
    return "country" if place == "united states" else ""


@cache
def _nouns() -> frozenset[str]:
    return load_words("place_nouns.tsv", "place") | {"suburb", "outskirts"}


@cache
def _wide() -> frozenset[str]:
    return frozenset(read_table("collate", "wide_places.txt"))


def _names(fact: Fact, place: str) -> bool:
    """Whether the article of the fact has the name of the place anywhere."""
    words = place.split()
    name = words[:-1] if words[-1] in _nouns() and len(words) > 1 else words
    pattern = rf"(?<!\w){re.escape(' '.join(name))}(?!\w)"
    return re.search(pattern, fact.article.text, re.IGNORECASE) is not None
