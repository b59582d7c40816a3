"""Plain text and Markdown, with or without YAML front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from variorum.read.article import make_article
from variorum.read.dates import find_published
from variorum.read.decode import normalize
from variorum.read.top import find_top
from variorum.records import Article, Input, Origin, Problem, Removed

# Above 20,000 characters it is no front matter but a text with rules.
_FRONT = re.compile(r"\s{0,20}---[ \t]*\n(.{0,20000}?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S | re.M)
_KEY = re.compile(r"[ \t]*[\w-]{1,40}[ \t]*:(?:[ \t]|$)|[ \t]+\S|[ \t]*-[ \t]|[ \t]*#|[ \t]*$")
_PLAIN = re.compile(r"([\w-]{1,40})[ \t]*:[ \t](.*)")
_STRUCTURE = re.compile(
    r"(?:[\[{](?:[^\]}]*|.*[\]}])|[|>][+-]?\d?[+-]?|[&*!]\S.*"  # list, mapping, block, anchor, tag
    r"|\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*')(?:[ \t]+#.*)?"
)
_COMMENT = re.compile(r"[ \t]#(?:[ \t]|$)")
"""Where a comment begins: a space stands after its mark, "the #1 spot" goes on."""
_KEYS = {
    "outlet": ("outlet", "source", "publisher", "publication", "site"),
    "title": ("title", "headline"),
    "byline": ("byline", "author", "authors", "by"),
    "url": ("url", "link", "canonical"),
    "language": ("language", "lang"),
    "id": ("id", "uid"),
}
_DATES = ("published", "date", "publish_date", "date_published", "pubdate", "updated")


def read_text(text: str, source: Input) -> Iterator[Article | Problem]:
    """The article of one text file; a problem row as well where its front matter is not right.

    What follows the front matter is stored as it is. What the front matter does not say is taken
    from the first lines where they are unmistakable: ``# heading`` or a headline, "By Ana Ruiz",
    a date, an outlet's name.
    """
    body, known, problems = _split_front(normalize(text), source)
    yield from problems
    named = {field: _word(known, keys) for field, keys in _KEYS.items()}
    top = find_top(body)
    published, reasons = find_published((known.get(key), Origin.FRONT_MATTER) for key in _DATES)
    for reason in reasons:
        yield Problem(source.path, "read", "date", reason)
    yield make_article(
        body,
        Input(source.path, named["id"] or source.id),
        outlet=named["outlet"] or top.outlet,
        title=named["title"] or top.title,
        byline=named["byline"] or top.byline,
        url=named["url"] or top.url,
        published=published or top.published,
        language=named["language"],
        removed=[Removed(start, end, "byline") for start, end in top.lines],
    )


def _split_front(text: str, source: Input) -> tuple[str, dict[str, Any], list[Problem]]:
    """The text after the front matter, and what that says, its keys in lower case.

    A text that begins with a rule (``---``) and goes on in prose has no front matter.
    """
    match = _FRONT.match(text)
    if not match or not match[1].strip():
        return text, {}, []
    if not all(_KEY.match(line) for line in match[1].split("\n")):
        return text, {}, []
    import yaml

    plain, rest = _split_plain(match[1].split("\n"))
    try:
        # Only strings, lists and mappings: no dates that crash, no numbers, no objects.
        loaded = yaml.load(rest, Loader=yaml.BaseLoader)  # noqa: S506
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        line = " ".join(str(error).split())[:200]
        message = f"a part of its front matter is not YAML and was left out: {line}"
        return text[match.end() :], plain, [Problem(source.path, "read", "front matter", message)]
    if not isinstance(loaded, dict):
        return (text[match.end() :], plain, []) if plain else (text, {}, [])
    known = {key.lower(): value for key, value in loaded.items() if isinstance(key, str)}
    return text[match.end() :], known | plain, []


def _split_plain(lines: list[str]) -> tuple[dict[str, Any], str]:
    """The values that stand behind their key on one line, as they are written, and other lines.

    People do not quote as YAML wants it: "Vask: we refused nobody" would be no value there, and
    "the #1 spot" would end before its number.
    """
    plain: dict[str, Any] = {}
    rest = []
    for line, following in pairwise([*lines, ""]):
        match = _PLAIN.fullmatch(line)
        value = match[2].strip() if match else ""
        if not _STRUCTURE.fullmatch(value) and following[:1] not in (" ", "\t"):
            value = _COMMENT.split(f" {value}", maxsplit=1)[0].strip()
            if match and value:
                plain[match[1].lower()] = value
                continue
        rest.append(line)
    return plain, "\n".join(rest)


def _word(known: dict[str, Any], keys: tuple[str, ...]) -> str | None:
    """The first of ``keys`` that has a word; a list of words is joined by commas."""
    for key in keys:
        value = known.get(key)
        items = value if isinstance(value, list) else [value]
        words = [item.strip() for item in items[:50] if isinstance(item, str) and item.strip()]
        if words and words != ["null"] and words != ["~"]:
            return ", ".join(words)[:1000]
    return None
