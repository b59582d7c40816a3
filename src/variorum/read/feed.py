"""RSS, Atom and JSON Feed files: one article an item, full text told from summaries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

from variorum.read.article import MAX_TEXT, make_article
from variorum.read.dates import find_published
from variorum.read.dom import fragment_text
from variorum.read.page_outlet import host_of, without_section
from variorum.read.place import Place
from variorum.records import Article, Completeness, CompletenessState, Origin, Problem

MAX_FEED = 50_000_000
"""Bytes of one feed; feeds of whole archives are below 10 MB."""

# Descriptions shorter than this are summaries even where a feed has nothing longer: whole
# stories of fewer words are rare, teasers of more are too.
_FEWEST_WORDS = 150

_MORE = re.compile(
    r"(?:read (?:more|the (?:full|whole|rest))|continue reading|\[\s*(?:…|\.\.\.)\s*\]|…|\.\.\.)"
    r"[^\n]{0,80}\Z",
    re.I,
)
_ENTITY = re.compile(rb"<!ENTITY", re.I)
_FEED_WORD = re.compile(
    r"\s*(?:[-–—|:»]\s*)?(?:\(?RSS(?: feed)?\)?|latest(?: news)?|all articles)\s*\Z", re.I
)


def read_feed_file(data: bytes, place: Place) -> Iterator[Article | Problem]:
    """The articles of an RSS or Atom file; a damaged one gives those that can be told.

    A feed that declares entities is refused: no feed needs them, and they are how small files
    are made to explode. Nothing is fetched.
    """
    if len(data) > MAX_FEED:
        yield place.problem("too large", f"a feed above {MAX_FEED:,} bytes: split it")
        return
    if _ENTITY.search(data.replace(b"\0", b"")):  # in UTF-16 and UTF-32 too
        yield place.problem(
            "entities", "the feed declares XML entities, which are not expanded: remove them"
        )
        return
    import feedparser

    # A stream, never bytes or a string: feedparser takes those for names and addresses.
    try:
        parsed = feedparser.parse(BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:
        yield place.problem("damaged", f"no feed can be read from it ({type(error).__name__})")
        return
    entries = parsed.get("entries") or []
    if parsed.get("bozo") and not _is_harmless(parsed.get("bozo_exception")):
        why = " ".join(str(parsed.get("bozo_exception")).split())[:120]
        yield place.problem(
            "damaged", f"not well-formed ({why}); {len(entries)} items were read: fetch it again"
        )
    if not entries:
        yield place.problem("no article", "a feed without items: fetch it again")
    head = parsed.get("feed") or {}
    for number, entry in enumerate(entries, 1):
        here = place.at(f"item {number}")
        yield from here.guarded(_read_entry(entry, head, here))


def read_json_feed(value: Mapping[str, Any], place: Place) -> Iterator[Article | Problem]:
    """The articles of a JSON Feed (versions 1 and 1.1)."""
    items = value.get("items")
    if not isinstance(items, list) or not items:
        yield place.problem("no article", "a feed without items: fetch it again")
        return
    for number, item in enumerate(items, 1):
        here = place.at(f"item {number}")
        if not isinstance(item, dict):
            yield here.problem("no article", "an item that is no object: skipped")
            continue
        full = fragment_text(_text(item.get("content_html")))
        if not full and isinstance(plain := item.get("content_text"), str):
            full = plain
        url = _text(item.get("url")) or _text(item.get("external_url"))
        authors = item.get("authors") or [item.get("author") or value.get("author")]
        names = [
            _text(author.get("name"))
            for author in (authors if isinstance(authors, list) else [])
            if isinstance(author, dict)
        ]
        yield from _finish(
            here,
            own_id=_text(item.get("id")) or None,
            outlet=_text(value.get("title")),
            title=_text(item.get("title")),
            byline=", ".join(name for name in names if name),
            url=url or None,
            dates=[item.get("date_published"), item.get("date_modified")],
            language=_text(item.get("language")) or _text(value.get("language")),
            full=full,
            summary=_text(item.get("summary")),
        )


def _read_entry(
    entry: dict[str, Any], head: Mapping[str, Any], place: Place
) -> Iterator[Article | Problem]:
    contents = [
        _rendered(part.get("value"), part.get("type"))
        for part in entry.get("content") or []
        if isinstance(part, Mapping)
    ]
    detail = entry.get("summary_detail") or {}
    summary = entry.get("summary")
    if any(part.get("value") == summary for part in entry.get("content") or []):
        summary = None  # feedparser copies the content there where the item has no summary
    source = entry.get("source") or {}
    authors = [_text(author.get("name")) for author in entry.get("authors") or [] if author]
    byline = ", ".join(name for name in authors if name) or _text(entry.get("author"))
    yield from _finish(
        place,
        own_id=_text(entry.get("id")) or None,
        outlet=_text(source.get("title")) or _text(head.get("title")),
        title=_text(entry.get("title")),
        byline=byline,
        url=_text(entry.get("link")) or None,
        dates=[entry.get("published"), dict.get(entry, "updated"), entry.get("created")],
        language=_text(detail.get("language")) or _text(head.get("language")),
        full=max(contents, key=len, default=""),
        summary=_rendered(summary, detail.get("type")),
    )


def _finish(
    place: Place,
    *,
    own_id: str | None,
    outlet: str,
    title: str,
    byline: str,
    url: str | None,
    dates: list[Any],
    language: str,
    full: str,
    summary: str,
) -> Iterator[Article | Problem]:
    text = full if len(full) >= len(summary) else summary
    if not text.strip() and not title:
        yield place.problem("no article", "an item with neither title nor text: skipped")
        return
    if len(text) > MAX_TEXT:
        yield place.problem("too large", f"a text of {len(text):,} characters: split the item")
        return
    published, reasons = find_published((date, Origin.FEED) for date in dates)
    for reason in reasons:
        yield place.problem("date", reason)
    words = len(text.split())
    is_summary = words < _FEWEST_WORDS and (not full or len(full) <= 1.2 * len(summary))
    more = _MORE.search(text[-200:].strip())
    yield make_article(
        text,
        place.source(own_id),
        outlet=without_section(_FEED_WORD.sub("", _plain(outlet)), url) or host_of(url),
        title=_plain(title),
        byline=byline or None,
        url=url,
        published=published,
        language=language or None,
        completeness=_breaks_off(more[0]) if more else None,
        feed_summary=is_summary,
    )


def _breaks_off(ending: str) -> Completeness:
    reason = f"the feed's text ends in “{' '.join(ending.split())[:60]}”"
    return Completeness(CompletenessState.TRUNCATED, reason)


def _rendered(value: object, kind: object) -> str:
    """The text of a feed's value: HTML unless it is declared plain and holds no tag."""
    text = _text(value)
    return text if kind == "text/plain" and "</" not in text else fragment_text(text)


def _plain(text: str) -> str:
    return " ".join(fragment_text(text).split())


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _is_harmless(error: object) -> bool:
    """Wrong media types and encodings declared: feedparser notes them and reads on."""
    return type(error).__name__ in {"NonXMLContentType", "CharacterEncodingOverride"}
