"""Reported speech and thought by syntax: a verb or adjective that reports, and its complement."""

from __future__ import annotations

from collections.abc import Iterator
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
    agent_of,
    crowded,
    cue_pieces,
    is_passive,
    lemma_of,
    source_near,
    source_of,
    source_pieces,
    subject_of,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WH = {"what", "who", "whom", "whose", "which", "when", "where", "why", "how", "whether", "if"}
_COMMAS = (",", "—", "–", "--", "-")
_ASKING = {"ask", "wonder", "inquire", "question", "tell", "know", "say"}
_RAISING = {"seem", "appear"}
# Prepositions after an object that belong to what is said of it ("accused her of fraud").
_OF_OBJECT = {"as", "of", "for", "from", "with", "about", "over", "against", "to", "into", "on"}
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
    before = _before(verb, text)
    if before is None:
        before = _set_in(verb, text)
    if before is not None:
        yield before
        return
    if verb.lemma_ == "be" or (verb.lemma_ in _LINKING and _adjective(verb) is not None):
        yield from _of_adjective(verb, text)
        if verb.lemma_ == "be":
            return
    found = _passive(verb, text) if is_passive(verb) else _after(verb, text)
    if found is not None:
        yield found


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
    return _draft(verb, text, "before", content)


def _around(verb: Token) -> Pieces:
    """The clause that a verb is set into between commas, if it is."""
    host, doc = verb.head, verb.doc
    left, right = verb.left_edge.i, verb.right_edge.i
    if left == 0 or doc[left - 1].text not in _COMMAS:
        return ()
    if any(child.dep_ in ("mark", "cc", "ccomp", "dobj") for child in verb.children):
        return ()
    if verb.dep_ == "conj" or subject_of(verb) is None:
        return ()
    start, end = edges(host)
    inside = right + 1 < len(doc) and doc[right + 1].text in _COMMAS
    closes = right + 1 >= len(doc) or doc[right + 1].is_punct or doc[right].is_sent_end
    if not (inside or closes) or not host.left_edge.i < left:
        return ()
    return ((start, end),)


def _set_in(verb: Token, text: str) -> Draft | None:
    """``The plan, she said, was dead`` where the parse went astray: told by the commas alone."""
    subject = subject_of(verb)
    if subject is None or verb.tag_ not in ("VBD", "VBZ", "VBP") or subject.dep_ != "nsubj":
        return None
    if any(c.dep_ in ("ccomp", "dobj", "xcomp", "mark", "cc") for c in verb.children):
        return None
    doc = verb.doc
    first, final = sentence_around(verb)
    words = [verb, subject, *(c for c in verb.rights if c.dep_ in ("npadvmod", "advmod"))]
    left = min(min(w.left_edge.i, w.i) if w is not verb else w.i for w in words)
    right = max(max(w.right_edge.i, w.i) if w is not verb else w.i for w in words)
    if right - left > 12 or left <= first + 1 or doc[left - 1].text not in _COMMAS:
        return None
    after = doc[right + 1] if right < final else None
    if after is not None and after.text not in (*_COMMAS, "."):
        return None
    pieces = [(doc[first].idx, doc[left - 1].idx)]
    if after is not None and after.text in _COMMAS and right + 2 <= final:
        last = doc[final]
        pieces.append((doc[right + 2].idx, last.idx + len(last)))
    content = without_opener(_clean(pieces, text), text)
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
        frame = _clause_frame(clause)
        start, _ = edges(clause)
        return _draft(verb, text, frame, ((start, _absorb(verb, clause, frame)),))
    asked = next((c for c in rights if c.dep_ == "advcl" and _asks(c)), None)
    if asked is not None and verb.lemma_ in _ASKING:
        return _draft(verb, text, "wh", (edges(asked),))
    goal = next((c for c in rights if c.dep_ == "xcomp"), None)
    if goal is not None and verb.i + 1 < goal.i and thing is None and _infinitive(goal):
        urged = next((c for c in rights if c.dep_ == "prep" and c.i <= verb.i + 2), None)
        if urged is not None and urged.lower_ in ("on", "upon", "for", "with"):
            return _prepositional(verb, urged, text)
    if goal is not None:
        return _goal(verb, goal, thing, text)
    small = next((c for c in rights if c.dep_ == "oprd"), None)
    if small is not None:
        if verb.lemma_ in _RAISING:
            return _raised(verb, small, text)
        first = thing if thing is not None and thing.i < small.i else small
        start, end = first.left_edge.idx, edges(small)[1]
        return _draft(verb, text, "obj", ((start, end),))
    if thing is not None:
        inner = next((c for c in thing.rights if c.dep_ == "acl" and _that(c)), None)
        frame = "obj" if inner is None else "obj-that"
        return _draft(verb, text, frame, _object(verb, thing))
    for child in rights:
        if child.dep_ == "prep":
            return _prepositional(verb, child, text)
        if child.dep_ == "prt":
            continue
    return None


