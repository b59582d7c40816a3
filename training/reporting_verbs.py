"""Counts how often each verb, in each frame, reports something in annotated news.

``python -m training.reporting_verbs --data DIR`` reads ``DIR/quotations/train.jsonl`` (PolNeAR; see
``benchmarks/quotations.py`` for its format) and writes two tables of figures (no text) into
``src/variorum/annotate/tables``:

* ``reporting_verbs.tsv``: verb (noun, adjective), frame, hits, times seen;
* ``report_weights.tsv``: weights of a logistic regression (L2 penalty 1) over the log odds of
  that reliability and the features of ``variorum.annotate.evidence``. Reliabilities are counted
  on four fifths of the articles and the regression sees them on the last fifth, in turn, so
  that a verb seen once does not vouch for itself.

A hit is a clause found by ``reported_drafts`` or ``noun_drafts`` (or a cue found for a stretch
in marks, frame ``quote``) whose verb lies in an annotated cue and whose content shares at least
a third of the shorter one's characters with that cue's content. Clauses inside quotation marks
are not counted: what a speaker says is seldom annotated there. No seed: nothing is random, and
the same command on the same data gives the same bytes.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks._data import locate
from variorum.annotate.direct import direct_drafts
from variorum.annotate.drafts import Draft, length, overlap
from variorum.annotate.evidence import features, logit
from variorum.annotate.frames import Frames, make_frames
from variorum.annotate.marks import find_stretches, outer_stretches
from variorum.annotate.nouns import noun_drafts
from variorum.annotate.parse import Parse, parse_article
from variorum.annotate.reported import reported_drafts
from variorum.models import Models
from variorum.read.article import make_article
from variorum.records import Input

TABLES = Path("src/variorum/annotate/tables")
FOLDS = 5
VERBS_HEADER = """\
# How often a verb (or adjective, noun) in a frame reports something in annotated news.
# Columns: lemma, frame, hits, times seen; lemma * is the frame at large.
# Made by `python -m training.reporting_verbs --data DIR` from the {n} articles of the train part
# of PolNeAR 1.0.0 (figures only, no text). Licence of this table: Apache-2.0. Language: English.
# Rows that cannot change a decision (no hit and a frame that rarely reports) are left out.
"""
WEIGHTS_HEADER = """\
# What the features of a clause weigh (log odds) in deciding whether it reports something.
# Columns: feature, weight. Made by `python -m training.reporting_verbs --data DIR` from the {n}
# articles of the train part of PolNeAR 1.0.0. Licence: Apache-2.0. Language: English.
"""

Counts = dict[tuple[str, str], tuple[int, int]]
Gold = Sequence[Mapping[str, Sequence[Sequence[int]]]]


@dataclass(frozen=True)
class Case:
    """One candidate: its row in the table, its features, and whether it is a hit."""

    lemma: str
    frame: str
    names: tuple[str, ...]
    hit: bool
    article: int


def main(argv: Sequence[str] | None = None) -> int:
    """Count, fit, and write the two tables."""
    parser = argparse.ArgumentParser(prog="python -m training.reporting_verbs")
    parser.add_argument("--data", required=True, help="folder with train.jsonl")
    options = parser.parse_args(argv)
    models = Models()
    with locate(Path(options.data), "quotations", "train.jsonl").open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    parsed = (
        (parse_article(make_article(r["text"], Input("train", r["id"])), models.parser), r)
        for r in records
    )
    write_tables((parse, record["quotations"]) for parse, record in parsed)
    return 0


def write_tables(articles: Iterable[tuple[Parse, Gold]], folder: Path = TABLES) -> None:
    """Count and fit on ``articles`` and write both tables into ``folder``."""
    cases = [
        case
        for number, (parse, gold) in enumerate(articles)
        for case in cases_of(parse, gold, number)
    ]
    size = 1 + max((case.article for case in cases), default=-1)
    (folder / "reporting_verbs.tsv").write_text(render(count(cases), size), encoding="utf-8")
    weights = fit(cases)
    rows = [f"{name}\t{weight:.3f}" for name, weight in sorted(weights.items())]
    text = WEIGHTS_HEADER.format(n=size) + "\n".join(rows) + "\n"
    (folder / "report_weights.tsv").write_text(text, encoding="utf-8")


def cases_of(parse: Parse, quotations: Gold, number: int) -> Iterator[Case]:
    """The candidates of one article, judged by its annotation."""
    gold = [
        (
            [(start, end) for start, end in quotation["cue"]],
            tuple((start, end) for start, end in quotation["content"]),
        )
        for quotation in quotations
    ]
    known = make_frames(())
    nothing = Frames({}, {}, known.speaking, known.nouns, known.acts)
    text = parse.article.text
    for draft in candidates(parse):
        position = parse.doc[draft.head].idx
        hit = any(
            any(start <= position < end for start, end in cue)
            and 3 * overlap(content, draft.content) >= min(length(content), length(draft.content))
            for cue, content in gold
        )
        names = tuple(features(draft, parse.doc, text, nothing))
        yield Case(draft.lemma, draft.frame, names, hit, number)


def candidates(parse: Parse) -> Iterator[Draft]:
    """Every clause that might report, whatever its verb, outside quotation marks."""
    text = parse.article.text
    paragraphs = [(block.start, block.end) for block in parse.blocks]
    stretches = outer_stretches(find_stretches(text, paragraphs))
    quoted = sorted((s.start, s.end) for s in stretches if s.end - s.start > 30)
    anything = Frames({}, {"quote": 1.0}, frozenset())
    for draft in direct_drafts(parse.doc, text, stretches, paragraphs, anything):
        if draft.head >= 0:
            yield draft
    for finder in (reported_drafts, noun_drafts):
        index = 0
        for draft in finder(parse.doc, text):
            position = parse.doc[draft.head].idx
            while index < len(quoted) and quoted[index][1] <= position:
                index += 1
            if index < len(quoted) and quoted[index][0] <= position:
                continue
            yield draft


def count(cases: Iterable[Case]) -> Counts:
    """Hits and times seen of each (lemma, frame)."""
    seen: Counter[tuple[str, str]] = Counter()
    hits: Counter[tuple[str, str]] = Counter()
    for case in cases:
        seen[case.lemma, case.frame] += 1
        hits[case.lemma, case.frame] += case.hit
    return {key: (hits[key], seen[key]) for key in seen}


def render(counts: Counts, articles: int) -> str:
    """The table of verbs as text, sorted."""
    at_large: Counter[str] = Counter()
    hits_at_large: Counter[str] = Counter()
    for (_, frame), (hits, seen) in counts.items():
        at_large[frame] += seen
        hits_at_large[frame] += hits
    rows = [f"*\t{frame}\t{hits_at_large[frame]}\t{at_large[frame]}" for frame in sorted(at_large)]
    for (lemma, frame), (hits, seen) in sorted(counts.items()):
        likely = hits_at_large[frame] / at_large[frame] >= 0.3
        plain = lemma.replace(" ", "").replace("-", "").isalpha()
        if plain and (hits > 0 or (likely and seen > 1)):
            rows.append(f"{lemma}\t{frame}\t{hits}\t{seen}")
    return VERBS_HEADER.format(n=articles) + "\n".join(rows) + "\n"


def fit(cases: Sequence[Case]) -> dict[str, float]:
    """Weights of the features, by Newton's method on the penalised log likelihood."""
    judged = [case for case in cases if case.frame != "quote"]
    names = sorted({name for case in judged for name in case.names})
    columns = {name: column for column, name in enumerate(names, start=2)}
    matrix = np.zeros((len(judged), len(names) + 2))
    matrix[:, 0] = 1.0
    for fold in range(FOLDS):
        others = render(count(case for case in cases if case.article % FOLDS != fold), 0)
        frames = make_frames(line for line in others.splitlines() if not line.startswith("#"))
        for row, case in enumerate(judged):
            if case.article % FOLDS == fold:
                matrix[row, 1] = logit(frames.score(case.lemma, case.frame))
    for row, case in enumerate(judged):
        for name in case.names:
            matrix[row, columns[name]] = 1.0
    target = np.array([case.hit for case in judged], dtype=float)
    weights = np.zeros(matrix.shape[1])
    penalty = np.ones_like(weights)
    penalty[:2] = 1e-6
    for _ in range(25):
        guess = 1.0 / (1.0 + np.exp(-matrix @ weights))
        slope = matrix.T @ (guess - target) + penalty * weights
        curve = (matrix * (guess * (1.0 - guess))[:, None]).T @ matrix + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-6:
            break
    return dict(zip(["bias", "reliability", *names], weights.tolist(), strict=True))


if __name__ == "__main__":
    raise SystemExit(main())
