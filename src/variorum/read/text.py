"""Plain text and Markdown, with or without YAML front matter."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Any

from variorum.read.article import make_article
from variorum.records import Article, Input, Origin, Precision, Problem, Published

_FRONT = re.compile(r"---[ \t]*\n(?:(.*?)\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)


def read_text(text: str, source: Input) -> Iterator[Article | Problem]:
    """The article of one text file; a problem row as well where its front matter is not YAML."""
    match = _FRONT.match(text)
    known: dict[str, Any] = {}
    if match:
        import yaml

        try:
            loaded = yaml.safe_load(match[1] or "")
        except (yaml.YAMLError, ValueError, RecursionError) as error:
            yield Problem(source.path, "read", "front matter", str(error))
            loaded = None
        if isinstance(loaded, dict):
            known = loaded
            text = text[match.end() :]

    def word(key: str) -> str | None:
        value = known.get(key)
        return str(value).strip() or None if isinstance(value, str | int | float) else None

    yield make_article(
        text,
        source,
        outlet=word("outlet"),
        title=word("title"),
        byline=word("byline"),
        url=word("url"),
        published=_date(known.get("published")),
    )


def _date(value: Any) -> Published | None:
    if isinstance(value, datetime.datetime):
        return Published(value.isoformat(), Precision.SECOND, Origin.FRONT_MATTER)
    if isinstance(value, datetime.date):
        return Published(value.isoformat(), Precision.DAY, Origin.FRONT_MATTER)
    return None
