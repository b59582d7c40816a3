"""Finds who could do what to whom: a verb, whoever acts, and whoever it reaches, in one clause.

Syntax alone: which of these deeds are events, and of what type, is for ``models/events.py``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from variorum.annotate.clauses import FINITE, is_left_out
from variorum.naming.nouns import is_person_noun
from variorum.naming.tables import load_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LONGEST = 120
"""Tokens above which a sentence is no sentence that the parser reads well."""
_DEEPEST = 6
_SUBJECTS = ("nsubj", "csubj")
_PASSIVE = ("nsubjpass", "auxpass", "csubjpass")
_REACHES = frozenset(
    ("with", "against", "on", "upon", "to", "at", "from", "for", "of", "in", "into", "over",
     "toward", "towards", "between", "among", "about", "by", "within", "inside", "onto")
)  # fmt: skip
_TOUCHES = _REACHES - {"toward", "towards"}
_SELF = frozenset(("he", "she", "it", "they", "we", "i"))
_RELATIVE = frozenset(("who", "which", "that", "whom"))


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb that joins two participants.

    ``words`` are the words that say what is done, in order of the text: the verb with its
    particle, the verb that it takes ("refused", "meet"), the noun that has the sense ("imposed",
    "sanctions"). ``source`` and ``recipient`` are the heads of noun phrases. ``verb`` is the
    first verb, the one whose subject acts; ``act`` the last.
    """

    verb: Token
    act: Token
    words: tuple[Token, ...]
    source: Token
    recipient: Token


def find_deeds(doc: Doc) -> Iterator[Deed]:
    """Every deed of every sentence, in the order of the verbs.

    Limits: what a noun alone tells ("the attack by X on Y") is not taken.
    """
    for sentence in doc.sents:
        if len(sentence) <= LONGEST:
            for token in sentence:
                if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass"):
                    yield from _of_verb(token)


def _of_verb(verb: Token) -> Iterator[Deed]:
    sources = agents(verb)
    if not sources:
        return
    seen = {source.i for source in sources}
    for act, words, recipient in _reached(verb, (verb,), 0):
        if recipient.i in seen:
            continue
        for source in sources:
            yield Deed(verb, act, tuple(sorted(words, key=lambda t: t.i)), source, recipient)
    together = [s for s in sources if s.dep_ == "conj" and s.head in sources]
    if together and not is_passive(verb):
        words = (verb, *_particles(verb), *_nouns(verb))
        for other in together:
            yield Deed(verb, verb, words, sources[0], other)


def is_passive(verb: Token) -> bool:
    """Whether the subject of ``verb`` is who it is done to."""
    if any(child.dep_ in _PASSIVE for child in verb.children):
        return True
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        return True
    return (
        verb.dep_ == "conj"
        and verb.tag_ == "VBN"
        and not any(c.dep_ in (*_SUBJECTS, "aux") for c in verb.children)
        and verb.head.pos_ == "VERB"
        and is_passive(verb.head)
    )


def agents(verb: Token, depth: int = 0) -> list[Token]:
    """Whoever acts: the subject with what is joined to it, or the agent of a passive."""
    if depth > _DEEPEST:
        return []
    if is_passive(verb):
        by = [c for c in verb.children if c.dep_ == "agent"]
        by += [c for c in verb.children if c.dep_ == "prep" and c.lower_ == "by"]
        return [t for b in by for n in b.children if n.dep_ == "pobj" for t in _joined(n)]
    subjects = [c for c in verb.children if c.dep_ in _SUBJECTS]
    if subjects:
        return [t for s in subjects for t in _meant(s, verb, depth)]
    head = verb.head
    if head == verb:
        return []
    if verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX") and not is_passive(head):
        return agents(head, depth + 1)
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        return _joined(head)
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and head.pos_ in ("VERB", "AUX"):
        marks = [c for c in verb.children if c.dep_ == "mark"]
        return [] if marks or is_passive(head) else agents(head, depth + 1)
    return []


def _meant(subject: Token, verb: Token, depth: int) -> list[Token]:
    """The subject; for "who" the noun before it, for "it would" in a report the one who reports."""
    if subject.lower_ in _RELATIVE and verb.dep_ == "relcl":
        return _joined(verb.head)
    if subject.lower_ in _SELF and verb.dep_ == "ccomp":
        above = agents(verb.head, depth + 1)
        if len(above) == 1 and above[0].lower_ not in _SELF:
            return [*above]
    return _joined(subject)


