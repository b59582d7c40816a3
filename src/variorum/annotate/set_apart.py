"""A subject that stands before the inserted cue: "Lang, Ruiz said on Sunday, was not ready"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from variorum.annotate.clauses import FINITE
from variorum.annotate.drafts import Draft, overlap, sentence_around

if TYPE_CHECKING:
    from spacy.tokens import Doc

_FAR = 60
"""Characters between cue and verb: "said in an interview with the radio"."""
_MOST = 12
"""Words of the subject."""


def with_subject(draft: Draft, doc: Doc, text: str) -> Draft:
    """The draft with the subject before its cue in the content, and not in the source.

    Parsers read "Lang, Ruiz" as a name and one beside it where words follow the cue, so that Lang
    is taken for who speaks, or for nothing. Only where the content begins with a finite verb
    behind a comma and the sentence opens with two phrases that one comma parts.
    """
    if not (draft.cue and draft.source and draft.content):
        return draft
    start, end = draft.content[0]
    low, high = draft.cue[0][0], draft.cue[-1][1]
    verb = doc.char_span(start, end, alignment_mode="expand")
    cue = doc.char_span(low, high, alignment_mode="expand")
    if verb is None or cue is None or verb[0].tag_ not in FINITE:
        return draft
    if not high <= start <= high + _FAR or text[start - 2 : start] != ", ":
        return draft
    begin = doc[sentence_around(cue[0])[0]].idx
    before = text[begin:low].rstrip()
    if before.count(", ") != 1 or any(mark in before for mark in '\n;:"“”'):
        return draft
    subject, _, name = before.partition(", ")
    source = (begin + len(subject) + 2, begin + len(before))
    if not name or len(subject.split()) > _MOST or not overlap((source,), draft.source):
        return draft
    content = ((begin, begin + len(subject)), *draft.content)
    return replace(draft, source=(source,), content=content)
