"""A long story in dates: those that matter, and for each the sentence that tells it best."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from variorum.collate.salience import day_of, weigh_dates
from variorum.collated import KeyDate, Story
from variorum.naming.tables import load_words
from variorum.records import Annotated, Fineness, Span, TimeExpression
from variorum.timex import fineness_of

DATES = 20
"""Dates told of one story, those that it turns on most."""

_LONG = 4
"""Days of publication from which a story is long-running; a shorter one is told by its points."""
_LEADS = 5
"""First sentences of an article that may tell of the day on which it was published."""
_NAMED = 0.7
"""Worth of a sentence that names the date, beside one of the leads of that day.

Of 1.25, 1.0 and 0.7 the last has the best ROUGE against editors' timelines (Timeline17, ten of
them): what names a date often looks back at it in passing.
"""
_SHORTEST, _LONGEST = 8, 45  # words; below a fragment, above a list
_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may tell of a date: its span, its terms, and what it is worth."""

    span: Span
    terms: frozenset[str]
    worth: float


def tell_dates(story: Story) -> tuple[KeyDate, ...]:
    """The dates that a long-running story turns on, in order, each with one sentence.

    The sentence is that nearest to what all sentences say that name the date or open an article
    of that day, weighed by how rare their words are. Empty for a story published on fewer than
    four days. Copies are left out.
    """
    tellings = sorted(
        (telling for telling in story.tellings if telling.article.copy_of is None),
        key=lambda telling: telling.article.id,
    )
    if len(set(_days_published(tellings))) < _LONG:
        return ()
    times = [time for telling in tellings for time in telling.times]
    weights = weigh_dates((telling.article for telling in tellings), times)
    candidates = find_candidates(
        (telling.times, [s.span for s in telling.sentences], _published(telling))
        for telling in tellings
    )
    rarity = rarities(s.span.exact for telling in tellings for s in telling.sentences)
    named = {value: sorted({c.span.article for c in found}) for value, found in candidates.items()}
    days = [v for v in weights if candidates.get(v) and fineness_of(v) is Fineness.DAY]
    kept = sorted(days, key=lambda value: (-weights[value], value))[:DATES]
    told = []
    for value in sorted(kept):
        best = most_central(candidates[value], rarity, 1)
        if best:
            told.append(KeyDate(value, weights[value], tuple(named[value]), best[0].span))
    return tuple(told)


def find_candidates(
    articles: Iterable[tuple[Sequence[TimeExpression], Sequence[Span], str]],
) -> dict[str, list[Candidate]]:
    """For each date the sentences that name it or open an article of that day.

    An article is its time expressions, its sentences in order and its day of publication ("" if
    that is not known).
    """
    found: dict[str, list[Candidate]] = defaultdict(list)
    for times, sentences, published in articles:
        starts = [span.start for span in sentences]
        dates: dict[int, set[str]] = defaultdict(set)
        for time in times:
            date = day_of(time.value)
            index = bisect_right(starts, time.span.start) - 1
            if date and index >= 0:
                dates[index].add(date)
        for index, span in enumerate(sentences):
            if not _SHORTEST <= len(span.exact.split()) <= _LONGEST:
                continue
            terms = terms_of(span.exact)
            if published and index < _LEADS:
                found[published].append(Candidate(span, terms, 1.0))
            for date in sorted(dates[index] - ({published} if index < _LEADS else set())):
                found[date].append(Candidate(span, terms, _NAMED))
    return found


def rarities(sentences: Iterable[str]) -> Mapping[str, float]:
    """How rare each term is among ``sentences``, as the logarithm of one in how many has it."""
    counts: Counter[str] = Counter()
    total = 0
    for sentence in sentences:
        counts.update(terms_of(sentence))
        total += 1
    return {term: math.log(total / count) for term, count in counts.items()}


def most_central(
    candidates: Sequence[Candidate], rarity: Mapping[str, float], most: int
) -> list[Candidate]:
    """At most ``most`` of them, nearest to the mean of all first; none that repeats another."""
    centre: dict[str, float] = defaultdict(float)
    for candidate in candidates:
        for term in sorted(candidate.terms):
            centre[term] += rarity.get(term, 0.0) * candidate.worth
    ranked = sorted(
        candidates, key=lambda c: (-_nearness(c, centre, rarity), c.span.article, c.span.start)
    )
    chosen: list[Candidate] = []
    for candidate in ranked:
        if len(chosen) == most:
            break
        if not any(_repeats(candidate, other) for other in chosen):
            chosen.append(candidate)
    return chosen


def terms_of(sentence: str) -> frozenset[str]:
    """The words of three letters and more, in small letters, without those of grammar."""
    return frozenset(_WORD.findall(sentence.lower())) - _function_words()


def _nearness(
    candidate: Candidate, centre: Mapping[str, float], rarity: Mapping[str, float]
) -> float:
    terms = sorted(candidate.terms)
    length = math.sqrt(sum(rarity.get(term, 0.0) ** 2 for term in terms)) or 1.0
    inner = sum(centre[term] * rarity.get(term, 0.0) for term in terms)
    return round(candidate.worth * inner / length, 9)


def _repeats(one: Candidate, other: Candidate) -> bool:
    shared = len(one.terms & other.terms)
    return shared >= 0.6 * min(len(one.terms), len(other.terms))


def _days_published(tellings: Sequence[Annotated]) -> list[str]:
    return [day for day in map(_published, tellings) if day]


def _published(telling: Annotated) -> str:
    published = telling.article.published
    return day_of(published.value[:10]) if published is not None else ""


@lru_cache(maxsize=1)
def _function_words() -> frozenset[str]:
    return load_words("function_words.txt", None, "collate")
