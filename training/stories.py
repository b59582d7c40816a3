"""Fit how likely two articles tell one story, on ECB+, or on AllSides for the way back.

    python -m training.stories --data DIR [--on ecbplus|allsides] [--write]

``DIR`` holds ``stories/ecbplus_topics_01_35.jsonl`` and ``stories/allsides_2016_2018.jsonl``. All
pairs of articles within the window whose texts are alike at all are positive where they have one
story, weighed as in ``group/similar.py``; a logistic model with L2 penalty is fitted by Newton's
method from zero, so there is no seed. Then the least mean probability of one story is the highest
in steps of .05 whose B-cubed F1 on the same file is within a point of the best: a false merge costs
more than a missed one. ``--write`` writes
``src/variorum/group/tables/story_weights.tsv``; what ships is fitted on ECB+.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from benchmarks._stories import FILES, b_cubed, story_rows, traces_of
from training.alignment import fit
from variorum.group import similar
from variorum.group.cluster import average_link
from variorum.grouped import Trace

TARGET = Path(__file__).parent.parent / "src/variorum/group/tables/story_weights.tsv"
LEAST = 0.05
"""Cosine from which pairs are learnt from; fewer would leave out what two stories look like."""
CLOSE = 0.01
STEPS = tuple(round(0.2 + 0.05 * step, 2) for step in range(12))


def main() -> None:
    """Fit, choose the threshold, print, and write where asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--on", choices=("ecbplus", "allsides"), default="ecbplus")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    file = next(name for name in FILES if name.startswith(options.on))
    rows = story_rows(options.data, file)
    settings = learn(traces_of(rows), [row["story"] for row in rows])
    lines = [f"{name}\t{value}" for name, value in settings.items()]
    print("\n".join(lines))
    if options.write:
        head = [
            "# How likely two articles tell one story (logistic model), and the least mean of it",
            "# between the articles of one story.",
            f"# Made by: python -m training.stories --data DIR --on {options.on} --write (no seed)",
            f"# Data: {file}; no text of it is in this table. Licence of the table: Apache-2.0.",
        ]
        TARGET.write_text("\n".join([*head, *lines]) + "\n", encoding="utf-8")


def learn(traces: Sequence[Trace], gold: Sequence[str]) -> dict[str, float]:
    """Bias, weights and threshold."""
    found = similar.gather(traces, LEAST)
    places = list(zip(found.a.tolist(), found.b.tolist(), strict=True))
    same = np.array([gold[a] == gold[b] for a, b in places], dtype=np.float64)
    weights = fit(found.evidence, same)
    names = ("bias", *similar.EVIDENCE)
    settings = {name: round(float(value), 4) for name, value in zip(names, weights, strict=True)}
    chance = similar.judge(found.evidence, found.kept, [settings[name] for name in names])
    pairs = [(a, b, value) for (a, b), value in zip(places, chance.tolist(), strict=True)]
    scores = {
        enough: b_cubed(average_link(len(traces), pairs, enough), gold)[2] for enough in STEPS
    }
    best = max(scores.values())
    return {**settings, "enough": max(step for step in STEPS if scores[step] >= best - CLOSE)}


if __name__ == "__main__":
    main()
