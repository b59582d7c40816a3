"""Scores the day of given events, on the trial part of SemEval-2015 task 4 (Wikinews on Apple).

``python -m benchmarks anchors --data DIR [--json FILE] [--limit N]``

``DIR`` holds ``timelines/semeval2015_t4_trial/`` with ``articles.jsonl`` (``id``, ``published``,
``text``) and ``timelines.jsonl`` (``entity`` and ``events``, each with ``date`` and ``mentions`` of
``article``, ``start`` and ``end``). The events are given (the task's track B), not their days.

*Anchor*: (mention, date) pairs of all timelines, dates equal as strings; each pair once. A mention
is dated by the time that dates the smallest claim around it, as for the story's timeline; one
that no time dates is left out. Beside it the same with the day of publication for what is told as
past without a day, and the day of publication for every mention. The official measure (order
relations under temporal closure) needs a scorer that is not at hand. Nothing was tuned on it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from benchmarks._bootstrap import Rows, tally
from benchmarks._data import locate, read_rows
from benchmarks._report import Report, finish, parser_of
from variorum.annotate import annotate_article
from variorum.models import Models
from variorum.read.article import make_article
from variorum.read.dates import parse_date
from variorum.records import Annotated, Claim, Dated, Input, Origin, Published
from variorum.spans import pieces_of

Anchor = tuple[int, int, str]
"""Start and end of a mention, and its date."""


def main(argv: Sequence[str]) -> int:
    """Score the anchors of every article; 0 when done."""
    options = parser_of("anchors").parse_args(argv)
    folder = ("timelines", "semeval2015_t4_trial")
    path = locate(options.data, *folder, "articles.jsonl")
    lines = read_rows(path.with_name("timelines.jsonl"), ("entity", "events"))
    gold = gold_anchors(lines)
    rows = read_rows(path, ("id", "published", "text"), options.limit)
    models = Models()
    units: dict[str, list[Rows]] = {}
    for row in rows:
        known = gold.get(row["id"], frozenset())
        telling = read_row(row, models)
        for name, dated in systems(telling, row["published"], known).items():
            right = len(dated & known)
            units.setdefault(name, []).append({"anchor": (right, len(dated), right, len(known))})
    report = Report("anchors", path, len(rows), "articles")
    report.scores = {name: tally(counted) for name, counted in units.items()}
    return finish([report], options.json)


def gold_anchors(timelines: Sequence[Mapping[str, Any]]) -> dict[str, frozenset[Anchor]]:
    """By article the mentions that stand in its text, with their dates.

    >>> mention = {"article": "7", "start": 10, "end": 14}
    >>> gold_anchors([{"entity": "Orvik", "events": [{"date": "1968", "mentions": [mention]}]}])
    {'7': frozenset({(10, 14, '1968')})}
    """
    found: dict[str, set[Anchor]] = {}
    for line in timelines:
        for event in line["events"]:
            for mention in event["mentions"]:
                if mention["start"] is not None:
                    anchor = (mention["start"], mention["end"], event["date"])
                    found.setdefault(mention["article"], set()).add(anchor)
    return {article: frozenset(anchors) for article, anchors in found.items()}


def read_row(row: Mapping[str, Any], models: Models) -> Annotated:
    """The findings of one article, told its date as the file gives it."""
    value, precision = parse_date(row["published"])
    published = Published(value, precision, Origin.RECORD)
    article = make_article(row["text"], Input("anchors", str(row["id"])), published=published)
    return annotate_article(article, models)


def systems(
    telling: Annotated, published: str, known: frozenset[Anchor]
) -> dict[str, frozenset[Anchor]]:
    """What each way of dating says of the mentions that are given."""
    values = {time.id: time.value for time in telling.times}
    dated = {one.claim: one for one in telling.dated}
    told, filled = set(), set()
    for start, end in {(start, end) for start, end, _ in known}:
        one = _smallest(telling.claims, dated, start, end)
        value = values.get(one.time or "") if one is not None else None
        if value is not None:
            told.add((start, end, value[:10]))
        elif one is not None and one.past:
            filled.add((start, end, published[:10]))
    return {
        "variorum": frozenset(told),
        "variorum, else published": frozenset(told | filled),
        "published": frozenset((start, end, published[:10]) for start, end, _ in known),
    }


def _smallest(
    claims: Sequence[Claim], dated: Mapping[str, Dated], start: int, end: int
) -> Dated | None:
    """When the act of the smallest claim lies that holds the words."""
    around = [
        (claim.span.end - claim.span.start, claim.id)
        for claim in claims
        if any(first <= start and end <= after for first, after in pieces_of(claim.span))
    ]
    return dated.get(min(around)[1]) if around else None
