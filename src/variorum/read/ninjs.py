"""IPTC ninjs 1.x, 2.x and 3.x: one news item to one article; renditions are ignored."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from variorum.read.article import MAX_TEXT, make_article
from variorum.read.dates import find_published
from variorum.read.dom import fragment_text
from variorum.read.place import Place
from variorum.records import Article, Completeness, CompletenessState, Origin, Problem

_SIGNS = frozenset(
    (
        *("versioncreated", "firstcreated", "contentcreated", "headlines", "bodies", "pubstatus"),
        *("representationtype", "copyrightholder", "slugline", "renditions", "usageterms"),
    )
)
_WITHDRAWN = frozenset(("canceled", "cancelled", "withheld"))
_NO_TEXT = frozenset(("picture", "audio", "video", "graphic", "planning", "event"))


def is_ninjs(value: Mapping[str, Any]) -> bool:
    """Whether an object is a ninjs item: a ``uri`` and a field that only ninjs has."""
    if "uri" not in value:
        return False
    keys = {str(key).lower() for key in value}
    return bool(keys & _SIGNS) or any(key.startswith(("body_", "headline_")) for key in keys)


def read_ninjs(value: Mapping[str, Any], place: Place) -> Iterator[Article | Problem]:
    """The article of one item, and those of the text items that a composite holds.

    Where the item has both, the plain text counts if it has paragraphs, else the marked-up body.
    A withdrawn item is not read: its agency took it back.
    """
    item = {str(key).lower(): inner for key, inner in value.items()}
    status = str(item.get("pubstatus", "")).lower().rsplit(":", 1)[-1]
    if status in _WITHDRAWN:
        yield place.problem("withdrawn", f"its agency withdrew it (pubstatus {status}): not read")
        return
    text = _body(item)
    inner = list(_text_items(item))
    if not text.strip():
        kind = str(item.get("type") or "item")
        if not inner:
            yield place.problem(
                "no article", f"a ninjs {kind} without text: give items with a body"
            )
    elif len(text) > MAX_TEXT:
        yield place.problem("too large", f"a text of {len(text):,} characters: split the item")
    else:
        published, reasons = find_published(
            (item.get(key), Origin.RECORD)
            for key in ("firstcreated", "contentcreated", "versioncreated")
        )
        for reason in reasons:
            yield place.problem("date", reason)
        yield make_article(
            text,
            place.source(_string(item.get("uri"))),
            outlet=_string(item.get("copyrightholder"))
            or _source(item)
            or _string(item.get("provider")),
            title=_headline(item),
            byline=_string(item.get("byline")) or _string(item.get("by")),
            url=_string(item.get("url")),
            published=published,
            language=_string(item.get("language")),
            completeness=_said_completeness(item),
        )
    for number, part in enumerate(inner, 1):
        base = f"{place.where}, " if place.where else ""
        yield from read_ninjs(part, place.at(f"{base}association {number}"))


def _body(item: Mapping[str, Any]) -> str:
    plain: list[str] = []
    marked: list[str] = []
    for key in sorted(item):
        if key.startswith("body_") and isinstance(item[key], str):
            is_marked = "html" in key or "rich" in key
            (marked if is_marked else plain).append(item[key])
    bodies = item.get("bodies")
    for body in bodies if isinstance(bodies, list) else []:
        if isinstance(body, dict) and isinstance(text := body.get("value"), str):
            lowered = {str(key).lower(): inner for key, inner in body.items()}
            kind = f"{lowered.get('contenttype', '')} {lowered.get('role', '')}".lower()
            if "html" in kind or "rich" in kind:
                marked.append(text)
            elif "xml" not in kind:
                plain.append(text)
    best_plain = max(plain, key=len, default="")
    if "\n" in best_plain.strip():
        return best_plain
    best_marked = max((fragment_text(text) for text in marked), key=len, default="")
    return best_marked if len(best_marked) * 2 > len(best_plain) else best_plain


def _headline(item: Mapping[str, Any]) -> str | None:
    for key in ("headline", "headline_main"):
        if found := _string(item.get(key)):
            return found
    headlines = item.get("headlines")
    values = [
        (str(entry.get("role", "")).lower() != "main", place, text)
        for place, entry in enumerate(headlines if isinstance(headlines, list) else [])
        if isinstance(entry, dict) and (text := _string(entry.get("value")))
    ]
    if values:
        return min(values)[2]
    others = [item[key] for key in sorted(item) if key.startswith("headline_")]
    return next((text for other in others if (text := _string(other))), _string(item.get("title")))


def _source(item: Mapping[str, Any]) -> str | None:
    for key in ("infosources", "infosource"):
        sources = item.get(key)
        for source in sources if isinstance(sources, list) else []:
            if isinstance(source, dict) and (name := _string(source.get("name"))):
                return name
    return None


def _said_completeness(item: Mapping[str, Any]) -> Completeness | None:
    if str(item.get("representationtype", "")).lower() != "incomplete":
        return None
    return Completeness(CompletenessState.TRUNCATED, "the item says that it is incomplete")


def _text_items(item: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The text items of a composite; pictures and links to items without text are none."""
    associations = item.get("associations")
    parts = list(associations.values()) if isinstance(associations, dict) else associations
    for part in parts if isinstance(parts, list) else []:
        if isinstance(part, dict):
            lowered = {str(key).lower(): inner for key, inner in part.items()}
            if str(lowered.get("type", "text")) not in _NO_TEXT and _body(lowered).strip():
                yield part


def _string(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None
