"""Words that take a stance, with who takes it and towards what: verbs, nouns, roles, adjectives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from variorum.annotate.clauses import is_left_out
from variorum.annotate.reporting import crowded, is_passive
from variorum.annotate.stance_words import Word, entries, listed
from variorum.records import Side

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_HOPS = 6
SUBJECTS = ("nsubj", "nsubjpass")
LINKING = frozenset(("be", "remain", "become", "stay"))
_BESIDE = ("prt", "advmod", "dobj", "intj", "attr", "oprd")
_REASONS = frozenset(("for", "over", "as", "on", "about"))
_TAKES_UP = frozenset(("after", "before", "while", "by", "since", "despite", "when", "in"))
"""Prepositions before a participle whose doer is the subject above: "after criticizing"."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A stance as its words have it: who (``holders``), how (``cues``), towards what.

    ``verb`` is the verb by whose clause it is put forward or not. ``removal`` says that the
    target is asked to go.
    """

    cues: tuple[Token, ...]
    verb: Token
    holders: tuple[Token, ...]
    targets: tuple[Token, ...]
    side: Side
    takes: str
    removal: bool = False


def find_taken(doc: Doc) -> Iterator[Taken]:
    """The stances that the words of ``doc`` take, in text order, whoever puts them forward."""
    for token in doc:
        if crowded(token):
            continue
        lemma = token.lemma_.lower()
        joined = token.i > 1 and token.nbor(-1).text == "-"
        if token.pos_ == "VERB" and lemma in entries("verb") and not joined:
            yield from _of_verb(token, entries("verb")[lemma])
        elif token.pos_ == "NOUN" and lemma in {**entries("noun"), **entries("drawn")}:
            yield from _of_noun(token, entries("noun").get(lemma, ()))
            yield from _of_drawn(token, entries("drawn").get(lemma, ()))
        elif joined and token.lower_ in entries("joined"):
            yield from _of_joined(token, entries("joined")[token.lower_][0])
        elif token.pos_ in ("NOUN", "PROPN") and lemma in entries("role"):
            yield from _of_role(token, entries("role")[lemma])
        elif token.dep_ in ("acomp", "oprd") and token.lower_ in entries("adjective"):
            yield from _of_adjective(token, entries("adjective")[token.lower_])
        elif token.lower_ in ("against", "in") and token.dep_ == "prep":
            yield from _of_preposition(token)


def targets_of(verb: Token, frame: str) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """What a verb is towards in one frame, and the words beside it that belong to the cue."""
    if frame == "obj":
        return _objects(verb), ()
    if frame == "obj~":
        return (_objects(verb) if _has_reason(verb) else ()), ()
    adverb, _, preposition = frame.rpartition("+")
    beside: list[Token] = []
    particles = [c for c in verb.children if c.dep_ == "prt" and c.i > verb.i]
    if adverb:
        beside += [c for c in verb.rights if c.lower_ == adverb and c.dep_ in _BESIDE]
        beside += [
            inner
            for c in verb.rights
            if c.dep_ == "prep" and c.lower_ == "in"
            for inner in c.children
            if inner.lower_ == adverb
        ]
        if not beside:
            return (), ()
    elif particles:
        return (), ()
    for prep in (*verb.rights, *(c for b in beside for c in b.rights)):
        if prep.dep_ in ("prep", "agent") and prep.lower_ == preposition:
            return _listed(_inside(prep)), (*beside, prep)
        if prep.dep_ == "prt" and prep.lower_ == preposition:
            return (), ()
    return (), ()


def subject_of(verb: Token) -> Token | None:
    """Who does what ``verb`` says: its subject, or that of the verb it leans on."""
    current = verb
    for _ in range(_HOPS):
        if crowded(current):
            return None
        own = next((c for c in current.children if c.dep_ in SUBJECTS), None)
        if own is not None:
            return own
        head = current.head
        if current.dep_ == "conj" and head.pos_ in ("VERB", "AUX"):
            if head.dep_ == "advcl" and head.tag_ in ("VBD", "VBZ", "VBP"):
                return None  # "resigned after he signed it and vowed": parsers guess whose it is
            if current.i and current.nbor(-1).pos_ in ("NOUN", "PROPN"):
                return None  # "voted for the bill and Ruiz vetoed it", read as "the bill and Ruiz"
            current = head
        elif current.dep_ == "xcomp" and head.pos_ in ("VERB", "AUX"):
            if any(c.dep_ in ("dobj", "iobj") for c in head.children):
                return None  # "asked him to back it": the one asked does it
            current = head
        elif (current.dep_ == "advcl" and current.tag_ == "VBG") and head.pos_ in ("VERB", "AUX"):
            current = head
        elif current.dep_ == "pcomp" and head.lower_ in _TAKES_UP and head.head.pos_ == "VERB":
            current = head.head
        else:
            return None
    return None


def holders_of(verb: Token) -> tuple[Token, ...]:
    """Everybody who does what an active verb says."""
    subject = subject_of(verb)
    return () if subject is None else _listed(subject)


def agents_of(verb: Token) -> tuple[Token, ...]:
    """Everybody who does what a passive verb says: those after "by"."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return _listed(_inside(child))
    return ()


