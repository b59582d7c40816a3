"""Make ``ondria-week.warc.gz`` from ``ondria-week/articles.txt``: the same bytes each time.

    python examples/make_archive.py

Each article becomes a small page with its facts in JSON-LD, as a crawler would have saved it on the
day of publication: a WARC 1.0 response record, each record its own gzip member.
"""

from __future__ import annotations

import gzip
import html
import json
import uuid
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).parent
SOURCE = HERE / "ondria-week" / "articles.txt"
TARGET = HERE / "ondria-week.warc.gz"


def main() -> None:
    """Write the archive beside this file."""
    TARGET.write_bytes(b"".join(gzip.compress(record, mtime=0) for record in make_records()))


def make_records() -> list[bytes]:
    """The record of each article, in the order of the file."""
    articles = SOURCE.read_text(encoding="utf-8").split("=====\n")
    return [make_record(*read_article(article)) for article in articles]


def read_article(text: str) -> tuple[dict[str, str], list[str]]:
    """The facts of an article, by name, and its paragraphs."""
    head, *paragraphs = text.strip().split("\n\n")
    facts = dict(line.split(": ", 1) for line in head.splitlines())
    return facts, paragraphs


def make_record(facts: dict[str, str], paragraphs: list[str]) -> bytes:
    """One WARC response record with the page of an article."""
    page = make_page(facts, paragraphs).encode("utf-8")
    answer = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
        b"Content-Length: " + str(len(page)).encode("ascii") + b"\r\n\r\n" + page
    )
    published = datetime.fromisoformat(facts["published"])
    crawled = (published if published.tzinfo else published.replace(tzinfo=UTC)).astimezone(UTC)
    head = {
        "WARC-Type": "response",
        "WARC-Record-ID": f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, facts['url'])}>",
        "WARC-Date": crawled.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "WARC-Target-URI": facts["url"],
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(answer)),
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
    return f"WARC/1.0\r\n{lines}\r\n".encode() + answer + b"\r\n\r\n"


def make_page(facts: dict[str, str], paragraphs: list[str]) -> str:
    """The article as a page; quotes and brackets escaped."""
    known = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": facts["title"],
        "datePublished": facts["published"],
        "author": {"@type": "Person", "name": facts["byline"]},
        "publisher": {"@type": "NewsMediaOrganization", "name": facts["outlet"]},
        "mainEntityOfPage": facts["url"],
        "inLanguage": "en",
    }
    title = html.escape(facts["title"])
    body = "\n".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs)
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{title} - {html.escape(facts['outlet'])}</title>\n"
        f'<script type="application/ld+json">{json.dumps(known)}</script>\n</head>\n<body>\n'
        f"<article>\n<h1>{title}</h1>\n{body}\n</article>\n</body>\n</html>\n"
    )


if __name__ == "__main__":
    main()
