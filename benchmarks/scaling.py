"""Time and peak memory of collating one story of 10, 30, 100, 300 and 1,000 articles.

``python -m benchmarks scaling --data DIR [--sizes 10,30,100] [--json FILE]``

``DIR`` holds ``stream/articles_2012_2018.jsonl.gz``. The story is made with a fixed seed: every
article takes about 25 sentences of one of twelve real articles, in changed order, with the
names exchanged in one of four and the numbers in another one of four; so most points have many
tellings. Annotating is timed apart, because it is linear in the articles by nature. The judge is
loaded before the clock starts. Each size is collated in a process of its own; memory is the peak
of that process less what it held before. The slope is the growth of time with the number of
articles on log scales: 1 is linear, 2 quadratic.
"""

from __future__ import annotations

import argparse
import json
import math
import multiprocessing
import pickle
import random
import re
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks._data import locate
from benchmarks._made import SEED, first_rows, sentences
from variorum.models import Models
from variorum.pipeline import annotate_or_explain
from variorum.read import make_article
from variorum.records import Annotated, Input, RelationKind

SIZES = (10, 30, 100, 300, 1000)
_NAME = re.compile(r"\b[A-Z][a-z]{3,}\b(?= [A-Z][a-z]{3,})")
_NUMBER = re.compile(r"\b\d{1,3}\b")


def main(argv: list[str]) -> int:
    """Measure, print, and write JSON where asked."""
    parser = argparse.ArgumentParser(prog="benchmarks scaling")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)))
    parser.add_argument("--json", type=Path)
    options = parser.parse_args(argv)
    sizes = sorted(int(size) for size in options.sizes.split(","))
    rows = first_rows(locate(options.data, "stream", "articles_2012_2018.jsonl.gz"), 12, 100)
    started = time.process_time()
    texts = make_texts([row["text"] for row in rows], sizes[-1])
    tellings = annotate(texts)
    spent = time.process_time() - started
    print(f"annotated {len(tellings)} articles in {spent:.1f} s of one core")
    curve = [measure(tellings[:size]) for size in sizes]
    for row in curve:
        print("  ".join(f"{key} {value}" for key, value in row.items()))
    slope = growth(curve)
    print(f"slope of time over the last two sizes: {slope:.2f}")
    result = {"annotate seconds": round(spent, 1), "curve": curve, "slope": round(slope, 2)}
    if options.json:
        options.json.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    return 0


def make_texts(bases: Sequence[str], count: int) -> list[str]:
    """``count`` tellings of one story, made of ``bases``."""
    chance = random.Random(SEED)
    names = sorted({name for text in bases for name in _NAME.findall(text)})
    pools = [sentences(text)[:40] for text in bases]
    texts = []
    for number in range(count):
        pool = pools[number % len(pools)]
        chosen = chance.sample(pool, min(25, len(pool)))
        text = " ".join(chosen)
        if chance.random() < 0.25:
            swapped = dict(zip(names, chance.sample(names, len(names)), strict=True))
            text = _NAME.sub(lambda match, swapped=swapped: swapped[match[0]], text)
        if chance.random() < 0.25:
            text = _NUMBER.sub(lambda match: str(int(match[0]) + chance.randint(1, 9)), text)
        texts.append(text)
    return texts


def annotate(texts: Sequence[str]) -> list[Annotated]:
    """The tellings, annotated; what fails is left out."""
    models = Models()
    found = []
    for number, text in enumerate(texts):
        article = make_article(text, Input(f"{number}", f"{number}"), outlet=f"Outlet {number}")
        done = annotate_or_explain(article, models)
        if isinstance(done, Annotated):
            found.append(done)
    return found


def measure(tellings: Sequence[Annotated]) -> dict[str, Any]:
    """Seconds and memory of collating ``tellings``, in a process of their own."""
    with tempfile.NamedTemporaryFile(suffix=".pickle") as file:
        pickle.dump(list(tellings), file)
        file.flush()
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            return pool.apply(_collate, (file.name,))


def growth(curve: Sequence[dict[str, Any]]) -> float:
    """The slope of time between the last two sizes, on log scales."""
    if len(curve) < 2:
        return math.nan
    a, b = curve[-2:]
    return math.log(b["seconds"] / a["seconds"]) / math.log(b["articles"] / a["articles"])


def _collate(path: str) -> dict[str, Any]:
    from variorum.collate import collate_story
    from variorum.group import make_story

    with open(path, "rb") as file:
        tellings = pickle.load(file)
    before = _memory("VmRSS")
    judge = Models().judge
    started = time.process_time()
    collation = collate_story(make_story(tellings), judge)
    seconds = time.process_time() - started
    conflicts = sum(r.kind is RelationKind.CONFLICTS for r in collation.relations)
    return {
        "articles": len(tellings),
        "claims": len(collation.claims),
        "points": len(collation.points),
        "conflicts": conflicts,
        "seconds": round(seconds, 3),
        "MiB": round((_memory("VmHWM") - before) / 1024, 1),
    }


def _memory(field: str) -> int:
    """KiB of resident memory of this process: now (VmRSS) or at its peak (VmHWM), on Linux."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith(f"{field}:"):
            return int(line.split()[1])
    return 0
