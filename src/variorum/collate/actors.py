"""Actors across a story: the same person or body in several articles is one actor."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from variorum.collate.identity import Identity, identify, know
from variorum.collate.voices import decide_open, know_voices
from variorum.collated import Story
from variorum.naming.places import place_uses
from variorum.records import (
    Actor,
    Annotated,
    Basis,
    Claim,
    ClaimFeatures,
    Event,
    Expectation,
    Quotation,
    Span,
    Stance,
    digest,
)


def merge_actors(story: Story) -> Story:
    """The story with its actors merged, and every quotation's speaker naming a merged actor.

    Each telling keeps those actors that it names, with the merged id, name and kind and only its
    own mentions. A source named by its role alone gets the one holder of it that the story
    shows. The result does not depend on the order of the tellings, which is kept.
    """
    known = [know(telling.article, actor) for telling in story.tellings for actor in telling.actors]
    uses: Counter[tuple[str, ...]] = Counter()
    for telling in story.tellings:
        uses.update(place_uses(telling.article.text))
    identities = identify(known, uses)
    names = Counter((" ".join(identity.words), identity.kind) for identity in identities)
    actors: dict[str, Actor] = {}
    merged: dict[tuple[str, str], str] = {}
    for identity in identities:
        actor = _merge(identity, shared=names[" ".join(identity.words), identity.kind] > 1)
        actors[actor.id] = actor
        for item in identity.known:
            merged[item.article, item.actor.id] = actor.id
    voices = know_voices(actors.values(), (t.article for t in story.tellings), uses)
    found: dict[str, list[Span]] = defaultdict(list)
    tellings = []
    for telling in story.tellings:
        decided = decide_open(voices, telling)
        for quotation in telling.quotations:
            if quotation.id in decided and quotation.source is not None:
                found[decided[quotation.id]].append(quotation.source)
        quotations = tuple(_rename(q, merged, decided) for q in telling.quotations)
        tellings.append(replace(telling, quotations=quotations, claims=_claims(telling, decided)))
    for identifier, spans in found.items():
        actor = actors[identifier]
        actors[identifier] = replace(actor, mentions=_ordered((*actor.mentions, *spans)))
    ranked = sorted(actors.values(), key=lambda actor: (-len(actor.mentions), actor.name, actor.id))
    localised = tuple(_localise(telling, actors, merged, found) for telling in tellings)
    return Story(story.story, localised, tuple(ranked))


def _merge(identity: Identity, shared: bool) -> Actor:
    """One actor of the story; an id that would be shared tells its articles apart."""
    items = sorted(identity.known, key=lambda item: (item.article, item.actor.id))
    name = " ".join(identity.words)
    articles = sorted({item.article for item in items}) if shared else []
    written = Counter(form for item in items for form in (item.actor.name, *item.actor.aliases))
    forms: dict[str, str] = {}
    for form in sorted(written, key=lambda form: (-written[form], form)):
        if form.casefold() != name.casefold():
            forms.setdefault(form.casefold(), form)
    roles: dict[str, str] = {}
    for role in (role for item in items for role in item.actor.roles):
        roles.setdefault(role.casefold(), role)
    return Actor(
        id=digest(name, identity.kind.value, *articles),
        name=name,
        kind=identity.kind,
        aliases=tuple(sorted(forms.values())),
        roles=tuple(roles.values()),
        mentions=_ordered(span for item in items for span in item.actor.mentions),
    )


def _rename(
    quotation: Quotation, merged: Mapping[tuple[str, str], str], decided: Mapping[str, str]
) -> Quotation:
    """The quotation with its speaker's new id, or whom the story decides an open source to be."""
    if quotation.speaker is not None:
        speaker = merged.get((quotation.content.article, quotation.speaker))
        return replace(quotation, speaker=speaker)
    if quotation.id in decided:
        return replace(quotation, speaker=decided[quotation.id], why=None)
    return quotation


def _claims(telling: Annotated, decided: Mapping[str, str]) -> tuple[Claim, ...]:
    """The claims; those whose speaker the story decided are named, talk passed on stays talk."""
    return tuple(
        replace(claim, basis=Basis.NAMED)
        if claim.said_in in decided and claim.basis is not Basis.HEARSAY
        else claim
        for claim in telling.claims
    )


def _localise(
    telling: Annotated,
    actors: Mapping[str, Actor],
    merged: Mapping[tuple[str, str], str],
    found: Mapping[str, list[Span]],
) -> Annotated:
    """The telling with merged actors, its own mentions only, and their names in the features."""
    article = telling.article.id
    names: dict[str, str] = {}
    own: dict[str, list[Span]] = defaultdict(list)
    for actor in telling.actors:
        identifier = merged[article, actor.id]
        own[identifier].extend(actor.mentions)
        names[actor.name.lower()] = actors[identifier].name.lower()
    for quotation in telling.quotations:
        speaker, source = quotation.speaker, quotation.source
        if speaker is not None and source is not None and source in found.get(speaker, ()):
            own[speaker].append(source)
    local = [replace(actors[i], mentions=_ordered(spans)) for i, spans in own.items()]
    local.sort(key=lambda actor: (actor.mentions[0].start if actor.mentions else -1, actor.id))

    def named(known: ClaimFeatures) -> ClaimFeatures:
        return replace(known, actors=tuple(sorted({names.get(n, n) for n in known.actors})))

    expectations = tuple(_renamed(told, merged) for told in telling.expectations)
    references = tuple(
        replace(told, actor=told.actor and merged.get((article, told.actor)))
        for told in telling.references
    )
    return replace(
        telling,
        actors=tuple(local),
        features=tuple(named(known) for known in telling.features),
        expectations=expectations,
        expected=tuple(named(known) for known in telling.expected),
        references=references,
        stances=tuple(_stance(told, merged) for told in telling.stances),
        events=tuple(_event(told, merged) for told in telling.events),
    )


def _event(told: Event, merged: Mapping[tuple[str, str], str]) -> Event:
    """The event with the new ids of who takes part; nobody acts on himself."""
    article = told.trigger.article
    sources = dict.fromkeys(merged.get((article, a), a) for a in told.sources)
    recipients = dict.fromkeys(merged.get((article, a), a) for a in told.recipients)
    apart = tuple(actor for actor in recipients if actor not in sources)
    return replace(told, sources=tuple(sources), recipients=apart or tuple(recipients))


def _stance(told: Stance, merged: Mapping[tuple[str, str], str]) -> Stance:
    """The stance with the new ids of who holds it, towards whom, and whose the thing is."""
    article = told.span.article
    target = told.target and merged.get((article, told.target), told.target)
    owner = told.owner and merged.get((article, told.owner), told.owner)
    holder = merged.get((article, told.holder), told.holder)
    return replace(told, holder=holder, target=target, owner=owner)


def _renamed(told: Expectation, merged: Mapping[tuple[str, str], str]) -> Expectation:
    """The expectation with the new ids of who expects and who is to act."""
    article = told.span.article
    holder = told.holder and merged.get((article, told.holder), told.holder)
    actor = told.actor and merged.get((article, told.actor), told.actor)
    return replace(told, holder=holder, actor=actor)


def _ordered(spans: Iterable[Span]) -> tuple[Span, ...]:
    unique = {(span.article, span.start, span.end): span for span in spans}
    return tuple(unique[key] for key in sorted(unique))
