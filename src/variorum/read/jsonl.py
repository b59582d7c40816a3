"""JSON Lines, JSON arrays and objects: read line by line, whatever wrote them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, BinaryIO

from variorum.read.decode import decode
from variorum.read.fields import is_record, read_record
from variorum.read.jsonld import find_article
from variorum.read.ninjs import is_ninjs, read_ninjs
from variorum.read.place import Place
from variorum.records import Article, Problem

MAX_LINE = 100_000_000
"""Bytes of one line of JSON Lines."""
MAX_DOCUMENT = 200_000_000
"""Bytes of one JSON document, which is held in memory whole."""

# Keys under which arrays of articles stand: Variorum, NewsAPI, Media Cloud, GDELT, Event Registry.
_LISTS = ("articles", "stories", "items", "results", "data", "hits", "documents", "response")

Feed = Callable[[Mapping[str, Any], Place], Iterator[Article | Problem]]


def read_json(stream: BinaryIO, place: Place, read_feed: Feed) -> Iterator[Article | Problem]:
    """The articles of a JSON or JSON Lines stream, which is read once and in memory of one line.

    JSON Lines is told by its first line: a whole object with another line after it. Anything
    else is one document (or several, one after the other). ``read_feed`` reads a JSON Feed.
    """
    first = stream.readline(MAX_LINE + 1)
    if not first.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00", b"{\x00", b"[\x00")):
        second = stream.readline(MAX_LINE + 1)
        while second and not second.strip():
            second = stream.readline(MAX_LINE + 1)
        if second and (_is_object(first) or (not _starts_array(first) and _is_object(second))):
            yield from _read_lines(_lines(stream, first, second), place, read_feed)
            return
        first += second
    data = first + stream.read(MAX_DOCUMENT + 1 - len(first))
    if len(data) > MAX_DOCUMENT:
        yield place.problem(
            "too large",
            f"a JSON document above {MAX_DOCUMENT:,} bytes: write it as JSON Lines, one a line",
        )
        return
    yield from _read_document(data, place, read_feed)


def read_value(value: Any, place: Place, read_feed: Feed) -> Iterator[Article | Problem]:
    """The articles of one JSON value, told by its keys."""
    if isinstance(value, list):
        base = f"{place.where}, " if place.where else ""
        for number, item in enumerate(value, 1):
            yield from read_value(item, place.at(f"{base}item {number}"), read_feed)
    elif not isinstance(value, dict):
        yield place.problem(
            "no article", f"{str(value)[:40]!r} is no article: give objects with a text"
        )
    elif str(value.get("format", "")).startswith("variorum-article/") and isinstance(
        value.get("article"), dict
    ):
        yield from read_record(value["article"], place)
    elif "jsonfeed.org/version" in str(value.get("version", "")):
        yield from read_feed(value, place)
    elif is_ninjs(value):
        yield from read_ninjs(value, place)
    elif ("@graph" in value or "@type" in value) and (
        article := find_article([json.dumps(value, default=str)])
    ):
        yield from read_record(article, place)
    elif not is_record(value) and (inner := _list_in(value)) is not None:
        yield from read_value(inner, place, read_feed)
    else:
        yield from read_record(value, place)


def _list_in(value: Mapping[str, Any]) -> list[Any] | dict[str, Any] | None:
    for key in _LISTS:
        found = value.get(key)
        if isinstance(found, list) or (isinstance(found, dict) and found):
            return found
    return None


def _read_lines(
    lines: Iterator[tuple[int, bytes]], place: Place, read_feed: Feed
) -> Iterator[Article | Problem]:
    for number, line in lines:
        here = place.at(f"line {number}")
        if len(line) > MAX_LINE:
            yield here.problem("too large", f"a line above {MAX_LINE:,} bytes: split it")
            continue
        if not line.strip(b"\xef\xbb\xbf \t\r\n"):
            continue
        decoded = decode(line)
        if decoded.damaged:
            yield here.problem("encoding", damage(decoded.damaged))
        try:
            value = json.loads(decoded.text, strict=False)
        except (ValueError, RecursionError) as error:
            yield here.problem("not JSON", f"{_why(error)}: mend or drop the line")
            continue
        yield from _guarded(value, here, read_feed)


def _guarded(value: Any, place: Place, read_feed: Feed) -> Iterator[Article | Problem]:
    return place.guarded(_unnested(value, place, read_feed))


def _unnested(value: Any, place: Place, read_feed: Feed) -> Iterator[Article | Problem]:
    try:
        yield from read_value(value, place, read_feed)
    except RecursionError:
        yield place.problem("not JSON", "nested too deeply to read: mend or drop it")


def _read_document(data: bytes, place: Place, read_feed: Feed) -> Iterator[Article | Problem]:
    decoded = decode(data)
    if decoded.damaged:
        yield place.problem("encoding", damage(decoded.damaged))
    text = decoded.text
    decoder = json.JSONDecoder(strict=False)
    position = len(text) - len(text.lstrip())
    number = 0
    while position < len(text):
        try:
            value, position = decoder.raw_decode(text, position)
        except (ValueError, RecursionError) as error:
            line = text.count("\n", 0, getattr(error, "pos", position)) + 1
            yield place.at(f"line {line}").problem(
                "not JSON", f"{_why(error)}: mend it, or give a text file another suffix"
            )
            return
        number += 1
        while position < len(text) and text[position] in " \t\r\n,\x1e":
            position += 1
        several = number > 1 or position < len(text)
        here = place.at(f"document {number}") if several else place
        yield from _guarded(value, here, read_feed)


def damage(count: int) -> str:
    """The message for bytes that could not be read as text."""
    return f"{count} bytes are not in the text's encoding, stored as U+FFFD: save it as UTF-8"


def _lines(stream: BinaryIO, first: bytes, second: bytes) -> Iterator[tuple[int, bytes]]:
    """Numbered lines; of one above the limit only its start is kept, the rest is passed over."""
    yield 1, first
    number, line = 2, second
    while line:
        yield number, line
        while len(line) > MAX_LINE and not line.endswith(b"\n"):
            line = stream.readline(MAX_LINE + 1)
        number, line = number + 1, stream.readline(MAX_LINE + 1)


def _is_object(line: bytes) -> bool:
    stripped = line.strip(b"\xef\xbb\xbf \t\r\n")
    if not (stripped.startswith(b"{") and stripped.endswith(b"}")):
        return False
    try:
        return isinstance(json.loads(decode(stripped).text, strict=False), dict)
    except (ValueError, RecursionError):
        return False


def _starts_array(line: bytes) -> bool:
    return line.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"[")


def _why(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "nested too deeply to read"
    if isinstance(error, json.JSONDecodeError):
        return f"not JSON ({error.msg} at column {error.colno})"
    return f"not JSON ({str(error)[:80]})"
