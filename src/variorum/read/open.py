"""One file to its articles: opened, told by its content, handed to the reader of its form."""

from __future__ import annotations

import gzip
import sys
import zlib
from collections import Counter
from collections.abc import Iterator
from io import BufferedReader, RawIOBase
from typing import BinaryIO, cast

from variorum.errors import InputError
from variorum.read.article import MAX_TEXT
from variorum.read.decode import decode
from variorum.read.feed import read_feed_file, read_json_feed
from variorum.read.html import declared_charset, read_page
from variorum.read.jsonl import damage, read_json
from variorum.read.mhtml import read_mhtml
from variorum.read.place import Place
from variorum.read.sniff import HEAD, Form, sniff
from variorum.read.text import read_text
from variorum.read.warc import read_warc
from variorum.records import Article, Problem

MAX_FILE = 100_000_000
"""Bytes of one text, page or feed; archives and JSON Lines have no limit."""


MOST_PROBLEMS = 100
"""Problem rows of one kind for one file; the rest is counted: a million bad lines fit in memory."""

MOST_IN_VAIN = 10_000
"""Problems after which a file without an article is given up: it holds something else."""

MOST_EXPANSION = 200
"""Times its size that a gzip file may grow: text grows 3 to 20 times, a bomb up to 1,032."""

SMALL = 1_000_000
"""Bytes up to which nobody minds how much a gzip file grows."""


def read_path(path: str, stdin: BinaryIO | None = None) -> Iterator[Article | Problem]:
    """The articles of one file (``-``: of ``stdin``); whatever goes wrong is a problem row."""
    rows: Counter[str] = Counter()
    articles = 0
    for item in _read_path(path, stdin):
        if isinstance(item, Problem):
            rows[item.kind] += 1
        articles += isinstance(item, Article)
        if not articles and rows.total() > MOST_IN_VAIN:
            message = f"no article in the first {MOST_IN_VAIN:,} places: the rest was not read"
            yield Place(path).problem("no article", message)
            break
        if isinstance(item, Article) or rows[item.kind] <= MOST_PROBLEMS:
            yield item
    for kind, count in rows.items():
        if count > MOST_PROBLEMS:
            yield Place(path).problem(kind, f"and {count - MOST_PROBLEMS:,} more of this kind")


def _read_path(path: str, stdin: BinaryIO | None) -> Iterator[Article | Problem]:
    place = Place(path)
    try:
        if path == "-":
            stream = stdin if stdin is not None else sys.stdin.buffer
            yield from read_stream(_seekable(stream), place)
        else:
            with open(path, "rb") as stream:
                yield from read_stream(stream, place)
    except InputError as error:
        yield place.problem(error.kind, str(error))
    except OSError as error:
        yield place.problem("unreadable", f"{error.strerror or error}: check the permissions")
    except Exception as error:  # one bad file never stops the rest
        yield place.problem(
            "unreadable", f"reading failed ({type(error).__name__}: {str(error)[:200]}): report it"
        )


def read_stream(stream: BinaryIO, place: Place) -> Iterator[Article | Problem]:
    """The articles of a seekable stream, by what its first bytes show."""
    head = stream.read(HEAD)
    stream.seek(0)
    form, advice = sniff(head, place.path)
    if form is Form.EMPTY and len(head) == HEAD:
        form = Form.TEXT  # blank so far: the rest tells
    if form is Form.GZIP:
        yield from _read_gzip(stream, place)
    else:
        yield from _read_form(form, advice, stream, place)


