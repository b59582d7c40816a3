"""Scores copies on articles varied at known rates, and counts alarms on real ones.

``python -m benchmarks copies --data DIR [--json FILE] [--articles N]``

``DIR`` holds ``stream/articles_2012_2018.jsonl.gz`` and ``stories/allsides_2016_2018.jsonl``. From
each of N real articles one copy of each kind is made with a fixed seed: a new headline; a new first
sentence; a local ending (two sentences of another article); 2, 5 and 10 % of the words replaced;
every tenth sentence left out; every tenth or fifth sentence in other words (a third of its words
replaced, the rest in another order, so that no five stay together); sentences in another order; cut
after 60 or 120 words; held whole by a piece half as long again. Against them stand articles that
are no copies: two different ones that both quote the same passage of a third, which is 20, 40 or
60 % of each; two neighbours of the stream; and the real pairs that editors put into one story.

``alone`` marks each pair on its own, ``in one batch`` all articles of a kind together, so that the
right pairs must first be found. Precision and recall are over all made pairs, each kind the same
number. The sweep shows the share of pairs whose coverage is at or above each limit. Real pairs that
are marked may be true copies: their ids are printed, to be read.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any

import numpy as np

from benchmarks._bootstrap import Figures, part, precision_recall
from benchmarks._data import locate
from benchmarks._made import SEED, edit_words, first_rows, rows_of, sentences
from benchmarks._report import Report, finish, parser_of
from variorum.group import find_copies, trace_article
from variorum.group.copies import COVERED, coverage, read_runs
from variorum.grouped import Trace
from variorum.read import make_article
from variorum.records import Input

SWEEP = (0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95)


def main(argv: Sequence[str]) -> int:
    """Score, print, and write JSON where asked."""
    parser = parser_of("copies")
    parser.add_argument("--articles", type=int, default=200)
    options = parser.parse_args(argv)
    stream = locate(options.data, "stream", "articles_2012_2018.jsonl.gz")
    rows = first_rows(stream, options.articles, 50)
    report = Report("copies", stream, len(rows), "articles")
    pairs = [
        (kind, _trace(a, f"{kind} {n} a"), _trace(b, f"{kind} {n} b"))
        for n, (kind, a, b) in enumerate(made_pairs([row["text"] for row in rows]))
    ]
    report.scores["alone"] = score(pairs, [bool(find_copies([a, b])) for _, a, b in pairs])
    report.scores["in one batch"] = score(pairs, marked_together(pairs))
    report.notes.append(f"threshold {COVERED}; share of pairs with a coverage of at least")
    report.notes += list(sweep(pairs))
    if (options.data / "stories").is_dir():
        real = list(rows_of(locate(options.data, "stories", "allsides_2016_2018.jsonl")))
        alarms, count = real_alarms(real)
        report.notes.append(f"real pairs of one story that are marked: {len(alarms)} of {count}")
        report.notes += alarms
        report.more["real pairs marked"] = alarms
    return finish([report], options.json)


def score(pairs: Sequence[tuple[str, Trace, Trace]], marked: Sequence[bool]) -> Figures:
    """Precision, recall and F1 over all pairs; for each kind the share that is marked."""
    rows = []
    by_kind: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for (kind, _, _), met in zip(pairs, marked, strict=True):
        is_copy = not kind.startswith("not")
        rows.append([float(met and is_copy), float(met), float(met and is_copy), float(is_copy)])
        by_kind[kind].append((float(met), 1.0))
    found: Figures = {"made pairs": precision_recall(np.array(rows))}
    found |= {kind: {"share": part(np.array(met), 0, 1)} for kind, met in by_kind.items()}
    return found


def marked_together(pairs: Sequence[tuple[str, Trace, Trace]]) -> list[bool]:
    """Whether each pair is marked as one family where all pairs of its kind are one batch."""
    original: dict[str, str] = {}
    for kind in dict.fromkeys(kind for kind, _, _ in pairs):
        traces = {t.article: t for k, a, b in pairs if k == kind for t in (a, b)}
        original.update({copy.article: copy.original for copy in find_copies([*traces.values()])})
    return [
        original.get(a.article, a.article) == original.get(b.article, b.article)
        for _, a, b in pairs
    ]


def sweep(pairs: Sequence[tuple[str, Trace, Trace]]) -> Iterator[str]:
    """A line for each kind: the share of pairs at or above each limit of coverage."""
    found: dict[str, list[float]] = defaultdict(list)
    for kind, a, b in pairs:
        one, other = read_runs(a), read_runs(b)
        found[kind].append(max(coverage(one, other), coverage(other, one)))
    yield f"  {'':40}" + "".join(f"{limit:6}" for limit in SWEEP)
    for kind, values in found.items():
        shares = (sum(value >= limit for value in values) / len(values) for limit in SWEEP)
        yield f"  {kind:40}" + "".join(f"{share:6.2f}" for share in shares)


def made_pairs(texts: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Kind and two texts; kinds that begin with "not" are no copies."""
    chance = random.Random(SEED)
    vocabulary = sorted({word for text in texts for word in text.split()})
    for index, text in enumerate(texts):
        other, third = texts[index - 1], texts[index - 2]
        told, others = sentences(text), sentences(other)
        yield "new headline", text, f"{' '.join(chance.sample(vocabulary, 9))}\n\n{text}"
        yield "new first sentence", text, " ".join([others[0], *told[1:]])
        yield "local ending", text, f"{text} {' '.join(others[-2:])}"
        for percent in (2, 5, 10):
            edited = edit_words(text, percent / 100, vocabulary, chance)
            yield f"{percent} % of words edited", text, edited
        kept = [s for place, s in enumerate(told) if place % 10 != 5]
        yield "every tenth sentence left out", text, " ".join(kept)
        for step, name in ((10, "tenth"), (5, "fifth")):
            reworded = [
                _reworded(s, vocabulary, chance) if place % step == step // 2 else s
                for place, s in enumerate(told)
            ]
            yield f"every {name} sentence in other words", text, " ".join(reworded)
        yield "sentences in another order", text, " ".join(chance.sample(told, len(told)))
        words = text.split()
        for cut in (60, 120):
            if len(words) > 2 * cut:
                yield f"cut after {cut} words", text, " ".join(words[:cut])
        more = " ".join(other.split()[: min(len(words), len(other.split())) // 2])
        yield "held whole by a longer piece", text, f"{text}\n\n{more}"
        for percent in (20, 40, 60):
            a, b = (_with_passage(x, third, percent / 100) for x in (text, other))
            yield f"not: {percent} % is one press release", a, b
        yield "not: two other articles", text, other


def real_alarms(rows: Sequence[dict[str, Any]]) -> tuple[list[str], int]:
    """The ids of pairs of one story that are marked, with their coverage; how many there are."""
    stories: dict[str, list[Trace]] = defaultdict(list)
    for row in rows:
        stories[str(row["story"])].append(_trace(row["text"], str(row["id"])))
    alarms, count = [], 0
    for members in stories.values():
        for a, b in combinations(members, 2):
            count += 1
            alarms += [f"  {c.article} of {c.original}: {c.share:.2f}" for c in find_copies([a, b])]
    return alarms, count


def _reworded(sentence: str, vocabulary: Sequence[str], chance: random.Random) -> str:
    words = edit_words(sentence, 1 / 3, vocabulary, chance).split()
    chance.shuffle(words)
    return " ".join(words)


def _with_passage(text: str, passage: str, share: float) -> str:
    """300 words, of which ``share`` are ``passage`` and the rest the beginning of ``text``."""
    quoted = passage.split()[: int(300 * share)]
    return " ".join([*text.split()[: 300 - len(quoted)], *quoted])


def _trace(text: str, name: str) -> Trace:
    return replace(trace_article(make_article(text, Input(name, name))), article=name)
