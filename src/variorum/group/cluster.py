"""Average-link clustering of a sparse graph: pairs that are not given count as 0."""

from __future__ import annotations

from collections.abc import Iterable
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Places = NDArray[np.integer[Any]]


def average_link(count: int, pairs: Iterable[tuple[int, int, float]], enough: float) -> list[int]:
    """The group of each of ``count`` places; a group is called by its lowest place.

    The two groups with the highest mean over all pairs between them are joined first, as long as
    that mean is ``enough``; ties go to the lower places. Time grows with the number of pairs; where
    these are millions, ``link_crowd`` does the same in a fraction of it.

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


def components(count: int, a: Places, b: Places) -> Places:
    """The connected part of each of ``count`` places, called by its lowest place.

    >>> import numpy as np
    >>> components(4, np.array([0]), np.array([2])).tolist()
    [0, 1, 0, 3]
    """
    import numpy as np
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    graph = coo_matrix((np.ones(len(a), dtype=np.int8), (a, b)), shape=(count, count))
    _, part = connected_components(graph, directed=False)
    _, lowest = np.unique(part, return_index=True)
    found: Places = lowest[part]
    return found
