"""The story in numbers, for the lines under its title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from variorum.collated import Point
from variorum.records import CompletenessState, Precision, Published
from variorum.write.page.index import Index, readable_date
from variorum.write.page.speakers import Speaker

OVERVIEW_ROWS = 1000
"""Articles listed in the report."""

OVERVIEW_OPEN = 24
"""Articles listed before the rest is folded away."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What was found, counted; ``alone`` are points that rest on one outlet."""

    articles: int
    outlets: int
    copies: int
    incomplete: int
    points: int
    shared: int
    alone: int
    quotations: int
    speakers: int
    unresolved: int
    days: str | None


def count_story(index: Index, shared: Sequence[Point], speakers: Sequence[Speaker]) -> Counts:
    """Count a story; an article without an outlet counts as an outlet of its own."""
    story = index.collation
    outlets = {article.outlet or article.id for article in story.articles}
    state = CompletenessState.FULL
    return Counts(
        articles=len(story.articles),
        outlets=len(outlets),
        copies=sum(index.original(article) != article for article in index.articles),
        incomplete=sum(article.completeness.state is not state for article in story.articles),
        points=len(story.points),
        shared=len(shared),
        alone=len(story.points) - len(shared),
        quotations=len(story.quotations),
        speakers=len(speakers),
        unresolved=sum(quotation.speaker not in index.actors for quotation in story.quotations),
        days=_days([article.published for article in story.articles if article.published]),
    )


def is_told_once(index: Index) -> bool:
    """Whether there is one telling alone, copies of it not counted."""
    return len({index.original(article) for article in index.articles}) < 2


def count_in_words(number: int) -> str:
    """A number as the beginning of a sentence has it.

    >>> count_in_words(3), count_in_words(1200)
    ('Three', '1,200')
    """
    small = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")
    return small[number] if number < len(small) else f"{number:,}"


def _days(dates: Sequence[Published]) -> str | None:
    """The first and last day on which the articles appeared, where all that is known is days."""
    fine = (Precision.SECOND, Precision.MINUTE, Precision.DAY)
    days = sorted({date.value[:10] for date in dates if date.precision in fine})
    if not days:
        return None
    shown = [readable_date(Published(day, Precision.DAY, dates[0].origin)) for day in days]
    return shown[0] if len(shown) == 1 else f"{shown[0]} to {shown[-1]}"
