"""Whether a stance is put forward as held: negation, modals, conditions, questions, the past."""

from __future__ import annotations

from typing import TYPE_CHECKING

from variorum.annotate.clauses import cue_kind, is_no_longer, is_not, leads_on
from variorum.annotate.foretelling_reported import was_said
from variorum.annotate.reporting import crowded
from variorum.annotate.stance_frames import Taken
from variorum.annotate.stance_words import frames, listed
from variorum.records import Side

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEEPEST = 25
_NOT = frozenset(("not", "n't", "n’t", "nt"))
_MODALS = frozenset(
    ("would", "could", "might", "may", "should", "can", "ca", "must", "ought", "'d", "’d")
)  # fmt: skip
_DOUBTED = frozenset(
    ("hardly", "barely", "scarcely", "rarely", "seldom", "yet", "almost", "nearly", "likely",
     "probably", "perhaps", "possibly", "maybe", "reportedly", "allegedly")
)  # fmt: skip
_NOBODY = frozenset(("no", "neither", "nobody", "none", "nor", "few", "either", "whoever"))
_CLOSING = frozenset(("if", "unless", "whether", "lest", "than", "until"))
_SUPPOSED = frozenset(
    ("imagine", "pretend", "assume", "suppose", "fear", "worry", "suggest", "mean")
)


def put_forward(taken: Taken) -> tuple[Side, bool] | None:
    """The side that the surroundings leave, and whether they tell of another before.

    ``None`` where nobody puts it forward as held now: what would or might be, a condition, a
    question, a wish, what is denied or expected, what was once so. "Does not support" is against;
    "does not oppose", and "has not praised", say nothing.
    """
    verb = taken.verb
    if _asks(verb):
        return None
    turned = _turned(verb)
    if turned is None:
        return None
    negated, changed = turned
    above = _above(verb)
    if above is None:
        return None
    if negated == above:
        return taken.side, changed
    lemma = taken.cues[0].lemma_.lower()
    adjective = taken.cues[0].pos_ in ("ADJ", "ADP")
    if taken.side is Side.OPPOSES or taken.removal:
        return None
    if lemma not in listed("turning") and not adjective and not above:
        return None
    return Side.OPPOSES, changed


def _asks(verb: Token) -> bool:
    sentence = verb.sent
    return any(token.text == "?" for token in sentence[-3:])


def _turned(verb: Token) -> tuple[bool, bool] | None:
    """Whether the clause negates, and whether it tells of a change; ``None`` if it puts nothing."""
    negated = changed = False
    for level in _levels(verb):
        negated = negated != _has_split_not(level)
        for child in level.children:
            word = child.lower_
            if child.dep_ in ("aux", "auxpass"):
                if word in _MODALS and not _is_open_modal(level, child):
                    return None
                if word == "had" or (word in ("'d", "’d") and level.tag_ == "VBN"):
                    return None
            elif word in ("neither", "nor"):
                return None  # "neither supports nor opposes"
            elif child.dep_ == "neg" and not is_not(child):
                continue  # "not only backs it"
            elif child.dep_ == "neg" or word == "never":
                if _is_highest(level):
                    return None  # "could not be more supportive"
                if word not in (*_NOT, "never", "no"):
                    return None
                negated = not negated
            elif child.dep_ in ("advmod", "npadvmod"):
                if word in listed("before") or word in _DOUBTED:
                    return None
                if is_no_longer(child):
                    negated, changed = not negated, True
                if word in ("now", "suddenly", "finally"):
                    changed = True
            elif child.dep_ in ("nsubj", "nsubjpass"):
                if any(c.lower_ in _NOBODY for c in (child, *child.children)):
                    return None
            elif word == "either" or (child.dep_ == "mark" and word in _CLOSING):
                return None
        if level.dep_ != "xcomp" and any(c.tag_ == "TO" for c in level.children):
            return None  # "it is time for them to back it"
    return negated, changed


def _is_highest(verb: Token) -> bool:
    """Whether "more" stands in what is said: "could not be more supportive" is full support."""
    said = [c for c in verb.children if c.dep_ in ("acomp", "advmod", "attr")]
    return any(w.lower_ == "more" for c in said for w in (c, *c.children))


