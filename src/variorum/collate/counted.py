"""Whether two numbers count one thing: which ones, where, over what time, and when it was told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from variorum.collate.evidence import fits, times_disagree
from variorum.collate.facts import Days, Fact, stem
from variorum.records import Count
from variorum.tables import read_table

_KINDS = frozenset(("more", "part", "whole", "change", "former", "offset", "age"))
"""Marks that two numbers of one thing have in common or not at all."""
_LONGER = 3
"""How many times as long a stretch of days is over which something else is counted."""
_SHORT = 31
"""Most days of a stretch that is not all the time up to now."""
_DAY = len("2026-03-16")


def counts_apart(a: Fact, b: Fact) -> bool:
    """Whether every number that the two give in one unit and that differs counts something else.

    Deaths in the city and in the country, new cases and all cases, arrests on one day and since
    the spring can all be right. So can a toll and a higher one that was told on a later day, what
    stood as of Tuesday and as of Wednesday, a worst case and a likely one.
    """
    if places_apart(a, b) or _over_other_times(a, b) or _over_other_times(b, a):
        return True
    if times_disagree(a, b) or _at_other_hours(a, b) or _of_other_cases(a, b):
        return True
    if (a.head in _sought()) != (b.head in _sought()):
        return True  # nine years were asked for, four were given
    differing = list(_differing(a, b))
    return bool(differing) and not any(_one_count(a, x, b, y) for x, y in differing)


def places_apart(a: Fact, b: Fact) -> bool:
    """Whether both name places, and none in common: in London, in Britain."""
    one, other = marked(a, "place"), marked(b, "place")
    if not one or not other or one & other:
        return False
    words, other_words = _stems(one), _stems(other)
    return not (words & (other_words | b.terms.keys()) or other_words & a.terms.keys())


def marked(fact: Fact, kind: str) -> frozenset[str]:
    """What the scope of the fact says of ``kind``: place, period, extent, none."""
    return frozenset(m.partition(":")[2] for m in fact.scope if m.startswith(f"{kind}:"))


def _stems(names: frozenset[str]) -> frozenset[str]:
    return frozenset(stem(word) for name in names for word in name.split())


def _over_other_times(a: Fact, b: Fact) -> bool:
    """Whether ``a`` counts over another time: a year and a day, a quarter and all up to now."""
    periods, others = marked(a, "period"), marked(b, "period")
    if periods and others:
        return not periods & others
    extents, other_extents = marked(a, "extent"), marked(b, "extent")
    short = b.act is not None and _length(b.act) <= _SHORT
    if "all" in extents and "all" not in other_extents and (others or short):
        return True
    spans, other_spans = _spans(a), _spans(b)
    return bool(spans and other_spans) and max(spans) >= _LONGER * max(other_spans)


def _spans(fact: Fact) -> list[int]:
    return [_length(days) for days in fact.days or ((fact.act,) if fact.act else ())]


def _length(days: Days) -> int:
    return (days[1] - days[0]).days + 1


def _differing(a: Fact, b: Fact) -> Iterator[tuple[Count, Count]]:
    """Numbers of one unit whose values do not fit; where both tell of parts, only the parts."""
    parts = [[x for x in fact.counts if "part" in x.marks] for fact in (a, b)]
    one, other = parts if all(parts) else (a.counts, b.counts)
    for x in one:
        for y in other:
            if _unit(x) == _unit(y) and not fits(_value(x), _value(y)):
                yield x, y


def _value(count: Count) -> str:
    return count.number.partition(" ")[0]


def _unit(count: Count) -> str:
    return count.number.partition(" ")[2]


def _size(count: Count) -> float:
    return float(_value(count).lstrip("<>~"))


def _one_count(a: Fact, x: Count, b: Fact, y: Count) -> bool:
    """Whether two numbers that differ are of one thing, so far as their words say."""
    if _size(x) > _size(y):
        a, x, b, y = b, y, a, x
    reaches = _named(x, "reach"), _named(y, "reach")
    if set(x.marks) & _KINDS != set(y.marks) & _KINDS or (all(reaches) and len({*reaches}) > 1):
        return False
    # The lower number may be of a part; a part that counts more than the whole is none.
    narrower = _narrower(x, y, b) and (not _is_measure(x) or _narrower(y, x, a))
    if narrower or _of_other_wholes(a, x, b, y):
        return False
    if _are_confirmed(a) and not _are_confirmed(b):
        return False
    return not (_may_have_grown(a, b) or _is_update(a, x, b, y))


def _named(count: Count, kind: str) -> frozenset[str]:
    return frozenset(m.partition(":")[2] for m in count.marks if m.startswith(f"{kind}:"))


def _narrower(x: Count, y: Count, b: Fact) -> frozenset[str]:
    """The words that say which ones ``x`` counts, and stand nowhere in the other claim."""
    return _stems(_named(x, "of")) - b.terms.keys() - _stems(_named(y, "of")) - {stem(_unit(y))}


def _is_measure(count: Count) -> bool:
    """Whether the words beside the unit tell what is measured, which others leave out."""
    return _unit(count).partition("/")[0] in _MEASURES


_MEASURES = frozenset(
    ("barrel", "ton", "tonne", "gallon", "litre", "liter", "kilogram", "gram", "metre", "meter",
     "kilometre", "mile", "foot", "inch", "acre", "hectare", "degree", "hour", "day", "week",
     "month", "year", "minute", "second")
)  # fmt: skip


def _of_other_wholes(a: Fact, x: Count, b: Fact, y: Count) -> bool:
    """Whether the two are parts of groups of other sizes: eight of nine, ten of twenty."""
    if "part" not in x.marks or "part" not in y.marks:
        return False
    one, other = (
        [_value(w) for w in fact.counts if "part" not in w.marks and _unit(x) in ("", _unit(w))]
        for fact in (a, b)
    )
    return bool(one and other) and not any(fits(v, w) for v in one for w in other)


def _may_have_grown(few: Fact, many: Fact) -> bool:
    """Whether the lower number is of a day, the higher of no day: "arrested", "have arrested"."""
    dated = bool(few.days or few.times) and "now" not in marked(few, "extent")
    return dated and "now" in marked(many, "extent") and not (many.days or many.times)


def _at_other_hours(a: Fact, b: Fact) -> bool:
    """Whether both tell how far a price moved, at two times of the day: at noon, at the close."""
    moved = all(any("change" in count.marks for count in fact.counts) for fact in (a, b))
    return moved and _hours(a) != _hours(b)


def _hours(fact: Fact) -> set[str]:
    closing = {"close"} if _CLOSING.search(fact.words) else set()
    return closing | set(_HOUR.findall(fact.words))


_CLOSING = re.compile(r"\b(?:closed|to close|at the close|ended|to end|finished|settled)\b")
_HOUR = re.compile(
    r"\b(?:opened|midday|noon|morning|afternoon|earlier|early|late"
    r"|\d{4} gmt|\d{1,2} (?:\d{2} )?[ap] ?m)\b"
)
"""What says at which hour of the day something stood, in words without marks ("4 29 a m")."""


def _of_other_cases(a: Fact, b: Fact) -> bool:
    """Whether one reckons with a case that the other does not: the worst, the best, at most."""
    return _CASES.intersection(a.words.split()) != _CASES.intersection(b.words.split())


_CASES = frozenset(("worst", "best", "scenario", "optimistic", "pessimistic", "theoretically"))


def _are_confirmed(fact: Fact) -> bool:
    """Whether it counts only what somebody has confirmed."""
    return not _CONFIRMED.isdisjoint(fact.terms)


_CONFIRMED = frozenset(map(stem, ("confirm", "confirmed", "verify", "verified")))


def _is_update(a: Fact, x: Count, b: Fact, y: Count) -> bool:
    """Whether ``y`` was told on a later day, of what adds up as time goes on."""
    early, late = a.article.published, b.article.published
    if early is None or late is None or not (_adds_up(a, x) or _adds_up(b, y)):
        return False
    return early.value[:_DAY] < late.value[:_DAY]


def _adds_up(fact: Fact, count: Count) -> bool:
    if _unit(count) in _tolls() or marked(fact, "extent"):
        return True
    return not _unit(count) and bool({fact.subject, fact.object} & _tallies())


@lru_cache(maxsize=1)
def _sought() -> frozenset[str]:
    """Verbs whose numbers somebody asks for, and need not get."""
    verbs = ("ask", "demand", "seek", "request", "offer", "propose", "bid", "face", "forecast")
    return frozenset(map(stem, verbs))


@lru_cache(maxsize=1)
def _tolls() -> frozenset[str]:
    fates = (line.split("\t")[1] for line in read_table("annotate", "fates.tsv"))
    return frozenset(("case", "casualty", "victim", "body", "infection", *fates))


@lru_cache(maxsize=1)
def _tallies() -> frozenset[str]:
    return frozenset(map(stem, ("toll", "number", "count", "tally", "total")))
