"""New clusters to old stories: an id stays with the larger part, and what happened is told."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from variorum.grouped import ChangeKind, Groups, StoryChange, StoryGroup, Trace
from variorum.records import digest, in_time

UNTITLED = "Untitled story"


def name_stories(
    clusters: Sequence[Sequence[str]], traces: Sequence[Trace], known: Groups
) -> tuple[tuple[StoryGroup, ...], tuple[StoryChange, ...]]:
    """The stories that ``clusters`` of article ids make, and what became of those known.

    A cluster takes the id of the known story that it has most articles of, forgotten ones counted,
    and each id goes to one cluster. A known story that no cluster takes was merged; articles that
    left theirs were split off. Articles of a known story whose trace is forgotten stay with it.
    """
    trace = {one.article: one for one in traces}
    story = {article: s.id for s in known.stories for article in s.articles}
    held = [Counter(story[a] for a in cluster if a in story) for cluster in clusters]
    gone = Counter({s.id: sum(a not in trace for a in s.articles) for s in known.stories})
    taken = _take(held, gone)
    used = {*(s.id for s in known.stories), *(c.old for c in known.changes)}
    names: list[str] = []
    for place, cluster in enumerate(clusters):
        first = min(cluster, key=lambda a: (in_time(trace[a].published), a))
        names.append(taken.get(place) or _new_id(first, used))
        used.add(names[place])
    members = {name: list(cluster) for name, cluster in zip(names, clusters, strict=True)}
    heirs = _heirs(held, names)
    for old in known.stories:
        if gone[old.id] and old.id in heirs:
            forgotten = [article for article in old.articles if article not in trace]
            members[heirs[old.id]] = [*forgotten, *members[heirs[old.id]]]
    titles = {s.id: s.title for s in known.stories}
    found = [_story(name, articles, trace, titles) for name, articles in members.items()]
    found.sort(key=lambda s: (_when(s, trace), s.id))
    new = {article for article in trace if article not in story}
    return tuple(found), tuple(_changes(held, names, clusters, heirs, new, trace))


def _take(held: Sequence[Counter[str]], gone: Mapping[str, int]) -> dict[int, str]:
    """For each cluster the id of the known story that it goes on with.

    ``gone`` are the articles of each story that are forgotten; they stay with the largest part.
    """
    wanted = sorted(
        (-count - gone[story], story, place)
        for place, counts in enumerate(held)
        for story, count in counts.items()
    )
    taken: dict[int, str] = {}
    for _, story, place in wanted:
        if place not in taken and story not in taken.values():
            taken[place] = story
    return taken


def _new_id(first: str, used: set[str]) -> str:
    """The id of a story that begins with article ``first``."""
    name, number = digest("story", first), 1
    while name in used:
        number += 1
        name = digest("story", first, str(number))
    return name


def _heirs(held: Sequence[Counter[str]], names: Sequence[str]) -> dict[str, str]:
    """Where most of each known story is now; itself, if it still stands."""
    where: dict[str, list[tuple[bool, int, str]]] = defaultdict(list)
    for place, counts in enumerate(held):
        for story, count in counts.items():
            where[story].append((names[place] != story, -count, names[place]))
    return {story: min(places)[2] for story, places in where.items()}


def _changes(
    held: Sequence[Counter[str]],
    names: Sequence[str],
    clusters: Sequence[Sequence[str]],
    heirs: Mapping[str, str],
    new: set[str],
    trace: Mapping[str, Trace],
) -> list[StoryChange]:
    found = []
    for place, counts in enumerate(held):
        for story, count in counts.items():
            if names[place] == story:
                continue
            joining = sorted(
                (article for article in clusters[place] if article in new),
                key=lambda a: (in_time(trace[a].published), a),
            )
            cause = (
                f"since “{trace[joining[0]].title or joining[0]}” came"
                if joining
                else ("since nearer articles came")
            )
            plural = "article" if count == 1 else "articles"
            if heirs[story] == names[place]:
                reason = f"its {plural} and those of the other are one group {cause}"
                found.append(StoryChange(ChangeKind.MERGE, story, names[place], reason))
            else:
                reason = f"{count} {plural} of it are nearer to others {cause}"
                found.append(StoryChange(ChangeKind.SPLIT, story, names[place], reason))
    return sorted(found, key=lambda change: (change.old, change.new))


def _story(
    name: str, articles: Sequence[str], trace: Mapping[str, Trace], titles: Mapping[str, str]
) -> StoryGroup:
    """In order of time; articles that are forgotten are the oldest and keep their order."""
    gone = [article for article in articles if article not in trace]
    here = sorted(
        (article for article in articles if article in trace),
        key=lambda a: (in_time(trace[a].published), a),
    )
    own = (trace[article].title for article in here)
    title = titles[name] if gone and name in titles else next((t for t in own if t), UNTITLED)
    return StoryGroup(name, title, (*gone, *here))


def _when(story: StoryGroup, trace: Mapping[str, Trace]) -> str:
    """When the story was first told; one whose beginning is forgotten stands before the others."""
    first = trace.get(story.articles[0])
    return in_time(first.published) if first else ""
