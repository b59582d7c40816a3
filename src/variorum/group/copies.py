"""Whole-article copies and near copies, so that a reprint is not counted as a source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any
from zlib import crc32

from variorum.records import Article, in_time
from variorum.tables import read_table

COVERED = 0.75
"""Share of an article's words that stand in runs of five shared words, from which it is a copy.

Swept from .5 to .95 by ``benchmarks/copies``: between .7 and .8 all made copies are found (a tenth
of the words edited is the hardest kind, at .8 to .85) and nothing else is. At .6, reports of which
three fifths are one press release count as copies; at .85, edited reprints are lost.
"""
_RUN = 5
_SHORTEST = 30
"""Words below which an article is too short for its words to show where they come from."""
_LONGEST = 20_000
"""Words that are looked at; a copy shows itself well before."""
_LEAD = 45
_BANDS, _ROWS = 42, 3
"""126 hash functions; two articles whose three-word runs overlap by .4 meet with 94 %."""
_MOST_CANDIDATES = 40
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Words:
    """An article's own words, hashed: ``runs`` of five in order, and the set of them."""

    article: Article
    words: int
    runs: tuple[int, ...]
    known: frozenset[int]
    short_runs: frozenset[int]
    lead_runs: frozenset[int]


def mark_copies(articles: Sequence[Article]) -> list[Article]:
    """Mark each copy's ``copy_of`` with its original's id; the order stays, the rest is unchanged.

    A copy has at least three quarters of its words in common with its original, in runs of
    five or more: a reprint under a new headline, with a local ending or small edits, or the first
    paragraphs of a longer article. What was ``removed`` does not count. The original is the
    agency's own article, else the one published first, else the longest; it is never itself a
    copy. MinHash with banding finds the pairs to look at, and the words decide.

    Limits: an excerpt that begins in the middle of its original is found only if it is at
    least a third of it; a rewrite in other words is no copy.
    """
    texts = sorted(
        (read_words(article) for article in articles), key=lambda t: (-t.words, t.article.id)
    )
    original: dict[str, str] = {}
    for leader, members in _families(texts):
        best = min((leader, *(m for m in members if _covered(leader, m))), key=_preference)
        for member in (leader, *members):
            if member.article.id != best.article.id and _covered(member, best):
                original[member.article.id] = best.article.id
    return [replace(article, copy_of=original.get(article.id)) for article in articles]


def read_words(article: Article) -> Words:
    """The words of ``article`` without what was removed, hashed."""
    kept = []
    position = 0
    for part in sorted(article.removed, key=lambda part: part.start):
        kept.append(article.text[position : part.start])
        position = max(position, part.end)
    kept.append(article.text[position:])
    words = [match[0] for match in _words(" ".join(kept).lower())]
    return Words(
        article,
        len(words),
        tuple(_hashed(words, _RUN)),
        frozenset(_hashed(words, _RUN)),
        frozenset(_hashed(words, 3)),
        frozenset(_hashed(words[:_LEAD], 3)),
    )


def _words(text: str) -> list[re.Match[str]]:
    found = []
    for match in _WORD.finditer(text):
        found.append(match)
        if len(found) == _LONGEST:
            break
    return found


def _hashed(words: Sequence[str], length: int) -> list[int]:
    return [
        crc32(" ".join(words[i : i + length]).encode("utf-8", "surrogatepass"))
        for i in range(len(words) - length + 1)
    ]


def _families(texts: Sequence[Words]) -> list[tuple[Words, list[Words]]]:
    """Articles that no longer one covers, each with those it covers; ``texts`` longest first.

    Only such leaders are indexed, so a thousand copies of one article cost a thousand looks.
    """
    near = _Near()
    families: list[tuple[Words, list[Words]]] = []
    for text in texts:
        if text.words < _SHORTEST:
            continue
        shared = sorted(near.to(text), key=lambda i: (-len(families[i][0].known & text.known), i))
        home = next((i for i in shared[:_MOST_CANDIDATES] if _covered(text, families[i][0])), None)
        if home is not None:
            families[home][1].append(text)
            continue
        near.add(text)
        families.append((text, []))
    return families


class _Near:
    """Leaders that may cover a text: all of them while they are few, then by MinHash.

    For few, looking at each is exact and spares loading the library, half a second.
    """

    def __init__(self) -> None:
        self._leaders: list[Words] = []
        self._indexes: list[Any] = []

    def add(self, leader: Words) -> None:
        self._leaders.append(leader)
        if self._indexes:
            self._insert(len(self._leaders) - 1)
        elif len(self._leaders) > _MOST_CANDIDATES:
            from datasketch import MinHashLSH

            shape = {"num_perm": _BANDS * _ROWS, "params": (_BANDS, _ROWS)}
            self._indexes = [MinHashLSH(**shape), MinHashLSH(**shape)]
            for place in range(len(self._leaders)):
                self._insert(place)

    def to(self, text: Words) -> list[int]:
        if not self._indexes:
            return list(range(len(self._leaders)))
        found = zip(self._indexes, _signatures(text), strict=True)
        return sorted({place for index, signature in found for place in index.query(signature)})

    def _insert(self, place: int) -> None:
        found = zip(self._indexes, _signatures(self._leaders[place]), strict=True)
        for index, signature in found:
            index.insert(place, signature)


def _signatures(text: Words) -> list[Any]:
    """MinHashes of the whole and of the lead; a reprint may share no more than its first lines."""
    from datasketch import MinHash

    signatures = []
    for runs in (text.short_runs, text.lead_runs):
        signature = MinHash(num_perm=_BANDS * _ROWS, seed=1, hashfunc=_itself)
        signature.update_batch(sorted(runs))
        signatures.append(signature)
    return signatures


def _itself(value: int) -> int:
    return value


def coverage(part: Words, whole: Words) -> float:
    """Share of the words of ``part`` that stand in a run of five words found in ``whole``."""
    covered = 0
    reach = 0
    for index, run in enumerate(part.runs):
        if run in whole.known:
            covered += index + _RUN - max(index, reach)
            reach = index + _RUN
    return covered / part.words if part.words else 0.0


def _covered(part: Words, whole: Words) -> bool:
    return coverage(part, whole) >= COVERED


def _preference(text: Words) -> tuple[bool, str, str, bool, int, str]:
    """Orders an article and its copies: the most likely original first."""
    article = text.article
    agencies = _agencies()
    own = (article.outlet or "").lower() in agencies
    published = in_time(article.published)
    # A day without a time of day says nothing on what came first within that day.
    exact = published if "T" in published else f"{published}T99"
    return not own, published[:10], exact, not _has_mark(article), -text.words, article.id


def _has_mark(article: Article) -> bool:
    """Whether the article opens or closes with an agency's mark: "(Reuters)", "— AP"."""
    ends = article.text[:300] + " … " + article.text[-200:]
    names = (match[1] or match[2] for match in _MARK.finditer(ends))
    return any(name.strip().lower() in _agencies() for name in names)


_MARK = re.compile(r"\(([A-Z][\w -]{1,30})\)|[—–]\s?([A-Z][\w -]{1,30})(?=\s|$)")


@lru_cache(maxsize=1)
def _agencies() -> frozenset[str]:
    return frozenset(line.strip().lower() for line in read_table("group", "agencies.txt"))
