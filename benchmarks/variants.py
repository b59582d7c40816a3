"""Scores quotation variants on real quotations varied at known rates.

``python -m benchmarks variants --data DIR [--json FILE] [--articles N]``

``DIR`` holds PolNeAR's ``quotations/train.jsonl`` and ``dev.jsonl``. Direct quotations of eight
words and more are taken from N articles at a time into one story of two outlets. The first
outlet prints them
all; the second prints each once, by a fixed seed unchanged, without its last third, without a
stretch in the middle, with a tenth or a fifth of its words replaced, or given to another speaker;
and beside them as many other quotations of the same campaign. Right is a pair found with its own
difference; wrong is a pair of two different quotations, or one with a difference it does not have.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks._data import locate
from benchmarks._made import SEED, edit_words, rows_of
from variorum.collate.renderings import split_words
from variorum.collate.variants import find_variants
from variorum.read import make_article
from variorum.records import (
    Actor,
    ActorKind,
    Annotated,
    Difference,
    Input,
    Quotation,
    QuotationForm,
    Story,
    StoryHead,
)
from variorum.spans import make_span

KINDS = {
    "unchanged": None,
    "last third cut": Difference.CUT,
    "middle cut": Difference.CUT,
    "10 % reworded": Difference.WORDING,
    "20 % reworded": Difference.WORDING,
    "other speaker": Difference.SPEAKER,
}
NAMES = ("Ada Brook", "Ben Castor", "Cleo Dunn", "Dora Elling", "Egon Farr", "Fay Gault")
ACTORS = tuple(
    Actor(f"actor{n}", name, ActorKind.PERSON, (), (), ()) for n, name in enumerate(NAMES)
)


def main(argv: list[str]) -> int:
    """Score, print, and write JSON where asked."""
    parser = argparse.ArgumentParser(prog="benchmarks variants")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--part", choices=("train", "dev"), default="dev")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--articles", type=int, default=12)
    options = parser.parse_args(argv)
    rows = list(rows_of(locate(options.data, "quotations", f"{options.part}.jsonl")))
    result = score(rows, options.articles)
    print(json.dumps(result, indent=2))
    if options.json:
        options.json.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    return 0


def score(rows: Sequence[dict[str, Any]], size: int) -> dict[str, Any]:
    """Found with the right difference, by kind; and every pair that is wrong."""
    chance = random.Random(SEED)
    right: Counter[str] = Counter()
    made: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    stories = 0
    for start in range(0, len(rows), size):
        texts = direct_quotations(rows[start : start + size])
        chance.shuffle(texts)
        half = len(texts) // 2
        if not half:
            continue
        stories += 1
        story, truth = make_story(texts[:half], texts[half:], chance)
        made.update(truth.values())
        for variant in find_variants(story):
            for a, b in combinations(variant.quotations, 2):
                kind = truth.get((a, b)) or truth.get((b, a))
                if kind is None:
                    wrong["two quotations"] += 1
                elif KINDS[kind] is variant.differs:
                    right[kind] += 1
                else:
                    wrong[f"{kind} called {variant.differs.value}"] += 1
    found = sum(right.values()) + sum(wrong.values())
    wanted = sum(n for kind, n in made.items() if KINDS[kind] is not None)
    return {
        "stories": stories,
        "precision": round(sum(right.values()) / found, 3) if found else None,
        "recall": round(sum(right.values()) / wanted, 3) if wanted else None,
        "right": {k: f"{right[k]} of {made[k]}" for k, kind in KINDS.items() if kind is not None},
        "unchanged pairs": made["unchanged"],
        "wrong": dict(sorted(wrong.items())),
    }


def direct_quotations(rows: Sequence[dict[str, Any]]) -> list[str]:
    """Different gold contents, without their quotation marks, of eight words and more."""
    texts: dict[tuple[str, ...], str] = {}
    for row in rows:
        for quotation in row["quotations"]:
            start, end = quotation["content"][0]
            text = row["text"][start:end].strip()
            quoted = len(quotation["content"]) == 1 and text[:1] in '"“' and text[-1:] in '"”'
            inner = text[1:-1].replace("“", "").replace("”", "").replace('"', "")
            words = split_words(inner)
            if quoted and len(words) >= 8:
                texts.setdefault(tuple(words), " ".join(inner.split()))
    return list(texts.values())


def make_story(
    shared: Sequence[str], others: Sequence[str], chance: random.Random
) -> tuple[Story, dict[tuple[str, str], str]]:
    """Two outlets' quotations, and for the pairs that are one quotation how the second differs."""
    vocabulary = sorted({word for text in (*shared, *others) for word in text.split()})
    speakers = [chance.randrange(len(ACTORS)) for _ in (*shared, *others)]
    kinds = [chance.choice(list(KINDS)) for _ in shared]
    varied = [_vary(t, kind, vocabulary, chance) for t, kind in zip(shared, kinds, strict=True)]
    moved = [
        (speaker + (kind == "other speaker")) % len(ACTORS)
        for speaker, kind in zip(speakers, kinds, strict=False)
    ]
    first = _telling(shared, speakers[: len(shared)], "first")
    second = _telling([*varied, *others], [*moved, *speakers[len(shared) :]], "second")
    truth = {
        (first.quotations[i].id, second.quotations[i].id): kind for i, kind in enumerate(kinds)
    }
    return Story(StoryHead("s", "t"), (first, second), ACTORS), truth


def _vary(text: str, kind: str, vocabulary: Sequence[str], chance: random.Random) -> str:
    words = text.split()
    if kind == "last third cut":
        return " ".join(words[: -(len(words) // 3)])
    if kind == "middle cut":
        third = len(words) // 3
        return " ".join([*words[:third], *words[third + max(1, len(words) // 4) :]])
    if kind.endswith("reworded"):
        share = max(int(kind[:2]) / 100, 1 / len(words))
        return edit_words(text, share, vocabulary, chance)
    return text


def _telling(texts: Sequence[str], speakers: Sequence[int], name: str) -> Annotated:
    article = make_article("\n\n".join(f"“{text}”" for text in texts), Input(name, name))
    quotations = []
    position = 0
    for number, (text, speaker) in enumerate(zip(texts, speakers, strict=True)):
        content = make_span(article, position, position + len(text) + 2)
        position += len(text) + 4
        identity = f"{name}{number}"
        quotations.append(
            Quotation(
                identity, QuotationForm.DIRECT, content, None, None, ACTORS[speaker].id, None, None
            )
        )
    return Annotated(article, (), (), tuple(quotations), (), ())
