"""Who said what: by speaker, one statement inside another, and the same words told otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from variorum.records import Actor, Quotation, QuotationForm
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
        originals = {index.original(q.content.article) for q in quotations}
        sigla = [index.sigla[a] for a in index.articles if a in originals]
        shown = said[:QUOTATIONS]
        more = len(said) - len(shown)
        speakers.append(Speaker(index.actors[name], sigla, len(said), shown, more))
    speakers.sort(key=lambda s: (-len(s.sigla), -s.total, s.actor.name, s.actor.id))
    return speakers


def list_unresolved(index: Index) -> list[Unresolved]:
    """Quotations without a speaker, by the reason why, the most common reason first."""
    by_reason: dict[str, list[Quotation]] = defaultdict(list)
    for quotation in _in_order(index):
        if quotation.speaker not in index.actors:
            by_reason[quotation.why or "no reason was given"].append(quotation)
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
    """Each quotation that is told in several ways: the first rendering, then the others."""
    shown = {quotation.id for quotation in _in_order(index)}
    base: dict[str, str] = {}
    differs: dict[str, dict[str, list[str]]] = {}
    for variant in index.collation.quotation_variants:
        known = [name for name in variant.quotations if name in shown]
        if len(known) < 2:
            continue
        root = next((base[name] for name in known if name in base), known[0])
        others = differs.setdefault(root, {})
        for name in known:
            base.setdefault(name, root)
            if name != root:
                labels = others.setdefault(name, [])
                if variant.differs.value not in labels:
                    labels.append(variant.differs.value)
    return [_renderings(index, root, others) for root, others in differs.items() if others]


def _renderings(index: Index, root: str, others: dict[str, list[str]]) -> list[Rendering]:
    first = index.quotations[root]
    text = words(first.content)
    renderings = [_rendering(index, first, markup(text), [], False)]
    shown: dict[tuple[str, str], int] = {}
    for name, labels in others.items():
        quotation = index.quotations[name]
        key = (index.original(quotation.content.article), words(quotation.content))
        if key in shown:  # a copy repeats its original: only its siglum is new
            same = renderings[shown[key]]
            sigla = f"{same.sigla} {index.sigla[quotation.content.article]}"
            renderings[shown[key]] = Rendering(
                sigla, same.outlet, same.speaker, same.other_speaker, same.html, same.href,
                same.differs,
            )  # fmt: skip
            continue
        shown[key] = len(renderings)
        changed = "speaker" in labels
        html = compare_words(words(first.content, " "), words(quotation.content, " "))
        renderings.append(_rendering(index, quotation, html, labels, changed))
    return renderings


def _rendering(
    index: Index, quotation: Quotation, html: str, labels: list[str], other: bool
) -> Rendering:
    article = quotation.content.article
    return Rendering(
        index.sigla[article],
        index.outlet(article),
        index.who(quotation),
        other,
        html,
        index.link(f"q-{quotation.id}"),
        labels,
    )


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
        FORMS[quotation.form],
        shorten(words(quotation.source), 120) if quotation.source else None,
        shorten(words(quotation.cue), 120) if quotation.cue else None,
        index.link(f"q-{quotation.id}"),
        _outer(index, quotation),
        [index.who(inner) for inner in index.inner.get(quotation.id, ())],
    )


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
