"""Average-link clustering of a sparse graph: pairs that are not given count as 0."""

from __future__ import annotations

from collections.abc import Iterable
from heapq import heapify, heappop, heappush


def average_link(count: int, pairs: Iterable[tuple[int, int, float]], enough: float) -> list[int]:
    """The group of each of ``count`` places; a group is called by its lowest place.

    The two groups with the highest mean over all pairs between them are joined first, as long as
    that mean is ``enough``; ties go to the lower places. Time grows with the number of pairs.

    >>> average_link(4, [(0, 1, 0.9), (1, 2, 0.8), (0, 2, 0.4), (2, 3, 0.3)], 0.5)
    [0, 0, 0, 3]
    """
    sums: list[dict[int, float]] = [{} for _ in range(count)]
    for a, b, value in pairs:
        sums[a][b] = sums[b][a] = value
    members = [[place] for place in range(count)]
    heap = [
        (-value, a, b)
        for a in range(count)
        for b, value in sums[a].items()
        if a < b and value >= enough
    ]
    heapify(heap)
    while heap:
        value, a, b = heappop(heap)
        if b not in sums[a] or _mean(sums, members, a, b) != -value:
            continue  # one of the two has grown or gone since
        for other, total in sorted(sums[b].items()):
            del sums[other][b]
            if other != a:
                sums[a][other] = sums[other][a] = sums[a].get(other, 0.0) + total
        sums[b] = {}
        members[a] += members[b]
        members[b] = []
        size = len(members[a])
        for other, total in sums[a].items():
            mean = total / (size * len(members[other]))
            if mean >= enough:
                heappush(heap, (-mean, min(a, other), max(a, other)))
    group = [0] * count
    for place, inside in enumerate(members):
        for member in inside:
            group[member] = place
    return group


def _mean(sums: list[dict[int, float]], members: list[list[int]], a: int, b: int) -> float:
    return sums[a][b] / (len(members[a]) * len(members[b]))


def components(count: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    """The connected part of each of ``count`` places, called by its lowest place.

    >>> components(4, [(0, 2)])
    [0, 1, 0, 3]
    """
    parent = list(range(count))

    def root(place: int) -> int:
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    for a, b in pairs:
        low, high = sorted((root(a), root(b)))
        parent[high] = low
    return [root(place) for place in range(count)]
