"""Whether a deed is told of as done, as to come, as possible, on a condition, or as not so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from variorum.annotate.clauses import cue_kind, is_no_longer, is_not
from variorum.annotate.deeds import Deed
from variorum.annotate.foretold import degrees, helpers_of, words
from variorum.records import EventStatus

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEEPEST = 25
_COMING = frozenset(("will", "'ll", "’ll", "wo", "shall"))
_MAYBE = frozenset(("may", "might", "could", "can", "ca", "should", "must", "ought"))
_CONDITIONS = frozenset(("if", "unless", "should", "whether", "lest", "until"))
_NOT = frozenset(("not", "n't", "n’t", "never", "neither", "nor"))
_NOBODY = frozenset(("no", "nobody", "none", "neither", "few"))
_ALMOST = frozenset(("almost", "nearly"))


def status_of(deed: Deed) -> EventStatus | None:
    """The status of the deed; ``None`` where nobody puts it forward as an event.

    Nothing is put forward by a question, an order, a wish, a purpose ("to punish Brask"), a
    comparison, or what only would have been.
    """
    verb = deed.verb
    if any(token.text == "?" for token in verb.sent[-3:]):
        return None
    found = _of_helpers(deed)
    token = verb
    for _ in range(_DEEPEST):
        if found is None or token.dep_ == "ROOT" or token.head == token:
            return found
        found = _under(token, token.head, found)
        token = token.head
    return None


def _of_helpers(deed: Deed) -> EventStatus | None:
    """What the clause itself says: tense, modal, negation, a condition beside it."""
    verb = deed.verb
    helpers = {helper.lower_ for helper in helpers_of(verb)}
    beside = [child for word in {verb, deed.act} for child in word.children]
    if any(c.dep_ == "advmod" and c.lower_ in _ALMOST for c in beside):
        return None
    negated = any(_negates(c) for c in beside) or any(
        c.lower_ in _NOBODY for c in deed.source.children
    )
    negated = negated or (verb != deed.act and cue_kind(verb) == "denial")
    if helpers & {"would", "'d", "’d"} and "have" in helpers:
        return None
    found = EventStatus.REPORTED
    if "to" in helpers and verb.tag_ == "VB":
        if verb.dep_ not in ("xcomp", "ROOT", "ccomp") or not _is_planned(verb):
            return None
        found = EventStatus.EXPECTED
    elif helpers & _MAYBE:
        found = EventStatus.POSSIBLE
    elif helpers & _COMING:
        found = EventStatus.EXPECTED
    elif helpers & {"would", "'d", "’d"} and "had" not in helpers:
        reported = verb.dep_ in ("ccomp", "conj") and verb.head.pos_ == "VERB"
        if not reported and not any(_is_condition(child) for child in verb.children):
            return None  # "would mock him at rallies" tells of a habit, or of nothing
        found = EventStatus.EXPECTED
    elif verb.tag_ == "VB" and not helpers:
        return None  # an imperative, or a clause that the parser did not read
    # Of "threatened to sue if Holm votes" the condition is on the suing, not on the threat.
    open_ = found is not EventStatus.REPORTED or verb.tag_ in ("VBZ", "VBP")
    if open_ and any(_is_condition(child) for child in verb.children):
        found = EventStatus.CONDITIONAL
    return EventStatus.DENIED if negated else found


def _negates(word: Token) -> bool:
    """``not``, ``neither``, ``no longer``; not the one of "not only"."""
    if word.dep_ == "neg":
        return is_not(word)
    return is_no_longer(word) or word.lower_ in _NOT - {"not"}


def _is_planned(verb: Token) -> bool:
    """``plans to``, ``is expected to``, and the headline's ``Ruiz to visit Brask``."""
    head = verb.head
    if verb.dep_ == "ROOT":
        return True
    lemma = head.lemma_.lower()
    if head.pos_ == "ADJ" or head.tag_ == "VBN":
        return lemma in degrees("awaited") or head.lower_ in degrees("awaited")
    return lemma in degrees("bearer") and degrees("bearer")[lemma] != "possible"


def _is_unsure(verb: Token) -> bool:
    """Whether a modal or a "not" stands before the verb."""
    return any(c.dep_ == "neg" or c.tag_ == "MD" for c in verb.children)


def _is_condition(clause: Token) -> bool:
    if clause.dep_ != "advcl":
        return False
    return any(c.dep_ in ("mark", "aux") and c.lower_ in _CONDITIONS for c in clause.children)


def _under(token: Token, head: Token, found: EventStatus) -> EventStatus | None:
    """What the word above the clause of ``token`` leaves of it."""
    marks = {child.lower_ for child in token.children if child.dep_ == "mark"}
    if token.dep_ in ("advcl", "ccomp", "relcl", "acl") and marks & _CONDITIONS:
        return EventStatus.CONDITIONAL if found is not EventStatus.DENIED else found
    if "than" in marks:
        return None
    if token.dep_ == "pcomp" or (token.dep_ == "acl" and token.tag_ == "VB"):
        return None
    if token.dep_ == "advcl" and token.tag_ == "VBG" and _is_unsure(head):
        return None  # "cannot go on, blasting Ruiz"
    if token.dep_ not in ("ccomp", "xcomp", "csubj"):
        return found
    kind = cue_kind(head)
    negated = any(c.dep_ == "neg" or c.lower_ == "never" for c in head.children)
    if kind == "denial":
        return None if negated else EventStatus.DENIED
    if kind:
        return None
    if negated:
        return None
    helpers = {helper.lower_ for helper in helpers_of(head)}
    if found is EventStatus.REPORTED and helpers & (_MAYBE | {"would"}):
        return EventStatus.POSSIBLE
    if head.lemma_.lower() in words("foretell") and found is EventStatus.REPORTED:
        return EventStatus.EXPECTED
    return found
