"""The grammar of reporting: who speaks in a clause, and which words make up its cue."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from variorum.annotate.drafts import Pieces, join, trim

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECT = ("nsubj", "nsubjpass", "csubj", "expl")
_DATELINE = re.compile(r"[A-Z][\w .,’']{2,40}(?:\([A-Z][\w ]+\))? (?:—|–|--|-) ")
_HOPS = 6
_AUXILIARY = ("aux", "auxpass", "neg", "prt")


def lemma_of(verb: Token) -> str:
    """The verb's lemma with its particle: ``point out``."""
    lemma = verb.lemma_.lower()
    for child in verb.children:
        if child.dep_ == "prt" and child.i > verb.i:
            return f"{lemma} {child.lower_}"
    return lemma


def is_passive(verb: Token) -> bool:
    """Whether the clause is in the passive voice."""
    return any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children) or (
        verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl", "amod") and not _has_aux(verb)
    )


def source_of(verb: Token) -> Token | None:
    """The token that heads the source of a report: subject, agent, or the subject above.

    A participle ("saying that") and a coordinated verb without subject take the subject of the
    clause that they belong to; a participle on a noun ("a letter saying") takes the noun.
    """
    if is_passive(verb):
        return agent_of(verb)
    current = verb
    for _ in range(_HOPS):
        subject = subject_of(current)
        if subject is not None:
            return None if subject.dep_ in ("expl", "csubj") else subject
        if current.dep_ == "acl" and current.tag_ == "VBG":
            return current.head
        if current.dep_ not in ("conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "dep", "aux"):
            return None
        if current.dep_ == "ccomp" and current.tag_ not in ("VBG", "VB"):
            return None
        current = current.head
        if is_passive(current) and current.pos_ in ("VERB", "AUX"):
            subject = subject_of(current)
            return subject if verb.dep_ != "conj" else agent_of(current)
    return None


def subject_of(verb: Token) -> Token | None:
    """The subject that stands in the verb's own clause."""
    for child in verb.children:
        if child.dep_ in SUBJECT:
            return child
    return None


def agent_of(verb: Token) -> Token | None:
    """The one by whom, in a passive clause."""
    for child in verb.children:
        if child.dep_ == "agent":
            return next((inner for inner in child.children if inner.dep_ == "pobj"), None)
    return None


def source_pieces(token: Token | None, text: str) -> Pieces:
    """The words of a source: its noun phrase without a trailing relative clause."""
    if token is None:
        return ()
    start, end = token.left_edge.idx, token.right_edge.idx + len(token.right_edge)
    for child in token.rights:
        if child.dep_ in ("relcl", "parataxis", "ccomp", "advcl") or (
            child.dep_ == "acl" and child.i - token.i > 1 and child.nbor(-1).text == ","
        ):
            end = min(end, child.left_edge.idx)
            break
    dash = _DATELINE.match(text, start, min(end, start + 60))
    if dash is not None:
        start = dash.end()
    return (trim(text, start, end),) if start < end else ()


def cue_pieces(verb: Token, text: str, extra: tuple[Token, ...] = ()) -> Pieces:
    """The words of a cue: the verb with auxiliaries, negation, close adverbs and particle.

    A verb that only serves another ("went on to say", "is likely to stress") joins it.
    ``extra`` are more tokens that belong: the preposition of "called for", a noun.
    """
    words = [verb, *extra]
    for child in verb.children:
        if child.dep_ in _AUXILIARY or (
            child.dep_ == "advmod" and child.i in (verb.i - 1, verb.i - 2) and _plain(child)
        ):
            words.append(child)
    first = min(word.i for word in words)
    last = max(word.i for word in words)
    doc = verb.doc
    own = {word.i for word in words}
    kept = [
        (doc[i].idx, doc[i].idx + len(doc[i]))
        for i in range(first, last + 1)
        if i in own or (doc[i].pos_ in ("ADV", "PART") and doc[i].dep_ != "mark")
    ]
    return join(kept, text)


def _plain(adverb: Token) -> bool:
    return adverb.pos_ == "ADV" and not any(True for _ in adverb.children)


def _has_aux(verb: Token) -> bool:
    return any(child.dep_ == "aux" for child in verb.children)
