"""Names of organizations and places compared: acronyms, shortened forms, known aliases."""

from __future__ import annotations

from functools import cache

from variorum.naming.known import is_acronym
from variorum.naming.persons import fold
from variorum.naming.tables import load_rows

_SMALL = frozenset(("of", "the", "for", "and", "&", "on", "in"))
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
    while len(plain) > 1 and plain[-1] in _LEGAL:
        plain.pop()
    if plain[0] == "the" and len(plain) > 1:
        plain = plain[1:]
    if _INVERTED & set(plain):
        return tuple(sorted(word for word in plain if word not in _SMALL))
    return tuple(plain)


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
            "labour": "labor", "programme": "program"}.get(word, word)  # fmt: skip


@cache
def _aliases() -> dict[str, tuple[str, ...]]:
    return {alias: tuple(full.split()) for full, alias in load_rows("name_aliases.tsv")}


def _known(words: tuple[str, ...]) -> tuple[str, ...]:
    return _aliases().get(" ".join(words), words)
