"""The words of an event, where it was done, and when: what its own clause gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from variorum.annotate.deeds import Deed
from variorum.annotate.event_reach import PLACING
from variorum.annotate.foretelling_due import Times, hangs_on, head_of, is_when
from variorum.annotate.parse import Parse
from variorum.records import Span, TimeType
from variorum.spans import make_broken_span, make_span

if TYPE_CHECKING:
    from spacy.tokens import Token


def trigger_of(parse: Parse, deed: Deed) -> Span:
    """The words that say what is done, those with only a space between them as one stretch."""
    text = parse.article.text
    found: list[tuple[int, int]] = []
    for word in sorted(set(deed.words), key=lambda token: token.i):
        start, end = word.idx, word.idx + len(word)
        if found and not text[found[-1][1] : start].strip():
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return make_broken_span(parse.article, found)


def place_of(parse: Parse, deed: Deed) -> Span | None:
    """Where it was done: the place after "in" or "at" that hangs on the deed's words."""
    for word in (deed.act, deed.verb, deed.recipient):
        for child in word.children:
            if child.dep_ == "prep" and child.lower_ in PLACING:
                for noun in child.children:
                    if noun.dep_ == "pobj" and noun.ent_type_ in ("GPE", "LOC", "FAC"):
                        entity = [t for t in noun.subtree if t.ent_type_ == noun.ent_type_]
                        start = min(t.idx for t in entity)
                        end = noun.idx + len(noun)
                        if start < end:
                            return make_span(parse.article, start, end)
    return None


def time_of(deed: Deed, when: Times) -> str | None:
    """The one date or time of day that hangs on the deed's own verbs, or on whom it reaches.

    "met Holm on Monday" is often read as if the Monday were Holm's.
    """
    sentence = deed.verb.sent
    doc = deed.verb.doc
    fitting = [
        time
        for index, time in when.inside(sentence.start, sentence.end - 1)
        if time.type in (TimeType.DATE, TimeType.TIME)
        and is_when(time, doc[index])
        and _is_its(head_of(doc[index], time), deed)
    ]
    return fitting[0].id if len(fitting) == 1 else None


def _is_its(token: Token, deed: Deed) -> bool:
    if hangs_on(token, {deed.verb.i, deed.act.i}):
        return True
    follows = deed.act.i < deed.recipient.i < token.i
    return (
        follows
        and token.head.dep_ == "prep"
        and token.head.head == deed.recipient
        and hangs_on(token, {deed.recipient.i})
    )
