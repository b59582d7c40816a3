"""Stories to affairs: what runs on over weeks, chapter by chapter; stories stay as they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

from variorum.group.profile import LEAD, Profiles, profile_stories
from variorum.group.trace import day_of
from variorum.grouped import Affair, Chapter, StoryGroup, Trace
from variorum.records import digest

if TYPE_CHECKING:
    Vector = dict[int, float]

APART = 28
"""Days between the beginnings of two stories beyond which no chapter follows another."""
NAMED = 0.45
"""Cosine of the names of two parts of an affair, at least.

Swept from .35 to .5 on a stream of 2012 to 2015 with two affairs of weeks and 17 pairs of
look-alike events mixed in: at .4 three of the pairs are joined, from .45 one; at .5 a fifth of the
pairs of stories found in the two affairs is lost.
"""
ALIKE = 0.25
"""Cosine of all their telling words, at least: one man in two matters is no affair."""
NAMES_TO_WORDS = 0.9
"""How much of that cosine the names must reach.

Two robberies of jewellers are more alike in their words than in their names, the chapters of one
affair the other way round: without it three of those 17 pairs are joined. At 1.0 an affair whose
name is a common word ("swine flu") comes apart.
"""
SEVERAL = 2.0
"""How many names the likeness must rest on (their effective number: 1 / sum of squared shares).

Of 26 affairs of two that rested on fewer than 1.8, ten were wrong when read; above, every tenth.
"""
LEAST = 0.3
"""Cosine of names below which no two stories are looked at: what an affair may be joined by."""
_BLOCK = 128
"""Stories that are compared with those before them at once: bounds what the products take."""


def find_affairs(stories: Iterable[StoryGroup], traces: Iterable[Trace]) -> tuple[Affair, ...]:
    """The affairs that run through ``stories``, the one that began first first.

    Stories alike in their names are joined, the likest first, as long as the two parts together
    are: each part counts with all its chapters, so that a chain does not drift from one matter to
    the next. Neither the order of ``stories`` nor that of ``traces`` matters, and no story is
    changed. A story without a dated article is no chapter.

    Limits: two events of one kind in one place with the same people are taken for one affair;
    where a chapter names nobody that the others name, it is missed.
    """
    known = {trace.article: trace for trace in traces}
    dated = []
    for story in stories:
        told = [known[article] for article in story.articles if article in known]
        days = sorted(day for trace in told if (day := day_of(trace)) > 0)
        if days:
            dated.append(_Dated(days[0], days[-1], story, tuple(told)))
    dated.sort(key=lambda one: (one.first, one.story.id))
    profiles = profile_stories([one.traces for one in dated])
    parts = _join(profiles, _near(profiles, [one.first for one in dated]))
    return tuple(_affair([dated[place] for place in part]) for part in parts)


@dataclass(frozen=True, slots=True)
class _Dated:
    """A story with its first and last day (counted from year 1) and the traces known of it."""

    first: int
    last: int
    story: StoryGroup
    traces: tuple[Trace, ...]


def _affair(told: Sequence[_Dated]) -> Affair:
    largest = max(told, key=lambda one: (len(one.story.articles), -one.first, one.story.id))
    return Affair(
        digest("affair", told[0].story.id),
        largest.story.title,
        tuple(Chapter(one.story.id, _iso(one.first), _iso(one.last)) for one in told),
    )


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()


def _near(profiles: Profiles, firsts: Sequence[int]) -> list[tuple[int, int]]:
    """Pairs of places that begin within ``APART`` days and share names at all, in order."""
    import numpy as np

    matrix = profiles.names.matrix()
    days = np.array(firsts, dtype=np.int64)
    found: list[tuple[int, int]] = []
    for begin in range(0, len(days), _BLOCK):
        end = min(begin + _BLOCK, len(days))
        since = int(np.searchsorted(days, days[begin] - APART))
        product = (matrix[begin:end] @ matrix[since:end].T).tocoo()
        later, earlier = product.row + begin, product.col + since
        kept = (earlier < later) & (product.data >= LEAST) & (days[later] - days[earlier] <= APART)
        found += zip(earlier[kept].tolist(), later[kept].tolist(), strict=True)
    return sorted(found)


def _join(profiles: Profiles, pairs: Sequence[tuple[int, int]]) -> list[list[int]]:
    """The places of each affair, ascending; the affair with the lowest place first."""
    beside: dict[int, set[int]] = defaultdict(set)
    for a, b in pairs:
        beside[a].add(b)
        beside[b].add(a)
    parts = {
        place: _Part([place], profiles.names.row(place), profiles.words.row(place))
        for place in sorted(beside)
    }
    heap = [(-value, a, b, 1, 1) for a, b in pairs if (value := _likeness(parts[a], parts[b]))]
    heapify(heap)
    while heap:
        _, a, b, size_a, size_b = heappop(heap)
        if any(p not in parts or len(parts[p].places) != s for p, s in ((a, size_a), (b, size_b))):
            continue  # one of the two has grown or gone since
        part = parts[a]
        part.add(parts.pop(b))
        for other in beside.pop(b):
            beside[other].discard(b)
            if other != a:
                beside[a].add(other)
                beside[other].add(a)
        for other in beside[a]:
            if value := _likeness(part, parts[other]):
                low, high = sorted((a, other))
                sizes = len(parts[low].places), len(parts[high].places)
                heappush(heap, (-value, low, high, *sizes))
    return sorted(sorted(part.places) for part in parts.values() if len(part.places) > 1)


class _Part:
    """Some chapters of an affair, with the sums of their names and words, and those squared."""

    def __init__(self, places: list[int], names: Vector, words: Vector) -> None:
        self.places, self.names, self.words = places, names, words
        self.named, self.worded = _square(names), _square(words)

    def add(self, other: _Part) -> None:
        """Take in the chapters of ``other``."""
        self.places += other.places
        self.named += other.named + 2 * sum(_shared(self.names, other.names).values())
        self.worded += other.worded + 2 * sum(_shared(self.words, other.words).values())
        for mine, its in ((self.names, other.names), (self.words, other.words)):
            for term, weight in its.items():
                mine[term] = mine.get(term, 0.0) + weight


def _likeness(one: _Part, other: _Part) -> float:
    """How alike two parts are (0 to 2), 0 where they are not to be joined."""
    common = _shared(one.names, other.names)
    shared = sum(common.values())
    names = shared / ((one.named * other.named) ** 0.5 or 1.0)
    if names < NAMED:
        return 0.0
    each: Vector = defaultdict(float)
    for term, value in common.items():
        each[term % LEAD] += value
    if shared * shared < SEVERAL * _square(each):
        return 0.0
    words = sum(_shared(one.words, other.words).values())
    words /= (one.worded * other.worded) ** 0.5 or 1.0
    if words < ALIKE or names < NAMES_TO_WORDS * words:
        return 0.0
    return round(names + words, 9)


def _shared(one: Vector, other: Vector) -> Vector:
    """The product of the weights of each term that both have."""
    if len(one) > len(other):
        one, other = other, one
    return {term: weight * other[term] for term, weight in one.items() if term in other}


def _square(vector: Vector) -> float:
    return sum(weight * weight for weight in vector.values())
