"""Complements of a reporting word: which clause or phrase is the content, and how far it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from variorum.annotate.drafts import (
    Draft,
    Pieces,
    edges,
    join,
    minus,
    sentence_around,
    without_opener,
)
from variorum.annotate.reporting import (
    clear_of,
    cue_pieces,
    lemma_of,
    source_near,
    source_of,
    source_pieces,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_WH = {"what", "who", "whom", "whose", "which", "when", "where", "why", "how", "whether", "if"}
# Verbs that look ahead, and prepositions that then give the time of what is said, not of saying.
AHEAD = {"promise", "pledge", "vow", "propose", "demand", "request", "predict", "forecast", "plan"}
_LATER = {"before", "by", "until", "within", "after"}
COMMAS = (",", "—", "–", "--", "-")
# Prepositions after an object that belong to what is said of it ("accused her of fraud").
_OF_OBJECT = {"as", "of", "for", "from", "with", "about", "over", "against", "to", "into", "on"}


def make_draft(
    verb: Token, text: str, frame: str, content: Pieces, source: Pieces | None = None
) -> Draft | None:
    """A draft with its content cut free of cue and source."""
    if source is None:
        source = source_pieces(source_of(verb), text, verb)
        if not source and verb.dep_ == "ROOT" and verb.tag_ in ("VBD", "VBZ"):
            # A name that the tagger took for something else.
            source = source_near(verb, text, verb.doc[sentence_around(verb)[0]].idx, after=False)
        if not source and frame == "before" and verb.tag_ != "VBN":
            source = source_near(verb, text, verb.idx)
    cue = cue_pieces(verb, text)
    source = clear_of(source, cue, text)
    holes = list(cue)
    if frame == "before":
        # The whole inserted clause goes: cue, source, addressee, time.
        left = min((p[0] for p in (*cue, *source)), default=0)
        right = max((p[1] for p in (*cue, *source)), default=0)
        for child in verb.rights:
            if child.dep_ in ("dobj", "dative", "prep", "npadvmod", "advmod", "dep"):
                right = max(right, edges(child)[1])
        holes.append((left, right))
    kept = minus(join(list(content), text), tuple(holes), text)
    if frame == "before":
        kept = without_opener(kept, text)
    if not kept:
        return None
    return Draft(kept, cue, source, verb.i, lemma_of(verb), frame)


def absorb(verb: Token, last: Token, frame: str) -> int:
    """Where content ends once it has what hangs on the verb after it but belongs to what is said.

    Parsers hang "if", "because" and prepositional phrases on the reporting verb; in news, what
    follows a reported clause without a new subject is nearly always part of the report.
    """
    end = edges(last)[1]
    clause = frame in ("that", "bare", "wh")
    doc = verb.doc
    reach = last.right_edge.i
    for child in verb.rights:
        if child.i <= last.i or child.left_edge.i <= reach:
            continue
        comma = doc[child.left_edge.i - 1].text in (",", ";", ":", "—", "–", "--", "-")
        participle = child.tag_ in ("VBG", "VBN") and not any(
            c.dep_ in ("mark", "aux", "nsubj") for c in child.lefts
        )
        if child.dep_ == "punct":
            continue
        if child.dep_ in ("advcl", "ccomp", "dep", "prep", "parataxis") and clause:
            if participle and comma:
                break
        elif (child.dep_ == "advcl" and not comma and not participle) or (
            clause and child.dep_ == "conj" and is_that(child)
        ):
            pass
        elif child.dep_ == "cc":
            continue
        else:
            break
        reach = child.right_edge.i
        end = edges(child)[1]
    return end


def object_of(verb: Token, thing: Token) -> Pieces:
    """An object with the phrases after it that say something of it."""
    start, end = edges(thing)
    last = thing
    for child in verb.rights:
        said_of = child.dep_ in ("prep", "dative") and child.lower_ in _OF_OBJECT
        ahead = child.dep_ == "prep" and child.lower_ in _LATER and verb.lemma_ in AHEAD
        if child.i > thing.i and (said_of or ahead) and edges(child)[1] > end:
            last, end = child, edges(child)[1]
    return ((start, max(end, absorb(verb, last, "obj"))),)


def clause_frame(clause: Token) -> str:
    """``that``, ``wh``, ``obj-to`` (an infinitive with its own subject) or ``bare``."""
    if is_infinitive(clause):
        own = any(c.dep_ in ("nsubj", "nsubjpass") for c in clause.lefts)
        return "obj-to" if own else "to"
    first = clause.left_edge
    if is_that(clause):
        return "that"
    return "wh" if first.lower_ in _WH else "bare"


def is_that(clause: Token) -> bool:
    """Whether a clause begins with ``that``."""
    return any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.lefts)


def asks(clause: Token) -> bool:
    """Whether a clause begins with ``if`` or ``whether``."""
    return any(c.dep_ == "mark" and c.lower_ in ("if", "whether") for c in clause.lefts)


def is_infinitive(clause: Token) -> bool:
    """Whether a clause is an infinitive with ``to``."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.lefts)


def clean(pieces: list[tuple[int, int]], text: str) -> Pieces:
    """Put pieces together and trim them."""
    return minus(join(pieces, text), (), text)
