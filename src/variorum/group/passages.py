"""What two articles have in common word by word, and what one of them changed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from variorum.group.words import RUN
from variorum.records import Article, Removed, Span
from variorum.spans import make_span

SHORTEST = 20
"""Words that a passage must have: a sentence of that length is not written twice by chance.

Shorter runs that two reports of one event share are mostly quotations, which several heard.
"""
LONGEST = 5_000
"""Words of each article that are compared: the work grows with their product over 64."""
_GAP = 3
"""Words between two runs that are bridged: an edit, not another passage."""
_CHANCE, _EDITED = 2, 8
"""Words that are the same by chance ("the", "of a") between edits of so many words together."""
_MOST = 8
"""Places that are looked at for one run of words."""
_WORD = re.compile(r"\w+")
Opcode = tuple[str, int, int, int, int]
"""What to do (equal, replace ...) with which words of one text and which of the other."""
Words = list[tuple[str, int, int]]
"""Words in lower case, each with where it starts and ends in the text."""


@dataclass(frozen=True, slots=True)
class Passage:
    """The same words in two articles, in long runs with small edits; ``words`` counts them.

    One of the two has them from the other, or both from a third.
    """

    a: Span
    b: Span
    words: int


@dataclass(frozen=True, slots=True)
class Edit:
    """Words of ``original`` that a copy left out, words of ``copy`` that it put in, or both."""

    original: Span | None
    copy: Span | None


def shared_passages(a: Article, b: Article) -> tuple[Passage, ...]:
    """The passages of 20 words and more that ``a`` and ``b`` share, in the order of ``a``.

    Finds what a copy mark on the whole article does not tell: three paragraphs of an agency inside
    a longer piece. What was ``removed`` does not count. Edits of up to three words are bridged.

    Limits: the first 5,000 words are compared; a word that stands in two passages counts in one.
    """
    left, right = _words(a), _words(b)
    places: dict[tuple[str, ...], list[int]] = {}
    for place in range(len(right) - RUN + 1):
        run = tuple(word for word, _, _ in right[place : place + RUN])
        found = places.setdefault(run, [])
        if len(found) < _MOST:
            found.append(place)
    joined: list[list[int]] = []  # start and end in both, and how many words are the same
    at = 0
    while at <= len(left) - RUN:
        run = tuple(word for word, _, _ in left[at : at + RUN])
        length, place = max(
            ((_extent(left, right, at, place), -place) for place in places.get(run, ())),
            default=(0, 0),
        )
        if length:
            _join(joined, at, -place, length)
        at += max(length, 1)
    return tuple(
        Passage(_span(a, left, start, end), _span(b, right, first, last), same)
        for start, end, first, last, same in joined
        if same >= SHORTEST
    )


def _extent(left: Words, right: Words, at: int, place: int) -> int:
    """How many words are the same from two places on."""
    most = min(len(left) - at, len(right) - place)
    return next((n for n in range(most) if left[at + n][0] != right[place + n][0]), most)


def _join(joined: list[list[int]], at: int, place: int, length: int) -> None:
    """Add a run, to the one before where only a few words are between them in both."""
    if joined:
        _, end, _, last, _ = joined[-1]
        if at - end <= _GAP and 0 <= place - last <= _GAP:
            joined[-1][1], joined[-1][3] = at + length, place + length
            joined[-1][4] += length
            return
    joined.append([at, at + length, place, place + length, length])


def what_changed(original: Article, copy: Article) -> tuple[Edit, ...]:
    """Every stretch of words that ``copy`` has otherwise than ``original``, in order.

    Case and punctuation do not count. The first 5,000 words of each are compared.
    """
    left, right = _words(original), _words(copy)
    return tuple(
        Edit(
            _span(original, left, start, end) if end > start else None,
            _span(copy, right, first, last) if last > first else None,
        )
        for tag, start, end, first, last in _opcodes(left, right)
        if tag != "equal"
    )


def _opcodes(left: Words, right: Words) -> list[Opcode]:
    from rapidfuzz.distance import Indel

    found = Indel.opcodes([word for word, _, _ in left], [word for word, _, _ in right])
    merged: list[Opcode] = []
    for code in found:
        step = (code.tag, code.src_start, code.src_end, code.dest_start, code.dest_end)
        if merged and merged[-1][0] != "equal" and code.tag != "equal":
            merged[-1] = _across(merged[-1], step)  # out and in at one place are one edit
        elif code.tag != "equal" and len(merged) > 1 and _is_chance(merged[-2], merged[-1], step):
            merged[-2:] = [_across(merged[-2], step)]
        else:
            merged.append(step)
    return merged


def _is_chance(before: Opcode, equal: Opcode, after: Opcode) -> bool:
    """Whether the words between two edits are the same by chance: one or two, between long ones."""
    same = equal[2] - equal[1]
    edited = sum(code[2] - code[1] + code[4] - code[3] for code in (before, after))
    return same <= _CHANCE and edited >= _EDITED


def _across(first: Opcode, last: Opcode) -> Opcode:
    return "replace", first[1], last[2], first[3], last[4]


def _words(article: Article) -> Words:
    """The article's own words in lower case, with where they stand."""
    found = []
    aside: list[Removed] = sorted(article.removed, key=lambda part: part.start, reverse=True)
    for match in _WORD.finditer(article.text):
        while aside and aside[-1].end <= match.start():
            aside.pop()
        if aside and aside[-1].start <= match.start():
            continue
        found.append((match[0].lower(), match.start(), match.end()))
        if len(found) == LONGEST:
            break
    return found


def _span(article: Article, words: Words, first: int, last: int) -> Span:
    return make_span(article, words[first][1], words[last - 1][2])
