"""Groups of claims about one proposition, without chains of claims that only resemble in turn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from variorum.collate.candidates import find_candidates
from variorum.collate.facts import Fact
from variorum.collate.matching import Matcher
from variorum.collate.scorer import whom

MOST_PER_ARTICLE = 2
"""Claims of one article in a group: a headline and the sentence it stands for."""
OWN = 0.95
"""Least score of a link inside one article, which seldom says one thing twice."""
_WITNESSES = 8
"""Members that speak for a group when it is compared; bounds the cost of a merge."""


@dataclass(frozen=True, slots=True)
class Link:
    """Two facts, by index, that made their groups one; ``read``: the judge said so."""

    a: int
    b: int
    score: float
    read: bool = False


@dataclass(slots=True)
class _Group:
    members: list[int]
    witnesses: list[int]
    articles: Counter[str]
    links: list[Link] = field(default_factory=list)


def cluster(facts: Sequence[Fact], matcher: Matcher) -> list[tuple[list[int], list[Link]]]:
    """Groups of indexes into ``facts``, each with the links that hold it together.

    Every fact is in one group. Facts with the same words and actors are one from the start.
    Then the best-scored candidate pair comes first, and two groups become one only if the
    average score between their witnesses holds and no pair of them conflicts. A second round
    compares one witness of each group, so that groups full of near copies meet as well.
    """
    groups = _alike(facts)
    for _ in range(2):
        fronts = [group.witnesses[0] for group in groups]
        pairs = find_candidates([facts[front] for front in fronts], least=matcher.least)
        groups = _merge(groups, pairs, facts, matcher)
    return [(sorted(group.members), group.links) for group in groups]


def _alike(facts: Sequence[Fact]) -> list[_Group]:
    """One group for each different wording; the same words about others are apart."""
    by_words: dict[tuple[str, str], list[int]] = {}
    for index, fact in enumerate(facts):
        who = whom(fact) or f"article {fact.article.id}"
        by_words.setdefault((fact.words, who), []).append(index)
    groups = []
    for members in by_words.values():
        articles = Counter(facts[index].article.id for index in members)
        links = [Link(members[0], other, 1.0) for other in members[1:]]
        groups.append(_Group(members, members[:1], articles, links))
    return groups


def _merge(
    groups: list[_Group],
    pairs: Sequence[tuple[int, int]],
    facts: Sequence[Fact],
    matcher: Matcher,
) -> list[_Group]:
    """Greedy average-link merging along ``pairs`` of group indexes."""
    fronts = [(facts[groups[a].witnesses[0]], facts[groups[b].witnesses[0]]) for a, b in pairs]
    matcher.read_ahead(fronts)
    scored = []
    for (a, b), (one, other) in zip(pairs, fronts, strict=True):
        value = matcher.score(one, other)
        own = one.article.id == other.article.id
        if (not own or value >= OWN) and matcher.joins(one, other):
            scored.append((-value, groups[a].witnesses[0], groups[b].witnesses[0], a, b))
    home = list(range(len(groups)))
    refused: set[tuple[int, int]] = set()
    for negative, left, right, a, b in sorted(scored):
        first, second = sorted((_find(home, a), _find(home, b)))
        if first == second or (first, second) in refused:
            continue
        into, from_ = groups[first], groups[second]
        between = [
            matcher.score(facts[x], facts[y]) for x in into.witnesses for y in from_.witnesses
        ]
        fits = min(between) > 0 and sum(between) / len(between) >= matcher.average
        if not fits or not _room(into.articles, from_.articles):
            refused.add((first, second))
            continue
        into.members += from_.members
        into.witnesses = (into.witnesses + from_.witnesses)[:_WITNESSES]
        into.articles += from_.articles
        read = matcher.was_read(facts[left], facts[right])
        into.links += [*from_.links, Link(left, right, -negative, read)]
        home[second] = first
        refused = {pair for pair in refused if first not in pair} if len(refused) < 64 else refused
    return [group for index, group in enumerate(groups) if home[index] == index]


def _find(home: list[int], index: int) -> int:
    while home[index] != index:
        home[index] = home[home[index]]
        index = home[index]
    return index


def _room(one: Counter[str], other: Counter[str]) -> bool:
    """Whether no article would have too many claims in the joined group."""
    small, large = sorted((one, other), key=len)
    return all(large[a] + n <= MOST_PER_ARTICLE for a, n in small.items() if a in large)