def _has_split_not(verb: Token) -> bool:
    """Whether "n’t" stands before the verb and the parser takes it for something else."""
    before = (verb.nbor(-k) for k in range(1, min(4, verb.i + 1)))
    return any(t.lower_ in _NOT and t.dep_ != "neg" and not leads_on(t) for t in before)


def _levels(verb: Token) -> list[Token]:
    """The verb, and the one that it shares its auxiliaries with ("did not back or defend")."""
    levels = [verb]
    current = verb
    while current.dep_ == "conj" and current.head.pos_ in ("VERB", "AUX") and len(levels) < 6:
        own = any(c.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") for c in current.children)
        if own or crowded(current.head) or current.tag_ != current.head.tag_:
            break
        current = current.head
        levels.append(current)
    return levels


def _is_open_modal(verb: Token, modal: Token) -> bool:
    """Whether a modal leaves the stance held: "said she would oppose it", "cannot support it"."""
    refused = any(c.dep_ == "neg" for c in verb.children)
    if modal.lower_ in ("can", "could", "ca"):
        return refused
    if modal.lower_ not in ("would", "'d", "’d"):
        return False
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    supposed = any(c.dep_ == "advcl" for c in verb.children)
    reported = verb.dep_ == "ccomp" and was_said(verb.head) and _is_own(verb, verb.head)
    return reported and not supposed and not helpers & {"have", "be"}


def _is_own(verb: Token, report: Token) -> bool:
    """Whether who says it can be whom it is said of: "said she would", not "aides said he"."""
    subjects = [
        next((c for c in one.children if c.dep_ == "nsubj"), None) for one in (verb, report)
    ]
    inner, outer = subjects
    if inner is None or outer is None or inner.pos_ != "PRON":
        return False
    several = outer.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in outer.children)
    return (inner.lower_ in ("they", "we")) == several or inner.lower_ in ("i", "it")


def _above(verb: Token) -> bool | None:
    """Whether a verb above turns the stance round; ``None`` where one does not put it forward."""
    turned = False
    token = verb
    for _ in range(_DEEPEST):
        head = token.head
        if token.dep_ == "ROOT" or head == token:
            return turned
        if crowded(head):
            return None
        if token.dep_ == "xcomp":
            lemma = head.lemma_.lower()
            if lemma in listed("undoing"):
                turned = not turned
            elif lemma not in listed("carrying"):
                return None
            state = _turned(head)
            if state is None or state[0]:
                return None
        elif token.dep_ in ("ccomp", "csubj"):
            if _is_unsure(token, head):
                return None
        elif token.dep_ in ("advcl", "pcomp"):
            mark = next((c for c in token.children if c.dep_ == "mark"), None)
            if mark is not None and mark.lower_ in _CLOSING:
                return None
            if token.tag_ in ("VBG", "VB") and head.pos_ == "VERB" and _turned(head) is None:
                return None
        elif token.dep_ == "prep" and head.pos_ == "VERB" and _is_supposing(head):
            return None  # "could help him by saying that it backs"
        elif token.dep_ in ("relcl", "acl"):
            return turned  # a clause on a noun says what is so, whatever the noun does
        token = head
    return None


def _is_supposing(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in _MODALS for c in verb.children)


def _is_unsure(clause: Token, head: Token) -> bool:
    """Whether the verb above does not put its clause forward."""
    lemma = head.lemma_.lower()
    mark = next((c for c in clause.children if c.dep_ == "mark"), None)
    if mark is not None and mark.lower_ in _CLOSING:
        return True
    if lemma in frames("urging"):
        return True  # what somebody is asked to do: `stance_asks` says who is for it
    if cue_kind(head) or lemma in _SUPPOSED:
        return True
    if clause.left_edge.tag_ in ("WRB", "WP", "WDT") and clause.left_edge.lower_ != "that":
        return True
    negated = any(c.dep_ == "neg" or c.lower_ == "never" for c in head.children)
    return negated or _is_supposing(head)
