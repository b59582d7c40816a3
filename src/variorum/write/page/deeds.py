"""Who did what to whom: the happenings of the story with the words that tell them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from variorum.collated import Happening
from variorum.records import Event, EventStatus, EventType, Sentence
from variorum.spans import pieces_of
from variorum.timex import spelled_out
from variorum.write.page.cues import Parts, cue_parts
from variorum.write.page.index import Index, join_sigla

OPEN = 12
"""Happenings listed before the rest is folded away."""

DEEDS = 120
"""Happenings listed at all; the JSON has all."""

LINES = 6
"""Tellings shown of one happening."""

LONGEST = 260
"""Characters shown of a telling, around the words that say what is done."""

ACTS = {
    EventType.AGREE: "agrees or promises",
    EventType.CONSULT: "meets or talks",
    EventType.SUPPORT: "backs or praises",
    EventType.COOPERATE: "works together",
    EventType.AID: "helps",
    EventType.YIELD: "gives way",
    EventType.REQUEST: "asks or urges",
    EventType.ACCUSE: "accuses or sues",
    EventType.REJECT: "refuses or opposes",
    EventType.THREATEN: "threatens or warns",
    EventType.PROTEST: "protests",
    EventType.SANCTION: "cuts relations",
    EventType.MOBILIZE: "readies forces",
    EventType.COERCE: "forces or punishes",
    EventType.ASSAULT: "attacks",
}
"""The types in words that need no manual."""


@dataclass(frozen=True, slots=True)
class Line:
    """The words of one article (and its copies), those apart that say what is done."""

    sigla: str
    outlet: str
    parts: Parts
    href: str | None
    said_by: str | None


@dataclass(frozen=True, slots=True)
class Differing:
    """On what tellings do not agree.

    ``sigla`` are those of a row's own tellings, against each other ("A ≠ C"); where the other
    stands in another row, its own, with ``line`` for its words and ``row`` for the address.
    """

    on: str
    sigla: str
    line: Line | None = None
    row: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One happening; ``status`` is empty where it is told as done, ``when`` where no date is."""

    id: str
    sources: str
    recipients: str
    act: str
    status: str
    when: str
    when_href: str | None
    independent: int
    lines: list[Line]
    more: int
    differing: list[Differing]


def list_deeds(index: Index, dates: Collection[str]) -> list[Row]:
    """The happenings in the order of the collation; ``dates`` are those that the timeline lists."""
    events = {event.id: event for event in index.collation.events}
    home = {name: h.id for h in index.collation.happenings for name in h.events}
    dated = {
        name: row.value
        for row in index.collation.timeline
        if row.value in dates
        for name in row.happenings
    }
    shown = _known(index, events)
    listed = {happening.id for happening in shown[:DEEDS]}
    stretches = deed_stretches(index)
    rows = []
    for happening in shown:
        lines = _lines(index, [events[name] for name in happening.events], stretches)
        day = dated.get(happening.id)
        rows.append(
            Row(
                happening.id,
                _names(index, happening.sources),
                _names(index, happening.recipients),
                ACTS[happening.type],
                "" if happening.status is EventStatus.REPORTED else happening.status.value,
                spelled_out(happening.value),
                f"#{day_anchor(day)}" if day else None,
                happening.independent,
                lines[:LINES],
                max(len(lines) - LINES, 0),
                _differing(index, happening, events, home, listed, stretches),
            )
        )
    return rows


def listed_deeds(index: Index) -> dict[str, Happening]:
    """The happenings that the page lists, by id."""
    events = {event.id: event for event in index.collation.events}
    return {happening.id: happening for happening in _known(index, events)[:DEEDS]}


def deed_name(index: Index, happening: Happening) -> str:
    """A happening in short: "Tova Lindqvist → Anders Holm: accuses or blames"."""
    who, whom = _names(index, happening.sources), _names(index, happening.recipients)
    return f"{who} → {whom}: {ACTS[happening.type]}"


def deed_lines(index: Index, happening: Happening) -> list[Line]:
    """The words that tell it, article by article."""
    wanted = set(happening.events)
    events = [event for event in index.collation.events if event.id in wanted]
    return _lines(index, events, deed_stretches(index))


def deed_stretches(index: Index) -> dict[str, tuple[int, int]]:
    """For each event the stretch of its article that is shown: its claim, else its sentence."""
    sentences: dict[str, list[Sentence]] = {}
    for sentence in index.collation.sentences:
        sentences.setdefault(sentence.span.article, []).append(sentence)
    for told in sentences.values():
        told.sort(key=lambda sentence: sentence.span.start)
    claims = {
        name: [index.claims[claim].span for claim in happening.claims if claim in index.claims]
        for happening in index.collation.happenings
        for name in happening.events
    }
    found = {}
    for event in index.collation.events:
        trigger = event.trigger
        around = [
            (span.start, span.end)
            for span in claims.get(event.id, ())
            if span.article == trigger.article
            and any(start <= trigger.start < end for start, end in pieces_of(span))
        ]
        start, end = min(
            around or _sentence(sentences.get(trigger.article, ()), trigger.start),
            key=lambda stretch: stretch[1] - stretch[0],
            default=(trigger.start, trigger.end),
        )
        found[event.id] = (min(start, trigger.start), max(end, trigger.end))
    return found


