"""What every benchmark of findings takes, prints and writes."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks._bootstrap import TIMES, Figure, Figures, as_json
from benchmarks._data import sha256_of
from variorum.models import Models


@dataclass
class Report:
    """The figures of each system on one file, and how they came about.

    ``units`` says what was drawn for the intervals ("articles"), ``notes`` are printed above the
    figures, ``more`` is written besides.
    """

    benchmark: str
    path: Path
    size: int
    units: str
    scores: dict[str, Figures] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    more: dict[str, Any] = field(default_factory=dict)

    def json(self) -> dict[str, Any]:
        """The report as it is written: figures in per cent."""
        return {
            "benchmark": self.benchmark,
            "file": self.path.name,
            "sha256": sha256_of(self.path),
            self.units: self.size,
            "models": Models().versions(),
            "notes": self.notes,
            "scores": as_json(self.scores),
            **self.more,
        }

    def text(self) -> str:
        """The report as it is printed: a metric a block, a figure a line, a system a column."""
        lines = [
            f"{self.benchmark}: {self.path.name}, {self.size:,} {self.units}, "
            f"SHA-256 {sha256_of(self.path)[:12]}",
            *self.notes,
            f"Figures in per cent; in brackets 95 % of {TIMES:,} bootstrap draws of {self.units}",
        ]
        rows = [("", "", list(self.scores)), *_rows(self.scores)]
        first = max(len(metric) for metric, _, _ in rows)
        second = max(len(name) for _, name, _ in rows)
        widths = [max(len(cells[n]) for _, _, cells in rows) for n in range(len(self.scores))]
        for metric, name, cells in rows:
            padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
            lines.append("  ".join((metric.ljust(first), name.ljust(second), *padded)).rstrip())
        return "\n".join(lines)


def parser_of(name: str, parts: Sequence[str] = ()) -> argparse.ArgumentParser:
    """The options that all these benchmarks share."""
    parser = argparse.ArgumentParser(prog=f"python -m benchmarks {name}")
    parser.add_argument(
        "--data",
        type=Path,
        required=True,
        help="the folder of all data sets, that of one, or any file in the same format",
    )
    if parts:
        parser.add_argument("--part", choices=parts, default=parts[0])
    parser.add_argument("--limit", type=int, help="only the first N articles or sentences")
    parser.add_argument("--json", type=Path, help="write all figures to this file")
    return parser


def finish(reports: Sequence[Report], to: Path | None) -> int:
    """Print every report; write the only one, or all by the name of their file, to ``to``."""
    print("\n\n".join(report.text() for report in reports))
    if to is not None:
        written: Any = {report.path.name: report.json() for report in reports}
        if len(reports) == 1:
            written = reports[0].json()
        to.write_text(json.dumps(written, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


def _rows(scores: dict[str, Figures]) -> list[tuple[str, str, list[str]]]:
    """Metric, figure and a cell for each system; the metric is named once."""
    rows = []
    for metric in dict.fromkeys(metric for figures in scores.values() for metric in figures):
        named = [figures.get(metric, {}) for figures in scores.values()]
        for number, name in enumerate(dict.fromkeys(name for some in named for name in some)):
            cells = [_cell(some.get(name)) for some in named]
            rows.append((metric if number == 0 else "", name, cells))
    return rows


def _cell(figure: Figure | None) -> str:
    if figure is None:
        return "-"
    shown = f"{100 * figure.value:.1f}"
    if figure.low is not None and figure.high is not None:
        shown += f" [{100 * figure.low:.1f}, {100 * figure.high:.1f}]"
    if figure.right is not None and figure.of is not None:
        shown += f" {_count(figure.right)}/{_count(figure.of)}"
    return shown


def _count(number: float) -> str:
    return f"{number:,.0f}" if number == int(number) else f"{number:,.1f}"
