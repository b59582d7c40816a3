"""Stances in what somebody asks for: "urged senators to reject it", "called on him to resign"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from variorum.annotate.reporting import crowded, is_passive
from variorum.annotate.stance_frames import Taken, holders_of, targets_of
from variorum.annotate.stance_words import entries, frames, listed
from variorum.records import Side

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_OPPOSITE = {Side.BACKS: Side.OPPOSES, Side.OPPOSES: Side.BACKS}


def find_asked(doc: Doc) -> Iterator[Taken]:
    """The stances of those who ask, want or vow, by what they ask for."""
    for verb in doc:
        if verb.pos_ != "VERB" or crowded(verb) or is_passive(verb):
            continue
        lemma = verb.lemma_.lower()
        ways = frames("urging").get(lemma, frozenset())
        wants = lemma in listed("wanting")
        if not ways and not wants:
            continue
        holders = holders_of(verb)
        if not holders:
            continue
        for inner, asked in _asked(verb, ways, wants):
            yield from _of_inner(verb, holders, inner, asked)
        for noun in _nouns(verb, ways):
            targets = _whose(noun)
            if targets:
                yield Taken((verb, noun), verb, holders, targets, Side.OPPOSES, "actor", True)


def _asked(
    verb: Token, ways: frozenset[str], wants: bool
) -> Iterator[tuple[Token, tuple[Token, ...]]]:
    """What is asked for, as verbs, each with those who are asked."""
    below = [(child, _named_beside(verb, ways)) for child in verb.rights]
    for prep in verb.rights:
        if prep.dep_ == "prep" and prep.lower_ in ways:
            for noun in prep.children:
                below += [(inner, (noun,)) for inner in noun.children if inner.i > noun.i]
            below += [(inner, ()) for inner in prep.children]
    for noun in (c for c in verb.rights if c.dep_ == "dobj"):
        below += [(inner, (noun,)) for inner in noun.children if inner.i > noun.i]
    for inner, beside in below:
        if inner.pos_ not in ("VERB", "AUX") or crowded(inner):
            continue
        if inner.dep_ not in ("ccomp", "xcomp", "advcl", "acl", "pcomp", "relcl"):
            continue
        infinitive = any(c.tag_ == "TO" and c.i < inner.i for c in inner.children)
        marked = any(c.dep_ == "mark" and c.lower_ == "that" for c in inner.children)
        if not infinitive and not (marked and "that" in ways and inner.dep_ == "ccomp"):
            continue
        own = tuple(c for c in inner.lefts if c.dep_ in ("nsubj", "nsubjpass"))
        someone = own or beside
        if bool(someone) == bool(ways) or (wants and not someone):
            yield inner, someone


def _named_beside(verb: Token, ways: frozenset[str]) -> tuple[Token, ...]:
    """Who is asked, where they are the object or stand after "on"."""
    if "obj" in ways:
        found = [c for c in verb.rights if c.dep_ in ("dobj", "dative")]
        if found:
            return tuple(found[:1])
    for prep in verb.rights:
        if prep.dep_ == "prep" and prep.lower_ in ways - {"for"}:
            return tuple(c for c in prep.children if c.dep_ == "pobj")
    return ()


def _of_inner(
    verb: Token, holders: tuple[Token, ...], inner: Token, asked: tuple[Token, ...]
) -> Iterator[Taken]:
    """What asking for ``inner`` says of those who ask."""
    lemma = inner.lemma_.lower()
    negated = any(c.dep_ == "neg" for c in inner.children)
    passive = is_passive(inner)
    ways = frames("removal").get(lemma, frozenset())
    if ways & {"does", "done"} and not negated:
        targets: tuple[Token, ...] = ()
        if "does" in ways and not passive and (lemma != "step" or _steps_down(inner)):
            targets = asked
        elif "done" in ways:
            targets = asked if passive else targets_of(inner, "obj")[0]
        if targets:
            yield Taken((verb, inner), verb, holders, targets, Side.OPPOSES, "actor", True)
        return
    if passive:
        return
    for word in (*entries("asked").get(lemma, ()), *entries("verb").get(lemma, ())):
        targets, beside = targets_of(inner, word.frame)
        if targets:
            side = _OPPOSITE[word.side] if negated else word.side
            yield Taken((verb, inner, *beside), verb, holders, targets, side, word.takes)
            return


def _steps_down(verb: Token) -> bool:
    return any(c.lower_ in ("down", "aside") for c in verb.rights)


def _nouns(verb: Token, ways: frozenset[str]) -> Iterator[Token]:
    """The nouns for a removal that are asked for: "demanded his resignation"."""
    for child in verb.rights:
        if child.dep_ == "dobj" and "noun" in ways:
            yield from _removals(child)
        elif child.dep_ == "prep" and child.lower_ == "for" and "for" in ways:
            for noun in child.children:
                yield from _removals(noun)


def _removals(noun: Token) -> Iterator[Token]:
    if "noun" in frames("removal").get(noun.lemma_.lower(), ()):
        yield noun


def _whose(noun: Token) -> tuple[Token, ...]:
    for child in noun.children:
        if child.dep_ == "poss":
            return (child,)
        if child.dep_ == "prep" and child.lower_ == "of":
            return tuple(c for c in child.children if c.dep_ == "pobj")
    return ()
