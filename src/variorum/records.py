"""The words of the domain as frozen records.

Every record reads like its JSON (``variorum-story/1`` and ``variorum-article/1``): the field
names are the keys, tuples are arrays, enumerations are their values. Offsets are Unicode code
points into the article's stored text, end exclusive. Ids are digests of content, so the same
input gives the same bytes whatever the order of files or the number of workers.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from variorum.kinds import ActorKind as ActorKind
from variorum.kinds import AttributionType as AttributionType
from variorum.kinds import Basis as Basis
from variorum.kinds import Certainty as Certainty
from variorum.kinds import CompletenessState as CompletenessState
from variorum.kinds import Difference as Difference
from variorum.kinds import EventStatus as EventStatus
from variorum.kinds import EventType as EventType
from variorum.kinds import Fineness as Fineness
from variorum.kinds import Origin as Origin
from variorum.kinds import Outcome as Outcome
from variorum.kinds import Precision as Precision
from variorum.kinds import QuotationForm as QuotationForm
from variorum.kinds import RelationKind as RelationKind
from variorum.kinds import Side as Side
from variorum.kinds import Technique as Technique
from variorum.kinds import Telling as Telling
from variorum.kinds import TimeType as TimeType


def digest(*parts: str) -> str:
    """A short content id: the first 16 hexadecimal digits of SHA-256 over length-prefixed parts.

    Lengths are part of what is hashed, so ``("ab", "c")`` and ``("a", "bc")`` differ.

    >>> digest("ab", "c") == digest("a", "bc")
    False
    """
    hashed = hashlib.sha256()
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass")
        hashed.update(f"{len(raw)}:".encode())
        hashed.update(raw)
    return hashed.hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch inside a span, in code points of the same article."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Span:
    """The exact characters a finding rests on: ``text[start:end] == exact``.

    ``article`` is the article's id, which is a digest over the SHA-256 of its text: a span that
    names its article names its text. ``pieces`` is empty unless only parts of the stretch belong
    (a quotation broken by its cue); then it lists them in order, inside start and end.
    """

    article: str
    start: int
    end: int
    exact: str
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Input:
    """Where an article came from: the path as given, and the caller's own id if it had one."""

    path: str
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """A publication date as ISO 8601 to the precision known, and where it was read."""

    value: str
    precision: Precision
    origin: Origin


def in_time(published: Published | None) -> str:
    """A key that sorts by instant: the date in UTC where its zone is known, undated last.

    >>> def at(value): return Published(value, Precision.MINUTE, Origin.FEED)
    >>> in_time(at("2026-04-14T20:30+02:00")) < in_time(at("2026-04-14T19:00+00:00"))
    True
    """
    if published is None:
        return "9999"
    try:
        moment = datetime.fromisoformat(published.value)
    except ValueError:  # a month or a year alone
        return published.value
    return moment.astimezone(UTC).isoformat() if moment.tzinfo else published.value


@dataclass(frozen=True, slots=True)
class Completeness:
    """Whether the text is the whole article, with the reason in plain words."""

    state: CompletenessState
    reason: str


@dataclass(frozen=True, slots=True)
class Removed:
    """A stretch of the stored text that is not the story, and why it was set aside."""

    start: int
    end: int
    why: str


MARKUP = "markup"
"""The reason of what was set aside as marks, not as words: the sentence around it goes on."""


@dataclass(frozen=True, slots=True)
class Article:
    """One telling: the text as stored, what is known about it, and what was set aside."""

    id: str
    input: Input
    outlet: str | None
    title: str | None
    byline: str | None
    url: str | None
    published: Published | None
    language: str | None
    completeness: Completeness
    copy_of: str | None
    text: str
    sha256: str
    removed: tuple[Removed, ...] = ()

    @property
    def original(self) -> str:
        """The id of the article that this one copies, else its own."""
        return self.copy_of or self.id


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that went wrong with one input; the others went on."""

    input: str
    stage: str
    kind: str
    message: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of one article; headlines and subheads are sentences of their own.

    ``loaded``, ``subjective`` and ``checkworthy`` are probabilities from 0 to 1 that trained
    annotators would call it so; ``None`` where the reader's head is switched off.
    """

    span: Span
    loaded: float | None = None
    subjective: float | None = None
    checkworthy: float | None = None


SHOWN_FROM = 0.5
"""Probability from which a loaded sentence or a technique counts, and is shown.

Below it more than half of what is found is wrong, in texts like those learnt from already.
"""


def techniques_sought(sentences: Iterable[Sentence]) -> bool:
    """Whether techniques were looked for in the article or story of ``sentences``.

    One setting switches them and ``subjective``, the reader's heads that learnt from data for
    research only, so that no technique beside such a probability means that none was found.
    """
    return any(sentence.subjective is not None for sentence in sentences)