def _sentence(sentences: Sequence[Sentence], at: int) -> list[tuple[int, int]]:
    place = bisect_right(sentences, at, key=lambda sentence: sentence.span.start) - 1
    if place < 0 or at >= sentences[place].span.end:
        return []
    return [(sentences[place].span.start, sentences[place].span.end)]


def day_anchor(value: str) -> str:
    """The anchor of a date in the list of dates; its letters are those of TIMEX3 without colons."""
    return "t-" + value.replace(":", "")


def _known(index: Index, events: Mapping[str, Event]) -> list[Happening]:
    """The happenings whose actors and articles are all in the collation."""
    return [
        happening
        for happening in index.collation.happenings
        if all(actor in index.actors for actor in (*happening.sources, *happening.recipients))
        and all(
            name in events and events[name].trigger.article in index.articles
            for name in happening.events
        )
    ]


def _names(index: Index, actors: Iterable[str]) -> str:
    names = [index.actors[actor].name for actor in actors]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _lines(
    index: Index, events: Sequence[Event], stretches: Mapping[str, tuple[int, int]]
) -> list[Line]:
    """One line for each article's words; a copy that has them too only adds its siglum."""
    groups: dict[tuple[str, str], list[Event]] = {}
    for event in sorted(events, key=lambda e: (index.place[e.trigger.article], e.trigger.start)):
        article = index.articles[event.trigger.article]
        start, end = stretches[event.id]
        words = " ".join(article.text[start:end].split())
        groups.setdefault((index.original(article.id), words), []).append(event)
    return [_line(index, group, stretches) for group in groups.values()]


def _line(index: Index, group: Sequence[Event], stretches: Mapping[str, tuple[int, int]]) -> Line:
    event = group[0]
    article = index.articles[event.trigger.article]
    start, end = _shown(article.text, *stretches[event.id], event)
    parts = cue_parts(article.text[start:end], start, event.trigger)
    if start > stretches[event.id][0]:
        parts.insert(0, ("… ", False))
    if end < stretches[event.id][1]:
        parts.append((" …", False))
    said = index.quotations.get(event.said_in or "")
    return Line(
        join_sigla(index.sigla[told.trigger.article] for told in group),
        index.outlet(article.id),
        parts,
        index.link(f"v-{event.id}"),
        index.who(said) if said else None,
    )


def _shown(text: str, start: int, end: int, event: Event) -> tuple[int, int]:
    """The part of the stretch that is shown: what lies nearest to the trigger, at whole words."""
    over = end - start - LONGEST
    if over <= 0:
        return start, end
    middle = (event.trigger.start + min(event.trigger.end, event.trigger.start + LONGEST)) // 2
    first = min(max(start, middle - LONGEST // 2), max(end - LONGEST, start))
    last = max(first + LONGEST, event.trigger.end)
    if first > start:
        space = text.find(" ", first, event.trigger.start)
        first = space + 1 if space >= 0 else min(first, event.trigger.start)
    if last < end:
        space = text.rfind(" ", event.trigger.end, last)
        last = space if space >= 0 else last
    return first, min(last, end)


def _differing(
    index: Index,
    happening: Happening,
    events: Mapping[str, Event],
    home: Mapping[str, str],
    listed: Collection[str],
    stretches: Mapping[str, tuple[int, int]],
) -> list[Differing]:
    """What its tellings differ on among themselves, then what others have otherwise."""
    inside: dict[str, dict[str, None]] = {}
    others: dict[tuple[str, str], Differing] = {}
    for difference in happening.differs:
        pair = [events[difference.event], events[difference.other]]
        sides = sorted(
            {event.trigger.article for event in pair}, key=lambda article: index.place[article]
        )
        row = home.get(difference.other)
        if row == happening.id:
            against = " ≠ ".join(index.sigla[article] for article in sides)
            inside.setdefault(difference.on, {})[against] = None
        else:
            line = _line(index, pair[1:], stretches)
            href = f"#h-{row}" if row in listed else None
            found = Differing(difference.on, line.sigla, line, href)
            others.setdefault((difference.on, difference.other), found)
    return [
        *(Differing(on, ", ".join(sorted(pairs))) for on, pairs in sorted(inside.items())),
        *others.values(),
    ]
