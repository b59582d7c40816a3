"""Scores which dates of a long story matter, on Timeline17: the dates an editor chose.

``python -m benchmarks timeline --data DIR [--json FILE] [--limit N]``

``DIR`` holds ``timelines/timeline17/``, one folder for each topic and outlet with
``articles.jsonl`` (``id``, ``date``, ``text``) and ``timeline_NAME.jsonl`` (``date`` and
``sentences``). As in the published figures a system is told how many dates the reference has and
between which days it lies; articles outside are left out. **Date F1**: precision and recall are the
same then, the share of the reference's dates that were chosen.

Beside it the days on which most articles were published, and those that most articles name.
Nothing was trained; the way of counting was chosen among six on the same folders, so the figure
flatters a little. Only parser and time expressions are used; ``--limit`` takes the first N folders.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks._bootstrap import Rows, gains, tally
from benchmarks._data import read_rows
from benchmarks._report import Report, finish, parser_of
from variorum.annotate.parse import parse_article
from variorum.annotate.times import find_times
from variorum.collate.salience import day_of, weigh_dates
from variorum.models import Models
from variorum.read.article import make_article
from variorum.read.dates import parse_date
from variorum.records import Article, Fineness, Input, Origin, Published, TimeExpression
from variorum.timex import fineness_of


@dataclass(frozen=True, slots=True)
class Told:
    """The articles of one folder inside the days of its reference, their times, and its dates."""

    articles: Sequence[Article]
    times: Sequence[TimeExpression]
    dates: frozenset[str]


def main(argv: Sequence[str]) -> int:
    """Score all ways of counting on every folder; 0 when done."""
    options = parser_of("timeline").parse_args(argv)
    folders = find_folders(options.data)[: options.limit]
    models = Models()
    units: dict[str, list[Rows]] = {}
    chosen: dict[str, dict[str, float]] = {}
    for folder in folders:
        told = read_folder(folder, models)
        for name, weights in systems(told).items():
            right = len(choose(weights, told.dates) & told.dates)
            units.setdefault(name, []).append({"dates": (right, len(told.dates))})
            chosen.setdefault(name, {})[folder.name] = round(100 * right / len(told.dates), 1)
    report = Report("timeline", folders[0] / "articles.jsonl", len(folders), "folders")
    report.scores = {name: tally(rows) for name, rows in units.items()}
    report.scores["variorum - published"] = gains(units["variorum"], units["published"])
    means = {name: round(sum(f.values()) / len(f), 1) for name, f in chosen.items()}
    report.notes.append(f"Date F1, mean over folders: {json.dumps(means)}")
    report.more["date f1 by folder"] = chosen
    return finish([report], options.json)


def find_folders(data: Path) -> list[Path]:
    """The folders with articles and a reference; ends the program where there is none."""
    for place in (data / "timelines" / "timeline17", data / "timeline17", data):
        found = sorted(f for f in place.glob("*") if (f / "articles.jsonl").is_file())
        if found:
            return found
    raise SystemExit(f"no timelines/timeline17 in {data}: give the folder of the data sets")


def read_folder(folder: Path, models: Models) -> Told:
    """The articles of a folder with their time expressions, and the dates of its reference."""
    reference = next(iter(sorted(folder.glob("timeline_*.jsonl"))))
    dates = frozenset(row["date"] for row in read_rows(reference, ("date",)))
    articles, times = [], []
    for row in read_rows(folder / "articles.jsonl", ("id", "date", "text")):
        if min(dates) <= row["date"][:10] <= max(dates):
            value, precision = parse_date(row["date"])
            published = Published(value, precision, Origin.RECORD)
            source = Input(folder.name, str(row["id"]))
            article = make_article(row["text"], source, published=published)
            articles.append(article)
            times += find_times(parse_article(article, models.parser))
    return Told(articles, times, dates)


def systems(told: Told) -> dict[str, Mapping[str, float]]:
    """The weight of every date by each way of counting."""
    published = Counter(a.published.value[:10] for a in told.articles if a.published)
    named = {(time.span.article, day_of(time.value)) for time in told.times}
    return {
        "variorum": weigh_dates(told.articles, told.times),
        "published": published,
        "named": Counter(value for _, value in named),
    }


def choose(weights: Mapping[str, float], dates: frozenset[str]) -> frozenset[str]:
    """As many days as the reference has, between its first and last, those that weigh most.

    >>> sorted(choose({"2026-03-01": 1.0, "2026-03-02": 0.5, "2026-03": 0.9, "2026-03-09": 0.2},
    ...               frozenset(("2026-03-01", "2026-03-04"))))
    ['2026-03-01', '2026-03-02']
    """
    days = [
        day
        for day in weights
        if min(dates) <= day <= max(dates) and fineness_of(day) is Fineness.DAY
    ]
    return frozenset(sorted(days, key=lambda day: (-weights[day], day))[: len(dates)])