@dataclass(frozen=True, slots=True)
class TechniqueUse:
    """A stretch worded by a propaganda technique, with the probability that annotators agree."""

    technique: Technique
    span: Span
    score: float


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone or something that acts or speaks, with every place where it is named.

    ``aliases`` are the other names used, ``roles`` the titles and descriptions that the text
    gives it ("Foreign Ministry spokesman", "the mediator").
    """

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...]
    roles: tuple[str, ...]
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Something that a source is reported to have said, thought or written.

    ``speaker`` is the id of the actor that ``source`` refers to; where it is ``None``, ``why``
    says why. ``inside`` is the quotation that this one is told in. ``type`` is ``None`` where no
    word of the cue stands for words, thoughts or a will: what is told there is rather a deed.
    """

    id: str
    form: QuotationForm
    content: Span
    cue: Span | None
    source: Span | None
    speaker: str | None
    why: str | None
    inside: str | None
    type: AttributionType | None = AttributionType.ASSERTION


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that say when, how long or how often, with what they mean in TIMEX3.

    ``value`` counts from the publication date and the dates told before ("1998-02-13",
    "1998-W07", "P3M", "PAST_REF"); ``why`` says why it is ``None``, or why it has an ``X`` for
    what is not known.
    """

    id: str
    type: TimeType
    value: str | None
    span: Span
    why: str | None


@dataclass(frozen=True, slots=True)
class Claim:
    """A clause that asserts something, and on whose authority.

    ``said_in`` is the innermost quotation that asserts it, ``None`` for the outlet's own voice.
    """

    id: str
    span: Span
    said_in: str | None
    basis: Basis


@dataclass(frozen=True, slots=True)
class Count:
    """A number as ``value unit``, and ``marks`` for what the words beside it say it counts."""

    number: str
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClaimFeatures:
    """What alignment needs to know about one claim; derived, never written out.

    ``terms`` are the lemmas of its content words, ``actors`` the names (canonical, lower case)
    of the actors in it, ``numbers`` its numbers as ``value unit``, ``times`` its time words,
    ``vector`` the sentence vector as little-endian float32 bytes (empty until computed),
    ``counts`` the numbers with what each counts, ``scope`` where and over what time it holds.
    """

    claim: str
    terms: tuple[str, ...]
    actors: tuple[str, ...]
    numbers: tuple[str, ...]
    times: tuple[str, ...]
    vector: bytes = field(default=b"", repr=False)
    counts: tuple[Count, ...] = ()
    scope: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Expectation:
    """Something that is told of as to come: who expects it, by when and how surely.

    ``holder`` is the actor whose expectation it is, or "outlet", "anonymous" or "hearsay";
    ``None`` where it is somebody who could not be decided; ``source`` are the words that name
    them. ``actor`` is who is to act where that is known, ``act`` the verb, ``negated`` says that
    it is expected not to happen. ``due`` is the time that the sentence gives. Tellings of one
    expectation share their ``entry``, and what came of it: ``resolved_by`` is the claim that
    settles it.
    """

    id: str
    entry: str
    span: Span
    act: Span
    cues: tuple[Span, ...]
    holder: str | None
    source: Span | None
    actor: str | None
    said_in: str | None
    due: str | None
    certainty: Certainty
    negated: bool
    status: Outcome = Outcome.OPEN
    resolved_by: str | None = None


@dataclass(frozen=True, slots=True)
class Dated:
    """When the act of a claim lies; derived, never written out.

    ``past`` says that it is told of as having come about, ``time`` is the time that dates it.
    """

    claim: str
    past: bool
    time: str | None


@dataclass(frozen=True, slots=True)
class Reference:
    """Words in a claim that stand for somebody or something named elsewhere in the article.

    ``span`` are the words as they stand ("He", "the talks"), ``antecedent`` those that name what
    is meant; ``actor`` is the id of whom they name, ``None`` where it is no actor.
    """

    span: Span
    antecedent: Span
    actor: str | None


@dataclass(frozen=True, slots=True)
class Stance:
    """Where somebody stands towards somebody or something, with the words that say so.

    ``holder`` is the actor who backs or opposes, named by ``source``; ``about`` are the words for
    whom or what, ``target`` the actor that they name, ``None`` where it is a thing, and ``owner``
    the actor whose thing it is ("Ruiz's plan"). ``cue`` takes the side; ``act`` says that it tells
    of one act of praise or blame and not of a position, ``removal`` that it asks for ``target`` to
    go, ``changed`` that the words tell of another stance before, or of an earlier year.
    ``said_in`` is the quotation that says it, where its speaker is not the holder.
    """

    id: str
    span: Span
    holder: str
    source: Span
    side: Side
    cue: Span
    target: str | None
    about: Span
    owner: str | None
    act: bool
    removal: bool
    changed: bool
    said_in: str | None


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom, told by one clause.

    ``trigger`` are the words that say what is done, ``sources`` the ids of the actors who do it,
    ``recipients`` of those whom it is done to. ``place`` names where, ``time`` is the id of the
    time expression of the same clause, ``said_in`` the innermost quotation that tells it;
    ``score`` is the probability of the type.
    """

    id: str
    type: EventType
    status: EventStatus
    trigger: Span
    sources: tuple[str, ...]
    recipients: tuple[str, ...]
    place: Span | None
    time: str | None
    said_in: str | None
    score: float


@dataclass(frozen=True, slots=True)
class Annotated:
    """One article with its findings, before anything is compared."""

    article: Article
    sentences: tuple[Sentence, ...]
    actors: tuple[Actor, ...]
    quotations: tuple[Quotation, ...]
    claims: tuple[Claim, ...]
    features: tuple[ClaimFeatures, ...]
    problems: tuple[Problem, ...] = ()
    techniques: tuple[TechniqueUse, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    expectations: tuple[Expectation, ...] = ()
    expected: tuple[ClaimFeatures, ...] = ()
    """What is known of each expectation as of a claim; ``claim`` is the expectation's id."""
    dated: tuple[Dated, ...] = ()
    references: tuple[Reference, ...] = ()
    stances: tuple[Stance, ...] = ()
    events: tuple[Event, ...] = ()
