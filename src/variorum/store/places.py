"""Where in an article the words of a query stand, in code points of its text."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count, islice

from variorum.records import Article
from variorum.segment import split_sentences
from variorum.store.query import Query

MOST_PLACES = 100
"""Places given for one article."""

TOKENIZER = "porter unicode61 remove_diacritics 2"
"""How the index of a database cuts words (``schema/1.sql``); places are found by the same rules."""

_PIECE = 50_000
"""Characters looked at in one go: SQLite marks words in time quadratic in their number."""

_REACH = 400
"""Characters on either side of a place that are looked at for its sentence."""

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Places:
    """Where the words stand in the text, and whether the title has any of them."""

    text: tuple[Place, ...]
    title: bool


class PlaceFinder:
    """Finds the places of a query in articles that meet it; keeps an index in memory for that."""

    def __init__(self) -> None:
        self._index = sqlite3.connect(":memory:", isolation_level=None)
        self._index.execute(f"CREATE VIRTUAL TABLE fts USING fts5 (t, tokenize='{TOKENIZER}')")

    def __enter__(self) -> PlaceFinder:
        return self

    def __exit__(self, *_: object) -> None:
        self._index.close()

    def find(self, article: Article, query: Query) -> Places | None:
        """Where ``query`` is met; ``None`` where only what was set aside meets it.

        A word in a list of other articles, a photo credit or a menu is no word of the article:
        each word wanted must stand in its title or in what is left of its text, and none that is
        excluded.
        """
        title = article.title or ""
        if query.excluded:
            unwanted = " OR ".join(query.excluded)
            if any(self._places(title, unwanted)):
                return None
            if any(_told(self._places(article.text, unwanted), article)):
                return None
        if article.removed:
            for term in query.terms:
                places = _told(self._places(article.text, term), article)
                if not any(places) and not any(self._places(title, term)):
                    return None
        either = " OR ".join(query.terms)
        told = tuple(islice(_told(self._places(article.text, either), article), MOST_PLACES))
        return Places(told, any(self._places(title, either)))

    def _places(self, text: str, match: str) -> Iterator[Place]:
        for start, piece in _pieces(text):
            yield from ((start + a, start + b) for a, b in self._in_piece(piece, match))

    def _in_piece(self, piece: str, match: str) -> list[Place]:
        """Start and end of each match.

        SQLite puts a mark before and after each; the marks are characters that the text does not
        have, so whatever stands in the text, nothing else is taken for one.
        """
        present = set(piece)
        unused = (chr(code) for code in count(0xE000) if chr(code) not in present)
        opening, closing = next(unused), next(unused)
        self._index.execute("INSERT INTO fts (rowid, t) VALUES (1, ?)", (piece,))
        row = self._index.execute(
            "SELECT highlight(fts, 0, ?, ?) FROM fts WHERE fts MATCH ?", (opening, closing, match)
        ).fetchone()
        self._index.execute("DELETE FROM fts WHERE rowid = 1")
        before, *parts = row[0].split(opening) if row else ("",)
        at = len(before)
        places = []
        for part in parts:
            inside, _, after = part.partition(closing)
            places.append((at, at + len(inside)))
            at += len(inside) + len(after)
        return places


def find_passage(article: Article, places: Sequence[Place]) -> Place | None:
    """The sentence that holds the most different words of ``places``, the first of such.

    The headline only where nothing else has any: it is shown as the title already.
    """
    text = article.text
    best: Place | None = None
    most = -1
    seen: Place = (0, 0)
    for place in places:
        if seen[0] <= place[0] and place[1] <= seen[1]:
            continue
        seen = _sentence(text, place)
        words = {
            text[start:end].lower() for start, end in places if seen[0] <= start and end <= seen[1]
        }
        found = 0 if text[seen[0] : seen[1]] == article.title else len(words)
        if found > most:
            best, most = seen, found
    return best


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """``text`` in pieces that end with a word, each with where it starts."""
    start = 0
    while start < len(text):
        end = min(start + _PIECE, len(text))
        near = range(end, min(end + 1_000, len(text)))
        end = next((at for at in near if text[at].isspace()), end)
        yield start, text[start:end]
        start = end


def _told(places: Iterable[Place], article: Article) -> Iterator[Place]:
    """The places outside what was set aside; both are in order."""
    aside = iter(article.removed)
    part = next(aside, None)
    for start, end in places:
        while part and part.end <= start:
            part = next(aside, None)
        if not part or end <= part.start:
            yield start, end


def _sentence(text: str, place: Place) -> Place:
    """The sentence around ``place``, or as much of it as is near, in whole words."""
    start, end = place
    low = max(text.rfind("\n", 0, start) + 1, start - _REACH)
    stop = text.find("\n", end)
    high = min(stop if stop >= 0 else len(text), end + _REACH)
    if low and not text[low - 1].isspace():
        low = next((at + 1 for at in range(low, start) if text[at].isspace()), start)
    if high < len(text) and not text[high].isspace():
        high = next((at for at in range(high, end, -1) if text[at - 1].isspace()), end)
    for first, last in split_sentences(text, low, high):
        if first <= start < last:
            return first, max(last, end)
    return place
