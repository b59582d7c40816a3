"""Whether "would" and "could" tell of what is to come: the tense of a report in the past."""

from __future__ import annotations

from typing import TYPE_CHECKING

from variorum.annotate.clauses import own_subject
from variorum.annotate.foretold import Foretold, helpers_of, words
from variorum.naming.nouns import is_person_noun
from variorum.naming.tables import load_words

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEEPEST = 25  # steps up the tree; deeper than any sentence that people write
_ANIMATE = frozenset(("PERSON", "ORG", "NORP", "GPE"))


def is_backshift(found: Foretold, report: Token | None) -> bool:
    """Whether "would" is the "will" of a report in the past: "said he would veto it".

    What a bill or a plan would do is told in the same words; only people and bodies count, and
    what has a date that is ahead.
    """
    if report is None or report.lemma_.lower() in words("foretell"):
        return False  # "had long thought that he would" tells of a belief of the past
    return was_said(report) and _acts(found, own_subject(report))


def _acts(found: Foretold, teller: Token | None) -> bool:
    """Whether the subject is somebody who acts, and the act not a mere state.

    "It" is what said so, where that is a body: "the company said it would cut 300 jobs".
    """
    subject = found.subject
    if subject is None or found.act.lemma_.lower() in (*words("state"), "be"):
        return False
    if subject.lower_ in ("he", "she", "we", "i") or found.dated:
        return True
    if subject.lower_ in ("it", "they") and teller is not None:
        people = subject.lower_ == "they" and is_person_noun(teller.text)
        return people or teller.ent_type_ in ("ORG", "GPE") or _is_body(teller)
    named = subject.ent_type_ in _ANIMATE or subject.pos_ == "PROPN"
    return named or is_person_noun(subject.text) or _is_body(subject)


def _is_body(noun: Token) -> bool:
    """Whether the word is that of a company, a council, a ministry."""
    return noun.lower_ in load_words("organization_words.tsv", "noun")


def was_said(report: Token | None) -> bool:
    """Whether there is a report and its verb is in the simple past or the perfect."""
    if report is None:
        return False
    helpers = {h.lower_ for h in helpers_of(report)}
    if "had" in helpers:
        return False
    if helpers & {"has", "have", "'s", "'ve", "’ve", "’s"}:
        return report.tag_ in ("VBN", "VBD")
    return report.tag_ in ("VBD", "VBN", "VBG")


def may_come(found: Foretold, report: Token | None) -> bool:
    """Whether "could" tells of what is to come and not of what can be done or was possible.

    In a report, where it warns or forecasts, or tells of what nobody does at will ("the storm
    could reach the coast"). In the outlet's own voice it asks for a date.
    """
    if found.negated:
        return False
    if report is None:
        return found.dated and _now(found.frame)
    if report.lemma_.lower() in words("warn") or found.dated:
        return True
    animate = found.subject is not None and (
        found.subject.lower_ in ("he", "she", "they", "we", "i")
        or found.subject.ent_type_ in _ANIMATE
    )
    return not animate and (found.subject is None or found.subject.lower_ not in ("it", "that"))


def _now(verb: Token) -> bool:
    """Whether the verbs above are of the present."""
    for _ in range(_DEEPEST):
        if verb.dep_ == "ROOT" or verb.head == verb:
            break
        verb = verb.head
        if verb.pos_ in ("VERB", "AUX"):
            forms = [verb, *helpers_of(verb)]
            if any(form.tag_ == "VBD" for form in forms):
                return False
    return True
