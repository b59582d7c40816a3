"""What a store answers, as frozen records: stories at a glance, and places where words stand."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.records import Problem, Published, Span


@dataclass(frozen=True, slots=True)
class StoryListing:
    """A story at a glance.

    ``first`` and ``last`` are its earliest and latest publication dates in UTC, as precise as
    they are known, ``None`` where no article has one. ``articles`` counts them, ``copies`` those
    that are copies; ``outlets`` are named in order. ``independent`` counts the outlets with an
    article that is no copy; an article without an outlet counts as one.
    """

    id: str
    title: str
    first: str | None
    last: str | None
    articles: int
    copies: int
    outlets: tuple[str, ...]
    independent: int


@dataclass(frozen=True, slots=True)
class AffairListing:
    """An affair at a glance: two stories or more, its ``chapters``, in order of time.

    ``id`` is made of the first chapter's; ``title`` is that of the chapter told by most articles.
    """

    id: str
    title: str
    chapters: tuple[StoryListing, ...]


@dataclass(frozen=True, slots=True)
class SearchHit:
    """An article in which the words stand.

    ``passage`` is the sentence with most of them, ``None`` where only the title has them;
    ``matches`` are all places of the text, in order. ``copy_of`` is the article that this one is
    a copy of; ``story`` is ``None`` until it is grouped.
    """

    article: str
    story: str | None
    copy_of: str | None
    outlet: str | None
    title: str | None
    url: str | None
    published: Published | None
    passage: Span | None
    matches: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Added:
    """What one run of adding did.

    ``articles`` were stored, ``known`` were there before, ``files`` were passed over because
    they had been read to their end before. ``problems`` are what could not be read this time.
    """

    articles: int
    known: int
    files: int
    problems: tuple[Problem, ...]
