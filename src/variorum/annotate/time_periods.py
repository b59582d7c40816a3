"""Reads weeks, quarters, years and longer: "last week", "the third quarter", "the 1990s"."""

from __future__ import annotations

from datetime import date

from variorum.annotate.time_calendar import Point, make_day, shift
from variorum.annotate.time_narrative import (
    NO_DATE,
    OTHER_CALENDAR,
    STEPS,
    Narrative,
    Reading,
    aside,
    at,
    first_day,
    moved,
    step_of,
)
from variorum.annotate.time_patterns import Found
from variorum.annotate.time_tense import Direction
from variorum.annotate.time_words import KINDS, Word
from variorum.records import TimeType

DATE, DURATION = TimeType.DATE, TimeType.DURATION
CALENDAR = ("D", "W", "WE", "M", "Q", "Y", "E", "C", "L")
"""Units of the calendar; those of the clock begin with T."""

_TOLD = {KINDS["back"]: -1, KINDS["forth"]: 1, KINDS["that"]: 0}


def read_ordinal_unit(found: Found, narrative: Narrative) -> Reading | None:
    """A quarter, century or decade by its number: "the third quarter", "the 20th century"."""
    unit, ordinal = found.one("unit"), found.one("ordinal")
    if unit is None or ordinal is None:
        return None
    number = int(ordinal.value)
    first = found.first
    the = found.words[first].kind == KINDS["the"]
    if unit.value == "C" and 1 <= number <= 30:
        return Reading(DATE, f"{number - 1:02}")
    if unit.value == "D" and the:
        if not narrative.tenses.named(unit.start):
            return None  # a day that is counted from a start which is not told
        told = narrative.last("D") or narrative.today
        if told is None or told.unit != "D":
            return narrative.unknown(DATE)
        return Reading(DATE, told.value, None, told)
    if unit.value != "Q" or not 1 <= number <= 4:
        return None
    hyphen = found.words[found.after - 2].kind == KINDS["hyphen"]
    if the and hyphen:
        first += 1
    year = _year_of_quarter(number, found, narrative)
    if year is None:
        return Reading(DATE, f"XXXX-Q{number}", NO_DATE, first=first)
    there = first_day(year, number * 3 - 2, "Q")
    return Reading(DATE, there.value, there.why, there.point, first)


def read_quarter_code(found: Found, narrative: Narrative) -> Reading | None:
    """A quarter or half in short: "in Q3", "3Q 2025", "H1 2026"; a half only with its year."""
    word = found.one("code")
    said_when = found.before.kind == KINDS["in"] or found.before.lower in _BEFORE_QUARTERS
    if word is None or not ("tail" in found or said_when):
        return None  # "Q1. What happened?", "the Q2 car"
    number = int(word.value[1])
    year = _year_of_quarter(number, found, narrative)
    if word.value[0] == "H":
        return first_day(year, number * 6 - 5, "H") if year and "tail" in found else None
    if year is None:
        return Reading(DATE, f"XXXX-Q{number}", NO_DATE)
    return first_day(year, number * 3 - 2, "Q")


_BEFORE_QUARTERS = frozenset(("for", "by", "of", "during", "from", "since", "until", "through"))


def read_fiscal_code(found: Found) -> Reading | None:
    """A fiscal year in short: "FY26"."""
    fiscal, number = found.words[found.first], found.one("n")
    if fiscal.lower != "fy" or number is None or len(number.lower) != _TWO_FIGURES:
        return None
    return first_day(_FIRST_SHORT + int(number.value), 1, "Y")


_TWO_FIGURES, _FIRST_SHORT = 2, 2000


def _year_of_quarter(number: int, found: Found, narrative: Narrative) -> int | None:
    year = found.one("lead") or next(
        (word for word in found.all("tail") if word.kind == KINDS["year"]), None
    )
    if year is not None:
        return int(year.value)
    short = found.kind("tail", "number")
    if short is not None and len(short.lower) == _TWO_FIGURES:
        return _FIRST_SHORT + int(short.value)
    today = narrative.now("M")
    if today is None:
        return None
    quarter = (today.month + 2) // 3
    if "ago" in found:
        return today.year - 1 - (number > quarter)
    if "tail" in found:
        return today.year + step_of(found.all("tail"))
    if narrative.direction(found) is Direction.FUTURE:
        unit = found.one("unit")
        named = unit is not None and narrative.tenses.modifies(unit.start)
        reported = named or found.before.lower == "for"
        # "will report a fourth-quarter loss", "a loss for the fourth quarter": the one just over.
        if not reported or (quarter - number) % 4 != 1:
            return today.year + (number < quarter)
    return today.year - (number > quarter)


