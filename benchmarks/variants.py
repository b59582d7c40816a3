"""Scores quotation variants on real quotations varied at known rates.

``python -m benchmarks variants --data DIR [--part dev] [--pairs N] [--articles N] [--json FILE]``

``DIR`` holds PolNeAR's ``quotations/train.jsonl`` and ``dev.jsonl``. Direct quotations of eight
words and more are taken from N articles at a time into one story of two outlets. The first
outlet prints them all; the second prints each once, by a fixed seed unchanged, without its last
third, without a stretch in the middle, with a tenth or a fifth of its words replaced, joined to
another one of the same speaker, or given to another speaker; and beside them as many other
quotations of the same campaign. This goes on, with other choices, until there are N pairs.

*Kind*: right is a pair found with its own difference; wrong is one of two different quotations,
or with a difference it does not have. *Pair*: whether the two are one statement told in two
ways, whatever the difference; beside it the likeness of the two texts by edit distance
(``rapidfuzz``: ``ratio``, and ``partial_ratio``, which forgives what is cut), each at the
threshold that is best on these very pairs. Pairs that differ in nothing are left out of both.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import combinations, product
from pathlib import Path
from typing import Any

from benchmarks._data import Count, locate
from benchmarks._made import SEED, rows_of
from benchmarks._quoted_pairs import KINDS, Truth, direct_quotations, make_story
from variorum.collate.variants import find_variants
from variorum.collated import Story

PAIRS = 300
Likeness = Callable[[str, str], float]


def main(argv: list[str]) -> int:
    """Score, print, and write JSON where asked."""
    parser = argparse.ArgumentParser(prog="benchmarks variants")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--part", choices=("train", "dev"), default="dev")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--articles", type=int, default=12)
    parser.add_argument("--pairs", type=int, default=PAIRS)
    options = parser.parse_args(argv)
    rows = list(rows_of(locate(options.data, "quotations", f"{options.part}.jsonl")))
    result = score(rows, options.articles, options.pairs)
    print(json.dumps(result, indent=2))
    if options.json:
        options.json.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    return 0


def score(rows: Sequence[dict[str, Any]], size: int, pairs: int) -> dict[str, Any]:
    """Found with the right difference, by kind; every pair that is wrong; and likeness beside."""
    stories = make_stories(rows, size, pairs)
    kinds = {kind: Count() for kind in KINDS if KINDS[kind] is not None}
    named: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    whole, unchanged = Count(), 0
    for story, truth in stories:
        unchanged += sum(kind == "unchanged" for kind in truth.values())
        for kind in (kind for kind in truth.values() if kind != "unchanged"):
            kinds[kind].gold += 1
            whole.gold += 1
        seen: set[tuple[str, str]] = set()
        for variant in find_variants(story):
            for one, other in combinations(sorted(variant.quotations), 2):
                told = truth.get((one, other))
                if _of_one_outlet(one, other) and variant.differs == "merged":
                    continue
                named[variant.differs] += 1
                if told is not None and KINDS[told] is variant.differs:
                    kinds[told].right += 1
                else:
                    wrong[f"{told or 'two quotations'} called {variant.differs.value}"] += 1
                if (one, other) not in seen:
                    seen.add((one, other))
                    whole.found += 1
                    whole.right += told not in (None, "unchanged")
    return {
        "stories": len(stories),
        "pairs": whole.gold + unchanged,
        "kind": _by_kind(kinds, named),
        "wrong": dict(sorted(wrong.items())),
        "unchanged pairs": unchanged,
        "pair": {"variants": whole.scores(), **_likeness(stories)},
    }


def make_stories(
    rows: Sequence[dict[str, Any]], size: int, pairs: int
) -> list[tuple[Story, Truth]]:
    """Stories of ``size`` articles each, in rounds until they hold ``pairs`` pairs."""
    chance = random.Random(SEED)
    stories: list[tuple[Story, Truth]] = []
    made = 0
    while True:
        before = made
        for start in range(0, len(rows), size):
            texts = direct_quotations(rows[start : start + size])
            chance.shuffle(texts)
            half = len(texts) // 2
            if half:
                stories.append(make_story(texts[:half], texts[half:], chance))
                made += len(stories[-1][1])
            if made >= pairs:
                return stories
        if made == before:
            raise SystemExit("no direct quotation of eight words is in the data")


def _of_one_outlet(one: str, other: str) -> bool:
    return one.rstrip("0123456789") == other.rstrip("0123456789")


def _by_kind(kinds: dict[str, Count], named: Counter[str]) -> dict[str, dict[str, float | int]]:
    """Recall of each way to vary, and precision and recall of each difference."""
    found: dict[str, dict[str, float | int]] = {}
    for difference in sorted({d for d in KINDS.values() if d is not None}):
        counts = [count for kind, count in kinds.items() if KINDS[kind] is difference]
        whole = Count(sum(c.right for c in counts), named[difference], sum(c.gold for c in counts))
        found[difference.value] = whole.scores()
    for kind, count in kinds.items():
        found[f"  {kind}"] = {"right": count.right, "gold": count.gold}
    return found


def _likeness(stories: Sequence[tuple[Story, Truth]]) -> dict[str, dict[str, float | int]]:
    """Each measure of likeness at its best threshold."""
    from rapidfuzz import fuzz

    measures: dict[str, Likeness] = {"ratio": fuzz.ratio, "partial_ratio": fuzz.partial_ratio}
    found = {}
    for name, measure in measures.items():
        scored: list[tuple[float, bool]] = []
        gold = 0
        for story, truth in stories:
            first, second = (telling.quotations for telling in story.tellings)
            gold += sum(kind != "unchanged" for kind in truth.values())
            for one, other in product(first, second):
                told = truth.get((one.id, other.id))
                if told != "unchanged":
                    likeness = measure(one.content.exact.lower(), other.content.exact.lower())
                    scored.append((likeness, told is not None))
        found[f"{name}, best threshold"] = _best(scored, gold)
    return found


def _best(scored: Sequence[tuple[float, bool]], gold: int) -> dict[str, float | int]:
    count, best = Count(gold=gold), Count(gold=gold)
    ranked = sorted(scored, key=lambda item: -item[0])
    for place, (likeness, right) in enumerate(ranked):
        count.found += 1
        count.right += right
        last = place + 1 == len(ranked) or ranked[place + 1][0] < likeness
        if last and count.scores()["f1"] > best.scores()["f1"]:
            best = Count(count.right, count.found, gold)
    return best.scores()
