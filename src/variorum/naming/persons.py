"""Personal names compared: surname, given names, initials, nicknames, and what gender they tell."""

from __future__ import annotations

from functools import cache

from variorum.naming.tables import load_rows, load_words

SUFFIXES = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv"))


def surname(words: tuple[str, ...]) -> str:
    """The last word, casefolded, generation suffixes left off.

    >>> surname(("Karl", "van", "der", "Berg")), surname(("Tom", "Lang", "Jr."))
    ('berg', 'lang')
    """
    plain = without_suffix(words)
    return fold(plain[-1]) if plain else ""


def family_names(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words by which alone a person can go: the surname, and a family name that comes first.

    >>> family_names(("Kim", "Jong", "Un")), family_names(("Moon", "Jae-in"))
    (('un', 'kim'), ('jae-in', 'moon'))
    >>> family_names(("Kim", "Lang")), family_names(("Tony", "Kim"))
    (('lang',), ('kim',))
    """
    last = surname(words)
    first = fold(words[0]) if len(words) > 1 else ""
    rest = words[1:]
    # Two given names, or one of two syllables; "Kim Lang" and "Lee Ann Berg" are of another kind.
    given = len(rest) == 2 or (len(rest) == 1 and "-" in rest[0])
    short = all(1 < len(part) <= 5 for word in rest for part in word.split("-"))
    known = first in load_words("family_first.txt", None)
    western = any(given_gender((word, "x")) for word in rest)
    return (last, first) if known and given and short and not western else (last,)


def fold(word: str) -> str:
    """The word without regard to case and to the shape of its apostrophe.

    >>> fold("O’Malley") == fold("O'MALLEY")
    True
    """
    return word.casefold().replace("’", "'")


def folded(words: tuple[str, ...]) -> tuple[str, ...]:
    """Every word folded, so that spellings of one name compare equal."""
    return tuple(fold(word) for word in words)


def one_spelling(words: tuple[str, ...]) -> tuple[str, ...]:
    """The name folded, a given name of two syllables in two words where the family comes first.

    >>> one_spelling(("Kim", "Jong-un")), one_spelling(("Ana", "Ruiz-Lang"))
    (('kim', 'jong', 'un'), ('ana', 'ruiz-lang'))
    """
    plain = folded(words)
    if len(plain) != 2 or plain[0] not in load_words("family_first.txt", None):
        return plain
    return (plain[0], *plain[1].replace("‑", "-").split("-"))


def without_suffix(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name without "Jr.", "III" and their like at its end."""
    while len(words) > 1 and words[-1].lower() in SUFFIXES:
        words = words[:-1]
    return words


def compatible(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names can be one person's: same surname, no conflicting given name.

    >>> compatible(("J.", "K.", "Alvar"), ("Jan", "Alvar"))
    True
    >>> compatible(("Anna", "Berg"), ("Karl", "Berg"))
    False
    >>> compatible(("J.", "Karl", "Lang"), ("Karl", "Lang"))
    True
    >>> compatible(("Bill", "Lang"), ("William", "Lang")), compatible(("Al", "Li"), ("Alan", "Li"))
    (True, False)
    """
    if surname(one) != surname(other) or _suffix(one) != _suffix(other) != "" != _suffix(one):
        return False
    first, second = without_suffix(one)[:-1], without_suffix(other)[:-1]
    if not first or not second:
        return True
    for full, other in ((first, second), (second, first)):
        # "J. Christopher Lang" goes by Chris.
        led = len(full) > 1 and is_initial(full[0]) and not is_initial(other[0])
        if led and len(other) == 1 and _same_given(full[1], other[0]):
            return True
    if not _same_given(first[0], second[0]):
        return False
    middle, rest = first[1:], second[1:]
    if not middle or not rest:
        return True
    # Middle names in both: the first of each must agree, unless one is part of the surname.
    return _same_given(middle[0], rest[0]) or len(middle) != len(rest)


def given_gender(words: tuple[str, ...]) -> str:
    """``m`` or ``f`` where the first given name of a full name tells it, else empty.

    >>> given_gender(("Anna", "Berg")), given_gender(("Robin", "Berg")), given_gender(("Anna",))
    ('f', '', '')
    """
    if len(without_suffix(words)) < 2:
        return ""
    first = words[0].lower()
    return next((g for g in "mf" if first in load_words("given_names.tsv", g)), "")


def given_letters(words: tuple[str, ...]) -> frozenset[str]:
    """First letters of the given name and of what it may be short for.

    Full names that are ``compatible`` share one.

    >>> sorted(given_letters(("Bill", "Lang")))
    ['b', 'w']
    """
    names = words[:2] if len(words) > 2 and is_initial(words[0]) else words[:1]
    return frozenset(form[0] for name in names for form in _full_forms(fold(name)))


def is_initial(word: str) -> bool:
    """Whether the word is initials: "J.", "J", "J.K."."""
    letters = word.replace(".", "")
    return 0 < len(letters) <= 2 and letters.isupper() and ("." in word or len(letters) == 1)


def fullness(words: tuple[str, ...]) -> tuple[bool, bool, int]:
    """A sort key that puts full given names before short forms, and those before initials.

    In that order a variant meets every full name it could belong to before it joins one.
    """
    short = words[0].casefold() in load_words("nicknames.tsv")
    return is_initial(words[0]), short, -len(words)


def _same_given(one: str, other: str) -> bool:
    a, b = fold(one), fold(other)
    if a == b:
        return True
    if is_initial(one) or is_initial(other):
        return a[0] == b[0]
    return bool(_full_forms(a) & _full_forms(b))


@cache
def _full_forms(given: str) -> frozenset[str]:
    """The given name and the full names it may be short for."""
    found = {
        full.casefold() for full, short in load_rows("nicknames.tsv") if short.casefold() == given
    }
    return frozenset(found | {given})


def _suffix(words: tuple[str, ...]) -> str:
    last = words[-1].lower().rstrip(".")
    return last if last in {"jr", "sr", "ii", "iii", "iv"} else ""
