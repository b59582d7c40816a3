"""Whose expectation it is and who is to act: by name, by the quotation around it, or nobody."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from variorum.annotate.drafts import length
from variorum.annotate.expectation_spans import noun_phrase
from variorum.annotate.foretelling_scope import Walk
from variorum.annotate.foretold import Foretold
from variorum.annotate.parse import Parse
from variorum.annotate.sourcing import basis_of, is_anonymous
from variorum.records import Actor, Basis, Quotation, Span
from variorum.spans import make_span, pieces_of

if TYPE_CHECKING:
    from spacy.tokens import Token


_MOST = 200
"""Quotations looked through for one place; bounds the time in texts made of nothing else."""


def believer_of(walk: Walk) -> Token | None:
    """Who predicts or promises what stands in the clause."""
    if walk.holder is None:
        return None
    return next((c for c in walk.holder.children if c.dep_ == "nsubj"), None)


def holder_of(
    parse: Parse,
    bearer: Token | None,
    said_in: Quotation | None,
    regions: Regions,
    mentions: Mentions,
) -> str | None:
    """Whose expectation it is; ``None`` where somebody has it who could not be decided."""
    if bearer is not None and bearer.lower_ not in _FIRST_PERSON:
        start, end = bearer.left_edge.idx, bearer.idx + len(bearer)
        named = mentions.at(bearer.idx, end)
        if named is not None:
            return named
        source = regions.from_source(start, end)
        if source is not None and source.speaker is not None:
            return source.speaker
        if said_in is not None and said_in.source is not None and bearer.lower_ in ("he", "she"):
            return said_in.speaker  # "Ruiz said she plans to veto it"
        words = " ".join(parse.article.text[start:end].split())
        return Basis.ANONYMOUS.value if is_anonymous(words) else None
    if said_in is None:
        return Basis.OUTLET.value
    basis = basis_of(said_in)
    return said_in.speaker if basis is Basis.NAMED else basis.value


def source_of(parse: Parse, bearer: Token | None, said_in: Quotation | None) -> Span | None:
    """The words that name whose expectation it is."""
    if bearer is None or bearer.lower_ in _FIRST_PERSON:
        return said_in.source if said_in is not None else None
    named = [bearer, *(other for other in bearer.conjuncts if other.i > bearer.i)]
    tokens = [token for noun in named for token in noun_phrase(noun, bearer.head)]
    tokens = tokens or [bearer]  # a noun that the parser takes for the head of all
    last = max(tokens, key=lambda token: token.idx)
    return make_span(parse.article, min(t.idx for t in tokens), last.idx + len(last))


_FIRST_PERSON = frozenset(("i", "we"))


def actor_of(
    subject: Token | None,
    mentions: Mentions,
    said_in: Quotation | None,
    regions: Regions,
) -> str | None:
    """Who is to act, where a name, or "I" in somebody's words, says so."""
    if subject is None:
        return None
    if subject.lower_ in _FIRST_PERSON:
        return said_in.speaker if said_in is not None and subject.lower_ == "i" else None
    if any(child.dep_ in ("conj", "prep") for child in subject.children):
        return None
    end = subject.idx + len(subject)
    named = mentions.at(subject.idx, end)
    if named is not None:
        return named
    source = regions.from_source(subject.idx, end)
    if source is not None:
        return source.speaker
    # "Ruiz said she would veto it": the pronoun of the clause that her words fill
    if said_in is not None and said_in.source is not None and subject.lower_ in ("he", "she"):
        return said_in.speaker
    return None


def told_in(found: Foretold, regions: Regions) -> list[Quotation]:
    """The quotations around the act but those that the announcing words themselves make.

    "Pike is expected to win" may be taken for a report whose cue is "is expected".
    """
    own = {token.idx for token in (*found.cues, found.frame)} - {found.act.idx}
    return [
        quotation
        for quotation in regions.around(found.act.idx)
        if quotation.cue is None
        or not any(start <= at < end for start, end in pieces_of(quotation.cue) for at in own)
    ]


class Regions:
    """Looks up the quotations around an offset, the innermost first."""

    def __init__(self, quotations: Sequence[Quotation]) -> None:
        pieces = [
            (start, end, length(pieces_of(quotation.content)), quotation)
            for quotation in quotations
            for start, end in pieces_of(quotation.content)
        ]
        self._pieces = sorted(pieces, key=lambda piece: (piece[0], piece[1], piece[3].id))
        self._longest = max((end - start for start, end, _, _ in self._pieces), default=0)
        self._sources = {
            start: quotation
            for quotation in quotations
            if quotation.source is not None
            for start, _ in pieces_of(quotation.source)[:1]
        }

    def around(self, offset: int) -> list[Quotation]:
        """The quotations whose content holds ``offset``."""
        last = bisect_right(self._pieces, offset, key=lambda piece: piece[0])
        first = bisect_left(self._pieces, offset - self._longest, key=lambda piece: piece[0])
        near = self._pieces[max(first, last - _MOST) : last]
        holding = [piece for piece in near if piece[1] > offset]
        return [piece[3] for piece in sorted(holding, key=lambda piece: (piece[2], piece[3].id))]

    def from_source(self, start: int, end: int) -> Quotation | None:
        """A quotation whose source begins between ``start`` and ``end``."""
        return next((self._sources[at] for at in range(start, end) if at in self._sources), None)


class Mentions:
    """Looks up the actor who is named at an offset."""

    def __init__(self, actors: Sequence[Actor]) -> None:
        self._found = sorted((m.start, m.end, a.id) for a in actors for m in a.mentions)

    def at(self, start: int, end: int) -> str | None:
        """The id of the one actor who is named over ``start``, else over the end of the stretch."""
        last = bisect_right(self._found, (end, -1, ""))
        over = {
            actor
            for begins, ends, actor in self._found[max(0, last - 8) : last]
            if begins < end and start < ends
        }
        return next(iter(over)) if len(over) == 1 else None
