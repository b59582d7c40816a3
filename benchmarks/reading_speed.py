"""Times the reader beside the parser, on the same articles in one run.

``python -m benchmarks reading_speed --data DIR [--articles N] [--processes 2] [--json FILE]``

``DIR`` holds ``stream/articles_2012_2018.jsonl.gz``; its first articles of 500 words or more are
cut to 500. Each process takes its share and goes over it twice, once with the parser (spaCy) and
once with the reader (one pass, then words and frames of quotations), one thread each, as Variorum
works; the parts are timed apart and the slowest process counts. Memory is the peak of one process
that holds both.
"""

from __future__ import annotations

import argparse
import gzip
import json
import multiprocessing
import resource
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks._data import locate
from variorum.annotate.bounds import blanked, marked
from variorum.annotate.parse import parse_article
from variorum.annotate.quotations import propose
from variorum.annotate.reading import read_drafts
from variorum.annotate.tokens import number_tokens
from variorum.models import Models
from variorum.read import make_article
from variorum.records import Input

WORDS = 500


def main(argv: Sequence[str]) -> int:
    """Print articles a second of parser and reader, and their ratio; 0 when done."""
    options = argparse.ArgumentParser(prog="python -m benchmarks reading_speed")
    options.add_argument("--data", required=True)
    options.add_argument("--articles", type=int, default=120)
    options.add_argument("--processes", type=int, default=2)
    options.add_argument("--json")
    given = options.parse_args(argv)
    texts = list(_texts(Path(given.data), given.articles))
    shares = [texts[number :: given.processes] for number in range(given.processes)]
    with multiprocessing.get_context("spawn").Pool(given.processes) as pool:
        rows = pool.map(measure, shares, chunksize=1)
    slowest = {name: max(row[name] for row in rows) for name in rows[0]}
    report = {
        "articles": len(texts),
        "words each": WORDS,
        "processes": given.processes,
        "articles a second": {
            "parser (spaCy)": round(len(texts) / slowest["parser"], 1),
            "reader: pass": round(len(texts) / slowest["pass"], 1),
            "reader: pass and quotations": round(
                len(texts) / (slowest["pass"] + slowest["quotations"]), 1
            ),
        },
        "reader / parser": round((slowest["pass"] + slowest["quotations"]) / slowest["parser"], 2),
        "peak MiB of a process": round(slowest["peak"]),
    }
    print(json.dumps(report, indent=1))
    if given.json:
        Path(given.json).write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    return 0


def measure(texts: Sequence[str]) -> dict[str, float]:
    """Seconds of each part over ``texts``, after one article to warm up; peak memory in MiB."""
    models = Models()
    seconds = {"parser": 0.0, "pass": 0.0, "quotations": 0.0}
    for number, text in enumerate([texts[0], *texts]):
        article = make_article(text, Input("text"))
        began = time.perf_counter()
        parse = parse_article(article, models.parser)
        parsed = time.perf_counter()
        every = marked(parse)
        rules, doubtful = propose(parse, every)
        words, plain = number_tokens(parse, every, rules, doubtful), blanked(parse)
        ready = time.perf_counter()
        passed = models.reader.read(plain, parse.sentences)
        read = time.perf_counter()
        read_drafts(parse, words, passed, models.reader)
        done = time.perf_counter()
        if number:
            seconds["parser"] += parsed - began
            seconds["pass"] += read - ready
            seconds["quotations"] += done - read
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {**seconds, "peak": peak}


def _texts(data: Path, count: int) -> Iterator[str]:
    found = 0
    with gzip.open(locate(data, "stream", "articles_2012_2018.jsonl.gz"), "rt") as lines:
        for line in lines:
            text = str(json.loads(line)["text"])
            words = text.split(" ")
            if len(words) >= WORDS and found < count:
                found += 1
                yield " ".join(words[:WORDS])
