"""A cue that ends its sentence: "Two ships sank, killing nine, the radio reported, citing ..."."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from variorum.annotate.clauses import FINITE
from variorum.annotate.datelines import dateline_end
from variorum.annotate.drafts import Draft, Pieces, sentence_around, without_opener

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MOST = 8
"""Words behind the cue: the listener, a day, "in a statement"."""
_TAIL = re.compile(r", (?:\w+ing|without) ")
"""How a sentence goes on behind a cue that ends it: "citing two officials"."""
_CITING = re.compile(r"(?:citing|quoting) ")
_FAR = 120
"""Characters of source and cue together."""
_MARKS = frozenset('"“”')
_NEXT_CLAUSE = re.compile(r"(?:;|—|–|:|,? (?:and|but|while|though|although|because|so|or))\s*$")
_SUBORDINATE = frozenset(
    ("when", "as", "after", "before", "while", "if", "once", "since", "until", "unless", "although",
     "though", "because")
)  # fmt: skip


def with_whole_lead(draft: Draft, doc: Doc, text: str) -> Draft:
    """The draft with all that a cue at the end of its sentence reports, from where that begins.

    A phrase between commas makes parsers and the reader lose the clause before it: the content
    is then only that phrase, or ends before it. Only where a comma stands right before source and
    verb, nothing but a listener, a time or a participle follows them, and no quotation mark stands
    in the sentence. A content that begins behind "and" or "but" is left as it is.
    """
    if not (draft.cue and draft.source and draft.content):
        return draft
    draft = _without_citing(draft, text)
    low = min(draft.cue[0][0], draft.source[0][0])
    high = max(draft.cue[-1][1], draft.source[-1][1])
    cue = doc.char_span(*draft.cue[0], alignment_mode="expand")
    if cue is None or not _beside(draft, text):
        return draft
    if text[low - 2 : low] != ", ":
        return draft
    first, last = sentence_around(cue[0])
    start, end = doc[first].idx, doc[last].idx + len(doc[last])
    stop = _end_of_cue(text, high, end) if cue[0].lower_ != "according" else None
    if not start < low - 2 or stop is None or _reports_behind(draft, cue[-1], low, stop):
        return draft
    whole = without_opener(((dateline_end(text, start, low - 2), low - 2),), text)
    if any(mark in _MARKS for mark in text[start:end]) or not _tells(whole, doc):
        return draft
    return draft.with_content(whole) if _is_part(draft.content, whole, text, doc) else draft


def _without_citing(draft: Draft, text: str) -> Draft:
    """The draft without what its source cites, which the reader may take for the end of it."""
    cue = draft.cue[-1][1]
    kept = [(a, b) for a, b in draft.content if a < cue or not _CITING.match(text, a)]
    return draft.with_content(tuple(kept)) if 0 < len(kept) < len(draft.content) else draft


def _reports_behind(draft: Draft, verb: Token, low: int, stop: int) -> bool:
    """Whether the content stands behind the cue, and is not only the one who was told."""
    behind = [(start, end) for start, end in draft.content if low < start < stop]
    listener = verb.lemma_ == "tell" and draft.content[-1][1] <= stop
    return bool(behind) and not (listener and behind == list(draft.content))


def _beside(draft: Draft, text: str) -> bool:
    """Whether source and cue stand side by side: not "the Post reported, citing" for "citing"."""
    (start, end), (low, high) = draft.source[0], draft.cue[-1]
    between = text[end : draft.cue[0][0]] if end <= low else text[high:start]
    relative = text[start:end] in ("who", "which", "that")
    near = len(draft.source) == 1 and not between.strip(" ,") and high - start < _FAR
    return near and not relative


def _end_of_cue(text: str, high: int, end: int) -> int | None:
    """Where listener and time behind a cue end, if the sentence or a participle follows them."""
    tail = _TAIL.search(text, high, end)
    stop = tail.start() if tail else end
    plain = text[high:stop].strip(" .")
    ended = len(plain.split()) <= _MOST and not any(mark in plain for mark in ",;:—–")
    return stop if ended else None


def _tells(whole: Pieces, doc: Doc) -> bool:
    """Whether a clause of its own stands there, and not only "When the river rose"."""
    words = _words(whole, doc)
    finite = sum(word.tag_ in FINITE for word in words)
    return finite > (words[0].lower_ in _SUBORDINATE) if words else False


def _is_part(content: Pieces, whole: Pieces, text: str, doc: Doc) -> bool:
    """Whether the content lost a part of the clause that is told."""
    (start, end), *_ = whole
    told = any(word.tag_ in FINITE for word in _words(content, doc))
    if not told:
        return True
    inside = start <= content[0][0] and content[-1][1] <= end
    if not inside or content[0][0] == start:
        return inside and content[-1][1] < end
    before = text[start : content[0][0]]
    lost = any(word.tag_ in FINITE for word in _words(((start, content[0][0]),), doc))
    return lost and _NEXT_CLAUSE.search(before) is None


def _words(pieces: Pieces, doc: Doc) -> list[Token]:
    spans = (doc.char_span(start, end, alignment_mode="contract") for start, end in pieces)
    return [word for span in spans if span is not None for word in span if not word.is_punct]
