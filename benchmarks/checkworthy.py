"""Scores check-worthiness on ClaimBuster and on CheckThat! 2019.

``python -m benchmarks checkworthy --data DIR [--json FILE] [--limit N] [--threshold P]
[--no-floor]``

``DIR`` holds ``checkworthy/claimbuster_train.jsonl`` and ``ct19_train.jsonl`` (one sentence a
line: ``id``, ``text``, ``label``); both are scored, or any one file in the format. Both are
training data, so out-of-fold predictions are scored (``_trained.py``).

A file whose ids are ``FILE:LINE`` is ranked, debate by debate: *MAP* is the mean over its files of
the average precision of the file's sentences in the order of their score, and beside it stands the
mean precision among the first 10 and 50. Files are the units that are drawn, and a file without a
check-worthy sentence is left out. Any other file is scored as labels (``_labels.py``): macro-F1
and weighted F1.

Some debates of CheckThat! stand in ClaimBuster too; where both files are at hand, ``MAP`` is given
once more over the files that share no sentence of six words and more.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

import numpy as np

from benchmarks._bootstrap import Array, Figure, Figures, draws, with_interval
from benchmarks._data import find, locate
from benchmarks._labels import Labelled, label_figures, read_labelled
from benchmarks._made import rows_of
from benchmarks._ranking import average_precision, precision_at
from benchmarks._report import Report, finish
from benchmarks._trained import shipped_reader
from benchmarks._wording import Source, score_wording, wording_parser

FILES = ("claimbuster_train.jsonl", "ct19_train.jsonl")
PLACES = (10, 50)
FEWEST_WORDS = 6


def main(argv: Sequence[str]) -> int:
    """Score one file or both; 0 when done."""
    options = wording_parser("checkworthy").parse_args(argv)
    paths = [path for name in FILES if (path := find(options.data, "checkworthy", name))]
    paths = list(dict.fromkeys(paths)) or [locate(options.data, "checkworthy", FILES[0])]
    source = Source(shipped_reader, options.scores, not options.no_floor)
    reports = []
    for path in paths:
        sentences = read_labelled(path, options.limit)
        report = Report("checkworthy", path, len(sentences), "sentences")
        score(report, sentences, source, options.threshold)
        reports.append(report)
    return finish(reports, options.json)


def score(report: Report, sentences: Labelled, source: Source, threshold: float = 0.5) -> None:
    """Fill ``report`` with figures of ranking or of labels, as the ids of the file ask for."""
    files = files_of(sentences.ids)
    if files is None:
        score_wording(
            report,
            sentences,
            "checkworthy",
            source,
            lambda some, scores: label_figures(some.gold, scores, some.names, threshold),
        )
        return
    beside = report.path.with_name(FILES[0])
    shared = shared_files(sentences, files, beside) if beside.is_file() else frozenset()

    def measure(some: Labelled, scores: Array) -> Figures:
        found = {"all files": ranked_files(some, scores, files)}
        if shared:
            found["not in ClaimBuster"] = ranked_files(some, scores, files, shared)
        return found

    report.size, report.units = len(set(files)), "files"
    report.notes.append(f"{len(sentences):,} sentences, {sentences.gold.sum():,} check-worthy")
    score_wording(report, sentences, "checkworthy", source, measure, files)


def files_of(ids: Sequence[str]) -> list[str] | None:
    """The debate of each sentence, by its id ``FILE:LINE``; ``None`` where ids are none.

    >>> files_of(["first_debate:1", "first_debate:2"])
    ['first_debate', 'first_debate']
    """
    parts = [identity.rpartition(":") for identity in ids]
    if not parts or not all(file and line.isdigit() for file, _, line in parts):
        return None
    return [file for file, _, _ in parts]


def ranked_files(
    sentences: Labelled,
    scores: Array,
    files: Sequence[str],
    without: Collection[str] = (),
) -> dict[str, Figure]:
    """``map``, ``p@10`` and ``p@50`` over files with a positive, those of ``without`` left out."""
    names = np.array(files)
    rows = []
    for name in sorted(set(files) - set(without)):
        gold, some = sentences.gold[names == name], scores[names == name]
        if gold.any():
            whole = average_precision(gold, some, np.ones((1, len(gold))))[0]
            rows.append([whole, *(precision_at(gold, some, k) for k in PLACES)])
    if not rows:
        return {}
    values = np.array(rows)
    means = draws(len(values)) @ values / len(values)
    labels = ("map", *(f"p@{k}" for k in PLACES))
    return {
        label: with_interval(float(values[:, n].mean()), means[:, n])
        for n, label in enumerate(labels)
    }


def shared_files(sentences: Labelled, files: Sequence[str], other: Path) -> frozenset[str]:
    """The files that share a sentence of six words and more with the texts of ``other``."""
    known = {_key(row["text"]) for row in rows_of(other)}
    return frozenset(
        file
        for file, text in zip(files, sentences.texts, strict=True)
        if len(text.split()) >= FEWEST_WORDS and _key(text) in known
    )


def _key(text: str) -> str:
    return " ".join(text.lower().split())
