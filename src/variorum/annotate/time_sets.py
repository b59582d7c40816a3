"""Reads what recurs, and what no calendar holds: "each Thursday", "now", "recent years"."""

from __future__ import annotations

from variorum.annotate.time_durations import length
from variorum.annotate.time_narrative import Narrative, Reading, ref
from variorum.annotate.time_patterns import Found
from variorum.annotate.time_tense import Direction
from variorum.annotate.time_words import KINDS, Word
from variorum.records import TimeType

SET, DURATION = TimeType.SET, TimeType.DURATION
_LONG_WORDS = ("in", "for", "within", "over", "after", "follows", "took", "take", "takes")


def read_each(found: Found) -> Reading | None:
    """What happens each time: "every month", "each Thursday", "every two weeks"."""
    unit = found.one("unit")
    if unit is None:
        return None
    count = found.one("n")
    if unit.kind in (KINDS["unit"], KINDS["units"]):
        if count is None:
            return Reading(SET, length(1, unit.value))
        if count.kind == KINDS["number"]:
            return Reading(SET, length(count.number, unit.value))
        if count.lower == "other" or count.value == "2":
            return Reading(SET, length(2, unit.value))
        return Reading(SET, length(1, unit.value)) if count.lower in ("single",) else None
    if count is not None and count.lower not in ("single", "other"):
        return None
    return Reading(SET, _recurring(unit, found.one("part")))


def _recurring(word: Word, part: Word | None) -> str:
    """A weekday, month, season or part of day of any week, year or day."""
    hours = f"T{part.value.removeprefix('T')}" if part is not None else ""
    if word.kind in (KINDS["weekday"], KINDS["weekdays"]):
        return f"XXXX-WXX-{word.value}{hours}"
    if word.kind == KINDS["month"]:
        return f"XXXX-{int(word.value):02}"
    if word.kind == KINDS["season"]:
        return f"XXXX-{word.value}"
    return f"XXXX-XX-XXT{word.value}"


def read_times_a(found: Found) -> Reading | None:
    """How often: "twice a week"; the set is every week."""
    unit = found.one("unit")
    return None if unit is None else Reading(SET, length(1, unit.value))


def read_weekdays(found: Found) -> Reading | None:
    """Days that recur: "Mondays", "Tuesday nights"."""
    word, part = found.one("weekday"), found.one("part")
    if word is None or (part is not None and part.value not in ("TNI", "MO", "AF", "EV")):
        return None
    return Reading(SET, _recurring(word, part))


def read_frequency(found: Found, narrative: Narrative) -> Reading | None:
    """How often as an adverb: "meets daily"; before a noun it is a kind ("a daily newspaper")."""
    word = found.one("frequency")
    token = narrative.tenses.token(word.start) if word is not None else None
    if word is None or token is None or token.dep_ != "advmod":
        return None
    if found.before.kind == KINDS["hyphen"]:
        return None  # "bi-monthly", "twice-weekly"
    return Reading(SET, word.value)


def read_reference(found: Found, narrative: Narrative) -> Reading | None:
    """Now, then and some day: "now", "recently", "the future"."""
    word = found.one("ref")
    if word is None:
        return None
    behind = found.behind.lower if found.behind is not None else ""
    if word.lower == "soon" and (behind in ("as", "after") or found.before.lower in ("as", "too")):
        return None
    if word.lower == "one day" and narrative.direction(found) is not Direction.FUTURE:
        return Reading(DURATION, "P1D")
    if word.lower == "the future" and behind == "of":
        return None
    return ref(word.value)


def read_the_past(found: Found, narrative: Narrative) -> Reading | None:
    """What is over: "the past", "the recent past"."""
    word = found.one("ref")
    token = narrative.tenses.token(word.start) if word is not None else None
    if word is None or token is None or word.lower != "past" or token.tag_[:2] != "NN":
        return None
    return ref("PAST_REF")


def read_vague(found: Found) -> Reading | None:
    """An untold number of units: "recent weeks", "coming months", "past years"."""
    which = found.one("which")
    if which is None or which.kind == KINDS["current"]:
        return None
    if which.kind == KINDS["last"]:
        return ref("PAST_REF") if which.lower == "past" else None
    return ref("FUTURE_REF" if which.kind == KINDS["next"] else "PAST_REF")


def read_adjective(found: Found) -> Reading | None:
    """What is of now or of late: "the current chairman", "a recent report"."""
    word = found.one("ref")
    return None if word is None else ref(word.value)


def read_while(found: Found) -> Reading | None:
    """A length that is not told: "a while", "some time"."""
    word = found.one("while")
    return None if word is None else Reading(DURATION, word.value)


def read_bare_units(found: Found) -> Reading | None:
    """Units that nobody counts: "for years", "within weeks or months"."""
    unit = found.one("unit")
    if unit is None or found.before.lower not in _LONG_WORDS or unit.value == "TNI":
        return None
    return Reading(DURATION, length(None, unit.value))
