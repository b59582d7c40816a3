"""Candidates come from indexes: near ones are found, and their number stays linear."""

import subprocess
import sys
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


def test_far_pairs_are_left_out_where_a_least_cosine_is_asked_for() -> None:
    facts = facts_with(twins(100))
    near = find_candidates(facts, least=0.5)
    assert set(near) < set(find_candidates(facts))
    assert all(float(facts[a].vector @ facts[b].vector) >= 0.5 for a, b in near)
    assert {(index, index + 100) for index in range(100)} <= set(near)


LARGE_THEN_ENCODE = """
import sys
sys.path.insert(0, {folder!r})
from test_candidates import facts_with, twins
from variorum.collate.candidates import find_candidates
from variorum.models import Models
assert len(find_candidates(facts_with(twins(1500)))) > 1500
print(Models().reader.read("The dam broke.", [(0, 14)]).labels.shape)
"""


def test_a_process_that_collates_a_large_story_can_load_the_reader_after_it() -> None:
    """Loading onnxruntime after usearch ended the process with a segmentation fault."""
    folder = __file__.rpartition("/")[0]
    code = LARGE_THEN_ENCODE.format(folder=folder)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-500:]
    assert done.stdout.startswith("(1, ")
