"""Numbers inside time expressions: cardinals, ordinals and years, in figures or in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from variorum.annotate.wordlists import load_rows

FIRST_YEAR, LAST_YEAR = 1000, 2199

_HIGHEST = 1e18  # what is told beyond it is no number of days
_LONGEST = 12  # tokens of one number: "nine hundred and ninety-nine thousand" has seven
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Raw:
    """A token before it is known what it means: ``exact`` as written, ``lower`` normalized."""

    kind: str
    lower: str
    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True)
class Number:
    """A ``number``, ``ordinal`` or ``year`` with its value, and the index of the token behind."""

    kind: str
    value: str
    after: int


def read_number(raw: Sequence[Raw], index: int) -> Number | None:
    """The number that starts at ``index``, ``None`` where there is none.

    "nineteen ninety-six" is a year, "twenty-first" an ordinal, "2 1/2" and "two and a half" are
    2.5, "1998" is a year and "1,998" a number.
    """
    token = raw[index]
    if token.kind == "ordinal":
        return Number("ordinal", "".join(c for c in token.lower if c.isdigit()), index + 1)
    if token.kind == "number":
        return _figures(raw, index)
    if token.kind != "word":
        return None
    if token.lower in _ordinals():
        return Number("ordinal", str(_ordinals()[token.lower]), index + 1)
    return _words(raw, index)


def _figures(raw: Sequence[Raw], index: int) -> Number | None:
    text = raw[index].lower
    if "/" in text:
        return None
    if len(text) == 4 and text.isdigit() and FIRST_YEAR <= int(text) <= LAST_YEAR:
        return Number("year", text, index + 1)
    value = float(text.replace(",", ""))
    index += 1
    if index < len(raw) and (part := _fraction(raw[index])):
        return Number("number", plain(value + part), index + 1)
    while (
        index < len(raw)
        and value < _HIGHEST
        and number_words().get(raw[index].lower, ("", 0))[0] == "times"
    ):
        value *= number_words()[raw[index].lower][1]
        index += 1
    return _with_half(raw, index, value)


def _fraction(token: Raw) -> float:
    above, _, below = token.lower.partition("/")
    if token.kind != "number" or not (above.isdigit() and below.isdigit()):
        return 0.0
    return int(above) / int(below) if 0 < int(above) < int(below) else 0.0


def _words(raw: Sequence[Raw], index: int, years: bool = True) -> Number | None:
    """A number in words: what adds to it and what multiplies it, as long as it goes on."""
    known = number_words()
    total = current = 0.0
    last = -1.0
    at = index
    while at < min(len(raw), index + _LONGEST):
        step = at
        if at > index and raw[at].lower in ("-", "and") and at + 1 < len(raw):
            step += 1
        word = raw[step].lower
        kind, size = known.get(word, ("", 0.0))
        if kind == "times" and word.isalpha() and len(word) > 2:
            if at == index and word not in ("hundred", "dozen"):
                return None
            if size >= 1000:
                total, current = total + (current or 1) * size, 0.0
            else:
                current = (current or 1) * size
        elif (
            years
            and kind == "add"
            and step == at
            and 10 <= last < 100
            and size >= 10
            and at - index <= 2
        ):
            return _year(raw, at, int(current))
        elif kind == "add" and (at == index or _fits(size, last)):
            current += size
        elif word in _ordinals() and at > index and last >= 20 and _ordinals()[word] < 10:
            return Number("ordinal", str(int(total + current) + _ordinals()[word]), step + 1)
        else:
            break
        last = size
        at = step + 1
    if at == index:
        return None
    value = total + current
    if value == 1 and raw[index].lower == "one" and at == index + 1:
        return Number("number", "1", at)
    return _with_half(raw, at, value)


def _fits(size: float, last: float) -> bool:
    """Whether a word of ``size`` goes on with the number: "twenty" "four", "hundred" "ten"."""
    if last >= 100:
        return size < last
    return 20 <= last < 100 and size < 10


def _year(raw: Sequence[Raw], at: int, century: int) -> Number | None:
    """Two numbers side by side: "nineteen" "ninety-six"."""
    rest = _words(raw, at, years=False)
    if rest is None or rest.kind != "number" or not 13 <= century <= 20:
        return Number("number", str(century), at)
    years = float(rest.value)
    if years != int(years) or not 10 <= years <= 99:
        return Number("number", str(century), at)
    return Number("year", str(century * 100 + int(years)), rest.after)


def _with_half(raw: Sequence[Raw], at: int, value: float) -> Number:
    following = [token.lower for token in raw[at : at + 6]]
    for half in (["and", "a", "half"], ["-", "and", "-", "a", "-", "half"]):
        if following[: len(half)] == half:
            return Number("number", plain(value + 0.5), at + len(half))
    return Number("number", plain(value), at)


def plain(value: float) -> str:
    """The value in digits, without a point where it is whole."""
    return str(int(value)) if value == int(value) else f"{value:.4f}".rstrip("0")


@lru_cache(maxsize=1)
def _ordinals() -> dict[str, int]:
    return {word: place for place, word in enumerate(_ORDINALS, 1)} | {
        "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100,
    }  # fmt: skip


@lru_cache(maxsize=1)
def number_words() -> dict[str, tuple[str, float]]:
    """For each word its kind (``add`` or ``times``) and its size."""
    return {word: (kind, float(size)) for word, kind, size in load_rows("number_words.tsv")}
