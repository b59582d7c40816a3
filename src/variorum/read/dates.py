"""Publication dates: what is written, to the precision that is known, or why it is no date."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, time
from email.utils import parsedate_to_datetime

from variorum.records import Origin, Precision, Published

_EARLIEST, _LATEST = 1600, 2100  # years: before the first newspaper, after any reader of this

_ISO = re.compile(
    r"(\d{4})(?:[-/.]?(\d{1,2})(?:[-/.]?(\d{1,2})"
    r"(?:(?:T|t|\s+|\s*,\s*)(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,]\d{1,12})?)?"
    r"\s*(Z|z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2}|[A-Z]{3,4})?)?)?)?(?:\[[\w/+-]{1,40}\])?"
)
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_ZONE = r"[a-z]{2,5}|(?:gmt|utc)?[+-]\d{2}:?\d{2}"
_TIME = rf"(\d{{1,2}})[:.](\d{{2}})(?::\d{{2}})?\s*([ap]\.?m\.?)?(?:\s+({_ZONE}))?"
_CLOCK = rf"(?:[,\s]+(?:at\s+|[|·•–—-]\s*)?{_TIME}(?:\s*\([a-z ]{{2,40}}\))?)?"
_CLOCK_FIRST = re.compile(
    r"(\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?(?:\s+(?:[a-z]{1,3}t|utc))?),?\s+(?:on\s+)?(\S.{5,60})"
)
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s+)?"
_DAY_FIRST = re.compile(
    _WEEKDAY + r"(\d{1,2})(?:st|nd|rd|th)?\s+" + _MONTH + r",?\s+(\d{4})" + _CLOCK
)
_MONTH_FIRST = re.compile(_WEEKDAY + _MONTH + r"\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})" + _CLOCK)
_MAIL = re.compile(
    r"(?:[A-Za-z]{3,9},?\s+)?\d{1,2}[\s-][A-Za-z]{3,9}[\s-]\d{4}\s+\d{1,2}:\d{2}(?::\d{2})?"
    r"\s+(?:[+-]\d{4}|[A-Z]{1,4})(?:\s+\([A-Z]{2,5}\))?"
)
_NUMBERS = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{2,4})" + _CLOCK)


def find_published(
    candidates: Iterable[tuple[object, Origin]],
) -> tuple[Published | None, list[str]]:
    """The first candidate that is a date, and the reasons why those before it are none.

    Missing values (``None``, empty, "None", "null") are passed over without a reason.
    """
    reasons: dict[str, str] = {}
    for value, origin in candidates:
        if value is None:
            continue
        if isinstance(value, str) and value.strip().lower() in {"", "none", "null", "nat"}:
            continue
        try:
            written, precision = parse_date(value)
        except ValueError as error:
            # A page that writes it twice is told so once.
            reasons.setdefault(str(error), f"{error} ({origin.value}): date ignored")
            continue
        return Published(written, precision, origin), list(reasons.values())
    return None, list(reasons.values())


def conflict(found: Published, value: object, origin: Origin) -> str | None:
    """That a page dates itself twice, more than a day apart; ``None`` where it does not.

    >>> from variorum.records import Origin, Precision, Published
    >>> conflict(Published("2026-03-05", Precision.DAY, Origin.JSON_LD), "2026-05-06", Origin.FEED)
    'dated 2026-03-05 (JSON-LD) and 2026-05-06 (feed): the first is taken'
    """
    try:
        written, precision = parse_date(value)
    except ValueError:
        return None
    if {precision, found.precision} & {Precision.MONTH, Precision.YEAR}:
        return None
    apart = date.fromisoformat(written[:10]) - date.fromisoformat(found.value[:10])
    if abs(apart.days) <= 1:  # a day is what zones make of one moment
        return None
    return (
        f"dated {found.value[:10]} ({found.origin.value}) and {written[:10]} ({origin.value}): "
        "the first is taken"
    )


def parse_date(value: object) -> tuple[str, Precision]:
    """ISO 8601 and precision of a date as files write it: ISO, RFC 822, English words.

    A zone is kept, never guessed. Midnight to the second is what software writes for a day whose
    time it does not know, and is read as the day. Raises ``ValueError`` with the reason where
    the value is no date, cannot be one, or can be read as two.

    >>> parse_date("Thu, 05 Mar 2026 17:03:00 +0200")
    ('2026-03-05T17:03:00+02:00', <Precision.SECOND: 'second'>)
    >>> parse_date("March 5, 2026")
    ('2026-03-05', <Precision.DAY: 'day'>)
    >>> parse_date("2026-02-30")
    Traceback (most recent call last):
    ...
    ValueError: '2026-02-30' is no day of the calendar
    """
    if isinstance(value, datetime):
        return _written(value, Precision.SECOND)
    if isinstance(value, date):
        return _checked(value).isoformat(), Precision.DAY
    if not isinstance(value, str | int) or isinstance(value, bool):
        # Never as text: a few hundred bytes of YAML can stand for gigabytes.
        raise ValueError(f"a {type(value).__name__} is not written as a date")
    text = " ".join(str(value)[:200].split())
    if match := _ISO.fullmatch(text):
        return _iso(text, match)
    if _MAIL.fullmatch(text):
        return _mail(text)
    lowered = text.lower()
    if match := _CLOCK_FIRST.fullmatch(lowered):
        lowered = f"{match[2]} {match[1]}"
    if match := _DAY_FIRST.fullmatch(lowered):
        day, month, year, *clock = match.groups()
        return _words(text, year, month, day, clock)
    if match := _MONTH_FIRST.fullmatch(lowered):
        month, day, year, *clock = match.groups()
        return _words(text, year, month, day, clock)
    if (match := _NUMBERS.fullmatch(lowered)) and (ordered := _told_apart(match)):
        day, month, year, clock = ordered
        return _words(text, year, MONTHS[int(month) - 1], day, clock)
    if match:
        raise ValueError(f"{text[:40]!r} can be read as two dates: write 2026-03-05")
    raise ValueError(f"{text[:40]!r} is not written as a date")


def _told_apart(match: re.Match[str]) -> tuple[str, str, str, list[str | None]] | None:
    """Day, month, year and clock of a date in numbers where only one of two can be the month.

    Nothing is to be told apart where both are the same number.
    """
    first, second, year, *clock = match.groups()
    both = (int(first) <= 12) == (int(second) <= 12)
    if len(year) < 4 or (both and (int(first) != int(second) or int(first) > 12)):
        return None
    day, month = (second, first) if int(second) > 12 else (first, second)
    return (day, month, year, clock) if int(month) else None


def _mail(text: str) -> tuple[str, Precision]:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        raise ValueError(f"{text[:40]!r} is no day of the calendar") from None
    return _written(moment, Precision.SECOND)


def _iso(text: str, match: re.Match[str]) -> tuple[str, Precision]:
    year, month, day, hour, minute, second, zone = match.groups()
    if text.isdigit() and len(text) not in {4, 6, 8}:
        raise ValueError(f"{text[:40]!r} is not written as a date")
    try:
        whole = _checked(date(int(year), int(month or 1), int(day or 1)))
        clock = time(int(hour or 0), int(minute or 0), int(second or 0))
    except ValueError as error:
        raise ValueError(_impossible(text, error)) from None
    if day is None:
        return (
            (year, Precision.YEAR)
            if month is None
            else (f"{year}-{int(month):02}", Precision.MONTH)
        )
    if hour is None:
        return whole.isoformat(), Precision.DAY
    written = f"{whole.isoformat()}T{clock.hour:02}:{clock.minute:02}"
    if second is None:
        return written + _zone(zone), Precision.MINUTE
    if clock == time(0):
        return _midnight(whole)
    return f"{written}:{clock.second:02}{_zone(zone)}", Precision.SECOND


def _zone(zone: str | None) -> str:
    zone = zone and re.sub(r"\A(?:gmt|utc)(?=[+-])", "", zone)
    if zone is None or (zone.isalpha() and zone.upper() not in {"Z", "UTC", "GMT"}):
        return ""  # names of zones are many things in many places: the clock time stands alone
    if zone[0] not in "+-" or zone.strip("+-0:") == "":
        return "Z"
    digits = zone[1:].replace(":", "").ljust(4, "0")
    if int(digits[:2]) > 14 or int(digits[2:]) > 59:
        return ""  # no such zone: the clock time stands, its zone is not known
    return f"{zone[0]}{digits[:2]}:{digits[2:]}"


def _words(
    text: str, year: str, month: str, day: str, clock: list[str | None]
) -> tuple[str, Precision]:
    hour, minute, half, zone = clock
    try:
        whole = _checked(date(int(year), MONTHS.index(month) + 1, int(day)))
        if hour is None or minute is None:
            return whole.isoformat(), Precision.DAY
        hours = int(hour) % 12 + (12 if half[0] == "p" else 0) if half else int(hour)
        at = f"{time(hours, int(minute)):%H:%M}" + (_zone(zone) if zone else "")
        return f"{whole.isoformat()}T{at}", Precision.MINUTE
    except ValueError as error:
        raise ValueError(_impossible(text, error)) from None


def _written(moment: datetime, precision: Precision) -> tuple[str, Precision]:
    whole = _checked(moment.date())
    if (moment.hour, moment.minute, moment.second) == (0, 0, 0):
        return _midnight(whole)
    written = moment.replace(microsecond=0).isoformat()
    return written.replace("+00:00", "Z"), precision


def _midnight(whole: date) -> tuple[str, Precision]:
    if whole == date(1970, 1, 1):
        raise ValueError("1970-01-01T00:00:00 is a clock that was never set")
    return whole.isoformat(), Precision.DAY


def _checked(whole: date) -> date:
    if not _EARLIEST <= whole.year <= _LATEST:
        raise ValueError(f"the year {whole.year} cannot be that of a publication")
    return whole


def _impossible(text: str, error: ValueError) -> str:
    return str(error) if "publication" in str(error) else f"{text[:40]!r} is no day of the calendar"
