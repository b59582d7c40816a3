"""Scores copies on articles varied at known rates, and counts alarms on real ones.

``python -m benchmarks copies --data DIR [--json FILE] [--articles N]``

``DIR`` holds ``stream/articles_2012_2018.jsonl.gz`` and ``stories/allsides_2016_2018.jsonl``. From
each of N real articles one copy of each kind is made with a fixed seed: a new headline; a local
ending (two sentences of another article); 2, 5 and 10 % of the words replaced; every tenth
sentence left out; cut after 60 or 120 words. Against them stand articles that are no copies: two
different ones that both quote the same passage of a third, which is 20, 40 or 60 % of each; and
the real pairs that editors put into one story. Coverage is swept from .5 to .95.

Real pairs above the threshold may be true copies: their ids are printed, to be read.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks._data import locate
from benchmarks._made import SEED, edit_words, first_rows, rows_of, sentences
from variorum.group import copies
from variorum.read import make_article
from variorum.records import Article, Input

SWEEP = (0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95)


def main(argv: list[str]) -> int:
    """Score, print, and write JSON where asked."""
    parser = argparse.ArgumentParser(prog="benchmarks copies")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--articles", type=int, default=200)
    options = parser.parse_args(argv)
    rows = first_rows(
        locate(options.data, "stream", "articles_2012_2018.jsonl.gz"), options.articles, 50
    )
    real = list(rows_of(locate(options.data, "stories", "allsides_2016_2018.jsonl")))
    result = score([row["text"] for row in rows], real)
    show(result)
    if options.json:
        options.json.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    return 0


def score(texts: Sequence[str], real: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """For each kind, the share of pairs that are found (copies) or wrongly found (no copies)."""
    found: dict[str, list[float]] = defaultdict(list)
    met: dict[str, list[bool]] = defaultdict(list)
    for kind, a, b in made_pairs(texts):
        one, other = _article(a, "a"), _article(b, "b")
        found[kind].append(_closeness(one, other))
        met[kind].append(any(article.copy_of for article in copies.mark_copies([one, other])))
    alarms = []
    for one, other, ids in _story_pairs(real):
        closeness = _closeness(one, other)
        found["not: two articles of one story"].append(closeness)
        if closeness >= copies.COVERED:
            alarms.append({"ids": ids, "coverage": round(closeness, 3)})
    return {
        "share of pairs at or above coverage": {
            kind: {str(limit): _share(limit, values) for limit in SWEEP}
            for kind, values in found.items()
        },
        "marked by mark_copies": {
            kind: {"share": round(sum(v) / len(v), 3), "pairs": len(v)} for kind, v in met.items()
        },
        "threshold": copies.COVERED,
        "real pairs": len(found["not: two articles of one story"]),
        "real pairs above the threshold": alarms,
    }


def show(result: dict[str, Any]) -> None:
    """The sweep as a table, and what was marked."""
    print(f"{'share of pairs at or above':34}", *(f"{limit:>5}" for limit in SWEEP))
    for kind, row in result["share of pairs at or above coverage"].items():
        marked = result["marked by mark_copies"].get(kind)
        tail = f"  marked {marked['share']} of {marked['pairs']}" if marked else ""
        print(f"{kind:34}", *(f"{value:5.2f}" for value in row.values()), tail)
    alarms = result["real pairs above the threshold"]
    print(f"threshold {result['threshold']}; real pairs above it: {len(alarms)} of", end=" ")
    print(result["real pairs"], *alarms)


def made_pairs(texts: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Kind and two texts; kinds that begin with "not" are no copies."""
    chance = random.Random(SEED)
    vocabulary = sorted({word for text in texts for word in text.split()})
    for index, text in enumerate(texts):
        other, third = texts[index - 1], texts[index - 2]
        yield "new headline", text, f"{' '.join(chance.sample(vocabulary, 9))}\n\n{text}"
        yield "local ending", text, f"{text} {' '.join(sentences(other)[-2:])}"
        for percent in (2, 5, 10):
            edited = edit_words(text, percent / 100, vocabulary, chance)
            yield f"{percent} % of words edited", text, edited
        kept = [s for place, s in enumerate(sentences(text)) if place % 10 != 5]
        yield "every tenth sentence left out", text, " ".join(kept)
        words = text.split()
        for cut in (60, 120):
            if len(words) > 2 * cut:
                yield f"cut after {cut} words", text, " ".join(words[:cut])
        for percent in (20, 40, 60):
            a, b = (_with_passage(x, third, percent / 100) for x in (text, other))
            yield f"not: {percent} % is one press release", a, b


def _with_passage(text: str, passage: str, share: float) -> str:
    """300 words, of which ``share`` are ``passage`` and the rest the beginning of ``text``."""
    quoted = passage.split()[: int(300 * share)]
    return " ".join([*text.split()[: 300 - len(quoted)], *quoted])


def _story_pairs(rows: Sequence[dict[str, Any]]) -> Iterator[tuple[Article, Article, list[str]]]:
    stories: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        stories[str(row["story"])].append(row)
    for members in stories.values():
        for a, b in combinations(members, 2):
            yield _article(a["text"], "a"), _article(b["text"], "b"), [str(a["id"]), str(b["id"])]


def _article(text: str, name: str) -> Article:
    return make_article(text, Input(name, name))


def _closeness(a: Article, b: Article) -> float:
    one, other = copies.read_words(a), copies.read_words(b)
    return max(copies.coverage(one, other), copies.coverage(other, one))


def _share(limit: float, values: Sequence[float]) -> float:
    return round(sum(value >= limit for value in values) / len(values), 3)