def _joined(noun: Token) -> list[Token]:
    joined = [noun, *(c for c in noun.conjuncts if c.i > noun.i and not _opens_clause(c))]
    return [one for one in joined if not is_left_out(one)]


def _opens_clause(noun: Token) -> bool:
    """Whether a finite verb follows: "expelled Lang and Norway has agreed" joins two clauses."""
    after = noun.i + 1
    return after < len(noun.doc) and noun.doc[after].tag_ in FINITE


def _is_body(noun: Token) -> bool:
    """``administration`` of "the Ruiz administration", ``troops``: not the rules of a Senate."""
    lemma = noun.lemma_.lower()
    return is_person_noun(lemma) or lemma in load_words("organization_words.tsv", "noun")


def _particles(verb: Token) -> list[Token]:
    return [c for c in verb.children if c.dep_ == "prt"]


def _nouns(verb: Token) -> list[Token]:
    return [c for c in verb.children if c.dep_ == "dobj" and c.pos_ == "NOUN"]


def _reached(
    verb: Token, words: tuple[Token, ...], depth: int
) -> Iterator[tuple[Token, tuple[Token, ...], Token]]:
    """(verb, words, head of the noun phrase) for all that ``verb`` or a verb under it reaches."""
    words = (*words, *_particles(verb))
    for child in verb.children:
        if child.dep_ in ("dobj", "dative", "nsubjpass"):
            if child.dep_ == "dative" and child.pos_ == "ADP":
                yield from _below(verb, words, child)
                continue
            noun = child
            if noun.lower_ in _RELATIVE and verb.dep_ == "relcl":
                noun = verb.head
            for one in _joined(noun):
                yield verb, words, one
            yield from _inside(verb, words, noun)
        elif child.dep_ == "prep" and child.lower_ in _REACHES:
            if child.lower_ == "by" and is_passive(verb):
                continue
            nouns = tuple(n for n in _nouns(verb) if n.i < child.i)
            if any(c.dep_ == "poss" for n in nouns for c in n.children):
                continue  # "criticized Lang's attacks on Holm" is not done to Holm
            yield from _below(verb, (*words, *nouns), child)
        elif child.dep_ == "xcomp" and child.pos_ == "VERB" and depth < 3:
            if is_passive(verb):
                continue  # "Norway was urged by Sweden to sanction Brask": Norway is to do it
            objects = [c for c in verb.children if c.dep_ == "dobj"]
            if not objects:
                yield from _reached(child, (*words, child), depth + 1)
        elif child.dep_ == "ccomp" and child.tag_ == "VB" and depth < 3 and _is_asked(child):
            # "urged Brask to leave", "demanded that Brask leave": whoever is to act
            for subject in child.children:
                if subject.dep_ in ("nsubj", "nsubjpass"):
                    for one in _joined(subject):
                        yield verb, (*words, child), one
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        for one in _joined(verb.head):
            yield verb, words, one


def _is_asked(verb: Token) -> bool:
    """Whether "to" or nothing stands before the verb: not "would leave", "did not leave"."""
    return all(c.lower_ in ("to", "be") for c in verb.children if c.dep_ in ("aux", "auxpass"))


def _below(
    verb: Token, words: tuple[Token, ...], preposition: Token
) -> Iterator[tuple[Token, tuple[Token, ...], Token]]:
    for noun in preposition.children:
        if noun.dep_ == "pobj":
            for one in _joined(noun):
                yield verb, words, one


def _inside(
    verb: Token, words: tuple[Token, ...], noun: Token
) -> Iterator[tuple[Token, tuple[Token, ...], Token]]:
    """Whose thing it is that is acted on: "Ruiz's plan", "sanctions on Brask", "members of X"."""
    kin = is_person_noun(noun.lemma_) or noun.lemma_ == "family"
    if kin and any(child.dep_ == "poss" for child in noun.children):
        return  # "chastised Brask's allies" does nothing to Brask
    told = (*words, noun)
    owned = any(child.dep_ == "poss" for child in noun.children)
    for child in noun.children:
        if child.dep_ == "poss" or (
            child.dep_ in ("compound", "amod")
            and child.ent_type_
            and not noun.ent_type_
            and _is_body(noun)
        ):
            yield verb, told, child
        elif child.dep_ == "prep" and child.lower_ in _TOUCHES and not owned:
            for inner in child.children:
                if inner.dep_ == "pobj":
                    for one in _joined(inner):
                        yield verb, told, one
