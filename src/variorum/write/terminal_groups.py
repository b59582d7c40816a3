"""What the terminal shows of copies and stories."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from variorum.grouped import Affair, Groups, StoryGroup
from variorum.records import Article, Problem
from variorum.write.page.text import shorten
from variorum.write.terminal import ROWS, left_out, many, problems_table, safe_text, table_of

if TYPE_CHECKING:
    from rich.console import RenderableType


def groups_glance(
    groups: Groups,
    articles: Sequence[Article],
    problems: Iterable[Problem],
    affairs: Sequence[Affair] = (),
) -> RenderableType:
    """The stories with two articles or more, those of most outlets first.

    Then the affairs, those of most chapters first, a line each; copies; problems.
    """
    from rich.console import Group

    known = {article.id: article for article in articles}
    copied = {copy.article: copy for copy in groups.copies}
    told = [story for story in groups.stories if len(story.articles) > 1]
    alone = len(groups.stories) - len(told)
    parts: list[RenderableType] = [
        safe_text(
            f"{many(len(articles), 'article')}: {_count(len(told), 'story', 'stories')} told more "
            f"than once, {alone:,} told once, {_count(len(copied), 'copy', 'copies')}",
            "bold",
        )
    ]
    outlets = {
        story.id: sorted({known[a].outlet or known[a].input.path for a in story.articles})
        for story in told
    }
    told.sort(key=lambda story: (-len(outlets[story.id]), -len(story.articles), story.title))
    if told:
        table = table_of("story", "told", "articles", "copies", "outlets")
        for story in told[:ROWS]:
            table.add_row(
                safe_text(shorten(story.title, 70)),
                safe_text(_days(story, known)),
                safe_text(f"{len(story.articles):,}"),
                safe_text(str(sum(a in copied for a in story.articles) or "")),
                safe_text(shorten(", ".join(outlets[story.id]), 60)),
            )
        parts += [safe_text(""), table]
        left_out(parts, len(told) - ROWS, "stories")
    if affairs:
        parts += [safe_text(""), _affairs(affairs)]
        left_out(parts, len(affairs) - ROWS, "affairs")
    if copied:
        table = table_of("copy", "of", "words shared", "why that is the original")
        for copy in groups.copies[:ROWS]:
            table.add_row(
                safe_text(_short(known[copy.article])),
                safe_text(_short(known[copy.original])),
                safe_text(f"{copy.share:.0%}"),
                safe_text(copy.why),
            )
        parts += [safe_text(""), table]
        left_out(parts, len(copied) - ROWS, "copies")
    if rows := list(problems):
        parts += [safe_text(""), problems_table(rows)]
    return Group(*parts)


def _affairs(affairs: Sequence[Affair]) -> RenderableType:
    """A line for each affair."""
    table = table_of("affair", "chapters", "from", "to")
    ordered = sorted(affairs, key=lambda affair: (-len(affair.chapters), affair.chapters[0].first))
    for affair in ordered[:ROWS]:
        table.add_row(
            safe_text(shorten(affair.title, 70)),
            safe_text(f"{len(affair.chapters):,}"),
            safe_text(affair.chapters[0].first),
            safe_text(max(chapter.last for chapter in affair.chapters)),
        )
    return table


def _days(story: StoryGroup, known: dict[str, Article]) -> str:
    """The first and the last day of a story, as they stand in its articles."""
    dates = [known[article].published for article in story.articles]
    days = sorted(date.value[:10] for date in dates if date)
    if not days or days[0] == days[-1]:
        return "".join(days[:1])
    year = days[0][:5]  # with the mark behind it; a year alone has none
    return f"{days[0]} to {days[-1].removeprefix(year) if year[4:] else days[-1]}"


def _short(article: Article) -> str:
    return f"{article.outlet or article.input.path}: {shorten(article.title or '', 50)}"


def _count(count: int, one: str, several: str) -> str:
    return f"{count:,} {one if count == 1 else several}"
