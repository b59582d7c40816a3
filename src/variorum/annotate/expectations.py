"""Finds what is expected to come about: by whom, when and how surely, with the words for it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from variorum.annotate.bounds import marked
from variorum.annotate.clauses import Clause
from variorum.annotate.extents import clause_pieces
from variorum.annotate.features import Names, claim_features
from variorum.annotate.foretelling import Foretold, find_foretold
from variorum.annotate.foretelling_due import Times, find_due
from variorum.annotate.foretelling_scope import Walk, put_forward, was_said
from variorum.annotate.marks import outer_stretches
from variorum.annotate.parse import Parse
from variorum.annotate.sourcing import basis_of, is_anonymous
from variorum.records import (
    Actor,
    Basis,
    Claim,
    ClaimFeatures,
    Expectation,
    Quotation,
    Span,
    TimeExpression,
    digest,
)
from variorum.spans import make_broken_span, make_span, pieces_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_NEEDS_DATE = frozenset(("date", "present", "should", "is to by"))
"""Forms that tell of what is to come only beside a day that is ahead: "begins on Friday"."""
_MOST_PIECES = 4
_MOST_WORDS = 70


def find_expectations(
    parse: Parse,
    quotations: Sequence[Quotation],
    actors: Sequence[Actor],
    times: Sequence[TimeExpression],
) -> tuple[list[Expectation], list[ClaimFeatures]]:
    """The expectations in text order, and beside each what a ledger needs to know about it.

    A statement that a particular act or state will, is due to, may or is planned to come about
    after the article, put forward by the outlet or by somebody it reports. What was expected and
    is over, opinions of what should be done, guesses at what is, wishes, questions and what a
    bill "would" do are none. ``entry`` is the expectation's own id until a story is collated.

    Limits: an expectation that only a noun tells of ("the coming vote") is not found; "will" in
    a general truth is told from a forecast only by its subject.
    """
    names, regions = Names(actors), _Regions(quotations)
    when = Times(parse.doc, times, parse.article.published)
    mentions, marks = _Mentions(actors), _Marks(parse)
    found: dict[str, tuple[Expectation, ClaimFeatures]] = {}
    for foretold in find_foretold(parse.doc):
        due, over = find_due(foretold, when)
        foretold = replace(foretold, dated=due is not None and not over)
        told = put_forward(foretold, quoted=marks.holds(foretold.act.idx))
        if told is None:
            continue
        foretold, walk = told
        if over or _is_past(foretold, walk) or when.is_old(foretold, walk.report):
            continue
        if foretold.modal in _NEEDS_DATE and (due is None or not when.is_ahead(due)):
            continue
        inside = _told_in(foretold, regions)
        clause = _clause(foretold, inside[0] if inside else None)
        pieces = clause_pieces(parse.article.text, clause, set())
        if not pieces or len(pieces) > _MOST_PIECES or len(clause.tokens) > _MOST_WORDS:
            continue
        said_in = inside[0] if inside else None
        bearer = foretold.bearer if foretold.bearer is not None else _believer(walk)
        span = make_broken_span(parse.article, pieces)
        place = ",".join(f"{start}-{end}" for start, end in pieces)
        identifier = digest("expectation", parse.article.id, place, str(foretold.act.idx))
        quotation_id = said_in.id if said_in else None
        expectation = Expectation(
            id=identifier,
            entry=identifier,
            span=span,
            act=_span(parse, foretold.act),
            cues=tuple(_span(parse, cue) for cue in sorted(foretold.cues, key=lambda t: t.i)),
            holder=_holder(parse, bearer, said_in, regions, mentions),
            source=_source(parse, bearer, said_in),
            actor=_actor(foretold.subject, mentions, said_in, regions),
            said_in=quotation_id,
            due=due.id if due else None,
            certainty=foretold.certainty,
            negated=foretold.negated,
        )
        claim = Claim(identifier, span, quotation_id, basis_of(said_in))
        speaker = said_in.speaker if said_in else None
        act = Clause(foretold.act, tuple(sorted(_subtree(foretold.act), key=lambda t: t.i)))
        features = _with_subject(claim_features(claim, act, names, speaker), foretold.subject)
        found.setdefault(f"{foretold.act.idx}", (expectation, features))
    ordered = sorted(found.values(), key=lambda pair: (pair[0].act.start, pair[0].id))
    return [e for e, _ in ordered], [f for _, f in ordered]


def _with_subject(features: ClaimFeatures, subject: Token | None) -> ClaimFeatures:
    """The features with who is to act, where that word hangs on the announcing verb only."""
    if subject is None or any(term.startswith("subject:") for term in features.terms):
        return features
    return replace(features, terms=(*features.terms, f"subject:{subject.lemma_.lower()}"))


def _is_past(found: Foretold, walk: Walk) -> bool:
    """Whether it was to come, seen from the past, and nobody is told to have said so since."""
    if not found.past or found.modal == "would":
        return False
    return not was_said(walk.report) or found.frame.dep_ == "conj"


class _Marks:
    """Looks up whether an offset stands between quotation marks."""

    def __init__(self, parse: Parse) -> None:
        stretches = outer_stretches(marked(parse))
        self._starts = [stretch.start for stretch in stretches]
        self._ends = [stretch.end for stretch in stretches]

    def holds(self, offset: int) -> bool:
        """Whether a stretch in quotation marks reaches over ``offset``."""
        index = bisect_right(self._starts, offset) - 1
        return index >= 0 and offset < self._ends[index]


def _told_in(found: Foretold, regions: _Regions) -> list[Quotation]:
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


class _Regions:
    """Looks up the quotations around an offset, the innermost first."""

    def __init__(self, quotations: Sequence[Quotation]) -> None:
        pieces = [
            (start, end, _length(quotation.content), quotation)
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
        first = bisect_left(self._pieces, offset - self._longest, key=lambda piece: piece[0])
        last = bisect_right(self._pieces, offset, key=lambda piece: piece[0])
        holding = [piece for piece in self._pieces[first:last] if piece[1] > offset]
        return [piece[3] for piece in sorted(holding, key=lambda piece: (piece[2], piece[3].id))]

    def from_source(self, start: int, end: int) -> Quotation | None:
        """A quotation whose source begins between ``start`` and ``end``."""
        return next((self._sources[at] for at in range(start, end) if at in self._sources), None)


class _Mentions:
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


def _length(span: Span) -> int:
    return sum(end - start for start, end in pieces_of(span))


def _span(parse: Parse, token: Token) -> Span:
    return make_span(parse.article, token.idx, token.idx + len(token))


def _clause(found: Foretold, inside: Quotation | None) -> Clause:
    """The subject, the frame and all that hangs on the act, inside the quotation around it."""
    frame = found.frame
    kept = {frame, *found.cues, *_subtree(found.act)}
    link = found.act
    while link != frame and link.head != link and link.dep_ in ("xcomp", "ccomp", "conj"):
        shared = link.dep_ == "conj"
        link = link.head
        if not shared:
            kept.add(link)
    kept.update(c for t in tuple(kept) for c in t.children if c.dep_ in _SMALL)
    if frame.dep_ in ("acomp", "oprd"):
        kept.add(frame.head)
        kept.update(c for c in frame.head.children if c.dep_ in _SMALL)
    verb = frame.head if frame.dep_ in ("acomp", "oprd") else frame
    for owner in dict.fromkeys((found.act, frame, verb)):
        kept.update(t for c in owner.children if c.dep_ in _BESIDE for t in _subtree(c))
    subject = found.subject
    if subject is not None:
        kept.update(_noun(verb.head, verb) if _is_relative(subject, verb) else ())
        kept.update(_noun(subject, frame))
    if inside is not None:
        ranges = pieces_of(inside.content)
        kept = {t for t in kept if any(start <= t.idx < end for start, end in ranges)}
    return Clause(found.act, tuple(sorted(kept, key=lambda token: token.i)))


_SMALL = frozenset(("aux", "auxpass", "neg", "prt", "advmod"))
_BESIDE = frozenset(("npadvmod", "prep", "advcl", "tmod", "agent", "dobj", "attr"))


def _is_relative(subject: Token, verb: Token) -> bool:
    return subject.tag_ in ("WP", "WDT") and verb.dep_ == "relcl"


def _noun(noun: Token, verb: Token) -> list[Token]:
    """A noun phrase without the clauses that hang on it."""
    if noun.dep_ == "ROOT" and noun == verb:
        return []
    kept, stack = [], [noun]
    while stack:
        token = stack.pop()
        kept.append(token)
        stack.extend(
            c for c in token.children if c.dep_ not in _CLAUSES and c != verb and c.dep_ != "punct"
        )
    return kept


_CLAUSES = frozenset(("relcl", "acl", "advcl", "ccomp", "appos", "parataxis", "conj", "cc"))


def _subtree(act: Token) -> list[Token]:
    """What hangs on the act, without other acts beside it and what only explains it."""
    kept, stack = [], [act]
    while stack:
        token = stack.pop()
        kept.append(token)
        for child in token.children:
            if token == act and (_stands_beside(child) or _is_fact(child)):
                continue
            stack.append(child)
    return kept


def _stands_beside(child: Token) -> bool:
    """Whether it is another clause or the word that joins it, not more of the act's own."""
    if child.dep_ == "cc":
        return child.i > child.head.i and any(
            other.i > child.i and _stands_beside(other)
            for other in child.head.children
            if other.dep_ == "conj"
        )
    if child.dep_ == "conj":
        return child.pos_ in ("VERB", "AUX")
    own = any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in child.children)
    return child.dep_ == "parataxis" and own


