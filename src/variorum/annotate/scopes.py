"""Where and over what time a claim holds, and of what it says that there is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from variorum.annotate.counts import narrowing
from variorum.annotate.wordlists import load_words
from variorum.naming.nouns import place_forms
from variorum.naming.tables import load_rows
from variorum.naming.tables import load_words as load_names

if TYPE_CHECKING:
    from spacy.tokens import Token

_TABLE = "count_words.tsv"
_LOCATIVE = frozenset(("in", "at", "near", "across", "throughout", "around", "outside", "inside",
                       "within", "along", "off"))  # fmt: skip
_PLACES = frozenset(("GPE", "LOC", "NORP"))
_PERIODS = frozenset(("hour", "day", "week", "weekend", "month", "quarter", "half", "season",
                      "year", "night", "morning"))  # fmt: skip
_EACH_PERIOD = frozenset(("overnight", "daily", "weekly", "monthly", "yearly", "annually"))
_NOBODY = frozenset(("nothing", "anything", "nobody", "anybody", "none", "anyone"))


def find_scope(tokens: Sequence[Token], head: Token) -> Iterator[str]:
    """The scope of the claim with ``tokens`` and the predicate ``head``, one mark for each part.

    ``place:x`` (the full name of a country, "region", "worldwide"), ``period:x`` ("first half"),
    ``extent:all`` ("so far"), ``extent:now`` (the present perfect, which counts up to the day of
    the telling: "have died"), ``none:x`` for what there is none of and what narrows it ("no
    confirmed cases").
    """
    words = f" {' '.join(token.lower_ for token in tokens)} "
    if any(f" {phrase} " in words for phrase in load_words(_TABLE, "all")):
        yield "extent:all"
    if any(c.dep_ == "aux" and c.lower_ in ("has", "have", "'ve", "’ve") for c in head.children):
        yield "extent:now"
    for token in tokens:
        yield from (f"place:{place}" for place in _places(token))
        yield from (f"period:{period}" for period in _periods(token))
        yield from (f"none:{word}" for word in _denied(token))


def _places(token: Token) -> Iterator[str]:
    """The places that the word names, or that it leads to as a preposition ("in the country")."""
    if token.lower_ in load_words(_TABLE, "every"):
        yield token.lower_
    elif token.ent_type_ in _PLACES and token.ent_iob_ == "B":
        end = token.i + 1
        while end < len(token.doc) and token.doc[end].ent_iob_ == "I":
            end += 1
        yield _full_name(token.doc[token.i : end].text)
    elif token.dep_ == "prep" and token.lower_ in _LOCATIVE:
        for thing in token.children:
            if thing.dep_ == "pobj" and thing.ent_type_ not in ("DATE", "TIME"):
                yield from _named_in(thing)


def _named_in(thing: Token) -> Iterator[str]:
    names = [w for w in thing.subtree if w.tag_.startswith("NNP") and w.ent_type_ != "DATE"]
    yield from (_full_name(name.text) for name in names)
    if not names and thing.lemma_.lower() in _regions():
        yield thing.lemma_.lower()


@cache
def _regions() -> frozenset[str]:
    return load_names("place_nouns.tsv", "place") | {"world"}


@cache
def _full_name(name: str) -> str:
    """The name that stands for a place, lower case: "british" and "UK" are "united kingdom"."""
    bare = name.removeprefix("the ").removeprefix("The ").removesuffix("'s").removesuffix("’s")
    forms = place_forms(bare)
    full = [full for full, other in load_rows("name_aliases.tsv") if other.lower() in forms]
    return (full[0] if full else min(forms)).lower()


def _periods(token: Token) -> Iterator[str]:
    """The stretch of time that the word ends, where a word beside it says which."""
    lemma = token.lemma_.lower()
    if token.lower_ in _EACH_PERIOD:
        yield token.lower_
    elif lemma in _PERIODS and token.dep_ in ("pobj", "npadvmod"):
        which = [c for c in token.children if c.dep_ in ("amod", "nummod", "compound")]
        if any(child.dep_ == "amod" for child in which):
            yield " ".join([*(c.lemma_.lower() for c in which), lemma])


def _denied(token: Token) -> Iterator[str]:
    """What there is none of: "no confirmed cases" denies only those that are confirmed."""
    if token.lower_ in _NOBODY:
        yield from narrowing(token)
    elif token.pos_ in ("NOUN", "PROPN") and any(c.lower_ in ("no", "any") for c in token.children):
        yield token.lemma_.lower()
        yield from narrowing(token)
        # "No new deaths" and "no other deaths" deny none of those before.
        yield from (c.lower_ for c in token.children if c.lower_ in load_words(_TABLE, "more"))
