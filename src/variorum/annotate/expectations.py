"""Finds what is expected to come about: by whom, when and how surely, with the words for it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from variorum.annotate.bounds import marked
from variorum.annotate.clauses import Clause
from variorum.annotate.expectation_people import (
    Mentions,
    Regions,
    actor_of,
    believer_of,
    holder_of,
    source_of,
    told_in,
)
from variorum.annotate.expectation_spans import clause_of, subtree_of
from variorum.annotate.extents import clause_pieces
from variorum.annotate.features import Names, claim_features
from variorum.annotate.foretelling import find_foretold
from variorum.annotate.foretelling_due import Times, find_due
from variorum.annotate.foretelling_reported import was_said
from variorum.annotate.foretelling_scope import Walk, put_forward
from variorum.annotate.foretold import Foretold, words
from variorum.annotate.marks import outer_stretches
from variorum.annotate.parse import Parse
from variorum.annotate.sourcing import basis_of
from variorum.records import (
    Actor,
    Claim,
    ClaimFeatures,
    Expectation,
    Quotation,
    Span,
    TimeExpression,
    digest,
)
from variorum.spans import make_broken_span, make_span

if TYPE_CHECKING:
    from spacy.tokens import Token

_NEEDS_DATE = frozenset(("date", "present", "should", "is to by", "settled"))
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
    names, regions = Names(actors), Regions(quotations)
    when = Times(parse.doc, times, parse.article.published)
    mentions, marks = Mentions(actors), _Marks(parse)
    found: dict[str, tuple[Expectation, ClaimFeatures]] = {}
    for foretold in find_foretold(parse.doc):
        due, over = find_due(foretold, when)
        foretold = replace(foretold, dated=due is not None and not over)
        quoted = marks.holds(foretold.act.idx)
        told = put_forward(foretold, quoted)
        if told is None:
            continue
        foretold, walk = told
        if over or _is_past(foretold, walk, quoted) or when.is_old(foretold, walk.report):
            continue
        if foretold.modal in _NEEDS_DATE and (due is None or not _is_to_come(foretold, due, when)):
            continue
        inside = told_in(foretold, regions)
        clause = clause_of(foretold, inside[0] if inside else None)
        pieces = clause_pieces(parse.article.text, clause, set())
        if not pieces or len(pieces) > _MOST_PIECES or len(clause.tokens) > _MOST_WORDS:
            continue
        said_in = inside[0] if inside else None
        bearer = foretold.bearer if foretold.bearer is not None else believer_of(walk)
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
            holder=holder_of(parse, bearer, said_in, regions, mentions),
            source=source_of(parse, bearer, said_in),
            actor=actor_of(foretold.subject, mentions, said_in, regions),
            said_in=quotation_id,
            due=due.id if due else None,
            certainty=foretold.certainty,
            negated=foretold.negated,
        )
        claim = Claim(identifier, span, quotation_id, basis_of(said_in))
        speaker = said_in.speaker if said_in else None
        act = Clause(foretold.act, tuple(sorted(subtree_of(foretold.act), key=lambda t: t.i)))
        features = _with_subject(claim_features(claim, act, names, speaker), foretold.subject)
        found.setdefault(f"{foretold.act.idx}", (expectation, features))
    ordered = sorted(found.values(), key=lambda pair: (pair[0].act.start, pair[0].id))
    return [e for e, _ in ordered], [f for _, f in ordered]


def _with_subject(features: ClaimFeatures, subject: Token | None) -> ClaimFeatures:
    """The features with who is to act, where that word hangs on the announcing verb only."""
    if subject is None or any(term.startswith("subject:") for term in features.terms):
        return features
    return replace(features, terms=(*features.terms, f"subject:{subject.lemma_.lower()}"))


def _is_past(found: Foretold, walk: Walk, quoted: bool) -> bool:
    """Whether it was to come, seen from the past, and is not told so by a report in the past.

    Between quotation marks no tense is shifted: "I was going to win" is over.
    """
    if any(child.lower_ in words("once") for child in found.frame.children):
        return True
    if not found.past or found.modal == "would":
        return False
    return quoted or not was_said(walk.report) or found.frame.dep_ == "conj"


def _is_to_come(found: Foretold, due: TimeExpression, when: Times) -> bool:
    """Whether it is still to come: what "is due" in the current month or today is, if not over."""
    if found.modal == "date" and not found.past:
        return when.may_come(due)
    if found.modal == "settled" and _WEEKDAY.fullmatch(due.span.exact):
        return False  # "decided to close it on Monday": the day of the decision as well
    return when.is_ahead(due)


_WEEKDAY = re.compile("(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")


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


def _span(parse: Parse, token: Token) -> Span:
    return make_span(parse.article, token.idx, token.idx + len(token))
