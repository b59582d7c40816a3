"""Scores stories on AllSides and ECB+: B-cubed precision, recall and F1, adjusted Rand index.

``python -m benchmarks stories --data DIR [--json FILE] [--no-floor] [--no-crowd]``

``DIR`` holds ``stories/`` with the two files, or is one of them; with ``stream/`` beside it,
AllSides is also scored in the crowd: grouped together with all articles of the stream but those of
the same title, and scored on its own articles (a cluster's other articles do not count). Systems:

* ``variorum``: as it ships, in one batch. Its weights and threshold are fitted on ECB+, so on
  AllSides nothing was chosen by what is scored, and on ECB+ everything was.
* ``day by day``: the same, each day's articles given when it comes, thirty days remembered; only
  articles with a date.
* ``fitted elsewhere``: the same features, weights and threshold from the other file; on ECB+ also
  ``fitted on other topics``: from half of its topics, scored on the other half, both ways.
* ``floor``: scikit-learn's TF-IDF of the title twice and the first 4,000 characters, average link,
  a five-day window; its threshold is the best on the same file, which flatters it.

Intervals are of articles drawn with their own precision and recall; clusters stay as they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks import _tfidf
from benchmarks._bootstrap import Figure, Figures, precision_recall
from benchmarks._data import find
from benchmarks._report import Report, finish, parser_of
from benchmarks._stories import (
    FILES,
    adjusted_rand,
    article_shares,
    b_cubed,
    story_rows,
    stream_rows,
    traces_of,
)
from variorum.group import forget, group_traces, similar
from variorum.group.cluster import average_link
from variorum.grouped import ChangeKind, Groups, StoryGroup, Trace
from variorum.records import in_time

MEMORY = 30
"""Days remembered in the replay."""
Rows = Sequence[Mapping[str, Any]]


def main(argv: Sequence[str]) -> int:
    """Score the files at hand; 0 when done."""
    parser = parser_of("stories")
    parser.add_argument("--no-floor", action="store_true", help="leave scikit-learn out")
    parser.add_argument("--no-crowd", action="store_true", help="do not mix in the stream")
    options = parser.parse_args(argv)
    single = options.data.is_file()
    paths = [options.data] if single else [find(options.data, "stories", name) for name in FILES]
    if not any(paths):
        raise SystemExit(f"no stories/{FILES[0]} in {options.data}: give the folder with --data")
    reports = []
    for path in filter(None, paths):
        others = [other for other in paths if other and other != path]
        reports.append(score(path, others, options.data, options))
    return finish(reports, options.json)


def score(path: Path, others: Sequence[Path], data: Path, options: Any) -> Report:
    """The figures of each system on one file."""
    from training.stories import learn

    rows = story_rows(path, path.name)[: options.limit]
    gold = [str(row["story"]) for row in rows]
    traces = traces_of(rows)
    report = Report("stories", path, len(rows), "articles")
    report.scores["variorum"] = figures(labels_of(group_traces(traces), traces), gold)
    if any(row["published"] for row in rows):
        dated = [place for place, row in enumerate(rows) if row["published"]]
        some = [traces[place] for place in dated]
        found = labels_of(replay(some), some)
        report.scores["day by day"] = figures(found, [gold[place] for place in dated])
        report.notes.append(f"day by day: the {len(dated):,} articles with a date")
    for other in others:
        elsewhere = story_rows(other, other.name)[: options.limit]
        settings = learn(traces_of(elsewhere), [row["story"] for row in elsewhere])
        report.scores["fitted elsewhere"] = figures(group_with(settings, traces), gold)
        report.notes.append(f"fitted elsewhere: on {other.name}, {settings}")
    if not any(row["published"] for row in rows):
        halves = fitted_on_other_topics(traces, rows)
        report.scores["fitted on other topics"] = figures(halves, gold)
    stream = None if options.no_crowd else find(data, "stream", "articles_2012_2018.jsonl.gz")
    if stream and stream != path and any(row["published"] for row in rows):
        titles = {row["title"] for row in rows}
        crowd = [row for row in stream_rows(data) if row["title"] not in titles][: options.limit]
        groups = group_traces([*traces, *traces_of(crowd)])
        report.scores["in the crowd"] = figures(labels_of(groups, traces), gold)
        grouped = sum(len(s.articles) for s in groups.stories if len(s.articles) > 1)
        total = len(rows) + len(crowd)
        report.notes.append(f"in the crowd: {total:,} articles, {grouped:,} of them not alone")
    if options.no_floor or not _tfidf.is_installed():
        why = "not asked for" if options.no_floor else _tfidf.NOT_INSTALLED
        report.notes.append(f"floor: left out ({why})")
    else:
        best, threshold = floor(rows, gold)
        report.scores["floor"] = figures(best, gold)
        report.notes.append(f"floor: threshold {threshold:.2f}, the best on this file")
    return report


def figures(found: Sequence[Hashable], gold: Sequence[str]) -> Figures:
    """B-cubed with intervals, and the adjusted Rand index."""
    shares = article_shares(found, gold)
    rows = np.array([[precision, 1.0, recall, 1.0] for precision, recall in shares])
    plain = {
        name: Figure(figure.value, figure.low, figure.high)
        for name, figure in precision_recall(rows).items()
    }
    return {"b-cubed": plain, "adjusted rand": {"index": Figure(adjusted_rand(found, gold))}}


def labels_of(groups: Groups, traces: Sequence[Trace]) -> list[str]:
    """The story of each trace."""
    story = {article: s.id for s in groups.stories for article in s.articles}
    return [story[trace.article] for trace in traces]


def replay(traces: Sequence[Trace]) -> Groups:
    """The groups after each day's articles came on their day.

    What was forgotten keeps its last story, as in a store.
    """
    days: dict[str, list[Trace]] = defaultdict(list)
    for trace in traces:
        days[in_time(trace.published)[:10]].append(trace)
    groups = Groups()
    stories: dict[str, StoryGroup] = {}
    told = 0
    for day, batch in sorted(days.items()):
        before = np.datetime64(day) - np.timedelta64(MEMORY, "D")
        groups = group_traces(batch, forget(groups, str(before)))
        for change in groups.changes[told:]:
            if change.kind is ChangeKind.MERGE:
                stories.pop(change.old, None)
        told = len(groups.changes)
        stories.update({story.id: story for story in groups.stories})
    return Groups(stories=tuple(stories.values()))


def group_with(settings: Mapping[str, float], traces: Sequence[Trace]) -> list[int]:
    """The group of each trace with other weights; copies are no special case here."""
    found = similar.gather(traces)
    weights = [settings[name] for name in ("bias", *similar.EVIDENCE)]
    chance = similar.judge(found.evidence, found.kept, weights)
    pairs = zip(found.a.tolist(), found.b.tolist(), chance.tolist(), strict=True)
    return average_link(len(traces), pairs, settings["enough"])


def fitted_on_other_topics(traces: Sequence[Trace], rows: Rows) -> list[str]:
    """ECB+ in two halves by topic (even and odd), each grouped with the weights of the other."""
    from training.stories import learn

    topics = [int(str(row["story"]).removesuffix("ecbplus").removesuffix("ecb")) for row in rows]
    found = [""] * len(rows)
    for side in (0, 1):
        inside = [place for place, topic in enumerate(topics) if topic % 2 == side]
        outside = [place for place, topic in enumerate(topics) if topic % 2 != side]
        settings = learn([traces[p] for p in outside], [rows[p]["story"] for p in outside])
        for place, label in zip(
            inside, group_with(settings, [traces[p] for p in inside]), strict=True
        ):
            found[place] = f"{side} {label}"
    return found


def floor(rows: Rows, gold: Sequence[str]) -> tuple[list[int], float]:
    """scikit-learn's TF-IDF with average link, and the threshold that is best on this file."""
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform
    from sklearn.feature_extraction.text import TfidfVectorizer

    texts = [f"{row['title']} {row['title']} {row['text'][:4000]}" for row in rows]
    vectors = TfidfVectorizer(sublinear_tf=True).fit_transform(texts)
    distance = 1.0 - (vectors @ vectors.T).toarray()
    days = np.array(
        [np.datetime64(row["published"] or "NaT", "D") for row in rows], dtype="datetime64[D]"
    )
    apart = np.abs(days[:, None] - days[None, :])
    distance[apart > np.timedelta64(similar.WINDOW, "D")] = 1.0
    np.fill_diagonal(distance, 0.0)
    tree = linkage(squareform(np.clip(distance, 0.0, None), checks=False), "average")
    best: tuple[float, list[int], float] = (-1.0, [], 0.0)
    for threshold in np.arange(0.06, 0.5, 0.02):
        found = fcluster(tree, 1.0 - threshold, "distance").tolist()
        value = b_cubed(found, gold)[2]
        if value > best[0]:
            best = (value, found, float(threshold))
    return best[1], best[2]
