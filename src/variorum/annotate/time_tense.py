"""Whether a clause tells of what was or of what is to come, from the verb that governs a word."""

from __future__ import annotations

from bisect import bisect_right
from enum import IntEnum
from typing import TYPE_CHECKING

from variorum.annotate.clauses import SUBJECTS
from variorum.annotate.wordlists import load_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_DEEPEST = 25  # steps up the tree; deeper than any sentence that people write
_MODALS = frozenset(("will", "wo", "'ll", "’ll", "shall", "may", "might", "can", "could", "should",
                     "would", "must", "ca", "'d"))  # fmt: skip
_AHEAD = frozenset(("for", "to", "until", "till"))
_HALVES = frozenset(("a.m.", "p.m.", "am", "pm", "noon", "midnight"))
"""Clock words, on which the parser may hang the day: "kicks off at 8 p.m. on Saturday"."""
_PHRASE = 5  # words of a time phrase between its first word and the verb


class Direction(IntEnum):
    """Where a word without a year lies, seen from the day of publication."""

    PAST = -1
    OPEN = 0
    PRESENT = 1
    FUTURE = 2


class Tenses:
    """Looks up the direction at an offset of the text, in time for long articles."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._starts = [token.idx for token in doc]

    def token(self, offset: int) -> Token | None:
        """The token that holds the character at ``offset``."""
        index = bisect_right(self._starts, offset) - 1
        return self._doc[index] if index >= 0 else None

    def governed(self, offset: int) -> bool:
        """Whether the word at ``offset`` hangs on a verb, at most by a preposition."""
        token = self.token(offset)
        if token is None:
            return False
        return _governor(token).pos_ in ("VERB", "AUX")

    def tells(self, offset: int) -> bool:
        """Whether the verb that the word hangs on tells what was said: "argues", "shows"."""
        token = self.token(offset)
        return token is not None and _governor(token).lemma_.lower() in governors("told")

    def announces(self, offset: int) -> bool:
        """Whether the word hangs on a verb that may tell of what is to come: "meets", not "says".

        It is asked where that verb is in the present.
        """
        return self.governed(offset) and not self.tells(offset) and not self.modifies(offset)

    def past(self, offset: int) -> bool:
        """Whether the verb that the word hangs on is itself in the past."""
        token = self.token(offset)
        if token is None:
            return False
        if token.i and token.nbor(-1).lower_ in governors("over"):
            return True
        head = _governor(token)
        return head.pos_ in ("VERB", "AUX") and _of_verb(head) is Direction.PAST

    def over(self, offset: int) -> bool:
        """Whether the word before says that the day is over: "ended Sept. 30"."""
        token = self.token(offset)
        return token is not None and token.i > 0 and token.nbor(-1).lower_ in governors("over")

    def came_about(self, offset: int) -> bool:
        """Whether the word's own verb tells as past what was on the day at ``offset``.

        Not where the day is a limit or what something was set for ("extended until 12 June").
        """
        token = self.token(offset)
        if token is None:
            return False
        top = _whole(token)
        verb = _governor(token)
        if top.dep_ not in ("pobj", "npadvmod", "tmod") or verb.pos_ not in ("VERB", "AUX"):
            return False
        if top.head.dep_ == "prep" and top.head.lower_ not in ("on", "in", "at"):
            return False
        if verb.lemma_.lower() in governors("fixed") and top.head == verb:
            return False  # "has set Nov. 10 as the last day"
        if _calls_off(verb):
            return False  # "has cancelled its strike on 24 March"
        helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
        return _of_verb(verb) is Direction.PAST and not helpers & {*_MODALS, "to"}

    def of_called_off(self, offset: int) -> bool:
        """Whether the word belongs to what is called off: "cancelled Friday's rally"."""
        token = self.token(offset)
        for _ in range(_PHRASE):
            if token is None or token.head is token:
                break
            if token.pos_ == "NOUN" and token.head.pos_ == "VERB":
                return token.dep_ in _CALLED_OFF and _calls_off(token.head)
            token = token.head
        return False

    def modifies(self, offset: int) -> bool:
        """Whether the word stands before a noun: "a June agreement", "December's figures"."""
        token = self.token(offset)
        return token is not None and token.dep_ in ("compound", "poss", "nmod", "amod")

    def named(self, offset: int) -> bool:
        """Whether the word says what something is: "today is the third day"."""
        token = self.token(offset)
        return token is not None and token.dep_ == "attr"

    def counts(self, offset: int) -> bool:
        """Whether the number at ``offset`` counts what is named behind it: "20 people"."""
        token = self.token(offset)
        if token is None or token.i + 1 >= len(token.doc):
            return False
        behind = token.nbor(1)
        return behind.pos_ in ("NOUN", "ADJ", "NUM", "SYM") or behind.text == "%"

    def points(self, offset: int) -> bool:
        """Whether the word at ``offset`` is the "that" of "that Friday", not of "said that"."""
        token = self.token(offset)
        return token is not None and token.dep_ == "det"

    def direction(self, offset: int) -> Direction:
        """The direction of the clause around the word at ``offset``."""
        token = self.token(offset)
        first = token
        if token is not None and token.i:
            before = token.nbor(-1).lower_
            if before in governors("expected"):
                return Direction.FUTURE
            if before in governors("over"):
                return Direction.PAST
        if token is not None:
            token = teller_of(token) or token
        for _ in range(_DEEPEST):
            if token is None:
                break
            if token.lower_ in governors("expected") or _is_moved(token, first):
                return Direction.PAST if _was_over(token) else Direction.FUTURE
            found = _of_verb(token) if token.pos_ in ("VERB", "AUX") else None
            if found is not None:
                ended = found is Direction.PAST and _calls_off(token)
                return Direction.OPEN if ended else found
            token = token.head if token.head is not token else None
        return Direction.OPEN


def teller_of(token: Token) -> Token | None:
    """The verb of saying that the time at ``token`` belongs to, where the parser has it wrong.

    "Said on Monday it will reopen": what stands between the verb that tells in the past and the
    subject of what is told says when it was told, though the parser hangs it on the reopening or
    on a name behind ("said on Monday Holm will").
    """
    link = token.nbor(-1) if token.i else token
    if token.dep_ == "compound" and link.dep_ == "prep" and not link.n_rights:
        return link.head if link.head.pos_ == "VERB" else None
    top = _top_of(token)
    told, verb = top.head, top.head.head
    if told.dep_ != "ccomp" or verb.pos_ != "VERB" or _of_verb(verb) is not Direction.PAST:
        return None
    first, last = top.left_edge.i, top.right_edge.i
    subject = next((c for c in told.children if c.dep_ in SUBJECTS), None)
    if subject is None or not verb.i < first or last >= subject.left_edge.i:
        return None
    marked = any(child.dep_ == "mark" and child.i < first for child in told.children)
    parted = any(between.is_punct for between in token.doc[verb.i + 1 : first])
    return None if marked or parted else verb


def last_of_time(token: Token) -> int:
    """The index of the last word of the time phrase that ``token`` begins."""
    return _top_of(token).right_edge.i


def _top_of(token: Token) -> Token:
    """The word of a time phrase that hangs on a verb."""
    top = token
    for _ in range(_PHRASE):
        if top.head == top or top.head.pos_ in ("VERB", "AUX"):
            break
        top = top.head
    return top


def _is_moved(verb: Token, time: Token | None) -> bool:
    """Whether something is set for the time or put off to it: "was set for", "adjourned until"."""
    if time is None or time.i <= verb.i or verb.lemma_.lower() not in governors("moved"):
        return False
    if time.nbor(-1).lower_ not in _AHEAD:
        return False
    if verb.dep_ == "relcl" and any(child.tag_ == "VBD" for child in verb.children):
        return False  # "the hearing, which was set for Monday, was cancelled": it may be over
    things = (child.lemma_.lower() for child in verb.children if child.dep_ == "dobj")
    return not any(thing in governors("reached") for thing in things)


def _calls_off(verb: Token) -> bool:
    """Whether it makes an end of what was still to be: the day may be past or to come."""
    lemma = verb.lemma_.lower()
    small = (child.lower_ for child in verb.children if child.dep_ in ("prt", "advmod"))
    return not {lemma, *(f"{lemma} {word}" for word in small)}.isdisjoint(governors("called off"))


_CALLED_OFF = ("dobj", "nsubjpass")


def _whole(token: Token) -> Token:
    """The word of a date by which it hangs on what is outside."""
    for _ in range(3):
        if token.head.pos_ not in ("PROPN", "NUM"):
            break
        token = token.head
    return token


def _governor(token: Token) -> Token:
    """What a date hangs on, past the other words of the date and at most one preposition."""
    verb = teller_of(token)
    if verb is not None:
        return verb
    above = _over_link(_whole(token))
    for _ in range(_PHRASE):
        if above.lower_ not in _HALVES and above.dep_ != "prep" and above.pos_ != "NUM":
            break
        above = _over_link(above)
    return above


def _over_link(token: Token) -> Token:
    return token.head.head if token.head.dep_ in ("prep", "agent") else token.head


def _of_verb(verb: Token) -> Direction | None:
    """What the form of the verb says; ``None`` where the verb above it decides."""
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    tags = {child.tag_ for child in helpers}
    words = {child.lower_ for child in helpers}
    if words & _MODALS - {"will", "'ll", "shall"} and "have" in words:
        return Direction.PAST
    if words & _MODALS:
        return Direction.FUTURE
    if verb.lemma_ == "go" and verb.tag_ == "VBG" and _infinitive(verb):
        return Direction.FUTURE
    if "TO" in tags:
        if "have" in words:
            return Direction.PAST
        above = verb.head
        if above is verb or verb.dep_ not in ("xcomp", "ccomp", "advcl", "acl"):
            return Direction.FUTURE
        if verb.dep_ in ("advcl", "acl") and not _plans(above):
            return None  # "flew to Oslo to sign it on Friday": when the flight was
        if above.lemma_.lower() in governors("done"):
            return None  # "began to fall in March": the verb above has the tense
        return Direction.PAST if _was_over(above) else Direction.FUTURE
    if verb.tag_ == "VB" and not words and _after_modal(verb):
        return Direction.FUTURE
    if verb.lemma_ == "be" and _is_due(verb):
        return Direction.PAST if "had" in words else Direction.FUTURE
    if verb.lemma_.lower() in governors("awaited") and verb.tag_ in ("VBN", "VBD"):
        return None if "had" in words else Direction.FUTURE
    if verb.lemma_.lower() in governors("ready") and verb.tag_ == "VBN" and not helpers:
        return Direction.FUTURE if _infinitive(verb) else Direction.PAST  # "looks set to open"
    if tags & {"VBD"} or verb.tag_ == "VBD":
        return Direction.PAST
    if verb.tag_ == "VBN":
        if words & {"has", "have", "'ve", "had", "having"}:
            return Direction.PAST
        if tags & {"VBZ", "VBP"}:
            return Direction.PRESENT
        return Direction.PAST if not helpers else Direction.OPEN
    if verb.tag_ == "VBP" and verb.lower_ in governors("unchanged"):
        return Direction.PAST  # "shares hit": the parser takes most such forms for the present
    if verb.tag_ in ("VBZ", "VBP"):
        return Direction.PRESENT
    if verb.tag_ == "VBG" and helpers:
        return Direction.PAST if words & {"has", "have", "'ve"} else Direction.PRESENT
    return None


def _is_due(be: Token) -> bool:
    """Whether it says that something is still to be: "is due in court on Friday"."""
    return any(c.dep_ == "acomp" and c.lower_ in governors("expected") for c in be.children)


def _plans(word: Token) -> bool:
    """Whether an infinitive behind the word is of what is to come: "plans to", "ready to"."""
    return word.pos_ not in ("VERB", "AUX") and word.lemma_.lower() in governors("planned")


def _after_modal(verb: Token) -> bool:
    """Whether a modal stands close by in front, which the parser did not tie to the verb."""
    return any(verb.doc[index].tag_ == "MD" for index in range(max(0, verb.i - 4), verb.i))


def _was_over(word: Token) -> bool:
    """Whether it is said that something had been due: it no longer is."""
    verbs = (word, word.head)
    return any(child.lower_ == "had" for verb in verbs for child in verb.children)


def _infinitive(verb: Token) -> bool:
    return any(
        child.dep_ == "xcomp" and any(part.tag_ == "TO" for part in child.children)
        for child in verb.children
    )


def governors(section: str) -> frozenset[str]:
    """The words of one section of what governs a time."""
    return load_words("time_governors.tsv", section)
