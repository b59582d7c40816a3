"""Times read + copies + group from a file to stories, beside two usual ways, in one run.

``python -m benchmarks speed --data DIR [--sizes 1000,3000] [--workers 2] [--beside N] [--json F]``

``DIR`` holds ``stream/articles_2012_2018.jsonl.gz``. Its first articles (above 12,000 the same
again, seven years later each time, with the capitalized words exchanged) are written as JSON Lines,
250 a file. Each size runs in a process of its own: ``workers`` processes read the files and take
the traces, the parent finds copies and stories. Twice: all as one batch, and a thousand after a
thousand as they come, thirty days remembered. Memory is the peak of the parent and of the largest
worker, over what an interpreter with the libraries loaded has.

A machine that does other work gives less than its cores. So the load (processes that want to run,
mean of the last minute) stands beside each row, and so does what the processes used of the
processor, from which ``articles a second, were two cores free`` is reckoned: two seconds of a
processor over what an article takes. That too is less where others share the caches.

Beside it, on ``--beside`` of the same articles, already read, in one process: scikit-learn's TF-IDF
with average-link clustering of all pairs, and one pass of the reader (MiniLM) over title and lead
of each article (timed on 60; the clustering would come on top). Left out without scikit-learn.
"""

from __future__ import annotations

import argparse
import itertools
import json
import multiprocessing
import os
import random
import re
import resource
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from benchmarks import _tfidf
from benchmarks._data import locate
from benchmarks._made import SEED, rows_of

MODES = ("one batch", "by thousands")
PER_FILE = 250
BATCH = 4
"""Files that are grouped together."""
MEMORY = 30
ENCODED = 60
_NAME = re.compile(r"\b[A-Z][a-z]{3,}\b")


