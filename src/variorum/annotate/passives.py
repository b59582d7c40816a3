"""Reports without an active verb: passives, ``seems to``, ``is unclear whether``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from variorum.annotate.complements import clause_frame, clean, is_infinitive, make_draft
from variorum.annotate.drafts import Draft, edges
from variorum.annotate.reporting import (
    agent_of,
    cue_pieces,
    lemma_of,
    source_of,
    source_pieces,
    subject_of,
)

if TYPE_CHECKING:
    from spacy.tokens import Token


def passive_draft(verb: Token, text: str) -> Draft | None:
    """``is expected to``, ``was told that``, ``was accused of``."""
    subject = subject_of(verb)
    patient = list(source_pieces(subject, text, aside=True))
    if subject is not None and subject.dep_ == "expl":
        patient = []
    by = source_pieces(agent_of(verb), text)
    for child in verb.rights:
        if child.dep_ == "ccomp":
            return make_draft(verb, text, "pass-" + clause_frame(child), (edges(child),), by)
        if child.dep_ in ("xcomp", "oprd", "advcl") and is_infinitive(child):
            pieces = [*patient, edges(child)]
            return make_draft(verb, text, "pass-to", tuple(sorted(pieces)), by)
        if child.dep_ == "oprd":
            return make_draft(verb, text, "pass-as", tuple(sorted([*patient, edges(child)])), by)
        if child.dep_ == "prep" and child.lower_ in ("as", "of", "for", "about", "with"):
            inner = next((c for c in child.children if c.dep_ in ("pobj", "pcomp")), None)
            if inner is None:
                continue
            if child.lower_ == "about":
                return make_draft(verb, text, "pass-about", (edges(child),), by)
            if child.lower_ == "as":
                content = clean([*patient, edges(inner)], text)
                cue = cue_pieces(verb, text, (child,))
                found = Draft(content, cue, by, verb.i, lemma_of(verb), "pass-as")
                return found if content else None
            return make_draft(
                verb, text, "pass-" + child.lower_, tuple(sorted([*patient, edges(child)])), by
            )
    if patient:
        return make_draft(verb, text, "pass" if by else "pass-bare", tuple(patient), by)
    return None


def raised_draft(verb: Token, rest: Token, text: str) -> Draft | None:
    """``The talks seem to have stalled``: said by nobody, subject and rest are the content."""
    subject = subject_of(verb)
    pieces = [edges(rest)]
    if subject is not None and subject.dep_ != "expl":
        pieces += list(source_pieces(subject, text, aside=True))
    return Draft(clean(pieces, text), cue_pieces(verb, text), (), verb.i, verb.lemma_, "raise")


def adjective_drafts(verb: Token, text: str) -> Iterator[Draft]:
    """``is confident that``, ``was unclear whether``, ``is likely to``."""
    adjective = adjective_of(verb)
    if adjective is None:
        return
    subject = subject_of(verb)
    source = source_pieces(source_of(verb), text, verb)
    if subject is not None and subject.lower_ == "it":
        source = ()
    for child in (*adjective.rights, *(c for c in verb.rights if c.i > adjective.i)):
        extra = tuple(verb.doc[i] for i in range(min(verb.i, adjective.i), adjective.i + 1))
        frame = ""
        if child.dep_ == "ccomp":
            frame = "adj-" + clause_frame(child)
        elif child.dep_ == "xcomp":
            frame = "adj-to"
        elif child.dep_ == "prep" and child.i > adjective.i:
            inner = next((c for c in child.children if c.dep_ in ("pobj", "pcomp")), None)
            if inner is None:
                continue
            cue = cue_pieces(verb, text, (*extra, child))
            content = clean([edges(inner)], text)
            lemma = f"{adjective.lower_} {child.lower_}"
            yield Draft(content, cue, source, verb.i, lemma, "adj-prep")
            return
        if frame:
            content = clean([edges(child)], text)
            cue = cue_pieces(verb, text, extra)
            yield Draft(content, cue, source, verb.i, adjective.lower_, frame)
            return


def adjective_of(verb: Token) -> Token | None:
    """The adjective that a linking verb leads to."""
    return next((c for c in verb.rights if c.dep_ in ("acomp", "oprd") and c.pos_ == "ADJ"), None)
