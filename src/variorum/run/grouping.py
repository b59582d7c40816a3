"""Paths to copies and stories; a text is let go once its trace is taken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from variorum.errors import InputError, UsageError
from variorum.group import group_traces, trace_article
from variorum.grouped import Groups, Trace
from variorum.pipeline import Paths, no_article_message
from variorum.read import distinct_ids, read_articles
from variorum.records import Article, Problem, in_time


@dataclass(frozen=True)
class Grouping:
    """What ``group_paths`` found: ``articles`` in order of time, their texts left empty."""

    groups: Groups
    articles: tuple[Article, ...]
    problems: tuple[Problem, ...]


def group_paths(paths: Paths, progress: Callable[[int, int], None] | None = None) -> Grouping:
    """Read ``paths`` and find the copies and stories; holds one text at a time in memory.

    ``progress`` is called with the number of articles read, twice. Raises ``InputError`` where no
    article could be read at all, ``UsageError`` for a lone path in place of a list.
    """
    if isinstance(paths, str):
        raise UsageError(f"give a list of paths, not one path alone: [{paths!r}]")
    heads: list[Article] = []
    traces: list[Trace] = []
    problems: list[Problem] = []
    for item in read_articles(paths):
        if isinstance(item, Problem):
            problems.append(item)
            continue
        traces.append(trace_article(item))
        heads.append(replace(item, text="", removed=()))
        if progress:
            progress(len(heads), len(heads))
    if not heads:
        raise InputError(no_article_message(problems), "nothing to group")
    articles = distinct_ids(heads)
    named = [replace(t, article=a.id) for t, a in zip(traces, articles, strict=True)]
    groups = group_traces(named)
    original = {copy.article: copy.original for copy in groups.copies}
    marked = [replace(article, copy_of=original.get(article.id)) for article in articles]
    marked.sort(key=lambda a: (in_time(a.published), a.outlet or "", a.id, a.input.path))
    problems.sort(key=lambda p: (p.input, p.stage, p.kind, p.message))
    return Grouping(groups, tuple(marked), tuple(problems))
