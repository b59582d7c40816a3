"""What is known of a whole story, as frozen records: the story, what was collated, each finding."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from variorum.records import (
    Actor,
    Annotated,
    Article,
    Basis,
    Claim,
    Difference,
    Event,
    EventStatus,
    EventType,
    Expectation,
    Fineness,
    Problem,
    Quotation,
    Reference,
    RelationKind,
    Sentence,
    Side,
    Span,
    Stance,
    TechniqueUse,
    Telling,
    TimeExpression,
)


@dataclass(frozen=True, slots=True)
class Measure:
    """A count on its base, and the rate per ``per`` of the base with its 95 % interval.

    ``rate``, ``low`` and ``high`` are ``None`` where the base is 0.
    """

    count: int
    base: int
    per: int
    rate: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Profile:
    """How one article is told: what stands on whose authority, and how it is worded.

    ``basis`` holds, for each value of ``Basis``, the share of claims that stand on it (in per
    cent). ``loaded`` counts loaded sentences per hundred, ``techniques`` uses of techniques per
    thousand words; both are ``None`` where the reader's head is switched off.
    """

    basis: Mapping[Basis, Measure]
    loaded: Measure | None
    techniques: Measure | None


@dataclass(frozen=True, slots=True)
class StoryHead:
    """A story's id and title."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Story:
    """Articles that tell one story, annotated, copies marked in ``article.copy_of``.

    ``actors`` are those of the whole story once ``collate`` has merged them (every speaker then
    names one of them), empty before.
    """

    story: StoryHead
    tellings: tuple[Annotated, ...]
    actors: tuple[Actor, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """Two claims and how they stand to each other, with a score from 0 to 1 and the reason."""

    kind: RelationKind
    on: str | None
    a: str
    b: str
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Point:
    """Claims, from any article, about one proposition.

    ``by_article`` says what each article does with it; ``independent`` counts the articles that
    state it after copies are counted once.
    """

    id: str
    heading: str
    claims: tuple[str, ...]
    by_article: Mapping[str, Telling]
    independent: int


@dataclass(frozen=True, slots=True)
class Silence:
    """A point that a complete article does not tell, and how central it is to the others.

    ``weight`` is from 0 to 1; it says nothing about why.
    """

    article: str
    point: str
    weight: float


@dataclass(frozen=True, slots=True)
class QuotationChange:
    """What one rendering lacks or adds against the longest one.

    ``fallen`` are words of the rendering ``against``, in its article, that ``quotation`` has not;
    ``added`` are words of ``quotation`` that the other has not.
    """

    quotation: str
    against: str
    fallen: tuple[Span, ...]
    added: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class QuotationVariant:
    """Renderings of one quotation in several places, and in what they differ."""

    quotations: tuple[str, ...]
    differs: Difference
    changes: tuple[QuotationChange, ...] = ()


@dataclass(frozen=True, slots=True)
class AccountSide:
    """Words of one article, and the claims by which it and others tell the same.

    ``words`` are a claim or its whole sentence, ``claims`` one claim of each article, first that
    of the words; ``independent`` counts the articles as that of a point does.
    """

    words: Span
    claims: tuple[str, ...]
    point: str
    independent: int


@dataclass(frozen=True, slots=True)
class AccountLine:
    """A line of the short account of a story, in the words of its articles.

    A point that independent articles share has one side; where two conflict ``on`` something,
    each side is one.
    """

    on: str | None
    sides: tuple[AccountSide, ...]


@dataclass(frozen=True, slots=True)
class EventDifference:
    """Something that two tellings of who did what to whom cannot both be right about.

    ``on`` is "day", "status", "source", "recipient" or "number"; ``event`` is the telling that
    belongs to the happening, ``other`` one of it or of another happening.
    """

    on: str
    event: str
    other: str


@dataclass(frozen=True, slots=True)
class Happening:
    """Who did what to whom, with the events of all articles that tell it.

    ``sources`` do it and ``recipients`` are those whom it is done to. ``value`` is the finest date
    that a clause gives, as TIMEX3 writes it, ``times`` the words that date it; ``None`` where none
    does. ``claims`` hold the events. ``independent`` counts the articles that tell it as that of a
    point does.
    """

    id: str
    type: EventType
    status: EventStatus
    sources: tuple[str, ...]
    recipients: tuple[str, ...]
    value: str | None
    precision: Fineness | None
    independent: int
    events: tuple[str, ...]
    claims: tuple[str, ...]
    articles: tuple[str, ...]
    times: tuple[str, ...]
    differs: tuple[EventDifference, ...] = ()


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """Something that happened, or is dated so, with the date that its tellings give.

    ``value`` is a date as TIMEX3 writes it ("2026-04-13", "2026-04", "2026-W16") or with the time
    of day ("2026-04-13T14:30"), ``times`` are the words that say so. ``weight`` says how much the
    story turns on that date, from 0 to 1. ``disagrees`` are the rows that tell of the same point
    with another date, ``happenings`` what its words tell of who did what to whom.
    """

    id: str
    value: str
    precision: Fineness
    weight: float
    point: str | None
    claims: tuple[str, ...]
    articles: tuple[str, ...]
    times: tuple[str, ...]
    disagrees: tuple[str, ...] = ()
    happenings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KeyDate:
    """A date that a long-running story turns on, and the sentence that tells it best.

    ``weight`` is from 0 to 1; ``articles`` name the date or were published on it.
    """

    value: str
    weight: float
    articles: tuple[str, ...]
    sentence: Span


@dataclass(frozen=True, slots=True)
class StanceEdge:
    """Who stands where towards whom or what, as the articles tell it.

    ``target`` is an actor's id, ``None`` where ``name`` is that of a thing. ``by_article`` names
    the articles that tell of it, with the side, ``None`` where one tells of both; ``differs``
    says that articles do not agree on it.
    """

    id: str
    holder: str
    target: str | None
    name: str
    by_article: Mapping[str, Side | None]
    differs: bool
    stances: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Collation:
    """One story collated: the articles, who is who, who said what, and the points."""

    story: StoryHead
    articles: tuple[Article, ...]
    actors: tuple[Actor, ...]
    quotations: tuple[Quotation, ...]
    claims: tuple[Claim, ...]
    relations: tuple[Relation, ...]
    points: tuple[Point, ...]
    quotation_variants: tuple[QuotationVariant, ...]
    problems: tuple[Problem, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    techniques: tuple[TechniqueUse, ...] = ()
    profile: Mapping[str, Profile] = field(default_factory=dict)
    judged: bool = False
    times: tuple[TimeExpression, ...] = ()
    expectations: tuple[Expectation, ...] = ()
    timeline: tuple[TimelineRow, ...] = ()
    dates: tuple[KeyDate, ...] = ()
    account: tuple[AccountLine, ...] = ()
    silences: tuple[Silence, ...] = ()
    references: tuple[Reference, ...] = ()
    stances: tuple[Stance, ...] = ()
    stance_edges: tuple[StanceEdge, ...] = ()
    events: tuple[Event, ...] = ()
    happenings: tuple[Happening, ...] = ()


JUDGED = ("same", "supports", "conflicts", "unrelated")
"""How two claims can stand to each other."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """How two claims stand: the likeliest ``kind``, its ``score``, and ``on`` what they conflict.

    ``probabilities`` has one for each of same, supports, conflicts, unrelated; they add up to 1.
    ``on`` is number, time, place, actor, stance or polarity where they conflict, and ``None`` else
    or where no typed evidence says on what.
    """

    kind: str
    on: str | None
    score: float
    probabilities: Mapping[str, float]
