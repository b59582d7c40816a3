"""Pairs of articles that are near in time and in words."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from variorum.group import similar, trace_article
from variorum.group.similar import LEAST, WINDOW, gather
from variorum.group.trace import day_of
from variorum.grouped import Trace
from variorum.read import make_article
from variorum.records import Input, Origin, Precision, Published

WORDS = ["bakery", "bridge", "council", "ferry", "harbour", "library", "mayor", "orchard", "quarry"]


def made_traces(count: int) -> list[Trace]:
    """Articles of a few words each, over twelve days, one in seven without a date."""
    chance = random.Random(5)
    traces = []
    for number in range(count):
        day = date(2026, 3, 1) + timedelta(days=chance.randrange(12))
        published = Published(day.isoformat(), Precision.DAY, Origin.RECORD)
        article = make_article(
            " ".join(chance.choices(WORDS, k=9)),
            Input(f"{number}.txt"),
            published=published if chance.random() < 6 / 7 else None,
        )
        traces.append(trace_article(article))
    return traces


@pytest.fixture(scope="module")
def traces() -> list[Trace]:
    return made_traces(160)


def expected(traces: list[Trace]) -> set[tuple[int, int]]:
    """What comparing each with each finds."""
    found = set()
    vectors = [vector_of(trace) for trace in traces]
    days = [day_of(trace) for trace in traces]
    for b in range(len(traces)):
        for a in range(b):
            dated = days[a] >= 0 and days[b] >= 0
            far = dated and abs(days[a] - days[b]) > WINDOW
            cosine = sum(w * vectors[b].get(term, 0.0) for term, w in vectors[a].items())
            if cosine > LEAST and not far:
                found.add((a, b))
    return found


def vector_of(trace: Trace) -> dict[int, float]:
    import numpy as np

    terms, weights = np.frombuffer(trace.terms, "<u4"), np.frombuffer(trace.weights, "<f4")
    return dict(zip(terms.tolist(), map(float, weights), strict=True))


@pytest.mark.parametrize("tile", [512, 64, 7, 1])
def test_every_near_pair_is_found_once_however_the_work_is_cut(
    traces: list[Trace], tile: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(similar, "_TILE", tile)
    found = gather(traces)
    pairs = zip(found.a.tolist(), found.b.tolist(), strict=True)
    assert sorted(pairs) == sorted(expected(traces))


def test_the_evidence_is_the_same_to_the_last_bit_however_the_work_is_cut(
    traces: list[Trace], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = gather(traces)
    monkeypatch.setattr(similar, "_TILE", 13)
    cut = gather(traces)
    assert by_pair(cut) == by_pair(whole)
    assert cut.nearest.tobytes() == whole.nearest.tobytes()


def by_pair(found: similar.Gathered) -> dict[tuple[int, int], list[float]]:
    pairs = zip(found.a.tolist(), found.b.tolist(), strict=True)
    return dict(zip(pairs, found.evidence.tolist(), strict=True))


def test_no_article_makes_no_pair() -> None:
    assert len(gather([]).a) == 0
