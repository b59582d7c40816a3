"""The guarded span: made only from text that is there, checked, never moved by guess."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from variorum.errors import SpanError
from variorum.records import Article, Piece, Span


def make_span(article: Article, start: int, end: int) -> Span:
    """The span of ``article`` from ``start`` to ``end`` (code points, end exclusive).

    Raises ``SpanError`` where that is not a non-empty stretch of the text.
    """
    if not 0 <= start < end <= len(article.text):
        raise SpanError(
            f"span {start}:{end} does not fit article {article.id} "
            f"of {len(article.text)} characters"
        )
    return Span(article.id, start, end, article.text[start:end])


def make_broken_span(article: Article, pieces: Iterable[tuple[int, int]]) -> Span:
    """The span around ``pieces``, in order; one piece gives a plain span.

    Raises ``SpanError`` where there is no piece or two overlap.
    """
    ordered = sorted(pieces)
    if not ordered:
        raise SpanError(f"a span of article {article.id} needs at least one piece")
    if any(left[1] > right[0] for left, right in pairwise(ordered)):
        raise SpanError(f"pieces {ordered} of a span of article {article.id} overlap")
    whole = make_span(article, ordered[0][0], ordered[-1][1])
    if len(ordered) == 1:
        return whole
    parts = tuple(Piece(start, end) for start, end in ordered)
    return Span(whole.article, whole.start, whole.end, whole.exact, parts)


def is_orphaned(span: Span, article: Article) -> bool:
    """Whether the words are no longer where the span says, in the article it names."""
    return span.article != article.id or article.text[span.start : span.end] != span.exact


def pieces_of(span: Span) -> Sequence[tuple[int, int]]:
    """The stretches that belong to the span: its pieces, or all of it."""
    return [(piece.start, piece.end) for piece in span.pieces] or [(span.start, span.end)]


def words_of(span: Span) -> str:
    """The words that belong to the span, its pieces joined by a space."""
    return " ".join(span.exact[s - span.start : e - span.start] for s, e in pieces_of(span))
