"""`variorum add`, `stories`, `affairs`, `story`, `search`: the memory of a desk, one file."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated as Option

import typer

from variorum.cli.outputs import (
    PloverEvents,
    Report,
    StoryJson,
    WebAnnotations,
    check_stdout,
    deliver,
)
from variorum.cli.shared import (
    AllConflicts,
    Paths,
    Research,
    Workers,
    emit,
    progress_bar,
    show,
    show_problems,
)
from variorum.errors import UsageError, VariorumError
from variorum.store import open_store
from variorum.write.files import check_outputs, write_text
from variorum.write.listings import affairs_json, search_json, stories_json
from variorum.write.page.text import visible
from variorum.write.terminal import many

Database = Option[
    Path, typer.Option("--db", help="The database, one SQLite file.", show_default=False)
]
ListJson = Option[Path | None, typer.Option("--json", help="As JSON to this file; - for stdout.")]


def add(paths: Paths, db: Database) -> None:
    """Add articles to a database and find their stories; what is there is passed over."""
    with open_store(db, create=True) as store, _counter("reading") as progress:
        added = store.add(paths, progress=progress)
    show_problems(added.problems)
    parts = [f"{many(added.articles, 'article')} added" if added.articles else "nothing new"]
    if added.known:
        parts.append(f"{added.known:,} there before")
    if added.files:
        parts.append(f"{many(added.files, 'file')} passed over, read before")
    if added.problems:
        parts.append(f"{many(len(added.problems), 'problem')} (see above)")
    typer.echo(f"{visible(str(db))}: {', '.join(parts)}")
    if added.problems and not (added.articles or added.known or added.files):
        raise VariorumError("no article could be read: see the lines above")


def stories(
    db: Database,
    since: Option[
        str | None, typer.Option(help="With an article of this day or later: 2026-03-05.")
    ] = None,
    outlet: Option[
        list[str] | None, typer.Option(help="Told by this outlet; give it again for a second one.")
    ] = None,
    min_outlets: Option[
        int, typer.Option(min=1, help="Told by so many outlets, copies not counted.")
    ] = 1,
    match: Option[
        str | None, typer.Option(metavar="WORDS", help="With an article in which these stand.")
    ] = None,
    limit: Option[int | None, typer.Option(min=1, help="So many at most; 40 in a table.")] = None,
    json: ListJson = None,
) -> None:
    """List the stories of a database, the one with the latest article first."""
    _check_output(json, db)
    with open_store(db) as store:
        found = store.stories(
            since=since, outlets=outlet or (), min_outlets=min_outlets, match=match, limit=limit
        )
    if json:
        _write(json, stories_json(found))
        return
    from variorum.write.terminal_listings import stories_table

    shown = found[: limit or 40]
    show(stories_table(shown, len(found) - len(shown)))


def affairs(
    db: Database,
    name: Option[
        str | None,
        typer.Argument(metavar="[ID]", help="An affair or one of its stories: lists its chapters."),
    ] = None,
    since: Option[
        str | None, typer.Option(help="With an article of this day or later: 2026-03-05.")
    ] = None,
    limit: Option[int | None, typer.Option(min=1, help="So many at most; 40 in a table.")] = None,
    json: ListJson = None,
) -> None:
    """List what runs on through several stories of a database, chapter by chapter."""
    _check_output(json, db)
    if name is not None and (since or limit):
        raise UsageError("--since and --limit choose among affairs: leave them out with an ID")
    with open_store(db) as store:
        if name is None:
            found = store.affairs(since=since, limit=limit if json else None)
        else:
            one = store.affair(name)
            found = [one] if one else []
    if json:
        _write(json, affairs_json(found))
        return
    from variorum.write.terminal_listings import affairs_table, chapters_table

    if name is not None:
        if found:
            show(chapters_table(found[0]))
        else:
            typer.echo(f"story {visible(name)} is a chapter of no affair")
        return
    shown = found[: limit or 40]
    show(affairs_table(shown, len(found) - len(shown)))


def story(
    story: Option[
        str,
        typer.Argument(
            metavar="ID", help="Of a story (its beginning will do: four characters) or an article."
        ),
    ],
    db: Database,
    output: Report = None,
    json: StoryJson = None,
    annotations: WebAnnotations = None,
    plover: PloverEvents = None,
    workers: Workers = None,
    research: Research = True,
    all_conflicts: AllConflicts = False,
) -> None:
    """Compare the articles of one story of a database: one report."""
    check_stdout(output, json, annotations, plover)
    check_outputs([p for p in (output, json, annotations, plover) if p and str(p) != "-"], [db])
    with open_store(db) as store, progress_bar("annotating") as progress:
        comparison = store.story(
            story,
            workers=workers,
            progress=progress,
            research=research,
            all_conflicts=all_conflicts,
        )
    deliver(comparison, output, json, annotations, plover)


def search(
    words: Option[list[str], typer.Argument(metavar="WORDS", help="Words, or a “phrase”.")],
    db: Database,
    limit: Option[int, typer.Option(min=1, help="Articles at most.")] = 20,
    json: ListJson = None,
) -> None:
    """Find the articles of a database in which words stand, best first."""
    _check_output(json, db)
    asked = " ".join(words)
    with open_store(db) as store:
        hits = store.search(asked, limit=limit)
    if json:
        _write(json, search_json(asked, hits))
        return
    from variorum.write.terminal_listings import search_results

    show(search_results(hits))


def _check_output(path: Path | None, db: Path) -> None:
    if path and str(path) != "-":
        check_outputs([path], [db])


def _write(path: Path, text: str) -> None:
    if str(path) == "-":
        emit(text)
    else:
        write_text(path, text)
        typer.echo(f"written: {visible(str(path))}")


@contextmanager
def _counter(what: str) -> Iterator[Callable[[int], None]]:
    """A running count on standard error; nothing where that is not a terminal."""
    if not sys.stderr.isatty():
        yield lambda _count: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda count: bar.update(task, description=f"{what}: {count:,} articles")
