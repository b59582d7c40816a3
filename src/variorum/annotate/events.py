"""Finds events: who did what to whom, by PLOVER type, each from one clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from variorum.annotate.deeds import Deed, find_deeds
from variorum.annotate.event_coding import Coded, code_deed
from variorum.annotate.event_details import place_of, time_of, trigger_of
from variorum.annotate.event_people import Participants
from variorum.annotate.event_reach import reaches
from variorum.annotate.event_status import status_of
from variorum.annotate.expectation_people import Regions
from variorum.annotate.foretelling_due import Times
from variorum.annotate.parse import Parse
from variorum.models.events import Coder
from variorum.records import (
    Actor,
    Event,
    EventStatus,
    EventType,
    Quotation,
    Reference,
    Span,
    TimeExpression,
    digest,
)
from variorum.spans import pieces_of

MOST = 600
"""Pairs of one article that the coder is asked about; bounds the time of a text without end."""

_REFUSING = frozenset(("will", "wo", "would", "'ll", "’ll"))


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
        if (found := code_deed(deed, source, recipient, coder)) is not None
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
        if key in seen or not reaches(deed):
            continue
        seen.add(key)
        source, recipient = people.of(deed.source), people.recipient(deed.recipient)
        if source is None or recipient is None or source == recipient:
            continue
        if any(word.pos_ in ("NOUN", "PROPN") and people.of(word) for word in deed.words):
            continue  # "sued Ruiz's bank": the bank is whom it reaches
        if any(word.pos_ == "VERB" and people.is_in_name(word) for word in deed.words):
            continue  # a headline in capitals: "Tova Lang Rejected By Four Ports"
        if status_of(deed) is None:
            continue
        if asked == MOST:
            return
        asked += 1
        yield deed, source, recipient


def _grouped(coded: Sequence[Coded]) -> list[list[Coded]]:
    """What one verb does to several, or several do, is one event where the type is one."""
    groups: dict[tuple[int, EventType], list[Coded]] = {}
    for found in coded:
        groups.setdefault((found.deed.verb.i, found.type), []).append(found)
    best: dict[int, tuple[float, EventType]] = {}
    for (verb, kind), group in groups.items():
        score = max(found.score for found in group)
        best[verb] = max(best.get(verb, (0.0, kind)), (score, kind))
    return [group for (verb, kind), group in groups.items() if best[verb][1] is kind]


def _event(parse: Parse, group: Sequence[Coded], regions: Regions, when: Times) -> Event | None:
    first = max(group, key=lambda found: found.score)
    deed, kind = first.deed, first.type
    status = status_of(deed)
    if status is None:
        return None
    if status is EventStatus.DENIED and kind is EventType.REJECT:
        if not any(c.lower_ in _REFUSING for c in deed.verb.children):
            return None  # "never wrote to Holm" is no refusal
        status = EventStatus.REPORTED  # "will not lift the ban" is one
    trigger = trigger_of(parse, deed)
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
        place=place_of(parse, deed),
        time=time_of(deed, when),
        said_in=said_in,
        score=first.score,
    )


def _holds(span: Span, offset: int) -> bool:
    return any(start <= offset < end for start, end in pieces_of(span))
