"""Scores the coder of events on PLV, and who acts on whom on the CAMEO actors.

``python -m benchmarks events --data DIR [--json FILE] [--limit N] [--no-floor]``

``DIR`` holds ``events/plv_train.jsonl`` and ``actors/cameo_train.jsonl``. PLV is what the coder
learnt from, so each pair is scored by a network trained without its sentence: five folds, kept in
``training/scores/events.jsonl`` and made by ``python -m training.events``. Both actors are given
and every pair has a type, so this tests the type alone: macro-F1 over the fifteen types and the
four quads, accuracy, and F1 of each type. Beside it the commonest type, and TF-IDF with logistic
regression on the same folds (left out without scikit-learn).

*read* are pairs that syntax finds in articles, labelled by hand with a type or none, scored out
of fold too: how many of the events coded are right, and how many of those there are were found.

The second file tests the syntax: of the pairs in a sentence the one that the coder is surest of
gives source and target, whose noun phrases are compared with the annotated spans, exactly and by
an overlap of at least half of the longer one. *new* are sentences that PLV does not have.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from benchmarks import _tfidf
from benchmarks._bootstrap import Figure, Figures, Rows, tally
from benchmarks._data import locate, read_rows, sha256_of
from benchmarks._report import Report, finish, parser_of
from variorum.annotate.deeds import find_deeds
from variorum.annotate.event_people import noun_phrase
from variorum.models import Models
from variorum.models.events import NONE
from variorum.naming.nouns import is_person_noun
from variorum.naming.tables import load_words
from variorum.records import EventType
from variorum.write.plover import QUADS

if TYPE_CHECKING:
    from spacy.tokens import Token

SCORES = Path(__file__).parent.parent / "training" / "scores" / "events.jsonl"
TYPES = [kind.value for kind in EventType]
Strings = NDArray[np.str_]


def main(argv: Sequence[str]) -> int:
    """Score both files; 0 when done."""
    parser = parser_of("events")
    parser.add_argument("--no-floor", action="store_true", help="leave TF-IDF out")
    options = parser.parse_args(argv)
    single = options.data.is_file()
    reports: list[Report] = []
    rows: list[dict[str, Any]] = []
    if not single or not _has_spans(options.data):
        path = locate(options.data, "events", "plv_train.jsonl")
        rows = read_rows(path, ("text", "source", "recipient", "type", "quad"))
        reports.append(Report("events", path, len(rows), "pairs"))
        score_types(reports[0], rows, read_scores(path), floor=not options.no_floor)
    if not single or not reports:
        path = locate(options.data, "actors", "cameo_train.jsonl")
        sentences = read_rows(path, ("text", "spans"), options.limit)
        reports.append(Report("events", path, len(sentences), "sentences"))
        score_roles(reports[-1], sentences, {_letters(row["text"]) for row in rows}, Models())
    return finish(reports, options.json)


def _has_spans(path: Path) -> bool:
    """Whether a file given alone is one of actors."""
    with path.open(encoding="utf-8") as lines:
        return "spans" in json.loads(next(lines, "{}"))


def read_scores(path: Path) -> dict[str, list[dict[str, Any]]]:
    """The predictions out of fold by set; ends the program where they are of another file."""
    found: dict[str, list[dict[str, Any]]] = {"plv": [], "read": []}
    with SCORES.open(encoding="utf-8") as lines:
        head = json.loads(next(lines))
        for line in lines:
            row = json.loads(line)
            found[row["set"]].append(row)
    if head["sha256"] != sha256_of(path):
        raise SystemExit(f"{SCORES.name} scores another file than {path.name}: train again")
    return found


def score_types(
    report: Report,
    rows: Sequence[Mapping[str, Any]],
    scores: Mapping[str, Sequence[Mapping[str, Any]]],
    floor: bool,
) -> None:
    """Fill ``report`` with the figures of the coder, the commonest type and TF-IDF."""
    gold = np.array([row["type"] for row in rows])
    quads = np.array([row["quad"] for row in rows])
    predicted = np.array([row["predicted"] for row in scores["plv"]])
    report.notes.append("The coder out of fold, grouped by sentence")
    report.scores["coder"] = type_figures(gold, predicted, quads)
    report.scores["coder"] |= read_figures(scores["read"])
    common = max(sorted(set(gold)), key=lambda kind: int((gold == kind).sum()))
    report.scores["commonest"] = type_figures(gold, np.full(len(gold), common), quads)
    if not floor or not _tfidf.is_installed():
        why = _tfidf.NOT_INSTALLED if floor else "not asked for"
        report.notes.append(f"TF-IDF: left out ({why})")
    else:
        folds = np.array([row["fold"] for row in scores["plv"]])
        counted = tfidf_types(rows, gold, folds)
        report.scores["TF-IDF"] = type_figures(gold, counted, quads)


def type_figures(gold: Strings, found: Strings, quads: NDArray[np.int64]) -> Figures:
    """Macro-F1 over types and quads, accuracy, and each type with its counts."""
    ours = np.array([QUADS[EventType(kind)] for kind in found])
    by_type = {kind: _f1(gold == kind, found == kind) for kind in TYPES}
    by_quad = {f"quad {n}": _f1(quads == n, ours == n) for n in (1, 2, 3, 4)}
    right = int((gold == found).sum())
    return {
        "types": {
            "macro-f1": Figure(float(np.mean([f.value for f in by_type.values()]))),
            "accuracy": Figure(right / len(gold), right=right, of=len(gold)),
        },
        "quads": {"macro-f1": Figure(float(np.mean([f.value for f in by_quad.values()])))},
        "f1 of": by_type | by_quad,
    }


def read_figures(scores: Sequence[Mapping[str, Any]]) -> Figures:
    """Events coded among the pairs read by hand, from no threshold and from that of the coder."""
    least = Models().coder.least
    found: Figures = {}
    events = sum(row["type"] != NONE for row in scores)
    for name, limit in (("read, all", 0.0), ("read, sure", least)):
        coded = [row for row in scores if row["predicted"] != NONE and row["score"] >= limit]
        right = sum(row["predicted"] == row["type"] for row in coded)
        found[name] = {
            "p": Figure(right / max(1, len(coded)), right=right, of=len(coded)),
            "r": Figure(right / max(1, events), right=right, of=events),
        }
    return found


def tfidf_types(
    rows: Sequence[Mapping[str, Any]], gold: Strings, folds: NDArray[np.int64]
) -> Strings:
    """The types by words counted: those of the sentence, and which stand between the actors."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline

    texts = [row["text"].replace(row["source"], "SOURCE").replace(row["recipient"], "RECIPIENT")
             for row in rows]  # fmt: skip
    found = gold.copy()
    for fold in np.unique(folds):
        held = folds == fold
        model = make_pipeline(
            TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True),
            LogisticRegression(max_iter=2000, class_weight="balanced", C=10.0),
        )
        model.fit([t for t, h in zip(texts, held, strict=True) if not h], gold[~held])
        found[held] = model.predict([t for t, h in zip(texts, held, strict=True) if h])
    return found


