"""Contents made whole: a hole that holds nobody's words, an end in the middle of a phrase."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from variorum.annotate.clauses import FINITE
from variorum.annotate.drafts import Draft, Pieces, join
from variorum.annotate.form import form_of
from variorum.annotate.parse import Parse
from variorum.annotate.reading import READ
from variorum.records import QuotationForm

if TYPE_CHECKING:
    from spacy.tokens import Token

_COMPLEMENTS = frozenset(
    ("dobj", "pobj", "xcomp", "ccomp", "acomp", "attr", "pcomp", "relcl", "acl")
)
# Other prepositions are as often the cue's: "condemned the attack | in a statement".
_BOUND = frozenset(("of", "to", "than"))
_LONGEST = 220
"""Characters added at an end at most: parsers hang half a page on one word."""


def whole_contents(drafts: Sequence[Draft], parse: Parse) -> list[Draft]:
    """The drafts, the reader's reported contents filled and ended where their syntax does.

    The reader tells each word by itself, so it may leave a word out ("allow ... the debt ceiling"
    without "and suspends") or stop short ("learned that women had accused him of",
    "said that a ring of senior party"). A hole is
    filled and an end moved only where what is taken in belongs to no cue, source or removed
    stretch and to the same line and sentence. Where a noun reports, the end stays: "Rumours that
    he would go | swept the town". A condition that opens the sentence is part of what comes about
    if it holds, also before the cue ("If the levy fails, Lang said, the ferry will close").
    """
    text = parse.article.text
    removed = [(part.start, part.end) for part in parse.article.removed]
    others = [piece for draft in drafts for piece in (*draft.cue, *draft.source)]
    ground = _Ground(parse, [token.idx for token in parse.doc], join([*others, *removed], text))
    found = []
    for draft in drafts:
        if draft.frame == READ and form_of(text, draft.content) is not QuotationForm.DIRECT:
            content = _filled(draft.content, ground)
            if parse.doc[draft.head].pos_ not in ("NOUN", "PROPN"):
                content = _ended(content, parse.doc[draft.head], ground)
                content = _with_condition(content, parse.doc[draft.head], ground)
            draft = draft.with_content(content)
        found.append(draft)
    return found


@dataclass(frozen=True, slots=True)
class _Ground:
    """What a content may grow over: all that is not ``closed``, in one line and sentence."""

    parse: Parse
    starts: list[int]
    closed: Pieces

    def token_at(self, position: int) -> Token:
        """The token that holds the character at ``position``."""
        return self.parse.doc[max(0, bisect_right(self.starts, position) - 1)]

    def is_open(self, low: int, high: int) -> bool:
        """Whether the stretch lies in one sentence and line and belongs to nobody else."""
        sentences = self.parse.sentences
        inside = bisect_right(sentences, (low, 1 << 60)) - 1
        if inside < 0 or high > sentences[inside][1] or "\n" in self.parse.article.text[low:high]:
            return False
        before = bisect_left(self.closed, (high, 0)) - 1
        return before < 0 or self.closed[before][1] <= low

    def tells_on(self, low: int, high: int) -> bool:
        """Whether the stretch opens with "and" or a verb and tells something of its own."""
        first, last = self.token_at(low), self.token_at(high - 1)
        words = [t for t in self.parse.doc[first.i : last.i + 1] if t.idx >= low and t.is_alpha]
        if not words:
            return False
        told = any(token.tag_ in FINITE for token in words)
        return told and (words[0].dep_ == "cc" or words[0].tag_ in FINITE)


def _completes(token: Token) -> bool:
    """Whether what hangs on a word before it belongs to it without doubt."""
    return token.dep_ in _COMPLEMENTS or (token.dep_ == "prep" and token.lower_ in _BOUND)


def _filled(content: Pieces, ground: _Ground) -> Pieces:
    """The content with its pieces joined over what is nobody else's."""
    pieces = [content[0]]
    for start, end in content[1:]:
        if ground.is_open(pieces[-1][1], start) and not ground.tells_on(pieces[-1][1], start):
            pieces[-1] = (pieces[-1][0], end)
        else:
            pieces.append((start, end))
    return tuple(pieces)


def _ended(content: Pieces, cue: Token, ground: _Ground) -> Pieces:
    """The content with the complement right behind its last word, or the phrase it ends amid."""
    *rest, (start, end) = content
    last = ground.token_at(end - 1)
    nearest = next((c for c in last.rights if c.left_edge.i == last.i + 1), None)
    completed = last if nearest is not None and _completes(nearest) else None
    for grown in () if last.is_punct else (_cut_off(last, start, cue), completed):
        stop = grown.right_edge.idx + len(grown.right_edge) if grown is not None else end
        if end < stop <= end + _LONGEST and ground.is_open(end, stop):
            return (*rest, (start, stop))
    return content


def _cut_off(last: Token, start: int, cue: Token) -> Token | None:
    """The word behind the content that ``last`` leads up to, and that hangs on it or the cue.

    "Said that a ring of senior party | officials is operating" tells nothing without its verb.
    """
    above = (token for token in last.ancestors if token.i > last.i)
    under = [t for t in above if t.head == cue or start <= t.head.idx <= last.idx]
    return under[-1] if under else None


def _with_condition(content: Pieces, cue: Token, ground: _Ground) -> Pieces:
    """The content with the "if" or "unless" before it that the parser hangs on the cue."""
    start, end = content[0]
    told = [c for c in cue.children if c.dep_ == "ccomp" and start <= c.idx < end]
    before = [c for c in cue.children if c.dep_ == "advcl" and c.i < cue.i and c.idx < start]
    if not told or not before or not any(c.tag_ == "MD" for c in told[0].children):
        return content
    condition = before[0]
    first, last = condition.left_edge, condition.right_edge
    low, high = first.idx, last.idx + len(last)
    opens = first.is_sent_start and first.lower_ in ("if", "unless") and first.head == condition
    if not opens or high > start or not ground.is_open(low, high):
        return content
    return join([(low, high), *content], ground.parse.article.text.replace(",", " "))
