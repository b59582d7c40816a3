"""Scores quotations on PolNeAR: who is cited as saying or thinking what.

``python -m benchmarks quotations --data DIR [--part dev] [--json FILE] [--limit N]``

``DIR`` holds ``quotations/train.jsonl`` and ``dev.jsonl`` (one article a line: ``id``, ``text`` and
``quotations`` of ``content``, ``cue`` and ``source``, each a list of ``[start, end]``); any file in
the format will do. What is counted stands at the top of ``_attributions.py``.

Side by side: the rules alone, the reader alone (told nothing by the rules), and both joined, which
is what is shipped; and ``textacy``'s ``direct_quotations`` where textacy is installed. The last
column is what the reader adds to the rules. It is left out of a file that it was trained on.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks._attributions import ROLES, Attribution, attribution, count_article
from benchmarks._bootstrap import Rows, gains, tally
from benchmarks._data import locate, read_rows, stored_offsets
from benchmarks._report import Report, finish, parser_of
from benchmarks._systems import System, network_systems, rules_alone
from benchmarks._textacy import load_textacy
from benchmarks._trained import training_file
from variorum.annotate.parse import parse_article
from variorum.models import Models
from variorum.read.article import make_article
from variorum.records import Input


def main(argv: Sequence[str]) -> int:
    """Score every system on one part; 0 when done."""
    options = parser_of("quotations", ("dev", "train")).parse_args(argv)
    path = locate(options.data, "quotations", f"{options.part}.jsonl")
    models = Models()
    compared: dict[str, System] = {"rules alone": rules_alone}
    seen = training_file(path) is not None
    if not seen:
        compared |= network_systems(models)
    report = score(path, models, compared, options.limit)
    if seen:
        report.notes.append("network: left out (it was trained on this file)")
    return finish([report], options.json)


def score(
    path: Path, models: Models, compared: Mapping[str, System], limit: int | None = None
) -> Report:
    """The figures of each system on the first ``limit`` articles of ``path``."""
    textacy = load_textacy()
    finders = dict(compared)
    if textacy is not None:
        finders["textacy"] = textacy
    units: dict[str, list[Rows]] = {name: [] for name in finders}
    seconds: dict[str, float] = defaultdict(float)
    for record in read_rows(path, ("id", "text", "quotations"), limit):
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
    if len(compared) > 1:
        first, *_, last = compared
        report.scores[f"{last} - {first}"] = gains(units[last], units[first])
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


def _moved(found: Attribution, offsets: Sequence[int]) -> Attribution:
    """The attribution in offsets of the file's text."""
    content, cue, source = (
        [(offsets[start], offsets[end - 1] + 1) for start, end in pieces]
        for pieces in (found.content, found.cue, found.source)
    )
    return Attribution(content, cue, source, found.form)