def _read_gzip(stream: BinaryIO, place: Place) -> Iterator[Article | Problem]:
    """What a gzip file holds; WARC goes packed to its reader, which finds the records itself."""
    damaged = (OSError, EOFError, zlib.error)
    try:
        with gzip.open(stream) as probe:
            head = probe.read(HEAD)
    except damaged:
        head = _first_unpacked(stream)
    stream.seek(0)
    form, advice = sniff(head, place.path.removesuffix(".gz"))
    if form is Form.WARC:
        yield from read_warc(stream, place)
    elif form is Form.GZIP:
        yield place.problem("other", "gzip inside gzip: decompress it first")
    elif head[257:262] == b"ustar":
        yield place.problem("binary", "a tar archive: unpack it first")
    else:
        with gzip.open(stream) as unpacked:
            sound = _Sound(unpacked, stream)
            yield from _read_form(form, advice, cast(BinaryIO, BufferedReader(sound)), place)
            if sound.error:
                yield place.problem("damaged", f"{sound.error}: its start was read")


def _read_form(
    form: Form, advice: str, stream: BinaryIO, place: Place
) -> Iterator[Article | Problem]:
    if form is Form.WARC:
        yield from read_warc(stream, place)
        return
    if form is Form.JSON:
        yield from read_json(stream, place, read_json_feed)
        return
    if form not in {Form.TEXT, Form.HTML, Form.MHTML, Form.FEED}:
        yield place.problem(form.value, advice)
        return
    data = stream.read(MAX_FILE + 1)
    if len(data) > MAX_FILE:
        yield place.problem("too large", f"a file above {MAX_FILE:,} bytes: split it")
    elif form is Form.FEED:
        yield from read_feed_file(data, place)
    elif form is Form.MHTML:
        yield from read_mhtml(data, place)
    elif form is Form.HTML:
        yield from read_page(_text(data, declared_charset(data)), place)
    else:
        yield from _read_prose(data, place)


def _read_prose(data: bytes, place: Place) -> Iterator[Article | Problem]:
    decoded = decode(data)
    if len(decoded.text) > MAX_TEXT:
        yield place.problem(
            "too large",
            f"a text of {len(decoded.text):,} characters is above the limit of {MAX_TEXT:,}: "
            "split it into its articles",
        )
        return
    if not decoded.text.strip("\ufeff\ufffd \t\n\v\f"):
        yield place.problem("empty", "the file is empty")
        return
    if decoded.damaged:
        yield place.problem("encoding", damage(decoded.damaged))
    yield from read_text(decoded.text, place.source())


def _text(data: bytes, declared: str | None) -> str:
    return decode(data, declared).text


def _first_unpacked(stream: BinaryIO) -> bytes:
    """What can be unpacked from the start of a damaged gzip file."""
    stream.seek(0)
    unpacker = zlib.decompressobj(wbits=31)
    try:
        return unpacker.decompress(stream.read(HEAD), HEAD)
    except zlib.error:
        return b""


def _seekable(stream: BinaryIO) -> BinaryIO:
    """Standard input as a stream that can be read twice; a pipe is held in memory or a file."""
    from tempfile import SpooledTemporaryFile

    held = SpooledTemporaryFile(max_size=MAX_FILE)  # noqa: SIM115  (closed with its last use)
    while block := stream.read(1 << 20):
        held.write(block)
    held.seek(0)
    return cast(BinaryIO, held)


class _Sound(RawIOBase):
    """A gzip stream that ends where it is damaged, and says so, instead of raising.

    Raises ``InputError`` where it grows past reason: a few megabytes can hold many gigabytes.
    """

    def __init__(self, inner: gzip.GzipFile, packed: BinaryIO) -> None:
        super().__init__()
        self._inner = inner
        self._packed = packed
        self._unpacked = 0
        self.error = ""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        if self.error:
            return 0
        try:
            block = self._inner.read1(min(len(view), HEAD))
        except (OSError, EOFError, zlib.error) as error:
            why = str(error)[:80] or type(error).__name__
            self.error = f"the gzip file is damaged ({why})"
            return 0
        self._unpacked += len(block)
        if self._unpacked > max(SMALL, MOST_EXPANSION * self._packed.tell()):
            raise InputError(
                f"a gzip file that unpacks to more than {MOST_EXPANSION} times its size: if you "
                "trust it, unpack it first",
                "too large",
            )
        view[: len(block)] = block
        return len(block)
