"""Verbs brought to one form, so that "denied", "denies" and "deny" are one word."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from variorum.tables import read_table

_VOWELS = "aeiou"


def root(word: str) -> str:
    """The part of a verb that its forms share; not always a word.

    >>> [root(w) for w in ("denied", "denies", "denying")] == [root("deny")] * 3
    True
    >>> root("accusing") == root("accused"), root("met") == root("meet"), root("barred")
    (True, True, 'bar')

    Limits: rules of spelling and a table of irregular forms; two verbs may come out as one.
    """
    word = word.lower()
    word = _irregular().get(word, word)
    for ending in ("ing", "ied", "ies", "ed", "es", "s"):
        if word.endswith(ending) and len(word) > len(ending) + 1 and not word.endswith("ss"):
            word = word[: -len(ending)] + ("i" if ending in ("ied", "ies") else "")
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in _VOWELS + "ls":
        word = word[:-1]
    if word.endswith("y") and len(word) > 2:
        word = word[:-1] + "i"
    short = word.rstrip("e")
    return short if len(short) > 1 else word


@cache
def _irregular() -> Mapping[str, str]:
    return dict(row.split("\t") for row in read_table("collate", "irregular_verbs.tsv"))
