"""When an act that is told of as to come is due, from the time words of its own clause."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from variorum.annotate.clauses import SUBJECTS
from variorum.annotate.foretold import Foretold
from variorum.annotate.time_tense import governors, teller_of
from variorum.records import Published, TimeExpression, TimeType
from variorum.timex import days_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_STEPS = 12
_OLD = 2
"""Months from which a promise told of in the past counts as background, not as news."""
_HANGING = frozenset(
    ("prep", "prt", "agent", "pobj", "npadvmod", "advmod", "pcomp", "tmod", "nmod", "nummod",
     "conj", "appos", "amod", "compound", "det", "quantmod", "advcl", "dep", "poss")
)  # fmt: skip
_WHEN = frozenset(
    ("on", "in", "by", "before", "until", "till", "at", "during", "for", "from", "within",
     "starting", "beginning", "as", "through", "over")
)  # fmt: skip
_LINKS = ("prep", "prt", "agent")
"""A preposition; that of "will be freed by Friday" is taken for the one of who does it."""
_HELD = frozenset(("on", "in", "at", "during", "as", "within", "over", "by"))
"""What stands before the time at which something was; no limit such as "before" or "from"."""
_COMING = re.compile(r"\b(?:next|coming|following)\b", re.IGNORECASE)
_WHOLE = 10  # characters of a date to the day
_VAGUE = frozenset(("FUTURE_REF", "PRESENT_REF", "PAST_REF"))
_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


class Times:
    """The time expressions of an article by the token that they begin at."""

    def __init__(self, doc: Doc, times: Sequence[TimeExpression], published: Published | None):
        self.published = published
        starts = [token.idx for token in doc]
        self._at: dict[int, TimeExpression] = {}
        for time in times:
            index = bisect_right(starts, time.span.start) - 1
            if index >= 0:
                self._at[index] = time

    def inside(self, first: int, last: int) -> list[tuple[int, TimeExpression]]:
        """Those that begin at a token from ``first`` to ``last``."""
        return [(i, self._at[i]) for i in range(first, last + 1) if i in self._at]

    def is_over(self, time: TimeExpression) -> bool:
        """Whether it is certain that the time lies before the day of publication."""
        value = (time.value or "")[:10]
        if value == "PAST_REF":
            return True
        if self.published is None or not _DAY.fullmatch(value):
            return False
        today = self.published.value[:10]
        length = min(len(value), len(today))
        return value[:length] < today[:length]

    def may_come(self, time: TimeExpression) -> bool:
        """Whether the time has known days of which the last is not over by publication."""
        days = days_of(time.value)
        today = self.published.value[:10] if self.published is not None else ""
        return days is not None and len(today) == _WHOLE and days[1].isoformat() >= today

    def is_ahead(self, time: TimeExpression) -> bool:
        """Whether it is certain that the time lies after the day of publication."""
        days = days_of(time.value)
        today = self.published.value[:10] if self.published is not None else ""
        return days is not None and len(today) == _WHOLE and days[0].isoformat() > today

    def is_old(self, found: Foretold, report: Token | None) -> bool:
        """Whether it was said long before publication: what it tells of is over or forgotten."""
        verbs = {verb.i for verb in (report, found.frame) if verb is not None} - {found.act.i}
        sentence = found.act.sent
        for index, time in self.inside(sentence.start, sentence.end - 1):
            if _governor(found.act.doc[index]).i in verbs and self._long_past(time):
                return True
        return any(
            child.dep_ == "advcl" and child.left_edge.lower_ == "when" and _is_past(child)
            for child in found.frame.children
        )

    def _long_past(self, time: TimeExpression) -> bool:
        value = (time.value or "")[:10]
        if time.type is not TimeType.DATE or self.published is None or not _DAY.fullmatch(value):
            return False
        today = self.published.value[:10]
        if len(value) < 7 or len(today) < 7:
            return value[:4] < today[:4]
        months = 12 * (int(today[:4]) - int(value[:4])) + int(today[5:7]) - int(value[5:7])
        return months > _OLD


def _governor(token: Token) -> Token:
    """The verb that a time word hangs on."""
    token = teller_of(token) or token
    for _ in range(_STEPS):
        if token.head == token or token.pos_ in ("VERB", "AUX"):
            break
        token = token.head
    return token


def _is_past(verb: Token) -> bool:
    return verb.tag_ == "VBD" or any(c.tag_ == "VBD" for c in verb.children)


def find_due(found: Foretold, times: Times) -> tuple[TimeExpression | None, bool]:
    """The time that says when the act is due, and whether it is over by publication.

    It must hang on the act, on the verb that announces it ("is expected Tuesday to vote") or on
    a noun beside them by a preposition of time; of several the first that can be a date.
    """
    sentence = found.act.sent
    due = None
    belonging = []
    for index, time in times.inside(sentence.start, sentence.end - 1):
        token = found.act.doc[index]
        head = head_of(token, time)
        if head.dep_ == "nummod" and times.is_over(time):
            continue  # "will review the 2019 ruling"
        if time.type is TimeType.DURATION and _follows(token, time) in _COUNTED_FROM:
            break  # "within 30 days of the sale on 20 March": the day is that of the sale
        if is_when(time, token) and _belongs(head, found):
            belonging.append((head, time))
    # "Will vote on Friday and leave on Monday": the act's own day before that of its frame.
    own = [(head, time) for head, time in belonging if hangs_on(head, {found.act.i})]
    for _, time in own or belonging:
        if times.is_over(time):
            return None, True
        if due is None or (due.value is None and time.value is not None):
            due = time
    return due, False


def is_when(time: TimeExpression, token: Token) -> bool:
    """Whether the expression can say when: no rate, no length of time but one that is coming.

    Nor a stretch that ends or begins now ("over the past year" is not last year), nor one that
    is counted from a deed whose day is not told ("within 48 hours of the filing").
    """
    if time.type is TimeType.SET or time.value in _VAGUE - {"PAST_REF"}:
        return False
    if time.type is not TimeType.DURATION:
        return not _rolls(time, token)
    if _follows(token, time) in _COUNTED_FROM:
        return False
    before = [token.doc[i].lower_ for i in range(max(0, token.i - 2), token.i)]
    return bool(_COMING.search(time.span.exact)) or "within" in before or "in" in before


def _rolls(time: TimeExpression, token: Token) -> bool:
    """Whether it is a unit of time up to the article or from it on: "in the past week"."""
    match = _ROLLING.fullmatch(" ".join(time.span.exact.split()))
    link = token.nbor(-1).lower_ if token.i else ""
    return match is not None and (match[1].lower() == "past" or link in _THROUGHOUT)


_ROLLING = re.compile(r"the (past|last|next) [a-z]+(?: or so)?", re.IGNORECASE)
_THROUGHOUT = ("over", "in", "within", "during", "for", "throughout")


def _follows(token: Token, time: TimeExpression) -> str:
    """The word behind the expression that begins at ``token``."""
    doc = token.doc
    behind = next((t for t in doc[token.i + 1 :] if t.idx >= time.span.end), None)
    return behind.lower_ if behind is not None else ""


_COUNTED_FROM = ("of", "after", "from", "before", "following")


def _belongs(token: Token, found: Foretold) -> bool:
    """Whether the time word hangs on the act or the words that announce it."""
    heads = {found.act.i}
    if found.frame.lemma_.lower() not in _REPORTING:
        heads.add(found.frame.i)
    if found.frame.head.lemma_ == "be" and found.frame.dep_ == "acomp":
        heads.add(found.frame.head.i)
    return hangs_on(token, heads)


def head_of(token: Token, time: TimeExpression) -> Token:
    """The word of the expression that begins at ``token`` by which it hangs on what is outside.

    An article does not count: that of "the summer flow" hangs on the flow.
    """
    doc = token.doc
    following = token.i + 1
    if token.dep_ == "det" and following < len(doc) and doc[following].idx < time.span.end:
        token = doc[following]
    for _ in range(_STEPS):
        inside = time.span.start <= token.head.idx < time.span.end
        if token.head == token or not inside:
            break
        token = token.head
    return token


def hangs_on(token: Token, heads: set[int]) -> bool:
    """Whether the time word hangs on one of the verbs ``heads`` and on no other verb between.

    So it does by a preposition of time, or beside an object; not as part of the subject.
    """
    first = min(heads)
    if _describes(token):
        return False
    teller = teller_of(token)
    if teller is not None:
        return teller.i in heads
    for _ in range(_STEPS):
        head = token.head
        if head == token:
            return False
        if token.dep_ in _LINKS:
            denied = token.i > 0 and token.nbor(-1).lower_ == "not"
            if token.lower_ not in _WHEN or denied:
                return False
        if head.i in heads:
            return token.dep_ in _HANGING or _is_beside(token)
        if head.pos_ in ("VERB", "AUX"):
            if head.i < first or not (head.dep_ == "xcomp" or _shares_time(head)):
                return False
        elif head.pos_ in ("NOUN", "PROPN") and head.dep_ in ("nsubj", "nsubjpass"):
            return False
        token = head
    return False


_STRETCHES = frozenset(("deadline", "month", "season", "period", "holiday", "break", "recess"))
"""Nouns that name a time with the word before them: "during the summer months"."""


def _shares_time(verb: Token) -> bool:
    """Whether it is coordinated so closely that its time is also that of the verb before it.

    So it is in "will vote and leave on Monday", not in "will vote and will leave on Monday".
    """
    own = any(child.dep_ in _OF_ITS_OWN for child in verb.children)
    return verb.dep_ == "conj" and not own and verb.tag_ == verb.head.tag_


_OF_ITS_OWN = SUBJECTS | {"aux", "auxpass"}


def was_on(token: Token, heads: set[int]) -> bool:
    """Whether the time word says when what the verbs ``heads`` tell of was.

    Not so a limit ("left before 2010"), what something was set for, or what it is only compared
    with ("rose from 4.1% in January", "up 2% on last year").
    """
    if not hangs_on(token, heads):
        return False
    link = token.head
    limits = link.lower_ not in _HELD or (link.lower_ == "on" and token.lemma_ in _LONG)
    if link.dep_ in _LINKS and limits:
        return False
    for _ in range(_STEPS):
        if token.i in heads or token.head == token:
            break
        if token.lower_ == "from":
            return False
        token = token.head
    return True


_LONG = frozenset(("month", "quarter", "year"))


def _describes(token: Token) -> bool:
    """Whether the time word says which thing is meant: "Friday's vote", "its 2026 forecast".

    A year also dates who takes part in what is held in it: "lost the 2021 election".
    """
    if token.dep_ == "nummod" and token.shape_ == "dddd":
        event = token.head
        verb = event.head.head if event.dep_ == "pobj" else event.head
        return event.lemma_.lower() not in governors("held") or verb.lemma_ not in governors(
            "taken part"
        )
    return token.dep_ in _DESCRIBING and token.head.lemma_ not in _STRETCHES


_DESCRIBING = frozenset(("compound", "amod", "poss", "nmod"))


_REPORTING = frozenset(("vow", "pledge", "promise", "threaten", "swear"))


def _is_beside(token: Token) -> bool:
    """Whether ``token`` is an object of the act, so that a time on it is the act's."""
    return token.dep_ in ("dobj", "attr", "xcomp", "oprd", "acomp")
