"""Scores subjectivity on CheckThat!: sentences that are an opinion, not a report.

``python -m benchmarks subjective --data DIR [--part dev] [--json FILE] [--limit N]
[--threshold P] [--no-floor]``

``DIR`` holds ``loaded/subjectivity_train.jsonl`` and ``subjectivity_dev.jsonl`` (one sentence a
line: ``id``, ``text``, ``label``); any file in the format will do. The figures are explained in
``_labels.py``; the task's own are macro-F1 and F1 of ``subj``. The dev part was not trained on, so
the shipped weights are scored; of the train part, out-of-fold predictions (``_trained.py``).
"""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks._bootstrap import Array, Figures
from benchmarks._data import locate
from benchmarks._labels import Labelled, label_figures, read_labelled
from benchmarks._report import Report, finish
from benchmarks._trained import shipped_reader
from benchmarks._wording import Source, score_wording, wording_parser


def main(argv: Sequence[str]) -> int:
    """Score one part; 0 when done."""
    options = wording_parser("subjective", ("dev", "train")).parse_args(argv)
    path = locate(options.data, "loaded", f"subjectivity_{options.part}.jsonl")
    sentences = read_labelled(path, options.limit)
    report = Report("subjective", path, len(sentences), "sentences")
    source = Source(shipped_reader, options.scores, not options.no_floor)
    score(report, sentences, source, options.threshold)
    return finish([report], options.json)


def score(report: Report, sentences: Labelled, source: Source, threshold: float = 0.5) -> None:
    """Fill ``report`` with the figures of the file."""

    def measure(sentences: Labelled, scores: Array) -> Figures:
        return label_figures(sentences.gold, scores, sentences.names, threshold)

    score_wording(report, sentences, "subjective", source, measure)
