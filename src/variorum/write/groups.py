"""JSON of copies, stories and affairs (``variorum-groups/1``), and its schema."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from variorum._version import __version__
from variorum.grouped import Affair, Copy, Groups
from variorum.records import Article, Input, Problem, Published
from variorum.write.json import document, plain
from variorum.write.schema import make_schema

GROUPS_FORMAT = "variorum-groups/1"


@dataclass(frozen=True, slots=True)
class GroupedArticle:
    """An article as a member of its story; ``copy_of`` is the id of the article it copies."""

    id: str
    input: Input
    outlet: str | None
    published: Published | None
    title: str | None
    copy_of: str | None


@dataclass(frozen=True, slots=True)
class GroupedStory:
    """A story with its articles in order of time; a lone article is a story of one."""

    id: str
    title: str
    articles: tuple[GroupedArticle, ...]


def groups_json(
    groups: Groups,
    articles: Iterable[Article],
    problems: Iterable[Problem],
    affairs: Iterable[Affair] = (),
) -> str:
    """The stories of ``groups`` as JSON text, one story a line, first told first.

    ``articles`` are those grouped, ``affairs`` what runs through its stories; the same give the
    same bytes.
    """
    known = {article.id: article for article in articles}
    original = {copy.article: copy.original for copy in groups.copies}
    stories = [
        GroupedStory(
            story.id,
            story.title,
            tuple(_member(known[article], original.get(article)) for article in story.articles),
        )
        for story in groups.stories
    ]
    return document(
        {
            "format": GROUPS_FORMAT,
            "variorum": __version__,
            "stories": [plain(story) for story in stories],
            "affairs": [plain(affair) for affair in affairs],
            "copies": [plain(copy) for copy in groups.copies],
            "problems": [plain(problem) for problem in problems],
        }
    )


def groups_schema() -> dict[str, Any]:
    """The schema of ``variorum-groups/1``."""
    properties = {
        "format": {"const": GROUPS_FORMAT},
        "variorum": {"type": "string", "description": "The version that wrote this."},
        "stories": tuple[GroupedStory, ...],
        "affairs": tuple[Affair, ...],
        "copies": tuple[Copy, ...],
        "problems": tuple[Problem, ...],
    }
    return make_schema("Copies and stories found by Variorum", properties)


def _member(article: Article, copy_of: str | None) -> GroupedArticle:
    return GroupedArticle(
        article.id, article.input, article.outlet, article.published, article.title, copy_of
    )
