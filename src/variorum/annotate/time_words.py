"""The words of time expressions: each word of a text with its kind and value, a letter a kind.

Kinds are letters so that a pattern over words is a plain regular expression over one string, in
which position n is word n. Words that no time expression holds are ``x``, and ``.`` stands where
a sentence begins, so that no expression runs across.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from variorum.annotate.time_holidays import holidays
from variorum.annotate.time_numbers import Raw, read_number
from variorum.annotate.wordlists import load_rows

KINDS = {
    "weekday": "W", "weekdays": "w", "month": "M", "season": "S", "seasons": "s", "unit": "U",
    "units": "V", "part": "P", "parts": "p", "noon": "N", "deictic": "d", "tonight": "k",
    "overnight": "K", "last": "l", "back": "b", "next": "n", "forth": "f", "this": "h",
    "that": "i", "each": "e", "latest": "L", "vague": "v", "number": "0", "a": "a", "the": "t",
    "its": "j", "of": "o", "or": "r", "and": "&", "to": "-", "at": "@", "on": "@", "in": "^",
    "half": "H", "ago": "g", "earlier": "<", "before": "(", "later": ">",
    "after": ")", "hence": "}", "about": "q", "edge": "E", "edge noun": "B",
    "half year": "J", "sometime": "m", "fiscal": "F", "more": "+", "old": "O", "ahead": "A",
    "or so": "~", "ref": "R", "at ref": "R", "ref day": "R", "current": "c",
    "recent": "u", "while": "y", "year end": "Z", "year ago": "z", "period": "D",
    "decade": "C", "times": "2", "times word": "3", "frequency": "4", "half day": "5",
    "o'clock": "6", "zone": "7", "holiday": "X", "year": "Y", "ordinal": "1", "clock": "8",
    "era": "!", "foreign month": "%", "date": "I", "possessive": "'", "comma": ",", "hyphen": "-",
    "from": "Q", "quarter code": "T", "open": "=", "close": "#", "start": ".", "other": "x",
    "x": "x",
}  # fmt: skip

LONGEST_PHRASE = 4

_TOKEN = re.compile(
    r"(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2}\b|[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}\b)"
    r"|(?P<clock>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:\b|(?=[ap]m\b))"
    r"|(?<![0-9.,$£€])[0-9]{1,2}\.[0-5][0-9](?=\s?[ap](?:m\b|\.\s?m\.)))"
    r"|(?P<quarter>\b(?:q[1-4]|h[12]|[1-4]q|[12]h)\b)"
    r"|(?P<decade>(?:[0-9]{3}0|(?<![0-9])['’]?[1-9]0)['’]?s\b)"
    r"|(?P<ordinal>[0-9]{1,3}(?:st|nd|rd|th)\b)"
    r"|(?P<number>[0-9]{1,3}(?:,[0-9]{3}){1,4}(?![0-9])(?:\.[0-9]{1,9})?"
    r"|[0-9]{1,15}(?:[./][0-9]{1,9})?)"
    r"|(?P<halfday>[ap]\.\s?m\.)"
    r"|(?P<word>[a-z]+(?:['’](?:clock\b|s(?=[ -](?:end|eve|day)\b)))?"
    r"(?:(?<=\bjan|\bfeb|\bmar|\bapr|\bjun|\bjul|\baug|\bsep|\boct|\bnov|\bdec"
    r"|\bmon|\btue|\bwed|\bthu|\bfri|\bsat|\bsun)\."
    r"|(?<=\bsept|\btues|\bthur)\.|(?<=\bthurs)\.)?)"
    r"|(?P<possessive>['’]\s?s\b)"
    r"|(?P<comma>,)|(?P<hyphen>[-–‑])|(?P<start>\n\s*\n)|(?P<open>\()|(?P<close>\))|\S",
    re.IGNORECASE | re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word (or fixed phrase, or number): kind as a letter, value, offsets in code points."""

    kind: str
    value: str
    start: int
    end: int
    lower: str

    @property
    def number(self) -> float:
        """The value as a number, 0 where it is none."""
        try:
            return float(self.value)
        except ValueError:
            return 0.0


