"""What a relative pronoun stands for: "the minister, who said"."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from variorum.annotate.parse import Parse
from variorum.naming.nouns import is_person_noun

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST = 25
"""Tokens of an antecedent looked at; a longer one is cut at its head's own words."""


def antecedent(parse: Parse, start: int) -> tuple[int, int] | None:
    """Start and end of the noun phrase before the relative pronoun at offset ``start``.

    By syntax where the parser joins them, else the words up to the last comma or verb.
    """
    doc = parse.doc
    index = bisect_left(range(len(doc)), start, key=lambda i: doc[i].idx)
    if index >= len(doc) or doc[index].is_sent_start or index == 0:
        return None
    noun = _governor(doc[index])
    if noun is not None and doc[index].lower_ == "who":
        noun = _person_above(noun)
    if noun is not None and doc[index].lower_ == "which" and _is_person(noun):
        noun = None  # "the head of the union, which": parsers hang the clause on the head
    if noun is None:
        position = index - 1
        while position > 0 and doc[position].text in {",", "—", "–", "-"}:
            position -= 1
        if doc[position].pos_ not in {"NOUN", "PROPN", "PRON"}:
            return None
        noun = doc[position]
    first, last = noun.i, noun.i
    for child in noun.children:
        if child.i < noun.i and child.dep_ in _INSIDE and noun.i - child.i < LONGEST:
            first = min(first, child.left_edge.i)
        if noun.i < child.i < index and child.dep_ == "prep":
            last = max(last, min(child.right_edge.i, index - 1))
    while last > noun.i and not doc[last].text[0].isalnum():
        last -= 1
    first = max(first, noun.i - LONGEST)
    return doc[first].idx, doc[last].idx + len(doc[last])


def _is_person(noun: Token) -> bool:
    return is_person_noun(noun.text) or noun.ent_type_ == "PERSON"


def _person_above(noun: Token) -> Token:
    """The noun or one that it depends on, if that is a person ("officials near the talks, who")."""
    found = noun
    for _ in range(4):
        if found.pos_ == "PROPN" or _is_person(found):
            return found
        if found.head.i == found.i or found.head.i > noun.i:
            break
        found = found.head
    return noun


_INSIDE = frozenset(("det", "amod", "compound", "nmod", "poss", "nummod"))


def _governor(token: Token) -> Token | None:
    """The noun whose relative clause the pronoun opens."""
    verb = token
    for _ in range(4):
        if verb.dep_ == "relcl":
            noun = verb.head
            return noun if noun.i < token.i else None
        verb = verb.head
    return None
