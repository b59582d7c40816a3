"""Sentence boundaries that survive real copy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice

from variorum.segment.words import abbreviations, cues, starters

_STOP = re.compile(r"[.!?…]+")
_CLOSERS = "\"'”’»)]}*_"
_OPENERS = "\"'“‘«([{*_"
_STRAY = ("”", "’", "»", '"', "'")  # set after a space by tokenizers and bad extraction
_PARTED = ("", " ", "\n", '"', "'", "”", "’")
_REACH = 80  # characters looked at on either side of a stop; longer words decide nothing
_WORDS = re.compile(r"\w")
_TOKEN = re.compile(r"\S+")
_WORD = re.compile(r"[^\W\d_]+(?:['’.][^\W\d_]+)*")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")  # J., J.K., U.N.
_DECIMALS = re.compile(r"\d{1,2}(?![\d,:])")
_LINK = re.compile(r"https?://|www\.|pic\.twitter\.com/")
# What follows the verb where a sentence of its own begins: Alvar added: “We; Alvar said that he
_STATEMENT = re.compile(
    r"\s*[,:]\s*[“\"‘'](?=[^\W\d_])(?![a-z])|\s+(?:that|he|she|it|they|we|his|her|their|there)\b"
)
_DOMAINS = frozenset(
    {"com", "org", "net", "gov", "edu", "info", "co", "uk", "eu", "io", "tv", "ly"}
)


def split_sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Start and end of each sentence in ``text[start:end]``, code points, white space trimmed.

    >>> text = "Sen. J. K. Alvar left at 5 p.m. Monday. “Will he return?” she asked."
    >>> [text[s:e] for s, e in split_sentences(text)]
    ['Sen. J. K. Alvar left at 5 p.m. Monday.', '“Will he return?” she asked.']

    Sentences inside a quotation are sentences too. Time is linear. It cannot see a boundary
    without any stop, and takes a surname after an abbreviation such as "U.S." for more of the
    sentence.
    """
    return list(iter_sentences(text, start, end))


def iter_sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """The same one after the other, for whoever needs the first only."""
    stop = len(text) if end is None else end
    sentence: tuple[int, int] | None = None
    begin = searched = start
    for cut in chain(_boundaries(text, start, stop), (stop,)):
        first, last = _trim(text, begin, cut)
        begin = first
        if first == last:
            continue
        worded = _WORDS.search(text, max(first, searched), last)
        searched = last
        if worded:
            if sentence:
                yield sentence
            sentence = (first, last)
            begin = cut
        elif sentence:  # a stray mark belongs to the sentence before it
            sentence = (sentence[0], last)
            begin = cut
    whole = sentence or _trim(text, start, stop)
    if whole[0] < whole[1]:
        yield whole


def _boundaries(text: str, start: int, end: int) -> Iterator[int]:
    """Offsets just behind each sentence, in order."""
    opened = False  # inside straight double quotation marks
    counted = start
    sentence = start
    for match in _STOP.finditer(text, start, end):
        if match.start() < counted:
            continue
        opened = _is_open(text, counted, match.start(), opened)
        after, opened = _past_closers(text, match.end(), end, opened)
        counted = after
        if after < end and _is_boundary(text, match, after, sentence, end):
            yield after
            sentence = after


def _is_open(text: str, start: int, end: int, opened: bool) -> bool:
    """Whether the last straight double mark opens; white space on one side decides, else turns."""
    place = text.find('"', start, end)
    while place >= 0:
        left, right = text[place - 1 : place] or " ", text[place + 1 : place + 2] or " "
        opened = left.isspace() if left.isspace() != right.isspace() else not opened
        place = text.find('"', place + 1, end)
    return opened


def _past_closers(text: str, after: int, end: int, opened: bool) -> tuple[int, bool]:
    """Behind the closing marks that follow a stop, each perhaps after a stray space."""
    while after < end:
        step = 2 if text[after] == " " and text[after + 1 : after + 2] in _STRAY else 1
        mark = text[after + step - 1]
        parted = text[after + step : after + step + 1] in _PARTED
        if mark not in _CLOSERS:
            break
        # Straight marks open as well: after a space only one that is parted from what follows
        # closes, and a double one only where one is open.
        if mark == '"' and not (opened or (parted and step == 1)):
            break
        if step == 2 and mark in "\"'’" and not parted:
            break
        opened = opened and mark != '"'
        after += step
    return after, opened


