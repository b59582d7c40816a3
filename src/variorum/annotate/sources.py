"""The words of a source put right: whole compounds, no day, never whom something was told."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from variorum.annotate.drafts import Draft, Pieces
from variorum.annotate.reporting import agent_of, source_pieces

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TELLING = frozenset(
    ("tell", "ask", "inform", "instruct", "order", "advise", "remind", "notify", "urge", "warn")
)
"""What is told to somebody: the subject of its passive hears it."""
_REDUCED = frozenset(("when", "if", "once", "until", "unless", "whenever"))
_BE = frozenset(("be", "get"))
_DAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")
_ON_DAY = re.compile(_DAY.pattern + r" (?=[A-Z])")
_COMPOUND = ("compound", "nmod")
_MOST = 6
"""Words that a name of an office or a body has before its head at most."""


def with_right_source(draft: Draft, doc: Doc, text: str) -> Draft:
    """The draft with the source that its words have by their grammar.

    The reader tells each word by itself, so it may begin in the middle of a compound ("guard |
    officials"), take the day before a name ("on | Sunday Mayor Lang said"), or take for a source
    whoever was asked or told.
    """
    if not draft.source or not draft.cue:
        return draft
    verb = _told(draft, doc)
    if verb is not None:
        return replace(draft, source=source_pieces(agent_of(verb), text))
    return replace(draft, source=_whole(_without_day(draft.source, text), draft.cue, doc))


def _told(draft: Draft, doc: Doc) -> Token | None:
    """The verb of the cue where the source before it is who was told: "Lang was asked"."""
    cue = doc.char_span(*draft.cue[-1], alignment_mode="expand")
    if cue is None or draft.source[-1][1] > draft.cue[0][0] + 1:
        return None
    verb = next((token for token in cue if token.lemma_ in _TELLING), None)
    if verb is None or verb.i == 0 or verb.tag_ not in ("VBN", "VBD"):
        return None
    reduced = verb.nbor(-1).lower_ in _REDUCED
    passive = any(c.dep_ == "auxpass" and c.lemma_ in _BE for c in verb.lefts)
    return verb if reduced or passive else None


def _without_day(source: Pieces, text: str) -> Pieces:
    """The source without the day that "on" before it governs."""
    (start, end), *rest = source
    day = _ON_DAY.match(text, start, end)
    if day is None or text[max(0, start - 3) : start].lower() != "on ":
        return source
    return ((day.end(), end), *rest)


def _whole(source: Pieces, cue: Pieces, doc: Doc) -> Pieces:
    """The source with all of the compounds that it cuts through."""
    if len(source) != 1:
        return source
    start, end = source[0]
    span = doc.char_span(start, end, alignment_mode="contract")
    if span is None:
        return source
    first, last = span[0], span[-1]
    for _ in range(_MOST):
        before = doc[first.i - 1] if first.i else None
        if before is None or not _joins(before, first) or not first.i <= before.head.i <= last.i:
            break
        first = before
    for _ in range(_MOST):
        head = last.head
        if not _joins(last, head) or head.i != last.i + 1 or last.ent_type_ == "PERSON":
            break
        last = head
    low, high = first.idx, last.idx + len(last)
    taken = any(low < stop and begin < high for begin, stop in cue)
    return source if taken else ((min(start, low), max(end, high)),)


def _joins(token: Token, other: Token) -> bool:
    """Whether ``token`` is the first half of a compound with ``other`` or a word behind it."""
    beside = token.head.i >= other.i and token.whitespace_ == " "
    return token.dep_ in _COMPOUND and beside and not _DAY.fullmatch(token.text)
