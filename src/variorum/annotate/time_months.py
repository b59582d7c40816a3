"""Reads months and seasons: "October", "last May", "the winter of 1994"."""

from __future__ import annotations

from datetime import date

from variorum.annotate.time_calendar import SEASONS, Point, make_day
from variorum.annotate.time_narrative import (
    NO_DATE,
    OUTSIDE,
    Narrative,
    Reading,
    first_day,
    step_of,
    without_article,
    year_behind,
)
from variorum.annotate.time_patterns import Found
from variorum.annotate.time_tense import Direction
from variorum.annotate.time_words import KINDS, Word
from variorum.records import TimeType

DATE = TimeType.DATE
_TOLD = {KINDS["back"], KINDS["forth"], KINDS["that"]}
_UNTIL = ("by", "until", "till", "through")
_WHOLE = ("may", "june", "july")
_BEFORE_MONTHS = ("a", "an", "the", "in", "of", "by", "since", "until", "last", "next", "this")
_CLOSE, _SOON, _HALF_YEAR = 2, 3, 6  # months
_PRESENT = 8
"""Months ahead up to which a month in the present tense is to come: "the lease ends in November".

Those further on are the last few: "Unemployment rises to 4.4% in February", told in March.
"""


def read_month(found: Found, narrative: Narrative) -> Reading | None:
    """A month: "October", "last May", "March 1996", "January this year"."""
    word = found.one("month")
    if word is None or not _is_month(word, found, narrative):
        return None
    reading = month_of(word, found, narrative)
    second = found.words[found.first + 1 : found.first + 2]
    return without_article(found, reading) if second == [word] else reading


def month_of(word: Word, found: Found, narrative: Narrative) -> Reading:
    """The month that ``word`` names, in the year that is told or that the tense says."""
    month, year = int(word.value), found.one("year")
    if year is not None:
        return first_day(int(year.value), month, "M")
    if (borrowed := year_behind(found)) is not None:
        return first_day(borrowed, month, "M")
    today = narrative.now("M")
    if today is None:
        return Reading(DATE, f"XXXX-{month:02}", NO_DATE)
    if "rel" in found:
        return first_day(today.year + step_of(found.all("rel")), month, "M")
    which = {one.kind for one in found.all("which")}
    if which & _TOLD and (told := narrative.last()):
        return first_day(told.day.year + (KINDS["forth"] in which), month, "M")
    if KINDS["this"] in which:
        return first_day(today.year, month, "M")
    if KINDS["last"] in which:
        # "last February" in March is that of the year before: the other is "last month".
        return first_day(today.year - (month >= today.month - 1), month, "M")
    if KINDS["next"] in which:
        return first_day(today.year + (month <= today.month), month, "M")
    if (opened := _opened_in(found, narrative)) is not None:
        return first_day(opened.year + (month < opened.month), month, "M")
    tenses, direction = narrative.tenses, narrative.direction(found)
    far = (month - today.month) % 12
    if direction is not Direction.FUTURE and found.before.lower in _UNTIL:
        if far <= _SOON or direction is not Direction.PAST:
            direction = Direction.FUTURE
    elif direction is Direction.FUTURE and far > _HALF_YEAR and tenses.modifies(word.start):
        direction = Direction.OPEN
    elif direction is Direction.PRESENT and far <= _PRESENT and tenses.announces(word.start):
        direction = Direction.FUTURE
    elif direction is Direction.PAST and far <= _CLOSE and not tenses.past(word.start):
        direction = Direction.FUTURE  # "was barred from voting in May": the verb above is past
    return first_day(_year_of_month(month, today, direction), month, "M")


def _opened_in(found: Found, narrative: Narrative) -> date | None:
    """The month that a stretch of months begins in: "from June to [August]", "June-August"."""
    told = narrative.last("M")
    if found.first < _SECOND or found.before.kind != KINDS["to"] or told is None:
        return None
    opening = found.words[found.first - 2]
    named = opening.kind == KINDS["month"] and int(opening.value) == told.day.month
    return told.day if named else None


_SECOND = 2


def _is_month(word: Word, found: Found, narrative: Narrative) -> bool:
    """Whether it is no verb ("may"), no person ("June Ashby"), and no other short word ("Jan")."""
    token = narrative.tenses.token(word.start)
    if token is None or "year" in found:
        return token is not None
    if len(word.lower) <= 4 and word.lower not in _WHOLE and not word.lower.endswith("."):
        return False
    behind = token.nbor(1) if token.i + 1 < len(token.doc) else token
    before = token.nbor(-1) if token.i else token
    if token.dep_ == "compound" and behind.tag_ == "NNP" and before.lower_ not in _BEFORE_MONTHS:
        return False
    return token.tag_ in ("NNP", "NNPS", "CD", "NN") and token.ent_type_ != "PERSON"


def _year_of_month(month: int, today: date, direction: Direction) -> int:
    if direction is Direction.FUTURE:
        return today.year + (month < today.month)
    ahead = (month - today.month) % 12
    if direction is Direction.PAST:
        return today.year - (month > today.month)
    # Open: the months just past, unless it is one of those to come soon.
    past = today.year - (month > today.month)
    return today.year + (month < today.month) if ahead <= _SOON else past


def read_season(found: Found, narrative: Narrative) -> Reading | None:
    """A season: "this summer", "last fall", "the winter of 1994"."""
    word = found.one("season")
    if word is None:
        return None
    bare = found.words[found.first] is word
    if bare and found.before.kind != KINDS["in"] and "year" not in found:
        return None  # "fall" and "spring" are also verbs
    year = found.one("year")
    if year is not None:
        return _season(int(year.value), word)
    today = narrative.now("M")
    if today is None:
        return Reading(DATE, f"XXXX-{word.value}", NO_DATE)
    if "rel" in found:
        return _season(today.year + step_of(found.all("rel")), word)
    which = {one.kind for one in found.all("which")}
    step = step_of(found.all("which"))
    start = SEASONS[word.value]
    if KINDS["this"] in which and not step:
        return _season(today.year - (start == 12 and today.month < 3), word)
    if step > 0:
        return _season(today.year + (start <= today.month), word)
    if step < 0:
        return _season(today.year - (start + 2 >= today.month), word)
    ahead = narrative.direction(found) is Direction.FUTURE
    late = start > today.month
    if ahead and start != 12 and start + 2 < today.month:
        return _season(today.year + 1, word)  # "will reopen in the spring", told in November
    return _season(today.year if ahead or not late else today.year - 1, word)


def _season(year: int, word: Word) -> Reading:
    day = make_day(year, SEASONS[word.value], 1)
    if day is None:
        return Reading(DATE, None, OUTSIDE)
    return Reading(DATE, f"{year:04}-{word.value}", None, Point(day, "S"))