def _goal(verb: Token, goal: Token, thing: Token | None, text: str) -> Draft | None:
    """An infinitive, gerund or small clause after the verb."""
    if verb.lemma_ in _RAISING:
        return _raised(verb, goal, text)
    start, end = goal.left_edge.idx, _absorb(verb, goal, "to")
    own = next((c for c in goal.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in goal.lefts)
    if thing is not None and thing.i < goal.i:
        return _draft(verb, text, "obj-to", ((thing.left_edge.idx, end),))
    if infinitive:
        return _draft(verb, text, "obj-to" if own is not None else "to", ((start, end),))
    if goal.tag_ == "VBG":
        return _draft(verb, text, "ing", ((start, end),))
    return _draft(verb, text, "small", ((start, end),))


def _raised(verb: Token, rest: Token, text: str) -> Draft | None:
    """``The talks seem to have stalled``: said by nobody, subject and rest are the content."""
    subject = subject_of(verb)
    pieces = [edges(rest)]
    if subject is not None and subject.dep_ != "expl":
        pieces += list(source_pieces(subject, text, aside=True))
    return Draft(_clean(pieces, text), cue_pieces(verb, text), (), verb.i, verb.lemma_, "raise")


def _passive(verb: Token, text: str) -> Draft | None:
    """``is expected to``, ``was told that``, ``was accused of``."""
    subject = subject_of(verb)
    patient = list(source_pieces(subject, text, aside=True))
    if subject is not None and subject.dep_ == "expl":
        patient = []
    by = source_pieces(agent_of(verb), text)
    for child in verb.rights:
        if child.dep_ == "ccomp":
            return _draft(verb, text, "pass-" + _clause_frame(child), (edges(child),), by)
        if child.dep_ in ("xcomp", "oprd", "advcl") and _infinitive(child):
            pieces = [*patient, edges(child)]
            return _draft(verb, text, "pass-to", tuple(sorted(pieces)), by)
        if child.dep_ == "oprd":
            return _draft(verb, text, "pass-as", tuple(sorted([*patient, edges(child)])), by)
        if child.dep_ == "prep" and child.lower_ in ("as", "of", "for", "about", "with"):
            inner = next((c for c in child.children if c.dep_ in ("pobj", "pcomp")), None)
            if inner is None:
                continue
            if child.lower_ == "about":
                return _draft(verb, text, "pass-about", (edges(child),), by)
            if child.lower_ == "as":
                pieces = _clean([*patient, edges(inner)], text)
                cue = cue_pieces(verb, text, (child,))
                return Draft(pieces, cue, by, verb.i, lemma_of(verb), "pass-as") if pieces else None
            return _draft(
                verb, text, "pass-" + child.lower_, tuple(sorted([*patient, edges(child)])), by
            )
    if patient:
        return _draft(verb, text, "pass" if by else "pass-bare", tuple(patient), by)
    return None


def _prepositional(verb: Token, prep: Token, text: str) -> Draft | None:
    """``called for a vote``, ``warned of delays``, ``insisted on going``."""
    inner = next((c for c in prep.children if c.dep_ in ("pobj", "pcomp")), None)
    if inner is None:
        return None
    start, end = edges(inner)
    goal = next((c for c in verb.rights if c.dep_ in ("xcomp", "advcl") and c.i > inner.i), None)
    if goal is not None and _infinitive(goal):
        end = edges(goal)[1]
    gap = [verb.doc[i] for i in range(verb.i + 1, prep.i)]
    extra = (*gap, prep) if len(gap) <= 2 else (prep,)
    content = _clean([(start, end)], text)
    if not content:
        return None
    lemma = f"{lemma_of(verb)} {prep.lower_}"
    source = source_pieces(source_of(verb), text, verb)
    cue = cue_pieces(verb, text, extra)
    return Draft(content, cue, source, verb.i, lemma, "prep")


def _of_adjective(verb: Token, text: str) -> Iterator[Draft]:
    """``is confident that``, ``was unclear whether``, ``is likely to``."""
    adjective = _adjective(verb)
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
            frame = "adj-" + _clause_frame(child)
        elif child.dep_ == "xcomp":
            frame = "adj-to"
        elif child.dep_ == "prep" and child.i > adjective.i:
            inner = next((c for c in child.children if c.dep_ in ("pobj", "pcomp")), None)
            if inner is None:
                continue
            cue = cue_pieces(verb, text, (*extra, child))
            content = _clean([edges(inner)], text)
            lemma = f"{adjective.lower_} {child.lower_}"
            yield Draft(content, cue, source, verb.i, lemma, "adj-prep")
            return
        if frame:
            content = _clean([edges(child)], text)
            cue = cue_pieces(verb, text, extra)
            yield Draft(content, cue, source, verb.i, adjective.lower_, frame)
            return


def _adjective(verb: Token) -> Token | None:
    return next((c for c in verb.rights if c.dep_ in ("acomp", "oprd") and c.pos_ == "ADJ"), None)


def _absorb(verb: Token, last: Token, frame: str) -> int:
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
            clause and child.dep_ == "conj" and _that(child)
        ):
            pass
        elif child.dep_ == "cc":
            continue
        else:
            break
        reach = child.right_edge.i
        end = edges(child)[1]
    return end


