"""Pairs of claims worth comparing, found by index: never all against all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from variorum.collate.facts import Fact
from variorum.models.shipped import load_runtime

NEIGHBOURS = 12
"""Nearest claims by vector that are compared with each claim."""
_RARE_TERMS = 4
_LONGEST_POSTING = 24
"""A term in more claims than this is not rare: it costs much and finds nothing the vectors miss."""
_BLOCK = 8192
"""Pairs whose cosines are taken at once; bounds the memory."""
_EXACT_UP_TO = 2000
"""Claims up to which nearest neighbours are exact; above it an HNSW graph finds them."""
_CONNECTIVITY, _EXPANSION_ADD, _EXPANSION_SEARCH = 12, 40, 32
"""Width of the HNSW graph and of its walks. Measured on 18,000 claims of real articles."""


def find_candidates(facts: Sequence[Fact], least: float = 0.0) -> list[tuple[int, int]]:
    """Index pairs (a < b) of claims that are near by vector or share a rare term, sorted.

    Pairs with a cosine under ``least`` are left out. The number of pairs grows with the number
    of claims, not with its square.
    """
    pairs = {(min(pair), max(pair)) for pair in _near(facts)}
    pairs.update(_sharing_rare_terms(facts))
    found = sorted((a, b) for a, b in pairs if a != b)
    return _alike(facts, found, least) if least > 0 else found


def _alike(
    facts: Sequence[Fact], pairs: Sequence[tuple[int, int]], least: float
) -> list[tuple[int, int]]:
    """Those of ``pairs`` whose vectors have a cosine of ``least`` or more."""
    import numpy as np

    known = np.array([len(fact.vector) > 0 for fact in facts], dtype=bool)
    if not pairs or not known.any():
        return []
    size = max(len(fact.vector) for fact in facts)
    vectors = np.zeros((len(facts), size), dtype=np.float32)
    for index in map(int, np.nonzero(known)[0]):
        vectors[index] = facts[index].vector
    kept = []
    for start in range(0, len(pairs), _BLOCK):
        block = pairs[start : start + _BLOCK]
        one, other = np.array(block).T
        alike = np.einsum("ij,ij->i", vectors[one], vectors[other])
        kept += [pair for pair, value in zip(block, alike, strict=True) if value >= least]
    return kept


def _near(facts: Sequence[Fact]) -> Iterator[tuple[int, int]]:
    import numpy as np

    known = [index for index, fact in enumerate(facts) if len(fact.vector)]
    if len(known) < 2:
        return
    vectors = np.stack([facts[index].vector for index in known])
    count = min(NEIGHBOURS + 1, len(known))
    if len(known) <= _EXACT_UP_TO:
        alike = np.round(vectors @ vectors.T, 5)
        nearest = np.argsort(-alike, axis=1, kind="stable")[:, :count]
    else:
        # onnxruntime first: imported after usearch it ends the process with a segmentation fault
        # (seen with onnxruntime 1.31.1 and usearch 2.26), and a later story may need the encoder.
        load_runtime()
        from usearch.index import Index

        # One thread and one order of adding: the graph is the same for the same story.
        graph = Index(
            ndim=vectors.shape[1],
            metric="ip",
            connectivity=_CONNECTIVITY,
            dtype="f32",
            expansion_add=_EXPANSION_ADD,
            expansion_search=_EXPANSION_SEARCH,
        )
        keys = np.arange(len(known))
        graph.add(keys, vectors, threads=1)
        nearest = graph.search(vectors, count, threads=1).keys
    for row, columns in enumerate(nearest):
        for column in columns:
            if int(column) != row:
                yield known[row], known[int(column)]


def _sharing_rare_terms(facts: Sequence[Fact]) -> Iterator[tuple[int, int]]:
    counts = Counter(term for fact in facts for term in fact.terms)
    postings: dict[str, list[int]] = {}
    for index, fact in enumerate(facts):
        rare = [term for term in fact.terms if 2 <= counts[term] <= _LONGEST_POSTING]
        for term in sorted(rare, key=lambda term: (counts[term], term))[:_RARE_TERMS]:
            postings.setdefault(term, []).append(index)
    for posting in postings.values():
        yield from ((a, b) for i, a in enumerate(posting) for b in posting[i + 1 :])
