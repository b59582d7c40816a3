"""Scores the judge of two claims: inference, claims made to deceive, exchanged words, news.

``python -m benchmarks relations --data DIR [--json FILE] [--sample N] [--threads N] [--made FILE]``

``DIR`` holds ``nli/lingnli_val.jsonl``, ``nli/fm2_dev.jsonl``, ``nli/breaking_nli.jsonl`` (one
pair a line: ``premise``, ``hypothesis``, ``label``, and the ``probe`` where one word is exchanged)
and ``claims/claimdiff_train.jsonl`` (``topic``, ``a``, ``b``, ``label``); or give one of these
files. Of LingNLI and Breaking-NLI a seeded sample is drawn, because the judge reads some twenty
pairs a second. Nothing was trained on LingNLI's val part, FM2, Breaking-NLI or ClaimDiff.

*Claim only* is the judge with nothing for a premise: what hypotheses give away by themselves. In
FM2 every claim is supported or refuted, so its two probabilities are compared. In Breaking-NLI
and LingNLI the likeliest of three labels counts. ``_claimdiff.py`` and ``_made_pairs.py`` say how
news claims are scored, and pairs made by changing one thing in a sentence; those are read from
where ``python -m training.judge`` leaves them, and left out where it has not run.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np

from benchmarks import _claimdiff, _made_pairs
from benchmarks._bootstrap import SEED, Figures, figure, part, precision_recall
from benchmarks._data import find, read_rows
from benchmarks._report import Report, finish, parser_of
from variorum.models import Inference, Models

LABELS = ("entailment", "neutral", "contradiction")
CONTRADICTION = 2
FILES = ("lingnli_val.jsonl", "fm2_dev.jsonl", "breaking_nli.jsonl", "claimdiff_train.jsonl")
FOLDERS = ("nli", "nli", "nli", "claims")
SAMPLE = 1200
MADE = Path("build/judge/constructed.json")
Infer = Callable[[str, str], Inference]


def main(argv: Sequence[str]) -> int:
    """Score every file that is at hand; 0 when done."""
    parser = parser_of("relations")
    parser.add_argument("--sample", type=int, default=SAMPLE, help="pairs drawn of a large file")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--made", type=Path, default=MADE, help="pairs made from the stream")
    options = parser.parse_args(argv)
    models = Models(threads=options.threads)
    infer = lru_cache(maxsize=None)(models.judge.infer)
    paths = [find(options.data, *place) for place in zip(FOLDERS, FILES, strict=True)]
    reports = [
        _score(path, models, infer, options.sample, options.limit)
        for path in dict.fromkeys(path for path in paths if path is not None)
    ]
    if not reports:
        raise SystemExit(f"none of {', '.join(FILES)} is in {options.data}")
    if not options.data.is_file():
        if options.made.is_file():
            reports.append(_made_pairs.score(options.made, models, infer))
        else:
            print(f"{options.made} is not there: pairs made by one change are left out\n")
    return finish(reports, options.json)


def _score(path: Path, models: Models, infer: Infer, size: int, limit: int | None) -> Report:
    with path.open(encoding="utf-8") as lines:
        if '"premise"' not in lines.readline():
            return _claimdiff.score(path, models)
    rows = read_rows(path, ("premise", "hypothesis", "label"), limit)
    gold = {str(row["label"]) for row in rows}
    if not gold <= set(LABELS):
        raise SystemExit(f"{path.name} has labels other than {', '.join(LABELS)}: {sorted(gold)}")
    if "neutral" not in gold:
        return _two_ways(path, rows, infer)
    kept = [rows[n] for n in sampled(len(rows), size)]
    report = Report("relations", path, len(kept), "pairs")
    report.notes.append(f"drawn of {len(rows):,} with the seed {SEED}")
    found = [_made_pairs.likeliest(infer(row["premise"], row["hypothesis"])) for row in kept]
    report.scores["judge"] = label_figures([LABELS.index(row["label"]) for row in kept], found)
    if all("probe" in row for row in kept):
        report.scores["judge"] |= _by_probe(kept, found)
        return report
    alone = [_made_pairs.likeliest(infer("", row["hypothesis"])) for row in kept]
    report.scores["claim only"] = label_figures([LABELS.index(row["label"]) for row in kept], alone)
    return report


def sampled(of: int, size: int) -> list[int]:
    """``size`` places out of ``of`` by the fixed seed, in order.

    >>> sampled(3, 5)
    [0, 1, 2]
    """
    return sorted(np.random.default_rng(SEED).permutation(of)[:size].tolist())


def label_figures(gold: Sequence[int], found: Sequence[int]) -> Figures:
    """Accuracy and macro-F1 over the three labels, and P, R and F1 of contradiction."""
    truth, called = np.array(gold), np.array(found)
    right = np.stack([truth == called, np.ones(len(truth))], axis=1).astype(np.float64)
    rows = _claimdiff.label_rows(truth, called)
    at = 4 * CONTRADICTION
    return {
        "three labels": {
            "accuracy": part(right, 0, 1),
            "macro-f1": figure(rows, _claimdiff.macro_f1),
        },
        "contradiction": precision_recall(rows[:, at : at + 4]),
    }


def _by_probe(rows: Sequence[dict[str, str]], found: Sequence[int]) -> Figures:
    figures: Figures = {}
    for probe in sorted({row["probe"] for row in rows}):
        right = [
            [float(LABELS.index(row["label"]) == label), 1.0]
            for row, label in zip(rows, found, strict=True)
            if row["probe"] == probe
        ]
        figures[probe] = {"accuracy": part(np.array(right), 0, 1)}
    return figures


def _two_ways(path: Path, rows: Sequence[dict[str, str]], infer: Infer) -> Report:
    """Entailment against contradiction, whichever is the likelier."""
    report = Report("relations", path, len(rows), "pairs")
    right = []
    for row in rows:
        found = infer(row["premise"], row["hypothesis"])
        label = "entailment" if found.entailment >= found.contradiction else "contradiction"
        right.append([float(label == row["label"]), 1.0])
    most = max(sum(row["label"] == label for row in rows) for label in LABELS)
    report.notes.append(f"always the more frequent label: {100 * most / len(rows):.1f}")
    report.scores["judge"] = {"two labels": {"accuracy": part(np.array(right), 0, 1)}}
    return report
