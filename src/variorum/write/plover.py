"""Events as PLOVER records, one JSON object a line (https://github.com/openeventdata/PLOVER).

Field names are the manual's; required there are ``id``, ``date``, ``source`` and ``event``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from variorum._version import __version__
from variorum.collated import Collation
from variorum.records import (
    Actor,
    Annotated,
    Article,
    Event,
    EventStatus,
    EventType,
    Quotation,
    TimeExpression,
)
from variorum.spans import pieces_of, words_of
from variorum.timex import days_of
from variorum.write.json import DECIMALS, dump

QUADS: Mapping[EventType, int] = {
    **dict.fromkeys((EventType.AGREE, EventType.CONSULT, EventType.SUPPORT), 1),
    **dict.fromkeys((EventType.COOPERATE, EventType.AID, EventType.YIELD), 2),
    **dict.fromkeys((EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN), 3),
    **dict.fromkeys(
        (
            EventType.PROTEST,
            EventType.SANCTION,
            EventType.MOBILIZE,
            EventType.COERCE,
            EventType.ASSAULT,
        ),
        4,
    ),
}
"""1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""

_CONTEXT = {
    EventStatus.EXPECTED: "future",
    EventStatus.POSSIBLE: "hypothetical",
    EventStatus.CONDITIONAL: "hypothetical",
    EventStatus.DENIED: "negation",
}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_PAST = "PAST_REF"
"""The TIMEX3 value of "once" and "in the past"."""


def plover_lines(found: Collation | Annotated) -> str:
    """The events as JSON Lines, in the order of articles and text.

    ``date`` is the day that the clause gives, else the day of publication unless the clause rules
    that out ("last year"); ``date_from`` says which. An event without either is left out, because
    PLOVER has none without a day. ``context``
    is PLOVER's word for the status. The words stand as ``event_text`` and ``actor_text``, their
    offsets (code points of the text that Variorum stored) under ``text_info``; the text itself is
    not passed on. Actors have no country codes: ``identifier_text`` is the name.
    """
    actors = {actor.id: actor for actor in found.actors}
    times = {time.id: time for time in found.times}
    quotations = {quotation.id: quotation for quotation in found.quotations}
    return "".join(
        dump(record) + "\n"
        for article, event in _events(found)
        if (record := _record(event, article, actors, times, quotations)) is not None
    )


def undated(found: Collation | Annotated) -> int:
    """How many events have no day, and so no line."""
    times = {time.id: time for time in found.times}
    return sum(_date(event, article, times) is None for article, event in _events(found))


def _events(found: Collation | Annotated) -> Iterator[tuple[Article, Event]]:
    """Each event with its article, in the order of articles and text."""
    articles = found.articles if isinstance(found, Collation) else (found.article,)
    by_article: dict[str, list[Event]] = defaultdict(list)
    for event in found.events:
        by_article[event.trigger.article].append(event)
    return ((article, event) for article in articles for event in by_article[article.id])


def _record(
    event: Event,
    article: Article,
    actors: Mapping[str, Actor],
    times: Mapping[str, TimeExpression],
    quotations: Mapping[str, Quotation],
) -> dict[str, Any] | None:
    dated = _date(event, article, times)
    if dated is None:
        return None
    record: dict[str, Any] = {
        "id": event.id,
        "date": dated[0],
        "date_from": dated[1],
        "source": [_actor(actors[actor]) for actor in event.sources if actor in actors],
        "recipient": [_actor(actors[actor]) for actor in event.recipients if actor in actors],
        "event": [event.type.value],
        "quad_code": QUADS[event.type],
        "event_text": [words_of(event.trigger)],
        "context": [_CONTEXT[event.status]] if event.status in _CONTEXT else [],
        "status": event.status.value,
        "score": round(event.score, DECIMALS),
    }
    if event.place is not None:
        record["event_loc"] = {"name": event.place.exact}
    said = quotations.get(event.said_in or "")
    if said is not None:
        speaker = actors.get(said.speaker or "")
        record["said_by"] = _actor(speaker) if speaker is not None else None
    pieces = [{"start": start, "end": end} for start, end in pieces_of(event.trigger)]
    record["text_info"] = {
        "start": event.trigger.start, "end": event.trigger.end, "pieces": pieces,
        "article": article.id, "sha256": article.sha256,
    }  # fmt: skip
    cited = {
        "url": article.url, "title": article.title, "publication": article.outlet,
        "language": article.language, "coder": f"Variorum {__version__}",
    }  # fmt: skip
    record["cite_info"] = {key: value for key, value in cited.items() if value is not None}
    return record


def _actor(actor: Actor) -> dict[str, str]:
    return {
        "actor_text": actor.name,
        "identifier_id": actor.id,
        "identifier_text": actor.name,
        "kind": actor.kind.value,
    }


def _date(
    event: Event, article: Article, times: Mapping[str, TimeExpression]
) -> tuple[str, str] | None:
    """The day, and whether the clause gives it or the publication.

    None where the clause says that it was on another day and not on which: "in 2023".
    """
    time = times.get(event.time or "")
    value = (time.value or "") if time is not None else ""
    days, told = days_of(value), _DAY.match(value)
    written = _DAY.match(article.published.value) if article.published is not None else None
    if written is None:
        return (told.group(), "clause") if told else None
    published = date.fromisoformat(written.group())
    if days is not None and days[0] > published and event.status is EventStatus.REPORTED:
        # "urged Lang to resign on 5 May" in March: the day of what is asked for
        days, told = None, None
    if told:
        return told.group(), "clause"
    is_another = value == _PAST or (days is not None and not days[0] <= published <= days[1])
    return None if is_another else (written.group(), "publication")
