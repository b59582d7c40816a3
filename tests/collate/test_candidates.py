"""Candidates come from indexes: near ones are found, and their number stays linear."""

from dataclasses import replace

import numpy as np
import pytest

from variorum.collate.candidates import NEIGHBOURS, find_candidates
from variorum.collate.facts import Fact
from variorum.read import make_article
from variorum.records import Basis, Claim, Input
from variorum.spans import make_span


def facts_with(vectors: np.ndarray) -> list[Fact]:
    article = make_article("Ana Ruiz resigned.", Input("a"))
    claim = Claim("c", make_span(article, 0, 17), None, Basis.OUTLET)
    fact = Fact(
        claim=claim,
        article=article,
        words="ana ruiz resigned",
        terms={},
        head="",
        subject="",
        object="",
        actors=frozenset(),
        agent="",
        negated=False,
        modals=frozenset(),
        numbers={},
        times={},
        open=False,
        vector=np.zeros(0, dtype=np.float32),
    )
    return [replace(fact, vector=vector.astype(np.float32)) for vector in vectors]


def twins(count: int) -> np.ndarray:
    """``count`` random directions, each twice with a little noise, as unit vectors."""
    chance = np.random.default_rng(7)
    base = chance.normal(size=(count, 64))
    both = np.concatenate([base, base + chance.normal(scale=0.05, size=base.shape)])
    return both / np.linalg.norm(both, axis=1, keepdims=True)


@pytest.mark.parametrize("count", [200, 1500])
def test_the_nearest_claim_is_a_candidate_in_small_and_large_stories(count: int) -> None:
    pairs = set(find_candidates(facts_with(twins(count))))
    found = sum((index, index + count) in pairs for index in range(count))
    assert found >= 0.99 * count
    assert len(pairs) <= 2 * count * NEIGHBOURS


def test_the_same_story_gives_the_same_candidates() -> None:
    facts = facts_with(twins(1100))
    assert find_candidates(facts) == find_candidates(facts)


def test_a_rare_shared_term_makes_a_candidate_without_vectors() -> None:
    facts = facts_with(np.zeros((40, 0)))
    facts[3] = replace(facts[3], terms={"dam": 2.0})
    facts[17] = replace(facts[17], terms={"dam": 2.0})
    assert find_candidates(facts) == [(3, 17)]


def test_a_common_term_makes_no_candidates() -> None:
    facts = [replace(fact, terms={"mayor": 0.1}) for fact in facts_with(np.zeros((60, 0)))]
    assert find_candidates(facts) == []
