"""Reads lengths of time, and what is so long ago or so much later."""

from __future__ import annotations

from variorum.annotate.time_calendar import FINENESS
from variorum.annotate.time_dates import date_of, weekday
from variorum.annotate.time_narrative import Narrative, Reading, aside, at, moved, ref
from variorum.annotate.time_patterns import Found
from variorum.annotate.time_tense import Direction
from variorum.annotate.time_words import KINDS, Word
from variorum.records import TimeType

DATE, DURATION = TimeType.DATE, TimeType.DURATION
_HALVES = {"Y": "6M", "TH": "30M", "TM": "30S", "D": "T12H"}
_LONG = {"C": 100, "L": 1000}
_NEAR = 400  # characters back to a quarter or month that "a year ago" is compared with


def length(number: float | None, unit: str) -> str:
    """The TIMEX3 value of a length; ``None`` for a number that is not told.

    >>> length(3, "M"), length(2.5, "Y"), length(1.5, "TM"), length(None, "W"), length(2, "C")
    ('P3M', 'P2Y6M', 'PT1M30S', 'PXW', 'P200Y')
    """
    if unit == "2W":
        number, unit = None if number is None else number * 2, "W"
    if unit == "TNI":
        unit = "D"
    if unit in _LONG and number is not None:
        number, unit = number * _LONG[unit], "Y"
    sign = "PT" if unit[0] == "T" else "P"
    letter = unit.removeprefix("T")
    if number is None:
        return f"{sign}X{letter}"
    if number % 1 == 0.5 and number > 1 and unit in _HALVES:
        return f"{sign}{int(number)}{letter}{_HALVES[unit]}"
    figure = str(int(number)) if number == int(number) else f"{number:.2f}".rstrip("0")
    return f"{sign}{figure}{letter}"


def read_duration(found: Found, narrative: Narrative) -> Reading | None:
    """A counted length: "nearly four hours", "a 60-day moratorium", "two to three weeks"."""
    count, unit = found.one("n"), found.one("unit")
    if count is None or unit is None or not _counts(found, count, unit, narrative):
        return None
    if unit.value == "WE":
        return Reading(DURATION, length(_number(count), "WE"))
    if found.before.kind == KINDS["in"] and _ahead(found, unit, narrative):
        if count.kind == KINDS["vague"] or "or" in found:
            return ref("FUTURE_REF")
        number = count.number
        if number == int(number) and narrative.now(unit.value) is not None and "to" not in found:
            return narrative.moved(unit.value, int(number))
    return Reading(DURATION, length(None if "or" in found else _number(count), unit.value))


def _counts(found: Found, count: Word, unit: Word, narrative: Narrative) -> bool:
    """Whether this is a length: no age, no rate ("$2 a share a year"), no fraction."""
    if "old" in found:  # people have ages in years, wars and truces in months
        return unit.value in ("M", "W", "D") and found.all("old")[0].kind == KINDS["hyphen"]
    behind = found.behind
    if behind is not None and behind.kind == KINDS["hyphen"]:
        following = found.words[found.after + 1 : found.after + 2]
        if following and following[0].lower in ("old", "olds", "ago", "earlier"):
            return False
    if unit.value == "Q" and (count.value in ("3", "1") or count.kind == KINDS["a"]):
        return unit.kind == KINDS["units"] and found.words[found.after - 2].kind != KINDS["hyphen"]
    if count.kind == KINDS["year"] and unit.kind == KINDS["unit"]:
        return False
    if count.kind == KINDS["a"]:
        return not _is_rate(found, narrative)
    if count.lower == "some":
        return unit.kind == KINDS["units"]
    if count.kind == KINDS["vague"] and unit.kind == KINDS["unit"]:
        return found.words[found.after - 2].kind == KINDS["hyphen"]
    return True


def _is_rate(found: Found, narrative: Narrative) -> bool:
    """Whether "a week" is what something is counted by: "four flights a week"."""
    token = narrative.tenses.token(found.words[found.first].start)
    if token is None or token.i == 0:
        return False
    before = token.nbor(-1)
    return before.tag_[:2] == "NN" or before.tag_ in ("CD", "$") or before.text in ("%", "cents")


def _ahead(found: Found, unit: Word, narrative: Narrative) -> bool:
    return unit.value in FINENESS and narrative.direction(found) is Direction.FUTURE


def _number(word: Word) -> float | None:
    return None if word.kind == KINDS["vague"] else word.number


def read_sum(found: Found) -> Reading | None:
    """A length in two units: "two years and six months"."""
    words = [found.one(group) for group in ("n", "unit", "n2", "unit2")]
    first, unit, second, unit2 = words
    if first is None or unit is None or second is None or unit2 is None:
        return None
    clock = unit.value[0], unit2.value[0]
    if clock == ("T", "T"):
        return Reading(
            DURATION, length(first.number, unit.value) + length(second.number, unit2.value)[2:]
        )
    if "T" in clock or FINENESS.get(unit2.value, 9) >= FINENESS.get(unit.value, 0):
        return None
    return Reading(
        DURATION, length(first.number, unit.value) + length(second.number, unit2.value)[1:]
    )


