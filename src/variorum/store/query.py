"""What somebody types into a search box, as a query of SQLite's full-text search."""

from __future__ import annotations

import re
from dataclasses import dataclass

from variorum.errors import UsageError

MOST_TERMS = 40
"""Words and phrases of one query; SQLite's parser has a limit somewhat above."""

_TERM = re.compile(r'(?P<not>-)?(?:["“”„](?P<phrase>[^"“”„]*)["“”„]?|(?P<word>[^\s"“”„]+))')


@dataclass(frozen=True, slots=True)
class Query:
    """Terms that must all occur, those that must not, and the query for all that must."""

    terms: tuple[str, ...]
    excluded: tuple[str, ...]
    match: str


def make_query(words: str) -> Query:
    """The query for ``words``, whatever characters are in them.

    All words must occur, in any order and any of their forms ("resign" finds "resigned");
    ``"two words"`` in quotation marks must stand together, ``word*`` is the beginning of a word,
    ``-word`` must not occur. Raises ``UsageError`` where there is no word to look for.

    >>> query = make_query('dam "water minister" haldr* -sport')
    >>> query.match, query.excluded
    ('"dam" AND "water minister" AND "haldr" *', ('"sport"',))
    """
    wanted: list[str] = []
    unwanted: list[str] = []
    for found in _TERM.finditer(words.replace("\0", " ")):
        text = found["phrase"] if found["phrase"] is not None else found["word"]
        if not any(letter.isalnum() for letter in text):
            continue
        prefix = " *" if found["word"] and text.endswith("*") else ""
        doubled = text.encode("utf-8", "replace").decode("utf-8").strip("*").replace('"', '""')
        (unwanted if found["not"] else wanted).append(f'"{doubled}"{prefix}')
    if not wanted:
        raise UsageError('there is no word to look for: give one or more words, or a "phrase"')
    if len(wanted) + len(unwanted) > MOST_TERMS:
        raise UsageError(f"more than {MOST_TERMS} words to look for: give fewer")
    return Query(tuple(wanted), tuple(unwanted), " AND ".join(wanted))
