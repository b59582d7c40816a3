"""Which words of a sentence belong to an expectation: who is to act, what announces it, what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from variorum.annotate.clauses import Clause
from variorum.annotate.foretold import Foretold
from variorum.records import Quotation
from variorum.spans import pieces_of

if TYPE_CHECKING:
    from spacy.tokens import Token


def clause_of(found: Foretold, inside: Quotation | None) -> Clause:
    """The subject, the frame and all that hangs on the act, inside the quotation around it."""
    frame = found.frame
    kept = {frame, *found.cues, *subtree_of(found.act)}
    link = found.act
    while link != frame and link.head != link and link.dep_ in ("xcomp", "ccomp", "conj"):
        shared = link.dep_ == "conj"
        link = link.head
        if not shared:
            kept.add(link)
    kept.update(c for t in tuple(kept) for c in t.children if c.dep_ in _SMALL)
    if frame.dep_ in ("acomp", "oprd"):
        kept.add(frame.head)
        kept.update(c for c in frame.head.children if c.dep_ in _SMALL)
    verb = frame.head if frame.dep_ in ("acomp", "oprd") else frame
    for owner in dict.fromkeys((found.act, frame, verb)):
        kept.update(t for c in owner.children if c.dep_ in _BESIDE for t in subtree_of(c))
    subject = found.subject
    if subject is not None:
        kept.update(noun_phrase(verb.head, verb) if _is_relative(subject, verb) else ())
        kept.update(noun_phrase(subject, frame))
    if inside is not None:
        ranges = pieces_of(inside.content)
        kept = {t for t in kept if any(start <= t.idx < end for start, end in ranges)}
    return Clause(found.act, tuple(sorted(kept, key=lambda token: token.i)))


_SMALL = frozenset(("aux", "auxpass", "neg", "prt", "advmod"))
_BESIDE = frozenset(("npadvmod", "prep", "advcl", "tmod", "agent", "dobj", "attr"))


def _is_relative(subject: Token, verb: Token) -> bool:
    return subject.tag_ in ("WP", "WDT") and verb.dep_ == "relcl"


def noun_phrase(noun: Token, verb: Token) -> list[Token]:
    """A noun phrase with all nouns that it joins, without the clauses that hang on it."""
    if noun.dep_ == "ROOT" and noun == verb:
        return []
    kept, stack = [], [noun]
    while stack:
        token = stack.pop()
        kept.append(token)
        stack.extend(c for c in token.children if c != verb and _is_of_phrase(c, verb))
    return kept


_CLAUSES = frozenset(("relcl", "acl", "advcl", "ccomp", "parataxis", "punct"))


def _is_of_phrase(child: Token, verb: Token) -> bool:
    """Whether ``child`` belongs to the noun phrase of its head, beside the ``verb`` that has it."""
    if child.dep_ == "conj":
        # "The mayor, who is to resign, and the clerk": what comes after the verb is not its own.
        return child.pos_ not in ("VERB", "AUX") and not child.head.i < verb.i < child.i
    if child.dep_ in ("cc", "preconj"):
        after = child.head.i if child.i < child.head.i else child.i
        joined = (c for c in child.head.children if c.dep_ == "conj" and c.i > after)
        return any(_is_of_phrase(c, verb) for c in joined)
    if child.dep_ == "appos":
        return _is_listed(child)
    if child.dep_ == "neg":
        return child.i < child.head.i  # else that of a noun left out: "the mayor, not the bank"
    return child.dep_ not in _CLAUSES


def _is_listed(noun: Token) -> bool:
    """Whether ``noun`` is no apposition but one of a list: "the mayor, the clerk and the bank"."""
    after = noun.doc[noun.right_edge.i + 1 : noun.right_edge.i + 2].text
    return after != "," and any(c.dep_ == "conj" for c in noun.children)


def subtree_of(act: Token) -> list[Token]:
    """What hangs on the act, without other acts beside it and what only explains it."""
    kept, stack = [], [act]
    while stack:
        token = stack.pop()
        kept.append(token)
        for child in token.children:
            if token == act and (_stands_beside(child) or _is_fact(child)):
                continue
            stack.append(child)
    return kept


def _stands_beside(child: Token) -> bool:
    """Whether it is another clause or the word that joins it, not more of the act's own."""
    if child.dep_ == "cc":
        return child.i > child.head.i and any(
            other.i > child.i and _stands_beside(other)
            for other in child.head.children
            if other.dep_ == "conj"
        )
    if child.dep_ == "conj":
        return child.pos_ in ("VERB", "AUX")
    own = any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in child.children)
    return child.dep_ == "parataxis" and own


def _is_fact(clause: Token) -> bool:
    marks = {child.lower_ for child in clause.children if child.dep_ == "mark"}
    return clause.dep_ == "advcl" and bool(
        marks & {"while", "although", "though", "whereas", "because", "since"}
    )
