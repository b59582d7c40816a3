"""What a store answers, for the terminal: tables of stories and affairs, words in passages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from variorum.listed import AffairListing, SearchHit, StoryListing
from variorum.write.page.index import readable_date
from variorum.write.page.text import shorten
from variorum.write.terminal import left_out, safe_text, table_of

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

OUTLETS = 3
"""Outlets named for each story."""


def stories_table(stories: Sequence[StoryListing], more: int = 0) -> RenderableType:
    """One row a story; ``more`` says how many others there are."""
    from rich.console import Group

    if not stories:
        return safe_text("No story.")
    table = table_of("story", "last", "articles", "independent", "title", "told by")
    for column in table.columns[:2]:  # to be copied from, so never broken
        column.no_wrap = True
    for story in stories:
        named = ", ".join(shorten(name, 24) for name in story.outlets[:OUTLETS])
        rest = len(story.outlets) - OUTLETS
        table.add_row(
            safe_text(story.id, "bold"),
            safe_text((story.last or "–")[:10]),
            safe_text(f"{story.articles:,}"),
            safe_text(f"{story.independent:,}"),
            safe_text(shorten(story.title, 70)),
            safe_text((named or "–") + (f" and {rest:,} more" if rest > 0 else ""), "dim"),
        )
    parts: list[RenderableType] = [table]
    left_out(parts, more, "stories (--limit shows more)")
    return Group(*parts)


def affairs_table(affairs: Sequence[AffairListing], more: int = 0) -> RenderableType:
    """One row an affair; ``more`` says how many others there are."""
    from rich.console import Group

    if not affairs:
        return safe_text("No affair: no two stories are chapters of one.")
    table = table_of("affair", "from", "to", "chapters", "articles", "title")
    for column in table.columns[:3]:
        column.no_wrap = True
    for affair in affairs:
        table.add_row(
            safe_text(affair.id, "bold"),
            safe_text((affair.chapters[0].first or "–")[:10]),
            safe_text(max(chapter.last or "–" for chapter in affair.chapters)[:10]),
            safe_text(f"{len(affair.chapters):,}"),
            safe_text(f"{sum(chapter.articles for chapter in affair.chapters):,}"),
            safe_text(shorten(affair.title, 70)),
        )
    parts: list[RenderableType] = [table]
    left_out(parts, more, "affairs (--limit shows more)")
    return Group(*parts)


def chapters_table(affair: AffairListing) -> RenderableType:
    """An affair's title, and a row for each of its stories in order of time."""
    from rich.console import Group

    head = safe_text(f"{shorten(affair.title, 90)} (affair {affair.id})", "bold")
    return Group(head, safe_text(""), stories_table(affair.chapters))


def search_results(hits: Sequence[SearchHit]) -> RenderableType:
    """For each article its title and outlet, the passage with the words in bold, its story."""
    from rich.console import Group

    if not hits:
        return safe_text("The words stand in no article.")
    parts: list[RenderableType] = []
    for hit in hits:
        facts = [hit.outlet, readable_date(hit.published) if hit.published else None]
        facts += [f"story {hit.story}" if hit.story else None, "copy" if hit.copy_of else None]
        parts.append(safe_text(shorten(hit.title or "(no title)", 100), "bold"))
        parts.append(safe_text(" · ".join(fact for fact in facts if fact), "dim"))
        if hit.passage:
            parts.append(_passage(hit))
        parts.append(safe_text(""))
    return Group(*parts[:-1])


def _passage(hit: SearchHit) -> Text:
    """The passage on lines of its own, each match in it in bold."""
    assert hit.passage is not None
    start, end = hit.passage.start, hit.passage.end
    shown = safe_text("  ")
    at = start
    for match in hit.matches:
        if start <= match.start and match.end <= end:
            shown.append_text(safe_text(_line(hit.passage.exact[at - start : match.start - start])))
            shown.append_text(safe_text(_line(match.exact), "bold"))
            at = match.end
    shown.append_text(safe_text(_line(hit.passage.exact[at - start :])))
    return shown


def _line(text: str) -> str:
    return text.replace("\n", " ")
