"""Articles to stories, as one batch or batch after batch: ids stay, merges and splits are told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from variorum.group.cluster import average_link, components
from variorum.group.continuity import name_stories
from variorum.group.copies import find_copies
from variorum.group.crowd import link_crowd
from variorum.group.similar import Pairs, compare_traces, enough
from variorum.group.trace import day_of, trace_article
from variorum.grouped import Copy, Groups, Trace
from variorum.records import Article, in_time

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Flags = NDArray[np.bool_]
    Places = NDArray[np.integer[Any]]

ROUNDED = 1e-9
"""What a similarity may differ by because another version or machine added in another order."""
CROWD = 2_000
"""Pairs of one part from which a table of all pairs is faster than a list of those given."""
SPARSE = 20
"""Articles squared to a pair given, up to which such a table takes no more memory than the list."""


def group_articles(articles: Iterable[Article], known: Groups | None = None) -> Groups:
    """The copies and stories of ``articles``, and of what is ``known`` already.

    See ``group_traces``. No model is needed.
    """
    return group_traces((trace_article(article) for article in articles), known)


def group_traces(traces: Iterable[Trace], known: Groups | None = None) -> Groups:
    """Put the articles of one batch into stories, old and new.

    The order inside the batch does not matter, nor how often an article comes: one that ``known``
    has is passed over. A copy stays with its original. Stories keep their ids; where an article
    joins two of them or pulls one apart, ``changes`` says so. Stories that nothing new is near to
    stay as they are.

    Limits: only articles within five days are compared, so an affair of weeks is a story for each
    of its events. All traces known are looked at again: ``forget`` those of past weeks.
    """
    known = known or Groups()
    held = {article for story in known.stories for article in story.articles}
    new = {trace.article: trace for trace in traces if trace.article not in held}
    every = sorted([*known.traces, *new.values()], key=_order)
    copies = _all_copies(every, known)
    here = {trace.article for trace in every}
    original = {c.article: c.original for c in copies if c.article in here and c.original in here}
    single = [trace for trace in every if trace.article not in original]
    placed = {**original, **_same_words(single)}
    single = [trace for trace in single if trace.article not in placed]
    pairs = compare_traces(single)
    clusters = _clusters(single, pairs, known)
    where = {article: members for members in clusters for article in members}
    for article, source in sorted(placed.items()):
        where[placed.get(source, source)].append(article)
    stories, changes = name_stories(clusters, every, known)
    nearest = {t.article: value for t, value in zip(single, pairs.nearest, strict=True)}
    return Groups(
        stories=stories,
        copies=copies,
        traces=tuple(replace(t, nearest=nearest.get(t.article, t.nearest)) for t in every),
        changes=(*known.changes, *changes),
    )


def forget(groups: Groups, before: str) -> Groups:
    """``groups`` without the traces of articles published before a day ("2026-04-15").

    Stories of which no trace is left go, and copies; whoever stores them keeps them. A story that
    is still told keeps all its articles. An article without a date goes with the others of its
    story, and stays where there are none.
    """
    dated = {t.article: in_time(t.published)[:10] >= before for t in groups.traces if t.published}
    here = {trace.article for trace in groups.traces}
    over = {
        article
        for story in groups.stories
        if not any(dated.get(article, False) for article in story.articles)
        and any(article in dated or article not in here for article in story.articles)
        for article in story.articles
    }
    traces = tuple(t for t in groups.traces if dated.get(t.article, t.article not in over))
    left = {trace.article for trace in traces}
    return Groups(
        stories=tuple(s for s in groups.stories if left.intersection(s.articles)),
        copies=tuple(c for c in groups.copies if c.article in left or c.original in left),
        traces=traces,
        changes=groups.changes,
    )


def _clusters(single: Sequence[Trace], pairs: Pairs, known: Groups) -> list[list[str]]:
    """The ids of articles of one story each; what nothing new touches stays as it is known."""
    story = {article: s.id for s in known.stories for article in s.articles}
    part, group = _link(len(single), pairs)
    touched = {
        part[place]
        for place, trace in enumerate(single)
        if trace.article not in story or trace.nearest + ROUNDED < pairs.nearest[place]
    }
    found: dict[tuple[str, str | int], list[str]] = defaultdict(list)
    for place, trace in enumerate(single):
        if part[place] in touched:
            found["new", group[place]].append(trace.article)
        else:
            found["known", story[trace.article]].append(trace.article)
    return list(found.values())


def _link(count: int, pairs: Pairs) -> tuple[list[int], list[int]]:
    """The connected part of each place, and its group within that part.

    No mean of two groups reaches further than the pairs that are likely enough by themselves, so
    pairs across two parts can be left out, and they are nearly all pairs.
    """
    import numpy as np

    likely = pairs.probability >= enough()
    part = components(count, pairs.a[likely], pairs.b[likely])
    inside = part[pairs.a] == part[pairs.b]
    a, b, value = (column[inside] for column in (pairs.a, pairs.b, pairs.probability))
    group = np.arange(count)
    crowded = _is_crowded(part, part[a])[part[a]]
    rest = (column[~crowded].tolist() for column in (a, b, value))
    for place, found in enumerate(average_link(count, zip(*rest, strict=True), enough())):
        group[place] = found
    order = np.flatnonzero(crowded)[np.argsort(part[a[crowded]], kind="stable")]
    begins = np.unique(part[a[order]], return_index=True)[1]
    for own in np.split(order, begins)[1:]:
        members = np.flatnonzero(part == part[a[own[0]]])
        one, other = (np.searchsorted(members, column[own]) for column in (a, b))
        group[members] = members[link_crowd(len(members), one, other, value[own], enough())]
    return part.tolist(), group.tolist()


def _is_crowded(part: Places, home: Places) -> Flags:
    """For each part (its number is its lowest place) whether a table of all its pairs pays.

    ``home`` is the part of each pair.
    """
    import numpy as np

    pairs = np.bincount(home, minlength=len(part))
    members = np.bincount(part, minlength=len(part))
    found: Flags = (pairs >= CROWD) & (pairs * SPARSE >= members * members)
    return found


def _same_words(traces: Sequence[Trace]) -> dict[str, str]:
    """Articles of one day that weigh the same words the same, each to the first of them.

    Too short to be called copies: headlines, stubs of a paywall. Ten thousand of one wording would
    be fifty million pairs.
    """
    first: dict[tuple[int, bytes, bytes, bytes], str] = {}
    found: dict[str, str] = {}
    for trace in traces:
        if trace.terms:
            key = (day_of(trace), trace.terms, trace.weights, trace.lead_terms)
            if first.setdefault(key, trace.article) != trace.article:
                found[trace.article] = first[key]
    return found


def _all_copies(traces: Sequence[Trace], known: Groups) -> tuple[Copy, ...]:
    """The copies among ``traces``, and those known whose original is forgotten."""
    found = {copy.article: copy for copy in find_copies(traces)}
    here = {trace.article for trace in traces}
    originals = {copy.original for copy in found.values()}
    for copy in known.copies:
        gone = copy.article not in here or copy.original not in here
        if gone and copy.article not in found and copy.article not in originals:
            found[copy.article] = copy
    return tuple(_of_original(found[article], found) for article in sorted(found))


def _of_original(copy: Copy, found: Mapping[str, Copy]) -> Copy:
    """The copy of what is itself no copy: a copy of a copy goes back to the first."""
    seen = {copy.article}
    original = copy.original
    while original in found and original not in seen:
        seen.add(original)
        original = found[original].original
    return copy if original == copy.original else replace(copy, original=original)


def _order(trace: Trace) -> tuple[str, str]:
    return in_time(trace.published), trace.article
