"""One JSON object to one article: our own keys and those of news-please, Fundus, Media Cloud."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from variorum.read.article import MAX_TEXT, make_article
from variorum.read.dates import find_published
from variorum.read.dom import fragment_text
from variorum.read.page_outlet import host_of
from variorum.read.place import Place
from variorum.records import (
    Article,
    Completeness,
    CompletenessState,
    Origin,
    Problem,
    Published,
    Removed,
)

# Keys in order of preference. Ours first, then news-please (maintext, date_publish, authors,
# source_domain), Fundus (plaintext, body, publishing_date, publisher), Media Cloud (media_name,
# publish_date, stories_id, text_content, article_title, canonical_domain), JSON-LD, news APIs.
_TEXT = ("maintext", "plaintext", "text", "text_content", "article_text", "full_text", "story_text")
_MARKUP = ("body", "content", "articleBody", "body_html", "content_html", "html")
_TITLE = ("title", "headline", "article_title", "title_page", "title_rss")
_OUTLET = ("outlet", "publisher", "media_name", "source_name", "source", "source_domain")
_HOST = ("canonical_domain", "media_url", "domain")
_BYLINE = ("byline", "authors", "author", "creator", "by")
_URL = ("url", "link", "article_url", "normalized_url")
_DATE = (
    *("published", "date_publish", "publishing_date", "publish_date", "publication_date"),
    *("datePublished", "published_at", "publishedAt", "pubDate", "date_published", "date"),
)
_LANGUAGE = ("language", "lang", "inLanguage")
_ID = ("id", "_id", "guid", "stories_id", "story_id", "uri", "uuid")

_TAG = re.compile(
    r"</?(?:p|br|div|h[1-6]|ul|ol|li|blockquote|article|section)\b[^<>]{0,500}>", re.I
)
_HOST_NAME = re.compile(r"(?:https?://)?(?:www\.)?((?:[\w-]+\.)+[a-z]{2,})/?\Z", re.I)


def is_record(value: Mapping[str, Any]) -> bool:
    """Whether an object has what an article needs: a text, or a title or address with a name."""
    return any(key in value for key in (*_TEXT, *_MARKUP)) or (
        any(key in value for key in _TITLE) and any(key in value for key in (*_URL, *_OUTLET))
    )


def read_record(value: Mapping[str, Any], place: Place) -> Iterator[Article | Problem]:
    """The article of one object; a problem row where it has no field known.

    ``text`` and its like are stored verbatim; a body that holds HTML gives the text in it. A
    record that names an article but holds no text (Media Cloud's lists) is an empty article.
    """
    if not is_record(value):
        known = ", ".join(sorted(str(key) for key in value)[:8])
        yield place.problem(
            "no article",
            f"no text in it (keys: {known[:200]}): the keys read are "
            "outlet, title, text, url, published, byline, id, language",
        )
        return
    text = _text(value)
    if len(text) > MAX_TEXT:
        yield place.problem("too large", too_large(text))
        return
    if re.search("[\ud800-\udfff]", text):
        yield place.problem("encoding", "half a surrogate pair in the text, stored as U+FFFD")
    published, reasons = _published(value)
    for reason in reasons:
        yield place.problem("date", reason)
    url = _string(value, _URL)
    completeness, removed = _stated(value, text)
    free = value.get("free_access", value.get("isAccessibleForFree"))
    yield make_article(
        text,
        place.source(_own_id(value)),
        outlet=_outlet(value) or host_of(url),
        title=_string(value, _TITLE),
        byline=_names(value, _BYLINE),
        url=url,
        published=published,
        language=_string(value, _LANGUAGE),
        removed=removed,
        completeness=completeness,
        free=free if isinstance(free, bool) else None,
    )


def too_large(text: str) -> str:
    """The message for a text above the limit."""
    return (
        f"a text of {len(text):,} characters is above the limit of {MAX_TEXT:,}: "
        "split it into its articles"
    )


def _text(value: Mapping[str, Any]) -> str:
    for key in _TEXT:
        found = value.get(key)
        if isinstance(found, str) and found.strip() and found != "None":
            return found
        if isinstance(found, list) and found and all(isinstance(part, str) for part in found):
            return "\n\n".join(found)
    for key in _MARKUP:
        found = value.get(key)
        if isinstance(found, str) and found.strip():
            return fragment_text(found) if _TAG.search(found) else found
        if isinstance(found, dict) and (text := _sections(found)):
            return text
    return ""


def _sections(body: Mapping[str, Any]) -> str:
    """The text of a Fundus body: a summary, then sections of a headline and paragraphs."""
    parts = _strings(body.get("summary"))
    sections = body.get("sections")
    for section in sections if isinstance(sections, list) else []:
        if isinstance(section, dict):
            parts += _strings(section.get("headline")) + _strings(section.get("paragraphs"))
    return "\n\n".join(part for part in parts if part.strip())


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [part for part in value if isinstance(part, str)] if isinstance(value, list) else []


def _published(value: Mapping[str, Any]) -> tuple[Published | None, list[str]]:
    own = value.get("published")
    if isinstance(own, dict):
        written = own.get("value")
        try:
            origin = Origin(str(own.get("origin")))
        except ValueError:
            origin = Origin.RECORD
        return find_published([(written, origin)])
    return find_published((value.get(key), Origin.RECORD) for key in _DATE)


def _outlet(value: Mapping[str, Any]) -> str | None:
    name = _names(value, _OUTLET) or _string(value, _HOST)
    if name and (host := _HOST_NAME.match(name)):
        return host[1].lower()
    return name


def _string(value: Mapping[str, Any], keys: tuple[str, ...]) -> str | None:
    for key in keys:
        found = value.get(key)
        if isinstance(found, str) and found.strip() and found != "None":
            return found
    return None


def _names(value: Mapping[str, Any], keys: tuple[str, ...]) -> str | None:
    """Names from a string, a list of strings, or nodes with a ``name``."""
    for key in keys:
        found = value.get(key)
        nodes = found if isinstance(found, list) else [found]
        names = [node.get("name") if isinstance(node, dict) else node for node in nodes[:50]]
        kept = [name for name in names if isinstance(name, str) and name.strip() and name != "None"]
        if kept:
            return ", ".join(dict.fromkeys(kept))
    return None


def _own_id(value: Mapping[str, Any]) -> str | None:
    own = value.get("input")
    if isinstance(own, dict) and isinstance(own.get("id"), str):
        return str(own["id"])
    for key in _ID:
        found = value.get(key)
        if isinstance(found, str | int) and not isinstance(found, bool) and str(found).strip():
            return str(found)[:500]
    return None


def _stated(value: Mapping[str, Any], text: str) -> tuple[Completeness | None, tuple[Removed, ...]]:
    """Completeness and what was set aside, where the object is an article that we wrote."""
    stated = value.get("completeness")
    if not isinstance(stated, dict) or "sha256" not in value:
        return None, ()
    try:
        state = CompletenessState(str(stated.get("state")))
        completeness = Completeness(state, str(stated.get("reason", "")))
    except ValueError:
        return None, ()
    parts = value.get("removed")
    removed = tuple(
        Removed(part["start"], part["end"], str(part.get("why", "")))
        for part in (parts if isinstance(parts, list) else [])
        if isinstance(part, dict)
        and isinstance(part.get("start"), int)
        and isinstance(part.get("end"), int)
        and 0 <= part["start"] < part["end"] <= len(text)
    )
    return completeness, removed