def read_which_unit(found: Found, narrative: Narrative) -> Reading | None:
    """A unit by its place: "last week", "this year", "the following month", "that year"."""
    word = found.one("unit")
    if word is None:
        return None
    kinds = {one.kind for one in found.all("which")}
    latest = KINDS["latest"] in kinds
    unit = word.value if word.kind == KINDS["unit"] else "Q"
    if word.kind == KINDS["period"] and not latest:
        return None
    if unit not in CALENDAR or (unit == "D" and KINDS["this"] in kinds):
        return None
    if latest:
        told = narrative.last_past(unit) if unit == "Q" else None
        over = told is not None and not _goes_on(told, narrative)
        return at(told.day, unit) if told and over else narrative.moved(unit, -1)
    if found.words[found.first].kind in (KINDS["back"], KINDS["forth"]):
        return None  # "following last month's vote" is a preposition
    if _is_title(found, word, narrative):
        return None
    towards = next((_TOLD[kind] for kind in sorted(kinds) if kind in _TOLD), None)
    start = found.groups["which"][0]
    if KINDS["next"] in kinds and (
        unit == "D" or found.words[max(0, start - 1)].kind == KINDS["the"]
    ):
        towards = 1  # "the next day" counts from what was told, "next week" from publication
    if towards is not None:
        fine = [known for known in CALENDAR if CALENDAR.index(known) <= CALENDAR.index(unit)]
        told = narrative.last_before(found, *fine, "S")
        if told is not None:
            return moved(told.day, unit, towards)
        if KINDS["that"] in kinds and found.words[found.first].lower != "that":
            return None
        return narrative.moved(unit, towards) if towards else None
    if not kinds & set(STEPS):
        return None
    return narrative.moved(unit, step_of(found.all("which")))


def _goes_on(quarter: Point, narrative: Narrative) -> bool:
    """Whether the article came out in that quarter: a fiscal one, then, that is not the latest."""
    today = narrative.now("M")
    return today is not None and at(today, "Q").value == quarter.value


def _is_title(found: Found, word: Word, narrative: Narrative) -> bool:
    """Whether capitals and a quotation mark in front make it the name of a broadcast."""
    token = narrative.tenses.token(word.start)
    first = narrative.tenses.token(found.words[found.first].start)
    if token is None or first is None or first.i == 0:
        return False
    return token.is_title and first.nbor(-1).is_quote


def read_year_unit(found: Found, narrative: Narrative) -> Reading | None:
    """A period of a named year: "the 1988 period", "the 1988 quarter"."""
    year, unit = found.one("year"), found.one("unit")
    if year is None or unit is None:
        return None
    told = narrative.last("Q", "Y")
    if unit.kind == KINDS["unit"] and unit.value != "Q":
        return None
    if told is not None and told.unit == "Q":
        return first_day(int(year.value), told.day.month, "Q")
    return first_day(int(year.value), 1, "Y")


def read_the_unit(found: Found, narrative: Narrative) -> Reading | None:
    """A unit that goes without saying: "the quarter", "the end of the year", "the weekend"."""
    word = found.one("unit")
    if word is None or word.value not in ("D", "W", "WE", "M", "Q", "Y", "E", "C"):
        return None
    edge = "edge" in found
    unit = word.value
    behind = found.behind
    if behind is not None and behind.kind == KINDS["hyphen"]:
        return None
    if unit != "WE" and behind is not None and behind.kind in (KINDS["before"], KINDS["after"]):
        return None  # "the week before the vote", but "met over the weekend after it"
    if unit == "Y" and behind is not None and behind.lower in ("ended", "ending", "to", "through"):
        return Reading(DURATION, "P1Y")
    if unit == "WE":
        ahead = narrative.direction(found) is Direction.FUTURE
        day = narrative.now("D")
        if day is None:
            return narrative.unknown(DATE)
        return at(day, "WE") if ahead or day.isoweekday() >= 6 else moved(day, "WE", -1)
    if unit == "Q":
        told = narrative.last("Q")
        return at(told.day, "Q") if told else narrative.moved("Q", -1)
    if unit in ("D", "E", "C") and not edge:
        return None
    if unit == "D":
        told = narrative.last("D") or narrative.today
        return None if told is None or told.unit != "D" else at(told.day, "D")
    return narrative.moved(unit, 0)


def read_year_end(found: Found, narrative: Narrative) -> Reading | None:
    """The end of a year or month: "year-end", "year-end 1990"."""
    word, year = found.one("end"), found.one("year")
    if word is None:
        return None
    if year is not None:
        return first_day(int(year.value), 1, "Y")
    unit = "M" if word.lower.startswith("month") else "Y"
    return narrative.moved(unit, 0)


def read_year(found: Found, narrative: Narrative) -> Reading | None:
    """A year: "1998", "the year 2000", "fiscal 1989", "early 1990"."""
    word = found.one("year")
    if word is None:
        return None
    alone = all(
        one is word or one.kind == KINDS["about"] for one in found.words[found.first : found.after]
    )
    if alone and not _is_year(word, found, narrative):
        return None
    return first_day(int(word.value), 1, "Y")