def _is_fact(clause: Token) -> bool:
    marks = {child.lower_ for child in clause.children if child.dep_ == "mark"}
    return clause.dep_ == "advcl" and bool(
        marks & {"while", "although", "though", "whereas", "because", "since"}
    )


def _believer(walk: Walk) -> Token | None:
    """Who predicts or promises what stands in the clause."""
    if walk.holder is None:
        return None
    return next((c for c in walk.holder.children if c.dep_ == "nsubj"), None)


def _holder(
    parse: Parse,
    bearer: Token | None,
    said_in: Quotation | None,
    regions: _Regions,
    mentions: _Mentions,
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


def _source(parse: Parse, bearer: Token | None, said_in: Quotation | None) -> Span | None:
    """The words that name whose expectation it is."""
    if bearer is None or bearer.lower_ in _FIRST_PERSON:
        return said_in.source if said_in is not None else None
    words = [
        token for token in _noun(bearer, bearer) if token.i <= bearer.i or token.dep_ != "prep"
    ]
    first = min(token.idx for token in words)
    last = max(words, key=lambda token: token.idx)
    return make_span(parse.article, first, last.idx + len(last))


_FIRST_PERSON = frozenset(("i", "we"))


def _actor(
    subject: Token | None,
    mentions: _Mentions,
    said_in: Quotation | None,
    regions: _Regions,
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