def read_and_a_half(found: Found, narrative: Narrative) -> Reading | None:
    """A length and half of it: "a minute and a half"; with "ago" the day or month so far back."""
    count, unit = found.one("n"), found.one("unit")
    if count is None or unit is None:
        return None
    if "ago" in found:
        return _away(narrative, unit.value, -count.number - 0.5) if unit.value in "YW" else None
    return Reading(DURATION, length(count.number + 0.5, unit.value))


def read_half_a(found: Found) -> Reading | None:
    """Half a unit: "half an hour", "half a century"."""
    unit = found.one("unit")
    if unit is None:
        return None
    halves = {"TH": "PT30M", "Y": "P6M", "E": "P5Y", "C": "P50Y", "TM": "PT30S", "D": "PT12H"}
    value = halves.get(unit.value)
    return Reading(DURATION, value) if value else None


def read_window(found: Found) -> Reading | None:
    """A known stretch: "the past three months", "the next two years", "the first nine months"."""
    count, unit = found.one("n"), found.one("unit")
    if count is None or unit is None or unit.value == "WE":
        return None
    return Reading(DURATION, length(_number(count), unit.value))


def read_ago(found: Found, narrative: Narrative) -> Reading | None:
    """So long before publication: "two years ago", "nearly two weeks ago", "a few days ago"."""
    count, unit = found.one("n"), found.one("unit")
    if count is None or unit is None:
        return None
    if count.kind == KINDS["vague"] or unit.value[0] == "T":
        return ref("PAST_REF")
    if count.value == "1" and unit.value == "Y" and (compared := _compared(found, narrative)):
        return compared
    return _away(narrative, unit.value, -count.number)


def _away(narrative: Narrative, unit: str, count: float) -> Reading:
    """So many units from publication; a part of one in the next smaller unit."""
    if unit == "2W":
        unit, count = "W", count * 2
    if count != int(count):
        unit, size = _PARTS.get(unit, ("D", 1))
        count *= size
    return narrative.moved(unit, round(count))


_PARTS = {"C": ("Y", 100), "E": ("M", 120), "Y": ("M", 12), "M": ("D", 30), "W": ("D", 7)}


def _compared(found: Found, narrative: Narrative) -> Reading | None:
    """The same quarter of the year before, where a quarter was told: results compared."""
    offset = found.words[found.first].start
    near = [point for start, point in narrative.told[-4:] if offset - start < _NEAR]
    told = next((point for point in reversed(near) if point.unit == "Q"), None)
    today = narrative.now("M")
    if told is None or today is None:
        return None
    months = (today.year - told.day.year) * 12 + today.month - told.day.month
    return aside(at(told.day, "Q") if months > _YEAR_OLD else moved(told.day, "Y", -1, "Q"))


_YEAR_OLD = 14  # months: a quarter further back is itself the one compared with


def read_later(found: Found, narrative: Narrative) -> Reading | None:
    """So long after or before the date told last: "two days later", "a year earlier".

    Against an event ("two weeks after the vote") it is the length alone.
    """
    count, unit, way = found.one("n"), found.one("unit"), found.one("way")
    if count is None or unit is None or way is None:
        return None
    if way.kind == KINDS["hence"]:
        if not count.number or unit.value[0] == "T":
            return ref("FUTURE_REF")
        return _away(narrative, unit.value, count.number)
    whole = Reading(DURATION, length(_number(count), unit.value), after=found.after - 1)
    if "day" in found and unit.value in ("D", "W") and (named := _named_day(found, narrative)):
        return named
    against = way.kind in (KINDS["before"], KINDS["after"])
    if against or count.kind == KINDS["vague"] or unit.value not in FINENESS:
        return whole
    step = -1 if way.kind == KINDS["earlier"] else 1
    if step < 0 and count.value == "1" and unit.value == "Y":
        return _compared(found, narrative) or _earlier_year(narrative)
    told = narrative.last()
    if step < 0 and narrative.is_ahead(told) and narrative.direction(found) is Direction.PAST:
        told = narrative.last_past() or narrative.today  # "passed a day earlier", due in May
    if told is None or FINENESS[told.unit] > FINENESS[unit.value]:
        return whole
    if count.number != int(count.number):
        return whole
    there = moved(told.day, unit.value, step * int(count.number))
    if narrative.is_ahead(there.point) and not narrative.is_ahead(told):
        # "And here we are, 40 years later": counted from an event, not from the date told last
        return there if narrative.direction(found) is Direction.FUTURE else whole
    return there


def _named_day(found: Found, narrative: Narrative) -> Reading | None:
    """The day named behind it, which says the same: "two days later, on Aug. 5"."""
    word = found.kind("day", "weekday")
    named = date_of(found, "day", narrative)
    if named is None and word is not None:
        named = weekday(word, found, narrative)
    return None if named is None or named.point is None else named


def _earlier_year(narrative: Narrative) -> Reading:
    told = narrative.last()
    return narrative.moved("Y", -1) if told is None else moved(told.day, "Y", -1)
