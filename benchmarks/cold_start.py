"""Cold start: `variorum compare` on two 500-word files, in fresh processes.

    python -m benchmarks cold_start

Prints the wall time of the whole command (median of the runs), and where it goes: importing,
loading the models, working. The two texts are cut from the shipped example.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

EXAMPLE = Path(__file__).parent.parent / "examples" / "haldrin-dam"
WORDS = 500

PARTS = """
import sys, time
start = time.perf_counter()
import variorum
from variorum.pipeline import default_models
from variorum.write import report, json
imported = time.perf_counter()
models = default_models()
models.parser, models.reader
loaded = time.perf_counter()
comparison = variorum.compare(sys.argv[1:])
comparison.to_html(), comparison.to_json()
worked = time.perf_counter()
print(imported - start, loaded - imported, worked - loaded)
"""


def main(argv: list[str]) -> None:
    """Time the command as a user runs it, and its parts in a process of their own."""
    parser = argparse.ArgumentParser(prog="benchmarks cold_start", description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        files = _two_files(folder)
        outputs = ["-o", str(folder / "r.html"), "--json", str(folder / "s.json")]
        code = "from variorum.cli import main; main()"
        command = [sys.executable, "-c", code, "compare", *files, *outputs]
        walls = []
        for _ in range(options.runs):
            start = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True)
            walls.append(time.perf_counter() - start)
        parts = [
            [
                float(value)
                for value in subprocess.run(
                    [sys.executable, "-c", PARTS, *files],
                    check=True,
                    capture_output=True,
                    text=True,
                ).stdout.split()
            ]
            for _ in range(options.runs)
        ]
    result = {
        "runs": options.runs,
        "wall_s": {"median": statistics.median(walls), "min": min(walls), "max": max(walls)},
        **{
            f"{name}_s": statistics.median(column)
            for name, column in zip(
                ("import", "load", "work"), zip(*parts, strict=True), strict=True
            )
        },
    }
    print(json.dumps(result, indent=2))
    if options.json:
        options.json.write_text(json.dumps(result, indent=2) + "\n")


def _two_files(folder: Path) -> list[str]:
    import variorum

    texts = [a.text for a in variorum.read([EXAMPLE]) if len(a.text.split()) >= WORDS][:2]
    names = []
    for number, text in enumerate(texts):
        lines: list[str] = []
        for line in text.splitlines():
            if sum(len(kept.split()) for kept in lines) >= WORDS:
                break
            lines.append(line)
        path = folder / f"{number}.txt"
        path.write_text("\n".join(lines), encoding="utf-8")
        names.append(str(path))
    return names
