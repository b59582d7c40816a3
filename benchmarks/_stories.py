"""Articles with gold stories, and how well a grouping agrees with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from math import comb
from pathlib import Path
from typing import Any

from benchmarks._data import locate
from benchmarks._made import rows_of
from variorum.group import trace_article
from variorum.grouped import Trace
from variorum.read import make_article
from variorum.records import Article, Input, Origin, Precision, Published

FILES = ("allsides_2016_2018.jsonl", "ecbplus_topics_01_35.jsonl")


def story_rows(data: Path, name: str) -> list[dict[str, Any]]:
    """The rows of one of the files: id, story, outlet, published, title, text."""
    return list(rows_of(locate(data, "stories", name)))


def stream_rows(data: Path) -> list[dict[str, Any]]:
    """The rows of the stream, which have no story."""
    return list(rows_of(locate(data, "stream", "articles_2012_2018.jsonl.gz")))


def article_of(row: Mapping[str, Any]) -> Article:
    """The article of one row, under the row's id."""
    published = row.get("published")
    return make_article(
        row["text"],
        Input(str(row["id"]), str(row["id"])),
        outlet=row.get("outlet"),
        title=row.get("title") or None,
        url=row.get("url"),
        published=Published(published, Precision.DAY, Origin.RECORD) if published else None,
    )


def traces_of(rows: Sequence[Mapping[str, Any]]) -> list[Trace]:
    """The trace of each row, in order."""
    return [trace_article(article_of(row)) for row in rows]


def b_cubed(found: Sequence[Hashable], gold: Sequence[Hashable]) -> tuple[float, float, float]:
    """Precision, recall and F1 by article (Bagga and Baldwin 1998).

    >>> b_cubed([1, 1, 2], ["a", "b", "b"])
    (0.6666666666666666, 0.6666666666666666, 0.6666666666666666)
    """
    shares = article_shares(found, gold)
    precision = sum(share for share, _ in shares) / len(shares)
    recall = sum(share for _, share in shares) / len(shares)
    return precision, recall, 2 * precision * recall / (precision + recall)


def article_shares(
    found: Sequence[Hashable], gold: Sequence[Hashable]
) -> list[tuple[float, float]]:
    """For each article the share of its cluster that has its story, and the other way round."""
    clusters, stories = Counter(found), Counter(gold)
    pairs = list(zip(found, gold, strict=True))
    shared = Counter(pairs)
    return [(shared[f, g] / clusters[f], shared[f, g] / stories[g]) for f, g in pairs]


def adjusted_rand(found: Sequence[Hashable], gold: Sequence[Hashable]) -> float:
    """The adjusted Rand index (Hubert and Arabie 1985); 1 for the same partition.

    >>> adjusted_rand([1, 1, 2], ["a", "a", "b"])
    1.0
    """
    both = sum(comb(n, 2) for n in Counter(zip(found, gold, strict=True)).values())
    one = sum(comb(n, 2) for n in Counter(found).values())
    other = sum(comb(n, 2) for n in Counter(gold).values())
    chance = one * other / max(1, comb(len(gold), 2))
    most = (one + other) / 2
    return (both - chance) / (most - chance) if most != chance else 1.0
