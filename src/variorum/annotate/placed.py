"""Where a deed that has one place is told to have been done: "was arrested in Velm"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from variorum.annotate.clauses import subject_of
from variorum.annotate.counts import narrowing
from variorum.annotate.wordlists import load_rows
from variorum.naming.known import SURE, word_votes
from variorum.naming.tables import load_words as load_names
from variorum.records import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_TABLE = "placed_deeds.tsv"
_INSIDE = frozenset(("in", "inside", "within"))
_BESIDE = frozenset(("near", "outside", "off"))
_VENUE = _INSIDE | {"at", "on", "near", "outside"}
"""Prepositions whose noun may be placed in its turn: "at the airport in Velm"."""
_EDGES = frozenset(("suburb", "outskirt", "outskirts"))
_OFTEN = frozenset(
    ("often", "regularly", "repeatedly", "usually", "twice", "again", "once", "sometimes",
     "previously", "originally", "formerly", "always", "frequently", "annually", "separately")
)  # fmt: skip
_SEVERAL = frozenset(("each", "every", "another", "some", "any", "no", "all", "both", "most"))
_NO_PLACES = frozenset(("DATE", "TIME", "EVENT", "NORP", "MONEY", "PERCENT", "CARDINAL", "LAW",
                        "WORK_OF_ART", "LANGUAGE"))  # fmt: skip
_SAYING_MORE = frozenset(("oprd", "acomp", "xcomp", "ccomp"))
_STATES = frozenset(("dead", "alive", "safe", "unharmed", "unconscious", "wounded", "injured"))
_PARTS = frozenset(("compound", "amod", "nmod", "flat"))


def find_placed(tokens: Sequence[Token], head: Token) -> Iterator[str]:
    """Marks for the deed told by ``head``, to whom or what, and the place it is said to have.

    ``deed:x`` (``daily:x`` for what may be done again on another day), ``who:x`` for each name of
    what it befell or what was held, ``which:x`` for the words that say which one, ``in:x`` or
    ``near:x`` for the place, with the noun that says what the place is ("velm town", "sorn
    province"), and ``beside:x`` for each other name that stands with it ("Velm, Ondria"). Nothing
    where the deed may have had several occasions: more than one person, "again", two places, "had
    been arrested" before something else.

    Limits: venues ("at the stadium") are no places here, nor what a sentence before has named.
    """
    kind, deed = _deed(head)
    thing = _undergoer(head, kind) if deed else None
    if thing is None or _may_be_repeated(head) or not _is_one(thing, kind):
        return
    inside = {token.i for token in tokens}
    places = [place for place in _places(head) if place[1].i in inside]
    if len(places) != 1:
        return
    where, name = places[0]
    yield f"{'daily' if kind == 'daily' else 'deed'}:{deed}"
    named = [thing, *(child for child in thing.children if child.dep_ == "appos")]
    yield from (f"who:{_called(one)}" for one in named)
    if not thing.tag_.startswith("NNP"):
        yield from (f"which:{word}" for word in narrowing(thing))
    yield f"{where}:{_full_name(name)}"
    yield from (f"beside:{word}" for word in _names_around(name))


def _deed(head: Token) -> tuple[str, str]:
    """Section and name of the deed in the table; empty where the verb tells none."""
    lemma = head.lemma_.lower()
    if any(c.dep_ in _SAYING_MORE and c.lower_ not in _STATES for c in head.children):
        return "", ""  # "found guilty", "began to fall"
    closer = [c for c in head.children if c.dep_ in ("prt", "oprd", "dobj", "advmod", "acomp")]
    keys = [*(f"{lemma} {c.lower_}" for c in closer), lemma]
    return next((_deeds()[key] for key in keys if key in _deeds()), ("", ""))


@cache
def _deeds() -> dict[str, tuple[str, str]]:
    rows = load_rows(_TABLE)
    return {word: (kind, name) for kind, word, name in rows if kind in ("once", "held", "daily")}


@cache
def _called_alike() -> dict[str, str]:
    rows = load_rows(_TABLE)
    return {word: name for kind, word, name in rows if kind in ("occasion", "thing")}


def _called(noun: Token) -> str:
    lemma = noun.lemma_.lower()
    return _called_alike().get(lemma, lemma)


def _undergoer(head: Token, kind: str) -> Token | None:
    """What the deed befell: the object, else the subject; of "met" those who did."""
    subject = subject_of(head)
    if head.dep_ == "relcl" and subject is not None and subject.tag_ in ("WP", "WDT"):
        subject = head.head
    if kind == "daily" or any(c.dep_ in ("nsubjpass", "auxpass") for c in head.children):
        return subject
    objects = [c for c in head.children if c.dep_ == "dobj" and c.lower_ != "place"]
    return objects[0] if objects else subject


def _may_be_repeated(head: Token) -> bool:
    """Whether the verb tells of more than one time, or of one before another: "had been held"."""
    return any(
        c.lower_ in _OFTEN
        or (c.dep_ == "aux" and c.lower_ in ("had", "'d"))
        or (c.dep_ == "conj" and c.lemma_ == head.lemma_)
        for c in head.children
    )


def _is_one(noun: Token, kind: str) -> bool:
    """Whether the noun is of one person, thing or occasion that both tellings can mean."""
    if noun.pos_ not in ("NOUN", "PROPN"):
        return False
    if kind == "daily":
        return True
    words = list(noun.children)
    before = {word.lower_ for word in words if word.dep_ in ("det", "amod", "predet")}
    occasion = noun.lemma_.lower() in _words_of("occasion")
    plural = noun.tag_ in ("NNS", "NNPS")
    if before & _SEVERAL or any(w.dep_ in ("conj", "nummod") for w in words):
        return False
    if (kind == "held") != occasion or (plural and not occasion):
        return False
    name = noun.pos_ == "PROPN" or (noun.text[0].isupper() and noun.tag_ == "NN")
    if (name and not before & {"a", "an"}) or before & {"the", "this", "that"} or _has_owner(words):
        return True
    if before & {"a", "an"}:
        return noun.lemma_.lower() in _words_of("thing") or _has_age(words)
    return plural


@cache
def _words_of(section: str) -> frozenset[str]:
    return frozenset(word for kind, word, _ in load_rows(_TABLE) if kind == section)


def _has_owner(words: Sequence[Token]) -> bool:
    return any(word.dep_ == "poss" for word in words)


def _has_age(words: Sequence[Token]) -> bool:
    return any(word.lower_ == "old" or word.lower_.endswith("year-old") for word in words)


def _places(head: Token) -> Iterator[tuple[str, Token]]:
    """``in`` or ``near`` with the noun of each place that hangs on the verb or on its object."""
    frames = [head, *(c for c in head.children if c.dep_ in ("oprd", "acomp", "prt"))]
    for thing in head.children:
        if thing.dep_ == "dobj":
            frames += [thing, *_inside_of(thing)]
    dates = [thing for frame in frames for thing in _on_days(frame)]
    for frame in (*frames, *dates):
        for prep in frame.children:
            if prep.dep_ == "prep":
                yield from _led_to(prep)


def _inside_of(thing: Token) -> Iterator[Token]:
    """Nouns of the object on which a place that follows it may hang: "the body of Ruiz in Velm"."""
    for child in thing.children:
        if child.dep_ == "appos":
            yield child
        elif child.dep_ == "prep" and child.lower_ == "of":
            yield from (inner for inner in child.children if inner.dep_ == "pobj")


def _on_days(frame: Token) -> Iterator[Token]:
    """Days that a preposition beside the verb names: "on Monday in Velm" may hang on Monday."""
    for prep in frame.children:
        if prep.dep_ == "prep":
            yield from (c for c in prep.children if c.dep_ == "pobj" and c.ent_type_ == "DATE")


def _led_to(prep: Token) -> Iterator[tuple[str, Token]]:
    for thing in prep.children:
        if thing.dep_ != "pobj":
            continue
        if _is_place(thing):
            if prep.lower_ in _INSIDE:
                yield "near" if thing.lemma_.lower() in _EDGES else "in", thing
            elif prep.lower_ in _BESIDE:
                yield "near", thing
            # Two towns side by side are two places.
            yield from (("in", other) for other in thing.conjuncts if _is_place(other))
        elif prep.lower_ in _VENUE and thing.pos_ == "NOUN":
            for inner in thing.children:
                if inner.dep_ == "prep" and inner.lower_ in _INSIDE:
                    yield from _led_to(inner)


def _is_place(noun: Token) -> bool:
    """Whether the noun names a place, by itself or with the name that stands beside it."""
    if noun.lemma_.lower() in _nouns():
        return any(_is_name(word) for word in _name_words(noun))
    return _is_name(noun)


@cache
def _nouns() -> frozenset[str]:
    return load_names("place_nouns.tsv", "place") | _EDGES


def _is_name(word: Token) -> bool:
    if not word.tag_.startswith("NNP") and word.ent_type_ not in ("GPE", "LOC"):
        return False
    if word.ent_type_ in _NO_PLACES or not word.text[0].isupper():
        return False
    votes = word_votes(tuple(_proper(word).split()))
    return not any(n >= SURE for kind, n in votes.items() if kind != ActorKind.PLACE)


def _name_words(noun: Token) -> Iterator[Token]:
    """The names that belong to a noun for a place: "Sorn province", "the town of Velm"."""
    for child in noun.children:
        if child.dep_ in _PARTS or child.dep_ == "appos":
            yield child
        elif child.dep_ == "prep" and child.lower_ == "of":
            yield from (thing for thing in child.children if thing.dep_ == "pobj")


def _full_name(noun: Token) -> str:
    """The place in lower case, what it is behind its name: "velm town", "sorn province"."""
    lemma = noun.lemma_.lower()
    if lemma not in _nouns():
        kinds = [c.lemma_.lower() for c in noun.children if c.dep_ == "appos"]
        return " ".join([_proper(noun).lower(), *(kind for kind in kinds if kind in _nouns())][:2])
    names = [_proper(word) for word in _name_words(noun) if _is_name(word)]
    return f"{names[-1].lower()} {lemma}"


def _proper(word: Token) -> str:
    """The name that ends in ``word``: "Port Salen"."""
    first = word.i
    while first > word.sent.start and _belongs(word.nbor(first - 1 - word.i), word):
        first -= 1
    return str(word.doc[first : word.i + 1].text)


def _belongs(before: Token, word: Token) -> bool:
    return before.head == word and before.dep_ in _PARTS and before.text[0].isupper()


def _names_around(noun: Token) -> Iterator[str]:
    """Other names of the phrase, word by word: what the place lies in or belongs to."""
    own = _full_name(noun).split()
    for word in noun.subtree:
        if word.tag_.startswith("NNP") and word.lower_ not in own and word.ent_type_ != "DATE":
            yield word.lower_
