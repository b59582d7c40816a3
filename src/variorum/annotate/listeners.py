"""Whom something is told: no part of what is told ("told the court Lang had lied")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from variorum.annotate.clauses import FINITE
from variorum.annotate.drafts import Draft
from variorum.annotate.wordlists import load_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TOLD = re.compile(
    r"\b(?:told|tells?|telling|(?:remind|inform)(?:ed|s|ing)?|assur(?:ed|es?|ing)|"
    r"notif(?:ied|ies|y|ying))$"
)
"""Verbs that never go without a listener."""
_PRONOUNS = frozenset(("me", "him", "her", "us", "them", "you"))
_OPENERS = frozenset(("the", "a", "an", "his", "her", "their", "its"))
_MOST = 4
"""Words that name a listener, without the article."""
_CLAUSES = ("PROPN", "NOUN", "PRON", "DET", "ADJ", "NUM")
_FAR = 60
"""Characters behind the cue in which the content has to begin."""


def without_listener(draft: Draft, doc: Doc, text: str) -> Draft:
    """The draft with its content begun behind the listener, where only a name parts the two.

    Parsers read listener and subject as one name and the reader follows them: the content holds
    the listener ("the court Lang had lied") or has lost its subject ("had lied"). Only where the
    cue is a form of "tell" or "remind" and the listener a pronoun or a noun of the table.
    """
    if not draft.cue or not _TOLD.search(text[slice(*draft.cue[-1])].lower()):
        return draft
    told = draft.cue[-1][1]
    (start, end), *rest = draft.content
    if not told <= start <= told + _FAR:
        return draft
    span = doc.char_span(told, end, alignment_mode="contract")
    words = [] if span is None else [token for token in span if not token.is_space]
    first = _after_listener(words)
    lost = first is not None and first.idx < start
    if first is None or first.idx == start or not _has_verb(words, first):
        return draft
    if lost and any(token.dep_ == "mark" for token in words if token.idx == start):
        return draft
    return draft.with_content(((first.idx, end), *rest))


def _after_listener(words: Sequence[Token]) -> Token | None:
    """The first word of the clause behind a listener; ``None`` where "that" or a mark leads it."""
    nouns = load_words("listeners.txt")
    count = 0
    if words and words[0].lower_ in _PRONOUNS and not _owns(words):
        count = 1
    else:
        opener = bool(words) and words[0].lower_ in _OPENERS
        named = [token.lower_ in nouns for token in words[: _MOST + opener]]
        if True in named:
            count = named.index(True) + 1
            while count < len(named) and named[count]:
                count += 1
        if not all(t.pos_ in ("NOUN", "PROPN", "ADJ") for t in words[opener:count]):
            return None
    while count and count < len(words) and words[count].ent_type_ in ("DATE", "TIME"):
        count += 1  # "told reporters Thursday night"
    if not count or count >= len(words):
        return None
    after = words[count]
    clause = after.pos_ in _CLAUSES and after.tag_ not in ("WDT", "WP", "WP$", "POS")
    return after if clause and after.lower_ != "that" else None


def _owns(words: Sequence[Token]) -> bool:
    """Whether "her" belongs to the noun behind it: "told her husband"."""
    return words[0].lower_ == "her" and len(words) > 1 and words[1].pos_ != "PROPN"


def _has_verb(words: Sequence[Token], first: Token) -> bool:
    """Whether a finite verb follows: "told the court the truth" reports no clause."""
    return any(t.i > first.i and t.tag_ in FINITE for t in words)
