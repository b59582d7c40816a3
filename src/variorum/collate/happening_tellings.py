"""Events of a story made ready for comparison, and when two of them are one happening."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from variorum.collate.around import ClaimsAround
from variorum.collate.facts import Days
from variorum.collate.roots import root
from variorum.collated import Point, Story
from variorum.records import Annotated, Article, Event, EventStatus, EventType
from variorum.spans import words_of
from variorum.timex import days_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NEAR, NEARER, WITHIN = 0.8, 0.9, 0.85
"""Cosine of two claims from which they tell one happening: by the same deed in two articles, by
another deed, by the same in one article.

Of all 19 pairs of one type and the same actors in 210 stories of AllSides (pooled by month) and 9
topics of ECB+, those of two articles were one from 0.65 on, but "accused X of hiding letters" and
"accused X of being close to the docks" reach 0.7 too. Those of one article that were two reached
0.80: who tells of two meetings tells of them alike.
"""
APART = 7
"""Days between two publications from which two undated tellings are rather two happenings."""

_MUTUAL = frozenset((EventType.CONSULT, EventType.AGREE, EventType.COOPERATE))
"""What two do together, so that either may be told as the one who does it."""
_SMALL = frozenset(
    ("to", "of", "on", "for", "with", "against", "up", "out", "off", "down", "over", "in", "not",
     "be", "been", "has", "have", "had", "the", "a", "an", "make", "made", "take", "took", "give",
     "gave", "plan", "move", "decision", "effort", "want", "wants", "wanted")
)  # fmt: skip
"""Words of a trigger that do not tell one deed from another."""
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Told:
    """One telling of an event, with the claim and the point that it stands in, where it does.

    ``roots`` are those of the trigger's words, ``value`` is the date of its clause and ``days``
    what that covers, ``place`` where it was, in lower case.
    """

    event: Event
    article: Article
    claim: str | None
    point: str | None
    roots: frozenset[str]
    value: str | None
    days: Days | None
    place: str
    vector: NDArray[np.float32]

    @property
    def parties(self) -> tuple[frozenset[str], frozenset[str]]:
        """Who does it, and to whom."""
        return frozenset(self.event.sources), frozenset(self.event.recipients)


def tell_events(story: Story, points: Iterable[Point]) -> list[Told]:
    """The events of all articles in canonical order: by article id, then by place."""
    of_claim = {claim: point.id for point in points for claim in point.claims}
    tellings = sorted(story.tellings, key=lambda telling: telling.article.id)
    return [told for telling in tellings for told in _told(telling, of_claim)]


def _told(telling: Annotated, of_claim: Mapping[str, str]) -> Iterable[Told]:
    import numpy as np

    if not telling.events:
        return
    claims = ClaimsAround(telling.claims)
    vectors = {known.claim: known.vector for known in telling.features}
    times = {time.id: time.value for time in telling.times}
    for event in sorted(telling.events, key=lambda e: (e.trigger.start, e.trigger.end, e.id)):
        claim = claims.at(event.trigger.start)
        name = claim.id if claim is not None else None
        value = times.get(event.time or "")
        days = days_of(value)
        if days is not None and _is_ahead(event, days, telling.article):
            days = None  # "asked Holm to resign on Monday": what was done is not to come
        yield Told(
            event,
            telling.article,
            name,
            of_claim.get(name or ""),
            _roots(words_of(event.trigger)),
            value if days is not None else None,
            days,
            event.place.exact.lower() if event.place is not None else "",
            np.frombuffer(vectors.get(name or "", b""), dtype="<f4"),
        )


def _is_ahead(event: Event, days: Days, article: Article) -> bool:
    """Whether what is told as done would lie after the day of publication."""
    published = _published(article)
    told = event.status is EventStatus.REPORTED
    return told and published is not None and days[0] > published[1]


def _published(article: Article) -> Days | None:
    return days_of(article.published.value[:10]) if article.published else None


def _roots(words: str) -> frozenset[str]:
    found = [word.lower() for word in _WORD.findall(words)]
    return frozenset(root(word) for word in found if word not in _SMALL) or frozenset(
        root(word) for word in found
    )


def is_same(a: Told, b: Told) -> bool:
    """Whether two tellings are of one happening.

    Type, status and actors must agree, and neither time nor place may exclude it. Then the same
    deed on the same day is enough; otherwise they must stand in one point, or be told in words
    that are near.
    """
    if a.event.status is not b.event.status or not could_be_same(a, b):
        return False
    if a.point is not None and a.point == b.point:
        return True
    close, within = nearness(a, b), a.article.id == b.article.id
    if not share_deed(a, b):
        return close >= NEARER and not within
    if a.days is not None and a.days == b.days and a.days[0] == a.days[1]:
        return True
    return close >= (WITHIN if within else NEAR)


def could_be_same(a: Told, b: Told) -> bool:
    """Whether nothing but the status speaks against it: type, actors, days, and place."""
    return (
        a.event.type is b.event.type and parties_fit(a, b) and days_fit(a, b) and _places_fit(a, b)
    )


def parties_fit(a: Told, b: Told) -> bool:
    """Whether those who act, and those whom it reaches, are the same, or one telling has more.

    What two do together may be told from either side.
    """
    if _within(a.parties[0], b.parties[0]) and _within(a.parties[1], b.parties[1]):
        return True
    if a.event.type not in _MUTUAL:
        return False
    crossed = _within(a.parties[0], b.parties[1]) and _within(a.parties[1], b.parties[0])
    return crossed or _within(a.parties[0] | a.parties[1], b.parties[0] | b.parties[1])


def _within(one: frozenset[str], other: frozenset[str]) -> bool:
    return one <= other or other <= one


def days_fit(a: Told, b: Told) -> bool:
    """Whether one date lies in the other; an unknown one fits what was published about then."""
    if a.days is None or b.days is None:
        return _published_near(a.article, b.article)
    (a1, a2), (b1, b2) = a.days, b.days
    return (a1 <= b1 and b2 <= a2) or (b1 <= a1 and a2 <= b2)


def _published_near(a: Article, b: Article) -> bool:
    first, second = _published(a), _published(b)
    return first is None or second is None or abs((first[0] - second[0]).days) <= APART


def _places_fit(a: Told, b: Told) -> bool:
    return not a.place or not b.place or a.place in b.place or b.place in a.place


def share_deed(a: Told, b: Told) -> bool:
    """Whether most of the words that say what is done are the same words."""
    return 2 * len(a.roots & b.roots) >= len(a.roots | b.roots)


def nearness(a: Told, b: Told) -> float:
    """The cosine of the claims that they stand in; 0 where one stands in none."""
    if not len(a.vector) or not len(b.vector):
        return 0.0
    import numpy as np

    length = float(np.linalg.norm(a.vector) * np.linalg.norm(b.vector)) or 1.0
    return float(a.vector @ b.vector) / length
