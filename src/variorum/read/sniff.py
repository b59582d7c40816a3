"""What a file is, told by its content first and by its name only where content cannot tell."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from pathlib import PurePath

from variorum.read.decode import decode
from variorum.tables import read_table

HEAD = 65_536
"""Bytes from the start of a file that ``sniff`` wants to see."""


class Form(StrEnum):
    """The forms in which input comes; the last four are refused."""

    TEXT = "text"
    HTML = "HTML"
    MHTML = "MHTML"
    JSON = "JSON"
    FEED = "feed"
    WARC = "WARC"
    GZIP = "gzip"
    EMPTY = "empty"
    BINARY = "binary"
    LIST = "list of addresses"
    OTHER = "other"


# First bytes of what people keep beside articles, and what to do with it.
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF file: save its text as .txt and give that"),
    (b"PK\x03\x04", "a ZIP archive or an office document: unpack it, or save it as text or HTML"),
    (b"\xd0\xcf\x11\xe0", "an office document: save it as text or HTML"),
    (b"{\\rtf", "a rich text document: save it as plain text"),
    (b"\x89PNG", "an image: give the article's text or page"),
    (b"\xff\xd8\xff", "an image: give the article's text or page"),
    (b"GIF8", "an image: give the article's text or page"),
    (b"RIFF", "an image, sound or video file: give the article's text or page"),
    (b"BZh", "a bzip2 file: decompress it first"),
    (b"\xfd7zXZ\x00", "an xz file: decompress it first"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file: decompress it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive: unpack it first"),
    (b"Rar!", "a RAR archive: unpack it first"),
    (b"PAR1", "a Parquet file: write it as JSON Lines first"),
    (b"SQLite format 3\x00", "an SQLite database: write its articles as JSON Lines first"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"OggS", "a sound or video file: give its transcript"),
    (b"ID3", "a sound file: give its transcript"),
    (b"bplist00", "a binary property list (a Safari web archive?): save the page as HTML"),
)

_TABLES = frozenset((".csv", ".tsv"))
_PAGES = frozenset((".html", ".htm", ".xhtml"))
_PROSE = frozenset((".txt", ".text", ".md", ".markdown"))
_DATA = frozenset((".json", ".jsonl", ".ndjson"))

_FRAGMENT = re.compile(
    r"article|section|main|div|p|span|h[1-6]|header|title|meta|link|script|style|base|table|ul|ol"
    r"|figure|blockquote|a|img|br|hr|center|nav|aside|footer|form|b|i|em|strong"
)
_ELEMENT = re.compile(r"<([A-Za-z][\w.-]*:)?([A-Za-z][\w.-]*)")
_PROLOG = re.compile(r"\s*(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>)", re.S | re.I)
_JSON_START = re.compile(r"""\{\s*(?:"|\}|$)|\[\s*(?:[\{\["\]]|-?\d[\d.eE+-]*\s*(?:[,\]]|$)|$)""")
_OWN = re.compile(
    rb'\A\{\s*"format": "variorum-(?:story|article|groups|stories|search)/'
    rb'|\A\{"@context": \[[^\]]{0,200}"urn:variorum:"'
    rb'|\A\s*<!doctype html>.{0,1500}<meta name="generator" content="Variorum ',
    re.S,
)
_MIME_START = re.compile(r"(?:[A-Za-z-]{2,40}:[^\n]{0,400}\n(?:[ \t][^\n]{0,400}\n){0,5}){1,40}")


def sniff(head: bytes, name: str = "") -> tuple[Form, str]:
    """The form of a file that starts with ``head``, and for a refused one what to do.

    ``name`` decides only between forms that the content allows: Markdown may start with a tag,
    and a page may start with words.

    >>> sniff(b'{"title": "Quay reopens"}', "notes.txt")[0]
    <Form.JSON: 'JSON'>
    >>> sniff(b"[Updated] The quay reopens.")[0]
    <Form.TEXT: 'text'>
    """
    if not head.strip(b"\0 \t\r\n\x0b\x0c\xef\xbb\xbf\xff\xfe"):
        return Form.EMPTY, "the file is empty"
    if head.startswith(b"\x1f\x8b"):
        return Form.GZIP, ""
    if head.lstrip().startswith(b"WARC/"):
        return Form.WARC, ""
    for magic, advice in _MAGIC:
        if head.startswith(magic) and _looks_binary(head, magic):
            return Form.BINARY, advice
    if head[4:8] == b"ftyp" or head[:4] == b"\x1aE\xdf\xa3":
        return Form.BINARY, "a sound or video file: give its transcript"
    text = decode(head).text
    if _is_noise(text):
        return Form.BINARY, "not text: save the article as text or HTML"
    return _sniff_text(text.lstrip(), PurePath(name.lower()).suffix)


def is_no_article(name: str) -> str | None:
    """Why a file of this name in a folder is not taken for an article, ``None`` where it is.

    >>> is_no_article("theme.css")
    'a .css file is not taken for an article: give the file itself to read it as text'
    """
    suffix = PurePath(name.lower()).suffix
    if suffix in _not_articles():
        return (
            f"a {suffix} file is not taken for an article: give the file itself to read it as text"
        )
    return None


def is_own_output(head: bytes) -> bool:
    """Whether a file that starts with ``head`` was written by Variorum: findings, not articles.

    >>> is_own_output(b'{"format": "variorum-story/1", "variorum": "0.1.0"')
    True
    """
    return _OWN.search(head[:2000]) is not None


@cache
def _not_articles() -> frozenset[str]:
    return frozenset(suffix.strip() for suffix in read_table("read", "not_articles.txt"))


def _sniff_text(text: str, suffix: str) -> tuple[Form, str]:
    if suffix in _TABLES:
        return Form.OTHER, (
            "a table: write it as JSON Lines with the keys outlet, title, text, url, published"
        )
    if _JSON_START.match(text) and suffix not in _PROSE - {".txt"}:
        return Form.JSON, ""
    if suffix in _DATA:
        return Form.JSON, ""
    if text.startswith("<"):
        return _sniff_markup(text, suffix)
    if suffix in _PAGES and "<" in text:
        return Form.HTML, ""
    start = text[:4000]
    if "mime-version:" in start.lower() and _MIME_START.match(start):
        return Form.MHTML, ""
    return Form.TEXT, ""


def _sniff_markup(text: str, suffix: str) -> tuple[Form, str]:
    position = 0
    while match := _PROLOG.match(text, position):
        position = match.end()
    element = _ELEMENT.search(text, position, position + 20_000)
    root = element[2].lower() if element else ""
    if root in {"rss", "feed", "rdf"}:
        return Form.FEED, ""
    if (
        root in {"html", "head", "body"}
        or suffix in _PAGES
        or "<!doctype html" in text[:2000].lower()
    ):
        return Form.HTML, ""
    if root in {"opml", "urlset", "sitemapindex"}:
        return Form.LIST, "a list of addresses: save the pages or feeds it names and give those"
    if text.startswith("<?xml") or suffix == ".xml":
        return (
            Form.OTHER,
            f"XML of a kind that is not read (<{root or '?'}>): give HTML, RSS or Atom",
        )
    if suffix in _PROSE:
        return Form.TEXT, ""
    if _FRAGMENT.fullmatch(root):
        return Form.HTML, ""
    return Form.TEXT, ""


def _looks_binary(head: bytes, magic: bytes) -> bool:
    """Short magic numbers that are words could also start a text."""
    return magic not in {b"RIFF", b"BZh", b"GIF8", b"OggS", b"ID3", b"Rar!", b"PAR1"} or any(
        byte < 9 for byte in head[:64]
    )


def _is_noise(text: str) -> bool:
    """Control characters, or what could not be decoded, in more than 1 of 20 places."""
    sample = text[:4096]
    if not sample:
        return False
    odd = sum(
        1
        for character in sample
        if (character < " " and character not in "\t\n\x0b\x0c\x1b") or character == "\ufffd"
    )
    return odd * 20 > len(sample)
