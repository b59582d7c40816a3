"""Groups of claims about one proposition, without chains of claims that only resemble in turn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from variorum.collate.candidates import find_candidates
from variorum.collate.facts import Fact
from variorum.collate.scorer import Scorer, whom

MOST_PER_ARTICLE = 2
"""Claims of one article in a group: a headline and the sentence it stands for."""
OWN = 0.95
"""Least score of a link inside one article, which seldom says one thing twice."""
_WITNESSES = 8
"""Members that speak for a group when it is compared; bounds the cost of a merge."""


@dataclass(frozen=True, slots=True)
class Link:
    """Two facts, by index, that made their groups one."""

    a: int
    b: int
    score: float


@dataclass(slots=True)
class _Group:
    members: list[int]
    witnesses: list[int]
    articles: Counter[str]
    links: list[Link] = field(default_factory=list)


def cluster(facts: Sequence[Fact], scorer: Scorer) -> list[tuple[list[int], list[Link]]]:
    """Groups of indexes into ``facts``, each with the links that hold it together.

    Every fact is in one group. Facts with the same words and actors are one from the start.
    Then the best-scored candidate pair comes first, and two groups become one only if the
    average score between their witnesses holds and no pair of them conflicts. A second round
    compares one witness of each group, so that groups full of near copies meet as well.
    """
    groups = _alike(facts)
    scores: dict[tuple[int, int], float] = {}
    for _ in range(2):
        fronts = [group.witnesses[0] for group in groups]
        pairs = find_candidates([facts[front] for front in fronts], least=min(scorer.floors))
        groups = _merge(groups, pairs, facts, scorer, scores)
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
    scorer: Scorer,
    scores: dict[tuple[int, int], float],
) -> list[_Group]:
    """Greedy average-link merging along ``pairs`` of group indexes."""

    def score(a: int, b: int) -> float:
        key = (a, b) if a < b else (b, a)
        if key not in scores:
            scores[key] = scorer.score(facts[key[0]], facts[key[1]])
        return scores[key]

    scored = []
    for a, b in pairs:
        left, right = groups[a].witnesses[0], groups[b].witnesses[0]
        value = score(left, right)
        own = facts[left].article.id == facts[right].article.id
        if (not own or value >= OWN) and scorer.joins(facts[left], facts[right], value):
            scored.append((-value, left, right, a, b))
    home = list(range(len(groups)))
    refused: set[tuple[int, int]] = set()
    for negative, left, right, a, b in sorted(scored):
        first, second = sorted((_find(home, a), _find(home, b)))
        if first == second or (first, second) in refused:
            continue
        one, other = groups[first], groups[second]
        between = [score(x, y) for x in one.witnesses for y in other.witnesses]
        fits = min(between) > 0 and sum(between) / len(between) >= scorer.average
        if not fits or not _room(one.articles, other.articles):
            refused.add((first, second))
            continue
        one.members += other.members
        one.witnesses = (one.witnesses + other.witnesses)[:_WITNESSES]
        one.articles += other.articles
        one.links += [*other.links, Link(left, right, -negative)]
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
