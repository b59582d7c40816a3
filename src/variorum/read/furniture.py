"""Lines and sentences that outlets put around a story: found by a table of patterns and by place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from variorum.records import Removed
from variorum.segment import split_sentences

MARKUP = "markup"
_LONGEST = 1000  # characters; no piece of furniture is longer


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of ``tables/furniture.tsv``."""

    why: str
    scope: str
    trigger: str
    pattern: re.Pattern[str]


@cache
def rules() -> tuple[Rule, ...]:
    """The rules of the table, in its order."""
    table = resources.files("variorum.read") / "tables" / "furniture.tsv"
    rows = []
    for line in table.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            why, scope, trigger, pattern = line.split("\t")
            rows.append(Rule(why, scope, trigger, re.compile(pattern, re.IGNORECASE)))
    return tuple(rows)


def find_furniture(text: str, title: str | None) -> Iterator[Removed]:
    """Stretches that are not the story, in no particular order; some may overlap."""
    lowered = text.lower() if text.lower().__len__() == len(text) else text
    active = [rule for rule in rules() if rule.trigger in lowered]
    wanted = _key(title or "")
    seen = 0
    position = 0
    for line in text.splitlines(keepends=True):
        start, end = _trimmed(text, position, position + len(line))
        position += len(line)
        if start == end:
            continue
        if wanted and end - start < 300 and _key(text[start:end]) == wanted:
            seen += 1
            if seen > 1:
                yield Removed(start, end, "duplicate of the title")
                continue
        yield from _in_line(text, lowered, start, end, active)


def _in_line(
    text: str, lowered: str, start: int, end: int, active: list[Rule]
) -> Iterator[Removed]:
    near = [rule for rule in active if lowered.find(rule.trigger, start, end) >= 0]
    if not near:
        return
    if end - start <= _LONGEST:
        for rule in near:
            if rule.scope == "line" and rule.pattern.fullmatch(text[start:end]):
                yield Removed(start, end, rule.why)
                return
    for s, e in split_sentences(text, start, end):
        if e - s > _LONGEST:
            continue
        for rule in near:
            if lowered.find(rule.trigger, s, e) < 0:
                continue
            if rule.scope == "sentence" and rule.pattern.search(text[s:e]):
                yield Removed(s, e, rule.why)
                break
            if rule.scope == "inside":
                for match in rule.pattern.finditer(text[s:e]):
                    yield Removed(s + match.start(), s + match.end(), rule.why)


def _key(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
