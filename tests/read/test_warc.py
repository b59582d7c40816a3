import gzip
import importlib
import io
import re
import tracemalloc
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.read.samples import NEWS_ARTICLE, PARAGRAPHS, page, warc, warc_record
from variorum.read.place import Place
from variorum.read.warc import read_warc
from variorum.records import Article, Origin, Precision, Problem, Published

PAGE = page(jsonld=NEWS_ARTICLE).encode()
THREE = [warc_record(PAGE, number) for number in (1, 2, 3)]


def read(data: bytes) -> tuple[list[Article], list[Problem]]:
    items = list(read_warc(io.BytesIO(data), Place("news.warc")))
    return (
        [item for item in items if isinstance(item, Article)],
        [item for item in items if isinstance(item, Problem)],
    )


@pytest.mark.parametrize("packed", [False, True])
def test_each_page_is_an_article_with_its_record_id(packed: bool) -> None:
    articles, problems = read(warc(*THREE, packed=packed))
    assert [article.input.id for article in articles] == [f"<urn:uuid:{n:032}>" for n in (1, 2, 3)]
    assert [article.url for article in articles] == [
        f"https://courier.example/{n}" for n in (1, 2, 3)
    ]
    assert not problems


def test_the_day_of_the_crawl_is_the_last_resort() -> None:
    dated, undated = read(warc(THREE[0], warc_record(page().encode(), 2)))[0]
    assert dated.published is not None
    assert dated.published.origin is Origin.JSON_LD
    assert undated.published == Published("2026-03-06", Precision.DAY, Origin.WARC_HEADER)


@pytest.mark.parametrize(
    ("body", "header"),
    [
        (gzip.compress(PAGE), "Content-Encoding: gzip"),
        (zlib.compress(PAGE), "Content-Encoding: deflate"),
        (f"{len(PAGE):x}\r\n".encode() + PAGE + b"\r\n0\r\n\r\n", "Transfer-Encoding: chunked"),
        (PAGE, "Content-Encoding: gzip"),
        (PAGE, "Content-Encoding: br"),
        (PAGE, "Transfer-Encoding: chunked"),
    ],
)
def test_bodies_are_decoded_where_they_are_what_the_header_says(body: bytes, header: str) -> None:
    record = warc_record(body, headers=f"Content-Type: text/html\r\n{header}")
    (article,), problems = read(warc(record))
    assert PARAGRAPHS[0] in article.text
    assert not problems


def test_the_charset_of_the_http_header_counts() -> None:
    html = page("<p>" + "Мэр заявил в четверг, что порт закроют на два года. " * 10)
    html = html.replace('<meta charset="utf-8">', "")
    record = warc_record(html.encode("cp1251"), headers="Content-Type: text/html; charset=cp1251")
    assert "Мэр заявил" in read(warc(record))[0][0].text


def test_what_is_no_page_is_counted() -> None:
    others = [
        warc_record(b"gone", 4, status="404 Not Found"),
        warc_record(b"x", 5, headers="Content-Type: image/png"),
        warc_record(b"x", 6, headers="Content-Type: image/png"),
    ]
    articles, (row,) = read(warc(THREE[0], *others))
    assert len(articles) == 1
    assert "2 of type image/png, 1 with status 404" in row.message


@pytest.mark.parametrize("packed", [False, True])
def test_a_cut_archive_keeps_what_came_before(packed: bool) -> None:
    whole = warc(*THREE, packed=packed)
    end = len(warc(*THREE[:2], packed=packed))
    for cut in (end + 40, end + 300, len(whole) - 100):
        articles, problems = read(whole[:cut])
        assert len(articles) == 2
        assert [row.kind for row in problems] == ["damaged"]
        assert "record 3" in problems[0].message or "record 2:" in problems[0].message


def test_an_archive_packed_as_a_whole_is_cut_only_where_it_is() -> None:
    whole = gzip.compress(b"".join(THREE), mtime=0)
    articles, problems = read(whole)
    assert len(articles) == 3
    assert not problems
    articles, problems = read(whole[:-40])
    assert [row.kind for row in problems] == ["damaged"]


def test_reading_goes_on_after_a_damaged_record() -> None:
    records = [bytearray(gzip.compress(record, mtime=0)) for record in THREE]
    records[1][200] ^= 0xFF
    articles, (row,) = read(b"".join(records))
    assert [article.url for article in articles] == [
        "https://courier.example/1",
        "https://courier.example/3",
    ]
    assert "damaged after record 1" in row.message
    plain = THREE[0] + b"line noise\r\n" + THREE[1]
    assert len(read(plain)[0]) == 2


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("more", [100, len(THREE[1]), len(THREE[1]) + 50, 10**9])
def test_a_length_that_reaches_over_other_records_costs_only_its_own(
    packed: bool, more: int
) -> None:
    length = re.search(rb"Content-Length: (\d+)", THREE[0])
    assert length is not None
    too_long = b"Content-Length: %d" % (int(length[1]) + more)
    first = THREE[0].replace(length[0], too_long)
    articles, (row,) = read(warc(first, *THREE[1:], packed=packed))
    assert [article.url for article in articles] == [
        "https://courier.example/2",
        "https://courier.example/3",
    ]
    assert row.message.startswith("record 1 (byte 0): cut off")


def test_a_page_that_shows_a_record_is_read_whole() -> None:
    shown = "<pre>As it stands there:\r\n\r\nWARC/1.0\r\nWARC-Record-ID: &lt;urn:uuid:1></pre>"
    body = PAGE.replace(b"</body>", shown.encode() + b"</body>")
    (article,), problems = read(warc(warc_record(body)))
    assert PARAGRAPHS[0] in article.text
    assert not problems


def test_memory_stays_flat(tmp_path: Path) -> None:
    image = warc_record(b"x" * 1_000_000, headers="Content-Type: image/png")
    with open(tmp_path / "big.warc", "wb") as archive:
        for _ in range(40):
            archive.write(image)
    tracemalloc.start()
    with open(tmp_path / "big.warc", "rb") as archive:
        (row,) = read_warc(archive, Place("big.warc"))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(row, Problem)
    assert peak < 8_000_000


def test_a_page_that_cannot_be_read_does_not_stop_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    module = importlib.import_module("variorum.read.warc")
    whole = module.read_page

    def fails_once(data: bytes, place: Place, *rest: Any, **more: Any) -> Iterator[Any]:
        if "record 2" in place.where:
            raise IndexError("list index out of range")
        return whole(data, place, *rest, **more)

    monkeypatch.setattr(module, "read_page", fails_once)
    articles, problems = read(warc(*THREE))
    assert len(articles) == 2
    assert [problem.kind for problem in problems] == ["failed"]
    assert "record 2" in problems[0].message
