"""Reports without a verb: ``according to X``, ``in X's words``, ``reportedly``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from variorum.annotate.drafts import (
    Draft,
    Pieces,
    edges,
    join,
    minus,
    sentence_around,
    without_opener,
)
from variorum.annotate.reporting import source_pieces

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_HEARSAY = {"reportedly", "allegedly", "supposedly", "purportedly", "apparently"}
_MOST = 8
"""Such words in one sentence; text that repeats them without end would cost quadratic time."""


def according_drafts(doc: Doc, text: str) -> Iterator[Draft]:
    """``According to X, C``; ``C, according to X``; ``C, in X's view``; ``reportedly C``."""
    told = 0
    for token in doc:
        if token.is_sent_start:
            told = 0
        if token.lower_ in ("according", *_HEARSAY):
            told += 1
        if told > _MOST:
            continue
        if token.lower_ == "according" and token.i + 1 < len(doc):
            draft = _according(token, text)
            if draft is not None:
                yield draft
        elif token.lower_ in _HEARSAY and token.dep_ == "advmod":
            draft = _hearsay(token, text)
            if draft is not None:
                yield draft


def _according(token: Token, text: str) -> Draft | None:
    """The sentence, or its clause, that a source is given for."""
    doc = token.doc
    cue, source = according_words(token, text)
    name = _named_after(token)
    if name is None or not source:
        return None
    first, last = sentence_around(token)
    low, high = doc[first], doc[last]
    begin, end = low.idx, high.idx + len(high)
    left = token.left_edge.i
    content = ((source[0][1] if left == low.i else begin, end),)
    hole_end = max(source[0][1], name.right_edge.idx + len(name.right_edge))
    hole = ((doc[left].idx, hole_end),)
    kept = minus(content, hole, text)
    kept = without_opener(kept, text)
    if left != low.i and len(kept) > 1:
        # What follows "C, according to X, and D" is told by the outlet or goes on; the gold
        # ends the content at the cue when the report closes its clause.
        kept = kept[:1]
    if not kept:
        return None
    return Draft(kept, cue, source, token.i, "according", "according", 0.9)


def according_words(token: Token, text: str) -> tuple[Pieces, Pieces]:
    """The cue "according to" that ``token`` opens, and the words of its source; () if none."""
    name = _named_after(token)
    if name is None:
        return (), ()
    to = token.nbor()
    return join([(token.idx, to.idx + len(to))], text), source_pieces(name, text)


def _named_after(token: Token) -> Token | None:
    """Who stands behind "according to"."""
    if token.i + 1 >= len(token.doc) or token.nbor().lower_ != "to":
        return None
    children = (*token.nbor().children, *token.children)
    return next((child for child in children if child.dep_ == "pobj"), None)


def _hearsay(token: Token, text: str) -> Draft | None:
    """The clause that an adverb of hearsay stands in; nobody is named."""
    clause = token.head
    if clause.pos_ not in ("VERB", "AUX"):
        return None
    kept = minus((edges(clause),), ((token.idx, token.idx + len(token)),), text)
    if not kept or token.lower_ == "apparently":
        return None
    cue = ((token.idx, token.idx + len(token)),)
    return Draft(kept, cue, (), token.i, token.lower_, "hearsay", 0.7)
