"""Where the gold data lies, and counts of what was found of it: shared by all benchmarks."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from pathlib import Path
from typing import Any


def locate(data: Path, *path: str) -> Path:
    """The file ``path`` under ``data``, which may also be the data set's own folder or the file.

    So ``--data DIR`` takes the folder of all data sets, that of one, or any file in its format.
    Ends the program with what was looked for where there is none.
    """
    found = find(data, *path)
    if found is None:
        raise SystemExit(
            f"no {'/'.join(path)} in {data}: give the folder of the data sets with --data"
        )
    return found


def find(data: Path, *path: str) -> Path | None:
    """The same file, ``None`` where there is none."""
    places = (data, data.joinpath(*path), data / path[-1])
    return next((place for place in places if place.is_file()), None)


def read_rows(path: Path, keys: Sequence[str], limit: int | None = None) -> list[dict[str, Any]]:
    """The first ``limit`` rows of a JSON Lines file; ends the program at one that lacks a key."""
    rows = []
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(islice(lines, limit), 1):
            try:
                row = json.loads(line)
            except ValueError as error:
                raise SystemExit(f"{path.name}, line {number} is no JSON: {error}") from error
            missing = [key for key in keys if not isinstance(row, dict) or key not in row]
            if missing:
                raise SystemExit(f"{path.name}, line {number} has no {', '.join(missing)}")
            rows.append(row)
    return rows


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, by which it is known under any name."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def stored_offsets(text: str) -> list[int]:
    r"""Where in ``text`` each offset of the stored text points, so that gold offsets still count.

    ``make_article`` leaves out a byte order mark and one of two characters of a line end.

    >>> stored_offsets("\ufeffA\r\nB")
    [1, 2, 4, 5]
    """
    kept = [
        at
        for at, (before, letter) in enumerate(pairwise(" " + text))
        if (before, letter) != ("\r", "\n") and not (at == 0 and letter == "\ufeff")
    ]
    return [*kept, len(text)]


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
