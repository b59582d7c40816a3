"""Pages that a browser saved as one MHTML file."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from email.policy import compat32

from variorum.read.decode import decode
from variorum.read.html import declared_charset, read_page
from variorum.read.place import Place
from variorum.records import Article, Problem


def read_mhtml(data: bytes, place: Place) -> Iterator[Article | Problem]:
    """The article of the first page in an MHTML file; its images and frames are ignored."""
    message = message_from_bytes(data, policy=compat32)
    url = str(message.get("Snapshot-Content-Location") or "") or None
    for number, part in enumerate(message.walk()):
        if number > 2_000:
            break
        if part.get_content_type() in {"text/html", "application/xhtml+xml"}:
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and payload.strip():
                charset = _charset(part) or declared_charset(payload)
                location = str(part.get("Content-Location") or "") or None
                yield from read_page(decode(payload, charset).text, place, url=url or location)
                return
    yield place.problem("no article", "a saved message without a page in it: save the page as HTML")


def _charset(part: Message) -> str | None:
    try:
        return part.get_content_charset()
    except (LookupError, ValueError):
        return None
