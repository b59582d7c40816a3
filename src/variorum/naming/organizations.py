"""Names of organizations and places compared: acronyms, shortened forms, known aliases."""

from __future__ import annotations

from functools import cache

from variorum.naming.known import is_acronym
from variorum.naming.nouns import demonym_adjectives
from variorum.naming.persons import fold
from variorum.naming.tables import load_rows, load_words

_SMALL = frozenset(("of", "the", "for", "and", "&", "on", "in"))
_AMERICA = frozenset(("us", "u.s", "u.s.", "usa"))
_LEGAL = frozenset(("inc", "inc.", "co", "co.", "corp", "corp.", "ltd", "ltd.", "llc", "plc", "ag"))
_INVERTED = frozenset(("department", "ministry"))


def organization_key(words: tuple[str, ...]) -> tuple[str, ...]:
    """What two spellings of one organization have in common, casefolded.

    Articles and legal forms are left off, "Department of X" equals "X Department".

    >>> organization_key(("Department", "of", "Justice")) == organization_key(
    ...     ("Justice", "Department"))
    True
    """
    plain = [_american(fold(word)) for word in _known(words)]
    if plain[0] in _AMERICA and len(plain) > 1:
        plain[0] = "u.s."
    if plain[:2] == ["united", "states"] and len(plain) > 2:
        plain[:2] = ["u.s."]
    while len(plain) > 1 and plain[-1] in _LEGAL:
        plain.pop()
    if plain[0] == "the" and len(plain) > 1:
        plain = plain[1:]
    if _INVERTED & set(plain):
        return tuple(sorted(word for word in plain if word not in _SMALL))
    return tuple(plain)


def without_qualifier(words: tuple[str, ...]) -> tuple[str, ...]:
    """The name of a body without the country or chamber before it, else nothing.

    An article that names one body only says once whose it is.

    >>> without_qualifier(("U.S.", "Labor", "Department"))
    ('Labor', 'Department')
    >>> without_qualifier(("Senate", "Judiciary", "Committee"))
    ('Judiciary', 'Committee')
    >>> without_qualifier(("American", "Airlines")), without_qualifier(("Senate", "Democrats"))
    ((), ())
    """
    if len(words) < 2:
        return ()
    size = 2 if words[:2] in {("United", "States"), ("United", "Kingdom")} else 1
    first, rest = " ".join(words[:size]), words[size:]
    panel = {word.lower() for word in rest[:3]} & {"committee", "subcommittee", "commission"}
    headed = len(rest) > 2 and rest[0].lower() in _bodies() | _INVERTED
    if not rest or not (rest[-1].lower() in _bodies() or panel or headed):
        return ()
    country = first in demonym_adjectives() or first in _aliases() or size == 2
    if len(rest) == 1 and rest[0].lower() not in load_words("organization_words.tsv", "whole"):
        return ()
    chamber = len(rest) > 1 and first in {"House", "Senate"}
    return rest if country or chamber else ()


def without_department(words: tuple[str, ...]) -> tuple[str, ...]:
    """What a department is for, where that may stand for it.

    >>> without_department(("Department", "of", "Urban", "Affairs"))
    ('Urban', 'Affairs')
    """
    named = len(words) > 3 and words[0].lower() in _INVERTED and words[1] == "of"
    return words[2:] if named else ()


@cache
def _bodies() -> frozenset[str]:
    names = load_words("organization_words.tsv", "name") - {"democrats", "house"}
    return names | load_words("organization_words.tsv", "whole")


def initials(words: tuple[str, ...]) -> str:
    """The capitals an acronym of the name would have.

    >>> initials(("European", "Space", "Agency")), initials(("Bank", "of", "Norland"))
    ('ESA', 'BN')
    """
    return "".join(word[0] for word in words if word[0].isupper())


def is_acronym_of(words: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether one word stands for the initials of three or more.

    >>> is_acronym_of(("E.S.A.",), ("European", "Space", "Agency"))
    True
    """
    if len(words) != 1 or len(full) < 2 or not is_acronym(words[0]):
        return False
    letters = words[0].replace(".", "")
    every = "".join(word[0].upper() for word in full if word[0].isalpha())
    return len(letters) > 1 and letters in {initials(full), every}


def _american(word: str) -> str:
    """The American spelling of the words that bodies are named with."""
    return {"centre": "center", "organisation": "organization", "defence": "defense",
            "labour": "labor", "programme": "program",
            "dept": "department", "dept.": "department"}.get(word, word)  # fmt: skip


@cache
def _aliases() -> dict[str, tuple[str, ...]]:
    return {alias: tuple(full.split()) for full, alias in load_rows("name_aliases.tsv")}


def _known(words: tuple[str, ...]) -> tuple[str, ...]:
    return _aliases().get(" ".join(words), words)
