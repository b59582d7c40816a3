"""Reported speech and thought by syntax: a verb or adjective that reports, and its complement."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from variorum.annotate.complements import (
    COMMAS,
    absorb,
    asks,
    clause_frame,
    clean,
    is_infinitive,
    is_that,
    make_draft,
    object_of,
)
from variorum.annotate.drafts import Draft, Pieces, edges, minus, sentence_around, without_opener
from variorum.annotate.passives import adjective_drafts, adjective_of, passive_draft, raised_draft
from variorum.annotate.reporting import (
    crowded,
    cue_pieces,
    is_passive,
    lemma_of,
    parted_subject,
    quoted_by,
    source_of,
    source_pieces,
    subject_of,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ASKING = {"ask", "wonder", "inquire", "question", "tell", "know", "say"}
_RAISING = {"seem", "appear"}
_LINKING = {"be", "feel", "seem", "become", "remain", "sound", "get", "look", "grow"}


def reported_drafts(doc: Doc, text: str) -> Iterator[Draft]:
    """Every clause that might report something, each with the frame it was found in.

    At most two for each verb: what stands after it, and what stands before ("..., she said").
    Nothing is judged here; the table of reliabilities does that.
    """
    for token in doc:
        if token.pos_ in ("VERB", "AUX") and not crowded(token):
            yield from _of_verb(token, text)


def _of_verb(verb: Token, text: str) -> Iterator[Draft]:
    if verb.dep_ in ("aux", "auxpass"):
        return
    if verb.dep_ == "ccomp" and verb.i < verb.head.i and _is_parted(verb):
        return
    before = _before(verb, text) if parted_subject(verb) is None else None
    if before is None:
        before = _as_told(verb, text) or _set_in(verb, text)
    if before is not None:
        yield before
        return
    if verb.lemma_ == "be" or (verb.lemma_ in _LINKING and adjective_of(verb) is not None):
        yield from adjective_drafts(verb, text)
        if verb.lemma_ == "be":
            return
    found = passive_draft(verb, text) if is_passive(verb) else _after(verb, text)
    if found is not None:
        yield found


def _is_parted(verb: Token) -> bool:
    """Whether a participle only stands between a subject and its verb: "X, asked ..., said"."""
    subject = parted_subject(verb.head)
    return subject is not None and subject.head.i == verb.i


def _before(verb: Token, text: str) -> Draft | None:
    """``The plan, she said, was dead``: the content stands before or around the cue."""
    content: Pieces = ()
    for child in verb.lefts:
        if child.dep_ in ("ccomp", "parataxis") and child.pos_ in ("VERB", "AUX", "NOUN", "ADJ"):
            start, end = edges(child)
            content = ((start, end),)
    if (
        not content
        and verb.dep_ in ("parataxis", "ccomp", "advcl", "conj")
        and verb.head.i != verb.i
    ):
        content = _around(verb)
    if not content:
        return None
    return make_draft(verb, text, "before", content)


def _around(verb: Token) -> Pieces:
    """The clause that a verb is set into between commas, if it is."""
    host, doc = verb.head, verb.doc
    left, right = verb.left_edge.i, verb.right_edge.i
    if left == 0 or doc[left - 1].text not in COMMAS:
        return ()
    if any(child.dep_ in ("mark", "cc", "ccomp", "dobj") for child in verb.children):
        return ()
    if verb.dep_ == "conj" or subject_of(verb) is None:
        return ()
    start, end = edges(host)
    inside = right + 1 < len(doc) and doc[right + 1].text in COMMAS
    closes = right + 1 >= len(doc) or doc[right + 1].is_punct or doc[right].is_sent_end
    if not (inside or closes) or not host.left_edge.i < left:
        return ()
    return ((start, end),)


def _as_told(verb: Token, text: str) -> Draft | None:
    """``The plan is dead, as Pike noted``; ``As Pike noted, the plan is dead``."""
    host = verb.head
    mark = next((c for c in verb.lefts if c.dep_ == "mark"), None)
    if verb.dep_ != "advcl" or mark is None or mark.lower_ != "as" or verb.tag_ == "VBN":
        return None
    subject = subject_of(verb)
    if subject is None or any(c.dep_ in ("ccomp", "dobj", "xcomp") for c in verb.children):
        return None
    own = edges(verb)
    parted = verb.doc[mark.i - 1].text in COMMAS if mark.i else True
    if not (parted or mark.is_sent_start) or crowded(host):
        return None
    content = without_opener(minus((edges(host),), (own,), text), text)
    if not content:
        return None
    source = source_pieces(subject, text, verb)
    return Draft(content, cue_pieces(verb, text), source, verb.i, lemma_of(verb), "set-in")


def _set_in(verb: Token, text: str) -> Draft | None:
    """``The plan, she said, was dead`` where the parse went astray: told by the commas alone."""
    subject = subject_of(verb)
    if subject is None or verb.tag_ not in ("VBD", "VBZ", "VBP") or subject.dep_ != "nsubj":
        return None
    told = ("dobj", "dative") if verb.lemma_ == "tell" else ()
    if any(
        c.dep_ in ("ccomp", "dobj", "xcomp", "mark", "cc") and c.dep_ not in told
        for c in verb.children
    ):
        return None
    doc = verb.doc
    first, final = sentence_around(verb)
    words = [verb, subject, *(c for c in verb.rights if c.dep_ in ("npadvmod", "advmod", *told))]
    left = min(min(w.left_edge.i, w.i) if w is not verb else w.i for w in words)
    right = max(max(w.right_edge.i, w.i) if w is not verb else w.i for w in words)
    if right - left > 12 or left <= first + 1 or doc[left - 1].text not in COMMAS:
        return None
    after = doc[right + 1] if right < final else None
    if after is not None and after.text not in (*COMMAS, "."):
        return None
    pieces = [(doc[first].idx, doc[left - 1].idx)]
    if after is not None and after.text in COMMAS and right + 2 <= final:
        last = doc[final]
        pieces.append((doc[right + 2].idx, last.idx + len(last)))
    content = without_opener(clean(pieces, text), text)
    if not content:
        return None
    source = source_pieces(subject, text, verb)
    return Draft(content, cue_pieces(verb, text), source, verb.i, lemma_of(verb), "set-in")


def _after(verb: Token, text: str) -> Draft | None:
    """The complement that stands after an active verb."""
    rights = list(verb.rights)
    clause = next((c for c in rights if c.dep_ == "ccomp"), None)
    thing = next((c for c in rights if c.dep_ in ("dobj", "attr")), None)
    if clause is not None and (thing is None or thing.i < clause.i):
        frame = clause_frame(clause)
        start, _ = edges(clause)
        return make_draft(verb, text, frame, ((start, absorb(verb, clause, frame)),))
    asked = next((c for c in rights if c.dep_ == "advcl" and asks(c)), None)
    if asked is not None and verb.lemma_ in _ASKING:
        return make_draft(verb, text, "wh", (edges(asked),))
    wished = next((c for c in rights if c.dep_ in ("advcl", "ccomp") and _is_for(c)), None)
    if wished is not None and thing is None:
        return _call_for(verb, wished, text)
    goal = next((c for c in rights if c.dep_ == "xcomp"), None)
    if goal is not None and verb.i + 1 < goal.i and thing is None and is_infinitive(goal):
        urged = next((c for c in rights if c.dep_ == "prep" and c.i <= verb.i + 2), None)
        if urged is not None and urged.lower_ in ("on", "upon", "for", "with"):
            return _prepositional(verb, urged, text)
    if goal is not None:
        return _goal(verb, goal, thing, text)
    small = next((c for c in rights if c.dep_ == "oprd"), None)
    if small is not None:
        if verb.lemma_ in _RAISING:
            return raised_draft(verb, small, text)
        first = thing if thing is not None and thing.i < small.i else small
        start, end = first.left_edge.idx, edges(small)[1]
        return make_draft(verb, text, "obj", ((start, end),))
    if thing is not None and quoted_by(verb) is not None:
        return None  # "quoted Ruiz as saying": what is said hangs on "saying"
    if thing is not None:
        inner = next((c for c in thing.rights if c.dep_ == "acl" and is_that(c)), None)
        frame = "obj" if inner is None else "obj-that"
        return make_draft(verb, text, frame, object_of(verb, thing))
    for child in rights:
        if child.dep_ == "prep":
            clause = _at_the_time(child)
            if clause is not None:
                return make_draft(verb, text, "that", (edges(clause),))
            return _prepositional(verb, child, text)
        if child.dep_ == "prt":
            continue
    return None


def _at_the_time(prep: Token) -> Token | None:
    """The clause of "said at the time that", which parsers hang on "time"."""
    time = next((c for c in prep.children if c.dep_ == "pobj" and c.lower_ == "time"), None)
    if prep.lower_ != "at" or time is None:
        return None
    return next((c for c in time.rights if c.dep_ in ("relcl", "acl") and c.tag_ != "VBG"), None)


def _is_for(clause: Token) -> bool:
    """``for Pike to resign``: an infinitive whose subject ``for`` leads in."""
    mark = next((c for c in clause.lefts if c.dep_ == "mark"), None)
    return mark is not None and mark.lower_ == "for" and is_infinitive(clause)


def _call_for(verb: Token, clause: Token, text: str) -> Draft | None:
    """``called for Pike to resign``, ``asked for the vote to be held``."""
    mark = next(c for c in clause.lefts if c.dep_ == "mark")
    content = clean([(mark.idx + len(mark), edges(clause)[1])], text)
    if not content or mark.i - verb.i > 3:
        return None
    cue = cue_pieces(verb, text, (mark,))
    source = source_pieces(source_of(verb), text, verb)
    return Draft(content, cue, source, verb.i, f"{lemma_of(verb)} for", "prep")


def _goal(verb: Token, goal: Token, thing: Token | None, text: str) -> Draft | None:
    """An infinitive, gerund or small clause after the verb."""
    if verb.lemma_ in _RAISING:
        return raised_draft(verb, goal, text)
    start, end = goal.left_edge.idx, absorb(verb, goal, "to")
    own = next((c for c in goal.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in goal.lefts)
    if thing is not None and thing.i < goal.i:
        return make_draft(verb, text, "obj-to", ((thing.left_edge.idx, end),))
    if infinitive:
        return make_draft(verb, text, "obj-to" if own is not None else "to", ((start, end),))
    if goal.tag_ == "VBG":
        return make_draft(verb, text, "ing", ((start, end),))
    return make_draft(verb, text, "small", ((start, end),))


def _prepositional(verb: Token, prep: Token, text: str) -> Draft | None:
    """``called for a vote``, ``warned of delays``, ``insisted on going``."""
    inner = next((c for c in prep.children if c.dep_ in ("pobj", "pcomp")), None)
    if inner is None:
        return None
    start, end = edges(inner)
    goal = next((c for c in verb.rights if c.dep_ in ("xcomp", "advcl") and c.i > inner.i), None)
    if goal is not None and is_infinitive(goal):
        end = edges(goal)[1]
    gap = [verb.doc[i] for i in range(verb.i + 1, prep.i)]
    extra = (*gap, prep) if len(gap) <= 2 else (prep,)
    content = clean([(start, end)], text)
    if not content:
        return None
    lemma = f"{lemma_of(verb)} {prep.lower_}"
    source = source_pieces(source_of(verb), text, verb)
    cue = cue_pieces(verb, text, extra)
    return Draft(content, cue, source, verb.i, lemma, "prep")
