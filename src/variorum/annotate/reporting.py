"""The grammar of reporting: who speaks in a clause, and which words make up its cue."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from variorum.annotate.drafts import Pieces, join, trim

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECT = ("nsubj", "nsubjpass", "csubj", "expl")
_DATELINE = re.compile(r"[A-Z][\w .,’']{2,40}(?:\([A-Z][\w ]+\))? (?:—|–|--|-) ")
_NOMINAL = ("PROPN", "NOUN", "PRON", "DET", "ADJ", "NUM")
_CLOSING = ('"', "”", "''")
_HOPS = 6
_AUXILIARY = ("aux", "auxpass", "neg", "prt")


def crowded(token: Token) -> bool:
    """Whether more hangs on a token than on any word of real copy.

    Text without sentence ends can hang thousands of words on one; looking through them for each
    of thousands of verbs would take quadratic time.
    """
    return bool(token.n_lefts + token.n_rights > 60)


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


QUOTING = frozenset(("quote", "cite"))
"""Who is quoted by an outlet speaks, not the outlet."""


def source_of(verb: Token) -> Token | None:
    """The token that heads the source of a report: subject, agent, or the subject above.

    A participle ("saying that") and a coordinated verb without subject take the subject of the
    clause that they belong to; a participle on a noun ("a letter saying") takes the noun.
    """
    if (quoted := quoted_by(verb)) is not None:
        return quoted
    if is_passive(verb):
        return subject_of(verb) if verb.lemma_ in QUOTING else agent_of(verb)
    current = verb
    for _ in range(_HOPS):
        if crowded(current):
            return None
        subject = subject_of(current)
        if subject is not None:
            return None if subject.dep_ in ("expl", "csubj") else subject
        subject = parted_subject(current)
        if subject is not None:
            return subject
        if current.dep_ == "acl" and current.tag_ == "VBG":
            return current.head
        if current.dep_ not in (
            "conj",
            "acomp",
            "xcomp",
            "advcl",
            "pcomp",
            "prep",
            "ccomp",
            "dep",
            "aux",
        ):
            return None
        if current.dep_ == "ccomp" and current.tag_ not in ("VBG", "VB"):
            return None
        current = current.head
        if crowded(current):
            return None
        if is_passive(current) and current.pos_ in ("VERB", "AUX"):
            subject = subject_of(current)
            return subject if verb.dep_ != "conj" else agent_of(current)
    return None


def quoted_by(verb: Token) -> Token | None:
    """Whom an outlet quotes: "Ruiz" for "quoted" and "saying" in "quoted Ruiz as saying"."""
    quoting = verb.head.head if verb.dep_ == "pcomp" and verb.head.lower_ == "as" else verb
    if quoting.lemma_ not in QUOTING or is_passive(quoting) or crowded(quoting):
        return None
    if not any(
        c.lower_ == "as" and any(g.dep_ == "pcomp" for g in c.rights) for c in quoting.rights
    ):
        return None
    return next((child for child in quoting.rights if child.dep_ == "dobj"), None)


def source_near(verb: Token, text: str, floor: int, *, after: bool = True) -> Pieces:
    """The noun phrase next to a verb, where the parse gives it no subject.

    After the verb first (``asked Pike``) unless ``after`` is false, then before it, down to
    ``floor`` (code points).
    """
    doc = verb.doc
    if after and verb.i + 1 < len(doc) and _nominal(doc[verb.i + 1]):
        head = doc[verb.i + 1]
        while head.head.i > verb.i and head.head.pos_ in _NOMINAL and head.head.i != head.i:
            head = head.head
        return _trimmed(text, doc[verb.i + 1].idx, head.right_edge.idx + len(head.right_edge))
    index = verb.i - 1
    while index >= 0 and doc[index].pos_ in ("ADV", "AUX", "PART") and doc[index].text.islower():
        index -= 1
    if index < 0 or not _nominal(doc[index]) or doc[index].idx < floor:
        return ()
    head = doc[index]
    return _trimmed(text, max(floor, head.left_edge.idx), head.idx + len(head))


def _trimmed(text: str, start: int, end: int) -> Pieces:
    start, end = trim(text, start, end)
    return ((start, end),) if start < end else ()


def _nominal(token: Token) -> bool:
    """Whether a token may be part of a name or noun phrase, for all that the tagger says."""
    return token.pos_ in _NOMINAL or (token.is_alpha and token.text[0].isupper())


def subject_of(verb: Token) -> Token | None:
    """The subject that stands in the verb's own clause.

    In "who police say was armed" parsers hang "who" on "say" as well, whose subject is "police",
    and "all" in ``"All of it," Ruiz said``.
    """
    found = [child for child in verb.children if child.dep_ in SUBJECT]
    if len(found) > 1 and found[1].i < verb.i:
        between = verb.doc[found[0].i : found[1].i]
        if found[0].tag_ in ("WP", "WDT") or any(token.text in _CLOSING for token in between):
            return found[1]
    return found[0] if found else None


def parted_subject(verb: Token) -> Token | None:
    """The subject that a participle between commas parts from its verb: "X, asked about Y, said".

    Parsers take the participle for a clause of its own and its words for what X said.
    """
    doc = verb.doc
    if verb.i == 0 or doc[verb.i - 1].text not in (",", "—", "–"):
        return None
    for child in verb.lefts:
        if child.dep_ == "ccomp" and child.tag_ in ("VBD", "VBN") and child.i > 1:
            subject = subject_of(child)
            if subject is not None and subject.i < child.i and doc[child.i - 1].text == ",":
                return subject
    return None


def agent_of(verb: Token) -> Token | None:
    """The one by whom, in a passive clause."""
    for child in verb.children:
        if child.dep_ == "agent":
            return next((inner for inner in child.children if inner.dep_ == "pobj"), None)
    return None


def source_pieces(
    token: Token | None, text: str, verb: Token | None = None, *, aside: bool = False
) -> Pieces:
    """The words of a source: its noun phrase, without a clause that holds ``verb`` itself.

    Relative clauses and appositions belong to it, as annotators have it; reduced ones after a
    comma do not. ``aside`` leaves out any relative clause after a comma.
    """
    if token is None:
        return ()
    start, end = token.left_edge.idx, token.right_edge.idx + len(token.right_edge)
    for child in token.rights:
        holds = verb is not None and child.left_edge.i <= verb.i <= child.right_edge.i
        comma = child.left_edge.i > 0 and child.left_edge.nbor(-1).text == ","
        reduced = comma and (child.dep_ == "acl" or (aside and child.dep_ == "relcl"))
        if holds or reduced or child.dep_ in ("parataxis", "ccomp", "advcl", "dep"):
            end = min(end, child.left_edge.idx)
            break
    dash = _DATELINE.match(text, start, min(end, start + 60))
    if dash is not None:
        start = dash.end()
    if start >= end:
        return ()
    start, end = trim(text, start, end)
    if start >= end:
        return ()
    # The comma that closes an apposition belongs to it, as annotators have it (12 of 13 times).
    if "," in text[start:end] and text[end : end + 1] == ",":
        end += 1
    return ((start, end),)


def clear_of(source: Pieces, cue: Pieces, text: str) -> Pieces:
    """The source ended where its cue begins: parsers hang the rest of a sentence on a subject."""
    if not source or not cue:
        return source
    start, end = source[0]
    inside = [low for low, _ in cue if start < low < end]
    if not inside:
        return source
    start, end = trim(text, start, min(inside))
    return ((start, end),) if start < end else ()


def cue_pieces(verb: Token, text: str, extra: tuple[Token, ...] = ()) -> Pieces:
    """The words of a cue: the verb with auxiliaries, negation, close adverbs and particle.

    A verb that only serves another ("went on to say", "is likely to stress") joins it.
    ``extra`` are more tokens that belong: the preposition of "called for", a noun.
    """
    words = [*_chain(verb), *extra]
    for child in verb.children:
        if child.dep_ in _AUXILIARY or (child.dep_ == "advmod" and _close(child, verb)):
            words.append(child)
        elif (child.i == verb.i + 1 and child.dep_ == "npadvmod" and child.ent_type_ == "DATE") or (
            child.i == verb.i + 1 and child.dep_ == "prep" and _in_a_statement(child)
        ):
            words.extend(child.subtree)
    first = min(word.i for word in words)
    last = max(word.i for word in words)
    doc = verb.doc
    own = {word.i for word in words}
    if last + 1 < len(doc) and doc[last + 1].text == ":" and verb.i in (last, last - 1):
        last += 1
        own.add(last)
    kept = [
        (doc[i].idx, doc[i].idx + len(doc[i]))
        for i in range(first, last + 1)
        if i in own or (doc[i].pos_ in ("ADV", "PART") and doc[i].dep_ != "mark")
    ]
    return join(kept, text)


def served_by(verb: Token) -> Token | None:
    """The verb above: ``declined`` in "declined to say", ``quoted`` in "quoted as saying"."""
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as":
        above = verb.head.head
        if is_passive(above) or quoted_by(verb) is not None:
            return above
    if verb.dep_ != "xcomp" or not any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.lefts):
        return None
    head = verb.head
    between = verb.left_edge.i - head.i
    return head if head.pos_ in ("VERB", "AUX", "ADJ") and 0 < between <= 2 else None


def _chain(verb: Token) -> list[Token]:
    """The verb and those that only serve it, with their auxiliaries."""
    words = [verb]
    current: Token = verb
    for _ in range(3):
        above = served_by(current)
        if above is None or crowded(above):
            break
        words.append(above)
        if current.dep_ == "pcomp":
            words.append(current.head)
        if above.pos_ == "ADJ" and above.dep_ == "acomp":
            words.append(above.head)
            above = above.head
        words.extend(c for c in above.children if c.dep_ in _AUXILIARY and c.dep_ != "mark")
        words.extend(c for c in above.lefts if c.dep_ == "advmod" and _close(c, above))
        current = above
    return words


def _close(adverb: Token, verb: Token) -> bool:
    """Whether an adverb stands next to the verb, or among its auxiliaries."""
    if adverb.pos_ != "ADV" or adverb.n_lefts + adverb.n_rights or not adverb.text.islower():
        return False
    if adverb.i in (verb.i - 1, verb.i + 1):
        return True
    return any(c.dep_ in ("aux", "auxpass") and c.i < adverb.i < verb.i for c in verb.lefts)


def _in_a_statement(prep: Token) -> bool:
    """``in a statement``, ``on Twitter``: short, and nothing hangs on it."""
    if prep.lower_ not in ("in", "on") or prep.right_edge.i - prep.i > 3:
        return False
    thing = prep.right_edge
    return thing.lower_ in ("statement", "twitter", "facebook", "tweet", "release")


def _has_aux(verb: Token) -> bool:
    return any(child.dep_ == "aux" for child in verb.children)
