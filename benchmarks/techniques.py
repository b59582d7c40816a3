"""Scores spans of propaganda techniques on PTC (SemEval-2020 task 11).

``python -m benchmarks techniques --data DIR [--part dev] [--json FILE] [--limit N]
[--threshold P] [--no-floor]``

``DIR`` holds ``techniques/ptc_train.jsonl`` and ``ptc_dev.jsonl`` (one article a line: ``id``,
``text`` and ``spans`` of ``start``, ``end`` and ``technique``, which may be ``null``); any file in
the format will do. Sentences are those of the system as shipped, and so is the threshold above
which a stretch is shown.

``spans`` is the task's own measure (``_overlap.py``); where the techniques are known, ``with
technique`` and each technique ask for the right name too, and ``naming`` says how many of the gold
spans are given their name. Floors beside the reader: every sentence that it calls loaded (at
``--threshold``) marked whole, and every sentence that TF-IDF takes for one with a technique. Of a
file that the reader was trained on only TF-IDF is scored, in folds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from benchmarks import _tfidf
from benchmarks._bootstrap import Figures, Rows, tally
from benchmarks._data import locate, read_rows, stored_offsets
from benchmarks._overlap import Marked, count_names, count_spans, count_techniques, merge
from benchmarks._ranking import Truth
from benchmarks._report import Report, finish
from benchmarks._trained import Reads, shipped_reader, training_file
from benchmarks._wording import FLOOR, NETWORK, wording_parser
from variorum.annotate.bounds import blanked
from variorum.annotate.parse import parse_article
from variorum.annotate.wording import find_wording
from variorum.models import Models
from variorum.read.article import make_article
from variorum.records import SHOWN_FROM, Input
from variorum.segment import split_sentences
from variorum.spans import pieces_of

LOADED = "loaded sentences whole"
TFIDF = f"{FLOOR} sentences whole"
KEYS = ("id", "text", "spans")
Record = Mapping[str, Any]
Found = list[list[Marked]]
"""The spans that a system found in each article, in offsets of the file's text."""


@dataclass(frozen=True)
class Sentences:
    """Sentences of many articles: text, whether a technique is in it, article and bounds."""

    texts: list[str]
    gold: Truth
    articles: list[int]
    bounds: list[tuple[int, int]]


def main(argv: Sequence[str]) -> int:
    """Score one part; 0 when done."""
    parser = wording_parser("techniques", ("dev", "train"))
    parser.set_defaults(threshold=SHOWN_FROM)
    options = parser.parse_args(argv)
    path = locate(options.data, "techniques", f"ptc_{options.part}.jsonl")
    records = read_rows(path, KEYS, options.limit)
    report = Report("techniques", path, len(records), "articles")
    if training_file(path) is None:
        score_reader(report, records, Models(), shipped_reader(), options.threshold)
    else:
        report.notes.append(f"{NETWORK}: left out (it was trained on this file)")
    if options.no_floor or not _tfidf.is_installed():
        why = "not asked for" if options.no_floor else _tfidf.NOT_INSTALLED
        report.notes.append(f"{TFIDF}: left out ({why})")
    else:
        score_floor(report, records)
    return finish([report], options.json)


def score_reader(
    report: Report,
    records: Sequence[Record],
    models: Models,
    reader: Reads,
    threshold: float = SHOWN_FROM,
) -> None:
    """Add what the reader marks in each article, and the sentences that it calls loaded."""
    marked: Found = []
    loaded: Found = []
    for record in records:
        article = make_article(record["text"], Input(report.path.name, str(record["id"])))
        parse = parse_article(article, models.parser)
        wording = reader.wording(blanked(parse), parse.sentences)
        sentences, uses = find_wording(parse, wording)
        offsets = stored_offsets(record["text"])
        marked.append(
            [
                Marked(offsets[start], offsets[end - 1] + 1, use.technique, use.score)
                for use in uses
                for start, end in pieces_of(use.span)
            ]
        )
        loaded.append(
            [
                Marked(offsets[start], offsets[end - 1] + 1)
                for sentence in sentences
                if sentence.loaded is not None and sentence.loaded >= threshold
                for start, end in pieces_of(sentence.span)
            ]
        )
    report.notes.append(f"{NETWORK}: shipped weights")
    named = all(span.technique for record in records for span in gold_spans(record))
    report.scores[NETWORK] = span_figures(records, marked, named)
    report.scores[LOADED] = span_figures(records, loaded)


def score_floor(report: Report, records: Sequence[Record]) -> None:
    """Add the sentences in which TF-IDF expects a technique, marked whole."""
    beside = report.path.with_name(report.path.name.replace("dev", "train"))
    cut = sentences_of(records)
    if beside != report.path and beside.is_file():
        train = sentences_of(read_rows(beside, KEYS))
        scores = _tfidf.score_other(train.texts, train.gold, cut.texts)
        how = f"trained on {beside.name}"
    else:
        folds = _tfidf.make_folds(cut.gold, [str(article) for article in cut.articles])
        scores = _tfidf.score_folds(cut.texts, cut.gold, folds)
        how = "trained and scored in folds of this file, no article cut"
    report.notes.append(f"{TFIDF}: {how}")
    found: Found = [[] for _ in records]
    for score, article, bounds in zip(scores, cut.articles, cut.bounds, strict=True):
        if score >= 0.5:
            found[article].append(Marked(*bounds))
    report.scores[TFIDF] = span_figures(records, found)


def span_figures(records: Sequence[Record], found: Found, named: bool = False) -> Figures:
    """The figures of what was found in each article; those of techniques where ``named``."""
    units: list[Rows] = []
    for record, spans in zip(records, found, strict=True):
        gold = gold_spans(record)
        rows: dict[str, Sequence[float]] = {"spans": count_spans(gold, spans)}
        if named:
            rows |= {"naming": count_names(gold, spans), **count_techniques(gold, spans)}
        units.append(rows)
    return tally(units)


def gold_spans(record: Record) -> list[Marked]:
    """The annotated spans of one article."""
    return [Marked(span["start"], span["end"], span["technique"]) for span in record["spans"]]


def sentences_of(records: Sequence[Record]) -> Sentences:
    """The sentences of every article, cut at line ends too, and which a gold span touches."""
    texts, gold, articles, bounds = [], [], [], []
    for number, record in enumerate(records):
        spans = merge((span.start, span.end) for span in gold_spans(record))
        line_start = 0
        for line in record["text"].splitlines(keepends=True):
            for first, last in split_sentences(line):
                start, end = line_start + first, line_start + last
                texts.append(record["text"][start:end])
                gold.append(any(low < end and start < high for low, high in spans))
                articles.append(number)
                bounds.append((start, end))
            line_start += len(line)
    return Sentences(texts, np.array(gold, dtype=np.bool_), articles, bounds)
