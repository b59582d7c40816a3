"""Finds events: who did what to whom, by PLOVER type, each from one clause."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from variorum.annotate.deeds import Deed, find_deeds
from variorum.annotate.event_people import Participants, noun_phrase
from variorum.annotate.event_status import status_of
from variorum.annotate.expectation_people import Regions
from variorum.annotate.foretelling_due import Times, hangs_on, head_of, is_when
from variorum.annotate.parse import Parse
from variorum.annotate.wordlists import load_rows
from variorum.models.events import NONE, Coder
from variorum.records import (
    Actor,
    Event,
    EventStatus,
    EventType,
    Quotation,
    Reference,
    Span,
    TimeExpression,
    TimeType,
    digest,
)
from variorum.spans import make_broken_span, make_span, pieces_of

if TYPE_CHECKING:
    from spacy.tokens import Token

MOST = 600
"""Pairs of one article that the coder is asked about; bounds the time of a text without end."""

_TOGETHER = frozenset(("CONSULT", "COOPERATE", "SUPPORT"))
"""What two who act together can do with one another: "Ruiz and Lang met", "signed a treaty"."""

_SANCTIONS = frozenset(("sanction", "embargo"))
_STATES = frozenset(("be", "have", "become", "remain", "seem"))
_ANSWERS = frozenset(
    (
        "comment",
        "say",
        "discuss",
        "speak",
        "answer",
        "respond",
        "elaborate",
        "confirm",
        "tell",
        "challenge",
        "criticize",
        "criticise",
        "condemn",
        "blame",
    )
)
_REFUSING = frozenset(("will", "wo", "would", "'ll", "’ll"))
_LEAVES = frozenset(
    ("withdraw", "resign", "demand", "seek", "want", "secede", "break", "retreat", "pull", "expel",
     "ban", "bar", "deport", "evacuate", "exclude", "remove")
)  # fmt: skip
"""What reaches whom it is done from: "withdrew from the alliance"; else "from" tells a place."""
_PLATFORMS = frozenset(("Twitter", "Facebook", "YouTube", "Instagram", "TikTok", "Fox", "CNN"))
_PLACING = frozenset(("in", "at", "near", "inside", "outside"))


@dataclass(frozen=True, slots=True)
class _Coded:
    deed: Deed
    type: EventType
    score: float
    source: str
    recipient: str


def find_events(
    parse: Parse,
    quotations: Sequence[Quotation],
    actors: Sequence[Actor],
    times: Sequence[TimeExpression],
    references: Sequence[Reference],
    coder: Coder,
) -> tuple[list[Event], list[Actor]]:
    """The events in text order, and the actors with the countries that they add.

    Syntax comes first: one verb must join somebody who acts with somebody whom the act reaches,
    both named actors (or a pronoun that stands for one), in one clause. Only then is the coder
    asked for the type, and its ``NONE`` or a low probability ends it. A country that only things
    are done to is no actor elsewhere, so it is added here.

    Limits: an event whose source or recipient has no name is left out, and so is one that a noun
    alone tells ("the attack on Brask").
    """
    regions = Regions(quotations)
    people = Participants(parse.article, actors, references, regions)
    coded = [
        found
        for deed, source, recipient in _candidates(parse, people)
        if (found := _code(deed, source, recipient, coder)) is not None
    ]
    when = Times(parse.doc, times, parse.article.published)
    events = [
        event
        for group in _grouped(coded)
        if (event := _event(parse, group, regions, when)) is not None
    ]
    events.sort(key=lambda event: (event.trigger.start, event.id))
    countries = people.countries(parse.doc, {r for event in events for r in event.recipients})
    return events, [*actors, *countries]


def _candidates(parse: Parse, people: Participants) -> Iterator[tuple[Deed, str, str]]:
    asked = 0
    seen: set[tuple[int, int, int]] = set()
    for deed in find_deeds(parse.doc):
        key = (deed.act.i, deed.source.i, deed.recipient.i)
        if key in seen or not _joins(deed):
            continue
        seen.add(key)
        source, recipient = people.of(deed.source), people.recipient(deed.recipient)
        if source is None or recipient is None or source == recipient:
            continue
        if any(word.pos_ in ("NOUN", "PROPN") and people.of(word) for word in deed.words):
            continue  # "sued Ruiz's bank": the bank is whom it reaches
        if status_of(deed) is None:
            continue
        if asked == MOST:
            return
        asked += 1
        yield deed, source, recipient


def _joins(deed: Deed) -> bool:
    """Whether more than a place joins the two: "spoke in Brask" does nothing to Brask."""
    above = deed.recipient.head
    if deed.verb.lemma_ in ("decline", "refuse") and deed.act.lemma_ in _ANSWERS:
        return False  # said to a reporter
    if any(word.lemma_ in _STATES for word in deed.words):
        return False
    after = deed.recipient.doc[deed.recipient.i + 1 : deed.recipient.i + 2]
    if deed.recipient.dep_ != "poss" and any(token.tag_ == "POS" for token in after):
        return False  # "Brask, Norway's ally": an owner that the parser joined to the other
    if above.lower_ == "of" and any(token.tag_ == "VBG" for token in after):
        return False  # "the idea of Brask giving in"
    if above.dep_ != "prep":
        return True
    if above.lower_ == "from":
        return deed.act.lemma_.lower() in _LEAVES
    if above.lower_ == "on" and deed.recipient.text in _PLATFORMS:
        return False
    # "On Brask, Ruiz must face the council" says what it is about, not whom it reaches.
    return above.lower_ not in _PLACING and above.i > deed.verb.i


def _code(deed: Deed, source: str, recipient: str, coder: Coder) -> _Coded | None:
    sentence = deed.verb.sent
    start = sentence.start_char
    odds = coder.read(
        sentence.text.rstrip(),
        _stretch(deed.source, start),
        _stretch(deed.recipient, start),
        [(word.idx - start, word.idx + len(word) - start) for word in deed.words],
    )
    best = max(odds, key=lambda name: odds[name])
    if best == NONE or odds[best] < coder.least:
        return None
    if deed.recipient in deed.source.conjuncts and best not in _TOGETHER:
        return None
    kind = EventType(best)
    if kind in (EventType.COERCE, EventType.ASSAULT) and _sanctions(deed):
        kind = EventType.SANCTION  # PLV says COERCE here, PLOVER's manual what relations suffer
    if deed.recipient.head.lower_ == "by" and kind is not EventType.REJECT:
        return None  # "rejected an effort by Holm", but not "studies claims by Holm"
    if kind is EventType.REQUEST and any(t.lower_ == "whether" for t in deed.verb.subtree):
        return None  # asked a question, not for anything
    told = _settled().get(deed.verb.lemma_.lower())
    if told and kind.value not in told and deed.verb == deed.act:
        return None
    return _Coded(deed, kind, odds[best], source, recipient)


@cache
def _settled() -> Mapping[str, frozenset[str]]:
    """For each verb of ``event_verbs.tsv`` the types that it can have."""
    rows = load_rows("event_verbs.tsv")
    return {verb: frozenset(row[0] for row in rows if row[1] == verb) for _, verb, *_ in rows}


def _sanctions(deed: Deed) -> bool:
    """``imposed sanctions on``, ``hit Brask with sanctions``."""
    below = [noun for prep in deed.act.children if prep.dep_ == "prep" for noun in prep.children]
    return any(word.lemma_.lower() in _SANCTIONS for word in (*deed.words, *below))


def _stretch(noun: Token, start: int) -> tuple[int, int]:
    first, stop = noun_phrase(noun)
    last = noun.doc[stop - 1]
    return noun.doc[first].idx - start, last.idx + len(last) - start


def _grouped(coded: Sequence[_Coded]) -> list[list[_Coded]]:
    """What one verb does to several, or several do, is one event where the type is one."""
    groups: dict[tuple[int, EventType], list[_Coded]] = {}
    for found in coded:
        groups.setdefault((found.deed.verb.i, found.type), []).append(found)
    best: dict[int, tuple[float, EventType]] = {}
    for (verb, kind), group in groups.items():
        score = max(found.score for found in group)
        best[verb] = max(best.get(verb, (0.0, kind)), (score, kind))
    return [group for (verb, kind), group in groups.items() if best[verb][1] is kind]


def _event(parse: Parse, group: Sequence[_Coded], regions: Regions, when: Times) -> Event | None:
    first = max(group, key=lambda found: found.score)
    deed, kind = first.deed, first.type
    status = status_of(deed)
    if status is None:
        return None
    if status is EventStatus.DENIED and kind is EventType.REJECT:
        if not any(c.lower_ in _REFUSING for c in deed.verb.children):
            return None  # "never wrote to Holm" is no refusal
        status = EventStatus.REPORTED  # "will not lift the ban" is one
    trigger = make_broken_span(parse.article, _pieces(deed.words, parse.article.text))
    sources = tuple(dict.fromkeys(found.source for found in group))
    recipients = tuple(
        dict.fromkeys(found.recipient for found in group if found.recipient not in sources)
    )
    if not recipients:
        return None
    around = [
        quotation
        for quotation in regions.around(deed.verb.idx)
        if quotation.cue is None or not _holds(quotation.cue, deed.verb.idx)
    ]
    said_in = around[0].id if around else None
    return Event(
        id=digest(parse.article.id, "event", kind.value, str(trigger.start), str(trigger.end)),
        type=kind,
        status=status,
        trigger=trigger,
        sources=sources,
        recipients=recipients,
        place=_place(parse, deed),
        time=_time(deed, when),
        said_in=said_in,
        score=first.score,
    )


def _holds(span: Span, offset: int) -> bool:
    return any(start <= offset < end for start, end in pieces_of(span))


def _pieces(words: Sequence[Token], text: str) -> list[tuple[int, int]]:
    """The words as stretches, those with only a space between them as one."""
    found: list[tuple[int, int]] = []
    for word in sorted(set(words), key=lambda token: token.i):
        start, end = word.idx, word.idx + len(word)
        if found and not text[found[-1][1] : start].strip():
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _place(parse: Parse, deed: Deed) -> Span | None:
    """Where it was done: the place after "in" or "at" that hangs on the deed's words."""
    for word in (deed.act, deed.verb, deed.recipient):
        for child in word.children:
            if child.dep_ == "prep" and child.lower_ in _PLACING:
                for noun in child.children:
                    if noun.dep_ == "pobj" and noun.ent_type_ in ("GPE", "LOC", "FAC"):
                        entity = [t for t in noun.subtree if t.ent_type_ == noun.ent_type_]
                        start = min(t.idx for t in entity)
                        end = noun.idx + len(noun)
                        if start < end:
                            return make_span(parse.article, start, end)
    return None


def _time(deed: Deed, when: Times) -> str | None:
    """The one date or time of day that hangs on the deed's own verbs."""
    sentence = deed.verb.sent
    doc = deed.verb.doc
    verbs = {deed.verb.i, deed.act.i}
    fitting = [
        time
        for index, time in when.inside(sentence.start, sentence.end - 1)
        if time.type in (TimeType.DATE, TimeType.TIME)
        and is_when(time, doc[index])
        and hangs_on(head_of(doc[index], time), verbs)
    ]
    return fitting[0].id if len(fitting) == 1 else None
