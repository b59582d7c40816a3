"""WARC files, compressed or not, as Common Crawl News publishes them: read as a stream."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import Any, BinaryIO

from variorum.read.dates import parse_date
from variorum.read.decode import decode
from variorum.read.html import declared_charset, read_page
from variorum.read.place import Place
from variorum.records import Article, Problem

MAX_RECORD = 30_000_000
"""Bytes of one page, before and after its transfer encodings are taken off."""

_SEARCHED = 1 << 20  # bytes read at a time while looking for the next whole record
_PACKED = b"\x1f\x8b"
_NEXT = {True: _PACKED + b"\x08", False: b"WARC/1."}
_MOST_DAMAGE = 1_000  # places in one archive where reading starts anew before it is given up
_PAGES = frozenset(("text/html", "application/xhtml+xml"))
_INSIDE = re.compile(
    rb"\r?\n\r?\nWARC/1\.\d\r?\n(?:[\w-]{1,40}:[^\n]{0,9999}\n){0,40}?"
    rb"(?:WARC-Record-ID: *<|[^<\n]{0,9999}\Z)",
    re.IGNORECASE,
)
"""Where another record begins; a page about archives would write ``&lt;`` before the id."""
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? +(\d{3})")


def read_warc(stream: BinaryIO, place: Place) -> Iterator[Article | Problem]:
    """The articles of the pages in an archive, in order; memory holds one record.

    Responses with status 200 and HTML are read, and ``resource`` records of HTML; what is passed
    over is counted in one problem row. Where an archive is damaged a row says so, what was read
    before stands, and reading goes on at the next whole record, also where a length that is too
    great reaches over it. ``stream`` must be seekable.
    """
    skipped: Counter[str] = Counter()
    numbers = _Numbers()
    start = 0
    is_said = False  # that the last record is damaged
    is_packed = stream.read(2) == _PACKED
    stream.seek(0)
    for attempt in range(_MOST_DAMAGE):
        last, before = start, numbers.last
        try:
            for record in _records(stream):
                position = int(record.stream_pos)
                last = position
                number = numbers.next()
                here = place.at(f"record {number} (byte {position})")
                for item in here.guarded(_read_record(record, here, skipped)):
                    is_said = isinstance(item, Problem) and item.kind == "damaged"
                    yield item
                if is_said:
                    break  # its length is wrong: what follows may lie inside it
            else:
                if is_packed and not is_said and _is_cut(stream, last):
                    yield place.problem(
                        "damaged",
                        f"the archive ends inside what follows record {numbers.last}: "
                        "fetch it again",
                    )
                break
        except OSError as error:
            if numbers.last > before or not attempt:
                yield place.problem(
                    "damaged",
                    f"damaged after record {numbers.last} ({str(error)[:80]}): "
                    "what can be read after it is; fetch the archive again",
                )
        found = _find_next(stream, last + 1, _NEXT[is_packed])
        if found is None:
            break
        start = found
        stream.seek(start)
    if skipped:
        counts = ", ".join(f"{count} {why}" for why, count in sorted(skipped.items()))
        yield place.problem("passed over", f"records that are no pages were passed over: {counts}")
    if not numbers.last:
        yield place.problem("no article", "no record can be read from it: fetch the archive again")


class _Numbers:
    """Numbers of records, counted over the stretches between damaged places."""

    def __init__(self) -> None:
        self.last = 0

    def next(self) -> int:
        self.last += 1
        return self.last


def _records(stream: BinaryIO) -> Iterator[Any]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    wanted = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.unknown
    try:
        yield from ArchiveIterator(stream, record_types=wanted, parse_http=False)
    except BaseException as error:  # a panic of its native code is no Exception
        if type(error).__name__ != "PanicException":
            raise
        raise OSError("the archive reader gave up") from error


def _read_record(record: Any, place: Place, skipped: Counter[str]) -> Iterator[Article | Problem]:
    headers = record.headers
    length = headers.get("Content-Length")
    if not length or not headers.get("WARC-Type"):
        yield place.problem("damaged", "the archive ends inside this record: fetch it again")
        return
    data = record.reader.read(MAX_RECORD + 1)
    if b"WARC/1." in data and (inside := _INSIDE.search(data)):
        data = data[: inside.start()]
    if len(data) > MAX_RECORD:
        yield place.problem("too large", f"a record above {MAX_RECORD:,} bytes: not read")
        return
    if length.strip().isdigit() and len(data) < int(length):
        yield place.problem(
            "damaged",
            f"cut off: {len(data):,} of {int(length):,} bytes are there: fetch the archive again",
        )
        return
    kind = (headers.get("Content-Type") or "").lower()
    http: dict[str, str] = {}
    if kind.startswith("application/http") or data.startswith(b"HTTP/"):
        status, http, data = _split_http(data)
        if status != 200:
            skipped[f"with status {status}" if status else "without a status"] += 1
            return
        kind = http.get("content-type", "text/html").lower()
    media = kind.split(";")[0].strip()
    if media not in _PAGES:
        skipped[f"of type {media[:60] or 'unknown'}"] += 1
        return
    body = _decoded_body(data, http)
    if body is None:
        yield place.problem("too large", f"a page above {MAX_RECORD:,} bytes unpacked: not read")
        return
    charset = re.search(r"charset\s*=\s*[\"']?([\w:.-]{2,40})", kind)
    html = decode(body, charset[1] if charset else declared_charset(body)).text
    address = (headers.get("WARC-Target-URI") or "").strip("<> ") or None
    own_id = headers.get("WARC-Record-ID")
    yield from read_page(
        html, place, own_id=own_id, url=address, crawled=_day(headers.get("WARC-Date"))
    )


def _split_http(data: bytes) -> tuple[int | None, dict[str, str], bytes]:
    """Status, headers (lower case) and body of an HTTP response."""
    match = _STATUS.match(data)
    end = re.search(rb"\r?\n\r?\n", data[:65_536])
    head = data[: end.start()] if end else data[:65_536]
    headers: dict[str, str] = {}
    for line in head.splitlines()[1:]:
        name, _, value = line.partition(b":")
        headers.setdefault(name.strip().lower().decode("latin-1"), value.strip().decode("latin-1"))
    return (int(match[1]) if match else None), headers, data[end.end() :] if end else b""


def _decoded_body(data: bytes, http: dict[str, str]) -> bytes | None:
    """The body without the encodings its headers name; ``None`` where it grows above the limit.

    Archives often keep the header and store the body decoded (Common Crawl did until 2018): a
    body that is not encoded as its header says is taken as it is.
    """
    from fastwarc import stream_io

    steps: list[Any] = []
    if "chunked" in http.get("transfer-encoding", "").lower():
        steps.append(stream_io.ChunkedReader)
    for name in reversed(http.get("content-encoding", "").lower().split(",")):
        match name.strip():
            case "gzip" | "x-gzip":
                steps.append(stream_io.GzipReader)
            case "deflate":
                steps.append(lambda inner: stream_io.GzipReader(inner, zlib=True))
            case "br":
                steps.append(stream_io.BrotliReader)
            case "zstd":
                steps.append(stream_io.ZstdReader)
    for step in steps:
        try:
            unpacked = step(BytesIO(data)).read(MAX_RECORD + 1)
        except (OSError, ValueError, EOFError):
            continue
        if len(unpacked) > MAX_RECORD:
            return None
        data = unpacked or data
    return data


def _day(written: str | None) -> str | None:
    try:
        return parse_date(written or "")[0][:10]
    except ValueError:
        return None


def _is_cut(stream: BinaryIO, start: int) -> bool:
    """Whether the last gzip member from ``start`` on has no end; fastwarc does not say.

    Where the archive was packed as a whole, the places of its records are those of the unpacked
    bytes and no member begins there: then all of it is looked at.
    """
    stream.seek(start)
    stream.seek(start if stream.read(2) == _PACKED else 0)
    unpacker = zlib.decompressobj(wbits=31)
    rest = b""
    while block := rest or stream.read(_SEARCHED):
        try:
            unpacker.decompress(block, _SEARCHED)
            while unpacker.unconsumed_tail:
                unpacker.decompress(unpacker.unconsumed_tail, _SEARCHED)
        except zlib.error:
            return False  # padding after the last member, or damage that was met before
        rest = unpacker.unused_data
        if unpacker.eof:
            unpacker = zlib.decompressobj(wbits=31)
            if not rest and not (rest := stream.read(_SEARCHED)):
                return False
    return True


def _find_next(stream: BinaryIO, start: int, mark: bytes) -> int | None:
    """Where ``mark`` stands next from ``start`` on."""
    stream.seek(start)
    position, tail = start, b""
    while block := stream.read(_SEARCHED):
        found = (tail + block).find(mark)
        if found >= 0:
            return position - len(tail) + found
        position += len(block)
        tail = block[-len(mark) + 1 :]
    return None
