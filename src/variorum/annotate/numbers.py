"""Numbers with their units, and the words that date a clause, out of parsed tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from variorum.annotate.time_numbers import number_words, plain
from variorum.annotate.wordlists import load_rows

if TYPE_CHECKING:
    from spacy.tokens import Token

_FIGURE = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(bn|tn|mn|mln|k|m)?", re.IGNORECASE)
_SYMBOL_FIGURE = re.compile(r"(us\$|[$€£¥])(\d.*)", re.IGNORECASE)
_TALLY = re.compile(r"(\d{1,3})(?: ?- ?to-| ?[-–‑] ?|( to ))(\d{1,3})", re.IGNORECASE)
_VOTE = frozenset(("vote", "decision", "ruling", "margin", "score", "defeat", "victory", "win",
                   "loss", "split", "tie", "tally", "majority", "count"))  # fmt: skip
"""Nouns beside which two numbers are a tally even where the first is the lower."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_JOINERS = frozenset(("-", "–", "‑", "and", "a", "of"))
_DAY_OF_MONTH = re.compile(r"([0-3]?\d)(?:st|nd|rd|th)?")
_PERIODS = frozenset(("week", "month", "year", "night", "weekend", "decade", "century"))
_WHICH = frozenset(("last", "next", "this", "previous", "following"))


def find_numbers(tokens: Sequence[Token]) -> list[str]:
    """The numbers in ``tokens`` as ``value unit``, in order; written numbers become digits.

    The unit is a currency ("4000000000 usd"), ``percent``, or the lemma of the noun counted
    ("60 day", "12 person"); a number alone has none. Fractions are decimal ("0.6667"). Parts of
    dates and clock times are no numbers here but times. "one" counts only before a unit word.
    A tally ("316-90", "a vote of 316 to 90") is two numbers with the units ``for`` and ``against``.
    People of whom no more is said are counted by what befell them: "five people were killed",
    "killing five" and "five dead" are all "5 killed". A rate is counted as one: "2 mile/hour".
    A bound stands before the value: ``>`` ("more than"), ``<`` ("up to"), ``~`` ("about").
    """
    return [number for _, _, number in read_numbers(tokens)]


def read_numbers(tokens: Sequence[Token]) -> Iterator[tuple[Token, Token, str]]:
    """The same, each with its first and its last word."""
    dated = {index for index, _ in _dates(tokens)}
    index = 0
    while index < len(tokens):
        if index in dated:
            index += 1
            continue
        tally = _read_tally(tokens, index)
        if tally is not None:
            ends = tokens[index], tokens[tally[2] - 1]
            yield *ends, f"{tally[0]} for"
            yield *ends, f"{tally[1]} against"
            index = tally[2]
            continue
        value, after, symbol = _read_number(tokens, index, dated)
        if value is None:
            index += 1
            continue
        last = tokens[after - 1]
        unit = symbol or _befell(last) or _unit_after(tokens, after, last)
        unit += _rate(tokens, after) if unit else ""
        bare = not unit and after - index == 1 and tokens[index].lower_ == "one"
        if not bare and not _is_none(tokens, index):
            bound = _bound(tokens, index) or _bound_after(tokens, after)
            number = f"{bound}{plain(value)} {unit}".strip()
            yield tokens[index], last, number
        index = after


def _is_none(tokens: Sequence[Token], index: int) -> bool:
    """Whether the number is that of "not one"."""
    return tokens[index].lower_ == "one" and index > 0 and tokens[index - 1].lower_ == "not"


def find_date_words(tokens: Sequence[Token]) -> list[str]:
    """The dates in ``tokens``, lower case: "monday", "may 3", "2021", "last week", "yesterday"."""
    return [words for _, words in _dates(tokens) if words]


def _dates(tokens: Sequence[Token]) -> Iterator[tuple[int, str]]:
    """Each token index that belongs to a date; the words of the date stand at its first index."""
    kinds = _time_words()
    index = 0
    while index < len(tokens):
        word = tokens[index].lower_
        kind = kinds.get(word)
        after = tokens[index + 1].lower_ if index + 1 < len(tokens) else ""
        if kind == "month" and tokens[index].tag_.startswith("NNP"):
            month = word.rstrip(".")[:3]
            before = tokens[index - 1].lower_ if index else ""
            if (day := _DAY_OF_MONTH.fullmatch(after)) and int(day[1]) <= 31:
                yield index, f"{month} {int(day[1])}"
                yield index + 1, ""
                index += 1
            elif (day := _DAY_OF_MONTH.fullmatch(before)) and int(day[1]) <= 31:
                yield index - 1, f"{month} {int(day[1])}"
                yield index, ""
            else:
                yield index, month
        elif kind in ("weekday", "day"):
            yield index, word
        elif word in _WHICH and after in _PERIODS:
            yield index, f"{word} {after}"
            yield index + 1, ""
            index += 1
        elif _YEAR.fullmatch(word) and (index == 0 or not tokens[index - 1].is_currency):
            unit = tokens[index].head if tokens[index].dep_ == "nummod" else None
            if unit is None or unit.tag_.startswith("NNP") or unit.ent_type_ == "DATE":
                yield index, word
        index += 1


