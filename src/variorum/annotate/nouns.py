"""Reports by a noun: ``X's claim that``, ``a promise to``, ``criticism of``, ``calls for``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from variorum.annotate.drafts import Draft, Pieces, edges, join, minus, sentence_around
from variorum.annotate.reporting import crowded, cue_pieces, source_near, source_of, source_pieces

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_OF = {"of", "for", "about", "on", "to", "against", "over", "toward", "towards", "with", "from"}
_LIGHT = {
    "make", "give", "express", "voice", "have", "issue", "offer", "raise", "deliver", "show",
    "release", "reject", "take", "repeat", "send", "renew", "share", "announce", "post",
}  # fmt: skip


def noun_drafts(doc: Doc, text: str) -> Iterator[Draft]:
    """Every noun that might report what hangs on it, each with the frame it was found in."""
    for token in doc:
        if token.pos_ != "NOUN" or crowded(token) or token.ent_type_ in ("DATE", "TIME", "PERSON"):
            continue
        for child in token.rights:
            draft = _of_noun(token, child, text)
            if draft is not None:
                yield draft
                break
        else:
            draft = _is_that(token, text)
            if draft is not None:
                yield draft


def _of_noun(noun: Token, child: Token, text: str) -> Draft | None:
    lemma = noun.lemma_.lower()
    if child.dep_ in ("acl", "ccomp", "relcl") and _mark(child) == "that":
        return _draft(noun, lemma, "n-that", child, (), text)
    if child.dep_ == "acl" and _mark(child) == "to":
        return _draft(noun, lemma, "n-to", child, (), text)
    if child.dep_ == "prep" and child.lower_ in _OF:
        inner = next((c for c in child.children if c.dep_ in ("pobj", "pcomp")), None)
        if inner is not None:
            frame = "n-prep" if inner.dep_ == "pobj" else "n-pcomp"
            return _draft(noun, f"{lemma} {child.lower_}", frame, inner, (child,), text)
    return None


def _is_that(noun: Token, text: str) -> Draft | None:
    """``Their fear is that the bridge will fall``: the noun reports through a linking verb."""
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.lemma_ != "be" or crowded(verb):
        return None
    clause = next((c for c in verb.rights if c.dep_ == "ccomp" and _mark(c) == "that"), None)
    owner = _owner(noun)
    if clause is None or owner is None:
        return None
    content = minus((edges(clause),), (), text)
    cue = join([(word.idx, word.idx + len(word)) for word in (noun, verb)], text)
    source = source_pieces(owner, text, noun)
    if not content:
        return None
    return Draft(content, cue, source, noun.i, noun.lemma_.lower(), "n-that")


def _draft(
    noun: Token, lemma: str, frame: str, inner: Token, extra: tuple[Token, ...], text: str
) -> Draft | None:
    content = minus((edges(inner),), (), text)
    if not content:
        return None
    verb = noun.head
    light = (
        noun.dep_ == "dobj" and not crowded(verb) and verb.pos_ == "VERB" and verb.lemma_ in _LIGHT
    )
    owner = _owner(noun)
    cue: Pieces
    if light and noun.i - verb.i <= 5:
        between = tuple(noun.doc[i] for i in range(verb.i + 1, noun.i + 1))
        if owner is not None and verb.i < owner.i < noun.i:
            between = (noun,)
        cue = cue_pieces(verb, text, (*between, *extra))
        source = source_pieces(source_of(verb), text, verb)
        if not source and verb.dep_ == "ROOT" and verb.tag_ in ("VBD", "VBZ"):
            source = source_near(verb, text, verb.doc[sentence_around(verb)[0]].idx, after=False)
    else:
        words = [noun, *extra]
        cue = join([(word.idx, word.idx + len(word)) for word in words], text)
        source = source_pieces(owner, text, noun)
    return Draft(content, cue, source, noun.i, lemma, frame)


def _owner(noun: Token) -> Token | None:
    """Whose claim it is: possessive, or ``by``/``from`` after the noun."""
    for child in noun.lefts:
        if child.dep_ == "poss":
            return child
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in ("by", "from", "among"):
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def _mark(clause: Token) -> str:
    for child in clause.lefts:
        if child.dep_ == "mark" and child.lower_ == "that":
            return "that"
        if child.dep_ == "aux" and child.lower_ == "to":
            return "to"
    return ""
