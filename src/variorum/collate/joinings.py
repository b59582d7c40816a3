"""Two statements that an article gives apart and another joins into one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from variorum.collate.renderings import (
    SHORTEST,
    SHORTEST_CONTENT,
    Rendering,
    content_words,
    homes_of,
)
from variorum.collated import QuotationVariant, Story
from variorum.records import Annotated, Difference, Quotation

INSIDE = 0.9
"""Share of a statement's words that stand in one run of the joined one."""

COVERED = 0.8
"""Share of the joined one's words that the two make up."""

BETWEEN = 12
"""Words of the article between two statements that are apart; a cue has fewer."""


MOST = 40
"""Renderings looked at for one word: a word of more is nobody's own."""

LEAST_KNOWN = 2
"""Of the three longest words of a statement, those that a quotation has which may hold it."""


@dataclass(frozen=True, slots=True)
class Part:
    """A statement inside a longer one: where it begins and ends there, in words."""

    quotation: Quotation
    start: int
    end: int


def find_joinings(story: Story, renderings: Sequence[Rendering]) -> list[QuotationVariant]:
    """Each joined quotation with the two that it is made of, those of one article at a time.

    Apart are two statements with a dozen words of the article between them, or in the other
    order. All three must be of one speaker, as far as the speakers are known.
    """
    homes = homes_of(story)
    found: list[QuotationVariant] = []
    for long, parts in _containing(renderings, homes):
        by_article: dict[str, list[Part]] = {}
        for part in parts:
            by_article.setdefault(part.quotation.content.article, []).append(part)
        for article in sorted(by_article):
            for one, other in combinations(sorted(by_article[article], key=_place), 2):
                if not _makes_up(long, one, other) or not _is_apart(one, other, homes):
                    continue
                pair = (one.quotation.id, other.quotation.id)
                found.extend(
                    QuotationVariant((whole, *pair), Difference.MERGED)
                    for whole in long.quotations
                    if homes[whole][1].article.id != article and _is_one(homes[whole][0])
                )
    return found


def _containing(
    renderings: Sequence[Rendering], homes: Mapping[str, tuple[Quotation, Annotated]]
) -> list[tuple[Rendering, list[Part]]]:
    """For each rendering the shorter ones that stand in it, found by their first words."""
    by_word: dict[str, list[tuple[Rendering, frozenset[str]]]] = {}
    for rendering in renderings:
        words = rendering.words
        if len(words) >= SHORTEST and len(set(content_words(words))) >= SHORTEST_CONTENT:
            known = frozenset(_longest(words))
            for word in sorted(known):
                by_word.setdefault(word, []).append((rendering, known))
    found = []
    for long in renderings:
        inside = set(long.words)
        if len(long.words) < 2 * SHORTEST:
            continue
        near = {
            id(short): short
            for word in dict.fromkeys(long.words)
            for short, known in by_word.get(word, ())[:MOST]
            if len(short.words) < len(long.words) and len(known & inside) >= LEAST_KNOWN
        }
        parts = []
        for short in near.values():
            where = _run_in(short, long)
            if where is not None and _one_speaker(short, long):
                parts += [Part(homes[name][0], *where) for name in short.quotations]
        if len(parts) > 1:
            found.append((long, parts))
    return found


def _longest(words: Sequence[str]) -> list[str]:
    """Three words to find a rendering by: its longest."""
    return sorted(words, key=lambda word: (-len(word), word))[:3]


def _run_in(short: Rendering, long: Rendering) -> tuple[int, int] | None:
    """Where the shorter one stands in the longer, nearly whole and in one run."""
    from rapidfuzz.distance import LCSseq

    blocks = LCSseq.opcodes(short.words, long.words).as_matching_blocks()
    whole = max(blocks, key=lambda block: (block.size, -block.b))
    if whole.size < INSIDE * len(short.words):
        return None
    return whole.b, whole.b + whole.size


def _one_speaker(a: Rendering, b: Rendering) -> bool:
    return a.speaker is None or b.speaker is None or a.speaker.id == b.speaker.id


def _place(part: Part) -> tuple[int, int, str]:
    return part.start, part.end, part.quotation.id


def _makes_up(long: Rendering, one: Part, other: Part) -> bool:
    apart = one.end <= other.start and one.quotation.id != other.quotation.id
    return apart and (one.end - one.start) + (other.end - other.start) >= COVERED * len(long.words)


def _is_apart(one: Part, other: Part, homes: Mapping[str, tuple[Quotation, Annotated]]) -> bool:
    """Whether their article tells something else between them, or has them in the other order."""
    first, second = one.quotation.content, other.quotation.content
    if second.end <= first.start:
        return True
    text = homes[one.quotation.id][1].article.text
    return first.end <= second.start and len(text[first.end : second.start].split()) >= BETWEEN


def _is_one(quotation: Quotation) -> bool:
    """Whether it stands in one pair of quotation marks, with no cue inside."""
    content = quotation.content
    return not content.pieces and content.exact.count("”") <= 1 and content.exact.count('"') <= 2
