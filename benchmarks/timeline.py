"""Scores which dates of a long story matter, on Timeline17: the dates an editor chose.

``python -m benchmarks timeline --data DIR [--json FILE] [--limit N]``

``DIR`` holds ``timelines/timeline17/``, one folder for each topic and outlet with
``articles.jsonl`` (``id``, ``date``, ``text``) and ``timeline_NAME.jsonl`` (``date`` and
``sentences``). As in the published figures a system is told how many dates the reference has and
between which days it lies; articles outside are left out. **Date F1**: precision and recall are the
same then, the share of the reference's dates that were chosen.

**AR1, AR2**: F1 of ROUGE-1 and -2 between the sentences chosen for the dates (as many for each as
the reference has on average) and the editor's, aligned by date and words (*align+ m:1* of Martschat
and Markert 2017), mean over folders. Computed by ``tilse`` with its own approximation of
ROUGE where that and ``nltk`` are installed, else left out. Every way of choosing dates gets its
sentences from the same function.

Beside it the days on which most articles were published, and those that most articles name.
Nothing was trained; the way of counting was chosen among six on the same folders, the worth of
sentences among three, so the figures flatter a little. Only parser and time expressions are used;
``--limit`` takes the first N folders.
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
from benchmarks._tilse import load_rouge
from variorum.annotate.parse import parse_article
from variorum.annotate.times import find_times
from variorum.collate.digest import find_candidates, most_central, rarities
from variorum.collate.salience import day_of, weigh_dates
from variorum.models import Models
from variorum.read.article import make_article
from variorum.read.dates import parse_date
from variorum.records import Article, Fineness, Input, Origin, Published, Span, TimeExpression
from variorum.spans import make_span
from variorum.timex import fineness_of


@dataclass(frozen=True, slots=True)
class Told:
    """The articles of one folder inside the days of its reference, and that reference.

    ``parts`` are the articles' times, sentences and days as ``find_candidates`` takes them.
    """

    articles: Sequence[Article]
    times: Sequence[TimeExpression]
    parts: Sequence[tuple[Sequence[TimeExpression], Sequence[Span], str]]
    reference: Mapping[str, Sequence[str]]


def main(argv: Sequence[str]) -> int:
    """Score all ways of counting on every folder; 0 when done."""
    options = parser_of("timeline").parse_args(argv)
    folders = find_folders(options.data)[: options.limit]
    models = Models()
    units: dict[str, list[Rows]] = {}
    chosen: dict[str, dict[str, float]] = {}
    rouge = load_rouge()
    overlaps: dict[str, dict[str, tuple[float, float]]] = {}
    for folder in folders:
        told = read_folder(folder, models)
        dates = frozenset(told.reference)
        for name, weights in systems(told).items():
            days = choose(weights, dates)
            right = len(days & dates)
            units.setdefault(name, []).append({"dates": (right, len(dates))})
            chosen.setdefault(name, {})[folder.name] = round(100 * right / len(dates), 1)
            if rouge is not None:
                scores = rouge(summarize(told, days), told.reference)
                overlaps.setdefault(name, {})[folder.name] = scores
    report = Report("timeline", folders[0] / "articles.jsonl", len(folders), "folders")
    report.scores = {name: tally(rows) for name, rows in units.items()}
    report.scores["variorum - published"] = gains(units["variorum"], units["published"])
    means = {name: round(sum(f.values()) / len(f), 1) for name, f in chosen.items()}
    report.notes.append(f"Date F1, mean over folders: {json.dumps(means)}")
    report.more["date f1 by folder"] = chosen
    if rouge is None:
        report.notes.append("AR1, AR2: left out (they need tilse and nltk)")
    for place, name in enumerate(("AR1", "AR2") if rouge is not None else ()):
        figures = {
            system: round(sum(pair[place] for pair in by.values()) / len(by), 3)
            for system, by in overlaps.items()
        }
        report.notes.append(f"{name}-F, mean over folders: {json.dumps(figures)}")
        report.more[name] = figures
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
    path = next(iter(sorted(folder.glob("timeline_*.jsonl"))))
    rows = read_rows(path, ("date", "sentences"))
    reference = {row["date"]: row["sentences"] for row in rows}
    articles, times, parts = [], [], []
    for row in read_rows(folder / "articles.jsonl", ("id", "date", "text")):
        if min(reference) <= row["date"][:10] <= max(reference):
            value, precision = parse_date(row["date"])
            published = Published(value, precision, Origin.RECORD)
            source = Input(folder.name, str(row["id"]))
            article = make_article(row["text"], source, published=published)
            parse = parse_article(article, models.parser)
            found = find_times(parse)
            spans = [make_span(article, start, end) for start, end in parse.sentences]
            articles.append(article)
            times += found
            parts.append((found, spans, value[:10]))
    return Told(articles, times, parts, reference)


def systems(told: Told) -> dict[str, Mapping[str, float]]:
    """The weight of every date by each way of counting."""
    published = Counter(a.published.value[:10] for a in told.articles if a.published)
    named = {(time.span.article, day_of(time.value)) for time in told.times}
    return {
        "variorum": weigh_dates(told.articles, told.times),
        "published": published,
        "named": Counter(value for _, value in named),
    }


def summarize(told: Told, days: frozenset[str]) -> dict[str, list[str]]:
    """For each of ``days`` as many sentences as the reference has for a date on average."""
    most = max(1, round(sum(map(len, told.reference.values())) / len(told.reference)))
    candidates = find_candidates(told.parts)
    rarity = rarities(span.exact for _, spans, _ in told.parts for span in spans)
    return {
        day: [c.span.exact for c in most_central(candidates[day], rarity, most)]
        for day in sorted(days)
        if candidates.get(day)
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
