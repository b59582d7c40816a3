"""Checks that no pinned figure was lost: ``python -m benchmarks floors --data DIR``.

``floors.toml`` pins, for a benchmark and a file known by its SHA-256, the least (or the most) that
figures of a system may be. Each benchmark whose data is at hand is run as from the command line.
Ends with status 1 where a figure is below its floor or no longer measured, and where nothing at
all could be checked.
"""

from __future__ import annotations

import argparse
import importlib
import json
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from enum import StrEnum
from io import StringIO
from pathlib import Path
from typing import Any

from benchmarks._data import find, sha256_of

FLOORS = Path(__file__).parent / "floors.toml"


class State(StrEnum):
    """How a pinned figure stands."""

    HELD = "held"
    LOST = "LOST"
    NOT_MEASURED = "NOT MEASURED"
    NOT_SET = "no floor set"
    NOT_AT_HAND = "data is not at hand"
    OTHER_DATA = "data is other data"


@dataclass(frozen=True)
class Pinned:
    """One benchmark on one file; ``least`` and ``most`` hold limits by system and figure."""

    benchmark: str
    file: str
    sha256: str
    least: Mapping[str, Mapping[str, float]]
    most: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    options: Sequence[str] = ()


@dataclass(frozen=True)
class Outcome:
    """A pinned figure as it stands: what was measured, in per cent, and the limit."""

    pinned: Pinned
    state: State
    figure: str = ""
    value: float | None = None
    limit: float | None = None

    def __str__(self) -> str:
        named = " ".join(filter(None, (self.pinned.benchmark, self.pinned.file, self.figure)))
        figures = "" if self.limit is None else f" ({self.value}, pinned {self.limit})"
        return f"{self.state:20} {named}{figures}"


def main(argv: Sequence[str]) -> int:
    """Check every pinned figure; 0 where some were checked and none was lost."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks floors")
    parser.add_argument("--data", type=Path, required=True, help="the folder of all data sets")
    parser.add_argument("--floors", type=Path, default=FLOORS, help="another file of floors")
    options = parser.parse_args(argv)
    states: Counter[State] = Counter()
    for pinned in read_floors(options.floors):
        for outcome in check(pinned, options.data):
            states[outcome.state] += 1
            print(outcome, flush=True)
    print(", ".join(f"{count} {state}" for state, count in states.items()))
    lost = states[State.LOST] + states[State.NOT_MEASURED]
    return 1 if lost or not states[State.HELD] else 0


def read_floors(path: Path = FLOORS) -> list[Pinned]:
    """What is pinned, in the order of the file."""
    return [Pinned(**row) for row in tomllib.loads(path.read_text(encoding="utf-8"))["pinned"]]


def check(pinned: Pinned, data: Path) -> list[Outcome]:
    """How each figure of one benchmark stands on the data under ``data``."""
    path = find(data, *pinned.file.split("/"))
    if path is None:
        return [Outcome(pinned, State.NOT_AT_HAND)]
    if sha256_of(path) != pinned.sha256:
        return [Outcome(pinned, State.OTHER_DATA)]
    if not any((*pinned.least.values(), *pinned.most.values())):
        return [Outcome(pinned, State.NOT_SET, ", ".join(pinned.least))]
    try:
        scores = run(pinned, path)
    except SystemExit as why:
        return [Outcome(pinned, State.NOT_MEASURED, str(why))]
    return list(_compare(pinned, scores))


def run(pinned: Pinned, path: Path) -> dict[str, Any]:
    """The scores of the benchmark on ``path``, by system, metric and figure."""
    module = importlib.import_module(f"benchmarks.{pinned.benchmark}")
    with tempfile.TemporaryDirectory() as folder, redirect_stdout(StringIO()):
        written = Path(folder) / "scores.json"
        module.main(["--data", str(path), "--json", str(written), *pinned.options])
        scores: dict[str, Any] = json.loads(written.read_text(encoding="utf-8"))["scores"]
    return scores


def _compare(pinned: Pinned, scores: Mapping[str, Any]) -> Iterator[Outcome]:
    for limits, sign in ((pinned.least, 1), (pinned.most, -1)):
        for system, figures in limits.items():
            if not figures:
                yield Outcome(pinned, State.NOT_SET, system)
            for figure, limit in figures.items():
                metric, _, name = figure.rpartition(" ")
                value = scores.get(system, {}).get(metric, {}).get(name, {}).get("value")
                if value is None:
                    state = State.NOT_MEASURED
                else:
                    state = State.HELD if sign * value >= sign * limit else State.LOST
                yield Outcome(pinned, state, f"{system}: {figure}", value, limit)
