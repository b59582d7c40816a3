"""What in a clause, besides its verb, says whether it reports something."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from variorum.annotate.drafts import Draft, length
from variorum.annotate.frames import Frames
from variorum.annotate.reporting import source_of, subject_of
from variorum.tables import read_table

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TRUSTED = 0.55
_FIRST_AND_SECOND = {"i", "we", "you", "us", "me"}
_THIRD = {"he", "she", "they"}
_THING = {"it", "this", "that", "which", "these", "those", "there"}
_MARKS = '"“”«»„'


def score(draft: Draft, doc: Doc, text: str, frames: Frames) -> float:
    """How surely a draft reports something, from 0 to 1.

    A log-linear sum: the reliability of the verb in its frame, and a weight for each feature of
    the clause, as fitted by ``training.reporting_verbs``.
    """
    weights = load_weights()
    total = weights.get("bias", 0.0)
    reliability = frames.score(draft.lemma, draft.frame)
    names = features(draft, doc, text, frames)
    if "told in a report" in names and reliability >= _TRUSTED:
        # Annotators seldom mark a report inside a report; readers want it all the same, so a verb
        # that can be trusted does not pay for its place.
        names = [name for name in names if name not in ("told in a report", "place ccomp")]
        trusted = reliability if word_of(draft) in frames.speaking else 0.0
    else:
        trusted = 0.0
    total += sum(weights.get(name, 0.0) for name in names)
    total += weights.get("reliability", 1.0) * logit(reliability)
    return max(trusted, 1.0 / (1.0 + math.exp(-total)))


def features(draft: Draft, doc: Doc, text: str, frames: Frames) -> list[str]:
    """Names of what holds of the clause: frame, verb form, place in the sentence, subject."""
    head = doc[draft.head]
    names = [f"frame {draft.frame}", f"tag {head.tag_}", f"place {_place(head)}"]
    names.append(f"subject {_subject(head)}")
    children = [child for child in head.children if child.dep_ in ("aux", "auxpass", "neg", "mark")]
    for child in children:
        if child.dep_ == "neg":
            names.append("negated")
        elif child.tag_ == "MD":
            names.append(f"modal {child.lower_}" if child.lower_ == "would" else "modal")
        elif child.dep_ == "aux" and child.lower_ == "to":
            names.append("infinitive")
        elif child.dep_ == "mark" and child.lower_ in ("if", "because", "as"):
            names.append("conditional")
    word = word_of(draft)
    if head.pos_ == "NOUN":
        names.append("speech noun" if word in frames.nouns else "other noun")
        names.append("noun with source" if draft.source else "noun without source")
    elif word in frames.speaking:
        names.append("speech verb")
    if any(mark in text[start:end] for start, end in draft.content for mark in _MARKS):
        names.append("marks in content")
    size = length(draft.content)
    names.append("content short" if size < 15 else "content long" if size > 60 else "content")
    if not draft.source:
        names.append("no source")
    above = head.head
    if head.dep_ in ("ccomp", "xcomp") and above.lemma_.lower() in frames.speaking:
        names.append("told in a report")
    return names


def word_of(draft: Draft) -> str:
    """The verb or noun of a draft without its particle or preposition."""
    return draft.lemma.split(" ")[0]


@lru_cache(maxsize=1)
def load_weights() -> Mapping[str, float]:
    """The shipped weights, read once."""
    pairs = (row.split("\t") for row in read_table("annotate", "report_weights.tsv"))
    return {name: float(weight) for name, weight in pairs}


def logit(share: float) -> float:
    """Log odds of a share, kept finite."""
    share = min(max(share, 0.005), 0.995)
    return math.log(share / (1.0 - share))


def _place(head: Token) -> str:
    if head.dep_ == "conj":
        return f"conj of {'ROOT' if head.head.dep_ == 'ROOT' else 'other'}"
    known = ("ROOT", "ccomp", "xcomp", "advcl", "acl", "relcl", "pcomp", "parataxis")
    return head.dep_ if head.dep_ in known else "other"


def _subject(head: Token) -> str:
    own = subject_of(head)
    token = own if own is not None else source_of(head)
    if token is None:
        return "none"
    word = token.lower_
    if word in _FIRST_AND_SECOND:
        return "I"
    if word in _THIRD:
        return "he"
    if word in _THING:
        return "it"
    if word == "who":
        return "who"
    kind = token.ent_type_
    if kind in ("PERSON", "ORG", "NORP", "GPE", "WORK_OF_ART"):
        return kind
    if token.pos_ == "PROPN":
        return "PROPN"
    return "plural" if token.tag_ == "NNS" else "noun"
