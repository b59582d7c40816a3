"""Whether what is told of as to come is put forward, and how surely: a walk up from its verb."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from variorum.annotate import wordlists
from variorum.annotate.clauses import cue_kind, is_no_longer
from variorum.annotate.foretelling_conditions import condition_of
from variorum.annotate.foretelling_reported import is_backshift, may_come
from variorum.annotate.foretold import Foretold, degree_of, degrees, helpers_of, words
from variorum.records import Certainty

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEEPEST = 25  # steps up the tree; deeper than any sentence that people write
_NEAR = 2
_CLOSING = frozenset(("if", "unless", "whether", "than", "lest", "though"))
_RAISING = frozenset(("think", "believe", "expect", "anticipate"))
"""Verbs that take the "not" of what stands under them: "does not think that he will"."""
_NOBODY = frozenset(("nobody", "none", "few"))
_HARDLY_ANY = frozenset(("no", "few", "little"))
_ANIMATE = frozenset(("PERSON", "ORG", "NORP", "GPE"))
_ORDER = (
    Certainty.THREATENED,
    Certainty.CONDITIONAL,
    Certainty.PROMISED,
    Certainty.POSSIBLE,
    Certainty.LIKELY,
    Certainty.CERTAIN,
)
"""Where the words say two things of one expectation, the first of these is what it is."""


@dataclass(frozen=True, slots=True)
class Walk:
    """What stands above a verb: the certainty that it lends, and the verb that reports.

    ``report`` is the nearest verb or adjective with the clause as its complement.
    """

    certainty: Certainty
    negated: bool
    report: Token | None
    holder: Token | None


def put_forward(found: Foretold, quoted: bool) -> tuple[Foretold, Walk] | None:
    """``found`` with the certainty that its surroundings leave it; ``None`` if not put forward.

    ``quoted`` says that the act stands between quotation marks.

    Not put forward are conditions, questions, wishes, what somebody denies or is wrong to
    believe, what only was to come, and what holds for anybody at any time.
    """
    if _asks(found.frame) or _is_general(found) or not _comes_about(found):
        return None
    if _is_called_off(found.frame):
        return None
    walk = _walk(found)
    if walk is None:
        return None
    condition = condition_of(found)
    if condition == "supposed":
        return None
    if (
        found.modal == "would"
        and condition is None
        and (quoted or not is_backshift(found, walk.report))
    ):
        return None
    if found.modal == "could" and condition is None and not may_come(found, walk.report):
        return None
    kinds = [found.certainty, walk.certainty]
    if condition is not None:
        kinds.append(Certainty.CONDITIONAL)
    certainty = next(kind for kind in _ORDER if kind in kinds)
    return replace(found, certainty=certainty, negated=found.negated != walk.negated), walk


def _is_open(found: Foretold, report: Token | None, quoted: bool) -> bool:
    """Whether a "would" or "could" without a condition tells of what is to come."""
    if found.modal == "would":
        return not quoted and is_backshift(found, report)
    return found.modal != "could" or may_come(found, report)


def _asks(verb: Token) -> bool:
    """Whether the sentence or the clause asks."""
    sentence = verb.sent
    if any(token.text == "?" for token in sentence[-3:]):
        return True
    # "Will he go, ..." and the question that a quotation inside the sentence asks
    after = verb.doc[verb.right_edge.i : verb.right_edge.i + 2]
    return any(token.text == "?" for token in after)


def _is_called_off(frame: Token) -> bool:
    """Whether what is due is denied or called off: "the strike set for Friday was cancelled"."""
    verb = frame.head if frame.dep_ == "acomp" else frame
    noun = verb.head
    while noun.dep_ == "pobj" and noun.head.head.pos_ == "NOUN":
        noun = noun.head.head  # "the strike by ferry workers planned for Friday"
    above = noun.head
    if verb.dep_ not in ("acl", "relcl", "amod") or above.pos_ not in ("VERB", "AUX"):
        return False
    if noun.dep_ in ("nsubj", "nsubjpass") and _is_denied(above):
        return True
    if noun.dep_ not in ("nsubjpass", "dobj") or above.tag_ not in ("VBD", "VBN", "VBZ", "VBP"):
        return False
    if _is_denied(above) or any(h.lower_ in (*_SUPPOSING, "may") for h in helpers_of(above)):
        return False
    return not _with_particle(above).isdisjoint(wordlists.load_words("calling_off.tsv"))


def _with_particle(verb: Token) -> set[str]:
    """The verb alone and with each particle: "play", "play down"."""
    lemma = verb.lemma_.lower()
    small = (child.lower_ for child in verb.children if child.dep_ in ("prt", "advmod"))
    return {lemma, *(f"{lemma} {word}" for word in small)}


def _is_general(found: Foretold) -> bool:
    """Whether nobody in particular is meant, or the teller only tells ("I will say this")."""
    subject = found.subject
    if subject is None:
        return found.modal not in ("date", "") and found.act.dep_ != "relcl"
    who = subject.lower_
    if any(child.dep_ == "poss" and child.lower_ == "your" for child in subject.children):
        return True  # "Your view may differ": said to every reader, as with "you"
    if who in words("anyone") and not (who == "those" and subject.n_rights):
        return True
    if who in ("i", "we") and found.modal and found.act.lemma_.lower() in words("talk"):
        return True
    if who in ("who", "that", "which") and found.frame.dep_ == "relcl":
        noun = found.frame.head
        if noun.lower_ in words("anyone") or noun.tag_ in ("WP", "DT"):
            return True
    return who == "it" and found.act.lemma_.lower() in ("take", "be") and found.modal == "would"


def _comes_about(found: Foretold) -> bool:
    """Whether the act is something that comes about, and not a guess at what is or was."""
    act, lemma = found.act, found.act.lemma_.lower()
    helpers = {child.lower_ for child in (*helpers_of(act), *helpers_of(found.frame))}
    guess = found.modal in ("may", "might", "could", "should", "would")
    if "have" in helpers and (guess or found.act.tag_ == "VBN"):
        return False
    if lemma in words("value") or (guess and lemma in words("state")):
        return False
    if guess and found.frame.lemma_ in ("need", "have") and found.frame != act:
        return False  # "would need to win" says what is wanting
    if found.negated and lemma in ("say", "comment", "discuss", "speak"):
        return False
    if found.modal == "should":
        return _is_due_thing(found)
    who = found.subject.lower_ if found.subject is not None else ""
    if found.modal == "may" and found.negated and any(c.dep_ == "dobj" for c in act.children):
        return False  # "The state may not seize them" forbids
    if found.modal == "may" and any(c.lower_ == "only" and c.i < act.i for c in act.children):
        return False  # "An owner may only build in May" allows no more
    if found.modal in ("may", "might", "could") and who in ("i", "we", "you"):
        return who == "we" and found.modal != "could"
    if lemma == "be" and act.pos_ in ("AUX", "VERB") and found.modal != "present":
        return _is_state_to_see(act, guess)
    return True


def _is_due_thing(found: Foretold) -> bool:
    """``The bridge should reopen``: not what somebody ought to do. It also needs a date."""
    subject = found.subject
    if subject is None or subject.pos_ != "NOUN" or subject.ent_type_ in _ANIMATE:
        return False
    return not any(child.dep_ == "auxpass" for child in found.act.children)


def _is_state_to_see(be: Token, guess: bool) -> bool:
    """Whether one can look up later what "will be" says: a place, an office, a state like open."""
    for child in be.children:
        if child.dep_ == "expl":
            return not guess
        if child.dep_ == "acomp":
            return child.lower_ in words("ready") and not guess
        if child.dep_ == "attr" and not guess:
            parts = (child, *child.children)
            return child.pos_ == "PROPN" or any(
                t.like_num or t.lower_ in ("first", "last", "next", "final") for t in parts
            )
        if child.dep_ == "prep" and not guess and child.lower_ in ("on", "in", "at", "under"):
            return True
    return False


def _walk(found: Foretold) -> Walk | None:
    """What the words above leave of it; ``None`` where one of them puts nothing forward."""
    token = found.frame
    certainty, negated = found.certainty, False
    report: Token | None = None
    holder: Token | None = None
    above = 0  # verbs passed since a relative clause was left: only the first can wish for it
    if found.modal == "present" and token.dep_ not in ("ROOT", "conj", "ccomp", "parataxis"):
        return None
    for _ in range(_DEEPEST):
        head = token.head
        if token.dep_ == "ROOT" or head == token:
            break
        if _is_closed(token) or (above < _NEAR and _is_wished(token, head)):
            return None
        if token.dep_ == "relcl" or (above and head.pos_ in ("VERB", "AUX")):
            above += 1
        lent = _lent(token, head)
        if lent == "none":
            return None
        if lent:
            certainty = _first(certainty, degree_of(lent))
            negated = negated != (lent == "unlikely")
            if head.dep_ == "acomp" and _is_denied(head.head):
                negated = not negated  # "it is not likely that they will"
        if token.dep_ in ("ccomp", "csubj", "csubjpass"):
            if any(child.lower_ in _NOBODY for child in head.children):
                return None
            if _is_denied(head):
                if head.lemma_.lower() not in _RAISING:
                    return None
                negated = not negated
            if any(h.lower_ in _SUPPOSING for h in helpers_of(head)):
                return None
            if report is None:
                report = head
                if head.lemma_.lower() in (*words("foretell"), *degrees("bearer")):
                    holder = head
        token = head
    else:
        return None
    return Walk(certainty, negated, report, holder)


_SUPPOSING = frozenset(("would", "could", "might", "should", "can"))


def _is_closed(token: Token) -> bool:
    """Whether the clause of ``token`` is a condition, a comparison, a purpose or a question."""
    if token.dep_ not in ("advcl", "ccomp", "csubj", "csubjpass", "pcomp", "acl", "relcl"):
        return False
    mark = next((child for child in token.children if child.dep_ == "mark"), None)
    if mark is not None and mark.lower_ in _CLOSING:
        return mark.lower_ != "though"
    if token.dep_ == "advcl" and mark is not None and mark.lower_ in ("so", "that"):
        return True
    if token.dep_ == "advcl" and _is_unknown_when(token):
        return True
    if token.dep_ == "pcomp" and token.tag_ == "VBG":
        return True  # "frightened into feeling that they will lose"
    if token.dep_ in ("ccomp", "pcomp", "csubj"):
        asked = [token.left_edge, *(child for child in token.children if child.i < token.i)]
        return any(t.tag_ in ("WP", "WRB", "WDT", "WP$") for t in asked)
    return False


def _is_unknown_when(clause: Token) -> bool:
    """Whether "when" begins a question and no time: "did not say when it will reopen"."""
    head = clause.head
    if clause.i < head.i or clause.left_edge.tag_ != "WRB":
        return False
    said = [head, *(child for child in head.children if child.dep_ == "acomp")]
    return any(word.lemma_.lower() in words("asked") for word in said)


def _is_wished(token: Token, head: Token) -> bool:
    """Whether a verb or an adverb above puts nothing under it forward."""
    if token.dep_ in ("nsubj", "nsubjpass", "agent"):
        return False
    if _is_dismissed(token, head):
        return True
    lemma = head.lemma_.lower()
    if head.pos_ == "NOUN" and lemma in words("wished"):
        return not (lemma == "doubt" and _is_hardly_any(head))
    if token.dep_ in ("ccomp", "xcomp", "advcl", "acl", "csubj", "pcomp", "prep", "dobj", "relcl"):
        if token.dep_ in ("ccomp", "xcomp") and cue_kind(head):
            return True
        if head.pos_ == "VERB" and lemma in words("wish") and token.dep_ != "advcl":
            return True
    return False


def _is_dismissed(clause: Token, head: Token) -> bool:
    """Whether a fear or a claim is told of only as dismissed: "played down fears that it will"."""
    if clause.dep_ not in ("acl", "relcl", "ccomp"):
        return False
    verb = head
    if head.pos_ == "NOUN":
        lemma = head.lemma_.lower()
        if lemma not in degrees("noun") and lemma not in wordlists.load_words("speech_nouns.txt"):
            return False
        if head.dep_ not in ("dobj", "nsubjpass", "pobj"):
            return False
        verb = head.head
        if verb.lower_ == "as":
            verb = verb.head  # "dismissed as false reports that he will"
    return not _is_denied(verb) and not _with_particle(verb).isdisjoint(words("dismiss"))


def _lent(token: Token, head: Token) -> str:
    """The degree that the word above lends its clause, "none" where it puts nothing forward."""
    if token.dep_ in ("acl", "relcl") and _is_hardly_any(head):
        # "no scenario in which they will win", "few reasons to think they will"
        return "" if head.lemma_ == "doubt" else "none"
    if token.dep_ == "relcl" and head.dep_ == "attr" and _is_no_more(head.head):
        return "none"  # "we are no longer a town that will stand for it"
    if token.dep_ in ("acl", "relcl") and head.pos_ == "NOUN":
        clause = any(child.dep_ == "mark" for child in token.children)
        if clause or token.dep_ == "acl":
            return degrees("noun").get(head.lemma_.lower(), "")
        return ""
    if token.dep_ not in ("ccomp", "csubj", "advcl"):
        return ""
    predicate = (
        head
        if head.pos_ == "ADJ"
        else next((child for child in head.children if child.dep_ == "acomp"), None)
    )
    if predicate is not None and (head == predicate or head.lemma_.lower() in ("be", "seem")):
        return degrees("adjective").get(predicate.lower_, "")
    lemma = head.lemma_.lower()
    if token.dep_ != "ccomp":
        return ""
    if lemma in words("foretell"):
        return "likely"
    degree = degrees("bearer").get(lemma, "")
    if degree in ("promised", "threatened"):
        return degree
    if head.lemma_ == "be" and any(child.tag_ == "MD" for child in helpers_of(head)):
        return "possible"  # "it may be that the House will"
    return ""


def _is_hardly_any(noun: Token) -> bool:
    return any(child.lower_ in _HARDLY_ANY for child in noun.children)


def _is_denied(verb: Token) -> bool:
    return any(child.dep_ == "neg" or child.lower_ == "never" for child in verb.children)


def _is_no_more(verb: Token) -> bool:
    return _is_denied(verb) or any(is_no_longer(child) for child in verb.children)


def _first(one: Certainty, other: Certainty) -> Certainty:
    return next(kind for kind in _ORDER if kind in (one, other))
