"""Whether what is told of as to come hangs on a condition, and whether that is still open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from variorum.annotate.foretold import Foretold, helpers_of, words

if TYPE_CHECKING:
    from spacy.tokens import Token


def condition_of(found: Foretold) -> str | None:
    """``open`` where it hangs on an open condition, ``supposed`` where on one that is not so."""
    clauses = [found.act, found.frame]
    if found.act.dep_ == "conj":
        clauses.append(found.act.head)
    for verb in dict.fromkeys(clauses):
        for child in verb.children:
            if _is_if(child):
                before = child.left_edge.nbor(-1).lower_ if child.left_edge.i else ""
                if "even" in (before, child.left_edge.lower_) or _parts(child) & {"even", "as"}:
                    return None
                return "supposed" if _is_supposed(child) else "open"
            if _is_phrase(child, verb) or _is_as_long_as(child):
                return "open"
    return None


def _is_if(clause: Token) -> bool:
    """``if it fails``, ``unless it fails``, ``should it fail``, ``weather permitting``."""
    if clause.dep_ == "advcl" and clause.lower_ == "permitting":
        return True
    first = clause.left_edge
    if clause.dep_ in ("advcl", "ccomp") and first.lower_ == "should" and first.i < clause.i:
        return first.tag_ == "MD"
    if first == clause and all(child.dep_ != "ccomp" for child in clause.children):
        return False  # "goes on sale, providing her with a living"
    mark = next((c.lower_ for c in clause.children if c.dep_ == "mark"), "")
    return clause.dep_ == "advcl" and not {mark, first.lower_}.isdisjoint(words("condition"))


def _parts(clause: Token) -> set[str]:
    return {child.lower_ for child in clause.children if child.dep_ in ("advmod", "mark")}


def _is_phrase(child: Token, verb: Token) -> bool:
    """``without the levy``, ``provided that it holds``, ``subject to``, ``in case of a no``."""
    if child.lower_ in ("without", "barring"):
        return child.dep_ == "prep" and child.i < verb.i
    if child.lower_ == "subject" and verb.lemma_ != "be":
        return any(link.lower_ == "to" for link in child.children)
    if child.dep_ != "prep":
        return False
    if child.lower_ in ("in", "on"):
        return any(_names_condition(noun) for noun in child.children)
    return child.lower_ in ("provided", "providing", "pending")


def _names_condition(noun: Token) -> bool:
    """``in the event of``, ``in case of``, ``on condition that``, not "of anonymity"."""
    below = {
        "clause" if child.dep_ in ("acl", "relcl", "ccomp") else child.lower_
        for child in noun.children
    }
    if noun.lower_ == "case" and noun.n_lefts:
        return False  # "in the case of Holm"
    return not below.isdisjoint(_CONDITIONS.get(noun.lower_, ()))


_CONDITIONS = {"event": ("of", "clause"), "case": ("of",), "condition": ("clause",)}
"""Nouns that name a condition, and what must hang on them."""


def _is_as_long_as(child: Token) -> bool:
    """``as long as it passes``; without a clause it is a length ("as long as two years")."""
    if child.lower_ != "long" or child.dep_ != "advmod" or not child.i:
        return False
    return child.nbor(-1).lower_ in ("as", "so") and any(
        clause.dep_ == "advcl" for clause in child.children
    )


def _is_supposed(clause: Token) -> bool:
    """``if he had known``, ``if I were``: what is not so."""
    helpers = {h.lower_ for h in helpers_of(clause)}
    if "had" in helpers or (clause.lower_ == "had"):
        return True
    subject = next((c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    return clause.lower_ == "were" and subject is not None and subject.lower_ in ("i", "he", "she")