def score_roles(
    report: Report, rows: Sequence[Mapping[str, Any]], known: set[str], models: Models
) -> None:
    """Fill ``report`` with source and target, in all sentences and in those that are new."""
    counted: list[Rows] = []
    new: list[Rows] = []
    for row in rows:
        added = role_counts(row, find_roles(row["text"], models))
        counted.append(added)
        if _letters(row["text"]) not in known:
            new.append(added)
    report.notes.append(f"{len(new)} of the sentences are new; the coder learnt from the others")
    report.scores["all"] = tally(counted)
    report.scores["new"] = tally(new)


def find_roles(text: str, models: Models) -> dict[str, tuple[int, int]]:
    """Source and target of the pair that the coder is surest of; empty where there is none."""
    best, found = (False, 0.0), {}
    for deed in find_deeds(models.parser.parse(text, [0])):
        spans = {}
        for role, noun in (("source", deed.source), ("target", deed.recipient)):
            first, stop = noun_phrase(noun)
            last = deed.verb.doc[stop - 1]
            spans[role] = (deed.verb.doc[first].idx, last.idx + len(last))
        words = [(word.idx, word.idx + len(word)) for word in deed.words]
        odds = models.coder.read(text, spans["source"], spans["target"], words)
        score = (_is_somebody(deed.recipient), 1 - odds[NONE])
        if score > best:
            best, found = score, spans
    return found


def _is_somebody(noun: Token) -> bool:
    """Whether the noun is one for people, bodies or places, as the article's actors would be."""
    if noun.ent_type_ in ("PERSON", "ORG", "NORP", "GPE"):
        return True
    lemma = noun.lemma_.lower()
    return is_person_noun(lemma) or lemma in load_words("organization_words.tsv", "noun")


def role_counts(row: Mapping[str, Any], found: Mapping[str, tuple[int, int]]) -> Rows:
    """What one sentence adds to each metric.

    >>> row = {"spans": [{"role": "source", "start": 0, "end": 9}]}
    >>> role_counts(row, {"source": (0, 8)})["source overlap"]
    (1, 1, 1, 1)
    """
    sums: dict[str, tuple[int, int, int, int]] = {}
    for role in ("source", "target"):
        gold = [(span["start"], span["end"]) for span in row["spans"] if span["role"] == role]
        ours = [found[role]] if role in found else []
        exact = sum(span in gold for span in ours)
        near = sum(any(_overlaps(span, other) for other in gold) for span in ours)
        sums[f"{role} exact"] = (exact, len(ours), exact, len(gold))
        sums[f"{role} overlap"] = (near, len(ours), near, len(gold))
    return sums


def _overlaps(one: tuple[int, int], other: tuple[int, int]) -> bool:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return 2 * shared >= max(one[1] - one[0], other[1] - other[0])


def _f1(gold: NDArray[np.bool_], found: NDArray[np.bool_]) -> Figure:
    both = int((gold & found).sum())
    total = int(gold.sum() + found.sum())
    return Figure(2 * both / max(1, total), right=both, of=int(gold.sum()))


def _letters(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())
