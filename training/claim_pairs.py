"""Pairs of claims that people read, found again in their articles by place and hash."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks._stories import article_of
from variorum.annotate import annotate_article
from variorum.annotate.drafts import length, overlap
from variorum.collate.actors import merge_actors
from variorum.collate.facts import Fact, make_facts
from variorum.group import make_story
from variorum.models import Models
from variorum.spans import pieces_of, words_of

MOST_LOST = 0.1
"""Share of the pairs that may be gone since they were read, because claims are cut otherwise."""

Row = dict[str, Any]

ALIKE = 0.8
"""Share of the characters of either that two cuts of one claim have in common at least."""


def find_pairs(path: Path, data: Path, models: Models) -> list[tuple[Row, Fact, Fact]]:
    """The rows of ``path`` whose claims are still found in the articles under ``data``."""
    rows: list[Row] = json.loads(path.read_text(encoding="utf-8"))
    found = []
    for story, facts in _facts(data, {row["story"] for row in rows}, models):
        for row in rows:
            if row["story"] != story:
                continue
            a, b = (_find(row[side], facts.get(row[side]["article"], ())) for side in "ab")
            if a is not None and b is not None:
                found.append((row, a, b))
    if len(found) < (1 - MOST_LOST) * len(rows):
        raise SystemExit(
            f"{len(rows) - len(found)} of {len(rows)} pairs of {path.name} are not found in "
            f"{data}: its articles or the finding of claims are not what they were"
        )
    print(f"{len(found)} of {len(rows)} pairs found", flush=True)
    return found


def share_of(read: Sequence[str], worth: dict[str, float]) -> float:
    """The mean of what each reader's label is worth."""
    return sum(worth[label] for label in read) / len(read)


def _find(side: Row, facts: Sequence[Fact]) -> Fact | None:
    """The claim at the place of ``side``; else one that is cut a little otherwise since."""
    for fact in facts:
        if pieces_of(fact.claim.span) == [tuple(piece) for piece in side["pieces"]]:
            words = hashlib.sha256(words_of(fact.claim.span).encode("utf-8")).hexdigest()
            return fact if words[:16] == side["sha256"] else None
    near = max(facts, key=lambda fact: _shared(side, fact), default=None)
    return near if near is not None and _shared(side, near) >= ALIKE else None


def _shared(side: Row, fact: Fact) -> float:
    """Characters that both have, as a share of those that either has."""
    own = tuple((start, end) for start, end in side["pieces"])
    found = tuple(pieces_of(fact.claim.span))
    common = overlap(own, found)
    return common / (length(own) + length(found) - common)


def _facts(
    data: Path, wanted: set[str], models: Models
) -> Iterator[tuple[str, dict[str, list[Fact]]]]:
    """The claims of each wanted story, by article."""
    for name, told in sorted(_stories(data).items()):
        if name not in wanted:
            continue
        story = merge_actors(
            make_story([annotate_article(article_of(row), models) for row in told])
        )
        found: dict[str, list[Fact]] = {}
        for fact in make_facts(story):
            found.setdefault(fact.article.input.id or "", []).append(fact)
        yield name, found


def _stories(data: Path) -> dict[str, list[Row]]:
    stories: dict[str, list[Row]] = {}
    path = data / "pairs" / "pac_train_dev.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        stories[row["story"]] = row["articles"]
    path = data / "stories" / "allsides_2016_2018.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        stories.setdefault(row["story"], []).append(row)
    return stories
