"""Stories at a glance, and the one that an id means."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime
from difflib import get_close_matches

from variorum.errors import UsageError
from variorum.listed import StoryListing
from variorum.store.searching import stories_matching

_SHORTEST = 4
"""Characters of an id from which it may be cut short."""

_DATE = re.compile(r"\d{4}(-\d\d){0,2}")
_MOST = 2**62  # SQLite counts no further than 2**63

_LIST = """
SELECT
  stories.id,
  stories.title,
  min(articles.published_utc) AS first,
  max(articles.published_utc) AS last,
  count(*),
  count(articles.copy_of),
  json_group_array(DISTINCT articles.outlet),
  count(DISTINCT CASE WHEN articles.copy_of IS NULL
    THEN lower(coalesce(articles.outlet, articles.id)) END) AS independent
FROM stories JOIN articles ON articles.story = stories.number
{where}
GROUP BY stories.number
HAVING independent >= :least
  AND (:since IS NULL
    OR max(articles.published_utc >= substr(:since, 1, length(articles.published_utc))))
ORDER BY last DESC, independent DESC, stories.id
LIMIT :limit
"""


def list_stories(
    connection: sqlite3.Connection,
    *,
    since: str | None = None,
    outlets: Sequence[str] = (),
    min_outlets: int = 1,
    match: str | None = None,
    limit: int | None = None,
) -> list[StoryListing]:
    """Stories, the one with the latest article first, undated ones last.

    ``since``: with an article published then or later (ISO 8601 date or time, UTC where it has
    no zone). ``outlets``: told by all of these. ``min_outlets``: by so many with a telling of
    their own, copies not counted. ``match``: with an article in which these words stand. Raises
    ``UsageError`` for a date that is none and an outlet that is not there.
    """
    conditions = [
        f"stories.number IN (SELECT story FROM articles JOIN json_each(:outlet{place}) "  # noqa: S608
        "ON outlet = value)"
        for place in range(len(outlets))
    ]
    values: dict[str, object] = {
        f"outlet{place}": json.dumps(_known_outlet(connection, name))
        for place, name in enumerate(outlets)
    }
    if match is not None:
        conditions.append("stories.number IN (SELECT value FROM json_each(:matching))")
        values["matching"] = json.dumps(list(stories_matching(connection, match)))
    values["since"] = _instant(since) if since is not None else None
    values["least"] = max(min_outlets, 0)
    values["limit"] = -1 if limit is None else min(limit, _MOST)
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    found = connection.execute(_LIST.format(where=where), values)
    return [
        StoryListing(id_, title, first, last, articles, copies, _names(names), independent)
        for id_, title, first, last, articles, copies, names, independent in found
    ]


def find_story(connection: sqlite3.Connection, name: str, path: str) -> tuple[int, str, str]:
    """Number, id and title of the story that ``name`` means.

    That is its id or the first four or more characters of it, the id of a story that was merged
    into it, or the id of one of its articles. Raises ``UsageError`` where none or several are
    meant.
    """
    asked = name.strip().lower().encode("utf-8", "replace").decode("utf-8")
    ids = _meant(connection, asked)
    if not ids and asked.isalnum() and len(asked) >= _SHORTEST:
        names = connection.execute(
            "SELECT id FROM stories WHERE id GLOB :start "
            "UNION SELECT old FROM story_changes WHERE old GLOB :start",
            {"start": f"{asked}*"},
        )
        ids = {found for (start,) in names for found in _meant(connection, start)}
    if len(ids) > 1:
        raise UsageError(
            f"{name} is the beginning of {len(ids)} stories of {path}: give more of it"
        )
    if not ids and asked.isalnum() and len(asked) < _SHORTEST:
        raise UsageError(f"{name} is too short: give at least {_SHORTEST} characters of the id")
    if not ids:
        raise UsageError(
            f"{path} has no story {name}: `variorum stories --db {path}` lists those it has"
        )
    query = "SELECT number, id, title FROM stories WHERE id = ?"
    number, id_, title = connection.execute(query, (ids.pop(),)).fetchone()
    return int(number), str(id_), str(title)


def _meant(connection: sqlite3.Connection, name: str) -> set[str]:
    """The id of the living story that an id leads to: itself, merged into it, or its article."""
    seen: set[str] = set()
    while name not in seen:
        if connection.execute("SELECT 1 FROM stories WHERE id = ?", (name,)).fetchone():
            return {name}
        seen.add(name)
        query = "SELECT new FROM story_changes WHERE old = ? AND kind = 'merge' ORDER BY number"
        for (into,) in connection.execute(query, (name,)):
            name = into  # the last one counts: an id that came back may have been merged again
    found = connection.execute(
        "SELECT stories.id FROM articles JOIN stories ON stories.number = articles.story "
        "WHERE articles.id = ?",
        (name,),
    )
    return {id_ for (id_,) in found}


def _known_outlet(connection: sqlite3.Connection, name: str) -> list[str]:
    """The outlet of this name in all spellings of the articles; case makes no other outlet."""
    query = "SELECT DISTINCT outlet FROM articles WHERE outlet IS NOT NULL ORDER BY outlet"
    known: dict[str, list[str]] = {}
    for (outlet,) in connection.execute(query):
        known.setdefault(outlet.casefold(), []).append(outlet)
    if name.casefold() in known:
        return known[name.casefold()]
    near = get_close_matches(name.casefold(), known, n=3, cutoff=0.5)
    near = near or [key for key in known if name.casefold() in key][:3]
    hint = ", ".join(known[key][0] for key in near)
    raise UsageError(
        f"there is no article by the outlet {name}: " + (f"is it {hint}?" if hint else "check it")
    )


def _instant(since: str) -> str:
    """A date or time as the database has them."""
    text = since.strip()
    try:
        if _DATE.fullmatch(text):
            datetime.fromisoformat(f"{text}-01-01"[:10] if len(text) < 10 else text)
            return text
        moment = datetime.fromisoformat(text)
        return moment.astimezone(UTC).isoformat() if moment.tzinfo else moment.isoformat()
    except (ValueError, OverflowError):
        raise UsageError(
            f"{since} is no date: give one such as 2026-03-05 or 2026-03-05T14:30+01:00"
        ) from None


def _names(column: str) -> tuple[str, ...]:
    return tuple(sorted(name for name in json.loads(column) if name is not None))
