"""`variorum group`: which articles tell one story, and which are copies."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated as Option

import typer

from variorum.cli.outputs import Output, name_files, write_outputs
from variorum.cli.shared import Paths, Workers, progress_bar, show, show_problems, spare_inputs
from variorum.errors import UsageError
from variorum.group import find_affairs
from variorum.group.passages import what_changed
from variorum.read import read_articles
from variorum.records import Article
from variorum.run.grouping import Grouping, group_paths
from variorum.write.groups import groups_json


def group(
    paths: Paths,
    json: Option[
        Path | None, typer.Option(help="The stories as JSON (variorum-groups/1); - for stdout.")
    ] = None,
    diff: Option[bool, typer.Option("--diff", help="Show what each copy changed.")] = False,
    workers: Workers = None,
) -> None:
    """Find which articles tell one story, which are copies, and what runs on for weeks."""
    if diff and (str(json) == "-" or "-" in paths):
        raise UsageError("--diff needs standard output for itself, and files to read again")
    spare_inputs([json], paths)
    with progress_bar("reading") as progress:
        found = group_paths(paths, workers, progress)
    affairs = find_affairs(found.groups.stories, found.groups.traces)
    makers: list[Output] = [
        (json, lambda: groups_json(found.groups, found.articles, found.problems, affairs))
    ]
    if write_outputs(makers):
        show_problems(found.problems)
        return
    from variorum.write.terminal_groups import groups_glance

    show(groups_glance(found.groups, found.articles, found.problems, affairs))
    if diff:
        _show_changes(found)
    name_files(makers)


def _show_changes(found: Grouping) -> None:
    """Read the files with copies again, texts and all, and show what each copy changed."""
    from variorum.write.terminal_changes import changes_of

    wanted = {id_ for copy in found.groups.copies for id_ in (copy.article, copy.original)}
    heads = {article.id: article for article in found.articles if article.id in wanted}
    sought = {_as_it_came(head) for head in heads.values()}
    texts = {
        known: item
        for item in read_articles(sorted({head.input.path for head in heads.values()}))
        if isinstance(item, Article) and (known := _as_it_came(item)) in sought
    }
    for copy in found.groups.copies:
        pair = [texts.get(_as_it_came(heads[id_])) for id_ in (copy.original, copy.article)]
        if (original := pair[0]) and (reprint := pair[1]):
            edits = [(edit.original, edit.copy) for edit in what_changed(original, reprint)]
            show("")
            show(changes_of(original, reprint, edits))


def _as_it_came(article: Article) -> tuple[object, ...]:
    """What an article is known by in its file: its id says more, what others say of its date."""
    return article.input, article.outlet, article.title, article.url, article.sha256
