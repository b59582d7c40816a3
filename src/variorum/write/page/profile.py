"""How each article is told, in numbers that a reader can check: the profiles as lines of words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from variorum.collated import Measure, Profile
from variorum.records import SHOWN_FROM, Article, CompletenessState, TechniqueUse
from variorum.write.page.index import BASIS, Index
from variorum.write.page.wording import LOADED, TECHNIQUES, quoted_uses, technique_name

PROFILES = 200
"""Articles whose profile is shown; the JSON has all."""

BAR = 100.0
"""Width of a bar for the whole, in units of the picture."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A share as a bar, with the ends of its interval."""

    width: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Line:
    """One measure in words, and its bar where it is a share; ``more`` is what it is made of."""

    label: str
    says: str
    bar: Bar | None = None
    more: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """One article's profile: what stands on whose authority, and how it is worded."""

    article: Article
    siglum: str
    outlet: str
    part: bool
    sourcing: list[Line]
    wording: list[Line]


def list_profiles(index: Index) -> list[Told]:
    """The profile of each article that is no copy, in the order of the story.

    ``part`` where the article is not known to be complete, so that only a part was counted. An
    article of which nothing could be counted has no lines.
    """
    uses: dict[str, list[TechniqueUse]] = defaultdict(list)
    for use in index.collation.techniques:
        if use.score >= SHOWN_FROM:
            uses[use.span.article].append(use)
    quoted = quoted_uses(index)
    rows = []
    for article in index.articles.values():
        profile = index.collation.profile.get(article.id)
        if profile and index.original(article.id) == article.id:
            found = uses[article.id]
            rows.append(
                Told(
                    article,
                    index.sigla[article.id],
                    index.outlet(article.id),
                    article.completeness.state is not CompletenessState.FULL,
                    _sourcing(profile),
                    _wording(profile, found, sum(use in quoted for use in found)),
                )
            )
    return rows


def share_in_words(measure: Measure, what: str) -> str:
    r"""A share with its count, its base and its interval.

    >>> share_in_words(Measure(4, 31, 100, 12.90, 5.13, 28.86), "claims")
    '4 of 31 claims, 13\xa0%, 95\xa0% interval 5 to 29\xa0%'
    """
    if measure.rate is None or measure.low is None or measure.high is None:
        return f"no {what} to count"
    rate, low, high = (round(100 * part / measure.per) for part in _numbers(measure))
    return (
        f"{measure.count:,} of {_many(measure.base, what)}, {rate}\u00a0%, "
        f"95\u00a0% interval {low} to {high}\u00a0%"
    )


def rate_in_words(measure: Measure, what: str) -> str:
    r"""A rate with its count, its base and its interval.

    >>> rate_in_words(Measure(7, 812, 1000, 8.62, 3.45, 17.76), "words")
    '7 in 812 words, 8.6 per 1,000, 95\xa0% interval 3.5 to 17.8'
    """
    if measure.rate is None or measure.low is None or measure.high is None:
        return f"no {what} to count"
    rate, low, high = (f"{part:,.1f}" for part in _numbers(measure))
    return (
        f"{measure.count:,} in {_many(measure.base, what)}, {rate} per {measure.per:,}, "
        f"95\u00a0% interval {low} to {high}"
    )


def _many(count: int, what: str) -> str:
    return f"{count:,} {what if count != 1 else what.removesuffix('s')}"


def _numbers(measure: Measure) -> tuple[float, float, float]:
    assert measure.rate is not None
    assert measure.low is not None
    assert measure.high is not None
    return measure.rate, measure.low, measure.high


def _sourcing(profile: Profile) -> list[Line]:
    """A line for each basis; none where the article has no claims."""
    measures = [(basis, profile.basis[basis]) for basis in BASIS if basis in profile.basis]
    return [
        Line(BASIS[basis], share_in_words(measure, "claims"), _bar(measure))
        for basis, measure in measures
        if measure.base
    ]


def _wording(profile: Profile, uses: Sequence[TechniqueUse], quoted: int) -> list[Line]:
    lines = []
    if profile.loaded is not None:
        says = share_in_words(profile.loaded, "sentences")
        lines.append(Line(LOADED, says, _bar(profile.loaded)))
    if profile.techniques is not None:
        says = rate_in_words(profile.techniques, "words")
        lines.append(Line(TECHNIQUES, says, None, _kinds(uses, quoted)))
    return lines


def _kinds(uses: Sequence[TechniqueUse], quoted: int) -> str:
    """Which techniques, the most frequent first, and how many of them are a speaker's words."""
    counts = Counter(technique_name(use.technique) for use in uses)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    kinds = "; ".join(f"{name} {count}" for name, count in ranked)
    if quoted:
        kinds += f"; {quoted} of these in direct quotations"
    return kinds


def _bar(measure: Measure) -> Bar | None:
    if measure.rate is None or measure.low is None or measure.high is None:
        return None
    scale = BAR / measure.per
    return Bar(*(round(part * scale, 1) for part in _numbers(measure)))
