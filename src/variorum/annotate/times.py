"""Finds time expressions: what says when, how long or how often, and what it means in TIMEX3."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from variorum.annotate import (
    time_clock,
    time_counted,
    time_dates,
    time_durations,
    time_months,
    time_nth,
    time_periods,
    time_sets,
)
from variorum.annotate.bounds import blanked
from variorum.annotate.parse import Parse
from variorum.annotate.time_narrative import Narrative, Reading, ref
from variorum.annotate.time_patterns import Found, candidates
from variorum.annotate.time_tense import Tenses
from variorum.annotate.time_words import read_words
from variorum.records import Article, TimeExpression, digest
from variorum.spans import make_span

_ON_ITS_OWN: Mapping[str, Callable[[Found], Reading | None]] = {
    "iso": time_dates.read_iso,
    "other calendar": time_dates.read_other_calendar,
    "era": time_periods.read_era,
    "spelled year": time_periods.read_spelled_year,
    "decade": time_periods.read_decade,
    "fiscal code": time_periods.read_fiscal_code,
    "duration sum": time_durations.read_sum,
    "half a": time_durations.read_half_a,
    "window": time_durations.read_window,
    "firsts": time_durations.read_window,
    "the counted": time_durations.read_window,
    "year ago units": time_durations.read_window,
    "each": time_sets.read_each,
    "times a": time_sets.read_times_a,
    "weekdays": time_sets.read_weekdays,
    "weekday parts": time_sets.read_weekdays,
    "vague": time_sets.read_vague,
    "bare ago": lambda _: ref("PAST_REF"),
    "ahead": lambda _: ref("FUTURE_REF"),
    "adjective": time_sets.read_adjective,
    "while": time_sets.read_while,
    "bare units": time_sets.read_bare_units,
}
"""What each form means that says all by itself; forms are those of ``time_patterns.tsv``."""

_IN_NARRATIVE: Mapping[str, Callable[[Found, Narrative], Reading | None]] = {
    "nth": time_nth.read_nth,
    "week of": time_counted.read_week_of,
    "weekday week": time_counted.read_weekday_week,
    "weekday next": time_dates.read_weekday_next,
    "from day": time_counted.read_from_day,
    "ago day": time_counted.read_ago_day,
    "before last": time_counted.read_before_last,
    "date": time_dates.read_date,
    "more days": time_dates.read_more_days,
    "days before": time_dates.read_days_before,
    "clock opens": time_clock.read_opening,
    "clock": time_clock.read_clock,
    "clock hours": time_clock.read_hours,
    "day clock": time_clock.read_clock,
    "part": time_clock.read_part,
    "part of day": time_clock.read_part,
    "edge part": time_clock.read_part,
    "part day": time_clock.read_part,
    "weekday": time_dates.read_weekday,
    "deictic": time_dates.read_deictic,
    "tonight": time_clock.read_tonight,
    "holiday": time_dates.read_holiday,
    "month": time_months.read_month,
    "season": time_months.read_season,
    "ordinal unit": time_periods.read_ordinal_unit,
    "quarter code": time_periods.read_quarter_code,
    "fiscal unit": time_periods.read_ordinal_unit,
    "lead unit": time_periods.read_ordinal_unit,
    "which unit": time_periods.read_which_unit,
    "year unit": time_periods.read_year_unit,
    "edge unit": time_periods.read_the_unit,
    "the unit": time_periods.read_the_unit,
    "year end": time_periods.read_year_end,
    "year": time_periods.read_year,
    "half": time_periods.read_half,
    "duration": time_durations.read_duration,
    "and a half": time_durations.read_and_a_half,
    "ago": time_durations.read_ago,
    "later": time_durations.read_later,
    "the year ago": time_periods.read_year_ago,
    "year ago": time_periods.read_year_ago,
    "frequency": time_sets.read_frequency,
    "reference": time_sets.read_reference,
    "the past": time_sets.read_the_past,
}
"""What each form means that counts from the publication date, the tense or what was told."""


def find_times(parse: Parse) -> list[TimeExpression]:
    """The time expressions of an article, in the order of the text.

    Dates without a year, weekdays and "last month" count from the publication date, "the next
    day" and "a year earlier" from the date told last. Without a publication date those have no
    value and say so.
    """
    article = parse.article
    words = read_words(blanked(parse), parse.sentences)
    kinds = "".join(word.kind for word in words)
    narrative = Narrative(article.published, Tenses(parse.doc))
    found: list[TimeExpression] = []
    index = 0
    while index < len(words):
        after = index + 1
        for candidate in candidates(words, kinds, index):
            reading = _read(candidate, narrative)
            if reading is not None:
                found.append(_record(article, candidate, reading))
                if reading.point is not None:
                    narrative.told.append((found[-1].span.start, reading.point))
                after = candidate.after if reading.after is None else reading.after
                break
        index = after
    return found


def _read(found: Found, narrative: Narrative) -> Reading | None:
    on_its_own = _ON_ITS_OWN.get(found.form)
    return on_its_own(found) if on_its_own else _IN_NARRATIVE[found.form](found, narrative)


def _record(article: Article, found: Found, reading: Reading) -> TimeExpression:
    first = found.first if reading.first is None else reading.first
    after = found.after if reading.after is None else reading.after
    span = make_span(article, found.words[first].start, found.words[after - 1].end)
    value = reading.value
    key = digest("time", article.id, str(span.start), str(span.end), reading.type, value or "")
    return TimeExpression(key, reading.type, value, span, reading.why)
