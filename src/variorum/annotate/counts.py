"""What a number counts: which ones, whether on top of others, a part of them, or a change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from variorum.annotate.numbers import read_numbers
from variorum.annotate.wordlists import load_words
from variorum.records import Count

if TYPE_CHECKING:
    from spacy.tokens import Token

_TABLE = "count_words.tsv"
_INCLUDING = frozenset(("including", "among"))
_SOME = frozenset(("them", "whom", "which", "those", "these", "the", "its", "their", "his", "her",
                   "our", "all"))  # fmt: skip
"""What follows "of" where a number counts some of a group ("three of them")."""
_OF_THEM = frozenset(("whom", "which", "them", "those"))
_OFFSETS = frozenset(("ago", "after", "before", "later", "earlier"))
_DESCRIBING = frozenset(("amod", "compound", "nmod", "poss", "acl", "relcl"))
_WITHIN = frozenset(("of", "in", "for", "among", "with", "from", "under", "aboard", "between"))
_JOINED = frozenset(
    ("nummod", "nmod", "compound", "quantmod", "conj", "appos", "pobj", "amod", "npadvmod")
)
_NEAR = 4
"""Words before a number in which "of whom" makes it a part of a group."""


def find_counts(tokens: Sequence[Token]) -> list[Count]:
    """Each number in ``tokens`` with what the words beside it say of what it counts.

    Marks: ``more`` (another 12), ``part`` (12 of them, including 12), ``whole`` (one of 12),
    ``change`` (rose by 12), ``former`` (from 12 to 15), ``offset`` (12 years ago), ``age``,
    ``reach:deep`` (12 metres deep), and ``of:x`` for each word that says which ones
    (``of:child``). Limits: what a verb says of the things counted is not among them.
    """
    return [
        Count(number, tuple(dict.fromkeys(_marks(first, last))))
        for first, last, number in read_numbers(tokens)
    ]


def narrowing(noun: Token) -> Iterator[str]:
    """Lemmas of the words beside ``noun`` that say which ones are meant, but for names of places.

    Where something holds is told of the whole claim, not of one noun in it.
    """
    for child in noun.children:
        if child.dep_ in _DESCRIBING and _says_which(child):
            yield child.lemma_.lower()
        elif child.dep_ == "prep" and child.lower_ in _WITHIN:
            for thing in child.children:
                named_place = child.lower_ == "in" and thing.pos_ == "PROPN"
                if thing.dep_ == "pobj" and not named_place and _says_which(thing):
                    yield thing.lemma_.lower()


def _says_which(word: Token) -> bool:
    if word.pos_ in ("PRON", "NUM") or word.ent_type_ in ("DATE", "TIME", "GPE", "LOC"):
        return False
    skipped = word.lower_ in load_words(_TABLE, "more") | load_words(_TABLE, "bare")
    return word.is_alpha and not word.is_stop and not skipped


def _marks(first: Token, last: Token) -> Iterator[str]:
    counted = _counted(last)
    if any(map(_is_more, (*first.children, *last.children, *counted.children, counted))):
        yield "more"
    if _is_part(last, counted):
        yield "part"
    above = counted.head
    if counted.dep_ == "pobj" and above.lower_ == "of" and above.head.like_num:
        yield "whole"
    if moved := _moved(first, last, counted):
        yield moved
    yield from _measured(counted)
    own = counted.lemma_.lower()
    yield from (f"of:{word}" for word in _which(last, counted) if word != own)


def _counted(last: Token) -> Token:
    """The noun that the number stands before, the number itself where there is none."""
    token = last
    while token.dep_ in ("nummod", "quantmod") and token.head.pos_ in ("NOUN", "PROPN", "NUM"):
        token = token.head
    return token


def _is_more(word: Token) -> bool:
    """Whether the word tells of some on top of others.

    "More than" is a bound, and "others" after a number may only be other than the dead.
    """
    if word.lower_ not in load_words(_TABLE, "more"):
        return False
    if word.lower_ == "others":
        return not any(token.like_num for token in word.sent[: word.i - word.sent.start - 1])
    return word.i + 1 == len(word.doc) or word.nbor().lower_ != "than"


def _is_part(last: Token, counted: Token) -> bool:
    """Whether the number is told as one of some in a group: "three of the five"."""
    for child in last.children:
        if child.lower_ == "of":
            group = [word for thing in child.children for word in (thing, *thing.children)]
            if any(word.lower_ in _SOME for word in group):
                return True
    token = counted
    while token.dep_ in _JOINED and token.head != token:
        token = token.head
        if token.lower_ in _INCLUDING:
            return True
    before = last.doc[max(0, last.i - _NEAR) : last.i]
    return any(a.lower_ == "of" and b.lower_ in _OF_THEM for a, b in pairwise(before))


def _moved(first: Token, last: Token, counted: Token) -> str:
    """``change`` or ``former`` where the number tells how far something moved, or from where."""
    before = first.nbor(-1).lower_ if first.i > first.sent.start else ""
    beside = {c.lower_ for token in (last, counted) for c in token.children if not _is_bound(c)}
    if (beside | {before, counted.head.lower_}) & load_words(_TABLE, "moved"):
        return "change"
    above = counted.head
    leads = above.lower_ if counted.dep_ == "pobj" else before
    verb = above.head if counted.dep_ == "pobj" else above
    if verb.lemma_.lower() not in load_words(_TABLE, "change"):
        return ""
    if leads == "from":
        return "former"
    share = counted.lemma_.lower() in ("percent", "%", "point")
    bare = counted.dep_ == "npadvmod" or (share and counted.dep_ in ("dobj", "compound", "nmod"))
    return "change" if leads in ("by", "of") or bare else ""


def _is_bound(word: Token) -> bool:
    """Whether the word begins "up to"."""
    return word.i + 1 < len(word.doc) and word.nbor().lower_ == "to"


def _measured(counted: Token) -> Iterator[str]:
    """``offset``, ``age`` or the way in which a length is measured."""
    above = counted.head
    if any(child.lower_ == "aged" for child in counted.children) or above.lower_ == "aged":
        yield "age"
    elif counted.dep_ in ("npadvmod", "nummod", "nmod"):
        if above.lower_ in _OFFSETS:
            yield "offset"
        elif above.lower_ == "old":
            yield "age"
        elif above.pos_ in ("ADJ", "ADV", "ADP"):
            yield f"reach:{above.lower_}"


def _which(last: Token, counted: Token) -> Iterator[str]:
    """Lemmas of the words that say which ones are counted, or what a sum is for ("a fine of")."""
    above = counted.head
    if counted.dep_ == "pobj" and above.lower_ == "of" and above.head.pos_ in ("NOUN", "PROPN"):
        yield from _named(above.head)
    elif counted == last and counted.dep_ in ("compound", "nmod", "amod") and above.pos_ == "NOUN":
        yield from _named(above)
    yield from narrowing(counted)


def _named(noun: Token) -> Iterator[str]:
    if _says_which(noun):
        yield noun.lemma_.lower()
    yield from narrowing(noun)
