"""ECB+ documents as articles, with the event chains that their sentences and claims share.

The texts are tokens joined by spaces, one sentence a line; only quotation marks are put back, and
those without moving an offset.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from benchmarks._data import locate
from variorum.annotate import annotate_article
from variorum.errors import VariorumError
from variorum.models import Models
from variorum.read import make_article
from variorum.records import Annotated, Input, Span
from variorum.spans import pieces_of

DEV_TOPICS = frozenset((2, 5, 12, 18, 21, 23, 34, 35))
FILE = "ecbplus_topics_01_35.jsonl"


@dataclass(frozen=True, slots=True)
class Mention:
    """A gold mention inside a validated sentence."""

    start: int
    end: int
    kind: str
    chain: str


@dataclass(frozen=True, slots=True)
class Document:
    """One ECB+ document: its topic and story, validated sentences and their mentions."""

    id: str
    topic: int
    story: str
    text: str
    sentences: tuple[tuple[int, int], ...]
    mentions: tuple[Mention, ...]

    def chains(self, span: Sequence[tuple[int, int]], kind: str) -> frozenset[str]:
        """Chains of the mentions of ``kind`` that lie in the stretches of ``span``."""
        return frozenset(
            mention.chain
            for mention in self.mentions
            if mention.kind == kind
            and any(start <= mention.start and mention.end <= end for start, end in span)
        )

    def is_validated(self, span: Span) -> bool:
        """Whether the span lies in sentences whose coreference was checked."""
        return any(start <= span.start and span.end <= end for start, end in self.sentences)


def load_documents(data: Path) -> list[Document]:
    """All documents with at least one validated sentence, in the order of the file."""
    documents = []
    with locate(data, "coref", FILE).open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            validated = tuple((start, end) for start, end in row["validated"])
            inside = [
                Mention(m["start"], m["end"], m["kind"], m["chain"] or f"{row['id']}-{m['start']}")
                for m in row["mentions"]
                if any(start <= m["start"] and m["end"] <= end for start, end in validated)
            ]
            text = re.sub(r"``|''", ' "', row["text"])
            if validated:
                documents.append(
                    Document(
                        row["id"], int(row["topic"]), row["story"], text, validated, tuple(inside)
                    )
                )
    return documents


def annotate_documents(
    documents: Sequence[Document], models: Models
) -> Iterator[tuple[Document, Annotated]]:
    """Each document with its findings; claims outside validated sentences are dropped.

    A document that cannot be annotated is left out and named on standard error.
    """
    for document in documents:
        article = make_article(document.text, Input(document.id, document.id))
        try:
            found = annotate_article(article, models)
        except VariorumError as error:
            print(f"left out {document.id}: {error}", file=sys.stderr)
            continue
        kept = [
            (claim, features)
            for claim, features in zip(found.claims, found.features, strict=True)
            if document.is_validated(claim.span)
        ]
        claims = tuple(claim for claim, _ in kept)
        features = tuple(features for _, features in kept)
        yield document, replace(found, claims=claims, features=features)


def sentence_vectors(document: Document, models: Models) -> np.ndarray:
    """The vectors of the validated sentences, shape (sentences, 384), out of one pass."""
    lines, start = [], 0
    for line in document.text.split("\n"):
        if line.strip():
            lines.append((start, start + len(line)))
        start += len(line) + 1
    passed = models.reader.read(document.text, lines)
    return np.stack([passed.vector([span]) for span in document.sentences])


def claim_chains(document: Document, span: Span, kind: str) -> frozenset[str]:
    """Chains of the mentions of ``kind`` in a claim."""
    return document.chains(pieces_of(span), kind)
