"""Who said what: by speaker, one statement inside another, and the same words told otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from variorum.records import Actor, AttributionType, Quotation, QuotationForm
from variorum.write.page.differences import compare_words
from variorum.write.page.index import Index, join_sigla, words
from variorum.write.page.text import markup, shorten

SPEAKERS = 80
QUOTATIONS = 30
"""Quotations shown of one speaker."""

UNRESOLVED = 120
VARIANTS = 60

_OPENING = "\"'“‘«„‟‹"

FORMS = {
    QuotationForm.DIRECT: "direct",
    QuotationForm.INDIRECT: "in the reporter’s words",
    QuotationForm.MIXED: "partly in quotation marks",
}

TYPES = {
    AttributionType.BELIEF: "what they think or feel",
    AttributionType.FACT: "what they know or learn",
    AttributionType.EVENTUALITY: "what they want, promise or refuse",
}
"""What is reported where it is not what somebody said."""


@dataclass(frozen=True, slots=True)
class Said:
    """One quotation as the list shows it.

    ``inside`` names who tells it, outermost first; ``holds`` whose statements it tells.
    """

    quotation: Quotation
    all: list[str]
    sigla: str
    outlet: str
    words: str
    form: str
    source: str | None
    cue: str | None
    href: str | None
    inside: list[str]
    holds: list[str]


@dataclass(frozen=True, slots=True)
class Speaker:
    """One speaker with what they are reported to have said; ``more`` is left to the JSON."""

    actor: Actor
    sigla: list[str]
    total: int
    said: list[Said]
    more: int


@dataclass(frozen=True, slots=True)
class Unresolved:
    """Quotations whose speaker was not found, for one reason."""

    why: str
    total: int
    said: list[Said]


@dataclass(frozen=True, slots=True)
class Rendering:
    """One rendering of a quotation; ``html`` marks what differs from the first."""

    sigla: str
    outlet: str
    speaker: str
    other_speaker: bool
    html: str
    href: str | None
    differs: list[str]


def list_speakers(index: Index) -> list[Speaker]:
    """Speakers, those quoted in most articles first."""
    by_speaker: dict[str, list[Quotation]] = defaultdict(list)
    for quotation in _in_order(index):
        if quotation.speaker in index.actors:
            assert quotation.speaker is not None
            by_speaker[quotation.speaker].append(quotation)
    speakers = []
    for name, quotations in by_speaker.items():
        said = _said(index, quotations)
        first: dict[str, str] = {}  # of an original and its copies the first that has any of it
        for quotation in quotations:
            article = quotation.content.article
            first.setdefault(index.original(article), article)
        sigla = [index.sigla[a] for a in index.articles if a in first.values()]
        shown = said[:QUOTATIONS]
        more = len(said) - len(shown)
        speakers.append(Speaker(index.actors[name], sigla, len(said), shown, more))
    speakers.sort(key=lambda s: (-len(s.sigla), -s.total, s.actor.name, s.actor.id))
    return speakers


def list_unresolved(index: Index) -> list[Unresolved]:
    """Quotations without a speaker, by the reason why, the most common reason first.

    What a reason says after a colon is about one quotation; those before it are counted.
    """
    by_reason: dict[str, list[Quotation]] = defaultdict(list)
    for quotation in _in_order(index):
        if quotation.speaker not in index.actors:
            why = quotation.why or "no reason was given"
            by_reason[why.split(": ", 1)[0]].append(quotation)
    groups = []
    for why, quotations in by_reason.items():
        said = _said(index, quotations)
        groups.append(Unresolved(why, len(said), said[:UNRESOLVED]))
    groups.sort(key=lambda group: (-group.total, group.why))
    return groups


def listed_quotations(index: Index) -> dict[str, str]:
    """Each quotation in the lists of a report, and the one under whose anchor it stands.

    That is another one where an original and its copies share an entry.
    """
    groups = [
        *(speaker.said for speaker in list_speakers(index)[:SPEAKERS]),
        *(group.said for group in list_unresolved(index)),
    ]
    return {name: entry.quotation.id for said in groups for entry in said for name in entry.all}


def list_variants(index: Index) -> list[list[Rendering]]:
    """Each quotation that is told in several ways: its longest rendering, then the others.

    Variants that share a rendering belong together. Against the longest, what others cut is seen
    as missing.
    """
    known = {quotation.id: quotation for quotation in _in_order(index)}
    place = {name: number for number, name in enumerate(known)}
    groups: dict[str, set[str]] = {}
    differs: dict[str, set[str]] = defaultdict(set)
    for variant in index.collation.quotation_variants:
        names = [name for name in variant.quotations if name in known]
        joined = set(names).union(*(groups.get(name, ()) for name in names))
        for name in joined:
            groups[name] = joined
        for name in names:
            differs[name].add(variant.differs.value)
    shown = {min(group, key=place.__getitem__): group for group in groups.values()}
    return [
        _renderings(index, [known[n] for n in sorted(shown[first], key=place.__getitem__)], differs)
        for first in sorted(shown, key=place.__getitem__)
        if len(shown[first]) > 1
    ]


def _renderings(
    index: Index, quotations: Sequence[Quotation], differs: Mapping[str, Set[str]]
) -> list[Rendering]:
    longest = max(quotations, key=lambda quotation: len(words(quotation.content)))
    # A copy repeats its original: it only adds its siglum.
    entries: dict[tuple[str, str, str], list[Quotation]] = {}
    for quotation in [longest, *quotations]:
        key = (
            index.original(quotation.content.article),
            words(quotation.content),
            index.who(quotation),
        )
        entries.setdefault(key, []).append(quotation)
    renderings: list[Rendering] = []
    for group in entries.values():
        quotation, first = group[0], not renderings
        changed = index.who(quotation) != index.who(longest)
        labels = differs[quotation.id] - (set() if changed else {"speaker"})
        order = sorted({one.content.article for one in group}, key=index.place.__getitem__)
        text, base = words(quotation.content), words(longest.content, " ")
        renderings.append(
            Rendering(
                join_sigla(index.sigla[article] for article in order),
                index.outlet(quotation.content.article),
                index.who(quotation),
                changed,
                markup(text) if first else compare_words(base, words(quotation.content, " ")),
                index.link(f"q-{quotation.id}"),
                [] if first else sorted(labels, reverse=True),
            )
        )
    return renderings


def _in_order(index: Index) -> list[Quotation]:
    known = [q for q in index.collation.quotations if q.content.article in index.articles]
    return sorted(known, key=lambda q: (index.place[q.content.article], q.content.start, q.id))


def _said(index: Index, quotations: Iterable[Quotation]) -> list[Said]:
    """Entries for the list; a copy that has the same words only adds its siglum."""
    entries: dict[tuple[str, str], list[Quotation]] = {}
    for quotation in quotations:
        key = (index.original(quotation.content.article), words(quotation.content))
        entries.setdefault(key, []).append(quotation)
    return [_entry(index, group) for group in entries.values()]


def _entry(index: Index, group: Sequence[Quotation]) -> Said:
    quotation = group[0]
    article = quotation.content.article
    return Said(
        quotation,
        [one.id for one in group],
        join_sigla(index.sigla[one.content.article] for one in group),
        index.outlet(article),
        in_marks(quotation),
        _form(quotation),
        shorten(words(quotation.source), 120) if quotation.source else None,
        shorten(words(quotation.cue), 120) if quotation.cue else None,
        index.link(f"q-{quotation.id}"),
        _outer(index, quotation),
        [index.who(inner) for inner in index.inner.get(quotation.id, ())],
    )


def _form(quotation: Quotation) -> str:
    form = FORMS[quotation.form]
    if quotation.form is QuotationForm.DIRECT or quotation.type not in TYPES:
        return form
    return f"{TYPES[quotation.type]}, {form}"


def in_marks(quotation: Quotation) -> str:
    """The words of a quotation, in quotation marks where they are direct and have none."""
    text = shorten(words(quotation.content), 900)
    if quotation.form is QuotationForm.DIRECT and text[:1] not in _OPENING:
        return f"“{text}”"
    return text


def _outer(index: Index, quotation: Quotation) -> list[str]:
    names: list[str] = []
    outer, seen = quotation.inside, {quotation.id}
    while outer in index.quotations and outer not in seen:
        assert outer is not None
        seen.add(outer)
        names.insert(0, index.who(index.quotations[outer]))
        outer = index.quotations[outer].inside
    return names
