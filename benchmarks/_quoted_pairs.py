"""Pairs of quotations made from real ones: cut, reworded, joined, given to another speaker."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

from benchmarks._made import edit_words
from variorum.collate.renderings import split_words
from variorum.collated import Story, StoryHead
from variorum.read import make_article
from variorum.records import (
    Actor,
    ActorKind,
    Annotated,
    Difference,
    Input,
    Quotation,
    QuotationForm,
)
from variorum.spans import make_span

KINDS = {
    "unchanged": None,
    "last third cut": Difference.CUT,
    "middle cut": Difference.CUT,
    "10 % reworded": Difference.WORDING,
    "20 % reworded": Difference.WORDING,
    "other speaker": Difference.SPEAKER,
    "joined": Difference.MERGED,
}
NAMES = ("Ada Brook", "Ben Castor", "Cleo Dunn", "Dora Elling", "Egon Farr", "Fay Gault")
ACTORS = tuple(
    Actor(f"actor{n}", name, ActorKind.PERSON, (), (), ()) for n, name in enumerate(NAMES)
)
BETWEEN = (
    "\n\nNobody in the hall asked about it then, and those who had come for the ferry went back "
    "to the quay.\n\n"
)
"""What stands between two quotations of an article, so that no two are one broken by its cue."""

Truth = dict[tuple[str, str], str]
"""The kind of each pair of ids that is one quotation, or part of one."""


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
) -> tuple[Story, Truth]:
    """Two outlets' quotations, and for the pairs that are one quotation how the second differs.

    Of a joined one the first outlet prints both parts, each of which is a pair with the whole.
    """
    vocabulary = sorted({word for text in (*shared, *others) for word in text.split()})
    first: list[tuple[str, int]] = []
    second: list[tuple[str, int]] = []
    pairs: list[tuple[int, int, str]] = []
    left = list(shared)
    while left:
        text, kind = left.pop(), chance.choice(list(KINDS))
        speaker = chance.randrange(len(ACTORS))
        if kind == "joined" and not left:
            kind = "unchanged"
        pairs.append((len(first), len(second), kind))
        first.append((text, speaker))
        if kind == "joined":
            more = left.pop()
            pairs.append((len(first), len(second), kind))
            first.append((more, speaker))
            text = f"{text} {more}"
        moved = (speaker + (kind == "other speaker")) % len(ACTORS)
        second.append((_vary(text, kind, vocabulary, chance), moved))
    second += [(text, chance.randrange(len(ACTORS))) for text in others]
    one, other = _telling(first, "first"), _telling(second, "second")
    truth = {(one.quotations[i].id, other.quotations[j].id): kind for i, j, kind in pairs}
    return Story(StoryHead("s", "t"), (one, other), ACTORS), truth


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


def _telling(said: Sequence[tuple[str, int]], name: str) -> Annotated:
    text = BETWEEN.join(f"“{words}”" for words, _ in said)
    article = make_article(text, Input(name, name))
    quotations = []
    position = 0
    for number, (words, speaker) in enumerate(said):
        content = make_span(article, position, position + len(words) + 2)
        position = content.end + len(BETWEEN)
        quotations.append(
            Quotation(
                f"{name}{number}",
                QuotationForm.DIRECT,
                content,
                None,
                None,
                ACTORS[speaker].id,
                None,
                None,
            )
        )
    return Annotated(article, (), (), tuple(quotations), (), ())
