"""Scores actors on entity chains: which names, in one document and across a story, are one.

``python -m benchmarks actors --data DIR [--part train|dev] [--json FILE]``

``DIR`` holds ``coref/ecbplus_topics_01_35.jsonl`` (ECB+); the usual split by topic. A mention of an
actor is matched with a gold entity mention of a validated sentence if both end at the same
character (a possessive or a mark at the end of the gold mention left off). Only matched mentions
are scored, so this measures who is who, not how many names are found. Gold stories are given, and
singletons count.

Pairwise: of the pairs that we join, how many are in one chain (precision), and the reverse.
B-cubed: the mean over mentions of the share of its cluster that is in its chain, and the reverse.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping
from pathlib import Path

from benchmarks._ecbplus import DEV_TOPICS, Document, load_documents
from variorum.annotate.actors import find_actors
from variorum.annotate.parse import parse_article
from variorum.collate.actors import merge_actors
from variorum.collated import Story, StoryHead
from variorum.models import Models
from variorum.read import make_article
from variorum.records import Annotated, Input, Span

Clusters = Mapping[Hashable, Hashable]
"""Each mention with the name of its cluster."""


def main(argv: list[str]) -> int:
    """Score, print, and write JSON where asked."""
    parser = argparse.ArgumentParser(prog="benchmarks actors")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--part", choices=("train", "dev"), default="dev")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args(argv)
    documents = [
        document
        for document in load_documents(options.data)
        if (document.topic in DEV_TOPICS) == (options.part == "dev")
    ]
    result = score(documents)
    for name, figures in result.items():
        print(name, " ".join(f"{key} {value:.3f}" if isinstance(value, float) else f"{key} {value}"
                             for key, value in figures.items()))  # fmt: skip
    if options.json:
        options.json.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    return 0


def score(documents: list[Document]) -> dict[str, dict[str, float | int]]:
    """Pairwise and B-cubed figures inside documents and across the documents of each story."""
    models = Models()
    stories: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        stories[document.story].append(document)
    gold: dict[Hashable, Hashable] = {}
    inside: dict[Hashable, Hashable] = {}
    across: dict[Hashable, Hashable] = {}
    local_gold: dict[Hashable, Hashable] = {}
    for name, told in sorted(stories.items()):
        tellings = []
        by_article = {}
        for document in told:
            article = make_article(document.text, Input(document.id, document.id))
            actors = find_actors(parse_article(article, models.parser))
            tellings.append(Annotated(article, (), tuple(actors), (), (), ()))
            by_article[article.id] = document
            for actor in actors:
                for span in actor.mentions:
                    chain = _chain(document, span)
                    if chain is not None:
                        key = (article.id, span.start)
                        gold[key] = (name, chain)
                        local_gold[key] = (article.id, chain)
                        inside[key] = actor.id
        merged = merge_actors(Story(StoryHead(name, name), tuple(tellings)))
        for actor in merged.actors:
            for span in actor.mentions:
                if (span.article, span.start) in gold:
                    across[span.article, span.start] = (name, actor.id)
    return {
        "in one document": {"mentions": len(inside), **_figures(inside, local_gold)},
        "across a story": {"mentions": len(across), **_figures(across, gold)},
    }


def _chain(document: Document, span: Span) -> str | None:
    """The chain of the gold mention that ends where ``span`` ends."""
    for mention in document.mentions:
        words = document.text[mention.start : mention.end]
        plain = words.rstrip(" \"'.,").removesuffix("'s").rstrip()
        if mention.kind == "entity" and mention.start + len(plain) == span.end:
            return mention.chain
    return None


def _figures(found: Clusters, gold: Clusters) -> dict[str, float]:
    """Pairwise and B-cubed precision, recall and F1 of two clusterings of the same mentions."""
    joint = Counter((found[key], gold[key]) for key in found)
    ours, theirs = Counter(found.values()), Counter(gold[key] for key in found)
    both = sum(n * (n - 1) // 2 for n in joint.values())
    pairs = _rates(
        both,
        sum(n * (n - 1) // 2 for n in ours.values()),
        sum(n * (n - 1) // 2 for n in theirs.values()),
    )
    total = len(found) or 1
    precision = sum(n * n / ours[us] for (us, _), n in joint.items()) / total
    recall = sum(n * n / theirs[them] for (_, them), n in joint.items()) / total
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    named = dict(zip(("pairwise P", "R", "F1"), pairs, strict=True))
    return {**named, "B-cubed P": precision, "B-cubed R": recall, "B-cubed F1": f1}


def _rates(right: int, found: int, wanted: int) -> tuple[float, float, float]:
    precision = right / found if found else 0.0
    recall = right / wanted if wanted else 0.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0