def _is_boundary(text: str, match: re.Match[str], after: int, sentence: int, end: int) -> bool:
    mark = match.group()
    following = text[after : min(end, after + _REACH)]
    preceding = text[max(sentence, match.start() - _REACH) : match.start()]
    closed = after > match.end()
    if not following[:1].isspace():
        return _is_glued(preceding, mark, following, closed)
    rest = following.lstrip()
    opening = rest[: len(rest) - len(rest.lstrip(_OPENERS))]
    first = rest[len(opening) :]
    if not first:
        return True
    if preceding[-1:] in ("“", "‘", "["):  # “… we do not know”: words left out, nothing ended
        return False
    word = _WORD.match(first)
    if first[0].islower():
        return (
            "[" in opening
            or _LINK.match(first) is not None
            or (not closed and _is_lower_start(word) and mark != "...")
        )
    if mark in (".", "..") and not closed:
        return _ends_with_full_stop(preceding, first, word.group() if word else "")
    whole = mark.endswith("….") or mark == "...."  # a full stop behind the ellipsis
    if not (closed or opening or whole) and mark[-1] in ".…" and word is not None:
        # After an ellipsis a capital is more often a name (52 of 77 in the PTC train part) than
        # the first word of a sentence, unless the word is one that opens sentences.
        return word.group().lower().replace("’", "'") in starters()
    return not (closed and not opening and _is_cue(first, mark))


def _is_glued(preceding: str, mark: str, following: str, closed: bool) -> bool:
    """Whether a stop without white space behind it ends a sentence ("ended.The next")."""
    rest = following.lstrip(_OPENERS)
    word = _WORD.match(rest)
    if word is None or not rest[0].isupper() or "." in word.group():
        return False
    if closed or rest is not following or mark != ".":
        return bool(preceding) and (preceding[-1].islower() or preceding[-1].isdigit() or closed)
    token = preceding.split()[-1:] or [""]
    plain = token[0].lstrip(_OPENERS)
    return (
        len(plain) > 2
        and plain[-2:].isalpha()
        and plain[1:].islower()
        and not any(mark in plain for mark in "/@.:_")
        and word.group().lower() not in _DOMAINS
        and (word.group()[1:].islower() or word.group() in ("I", "A"))
        and abbreviations().get(plain.lower()) is None
    )


def _is_lower_start(word: re.Match[str] | None) -> bool:
    """Whether a sentence may open so in lower case: iPhone, eBay."""
    return word is not None and not word.group().islower()


def _ends_with_full_stop(preceding: str, first: str, word: str) -> bool:
    """Whether a full stop ends a sentence rather than an abbreviation, initial or list number."""
    last = (preceding.split()[-1:] or [""])[0].lstrip(_OPENERS + "—–-$€£")
    last = re.split(r"[—–(/]", last)[-1]
    part = last.split("-")[-1]
    kind = _kind(last) or _kind(part)
    opens = word.lower().replace("’", "'") in starters()
    if kind == "title":
        return False
    if kind == "number":
        return not any(letter.isdigit() for letter in (first.split(None, 1) or [""])[0])
    if kind == "either" or _INITIALS.fullmatch(part):
        return opens and not (len(part) == 1 and word == "A")
    if part.isdigit() and len(part) < 4 and _DECIMALS.match(first):
        return False  # "5. 9 magnitude": a decimal with a stray space; words open sentences
    # 1. The first item of a list
    return not (last.isdigit() and preceding.strip() == last)


def _kind(token: str) -> str | None:
    """What may follow an abbreviation; in capitals "IE", "CA" or "OP" is another word."""
    kind = abbreviations().get(token.lower())
    return "either" if kind == "title" and len(token) == 2 and token.isupper() else kind


def _is_cue(first: str, mark: str) -> bool:
    """Whether a name and a verb of saying follow: “Will you go?” Alvar asked."""
    for index, match in enumerate(islice(_TOKEN.finditer(first), 5)):
        token = match.group()
        bare = token.rstrip(".,;:!?")
        if bare.lower() in cues():
            ends = match.start() + len(bare)
            states = _STATEMENT.match(first, ends)
            return index > 0 and not states and (bare != token or mark[-1] in "!?")
        if index == 0 and bare.lower() in starters():  # That said, She added
            return False
        if not token[0].isupper() or (bare != token and not token.endswith(".")):
            return False
    return False


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
