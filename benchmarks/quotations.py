"""Scores quotations on PolNeAR: who is cited as saying or thinking what.

``python -m benchmarks quotations --data DIR [--part dev] [--json FILE] [--limit N]``

``DIR`` holds ``quotations/train.jsonl`` and ``dev.jsonl`` (one article a line: ``id``, ``text`` and
``quotations`` of ``content``, ``cue`` and ``source``, each a list of ``[start, end]``). What is
counted stands at the top of ``_attributions.py``. Every system reads the same parse. Beside ours
stands ``textacy``'s ``direct_quotations`` where textacy is installed.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks._attributions import ROLES, Attribution, Pieces, attribution, count_article
from benchmarks._bootstrap import Rows, tally
from benchmarks._data import locate, stored_offsets
from benchmarks._made import rows_of
from benchmarks._report import Report, finish, parser_of
from benchmarks._textacy import load_textacy
from variorum.annotate.parse import Parse, parse_article
from variorum.annotate.quotations import find_quotations
from variorum.models import Models
from variorum.read.article import make_article
from variorum.records import Input, Quotation, Span
from variorum.spans import pieces_of

System = Callable[[Parse], Sequence[Quotation]]


def main(argv: Sequence[str]) -> int:
    """Score every system on one part; 0 when done."""
    options = parser_of("quotations", ("dev", "train")).parse_args(argv)
    path = locate(options.data, "quotations", f"{options.part}.jsonl")
    models = Models()
    return finish([score(path, models, systems(models), options.limit)], options.json)


def systems(models: Models) -> dict[str, System]:  # noqa: ARG001
    """What is compared, by name: each finds the quotations of a parse."""
    return {"rules alone": find_quotations}


def score(
    path: Path, models: Models, compared: Mapping[str, System], limit: int | None = None
) -> Report:
    """The figures of each system on the first ``limit`` articles of ``path``."""
    textacy = load_textacy()
    finders = {name: _attributed(find) for name, find in compared.items()}
    if textacy is not None:
        finders["textacy"] = textacy
    units: dict[str, list[Rows]] = {name: [] for name in finders}
    seconds: dict[str, float] = defaultdict(float)
    for record in islice(rows_of(path), limit):
        text = record["text"]
        began = time.perf_counter()
        article = make_article(text, Input(path.name, str(record["id"])))
        parse = parse_article(article, models.parser)
        seconds["parsing"] += time.perf_counter() - began
        gold = gold_attributions(record)
        offsets = stored_offsets(text)
        for name, find in finders.items():
            began = time.perf_counter()
            found = find(parse)
            seconds[name] += time.perf_counter() - began
            units[name].append(count_article(text, gold, [_moved(a, offsets) for a in found]))
    size = len(next(iter(units.values())))
    report = Report("quotations", path, size, "articles")
    report.scores = {name: tally(rows) for name, rows in units.items()}
    report.more["seconds"] = {name: round(value, 2) for name, value in seconds.items()}
    report.notes.append(
        "Seconds: " + ", ".join(f"{name} {value:.1f}" for name, value in seconds.items())
    )
    if textacy is not None:
        report.more["textacy raised on"] = textacy.raised
        report.notes.append(f"textacy raised on {textacy.raised} articles (counted as empty)")
    return report


def gold_attributions(record: Mapping[str, Any]) -> list[Attribution]:
    """The annotated quotations of one article, in offsets of its text."""
    return [
        attribution(
            record["text"], *([(start, end) for start, end in row[role]] for role in ROLES)
        )
        for row in record["quotations"]
    ]  # fmt: skip


def _attributed(find: System) -> Callable[[Parse], list[Attribution]]:
    def run(parse: Parse) -> list[Attribution]:
        return [
            attribution(parse.article.text, _pieces(q.content), _pieces(q.cue), _pieces(q.source))
            for q in find(parse)
        ]

    return run


def _pieces(span: Span | None) -> Pieces:
    return pieces_of(span) if span else []


def _moved(found: Attribution, offsets: Sequence[int]) -> Attribution:
    """The attribution in offsets of the file's text."""
    content, cue, source = (
        [(offsets[start], offsets[end - 1] + 1) for start, end in pieces]
        for pieces in (found.content, found.cue, found.source)
    )
    return Attribution(content, cue, source, found.form)