def _of_verb(verb: Token, words: tuple[Word, ...]) -> Iterator[Taken]:
    passive = is_passive(verb)
    for word in words:
        targets, beside = targets_of(verb, word.frame)
        if passive and not word.frame.startswith("obj"):
            continue
        if passive:
            targets = _patients(verb) if word.frame == "obj" or _has_reason(verb) else ()
        holders = agents_of(verb) if passive else holders_of(verb)
        if targets and holders:
            yield Taken((verb, *beside), verb, holders, targets, word.side, word.takes)
            return


def _has_reason(verb: Token) -> bool:
    """Whether the verb has what it is done for: "attacked Ruiz over the dam"."""
    return any(c.dep_ == "prep" and c.lower_ in _REASONS for c in verb.rights)


def _objects(verb: Token) -> tuple[Token, ...]:
    """The direct objects; in a relative clause what "that" or "whom" stands for."""
    if any(c.dep_ == "prt" for c in verb.children):
        return ()
    found = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    if found is None and verb.dep_ == "relcl":
        lefts = [c for c in verb.lefts if c.dep_ == "dobj" and c.tag_ in ("WDT", "WP", "IN")]
        return (verb.head,) if lefts else ()
    if found is None or found.tag_ in ("WDT", "WP"):
        return ()
    return _listed(found)


def _patients(verb: Token) -> tuple[Token, ...]:
    """To whom or what a passive verb is done."""
    if verb.dep_ == "acl":
        return (verb.head,)
    subject = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if subject is None:
        return ()
    if subject.tag_ in ("WDT", "WP"):
        return (verb.head,) if verb.dep_ == "relcl" else ()
    return _listed(subject)


def _of_noun(noun: Token, words: tuple[Word, ...]) -> Iterator[Taken]:
    """``Ruiz's opposition to it``, ``voiced support for it``."""
    for word in words:
        targets = _after(noun, word.frame)
        if not targets:
            continue
        if any(c.dep_ == "det" and c.lower_ == "no" for c in noun.children):
            return
        if any(c.lower_ in listed("arms") for c in noun.lefts):
            return  # "launched a missile attack on": what they did, not where they stand
        owner = next((c for c in noun.children if c.dep_ == "poss"), None)
        verb = noun.head
        if word.frame == "of" and owner is None and verb.lemma_.lower() in listed("drawing"):
            continue  # "has the support of"
        shown = noun.dep_ == "dobj" and verb.lemma_.lower() in listed("showing")
        if shown and verb.pos_ == "VERB" and not is_passive(verb):
            own = owner is None or owner.tag_ == "PRP$"
            holders = holders_of(verb) if own or owner is None else _listed(owner)
            if holders:
                yield Taken((noun,), verb, holders, targets, word.side, word.takes)
        elif owner is not None and noun.dep_ in ("nsubj", "pobj") and not _is_undone(noun):
            yield Taken((noun,), noun, _listed(owner), targets, word.side, word.takes)
        return


def _of_drawn(noun: Token, words: tuple[Word, ...]) -> Iterator[Taken]:
    """``The plan drew criticism from Ruiz``."""
    verb = noun.head
    if noun.dep_ == "prep" or (noun.dep_ == "pobj" and verb.lower_ == "with"):
        verb = verb.head  # "met with opposition from"
    elif noun.dep_ != "dobj":
        return
    if verb.lemma_.lower() not in listed("drawing") or is_passive(verb) or crowded(verb):
        return
    for word in words:
        holders, targets = _after(noun, word.frame), holders_of(verb)
        if not holders:
            prep = next((c for c in verb.rights if c.lower_ == word.frame == "from"), None)
            holders = _listed(_inside(prep)) if prep is not None else ()
        if holders and targets:
            yield Taken((noun,), verb, holders, targets, word.side, word.takes)
            return


