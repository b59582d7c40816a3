"""When a statement was made, as far as its sentence says: the same words on two days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import combinations

from variorum.collate.renderings import SHORTEST, SHORTEST_CONTENT, Rendering, homes_of
from variorum.collated import QuotationVariant, Story
from variorum.records import Annotated, Difference, Quotation
from variorum.spans import pieces_of
from variorum.timex import days_of

NEAR = 60
"""Characters between the words that report and those that say when: "said on Monday"."""

Days = tuple[date, date]


def find_occasions(story: Story, renderings: Sequence[Rendering]) -> list[QuotationVariant]:
    """The same words by the same speaker which two articles date to days that have none in common.

    Only words that say when and stand beside the cue count, outside the statement itself.
    """
    homes = homes_of(story)
    found = []
    for rendering in renderings:
        if len(rendering.words) < SHORTEST or rendering.content < SHORTEST_CONTENT:
            continue
        if rendering.speaker is None or len(set(rendering.articles)) < 2:
            continue
        dated = [(name, said_on(*homes[name])) for name in rendering.quotations]
        for (one, first), (other, second) in combinations(dated, 2):
            two = homes[one][1].article.id != homes[other][1].article.id
            if two and first and second and are_apart(first, second):
                found.append(QuotationVariant((one, other), Difference.OCCASION))
    return found


def said_on(quotation: Quotation, telling: Annotated) -> list[Days]:
    """The days that the sentence of the cue gives for the statement; empty where it gives none."""
    cue = quotation.cue or quotation.source
    if cue is None:
        return []
    sentence = next(
        (s.span for s in telling.sentences if s.span.start <= cue.start < s.span.end), None
    )
    found = []
    for time in telling.times if sentence is not None else ():
        at = time.span.start
        inside = any(start <= at < end for start, end in pieces_of(quotation.content))
        near = cue.start - NEAR <= time.span.end and at <= cue.end + NEAR
        assert sentence is not None
        if sentence.start <= at < sentence.end and near and not inside:
            days = days_of((time.value or "").split("T")[0])
            if days is not None and (days[1] - days[0]).days <= _MONTH:
                found.append(days)
    return found


_MONTH = 31
"""Days; a year or a season is too wide to tell two occasions by."""


def are_apart(one: Sequence[Days], other: Sequence[Days]) -> bool:
    """Whether no stretch of the one meets a stretch of the other."""
    return not any(a[0] <= b[1] and b[0] <= a[1] for a in one for b in other)
