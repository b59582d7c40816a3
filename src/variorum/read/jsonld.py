"""NewsArticle JSON-LD in pages: found in graphs and lists, read even where it is broken."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from typing import Any

_LARGEST = 2_000_000  # characters of one block; article bodies stay well below
_MOST_NODES = 5_000  # visited in search of the article; graphs of real pages have hundreds

# Where an article may stand inside something else. Lists of other articles are not followed.
_PATHS = ("@graph", "mainEntity", "mainEntityOfPage", "article")
_ARTICLE = re.compile(r"(?:\w*Article|Report|\w*BlogPosting|LiveBlogPosting|NewsReport)\Z")
_NEWS = re.compile(r"\w*NewsArticle\Z|LiveBlogPosting\Z")

_WRAPPING = re.compile(
    r"\A\s*(?:<!--|/\*\s*<!\[CDATA\[\s*\*/|//\s*<!\[CDATA\[|<!\[CDATA\[)|"
    r"(?:-->|/\*\s*\]\]>\s*\*/|//\s*\]\]>|\]\]>|;)\s*\Z"
)
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
_BROKEN_FIELD = re.compile(
    r'"(headline|datePublished|dateModified|isAccessibleForFree|articleBody|url)"\s*:\s*'
    r'(?:"((?:[^"\\]|\\.)*)"|(true|false))'
)


def find_article(blocks: Iterable[str]) -> dict[str, Any]:
    """The page's own article among its JSON-LD ``blocks``; an empty mapping where there is none.

    News articles go before other articles, outer before inner, earlier before later. References
    by ``@id`` within the blocks are filled in for author and publisher.

    >>> find_article(['{"@graph": [{"@type": "ReportageNewsArticle", "headline": "Quay opens",}]}'])
    {'@type': 'ReportageNewsArticle', 'headline': 'Quay opens'}
    """
    roots = [root for block in blocks for root in _load(block)]
    found: list[dict[str, Any]] = []
    named: dict[str, dict[str, Any]] = {}
    for node in _nodes(roots):
        if isinstance(own := node.get("@id"), str) and len(node) > 1:
            named.setdefault(own, node)
        if any(_ARTICLE.fullmatch(name) for name in types_of(node)):
            found.append(node)
    found.sort(key=lambda node: not any(_NEWS.fullmatch(name) for name in types_of(node)))
    if not found:
        return {}
    article = dict(found[0])
    for key in ("author", "publisher", "creator"):
        if key in article:
            article[key] = _resolved(article[key], named)
    return article


def types_of(node: Mapping[str, Any]) -> list[str]:
    """The type names of a node, without the vocabulary's address."""
    value = node.get("@type")
    names = value if isinstance(value, list) else [value]
    return [name.rsplit("/", 1)[-1] for name in names if isinstance(name, str)]


def names_of(value: object) -> list[str]:
    """The names in an ``author`` or ``publisher``: a string, a node, or a list of either.

    >>> names_of([{"name": "Ilse Marden"}, "Jon Tarsk", {"name": ["Ada Pell"]}])
    ['Ilse Marden', 'Jon Tarsk', 'Ada Pell']
    """
    names: list[str] = []
    pending = [value]
    while pending and len(names) < 50:
        current = pending.pop(0)
        if isinstance(current, list):
            pending[:0] = current[:50]
        elif isinstance(current, dict):
            pending.insert(0, current.get("name"))
        elif isinstance(current, str) and (name := string(current)) and not name.startswith("http"):
            names.append(name)
    return names


def posts_of(article: Mapping[str, Any]) -> str | None:
    r"""The posts of a live page, each under its heading, a line each.

    >>> posts_of({"liveBlogUpdate": [{"headline": "Quay shut", "articleBody": "Ferries stop."}]})
    'Quay shut\nFerries stop.'
    """
    posts = article.get("liveBlogUpdate")
    posts = [post for post in posts if isinstance(post, dict)] if isinstance(posts, list) else []
    parts = (post.get(key) for post in posts for key in ("headline", "articleBody"))
    return "\n".join(part for part in parts if isinstance(part, str) and part.strip()) or None


def string(value: object) -> str | None:
    """``value`` where it is text, with entities resolved, in one line."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@value")
    return " ".join(unescaped(value).split()) or None if isinstance(value, str) else None


def unescaped(text: str) -> str:
    """``text`` with entities resolved; as it is where one has more digits than Python reads."""
    try:
        return unescape(text)
    except ValueError:
        return text


def _load(block: str) -> Iterator[Any]:
    """What a block holds; of one that is no JSON, the fields that can still be told."""
    text = _WRAPPING.sub("", _WRAPPING.sub("", block[:_LARGEST])).strip()
    if not text:
        return
    decoder = json.JSONDecoder(strict=False)
    for attempt in (text, _TRAILING_COMMA.sub("", text)):
        position = 0
        values: list[Any] = []
        try:
            while position < len(attempt) and len(values) < 100:
                value, position = decoder.raw_decode(attempt, position)
                values.append(value)
                while position < len(attempt) and attempt[position] in " \t\r\n,;":
                    position += 1
        except (ValueError, RecursionError):
            continue
        yield from values
        return
    if not re.search(r'"@type"\s*:\s*\[?\s*"\w*Article"', text):
        return
    fields: dict[str, Any] = {"@type": "NewsArticle"}
    for match in _BROKEN_FIELD.finditer(text):
        fields.setdefault(match[1], match[3] or match[2].replace('\\"', '"').replace("\\/", "/"))
    yield fields


def _nodes(roots: Iterable[Any]) -> Iterator[dict[str, Any]]:
    """Nodes breadth first along the keys that lead to the page's own article."""
    pending = deque(roots)
    for _ in range(_MOST_NODES):
        if not pending:
            return
        current = pending.popleft()
        if isinstance(current, list):
            pending.extend(current)
        elif isinstance(current, dict):
            yield current
            pending.extend(current[key] for key in _PATHS if key in current)


def _resolved(value: Any, named: Mapping[str, dict[str, Any]]) -> Any:
    if isinstance(value, list):
        return [_resolved(item, named) for item in value[:50]]
    if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
        return named.get(value["@id"], value)
    return value
