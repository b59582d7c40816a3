"""Paragraphs and sentences that outlets put around a story, found by pattern and by place."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from variorum.read.repeated import find_repeated
from variorum.read.rules import DUPLICATE, PULL_QUOTE, Rule, Scope, rules
from variorum.read.triggers import Triggers, make_triggers
from variorum.read.voice import Sign, find_voice, voice_signs
from variorum.records import Removed
from variorum.segment import iter_sentences, split_paragraphs, split_sentences

_LONGEST = 1500  # characters; no piece of furniture is longer
_HEAD, _TAIL = 5, 4  # paragraphs that count as the beginning and the end of an article
_LISTED = 8  # headlines under one heading such as "Related"
_HEADLINE = 140  # characters
_ASCII_LOWER = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")
_BY_LINE = {Scope.LINE, Scope.CAPTION, Scope.HEAD, Scope.TAIL, Scope.LIST}
_WHOLE = {Scope.LINE, Scope.CAPTION}
_FEW = 5  # words; a sentence as short beside furniture belongs to it
_SAID = re.compile(r"\b(?:said|says|told|asked|asks|added|urged|wrote|according to)\b")
_BRIEF = 5  # words
_TOLD = 8  # words; a sentence as short with a full stop may be half of a headline
_ASIDE = 12  # words; a longer sentence before an appeal ("we may see") is the story's
_PICTURED = "photo caption"
_RELATED = "related links"
_CAPTION = 2  # sentences; a longer paragraph with a credit at its end is the story


@dataclass(slots=True)
class _Paragraph:
    """A paragraph with the rules and signs that may hold there, in the order of their tables.

    Weak rules, whose words are everywhere, are looked at where another rule holds.
    """

    start: int
    end: int
    words: str  # line ends made spaces, so that patterns need not know of wrapped text
    lowered: str
    parted: bool  # by a blank line from the paragraph before
    rules: Sequence[Rule]
    signs: Sequence[Sign]
    why: str | None = None


def find_furniture(text: str, title: str | None = None) -> Iterator[Removed]:
    """Stretches that are not the story, in no particular order; some may overlap."""
    paragraphs = _paragraphs(text)
    if title:
        _mark_duplicates(paragraphs, title)
    _mark_lines(paragraphs)
    _mark_voices(paragraphs)
    _mark_repeated(text, paragraphs)
    for paragraph in paragraphs:
        if paragraph.why:
            yield Removed(paragraph.start, paragraph.end, paragraph.why)
        elif paragraph.rules:
            yield from _in_paragraph(paragraph)


def _paragraphs(text: str) -> list[_Paragraph]:
    lowered = _lowered(text)
    places = split_paragraphs(text)
    rows, triggers, rows_of = _lookup()
    paragraphs: list[_Paragraph] = []
    reached = 0
    for (start, end), met in zip(places, triggers.within(lowered, places), strict=True):
        parted = text.count("\n", reached, start) > 1
        words = text[start:end].replace("\n", " ")
        low = lowered[start:end]
        held: list[Rule] = []
        signs: list[Sign] = []
        for number in sorted({row for place in met for row in rows_of[place]}) if met else ():
            row = rows[number]
            if isinstance(row, Sign):
                signs.append(row)
            elif row.has_others(low):
                held.append(row)
        paragraphs.append(_Paragraph(start, end, words, low, parted, held, signs))
        reached = end
    return paragraphs


@cache
def _lookup() -> tuple[list[Rule | Sign], Triggers, list[list[int]]]:
    """Rules and signs, their triggers, and for each trigger the places of those that have it."""
    rows: list[Rule | Sign] = [rule for rule in rules() if rule.scope is not Scope.WEAK]
    rows += voice_signs()
    triggers = make_triggers(trigger for row in rows for trigger in row.triggers)
    rows_of: dict[str, list[int]] = {string: [] for string in triggers.strings}
    for number, row in enumerate(rows):
        for trigger in row.triggers:
            rows_of[trigger].append(number)
    return rows, triggers, list(rows_of.values())


@cache
def _weak_rules() -> tuple[Rule, ...]:
    return tuple(rule for rule in rules() if rule.scope is Scope.WEAK)


def _mark_duplicates(paragraphs: Sequence[_Paragraph], title: str) -> None:
    """The title is the headline where it first stands, and furniture where it stands again."""
    wanted = _key(title)
    longest = max(wanted.split(), key=len, default="")
    likely = [p for p in paragraphs if longest in p.lowered or not longest.isascii()]
    if not wanted or len(likely) < 2:
        return
    seen = False
    for paragraph in likely:
        if len(paragraph.words) < 300 and _key(paragraph.words) == wanted:
            if seen:
                paragraph.why = DUPLICATE
            seen = True


def _mark_repeated(text: str, paragraphs: Sequence[_Paragraph]) -> None:
    """Mark pull quotes; words stay where they stand in a longer paragraph of the story."""
    left = [paragraph for paragraph in paragraphs if not paragraph.why]
    for number in find_repeated(text, [(paragraph.start, paragraph.end) for paragraph in left]):
        left[number].why = PULL_QUOTE


def _mark_lines(paragraphs: Sequence[_Paragraph]) -> None:
    for paragraph in paragraphs:
        rule = _matching(paragraph, _WHOLE)
        if rule and (rule.why == _PICTURED or _is_alike(paragraph, rule.why)):
            paragraph.why = rule.why
    for index, paragraph in enumerate(paragraphs):
        rule = _matching(paragraph, {Scope.LIST})
        if rule and _mark_list(paragraphs, index, rule.why):
            paragraph.why = rule.why
    _mark_edge(paragraphs, Scope.HEAD, _HEAD)
    _mark_edge(paragraphs[::-1], Scope.TAIL, _TAIL)


def _matching(paragraph: _Paragraph, scopes: Collection[Scope]) -> Rule | None:
    """The first rule of one of the scopes that matches the whole paragraph."""
    if paragraph.why or len(paragraph.words) > _LONGEST:
        return None
    for rule in paragraph.rules:
        if rule.scope in scopes and rule.pattern.fullmatch(paragraph.words):
            told = rule.scope is Scope.CAPTION and _is_told(paragraph.words)
            return None if told else rule
    return None


def _is_told(words: str) -> bool:
    """Whether a paragraph with a credit in it is the story: it is long, or somebody speaks."""
    spoken = any(mark in words for mark in '“”"') and _SAID.search(words) is not None
    return spoken or len(split_sentences(words)) > _CAPTION


def _is_alike(paragraph: _Paragraph, why: str) -> bool:
    """Whether no sentence of the paragraph is the story: it is short or has words of the kind."""
    sentences = split_sentences(paragraph.words)
    if len(sentences) == 1 or (why == _RELATED and _ends_like_headline(paragraph.words)):
        return True
    same = (rule for rule in paragraph.rules if rule.why == why and rule.scope in _BY_LINE)
    alike = [*_weak_rules(), *same]
    return all(
        len(paragraph.words[start:end].split()) <= _FEW
        or any(_is_of_kind(rule, paragraph, start, end) for rule in alike)
        for start, end in sentences
    )


def _is_of_kind(rule: Rule, paragraph: _Paragraph, start: int, end: int) -> bool:
    if not rule.may_hold(paragraph.lowered[start:end]):
        return False
    return rule.scope is not Scope.WEAK or bool(rule.pattern.search(paragraph.words[start:end]))


def _mark_list(paragraphs: Sequence[_Paragraph], index: int, why: str) -> bool:
    """Mark the headlines under a heading such as "Related"; false where none follow.

    A heading with none under it is furniture only as the last words of the article. A line on its
    own between the list and the story is a subhead of the story.
    """
    listed = 0
    for place in range(index + 1, min(index + 1 + _LISTED, len(paragraphs))):
        paragraph = paragraphs[place]
        if not _is_headline(paragraph.words):
            break
        if listed and paragraph.parted and _is_subhead(paragraphs, place):
            break
        paragraph.why = paragraph.why or why
        listed += 1
    return listed > 0 or index + 1 == len(paragraphs) or paragraphs[index].words.endswith(":")


def _is_subhead(paragraphs: Sequence[_Paragraph], place: int) -> bool:
    """Whether a headline after a list opens a part of the story: prose follows it.

    Where every headline of the list is parted by blank lines, only one much shorter is a subhead.
    """
    if place + 1 == len(paragraphs) or _is_headline(paragraphs[place + 1].words):
        return False
    short = len(paragraphs[place].words.split()) <= _FEW < len(paragraphs[place - 1].words.split())
    return short or not paragraphs[place - 1].parted


def _is_headline(words: str) -> bool:
    return (
        len(words) <= _HEADLINE
        and words[-1] not in '.!:;,”"'
        and " " in words
        and not _has_prose(words)
    )


def _has_prose(words: str) -> bool:
    """Whether a sentence of some length ends before the last one begins."""
    if ". " not in words:
        return False
    before = split_sentences(words)[:-1]
    return any(words[end - 1] == "." and len(words[a:end].split()) > _TOLD for a, end in before)


def _ends_like_headline(words: str) -> bool:
    """Whether the words behind a label ("See also:") may be a headline of two sentences."""
    return len(words) <= _HEADLINE and words[-1] != "." and not _has_prose(words)


def _mark_edge(paragraphs: Sequence[_Paragraph], scope: Scope, reach: int) -> None:
    """Mark what holds only at one end of the text, given in order from that end."""
    unmarked = (paragraph for paragraph in paragraphs if not paragraph.why)
    for paragraph in islice(unmarked, reach):
        rule = _matching(paragraph, {scope})
        if rule:
            paragraph.why = rule.why


def _mark_voices(paragraphs: Sequence[_Paragraph]) -> None:
    """Mark where the outlet speaks; the end of the text and other furniture beside it count."""
    last = len(paragraphs) - _TAIL
    for index, paragraph in enumerate(paragraphs):
        if paragraph.why is None and paragraph.signs:
            beside = (index > 0 and paragraphs[index - 1].why) or (
                index + 1 < len(paragraphs) and paragraphs[index + 1].why
            )
            bonus = 1 if beside or index >= max(last, 2) else 0
            paragraph.why = find_voice(paragraph.words, paragraph.lowered, paragraph.signs, bonus)


def _in_paragraph(paragraph: _Paragraph) -> Iterator[Removed]:
    near = [rule for rule in paragraph.rules if rule.scope not in _BY_LINE]
    reached = 0
    for rule in near:
        if rule.scope is Scope.INSIDE:
            for match in rule.pattern.finditer(paragraph.words):
                start = paragraph.start + match.start()
                yield Removed(start, start + len(match.group().rstrip()), rule.why)
                reached = match.end() if match.start() == 0 else reached
    opening = [rule for rule in near if rule.scope is Scope.CREDIT]
    if opening and not reached:
        yield from _credited(paragraph, opening)
    strong = [rule for rule in near if rule.scope is Scope.SENTENCE]
    if strong:
        yield from _in_sentences(paragraph, strong, _weak_rules())


def _credited(paragraph: _Paragraph, rows: Sequence[Rule]) -> Iterator[Removed]:
    """A credit that opens its paragraph, up to the first sentence that is none."""
    for start, end in iter_sentences(paragraph.words):
        words = paragraph.words[start:end]
        found = next((rule.why for rule in rows if rule.pattern.fullmatch(words)), None)
        if not found or end - start > _LONGEST:
            return
        yield Removed(paragraph.start + start, paragraph.start + end, found)


def _in_sentences(
    paragraph: _Paragraph, strong: Sequence[Rule], weak: Sequence[Rule]
) -> Iterator[Removed]:
    """Sentences that ask, with those beside them in the same voice.

    Voices run on to the right; to the left only where nothing else is left of the paragraph, so
    that "We must act." before an appeal stays a sentence of the story.
    """
    sentences = split_sentences(paragraph.words)
    outside = _outside_quotations(paragraph.words, sentences)
    why: list[str | None] = []
    for (start, end), free in zip(sentences, outside, strict=True):
        words = paragraph.words[start:end]
        found = _reason(words, strong) if free else None
        if not found and free and why and why[-1]:
            found = _reason(words, weak)
        why.append(found)
    first = next((index for index, found in enumerate(why) if found), None)
    if first is not None and all(
        free
        and len(paragraph.words[start:end].split()) <= _ASIDE
        and _reason(paragraph.words[start:end], weak)
        for (start, end), free in zip(sentences[:first], outside[:first], strict=True)
    ):
        why[:first] = [why[first]] * first
    whole = all(why)
    for (start, end), found in zip(sentences, why, strict=True):
        words = paragraph.words[start:end]
        # Beside a story only a short one ("Every little helps.") is surely not part of it.
        if found and (whole or len(words.split()) <= _BRIEF or _reason(words, strong)):
            yield Removed(paragraph.start + start, paragraph.start + end, found)


def _reason(words: str, candidates: Sequence[Rule]) -> str | None:
    if len(words) > _LONGEST:
        return None
    lowered = _lowered(words)
    for rule in candidates:
        if rule.may_hold(lowered) and rule.pattern.search(words):
            return rule.why
    return None


def _outside_quotations(words: str, sentences: Sequence[tuple[int, int]]) -> list[bool]:
    """Whether each sentence is the outlet's own: in no quotation marks, and nobody says it."""
    straight = curly = 0
    outside = []
    for start, end in sentences:
        inside = straight % 2 == 1 or curly > 0
        marks = words.count('"', start, end)
        opened, closed = words.count("“", start, end), words.count("”", start, end)
        said = _SAID.search(words, start, end) is not None
        outside.append(not (inside or marks or opened or closed or said))
        straight += marks
        curly = max(0, curly + opened - closed)
    return outside


def _lowered(text: str) -> str:
    """Lower case of the same length (one letter in Unicode grows when lowered)."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else text.translate(_ASCII_LOWER)


def _key(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))
