"""The same words given to two people: a conflict on whose quotation it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from variorum.collate.facts import Fact
from variorum.collate.occasions import are_apart, said_on
from variorum.collate.renderings import content_words, homes_of, split_words
from variorum.collated import QuotationVariant, Relation, Story
from variorum.records import (
    Actor,
    ActorKind,
    Annotated,
    Difference,
    Quotation,
    QuotationForm,
    RelationKind,
)
from variorum.spans import words_of

CONTENT = 5
"""Content words that two speakers do not both say by chance."""

SAME = 0.9
"""Share of the words of both claims that are the same."""


def find_misquoted(
    story: Story, facts: Sequence[Fact], variants: Sequence[QuotationVariant]
) -> list[Relation]:
    """Conflicts on ``quotation``: claims with the same words, said by two people by name.

    Both sources must name their speaker in the text, word for word in quotation marks, neither
    inside another statement, and nothing may say that they spoke on two days. The score is the
    share of the words that are the same.

    Limits: one who quotes another without saying so in the article counts as a second speaker.
    """
    homes = homes_of(story)
    names = {actor.id: actor for actor in story.actors}
    claims: dict[str, list[Fact]] = {}
    for fact in facts:
        claims.setdefault(fact.claim.said_in or "", []).append(fact)
    found: dict[tuple[str, str], Relation] = {}
    for variant in variants:
        if variant.differs is not Difference.SPEAKER:
            continue
        for one, other in combinations(variant.quotations, 2):
            if _are_opposed(homes[one], homes[other], names):
                for relation in _relations(claims.get(one, []), claims.get(other, [])):
                    found[relation.a, relation.b] = relation
    return [found[key] for key in sorted(found)]


def _are_opposed(
    one: tuple[Quotation, Annotated],
    other: tuple[Quotation, Annotated],
    names: Mapping[str, Actor],
) -> bool:
    """Whether two articles give the words to two people whom their sources name."""
    first, second = one[1].article, other[1].article
    if first.original == second.original:
        return False
    if one[0].speaker == other[0].speaker:
        return False
    if not all(_is_named(quotation, names) for quotation in (one[0], other[0])):
        return False
    days = said_on(*one), said_on(*other)
    return not (days[0] and days[1] and are_apart(*days))


def _is_named(quotation: Quotation, names: Mapping[str, Actor]) -> bool:
    """Whether it is direct speech of somebody whom its source calls by a name."""
    speaker = names.get(quotation.speaker or "")
    if speaker is None or quotation.source is None or quotation.inside is not None:
        return False
    if quotation.form is not QuotationForm.DIRECT or speaker.kind is not ActorKind.PERSON:
        return False  # a statement of a committee may be read out by anybody
    last = {name.split()[-1].lower() for name in (speaker.name, *speaker.aliases) if name}
    return not last.isdisjoint(split_words(quotation.source.exact))


def _relations(one: Sequence[Fact], other: Sequence[Fact]) -> Iterator[Relation]:
    """A conflict for the claims of the two that have the same words, the longest alone."""
    from rapidfuzz.distance import LCSseq

    pairs = []
    for a in one:
        for b in other:
            left = split_words(words_of(a.claim.span))
            right = split_words(words_of(b.claim.span))
            shared = LCSseq.similarity(left, right)
            share = shared / max(len(left), len(right), 1)
            told = set(content_words(left)) & set(content_words(right))
            if share >= SAME and len(told) >= CONTENT:
                first, second = sorted((a.claim.id, b.claim.id))
                pairs.append((shared, share, first, second))
    if pairs:
        _, share, first, second = max(pairs)
        why = "the same words are given to two people"
        yield Relation(RelationKind.CONFLICTS, "quotation", first, second, round(share, 4), why)
