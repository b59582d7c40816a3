"""One article parsed: blocks, sentences and the parser's document, all in the text's offsets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from variorum.annotate.sentences import find_sentences
from variorum.annotate.structure import Block, find_blocks
from variorum.models import Parser
from variorum.records import Article

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Parse:
    """What every finder in ``annotate`` takes.

    ``doc`` covers the whole text with what was removed blanked, so ``token.idx`` is an offset
    into ``article.text``. ``sentences`` are (start, end) in code points.
    """

    article: Article
    blocks: tuple[Block, ...]
    sentences: tuple[tuple[int, int], ...]
    doc: Doc


def parse_article(article: Article, parser: Parser) -> Parse:
    """Parse ``article`` with sentence starts of our own."""
    blocks = find_blocks(article)
    sentences = find_sentences(article.text, blocks)
    removed = [(part.start, part.end) for part in article.removed]
    # A dateline is in no sentence, and must not end the one before it either.
    starts = [*(start for start, _ in sentences), *(block.start for block in blocks)]
    doc = parser.parse(article.text, starts, removed)
    return Parse(article, tuple(blocks), tuple(sentences), doc)
