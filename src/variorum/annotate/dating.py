"""When the act of each claim lies: told of as past or not, and the time that dates it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from variorum.annotate.clauses import SUBJECTS
from variorum.annotate.foretelling_due import Times, hangs_on, head_of, is_when, was_on
from variorum.annotate.foretold import helpers_of
from variorum.annotate.parse import Parse
from variorum.records import Claim, Dated, TimeExpression, TimeType
from variorum.spans import pieces_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


_LIMITS = frozenset(("through", "until", "till"))
"""What stands before the day on which something ends: "funded until December 8"."""


def find_dated(
    parse: Parse, claims: Sequence[Claim], times: Sequence[TimeExpression]
) -> tuple[Dated, ...]:
    """For each claim, in their order, whether its act is past and the time that dates it.

    A time dates the act if it is a date or a time of day and hangs on the claim's main verb,
    directly or by a preposition of time. Two that fit and are not parts of one another date
    nothing. Limits: the day that a sentence before gave is not carried over.
    """
    when = Times(parse.doc, times, parse.article.published)
    starts = [token.idx for token in parse.doc]
    return tuple(_dated(parse.doc, starts, claim, when) for claim in claims)


def _dated(doc: Doc, starts: Sequence[int], claim: Claim, when: Times) -> Dated:
    head = _head(doc, starts, claim)
    if head is None:
        return Dated(claim.id, False, None)
    inside = pieces_of(claim.span)
    past = _is_past(head)
    dates = was_on if past else hangs_on
    fitting = [
        time
        for index, time in when.inside(head.sent.start, head.sent.end - 1)
        if time.type in (TimeType.DATE, TimeType.TIME)
        and any(start <= time.span.start < end for start, end in inside)
        and is_when(time, doc[index])
        and (index == 0 or doc[index - 1].lower_ not in _LIMITS)
        and not (past and when.is_ahead(time))
        and dates(head_of(doc[index], time), _verbs(head))
    ]
    values = {time.value for time in fitting}
    finest = max(fitting, key=lambda time: len(time.value or ""), default=None)
    one = finest is not None and all((finest.value or "").startswith(v or "") for v in values)
    return Dated(claim.id, past, finest.id if finest is not None and one else None)


def _head(doc: Doc, starts: Sequence[int], claim: Claim) -> Token | None:
    """The main verb of the claim: the first that hangs on nothing inside it.

    That of a relative clause is it only where the whole claim is such a clause.
    """
    tokens = [
        token
        for start, end in pieces_of(claim.span)
        for token in doc[bisect_left(starts, start) : bisect_left(starts, end)]
    ]
    known = {token.i for token in tokens}
    heads = [
        token
        for token in tokens
        if token.pos_ in ("VERB", "AUX")
        and (token.dep_ == "relcl" or token.head.i not in known or token.head == token)
        and any(child.dep_ in SUBJECTS for child in token.children)
    ]
    return next((head for head in heads if head.dep_ != "relcl"), heads[0] if heads else None)


def _verbs(head: Token) -> set[int]:
    """The main verb and what it opens ("began to fall on Monday")."""
    return {head.i, *(child.i for child in head.children if child.dep_ in ("xcomp", "acomp"))}


def _is_past(head: Token) -> bool:
    """Whether the verb says that it came about: simple past or perfect, without a modal."""
    helpers = helpers_of(head)
    if any(h.tag_ == "MD" or h.tag_ == "TO" for h in helpers):
        return False
    if any(c.dep_ == "xcomp" for c in head.children) and head.lemma_ in ("plan", "expect", "go"):
        return False
    words = {h.lower_ for h in helpers}
    if words & {"has", "have", "had", "'ve", "’ve"}:
        return head.tag_ in ("VBN", "VBD")
    return any(h.tag_ == "VBD" for h in helpers) or (not helpers and head.tag_ == "VBD")
