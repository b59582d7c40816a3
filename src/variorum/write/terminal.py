"""What the terminal shows: renderables for rich, quiet and plain where the output is piped.

Control characters of articles are shown by number and nothing is read as rich's markup, so no
title can move the cursor, ring the bell or colour the line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from variorum.collated import Collation
from variorum.records import SHOWN_FROM, Article, CompletenessState, Problem
from variorum.write.json import MISSING, not_computed
from variorum.write.page.account import account_lines
from variorum.write.page.articles import Witness, list_witnesses
from variorum.write.page.deeds import list_deeds
from variorum.write.page.index import Index, make_index, readable_date
from variorum.write.page.overview import count_story, is_told_once
from variorum.write.page.points import point_rows, shared_points
from variorum.write.page.speakers import list_speakers
from variorum.write.page.standings import LEAST
from variorum.write.page.text import shorten, visible
from variorum.write.page.wording import LOADED, TECHNIQUES, list_sought

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text

ROWS = 40
"""Articles shown before the rest is only counted."""

POINTS = 12
SPEAKERS = 8
DEEDS = 6


def glance(collation: Collation) -> RenderableType:
    """The story at a glance: title, articles, what most of them tell, who is quoted most."""
    from rich.console import Group

    index = make_index(collation)
    shared = shared_points(index)
    speakers = list_speakers(index)
    counts = count_story(index, shared, speakers)
    parts: list[RenderableType] = [
        safe_text(shorten(collation.story.title, 200), "bold"),
        safe_text(
            f"{many(counts.articles, 'article')} from {many(counts.outlets, 'outlet')}, "
            f"{many(counts.shared, 'point')} told by several, {counts.alone:,} by one alone, "
            f"{many(counts.quotations, 'quotation')} ({counts.unresolved:,} without a speaker)",
            "dim",
        ),
        safe_text(""),
    ]
    table = table_of("", "outlet", "title", "published", "complete?", "words")
    witnesses = list_witnesses(index)
    for witness in witnesses[:ROWS]:
        article = witness.article
        copy = f" (copy of {witness.copy_of})" if witness.copy_of else ""
        table.add_row(
            safe_text(witness.siglum, "bold"),
            safe_text(shorten(article.outlet or article.input.path, 40) + copy),
            safe_text(shorten(article.title or "", 60)),
            safe_text(_date(article)),
            _completeness(article),
            safe_text(f"{witness.words:,}"),
        )
    parts.append(table)
    left_out(parts, len(witnesses) - ROWS, "articles", "article")
    if marked := [*_marked(index, witnesses[:ROWS]), *_not_looked_for(collation)]:
        parts += [safe_text(""), *marked]
    parts += _in_short(index)
    if shared:
        table = table_of("", "told by several", "told by")
        for row in point_rows(index, shared[:POINTS]):
            told = dict.fromkeys(letter for line in row.told for letter in line.sigla.split())
            sigla = " ".join(told) + (" …" if row.more else "")
            table.add_row(
                safe_text(str(row.number), "bold"),
                safe_text(shorten(row.heading, 100)),
                safe_text(sigla),
            )
        parts += [safe_text(""), table]
        left_out(parts, len(shared) - POINTS, "points", "point")
    if speakers:
        table = table_of("speaker", "statements", "in")
        for speaker in speakers[:SPEAKERS]:
            table.add_row(
                safe_text(shorten(speaker.actor.name, 50)),
                safe_text(f"{speaker.total:,}"),
                safe_text(" ".join(speaker.sigla[:12])),
            )
        parts += [safe_text(""), table]
        left_out(parts, len(speakers) - SPEAKERS, "speakers", "speaker")
    parts += _done(index)
    if len(collation.stance_edges) >= LEAST:
        parts += [safe_text(""), _stood(collation)]
    if collation.problems:
        parts += [safe_text(""), problems_table(collation.problems)]
    return Group(*parts)


def _in_short(index: Index) -> list[RenderableType]:
    """The account: its words and the letters of those that tell them; conflicts as two sides."""
    lines = account_lines(index)
    if not lines:
        none = (
            "nothing was found that two independent articles both tell; "
            "`variorum group` says which articles tell one story"
        )
        if is_told_once(index):
            none = "one telling alone: there is nothing to compare it with"
        return [safe_text(""), safe_text(none, "dim")]
    table = table_of("in short", "told by")
    for line in lines:
        if line.on:
            table.add_row(safe_text(f"They conflict on {line.on}:", "dim"), safe_text(""))
        for side in line.sides:
            who = f"{shorten(side.who, 60)}: " if side.who else ""
            sigla = " ".join(teller.siglum for teller in side.tellers)
            others = " ".join(teller.siglum for teller in side.others)
            sigla += f"; otherwise sourced: {others}" if others else ""
            mark = "≠ " if line.on else ""
            table.add_row(safe_text(mark + who + side.text), safe_text(sigla))
    return [safe_text(""), table]


def _done(index: Index) -> list[RenderableType]:
    """Who did what to whom, by date where there is one; what is not told as done says so."""
    rows = list_deeds(index, ())
    if not rows:
        return []
    table = table_of("who did what to whom", "when", "told by")
    for row in rows[:DEEDS]:
        told = dict.fromkeys(letter for line in row.lines for letter in line.sigla.split())
        act = f"{row.act}, {row.status}" if row.status else row.act
        mark = "≠ " if row.differing else ""
        table.add_row(
            safe_text(shorten(f"{mark}{row.sources} → {row.recipients}: {act}", 110)),
            safe_text(row.when),
            safe_text(" ".join(told)),
        )
    parts: list[RenderableType] = [safe_text(""), table]
    left_out(parts, len(rows) - DEEDS, "of who did what to whom")
    return parts


def _stood(collation: Collation) -> Text:
    """How much is told of who backs whom, and how much of it differently."""
    edges = collation.stance_edges
    differing = sum(edge.differs for edge in edges)
    told = f"who backs whom: {len(edges):,} told"
    return safe_text(told + (f", {differing:,} of them differently" if differing else ""), "dim")


def _marked(index: Index, witnesses: Sequence[Witness]) -> list[Text]:
    """How many techniques and loaded sentences were marked in each article, in a line each."""
    counts = {
        TECHNIQUES: Counter(
            use.span.article for use in index.collation.techniques if use.score >= SHOWN_FROM
        ),
        LOADED: Counter(
            sentence.span.article
            for sentence in index.collation.sentences
            if sentence.loaded is not None and sentence.loaded >= SHOWN_FROM
        ),
    }
    lines = []
    for what in list_sought(index):
        counted = (f"{one.siglum} {counts[what][one.article.id]:,}" for one in witnesses)
        lines.append(safe_text(f"{what} marked: {', '.join(counted)}", "dim"))
    return lines


def _not_looked_for(collation: Collation) -> list[Text]:
    """A line that names what this run did not look for, so that none shown is not none found."""
    missing = ", ".join(MISSING[name] for name in not_computed(collation))
    return [safe_text(f"not looked for: {missing}", "dim")] if missing else []


def articles_table(articles: Iterable[Article], problems: Iterable[Problem]) -> RenderableType:
    """What was understood of each input, a row for each article, then what could not be read."""
    from rich.console import Group

    # Few columns, of several lines: eight beside each other are no table on eighty letters.
    table = table_of("input", "outlet and title", "published", "language, complete?")
    table.padding = (0, 2, 1, 0)
    count = 0
    for count, article in enumerate(articles, 1):  # noqa: B007
        aside = ", ".join(sorted({part.why for part in article.removed}))
        table.add_row(
            safe_text(shorten(article.input.path, 80)),
            _lines(
                safe_text(shorten(article.outlet or "no outlet found", 60)),
                safe_text(shorten(article.title or "no title found", 90), "dim"),
            ),
            _lines(
                safe_text(_date(article) or "no date found"),
                safe_text(f"from {article.published.origin.value}" if article.published else ""),
            ),
            _lines(
                safe_text(article.language or "language not known"),
                _completeness(article, reason=True),
                safe_text(f"set aside: {aside}" if aside else ""),
            ),
        )
    parts: list[RenderableType] = [table] if count else [safe_text("No article was read.")]
    rows = list(problems)
    if rows:
        parts += [safe_text(""), problems_table(rows)]
    return Group(*parts)


def _lines(*lines: Text) -> Text:
    """Lines below each other, empty ones left out."""
    from rich.text import Text

    return Text("\n").join(line for line in lines if line.plain)


def problems_table(problems: Iterable[Problem]) -> RenderableType:
    """What went wrong, one row an input."""
    table = table_of("problem with", "at", "what")
    for problem in problems:
        table.add_row(
            safe_text(shorten(problem.input, 80)),
            safe_text(problem.stage),
            safe_text(problem.message),
        )
    return table


def table_of(*columns: str) -> Table:
    """A table without lines; what is counted stands to the right."""
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    for column in columns:
        right = column in ("words", "statements", "articles", "independent")
        table.add_column(column, justify="right" if right else "left", overflow="fold")
    return table


def safe_text(value: str, style: str = "") -> Text:
    """``value`` as it may be shown: no markup, control characters by their number."""
    from rich.text import Text

    return Text(visible(value), style)


def _date(article: Article) -> str:
    return shorten(readable_date(article.published), 40) if article.published else ""


def _completeness(article: Article, reason: bool = False) -> Text:
    known = article.completeness
    whole = known.state is CompletenessState.FULL
    shown = known.state.value
    if reason and not whole:
        shown += f": {shorten(known.reason, 60)}"
    return safe_text(shown, "" if whole else "yellow")


def many(count: int, thing: str) -> str:
    """A count with its noun: "1 article", "1,200 articles"."""
    return f"{count:,} {thing}{'' if count == 1 else 's'}"


def left_out(parts: list[RenderableType], count: int, what: str, one: str = "") -> None:
    """Add a line to ``parts`` that says how many more there are, if any; ``what`` is the plural."""
    if count > 0:
        named = one if one and count == 1 else what
        parts.append(safe_text(f"… and {count:,} more {named}", "dim"))
