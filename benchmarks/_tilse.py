"""Alignment-based ROUGE of two timelines by the package ``tilse``, where it is installed."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

Summaries = Mapping[str, Sequence[str]]
"""Sentences by date, ISO 8601."""
Rouge = Callable[[Summaries, Summaries], tuple[float, float]]
"""AR1-F and AR2-F of a timeline against a reference, from 0 to 1."""


def load_rouge() -> Rouge | None:
    """*align+ m:1* with tilse's own approximation of ROUGE; ``None`` where it is not installed."""
    try:
        timelines: Any = importlib.import_module("tilse.data.timelines")
        rouge: Any = importlib.import_module("tilse.evaluation.rouge")
    except ImportError:
        return None
    evaluator = rouge.TimelineRougeEvaluator(["rouge_1", "rouge_2"], rouge_computation="reimpl")

    def timeline(summaries: Summaries) -> Any:
        return timelines.Timeline(
            {date.fromisoformat(d): list(s) for d, s in summaries.items() if s}
        )

    def score(found: Summaries, reference: Summaries) -> tuple[float, float]:
        scores = evaluator.evaluate_align_date_content_costs_many_to_one(
            timeline(found), timelines.GroundTruth([timeline(reference)])
        )
        return scores["rouge_1"]["f_score"], scores["rouge_2"]["f_score"]

    return score
