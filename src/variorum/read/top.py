"""What the first lines of a plain text say of it: headline, byline, date, outlet."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from variorum.read.dates import find_published
from variorum.read.rules import CAPITAL
from variorum.records import Origin, Published
from variorum.segment import is_heading, split_paragraphs
from variorum.tables import read_table

_LINES = 6  # paragraphs that may stand before the story
_NAME = rf"{CAPITAL}[\w.'’-]{{0,30}}"
_PERSON = rf"{_NAME}(?: (?:{_NAME}|de|van|von|der|al|bin|la)){{0,4}}"
_PLACE = rf" in {_NAME}(?: {_NAME}){{0,2}}"
_BYLINE = re.compile(
    rf"(?i:by)\s+({_PERSON}(?:{_PLACE})?(?:(?:, | and |, and | & ){_PERSON}(?:{_PLACE})?){{0,4}})"
    r"(?:\s*[,|·•—–-]\s*(?P<rest>.{2,80}))?"
)
_LABEL = re.compile(
    r"(?i:(?P<key>source|outlet|publisher|publication|published|updated|posted|date|author|url))"
    r"(?:\s+(?:on|at))?\s*:\s*(?P<value>\S.{0,200})"
)
_SAID = re.compile(
    r"(?i:(?:first |last )?(?P<key>published|posted|updated)(?: on| at)?)\s+(?P<value>.{6,60})"
)
_ADDRESS = re.compile(r"https?://[^\s<>]{3,500}")
_PARTS = re.compile(r"\s+[|·•—–]\s+|\s*\|\s*")
_TIMES = frozenset(
    ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January",
     "February", "March", "April", "May", "June", "July", "August", "September", "October",
     "November", "December", "Christmas", "Easter", "Thanksgiving", "Halloween", "Ramadan",
     "Noon", "Midnight", "Midday", "Nightfall", "Dawn", "Dusk", "Then", "Now")
)  # fmt: skip
"""What "By" before a name in capitals means when it tells a time, or opens a sentence."""
_MARK = re.compile(r"#{1,6}[ \t]+")


@dataclass(slots=True)
class Top:
    """What the first lines say; ``lines`` are those that are neither headline nor story.

    ``updated`` is a date that is said to be that of a change; it counts where there is no other.
    """

    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: Published | None = None
    updated: Published | None = None
    lines: list[tuple[int, int]] = field(default_factory=list)


def find_top(text: str) -> Top:
    r"""Headline, byline, date and outlet where the first lines are unmistakably that.

    >>> top = find_top("Ferry sinks off Nordvik\n\nBy Ana Ruiz\n\nThe ferry sank on Monday.")
    >>> top.title, top.byline
    ('Ferry sinks off Nordvik', 'Ana Ruiz')

    A headline with a full stop is not recognized, nor is an outlet whose name has no word such as
    "Courier" or "News" in it.
    """
    top = Top()
    paragraphs = split_paragraphs(text[:4000])[: _LINES + 1]
    for index, (start, end) in enumerate(paragraphs[:_LINES]):
        line = " ".join(text[start:end].split())
        mark = _MARK.match(line)
        if mark:
            top.title = top.title or line[mark.end() :].rstrip("# ")
        elif _is_known(line, top):
            top.lines.append((start, end))
        elif not is_heading(line, first=top.title is None):
            break
        elif top.title is None and index + 1 < len(paragraphs):
            if (
                top.outlet is None
                and _is_outlet(line)
                and _heading_follows(text, paragraphs, index)
            ):
                top.outlet = line
                top.lines.append((start, end))
            else:
                top.title = line
    top.published = top.published or top.updated
    return top


def take_line(line: str, top: Top) -> bool:
    """Whether the line says who wrote the article or when, and no more; ``top`` learns it."""
    words = " ".join(line.split())
    return bool(words) and _is_known(words, top)


def _is_known(line: str, top: Top) -> bool:
    """Whether the line is a byline, a date, or says what it is; takes what it says."""
    if len(line) > 250:
        return False
    if _ADDRESS.fullmatch(line):
        top.url = top.url or line
        return True
    if match := _LABEL.fullmatch(line):
        return _take_label(match["key"].lower(), match["value"].strip(), top)
    if match := _byline(line):
        top.byline = top.byline or _names(match[1])
        for part in _PARTS.split(match["rest"] or ""):
            _take_part(part, top)
        return True
    if match := _SAID.fullmatch(line):
        return _take_date(match["value"], top, match["key"].lower())
    parts = _PARTS.split(line)
    if len(parts) == 1:
        return _take_date(line, top)
    dated = [part for part in parts if _date(part)]
    return bool(dated) and all(_take_part(part, top) for part in parts)


def _byline(line: str) -> re.Match[str] | None:
    """The line as a byline: "By Tuesday, all roads were closed" is none."""
    match = _BYLINE.fullmatch(line)
    if match is None or match[1] in _TIMES:
        return None
    rest = match["rest"] or ""
    return None if rest.endswith((".", "!", "?")) and len(rest.split()) > 3 else match


def _names(words: str) -> str:
    """The names of a byline without the places they wrote from."""
    return re.sub(_PLACE, "", words)


def _take_label(key: str, value: str, top: Top) -> bool:
    if key in ("published", "updated", "posted", "date"):
        return _take_date(value, top, key)
    if key == "url":
        top.url = top.url or (value if value.startswith("http") else None)
        return value.startswith("http")
    if key == "author":
        top.byline = top.byline or value
    elif len(value.split()) <= 8 and value[-1] not in ".!?":
        top.outlet = top.outlet or value
    else:
        return False  # "Source: officials who asked not to be named said on Monday that ..."
    return True


def _take_part(part: str, top: Top) -> bool:
    if _take_date(part, top):
        return True
    if match := _byline(part):
        top.byline = top.byline or _names(match[1])
        return True
    if part and len(part.split()) <= 6 and _is_outlet(part):
        top.outlet = top.outlet or part
        return True
    return False


def _take_date(words: str, top: Top, key: str = "published") -> bool:
    found = _date(words)
    if found and key == "updated":
        top.updated = top.updated or found
    elif found:
        top.published = top.published or found
    return found is not None


def _date(words: str) -> Published | None:
    bare = words.strip(" .,")
    # A bare year or number is more often something else than a date.
    if len(bare) < 8 or not any(letter.isdigit() for letter in bare):
        return None
    return find_published([(bare, Origin.BYLINE)])[0]


def _is_outlet(line: str) -> bool:
    words = line.split()
    named = any(word.lower() in _outlet_words() for word in words)
    lower = [word for word in words if word[0].islower() and word not in ("of", "the", "and")]
    return 1 < len(words) <= 6 and named and not lower


@cache
def _outlet_words() -> frozenset[str]:
    return frozenset(row.strip() for row in read_table("read", "outlet_words.txt"))


def _heading_follows(text: str, paragraphs: list[tuple[int, int]], index: int) -> bool:
    start, end = paragraphs[index + 1]
    line = " ".join(text[start:end].split())
    return bool(_MARK.match(line)) or is_heading(line) or _is_known(line, Top())
