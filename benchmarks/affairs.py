"""Scores affairs: topics of weeks in a stream, and look-alike events that must stay apart.

``python -m benchmarks affairs --data DIR [--json FILE]``

``DIR`` holds ``timelines/timeline17``, ``stream`` and ``stories``. Two batches, each with two of
the four topics of Timeline17 (all outlets), one half of the stream and one half of the topics of
ECB+ (``develop`` and ``held out``; the thresholds were chosen on the first):

* The topics are shifted by whole years into the years of the stream. Each topic is one affair.
  Over pairs of stories of which one at least is of a topic: a pair in one affair is right where
  both are of one topic. ``recall`` is of all pairs of stories of one topic; a topic that falls into
  two halves has half of its pairs. A story is of the topic that most of its articles have.
* ECB+ has two events of one kind for each topic, given here ten days apart: ``look-alikes`` says
  of how many topics a story of the one and a story of the other are in one affair.

Affairs of the stream itself have no gold: ``--show N`` prints so many, evenly drawn, to be read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from math import comb
from pathlib import Path
from typing import Any

from benchmarks._bootstrap import Figure
from benchmarks._data import locate
from benchmarks._made import rows_of
from benchmarks._report import Report, finish, parser_of
from benchmarks._stories import FILES, story_rows, stream_rows, traces_of
from variorum.group import find_affairs, group_traces
from variorum.grouped import Affair, Groups, Trace
from variorum.records import Origin, Precision, Published

YEARS = {"H1N1": 5, "MJ": 5, "bpoil": 7, "haiti": 7}
"""Years by which each topic is shifted; those shifted by five are developed on."""
BOUNDARY = "2016"
"""The year from which the stream is held out."""
ECB_DAYS = 5
"""Days between the topics of ECB+; its second events come ten days after the first."""


def main(argv: Sequence[str]) -> int:
    """Score both batches; 0 when done."""
    parser = parser_of("affairs")
    parser.add_argument("--show", type=int, default=0, help="print so many affairs of the stream")
    options = parser.parse_args(argv)
    folder = options.data / "timelines" / "timeline17"
    if not folder.is_dir():
        raise SystemExit(f"no timelines/timeline17 in {options.data}: give the folder with --data")
    crowd = locate(options.data, "stream", "articles_2012_2018.jsonl.gz")
    report = Report("affairs", crowd, 0, "articles")
    for name, held_out in (("develop", False), ("held out", True)):
        labelled = batch(options.data, folder, held_out)
        report.size += len(labelled)
        groups = group_traces([trace for trace, _ in labelled])
        label = {trace.article: topic for trace, topic in labelled}
        affairs = find_affairs(groups.stories, groups.traces)
        of_story = {
            story.id: Counter(label[a] for a in story.articles).most_common(1)[0][0]
            for story in groups.stories
        }
        report.scores[name] = score(affairs, of_story)
        stream = [a for a in affairs if not any(of_story[c.story] for c in a.chapters)]
        chapters = sum(len(affair.chapters) for affair in stream)
        report.notes.append(f"{name}: {len(stream)} affairs of the stream, {chapters} chapters")
        if options.show:
            show(stream[:: max(1, len(stream) // options.show)], groups)
    return finish([report], options.json)


def score(affairs: Sequence[Affair], label: Mapping[str, str]) -> dict[str, dict[str, Figure]]:
    """Pairs of stories of the topics, and look-alikes joined; the stream's label is empty."""
    right = found = joined = 0
    for affair in affairs:
        counts = Counter(label[chapter.story] for chapter in affair.chapters)
        right += sum(comb(counts[topic], 2) for topic in YEARS)
        found += comb(len(affair.chapters), 2) - sum(
            comb(count, 2) for topic, count in counts.items() if topic not in YEARS
        )
        joined += sum(f"{topic}plus" in counts for topic in counts)
    stories = Counter(label.values())
    gold = sum(comb(stories[topic], 2) for topic in YEARS)
    topics = sum(topic.endswith("plus") for topic in stories)  # each has its first event, too
    return {
        "pairs": {"p": Figure(right / max(1, found)), "r": Figure(right / max(1, gold))},
        "look-alikes": {"joined": Figure(joined / max(1, topics))},
    }


def batch(data: Path, folder: Path, held_out: bool) -> list[tuple[Trace, str]]:
    """The traces of one batch with the topic of each, "" for the stream."""
    found: list[tuple[Trace, str]] = []
    crowd = [row for row in stream_rows(data) if (row["published"] >= BOUNDARY) == held_out]
    found += ((trace, "") for trace in traces_of(crowd))
    for topic, years in YEARS.items():
        if (years == 7) == held_out:
            rows = [
                row for path in sorted(folder.glob(f"{topic}_*")) for row in shifted(path, years)
            ]
            found += ((trace, topic) for trace in traces_of(rows))
    rows = story_rows(data, FILES[1])
    for trace, row in zip(traces_of(rows), rows, strict=True):
        topic, second = str(row["story"]).split("ecb")
        if (int(topic) % 2 == 1) == held_out:
            first = date(2017 if held_out else 2014, 3, 1)
            day = first + timedelta(days=ECB_DAYS * int(topic) + (10 if second else 0))
            when = Published(day.isoformat(), Precision.DAY, Origin.RECORD)
            found.append((replace(trace, published=when), f"ecb {topic}{second}"))
    return found


def shifted(folder: Path, years: int) -> list[dict[str, Any]]:
    """The articles of one topic and outlet, so many years later; the first line is the title."""
    rows = []
    for row in rows_of(folder / "articles.jsonl"):
        day = date.fromisoformat(row["date"][:10]) + timedelta(days=round(365.25 * years))
        rows.append(
            {
                "id": f"{folder.name}/{row['id']}",
                "outlet": folder.name.partition("_")[2],
                "published": day.isoformat(),
                "title": row["text"].partition("\n")[0][:200],
                "text": row["text"],
            }
        )
    return rows


def show(affairs: Sequence[Affair], groups: Groups) -> None:
    """Print affairs to be read: the days, articles and title of each chapter."""
    stories = {story.id: story for story in groups.stories}
    for affair in affairs:
        print(f"\n{affair.title}")
        for chapter in affair.chapters:
            story = stories[chapter.story]
            print(f"  {chapter.first} {len(story.articles):3} {story.title[:90]}")
