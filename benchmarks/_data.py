"""Where the gold data lies, and counts of what was found of it: shared by all benchmarks."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


def locate(data: Path, *path: str) -> Path:
    """The file ``path`` under ``data``, which may also be the data set's own folder or the file.

    So ``--data DIR`` takes the folder of all data sets, that of one, or any file in its format.
    Ends the program with what was looked for where there is none.
    """
    if data.is_file():
        return data
    for place in (data.joinpath(*path), data / path[-1]):
        if place.is_file():
            return place
    raise SystemExit(f"no {'/'.join(path)} in {data}: give the folder of the data sets with --data")


@dataclass
class Count:
    """Right, found and gold things; precision, recall and F1 of them."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def scores(self) -> dict[str, float | int]:
        """P, R and F1 in percent with the counts they rest on."""
        precision = self.right / self.found if self.found else 0.0
        recall = self.right / self.gold if self.gold else 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return {
            "p": round(100 * precision, 1),
            "r": round(100 * recall, 1),
            "f1": round(100 * f1, 1),
            "right": self.right,
            "found": self.found,
            "gold": self.gold,
        }
