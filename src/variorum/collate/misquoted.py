"""The same words given to two people: a conflict on whose quotation it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from variorum.collate.facts import Fact
from variorum.collate.occasions import are_apart, said_on
from variorum.collate.renderings import content_words, homes_of, split_words, stretches_of
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
from variorum.spans import pieces_of, words_of

CONTENT = 5
"""Content words that two speakers do not both say by chance."""

SAME = 0.9
"""Share of the quoted words that are the same."""


def find_misquoted(
    story: Story, facts: Sequence[Fact], variants: Sequence[QuotationVariant]
) -> list[Relation]:
    """Conflicts on ``quotation``: claims with the same words, said by two people by name.

    Both sources must name their speaker in the text, word for word in quotation marks, neither
    inside another statement, neither speaking for somebody ("a lawyer for Ruiz"), and nothing may
    say that they spoke on two days, or both ("Lang said, quoting Ruiz"). The score is the share
    of the words that are the same.

    Limits: one who quotes another without saying so in the sentence counts as a second speaker; a
    source that is a pronoun names nobody.
    """
    homes = homes_of(story)
    names = {actor.id: actor for actor in story.actors}
    claims: dict[str, list[Fact]] = {}
    for fact in facts:
        claims.setdefault(fact.article.id, []).append(fact)
    found: dict[tuple[str, str], Relation] = {}
    for variant in variants:
        if variant.differs is not Difference.SPEAKER:
            continue
        for one, other in combinations([homes[name] for name in variant.quotations], 2):
            if _are_opposed(one, other, names):
                sides = [(q, claims.get(t.article.id, [])) for q, t in (one, other)]
                for relation in _relations(*sides):
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
    people = [names[quotation.speaker or ""] for quotation in (one[0], other[0])]
    if _is_beside(people[1], *one) or _is_beside(people[0], *other):
        return False
    days = said_on(*one), said_on(*other)
    return not (days[0] and days[1] and are_apart(*days))


def _is_named(quotation: Quotation, names: Mapping[str, Actor]) -> bool:
    """Whether it is speech in quotation marks of somebody whom its source calls by a name."""
    speaker = names.get(quotation.speaker or "")
    if speaker is None or quotation.source is None or quotation.inside is not None:
        return False
    if quotation.form is QuotationForm.INDIRECT or speaker.kind is not ActorKind.PERSON:
        return False  # a statement of a committee may be read out by anybody
    source = split_words(quotation.source.exact)
    if not _FOR_OTHERS.isdisjoint((*source, *split_words(" ".join(speaker.roles)))):
        return False
    return not _last_names(speaker).isdisjoint(source)


_FOR_OTHERS = frozenset(
    ("spokesman", "spokeswoman", "spokesperson", "press", "communications", "lawyer", "attorney",
     "solicitor", "barrister", "counsel", "representative", "agent", "publicist", "aide")
)  # fmt: skip
"""Words in the titles of those who say what another lets them say."""


def _last_names(actor: Actor) -> set[str]:
    return {split_words(name)[-1] for name in (actor.name, *actor.aliases) if split_words(name)}


def _is_beside(other: Actor, quotation: Quotation, telling: Annotated) -> bool:
    """Whether the sentence that names the speaker names the other too: "said, quoting Ruiz"."""
    source, text = quotation.source, telling.article.text
    if source is None:
        return False
    around = "".join(
        "" if any(a <= place < b for a, b in pieces_of(quotation.content)) else text[place]
        for span in (sentence.span for sentence in telling.sentences)
        if span.start < source.end and source.start < span.end
        for place in range(span.start, span.end)
    )
    return not _last_names(other).isdisjoint(split_words(around))


Side = tuple[Quotation, Sequence[Fact]]
"""A quotation, and the facts of its article."""


def _relations(one: Side, other: Side) -> Iterator[Relation]:
    """A conflict for the claims of the two that hold the same quoted words, the longest alone."""
    from rapidfuzz.distance import LCSseq

    share = max((_share(a, b) for a in _quoted(one[0]) for b in _quoted(other[0])), default=0.0)
    if share < SAME:
        return
    pairs = []
    for a in _holding(*one):
        for b in _holding(*other):
            words = [split_words(words_of(fact.claim.span)) for fact in (a, b)]
            first, second = sorted((a.claim.id, b.claim.id))
            pairs.append((LCSseq.similarity(*words), first, second))
    if pairs:
        _, first, second = max(pairs)
        why = "the same words are given to two people"
        yield Relation(RelationKind.CONFLICTS, "quotation", first, second, round(share, 4), why)


def _quoted(quotation: Quotation) -> list[list[str]]:
    """What is quoted word for word: all of direct speech, each marked stretch of mixed speech."""
    span = quotation.content
    parts = [span.exact[a - span.start : b - span.start] for a, b in stretches_of(quotation)]
    if quotation.form is QuotationForm.DIRECT:
        parts = [" ".join(parts)]
    return [split_words(part) for part in parts]


def _share(left: Sequence[str], right: Sequence[str]) -> float:
    """The share of the words that are the same; 0 where too few of them say anything."""
    from rapidfuzz.distance import LCSseq

    if len(set(content_words(left)) & set(content_words(right))) < CONTENT:
        return 0.0
    return LCSseq.similarity(left, right) / max(len(left), len(right))


def _holding(quotation: Quotation, facts: Sequence[Fact]) -> list[Fact]:
    """The claims inside the quotation, else those that hold quoted words of it."""
    inside = [fact for fact in facts if fact.claim.said_in == quotation.id]
    stretches = stretches_of(quotation)
    return inside or [
        fact
        for fact in facts
        for start, end in pieces_of(fact.claim.span)
        if any(start <= first and last <= end for first, last in stretches)
    ]