def read_words(text: str, sentences: Sequence[tuple[int, int]]) -> list[Word]:
    """The words of ``text`` in order, phrases and numbers joined, in time linear in the text."""
    raw = list(_raw(text, [start for start, _ in sentences]))
    words: list[Word] = []
    index = 0
    while index < len(raw):
        word, index = _word(raw, index)
        words.append(word)
    return words


def _raw(text: str, starts: Sequence[int]) -> Iterator[Raw]:
    upcoming = iter([*starts, len(text) + 1])
    start = next(upcoming)
    for match in _TOKEN.finditer(text):
        while start <= match.start():
            yield Raw("start", "", start, start, "")
            start = next(upcoming)
        kind = match.lastgroup or "other"
        yield Raw(kind, match[0].lower().replace("’", "'"), match.start(), match.end(), match[0])


def _word(raw: Sequence[Raw], index: int) -> tuple[Word, int]:
    """The word that starts at ``index``, and the index behind it."""
    token = raw[index]
    phrases = _phrases()
    if token.kind == "word":
        longest = LONGEST_PHRASE if token.lower in _first_words() else 0
        for length in range(min(longest, len(raw) - index), 0, -1):
            some = raw[index : index + length]
            entry = phrases.get(_joined(some))
            if entry is not None and _capitals_fit(some, entry[0]):
                kind, value = entry
                return _made(kind, value, some), index + length
    number = read_number(raw, index)
    if number is not None:
        return _made(number.kind, number.value, raw[index : number.after]), number.after
    if token.kind == "decade":
        return _made("decade", _decade(token.lower), [token]), index + 1
    if token.kind == "halfday":
        return _made("half day", "12" if token.lower[0] == "p" else "0", [token]), index + 1
    if token.kind == "quarter":
        figure, letter = sorted(token.exact)
        known = letter.isupper()  # "h1" is a heading
        return _made("quarter code" if known else "other", letter + figure, [token]), index + 1
    kind = token.kind if token.kind not in ("word", "number") else "other"
    return _made(kind, token.lower, [token]), index + 1


def _made(kind: str, value: str, some: Sequence[Raw]) -> Word:
    lower = " ".join(token.lower for token in some)
    return Word(KINDS[kind], value, some[0].start, some[-1].end, lower)


def _joined(some: Sequence[Raw]) -> str:
    """The tokens as a phrase of the table: no spaces around hyphens or before a full stop."""
    return " ".join(token.lower for token in some).replace(" - ", "-").replace(" . ", ". ")


def _capitals_fit(some: Sequence[Raw], kind: str) -> bool:
    """Months and days are capitalized: "may", "march" and "sat" are also verbs."""
    if kind == "era":
        return some[0].exact.isupper()  # "ah", "be"
    if kind == "other":
        return some[0].exact[0].isupper() and some[-1].exact[0].isupper()  # "Sunday Times"
    if kind == "zone" and len(some) == 1:
        named = some[0].lower in ("eastern", "central", "mountain", "pacific")
        return some[0].exact.isupper() or (named and some[0].exact.istitle())
    names = ("month", "weekday", "weekdays", "holiday", "foreign month")
    return kind not in names or some[0].exact[0].isupper()


def _decade(words: str) -> str:
    """The first year of a decade in figures; of two figures, in the century of 1900."""
    digits = "".join(letter for letter in words if letter.isdigit())
    return digits if len(digits) == 4 else f"19{digits}"


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    return frozenset(re.split(r"[ -]", phrase)[0] for phrase in _phrases())


@lru_cache(maxsize=1)
def _phrases() -> dict[str, tuple[str, str]]:
    rows = (row if len(row) == 3 else (*row, "") for row in load_rows("time_lexicon.tsv"))
    words = {words: (kind, value) for words, kind, value in rows}
    return words | {name: ("holiday", name) for name in holidays()}