def main(argv: Sequence[str]) -> int:
    """Measure, print, and write JSON where asked."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks speed")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--sizes", default="1000,3000")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--beside", type=int, default=1000)
    parser.add_argument("--modes", default=",".join(MODES), help="one of them spares time")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args(argv)
    stream = locate(options.data, "stream", "articles_2012_2018.jsonl.gz")
    sizes = sorted(int(size) for size in options.sizes.split(","))
    result: dict[str, Any] = {"workers": options.workers, "variorum": []}
    with tempfile.TemporaryDirectory() as folder:
        files = write_files(stream, max(sizes), Path(folder))
        for size in sizes:
            some = files[: -(-size // PER_FILE)]
            for mode in options.modes.split(","):
                row = in_process(measure, some, mode, options.workers)
                result["variorum"].append(row)
                print(row, flush=True)
        if options.beside and not _tfidf.is_installed():
            print(f"beside: left out ({_tfidf.NOT_INSTALLED})")
        elif options.beside:
            rows = list(itertools.islice(rows_of(stream), options.beside))
            result["beside"] = in_process(beside, rows)
            print(result["beside"])
    if options.json:
        options.json.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    return 0


def write_files(stream: Path, count: int, folder: Path) -> list[str]:
    """``count`` articles in the order of their dates, a thousand a file."""
    files: list[str] = []
    rows = made_rows(stream)
    while len(files) * PER_FILE < count:
        path = folder / f"{len(files):04}.jsonl"
        some = itertools.islice(rows, min(PER_FILE, count - len(files) * PER_FILE))
        path.write_text("".join(json.dumps(row) + "\n" for row in some), encoding="utf-8")
        files.append(str(path))
    return files


def made_rows(stream: Path) -> Iterator[dict[str, Any]]:
    """The rows of the stream, then again seven years later with other names, without end.

    Seven, so that ten turns end before the year 2100, after which no date is believed.
    """
    yield from rows_of(stream)
    for turn in itertools.count(1):
        chance = random.Random(SEED + turn)
        for number, row in enumerate(rows_of(stream)):
            names = sorted(set(_NAME.findall(row["text"])))
            other = dict(zip(names, chance.sample(names, len(names)), strict=True))
            text = _NAME.sub(lambda match, other=other: other[match[0]], row["text"])
            year = int(row["published"][:4]) + 7 * turn
            published = f"{year}{row['published'][4:]}".replace("02-29", "02-28")
            yield {**row, "id": f"{turn}-{number}", "text": text, "published": published}


def in_process(task: Any, *arguments: Any) -> Any:
    """``task`` in a fresh process, so that memory is its own."""
    # Not a multiprocessing.Pool: its processes may have no children, and the task has workers.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        return pool.submit(task, *arguments).result()


def measure(files: Sequence[str], mode: str, workers: int) -> dict[str, Any]:
    """Articles a second and memory from files to stories."""
    from scipy import sparse  # noqa: F401  (so that memory before is fair)

    from variorum.group import forget, group_traces
    from variorum.grouped import Groups, Trace
    from variorum.records import in_time

    before = _peak()
    load = os.getloadavg()[0]
    context = multiprocessing.get_context("spawn")
    with context.Pool(workers) as pool:
        pool.map(_warm, range(workers * 4), chunksize=1)  # interpreters and tables are loaded once
        began, own = time.perf_counter(), time.process_time()
        groups, collected, stories, copies = Groups(), [], set(), set()
        waited = read = traced = used = grouped = peak = 0.0
        results = pool.imap(trace_file, files)
        for number in range(len(files)):
            asked = time.perf_counter()
            traces: list[Trace]
            traces, seconds = next(results)
            waited += time.perf_counter() - asked
            read += seconds["read"]
            traced += seconds["trace"]
            used += seconds["processor"]
            peak = max(peak, seconds["MiB"])
            collected += traces
            last = number + 1 == len(files)
            if not last and (mode == "one batch" or (number + 1) % BATCH):
                continue
            started = time.perf_counter()
            days = [in_time(trace.published)[:10] for trace in collected if trace.published]
            known = forget(groups, _days_before(min(days))) if days else groups
            groups = group_traces(collected, known)
            stories.update(story.id for story in groups.stories)
            copies.update(copy.article for copy in groups.copies)
            collected = []
            grouped += time.perf_counter() - started
        wall = time.perf_counter() - began
        own = time.process_time() - own
    count = sum(1 for file in files for _ in open(file, encoding="utf-8"))  # noqa: SIM115
    return {
        "articles": count,
        "mode": mode,
        "articles a second": round(count / wall, 1),
        "articles a second, were two cores free": round(2 * count / (used + own)),
        "load": round(load, 1),
        "seconds of a processor": {"readers": round(used, 2), "parent": round(own, 2)},
        "seconds": {
            "wall": round(wall, 2),
            "read, all workers": round(read, 2),
            "trace, all workers": round(traced, 2),
            "copies and stories, parent": round(grouped, 2),
            "parent waited": round(waited, 2),
        },
        "MiB over start": {"parent": round(_peak() - before), "largest worker": round(peak)},
        "stories": len(stories),
        "copies": len(copies),
    }


def trace_file(path: str) -> tuple[list[Any], Mapping[str, float]]:
    """The traces of one file, and the seconds spent."""
    from variorum.group import trace_article
    from variorum.read import read_articles
    from variorum.records import Article

    before = _peak()
    traces = []
    spent = 0.0
    began, own = time.perf_counter(), time.process_time()
    for item in read_articles([path]):
        if isinstance(item, Article):
            started = time.perf_counter()
            traces.append(trace_article(item))
            spent += time.perf_counter() - started
    read = time.perf_counter() - began - spent
    own = time.process_time() - own
    return traces, {"read": read, "trace": spent, "processor": own, "MiB": _peak() - before}


def _warm(_: int) -> None:
    from variorum.group import trace_article
    from variorum.read import make_article
    from variorum.records import Input

    text = "The mayor of Lora resigned on Monday after engineers found cracks in the old dam. " * 9
    trace_article(make_article(text, Input("warm")))
    make_article("Der Damm hielt, sagte der Bürgermeister am Montag.", Input("warm"))
    time.sleep(0.1)  # so that every worker gets one


def beside(rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Articles a second of the two usual ways, for articles that are read already."""
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform
    from sklearn.feature_extraction.text import TfidfVectorizer

    from variorum.models import Models

    began = time.perf_counter()
    texts = [f"{row['title']} {row['title']} {row['text'][:4000]}" for row in rows]
    vectors = TfidfVectorizer(sublinear_tf=True).fit_transform(texts)
    distance = 1.0 - (vectors @ vectors.T).toarray().clip(0.0, 1.0)
    for place in range(len(rows)):
        distance[place, place] = 0.0
    fcluster(linkage(squareform(distance, checks=False), "average"), 0.8, "distance")
    tfidf = time.perf_counter() - began
    reader = Models().reader
    leads = [f"{row['title']}. {' '.join(row['text'].split()[:90])}" for row in rows]
    reader.read(leads[0], [(0, len(leads[0]))])
    began = time.perf_counter()
    for lead in leads[:ENCODED]:
        reader.read(lead, [(0, len(lead))]).vector([(0, len(lead))])
    each = (time.perf_counter() - began) / min(ENCODED, len(rows))
    return {
        "articles": len(rows),
        "scikit-learn TF-IDF, average link, articles a second": round(len(rows) / tfidf, 1),
        "MiniLM of title and lead, articles a second": round(1 / each, 1),
        "peak MiB": round(_peak()),
    }


def _days_before(day: str) -> str:
    from datetime import date, timedelta

    return (date.fromisoformat(day) - timedelta(days=MEMORY)).isoformat()


def _peak() -> float:
    """The peak of resident memory of this process in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
