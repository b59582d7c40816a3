"""Small valid inputs of every form, about invented people and places, for tests to vary."""

from __future__ import annotations

import gzip
import json

PARAGRAPHS = (
    "Veldmoor and Sarn signed a harbour agreement on Thursday, ending a dispute that had closed "
    "the old quay to fishing boats for nine years and cost both towns their summer trade.",
    "“We have both lost enough,” said Mayor Anneke Voss after the signing. She did not say what "
    "the repair would cost, but the port office puts it at 14 million crowns.",
    "Piotr Lang, who speaks for the transport ministry in Orlo, said the state would pay a third "
    "of the sum once the two councils had agreed on the tolls.",
    "Dredging is to begin in May and will take two summers, according to the plan that both "
    "councils published. The ferry to Sarn keeps running while the work goes on.",
)
BODY = "".join(f"<p>{paragraph}</p>\n" for paragraph in PARAGRAPHS)
TEXT = "\n\n".join(PARAGRAPHS)


def page(
    body: str = BODY,
    *,
    head: str = "",
    jsonld: object | None = None,
    title: str = "Harbour deal signed",
) -> str:
    """A news page with navigation, related headlines and a footer around ``body``."""
    block = f'<script type="application/ld+json">{json.dumps(jsonld)}</script>' if jsonld else ""
    return f"""<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>{title}</title>{head}{block}</head>
<body><header><nav><ul><li><a href="/">Home</a></li><li><a href="/region">Region</a></li></ul></nav>
</header><main><article><h1>{title}</h1>
{body}
<aside class="related"><h3>Related</h3><ul><li><a href="/1">Bridge tolls to rise in Orlo</a></li>
</ul></aside></article></main>
<section class="more-stories"><h2>More stories</h2><a href="/9">Marrow wins prize</a></section>
<footer>All rights reserved by the Veldmoor Courier</footer></body></html>"""


NEWS_ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Harbour deal signed",
    "datePublished": "2026-03-05T17:03:00+02:00",
    "author": [{"@type": "Person", "name": "Ilse Marden"}],
    "publisher": {"@type": "Organization", "name": "Veldmoor Courier"},
}

RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Sarn Post - RSS</title><link>https://sarn.example/</link><language>en</language>
<item><title>Quay &amp; tolls</title><guid>sarn-1</guid><link>https://sarn.example/1</link>
<pubDate>Thu, 05 Mar 2026 17:03:00 GMT</pubDate><description>A deal at last.</description>
<content:encoded><![CDATA[{BODY}]]></content:encoded></item>
<item><title>Ferry keeps running</title><guid>sarn-2</guid><link>https://sarn.example/2</link>
<pubDate>Fri, 06 Mar 2026 08:00:00 GMT</pubDate>
<description>The ferry to Sarn runs while the quay is repaired.</description></item>
</channel></rss>"""

ATOM = f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Orlo Wire</title><id>urn:orlo</id>
<entry><title>Deal on quay</title><id>urn:orlo:1</id><link href="https://orlo.example/1"/>
<author><name>Ada Pell</name></author><updated>2026-03-05T16:00:00Z</updated>
<content type="html">{BODY.replace("<", "&lt;").replace(">", "&gt;")}</content></entry></feed>"""

JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Veldmoor Courier",
        "language": "en",
        "items": [
            {
                "id": "c-1",
                "url": "https://courier.example/quay",
                "title": "Harbour deal signed",
                "content_html": BODY,
                "date_published": "2026-03-05T17:03:00+02:00",
                "authors": [{"name": "Ilse Marden"}],
            },
            {"id": "c-2", "url": "https://courier.example/2", "summary": "A short teaser."},
        ],
    }
)

NINJS = json.dumps(
    {
        "uri": "urn:orlo:20260305:1",
        "type": "text",
        "versioncreated": "2026-03-05T16:10:00Z",
        "firstcreated": "2026-03-05T16:00:00Z",
        "copyrightholder": "Orlo Wire",
        "byline": "Ada Pell",
        "language": "en",
        "headline": "Deal on quay",
        "body_xhtml": BODY,
        "renditions": {"r1": {"href": "https://orlo.example/quay.jpg"}},
    }
)

JSON_LINES = "\n".join(
    json.dumps(record)
    for record in (
        {"outlet": "Sarn Post", "title": "Quay opens", "text": TEXT, "id": 7},
        {
            "maintext": TEXT,
            "title": "Quay opens",
            "date_publish": "2026-03-05 17:03:00",
            "date_download": "2026-03-06 01:00:00",
            "source_domain": "www.sarn.example",
            "authors": ["Ada Pell", "Jon Tarsk"],
            "language": "en",
            "url": "https://www.sarn.example/1",
        },
    )
)

MHTML = (
    "From: <Saved by Blink>\r\n"
    "Snapshot-Content-Location: https://courier.example/quay\r\n"
    "Subject: Harbour deal signed\r\n"
    "MIME-Version: 1.0\r\n"
    'Content-Type: multipart/related; type="text/html"; boundary="----cut"\r\n\r\n'
    "------cut\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    + page(jsonld=NEWS_ARTICLE)
    + "\r\n------cut\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    "iVBORw0KGgo=\r\n------cut--\r\n"
)

FRONT_MATTER = f"""---
outlet: Sarn Post
title: Quay opens
published: 2026-03-05
---
{TEXT}
"""


def warc_record(
    body: bytes,
    number: int = 1,
    *,
    headers: str = "Content-Type: text/html; charset=utf-8",
    status: str = "200 OK",
    kind: str = "response",
) -> bytes:
    """One WARC record of an HTTP response."""
    http = f"HTTP/1.1 {status}\r\n{headers}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://courier.example/{number}\r\n"
        f"WARC-Date: 2026-03-06T02:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number:032}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def warc(*records: bytes, packed: bool = False) -> bytes:
    """An archive; packed as Common Crawl does, each record a gzip member of its own."""
    return b"".join(gzip.compress(record, mtime=0) if packed else record for record in records)


WARC = warc(*(warc_record(page(jsonld=NEWS_ARTICLE).encode(), number) for number in (1, 2)))

EVERY_FORM: dict[str, bytes] = {
    "article.txt": TEXT.encode(),
    "front.md": FRONT_MATTER.encode(),
    "page.html": page(jsonld=NEWS_ARTICLE).encode(),
    "page.mhtml": MHTML.encode(),
    "lines.jsonl": JSON_LINES.encode(),
    "list.json": json.dumps({"articles": [json.loads(x) for x in JSON_LINES.split("\n")]}).encode(),
    "item.json": NINJS.encode(),
    "feed.xml": RSS.encode(),
    "atom.xml": ATOM.encode(),
    "feed.json": JSON_FEED.encode(),
    "news.warc": WARC,
    "news.warc.gz": gzip.compress(WARC[: len(WARC) // 2], mtime=0)
    + gzip.compress(WARC[len(WARC) // 2 :], mtime=0),
    "article.txt.gz": gzip.compress(TEXT.encode(), mtime=0),
    "wide.txt": ("\ufeff" + TEXT).encode("utf-16-le"),
}