def _read_tally(tokens: Sequence[Token], index: int) -> tuple[int, int, int] | None:
    """Both sides of the tally that starts at ``index``, and the index after it.

    "24-7" is no tally, and neither is a range ("10-15 people"): its first number is the lower,
    unless a word beside it says that votes or goals are counted.
    """
    for length in (1, 3):
        match = _TALLY.fullmatch(" ".join(t.text for t in tokens[index : index + length]))
        if match is None:
            continue
        one, other = int(match[1]), int(match[3])
        near = {token.lemma_.lower() for token in tokens[max(0, index - 3) : index + length + 3]}
        counted = not near.isdisjoint(_VOTE)
        if counted or (one >= other and not match[2] and (one, other) != (24, 7)):
            return one, other, index + length
    return None


def _read_number(
    tokens: Sequence[Token], index: int, dated: set[int]
) -> tuple[float | None, int, str]:
    """Value of the number that starts at ``index``, the index after it, and its currency."""
    words = number_words()
    symbol = ""
    token = tokens[index]
    if token.is_currency or token.lower_ == "us$":
        symbol = _units().get(token.lower_, "")
        if not symbol or index + 1 >= len(tokens) or index + 1 in dated:
            return None, index + 1, ""
        index += 1
    text = tokens[index].lower_
    if (joined := _SYMBOL_FIGURE.fullmatch(text)) is not None:
        symbol, text = _units().get(joined[1], ""), joined[2]
    total = 0.0
    figure = _FIGURE.fullmatch(text)
    if figure is not None:
        current = float(figure[1].replace(",", "") + (figure[2] or ""))
        if figure[3]:
            current *= words[figure[3].lower()][1]
    elif text in words and len(text) > 2 and words[text][0] != "part":
        kind, size = words[text]
        current = size
        if kind == "times" and index and tokens[index - 1].lower_ not in ("a", "an"):
            return None, index + 1, ""
    elif text == "half" and tokens[index].pos_ in ("NOUN", "DET", "ADJ", "PRON"):
        return 0.5, index + 1, symbol
    else:
        return None, index + 1, ""
    index += 1
    while index < len(tokens) and index not in dated:
        step = index
        if tokens[index].lower_ in ("-", "–", "‑", "and") and index + 1 < len(tokens):
            step += 1
        word = tokens[step].lower_
        kind, size = words.get(word, ("", 0.0))
        if kind == "times" and tokens[index].lower_ != "and":
            if size >= 1000:
                total, current = total + current * size, 0.0
            else:
                current *= size
        elif kind == "add" and text in words and (current % 100 == 0 or current % 100 >= 20):
            current += size
        elif kind == "part" and tokens[index].lower_ != "and" and current < size:
            return (total + current) / size, step + 1, symbol
        else:
            break
        index = step + 1
    return total + current, index, symbol


def _bound(tokens: Sequence[Token], index: int) -> str:
    """The sign for what the words before a number make of it."""
    before = [token.lower_ for token in tokens[max(0, index - 3) : index]]
    if before and before[-1] in ("a", "an", "$", "€", "£"):
        before.pop()
    for length in (2, 1):
        bound = _bounds().get(" ".join(before[-length:]), "")
        if bound and len(before) >= length:
            return bound
    return ""


def _bound_after(tokens: Sequence[Token], index: int) -> str:
    """The sign for an "or more" behind what is counted: "4,000 barrels a day or more"."""
    for place in range(index, min(index + _REACH, len(tokens) - 1)):
        if tokens[place].lower_ == "or":
            return _bounds().get(f"or {tokens[place + 1].lower_}", "")
        if tokens[place].pos_ not in _COUNTED:
            return ""
    return ""