def _of_joined(word: Token, entry: Word) -> Iterator[Taken]:
    """``the Ruiz-backed bill``."""
    name = word.doc[word.i - 2]
    if name.pos_ == "PROPN" and word.head.pos_ in ("NOUN", "PROPN") and word.head.i > word.i:
        yield Taken((word,), word, (name,), (word.head,), entry.side, entry.takes)


def _is_undone(noun: Token) -> bool:
    """Whether the words beside say that the stance changes or may not be: "if her support ..."."""
    verb = noun.head
    if noun.dep_ == "pobj":
        # "despite his support for", "because of his opposition to", "known for her support of"
        return verb.lower_ not in ("despite", "of", "for", "by", "with", "over")
    return verb.lemma_.lower() in ("wane", "fade", "waver", "erode", "end", "drop", "vanish")


def _of_role(noun: Token, words: tuple[Word, ...]) -> Iterator[Taken]:
    """``Ruiz is a critic of Lang``, ``Ruiz, a Lang ally,``."""
    before = {c.lower_ for c in noun.children if c.dep_ in ("amod", "advmod", "nmod")}
    if any(c.dep_ == "det" and c.lower_ == "no" for c in noun.children):
        return  # "is no critic of Lang" takes no side
    if before & {"former", "one-time", "onetime", "erstwhile", "ex", "potential", "longtime"}:
        return
    holders: tuple[Token, ...] = ()
    verb = noun
    if noun.dep_ == "attr" and noun.head.lemma_.lower() in LINKING:
        verb = noun.head
        holders = holders_of(verb)
    elif noun.dep_ == "appos" and noun.head.i < noun.i:
        holders = (noun.head,)
    elif noun.dep_ == "conj" and noun.head.dep_ == "appos":
        holders = (noun.head.head,)
    if not holders:
        return
    for word in words:
        targets = _after(noun, word.frame) or tuple(
            c
            for c in noun.children
            if c.dep_ in ("compound", "poss", "nmod") and c.pos_ in ("PROPN", "PRON")
        )
        if targets:
            yield Taken((noun,), verb, holders, targets, word.side, word.takes)
            return


def _of_adjective(adjective: Token, words: tuple[Word, ...]) -> Iterator[Taken]:
    verb = adjective.head
    if verb.lemma_.lower() not in LINKING:
        return
    for word in words:
        targets = _after(adjective, word.frame)
        holders = holders_of(verb)
        if targets and holders:
            yield Taken((adjective,), verb, holders, targets, word.side, word.takes)
            return


def _of_preposition(prep: Token) -> Iterator[Taken]:
    """``is against it``, ``is in favor of it``."""
    verb = prep.head
    if verb.lemma_.lower() not in ("be", "remain", "stand", "come") or crowded(verb):
        return
    holders = holders_of(verb)
    if not holders:
        return
    if prep.lower_ == "against" and verb.lemma_.lower() in ("be", "remain"):
        targets = _listed(_inside(prep))
        if targets:
            yield Taken((prep,), verb, holders, targets, Side.OPPOSES, "any")
        return
    noun = _inside(prep) if prep.lower_ == "in" else None
    if noun is not None and noun.lower_ in ("favor", "favour", "support", "opposition"):
        if any(c.dep_ in ("amod", "det", "poss") for c in noun.children):
            return
        against = noun.lower_ == "opposition"
        targets = _after(noun, "to" if against else "of")
        if targets:
            side = Side.OPPOSES if against else Side.BACKS
            yield Taken((prep, noun), verb, holders, targets, side, "any")


def _after(noun: Token, preposition: str) -> tuple[Token, ...]:
    for prep in noun.rights:
        if prep.dep_ == "prep" and prep.lower_ == preposition:
            return _listed(_inside(prep))
    return ()


def _inside(prep: Token) -> Token | None:
    return next((c for c in prep.children if c.dep_ == "pobj"), None)


def _listed(token: Token | None) -> tuple[Token, ...]:
    """The token and what is joined to it by "and"; nothing of what is joined by "or", "but"."""
    if token is None or is_left_out(token):
        return ()
    found = [token]
    current = token
    for _ in range(10):
        joining = {c.lower_ for c in current.children if c.dep_ == "cc"}
        if joining - {"and", "&"} or any(c.dep_ == "preconj" for c in current.children):
            return ()
        following = next((c for c in current.rights if c.dep_ == "conj"), None)
        if following is None:
            break
        found.append(following)
        current = following
    return tuple(found)