def _is_year(word: Word, found: Found, narrative: Narrative) -> bool:
    """Whether four figures are a year and no count, sum, or number of something."""
    year = int(word.value)
    if not _FIRST <= year <= _LAST:
        return found.before.kind == KINDS["in"] or found.before.lower in ("since", "year")
    token = narrative.tenses.token(word.start)
    if token is None or token.i == 0:
        return True
    before = token.nbor(-1)
    if before.is_currency or before.lower_ in _NOT_BEFORE_YEARS or before.text in ("#", "/", "."):
        return False
    behind = token.nbor(1) if token.i + 1 < len(token.doc) else token
    if behind.lower_ in ("million", "billion", "trillion"):
        return False
    if (behind.tag_ == "NNS" and token.dep_ == "nummod") or behind.text == "%":
        return before.tag_ in ("DT", "PRP$", "POS", "IN") and year > 1900 and behind.text != "%"
    return True


_FIRST, _LAST = 1700, 2060
_NOT_BEFORE_YEARS = frozenset(("no", "no.", "number", "flight", "room", "boeing", "than", "page",
                               "model", "route", "highway", "about", "nearly"))  # fmt: skip


def read_spelled_year(found: Found) -> Reading | None:
    """A year in words: "the year two thousand"."""
    unit, number = found.one("unit"), found.one("number")
    if unit is None or number is None or unit.value != "Y" or not number.value.isdigit():
        return None
    return first_day(int(number.value), 1, "Y") if _FIRST <= int(number.value) <= _LAST else None


def read_era(found: Found) -> Reading | None:
    """A year of another era: "300 BC"; one of another calendar ("1447 AH") has no value."""
    number, era = found.one("n"), found.one("era")
    if number is None or era is None or not number.value.isdigit() or len(number.value) > 4:
        return None
    if era.value == "BC":
        if int(number.value) > _OLDEST:
            return None  # "in 2010 BC Hydro": a province
        return Reading(DATE, f"BC{int(number.value):04}")
    return Reading(DATE, None, f"{OTHER_CALENDAR} ({era.value})")


_OLDEST = 1500


def read_half(found: Found, narrative: Narrative) -> Reading | None:
    """Half a year: "the first half of 1989", "the second half of the year", "the first half"."""
    word = found.one("half")
    if word is None:
        return None
    decade = found.kind("of", "decade")
    if decade is not None:
        return read_decade_word(decade)
    year = found.kind("of", "year")
    unit = found.kind("of", "unit")
    if unit is not None and unit.value != "Y":
        return narrative.moved(unit.value, step_of(found.all("of"))) if unit.value in "WM" else None
    if year is None and unit is None:
        return None
    month = 1 if word.value == "H1" else 7
    if year is not None:
        return first_day(int(year.value), month, "H")
    today = narrative.now("Y")
    if today is None:
        return narrative.unknown(DATE, "Y")
    return first_day(today.year + step_of(found.all("of")), month, "H")


_PART = frozenset(("early", "mid", "late", "-"))
_DEGREES = frozenset(("temperature", "temperatures", "degrees", "highs", "lows"))
_WHOSE = frozenset(("his", "her", "their", "my", "your", "our"))


def read_decade(found: Found) -> Reading | None:
    """A decade: "the 1990s", "the late '70s", "the nineties"."""
    word = found.one("decade")
    before = [word.lower for word in found.words[max(0, found.first - 3) : found.first]]
    while before and before[-1] in _PART:
        before.pop()
    if word is None or not _WHOSE.isdisjoint(before[-1:]):
        return None  # "in his late 30s" is an age
    if len(word.lower) < 4 and any(near.lower in _DEGREES for near in found.words):
        return None  # "temperatures will be in the 80s"
    return read_decade_word(word)


def read_decade_word(word: Word) -> Reading | None:
    """The decade of a word."""
    day = make_day(int(word.value), 1, 1)
    return None if day is None else at(day, "E")


def read_year_ago(found: Found, narrative: Narrative) -> Reading | None:
    """What is compared with: "the year-earlier quarter", "year-ago"."""
    unit = found.one("unit")
    if unit is not None and unit.kind == KINDS["unit"] and unit.value not in ("Q", "Y", "M"):
        return None
    told = narrative.last_past("Q", "M", "Y")
    if told is not None and told.unit == "Q":
        day = shift(told.day, "Y", -1)
        return None if day is None else aside(at(_same_year(told, narrative, day), "Q"))
    return narrative.moved("Y", -1)


def _same_year(told: Point, narrative: Narrative, day: date) -> date:
    """A quarter told of last year is itself the one compared with: not two years back."""
    today = narrative.now("Q")
    if today is None:
        return day
    age = (today.year - told.day.year) * 12 + today.month - told.day.month
    return told.day if age >= 12 else day
