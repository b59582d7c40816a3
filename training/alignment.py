"""Fit the weights by which two claims are taken for the same, on the train topics of ECB+.

    python -m training.alignment --data DIR

``DIR`` holds ``coref/ecbplus_topics_01_35.jsonl``. Documents of one topic (two different real
events of one kind) are annotated and their claims compared across documents. A pair is positive
where at
least half of the event chains of both are shared and a participant is shared too, negative
where no event chain is shared; what lies between is left out. A logistic model with L2 penalty
is fitted by Newton's method from zero, so there is no seed. Conflicting pairs (number, time,
polarity ...) are left out, because the scorer never asks the model about them.

The limits from which two claims are linked (``LINKS``, ``FLOORS``, ``NEAR``, ``AVERAGE``) are
not learnt: ECB+ marks events and not propositions. They were chosen by reading; held-out scores
(leave one topic out) are printed beside them. Writes
``src/variorum/collate/tables/alignment.tsv``, the same bytes each time on one machine and one
build of the parser; dev topics are never read.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks._ecbplus import (
    DEV_TOPICS,
    Document,
    annotate_documents,
    claim_chains,
    load_documents,
)
from variorum.collate.actors import merge_actors
from variorum.collate.evidence import FEATURES, conflict, weigh
from variorum.collate.facts import Fact, make_facts
from variorum.collated import Story, StoryHead
from variorum.models import Models
from variorum.records import Annotated

TARGET = Path(__file__).parent.parent / "src/variorum/collate/tables/alignment.tsv"
PENALTY = 1.0
LINKS = (0.9, 0.82, 0.7)
FLOORS = (0.65, 0.56, 0.5)
"""Least score and cosine of a link where none, one, and two or more of predicate, number, time
and speaker agree.

Read on 118 pairs, the best of 20 stories of three outlets, half of them one proposition: of the
pairs above these limits 51 were right and two wrong. Shared actors said nothing there.
"""
NEAR = ((0.8, 0.75), (0.85, 0.6))
"""Cosine and score that are enough alone; read on the same pairs."""
AVERAGE = 0.5
"""Least average score between the claims of two groups that a link joins."""
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Pairs:
    """Evidence of each pair (n, features), whether it is positive, and its topic."""

    evidence: Floats
    positive: Floats
    topics: NDArray[np.int64]


def main() -> None:
    """Fit, choose the thresholds on held-out topics, write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    documents = [d for d in load_documents(options.data) if d.topic not in DEV_TOPICS]
    pairs = make_pairs(list(annotate_documents(documents, Models())))
    weights = fit(pairs.evidence, pairs.positive)
    write(weights, len(pairs.positive), int(pairs.positive.sum()))
    report(cross_validate(pairs), pairs.positive, weights)


def make_pairs(found: Sequence[tuple[Document, Annotated]]) -> Pairs:
    """All labelled pairs of claims of different documents of one topic."""
    by_topic: dict[int, list[tuple[Document, Annotated]]] = defaultdict(list)
    for document, annotated in found:
        by_topic[document.topic].append((document, annotated))
    rows, labels, topics = [], [], []
    for topic, members in sorted(by_topic.items()):
        for evidence, label in _labelled(members):
            rows.append(evidence)
            labels.append(float(label))
            topics.append(topic)
    return Pairs(np.array(rows), np.array(labels), np.array(topics))


def _labelled(
    members: Sequence[tuple[Document, Annotated]],
) -> Iterator[tuple[tuple[float, ...], bool]]:
    documents = {annotated.article.id: document for document, annotated in members}
    story = merge_actors(Story(StoryHead("", ""), tuple(annotated for _, annotated in members)))
    facts = make_facts(story)
    for a, b in combinations(facts, 2):
        if a.article.id == b.article.id or conflict(a, b):
            continue
        label = same_proposition(documents, a, b)
        if label is not None:
            yield weigh(a, b), label


def same_proposition(documents: dict[str, Document], a: Fact, b: Fact) -> bool | None:
    """Whether the gold chains say that two claims are one proposition; ``None``: undecided."""
    one, other = documents[a.article.id], documents[b.article.id]
    events = claim_chains(one, a.claim.span, "event"), claim_chains(other, b.claim.span, "event")
    if not events[0] or not events[1]:
        return None
    shared = len(events[0] & events[1])
    if not shared:
        return False
    who = claim_chains(one, a.claim.span, "entity"), claim_chains(other, b.claim.span, "entity")
    together = bool(who[0] & who[1]) or not who[0] or not who[1]
    if shared / len(events[0] | events[1]) >= 0.5 and together:
        return True
    return None


def fit(evidence: Floats, positive: Floats) -> Floats:
    """Bias and weights of the logistic model, by Newton's method from zero."""
    rows = np.hstack([np.ones((len(evidence), 1)), evidence])
    penalty = np.diag([0.0, *([PENALTY] * evidence.shape[1])])
    weights = np.zeros(rows.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (chance - positive) + penalty @ weights
        curve = (rows * (chance * (1 - chance))[:, None]).T @ rows + penalty
        step = np.linalg.solve(curve, slope)
        weights = weights - step
        if np.abs(step).max() < 1e-8:
            break
    return weights


def cross_validate(pairs: Pairs) -> Floats:
    """The score of each pair by a model that has not seen its topic."""
    scores = np.zeros(len(pairs.positive))
    for topic in np.unique(pairs.topics):
        held = pairs.topics == topic
        weights = fit(pairs.evidence[~held], pairs.positive[~held])
        scores[held] = 1 / (1 + np.exp(-(weights[0] + pairs.evidence[held] @ weights[1:])))
    return scores


def write(weights: Floats, pairs: int, positive: int) -> None:
    """The table that ships."""
    lines = [
        "# Weights of the evidence that two claims are one proposition (logistic model).",
        "# Made by: python -m training.alignment --data DIR (no seed: nothing is random).",
        f"# Data: ECB+ 1.0, train topics, {pairs} claim pairs, {positive} positive; annotation",
        "# CC BY 3.0. No text of it is in this table. Licence of the table: Apache-2.0.",
        "# link, floor, near, average: chosen by reading, see training/alignment.py.",
        f"bias\t{weights[0]:.4f}",
        *(f"link {n}\t{value}" for n, value in enumerate(LINKS)),
        *(f"floor {n}\t{value}" for n, value in enumerate(FLOORS)),
        *(f"near cosine {n}\t{alike}" for n, (alike, _) in enumerate(NEAR)),
        *(f"near score {n}\t{score}" for n, (_, score) in enumerate(NEAR)),
        f"average\t{AVERAGE}",
        *(f"{name}\t{weight:.4f}" for name, weight in zip(FEATURES, weights[1:], strict=True)),
    ]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


def report(scores: Floats, positive: Floats, weights: Floats) -> None:
    """What was learnt, and how good the held-out scores are."""
    order = np.argsort(scores)
    ranks = np.empty(len(order))
    ranks[order] = np.arange(1, len(order) + 1)
    count = positive.sum()
    area = (ranks[positive == 1].sum() - count * (count + 1) / 2) / (
        count * (len(positive) - count)
    )
    print(f"pairs {len(positive)}, positive {int(count)}, held-out AUC {area:.3f}")
    for least in LINKS:
        above = scores >= least
        print(
            f"score {least}: precision {positive[above].mean():.3f}, "
            f"recall {positive[above].sum() / count:.3f}"
        )
    for name, weight in zip(("bias", *FEATURES), weights, strict=True):
        print(f"{weight:8.3f}  {name}")


if __name__ == "__main__":
    main()