def _draft(
    verb: Token, text: str, frame: str, content: Pieces, source: Pieces | None = None
) -> Draft | None:
    """A draft with its content cut free of cue and source."""
    if source is None:
        source = source_pieces(source_of(verb), text, verb)
        if not source and verb.dep_ == "ROOT" and verb.tag_ in ("VBD", "VBZ"):
            # A name that the tagger took for something else.
            source = source_near(verb, text, verb.doc[sentence_around(verb)[0]].idx, after=False)
    cue = cue_pieces(verb, text)
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


def _clean(pieces: list[tuple[int, int]], text: str) -> Pieces:
    return minus(join(pieces, text), (), text)


def _clause_frame(clause: Token) -> str:
    """``that``, ``wh``, ``obj-to`` (an infinitive with its own subject) or ``bare``."""
    if _infinitive(clause):
        own = any(c.dep_ in ("nsubj", "nsubjpass") for c in clause.lefts)
        return "obj-to" if own else "to"
    first = clause.left_edge
    if _that(clause):
        return "that"
    return "wh" if first.lower_ in _WH else "bare"


def _that(clause: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.lefts)


def _asks(clause: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ in ("if", "whether") for c in clause.lefts)


def _infinitive(clause: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.lefts)


def _object(verb: Token, thing: Token) -> Pieces:
    """An object with the phrases after it that say something of it."""
    start, end = edges(thing)
    last = thing
    for child in verb.rights:
        said_of = child.dep_ in ("prep", "dative") and child.lower_ in _OF_OBJECT
        if child.i > thing.i and said_of and edges(child)[1] > end:
            last, end = child, edges(child)[1]
    return ((start, max(end, _absorb(verb, last, "obj"))),)
