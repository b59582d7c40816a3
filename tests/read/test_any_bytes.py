"""Any bytes as input end in articles or problems, never in a traceback."""

import io
import json
import random
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.read.samples import EVERY_FORM
from variorum.read.open import read_stream
from variorum.read.place import Place
from variorum.records import Article

_SPLINTERS = (
    *(b"<", b">", b'"', b"{", b"}", b"[", b"]", b"\0", b"\xff", b"\xed\xa0\x80", b"\\ud800"),
    *(b"\r", b"\n", b"<p>", b"</p>", b"<div>", b"&#0;", b"&#xD800;", b"<!--", b"]]>", b"null"),
    *(b"\xe2\x80\xae", b"9" * 30, b"-1", b"Content-Length: 5", b"WARC/1.0\r\n", b"\x1f\x8b\x08"),
    *(b"<script>", b"<?xml", b"<!DOCTYPE", b"<!ENTITY", b"2026-02-31", b"\xf0\x9f\x98\x80", b"---"),
)


_KEYS = (
    *("text", "title", "published", "articles", "input", "completeness", "removed", "sha256"),
    *("uri", "bodies", "headlines", "versioncreated", "associations", "value", "role", "format"),
    *("article", "version", "items", "content_html", "authors", "name", "body", "sections"),
    *("@type", "@graph", "articleBody", "publisher", "maintext", "id", "free_access", "start"),
)


def check(data: bytes, name: str) -> None:
    """Past the barrier that ``read_path`` is: what raises here fails."""
    for item in read_stream(io.BytesIO(data), Place(name)):
        repr(item).encode("utf-8")
        if isinstance(item, Article):
            item.text.encode("utf-8")
            end = 0
            for part in item.removed:
                assert end <= part.start < part.end <= len(item.text)
                end = part.end
        else:
            assert item.input == name
            assert item.stage == "read"
            assert item.kind
            assert item.message


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.binary(max_size=2000),
    st.sampled_from([b"", b"{", b"[", b"<html>", b"<rss>", b"WARC/1.0\r\n", b"\x1f\x8b\x08"]),
    st.sampled_from(["a.txt", "a.html", "a.jsonl", "-"]),
)
def test_any_bytes(data: bytes, start: bytes, name: str) -> None:
    check(start + data, name)


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(st.sampled_from(_KEYS) | st.text(max_size=5), inner, max_size=6)
        ),
        max_leaves=12,
    )
)
def test_any_json(value: object) -> None:
    check(json.dumps([value]).encode(), "a.json")


@pytest.mark.parametrize("name", sorted(EVERY_FORM))
def test_mutations_of_every_form(name: str) -> None:
    chance = random.Random(name)
    for data in mutations(EVERY_FORM[name], chance, 60):
        check(data, name)


def mutations(whole: bytes, chance: random.Random, count: int) -> Iterator[bytes]:
    """Cut, repeat, overwrite, splinter and flip, a few at a time."""
    for _ in range(count):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 8)):
            start = chance.randrange(len(data) + 1)
            end = min(len(data), start + chance.randint(1, 60))
            match chance.randrange(6):
                case 0:
                    del data[start:end]
                case 1:
                    data[start:start] = chance.choice(_SPLINTERS)
                case 2:
                    data[start:start] = data[start:end] * chance.randint(1, 20)
                case 3:
                    for place in range(start, min(end, start + 3)):
                        data[place] ^= 1 << chance.randrange(8)
                case 4:
                    del data[start:]
                case _:
                    data[start:end] = chance.choice(_SPLINTERS) * chance.randint(1, 5)
        yield bytes(data)
