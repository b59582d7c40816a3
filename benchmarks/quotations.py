"""Scores quotations on PolNeAR: who is cited as saying or thinking what.

``python -m benchmarks quotations --data DIR [--part dev] [--json FILE] [--limit N]``

``DIR`` holds ``quotations/train.jsonl`` and ``dev.jsonl`` (one article a line: ``id``, ``text`` and
``quotations`` of ``content``, ``cue`` and ``source``, each a list of ``[start, end]``).

Two metrics. *Span F1* (CofeNet, Wang et al., COLING 2022): for each role on its own, over words;
a contiguous run of words is one span, so a split content counts as several; exact asks for the
same first and last word, begin for the same first word. *Attribution F1* (Gender Gap Tracker):
a found content matches a gold one if it shares more than 0.3 (lenient) or 0.8 (strict) of the
gold's characters; its speaker is right if the two sources share a character. By form, which is
counted from the quotation marks in the content: all of it, some of it, none of it.

Beside it stands ``textacy``'s ``direct_quotations`` where textacy is installed; where it raises,
the article counts as empty, and how often that happened is printed.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks._data import Count, locate
from variorum.annotate.parse import Parse, parse_article
from variorum.annotate.quotations import find_quotations
from variorum.models import Models
from variorum.read.article import make_article
from variorum.records import Input, Span
from variorum.spans import pieces_of

Pieces = list[tuple[int, int]]
ROLES = ("content", "cue", "source")
FORMS = ("direct", "mixed", "indirect")
_WORD = re.compile(r"\w+|[^\w\s]")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|''.*?''|‘[^’]*’(?!\w)|(?<!\w)'[^']*'(?!\w)", re.DOTALL)


@dataclass(frozen=True)
class Attribution:
    """Content, cue and source as stretches of one text, with the form of the content."""

    content: Pieces
    cue: Pieces
    source: Pieces
    form: str


@dataclass
class Board:
    """Counts of one system, by metric and by role or form."""

    spans: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    forms: dict[str, dict[str, int]] = field(default_factory=lambda: defaultdict(_zeros))

    def add(self, text: str, gold: Sequence[Attribution], found: Sequence[Attribution]) -> None:
        """Count one article."""
        words = [match.span() for match in _WORD.finditer(text)]
        for role in ROLES:
            gold_runs = runs(words, (getattr(a, role) for a in gold))
            found_runs = runs(words, (getattr(a, role) for a in found))
            _count(self.spans[f"{role} exact"], found_runs, gold_runs)
            starts = {first for first, _ in found_runs}, {first for first, _ in gold_runs}
            _count(self.spans[f"{role} begin"], *starts)
        for form in FORMS:
            of_form = [a for a in found if a.form == form], [a for a in gold if a.form == form]
            _count(
                self.spans[f"content exact {form}"],
                *(runs(words, (a.content for a in some)) for some in of_form),
            )
        self._attributions(gold, found)

    def _attributions(self, gold: Sequence[Attribution], found: Sequence[Attribution]) -> None:
        gold_letters = [_letters(a.content) for a in gold]
        found_letters = [_letters(a.content) for a in found]
        gold_sources = [_letters(a.source) for a in gold]
        found_sources = [_letters(a.source) for a in found]
        for name, share in (("lenient", 0.3), ("strict", 0.8)):
            taken: set[int] = set()
            for number, letters in enumerate(gold_letters):
                row = self.forms[f"{name} {gold[number].form}"]
                row["gold"] += 1
                best = _best(letters, found_letters, share, taken)
                if best is None:
                    continue
                taken.add(best)
                row["right"] += 1
                if gold[number].source:
                    row["with source"] += 1
                    row["speaker"] += bool(gold_sources[number] & found_sources[best])
            for number, attribution in enumerate(found):
                row = self.forms[f"{name} {attribution.form}"]
                row["found"] += 1
                row["found right"] += number in taken

    def table(self) -> dict[str, Any]:
        """All scores, in percent."""
        rows: dict[str, Any] = {name: count.scores() for name, count in self.spans.items()}
        for name, row in self.forms.items():
            recall = row["right"] / row["gold"] if row["gold"] else 0.0
            precision = row["found right"] / row["found"] if row["found"] else 0.0
            f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
            rows[f"attribution {name}"] = {
                "p": round(100 * precision, 1),
                "r": round(100 * recall, 1),
                "f1": round(100 * f1, 1),
                **row,
                "speaker": round(100 * row["speaker"] / max(1, row["with source"]), 1),
            }
        return rows


def main(argv: Sequence[str] | None = None) -> int:
    """Score the rules (and textacy, where installed) on one part; 0 when done."""
    options = _options(argv)
    path = locate(Path(options.data), "quotations", f"{options.part}.jsonl")
    with path.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines][: options.limit]
    models = Models()
    boards = {"variorum": Board()}
    textacy = _textacy()
    if textacy is not None:
        boards["textacy"] = Board()
    raised = 0
    seconds = {"parsing": 0.0, "finding": 0.0}
    for record in records:
        text = record["text"]
        began = time.perf_counter()
        parse = parse_article(make_article(text, Input(str(path), record["id"])), models.parser)
        parsed = time.perf_counter()
        found = [
            attribution(text, _pieces(q.content), _pieces(q.cue), _pieces(q.source))
            for q in find_quotations(parse)
        ]
        seconds["parsing"] += parsed - began
        seconds["finding"] += time.perf_counter() - parsed
        gold = [
            attribution(text, *(_pairs(q[role]) for role in ROLES)) for q in record["quotations"]
        ]
        boards["variorum"].add(text, gold, found)
        if textacy is not None:
            theirs, failed = textacy(parse)
            raised += failed
            boards["textacy"].add(text, gold, theirs)
    report = {
        "part": options.part,
        "articles": len(records),
        "seconds": {name: round(value, 2) for name, value in seconds.items()},
        "textacy raised on": raised if textacy is not None else None,
        "scores": {name: board.table() for name, board in boards.items()},
    }
    if options.json:
        Path(options.json).write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    _print(report)
    return 0


def attribution(text: str, content: Pieces, cue: Pieces, source: Pieces) -> Attribution:
    """The attribution with its form counted from the quotation marks in its content."""
    return Attribution(content, cue, source, form_of(text, content))


def form_of(text: str, content: Pieces) -> str:
    """``direct`` if every word of the content stands in marks, ``indirect`` if none does."""
    quoted: set[int] = set()
    words: set[int] = set()
    for start, end in content:
        piece = text[start:end]
        spans = [match.span() for match in _QUOTED.finditer(piece)]
        if (not spans and piece[:1] in '“"') or piece.startswith("''"):
            spans = spans or [(0, len(piece))]
        for match in re.finditer(r"\w+", piece):
            words.add(start + match.start())
            if any(low <= match.start() < high for low, high in spans):
                quoted.add(start + match.start())
    if not quoted:
        return "indirect"
    return "direct" if quoted == words else "mixed"


def runs(words: Sequence[tuple[int, int]], spans: Iterable[Pieces]) -> set[tuple[int, int]]:
    """First and last word of every contiguous run that the pieces of each span cover."""
    starts = [start for start, _ in words]
    found = set()
    for pieces in spans:
        covered: set[int] = set()
        for start, end in pieces:
            index = max(0, _first(starts, start) - 1)
            while index < len(words) and words[index][0] < end:
                if words[index][1] > start:
                    covered.add(index)
                index += 1
        for index in sorted(covered):
            if index - 1 not in covered:
                last = index
                while last + 1 in covered:
                    last += 1
                found.add((index, last))
    return found


def _first(starts: Sequence[int], position: int) -> int:
    import bisect

    return bisect.bisect_left(starts, position)


def _zeros() -> dict[str, int]:
    names = ("right", "gold", "found", "found right", "speaker", "with source")
    return dict.fromkeys(names, 0)


def _count(count: Count, found: set[Any], gold: set[Any]) -> None:
    count.right += len(found & gold)
    count.found += len(found)
    count.gold += len(gold)


def _best(
    letters: set[int], others: Sequence[set[int]], share: float, taken: set[int]
) -> int | None:
    """The untaken content that shares most with ``letters``, if that is more than ``share``."""
    best, best_shared = None, 0.0
    for number, other in enumerate(others):
        if number in taken:
            continue
        shared = len(letters & other) / max(1, len(letters))
        # Of two that hold the whole, the one that holds less besides.
        tied = best is not None and shared == best_shared and len(other) < len(others[best])
        if shared > best_shared or tied:
            best, best_shared = number, shared
    return best if best_shared > share else None


def _letters(pieces: Pieces) -> set[int]:
    return {position for start, end in pieces for position in range(start, end)}


def _pieces(span: Span | None) -> Pieces:
    return list(pieces_of(span)) if span else []


def _pairs(pieces: Iterable[Sequence[int]]) -> Pieces:
    return [(start, end) for start, end in pieces]


def _textacy() -> Callable[[Parse], tuple[list[Attribution], bool]] | None:
    try:
        from textacy.extract import direct_quotations
    except ImportError:
        return None

    def run(parse: Parse) -> tuple[list[Attribution], bool]:
        text = parse.article.text
        try:
            triples = list(direct_quotations(parse.doc))
        except Exception:  # the tool's own errors are what is counted
            return [], True
        found = []
        for triple in triples:
            content = [(triple.content.start_char, triple.content.end_char)]
            cue = [(token.idx, token.idx + len(token)) for token in triple.cue]
            source = [(token.idx, token.idx + len(token)) for token in triple.speaker]
            found.append(attribution(text, content, cue, source))
        return found, False

    return run


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks quotations")
    parser.add_argument("--data", required=True, help="folder with train.jsonl and dev.jsonl")
    parser.add_argument("--part", default="dev", help="dev (default) or train")
    parser.add_argument("--json", help="write all scores to this file")
    parser.add_argument("--limit", type=int, default=None, help="only the first N articles")
    return parser.parse_args(argv)


def _print(report: dict[str, Any]) -> None:
    spent = report["seconds"]
    print(
        f"{report['articles']} articles of {report['part']}: "
        f"{spent['parsing']} s parsing, {spent['finding']} s finding quotations"
    )
    if report["textacy raised on"] is not None:
        print(f"textacy raised on {report['textacy raised on']} articles (counted as empty)")
    for system, rows in report["scores"].items():
        print(f"\n{system:34}      P      R     F1  right  found   gold  speaker")
        for name in sorted(rows):
            row = rows[name]
            right = row.get("right", 0)
            speaker = f"{row['speaker']:8.1f}" if "speaker" in row else ""
            print(
                f"{name:34} {row['p']:6.1f} {row['r']:6.1f} {row['f1']:6.1f} "
                f"{right:6} {row['found']:6} {row['gold']:6} {speaker}"
            )
