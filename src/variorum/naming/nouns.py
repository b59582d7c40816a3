"""Nouns for people: singular and plural, gender, and the head a description turns on."""

from __future__ import annotations

from functools import cache

from variorum.naming.tables import load_rows, load_words

_PARTICIPLES = ("ed", "seen", "written", "sent")
_ENDS = frozenset(("of", "for", "at", "in", "to", "from", "with", "on", "who", ",", "and", "by"))


def singular(noun: str) -> str:
    """The singular of a regular English plural for people, else the word as it is.

    >>> singular("allies"), singular("witnesses"), singular("men"), singular("boss")
    ('ally', 'witness', 'man', 'boss')
    """
    if noun.endswith("men"):
        return noun[:-3] + "man"
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith("sses"):
        return noun[:-2]
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")):
        return noun[:-1]
    return noun


def is_person_noun(word: str) -> bool:
    """Whether the noun says what a person is, in the singular or plural.

    >>> is_person_noun("spokesman"), is_person_noun("Diplomats"), is_person_noun("ministry")
    (True, True, False)
    """
    lowered = word.lower()
    return singular(lowered) in load_words("person_nouns.tsv") or lowered in load_words(
        "titles.tsv"
    )


def is_singular_person(word: str) -> bool:
    """Whether the noun is one person ("minister"; not "ministers")."""
    return is_person_noun(word) and singular(word.lower()) == word.lower()


def role_gender(role: str) -> str:
    """``m`` or ``f`` where the role's head noun says so, else the empty string.

    >>> role_gender("Foreign Ministry spokeswoman"), role_gender("minister")
    ('f', '')
    """
    head = head_noun(role)
    for table in ("person_nouns.tsv", "titles.tsv"):
        for gender in "mf":
            if head in load_words(table, gender):
                return gender
    return ""


def head_noun(role: str) -> str:
    """The noun a description turns on: the last word before a preposition, lower case.

    >>> head_noun("foreign minister of Norland"), head_noun("the Spanish diplomat")
    ('minister', 'diplomat')
    >>> head_noun("a letter seen by the Post")
    'letter'
    """
    words = role.lower().replace(",", " , ").split()
    for index, word in enumerate(words):
        if index and word in _ENDS:
            reduced = index > 1 and word == "by" and words[index - 1].endswith(_PARTICIPLES)
            return words[index - 2 if reduced else index - 1]
    return words[-1] if words else ""


@cache
def general_nouns() -> dict[str, frozenset[str]]:
    """For each noun the nouns that may stand for it ("leader" for a president)."""
    result: dict[str, set[str]] = {}
    for general, special in load_rows("role_nouns.tsv"):
        result.setdefault(special, set()).add(general)
    return {noun: frozenset(found) for noun, found in result.items()}


@cache
def place_forms(word: str) -> frozenset[str]:
    """The word, and for a country its adjective, and the other way round, lower case.

    >>> sorted(place_forms("Spanish"))
    ['spain', 'spanish']
    """
    forms = {word.lower()}
    for country, adjective, _ in load_rows("demonyms.tsv"):
        if word in {country, adjective}:
            forms |= {country.lower(), adjective.lower()}
    return frozenset(forms)


@cache
def demonym_adjectives() -> frozenset[str]:
    """Adjectives of countries, as written."""
    return frozenset(row[1] for row in load_rows("demonyms.tsv")) - {"New Zealand"}
