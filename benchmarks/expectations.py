"""Scores expectations on sentences labelled for this project: what is said to come about.

``python -m benchmarks expectations --data DIR [--part test|dev] [--json FILE] [--limit N]``

``DIR`` holds ``pairs/pac_train_dev.jsonl``; the labels are ``gold/expectations.json`` (offsets, no
text), made as ``gold/expectations.md`` says. Rules were developed on ``dev``; ``test`` was only
scored. The articles are annotated whole, only the labelled sentences count.

*sentence*: does it hold an expectation; *act*: each expectation found at its verb, once;
*certainty*, *holder* (outlet, named or anonymous) and *due* (the same words, or none on both
sides): the share that is right of the acts found. Beside it every verb under "will", "would",
"may", "might", "could" or "should", which is what a list of words would find.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks._bootstrap import Rows, tally
from benchmarks._data import locate, read_rows
from benchmarks._report import Report, finish, parser_of
from variorum.annotate import annotate_article
from variorum.annotate.parse import parse_article
from variorum.models import Models
from variorum.read.article import make_article
from variorum.read.dates import parse_date
from variorum.records import Article, Basis, Input, Origin, Published

GOLD = Path(__file__).parent / "gold" / "expectations.json"
_MODALS = frozenset(("will", "wo", "'ll", "’ll", "would", "'d", "may", "might", "could", "should"))
_NOBODY = {"outlet": "outlet", "anonymous": "anonymous", "hearsay": "anonymous"}


@dataclass(frozen=True, slots=True)
class Told:
    """An expectation: where its verb begins, its certainty, kind of holder, and due words."""

    act: int
    certainty: str | None
    holder: str | None
    due: tuple[int, int] | None


System = Callable[[Article], Sequence[Told]]


def main(argv: Sequence[str]) -> int:
    """Score both systems on one half; 0 when done."""
    options = parser_of("expectations", ("test", "dev")).parse_args(argv)
    path = locate(options.data, "pairs", "pac_train_dev.jsonl")
    models = Models()
    compared: dict[str, System] = {
        "variorum": lambda article: our_expectations(article, models),
        "every modal": lambda article: every_modal(article, models),
    }
    report = Report("expectations", path, 0, "articles")
    report.notes.append(f"Labels: {GOLD.name}, half {options.part!r}")
    score(report, compared, read_gold(GOLD, options.part), options.limit)
    return finish([report], options.json)


def read_gold(path: Path, half: str) -> dict[str, list[dict[str, Any]]]:
    """The labelled sentences of one half by article."""
    found = defaultdict(list)
    for sentence in json.loads(path.read_text(encoding="utf-8"))["sentences"]:
        if sentence["half"] == half:
            found[sentence["article"]].append(sentence)
    return dict(found)


def score(
    report: Report,
    compared: Mapping[str, System],
    gold: Mapping[str, Sequence[Mapping[str, Any]]],
    limit: int | None = None,
) -> None:
    """Fill ``report`` with each system's figures; an article whose text is another is an error."""
    units: dict[str, list[Rows]] = {name: [] for name in compared}
    rows = read_rows(report.path, ("articles",))
    known = [row for story in rows for row in story["articles"] if row["id"] in gold]
    for row in known[:limit]:
        article = article_of(row)
        sentences = gold[row["id"]]
        if any(sentence["sha256"] != article.sha256 for sentence in sentences):
            raise SystemExit(f"the text of {row['id']} is not the one that was labelled")
        for name, find in compared.items():
            units[name].append(count(sentences, find(article)))
    report.size = len(known[:limit])
    report.scores = {name: tally(counted) for name, counted in units.items()}
    for metric in ("certainty", "holder", "due"):
        report.scores.get("every modal", {}).pop(metric, None)  # a modal says none of these


def article_of(row: Mapping[str, Any]) -> Article:
    """The article of a row as it is read."""
    published = None
    if row["published"]:
        value, precision = parse_date(row["published"])
        published = Published(value, precision, Origin.RECORD)
    source = Input("pairs", str(row["id"]))
    return make_article(
        row["text"], source, outlet=row["outlet"], title=row["title"], published=published
    )


def our_expectations(article: Article, models: Models) -> list[Told]:
    """What Variorum finds in an article."""
    found = annotate_article(article, models)
    times = {time.id: (time.span.start, time.span.end) for time in found.times}
    return [
        Told(
            told.act.start,
            told.certainty.value,
            _NOBODY.get(told.holder or "", Basis.NAMED.value),
            times.get(told.due or ""),
        )
        for told in found.expectations
    ]


def every_modal(article: Article, models: Models) -> list[Told]:
    """Every verb under a modal, as a list of words would find it."""
    doc = parse_article(article, models.parser).doc
    heads = {t.head.i for t in doc if t.dep_ == "aux" and t.lower_ in _MODALS}
    return [Told(doc[index].idx, None, None, None) for index in sorted(heads)]


def count(sentences: Sequence[Mapping[str, Any]], found: Sequence[Told]) -> Rows:
    """What one article adds to each metric.

    >>> gold = [{"start": 0, "end": 40, "expectations": [
    ...     {"acts": [[9, 13]], "certainty": "certain", "holder": "outlet", "due": [20, 26]}]}]
    >>> rows = count(gold, [Told(9, "likely", "outlet", (23, 26)), Told(30, "certain", None, None)])
    >>> rows["act"], rows["certainty"], rows["holder"], rows["due"]
    ((1, 2, 1, 1), (0, 1), (1, 1), (1, 1))
    """
    sums: dict[str, list[int]] = {"sentence": [0, 0, 0, 0], "act": [0, 0, 0, 0]}
    shares = {name: [0, 0] for name in ("certainty", "holder", "due")}
    for sentence in sentences:
        inside = [told for told in found if sentence["start"] <= told.act < sentence["end"]]
        left = list(sentence["expectations"])
        both = bool(inside) and bool(left)
        _add(sums["sentence"], both, bool(inside), both, bool(left))
        right = 0
        for told in inside:
            gold = next((g for g in left if any(s <= told.act < e for s, e in g["acts"])), None)
            if gold is None:
                continue
            left.remove(gold)
            right += 1
            _add(shares["certainty"], told.certainty == gold["certainty"], 1)
            if gold["holder"] is not None:  # the sentence itself says who it is
                _add(shares["holder"], told.holder == gold["holder"], 1)
            _add(shares["due"], _same_words(told.due, gold["due"]), 1)
        _add(sums["act"], right, len(inside), right, len(sentence["expectations"]))
    return {name: tuple(row) for name, row in (sums | shares).items()}


def _add(row: list[int], *numbers: int) -> None:
    for place, number in enumerate(numbers):
        row[place] += number


def _same_words(one: tuple[int, int] | None, other: Sequence[int] | None) -> bool:
    if one is None or other is None:
        return one is None and other is None
    return one[0] < other[1] and other[0] < one[1]
