"""Copies and stories as frozen records, and what grouping must remember of each article.

A ``Groups`` is the whole state: give it back with tomorrow's articles, and they find their
stories. It holds no text but each article's title.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from dataclasses import asdict, dataclass, fields
from enum import StrEnum

from variorum.records import Origin, Precision, Published


@dataclass(frozen=True, slots=True)
class Trace:
    """What grouping remembers of one article, so that its text is not needed again.

    ``runs`` are the hashes of every five words in a row, in order (little-endian uint32), by
    which copies are known. ``terms`` are hashed words (uint32, ascending) and ``weights`` their
    TF-IDF (float32, of unit length together); ``lead_terms`` and ``lead_weights`` the same for the
    title and the first words. ``words`` counts the article's own words, ``marks`` are the news
    agencies whose mark it bears. ``nearest`` is the similarity (0 to 1) of the most similar article
    met so far, which is no copy.
    """

    article: str
    outlet: str | None
    title: str | None
    published: Published | None
    words: int
    runs: bytes
    terms: bytes
    weights: bytes
    lead_terms: bytes
    lead_weights: bytes
    marks: tuple[str, ...] = ()
    nearest: float = 0.0


@dataclass(frozen=True, slots=True)
class StoryGroup:
    """A story: its articles' ids in order of time; a lone article is a story of one.

    The id stays while articles come and go; ``title`` is the first article's.
    """

    id: str
    title: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Copy:
    """``article`` is a copy of ``original``: ``share`` of its words stand there in long runs.

    ``why`` says by what the original was told from the copy (agency, date, length).
    """

    article: str
    original: str
    share: float
    why: str


class ChangeKind(StrEnum):
    """What can happen to a story but to grow."""

    MERGE = "merge"
    SPLIT = "split"


@dataclass(frozen=True, slots=True)
class StoryChange:
    """Story ``old`` went into ``new`` (merge), or a part of ``old`` became ``new`` (split)."""

    kind: ChangeKind
    old: str
    new: str
    reason: str


@dataclass(frozen=True, slots=True)
class Groups:
    """Stories, copies and traces of the articles known, and what happened to stories so far."""

    stories: tuple[StoryGroup, ...] = ()
    copies: tuple[Copy, ...] = ()
    traces: tuple[Trace, ...] = ()
    changes: tuple[StoryChange, ...] = ()

    def find_story(self, story: str) -> StoryGroup | None:
        """The story with this id, or the one that it was merged into, through any number."""
        living = {group.id: group for group in self.stories}
        merged = {c.old: c.new for c in self.changes if c.kind is ChangeKind.MERGE}
        seen: set[str] = set()
        while story not in living and story in merged and story not in seen:
            seen.add(story)
            story = merged[story]
        return living.get(story)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A story as a part of an affair, with the first and the last day that it was told (UTC)."""

    story: str
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Affair:
    """Two stories or more that one affair runs through, its chapters, in order of time.

    ``id`` is made of the first chapter's; ``title`` is that of the chapter told by most articles.
    """

    id: str
    title: str
    chapters: tuple[Chapter, ...]


def dump_trace(trace: Trace) -> bytes:
    """``trace`` as bytes (JSON in UTF-8), the same for the same trace."""
    plain = asdict(trace)
    for name, value in plain.items():
        if isinstance(value, bytes):
            plain[name] = b64encode(value).decode("ascii")
    return json.dumps(plain, separators=(",", ":")).encode("ascii")


def load_trace(raw: bytes) -> Trace:
    """The trace that ``dump_trace`` wrote; raises ``ValueError`` where it did not."""
    try:
        plain = json.loads(raw)
        for field in fields(Trace):
            value = plain[field.name]
            if field.type == "bytes":
                plain[field.name] = b64decode(value)
            elif isinstance(value, list):
                plain[field.name] = tuple(value)
        if (when := plain["published"]) is not None:
            plain["published"] = Published(
                when["value"], Precision(when["precision"]), Origin(when["origin"])
            )
        return Trace(**plain)
    except (KeyError, TypeError) as error:
        raise ValueError(f"this is no trace of this version of Variorum ({error!r})") from error
