"""Dates that cannot be right: days that no calendar has, and a past that is after publication."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from variorum.annotate.parse import Parse
from variorum.annotate.time_narrative import IMPOSSIBLE, OTHER_CALENDAR
from variorum.annotate.time_tense import Tenses
from variorum.records import Precision, Problem, TimeExpression, TimeType

_MOST = 5  # rows of one article
_DAY_OR_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?")
_YEAR = re.compile(r"\b[0-9]{4}\b")


def find_date_problems(parse: Parse, times: Sequence[TimeExpression]) -> tuple[Problem, ...]:
    """A row for each impossible date, each of another calendar, and one for a date from the future.

    Only what is certain without a clock: a date with its year in the text, on which something was
    by its verb in the past tense, that lies after the day of publication. One of the two dates is
    wrong then.
    """
    path = parse.article.input.path
    rows = [
        Problem(
            path, "annotate", "impossible date", f"{_where(time)}: {time.why}, so it is no date"
        )
        for time in times
        if time.value is None and time.why is not None and time.why.startswith(IMPOSSIBLE)
    ]
    rows += [
        Problem(path, "annotate", "other calendar", f"{_where(time)}: {time.why}, not worked out")
        for time in times
        if time.value is None and time.why is not None and time.why.startswith(OTHER_CALENDAR)
    ]
    late = next(_told_too_early(parse, times), None)
    if late is not None and parse.article.published is not None:
        message = (
            f"published {parse.article.published.value}, but {_where(late)} is told of as past: "
            "one of the two dates is wrong; check the publication date"
        )
        rows.append(Problem(path, "annotate", "date after publication", message))
    return tuple(rows[:_MOST])


def _where(time: TimeExpression) -> str:
    return f'"{" ".join(time.span.exact.split())[:60]}" (character {time.span.start})'


def _told_too_early(parse: Parse, times: Sequence[TimeExpression]) -> Iterator[TimeExpression]:
    published = parse.article.published
    if published is None or published.precision in (Precision.MONTH, Precision.YEAR):
        return
    tenses = Tenses(parse.doc)
    for time in times:
        value = time.value or ""
        if time.type is not TimeType.DATE or not _DAY_OR_MONTH.fullmatch(value):
            continue
        # Zones make a day's difference, and of a month only the first day is known to be in it.
        later = value[:10].ljust(10, "-") > _next_days(published.value)[: len(value)].ljust(10, "-")
        if not later or not _YEAR.search(time.span.exact):
            continue
        if tenses.came_about(time.span.start):
            yield time


def _next_days(published: str) -> str:
    return (date.fromisoformat(published[:10]) + timedelta(days=2)).isoformat()