_REACH = 5
"""Words behind a number in which its "or more" stands."""
_COUNTED = frozenset(("NOUN", "PROPN", "ADJ", "DET", "ADP", "NUM", "SYM"))
"""Parts of speech of the words between."""


def _unit_after(tokens: Sequence[Token], index: int, last: Token) -> str:
    """What the number that ends before ``index`` counts."""
    if index < len(tokens) and tokens[index].lower_ == "per" and index + 1 < len(tokens):
        return "percent" if tokens[index + 1].lower_ in ("cent", "cents") else ""
    if index + 1 < len(tokens) and tokens[index].lower_ in ("-", "–", "‑"):
        lemma = tokens[index + 1].lemma_.lower()
        return _units().get(lemma, lemma) if lemma.isalpha() else ""
    for token in tokens[index : index + 4]:
        if token.lower_ in _units():
            return _units()[token.lower_]
        lemma = token.lemma_.lower()
        if lemma in _units():
            return _units()[lemma]
        if token.pos_ in ("NOUN", "PROPN"):
            head = token
            while head.dep_ == "compound" and head.head in tokens[index : index + 4]:
                head = head.head
            return str(head.lemma_.lower())
        if token.pos_ not in ("ADJ", "DET") and token.lower_ not in _JOINERS:
            break
    if last.dep_ == "nummod" and last.head.pos_ == "NOUN":
        return str(last.head.lemma_.lower())
    return ""


def _rate(tokens: Sequence[Token], index: int) -> str:
    """What the number before ``index`` is for each of: "/day" of "9 barrels of oil a day"."""
    for place in range(index, min(index + 5, len(tokens) - 1)):
        each, what = tokens[place].lower_, tokens[place + 1]
        if each in ("per", "a", "an", "each", "every") and what.lemma_.lower() in _EACH:
            return f"/{what.lemma_.lower()}"
        if tokens[place].pos_ not in ("NOUN", "PROPN", "ADJ") and each != "of":
            break
    return ""


_EACH = frozenset(
    ("second", "minute", "hour", "day", "night", "week", "month", "quarter", "year", "barrel",
     "gallon", "litre", "liter", "ton", "tonne", "mile", "kilometre", "kilometer", "person", "head")
)  # fmt: skip


def _befell(last: Token) -> str:
    """The unit of a count of people by what befell them, empty where it is not one.

    ``last`` ends the number. "Two officers were killed" counts officers: among five people killed
    there may be two.
    """
    fates = _fates()
    counted = last.head if last.dep_ == "nummod" else last
    if counted != last and counted.lemma_.lower() not in _ANYBODY:
        return fates.get(counted.lemma_.lower(), "")
    beside = [c for c in counted.children if c.dep_ in ("amod", "acl", "relcl")]
    if counted.i + 1 < counted.sent.end and counted.dep_ != "nsubj":
        beside.insert(0, counted.nbor())
    for word in beside:
        told = fates.get(word.lower_) or (word.pos_ == "VERB" and fates.get(word.lemma_.lower()))
        if told:
            return told
    while counted.dep_ == "conj" and counted.head.pos_ in ("NOUN", "NUM"):
        counted = counted.head
    above = counted.head
    if counted.dep_ == "pobj" and above.lower_ == "of":
        counted, above = above.head, above.head.head
        if counted.lemma_.lower() not in ("total", "number"):
            return fates.get(counted.lemma_.lower(), "") if counted.pos_ == "NOUN" else ""
    if counted.dep_ in ("dobj", "nsubjpass"):
        return fates.get(above.lemma_.lower(), "")
    if counted.dep_ != "nsubj":
        return ""
    state = next((c for c in above.children if c.dep_ == "acomp"), above)
    if above.lemma_.lower() in ("die", "perish", "drown"):
        return fates[above.lemma_.lower()]
    return fates.get(state.lower_, "") if state.tag_ != "VBD" else ""


_ANYBODY = frozenset(("person", "people", "other", "victim"))


@lru_cache(maxsize=1)
def _units() -> dict[str, str]:
    return {row[0]: row[1] for row in load_rows("units.tsv")}


@lru_cache(maxsize=1)
def _fates() -> dict[str, str]:
    return {row[0]: row[1] for row in load_rows("fates.tsv")}


@lru_cache(maxsize=1)
def _time_words() -> dict[str, str]:
    return {row[0]: row[1] for row in load_rows("time_words.tsv")}


@lru_cache(maxsize=1)
def _bounds() -> dict[str, str]:
    return {row[0]: row[1] for row in load_rows("number_bounds.tsv")}
