"""Adds articles in small batches with kills at random moments, and compares with one clean run.

``python -m benchmarks soak --data DIR [--minutes 5] [--seed N] [--json FILE]``

``DIR`` holds ``stream/articles_2012_2018.jsonl.gz``. Each round puts two to eight more files of a
few articles (and now and then a broken line) into a folder and gives ``variorum add FOLDER`` as
often as it takes: a random share of the runs is killed (SIGKILL) at a random moment between start
and end. Transactions hold 20 articles, so that kills fall into many. After each kill every article
that was there before must be there still. When the time is over, a second database is filled by
the same rounds in one process that nobody kills. The two must have the same rows in every table
(but for the time at which an article was added) and the same words in the index. Once the articles
are used up they come again as of seven years later. Prints what happened; the exit status is 1
where anything differs.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import count, islice
from pathlib import Path
from typing import Any

import variorum.store.adding
from benchmarks._data import locate
from variorum.store import open_store

SMALL = 20
"""Articles of one transaction here."""

_RUN = (
    f"import variorum.store.adding as a; a.BATCH = {SMALL}; from variorum.cli import main; main()"
)
_TABLES = {
    "stories": "SELECT * FROM stories ORDER BY number",
    "story_changes": "SELECT * FROM story_changes ORDER BY number",
    "traces": "SELECT * FROM traces ORDER BY article",
    "files": "SELECT * FROM files ORDER BY path",
    "rejects": "SELECT * FROM rejects ORDER BY 1, 2, 3, 4",
    "words": "SELECT * FROM temp.words ORDER BY 1",
}


def main(argv: Sequence[str]) -> int:
    """Run the soak; 0 where both databases hold the same."""
    options = argparse.ArgumentParser(prog="python -m benchmarks soak")
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--minutes", type=float, default=5.0)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--json", type=Path)
    given = options.parse_args(argv)
    source = locate(given.data, "stream", "articles_2012_2018.jsonl.gz")
    with tempfile.TemporaryDirectory() as place:
        report = soak(source, Path(place), 60 * given.minutes, given.seed)
    print(json.dumps(report, indent=1))
    if given.json:
        given.json.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    return 1 if report["differs"] or report["lost"] else 0


def soak(source: Path, place: Path, seconds: float, seed: int) -> dict[str, Any]:
    """Rounds of adding and killing for ``seconds``, then the clean run; what happened."""
    chance = random.Random(seed)
    folder = place / "in"
    folder.mkdir()
    rows = _rows(source)
    began = time.monotonic()
    runs = _Runs(folder, place / "soak.db", chance)
    rounds: list[list[Path]] = []
    while time.monotonic() - began < seconds:
        rounds.append(_write_files(folder, rows, len(rounds), chance))
        runs.finish()
    lasted = time.monotonic() - began
    clean = place / "clean.db"
    variorum.store.adding.BATCH = SMALL
    with open_store(clean, create=True) as store:
        for files in rounds:
            store.add(files)
    return {
        "minutes": round(lasted / 60, 1),
        "rounds": len(rounds),
        "articles": len(_ids(clean)),
        "runs of add": runs.count,
        "killed": runs.killed,
        "killed in the middle of a transaction": runs.torn,
        "lost": runs.lost,
        "differs": differences(runs.database, clean),
    }


class _Runs:
    """Runs ``variorum add`` on one folder until it is done, killing it on the way."""

    def __init__(self, folder: Path, database: Path, chance: random.Random) -> None:
        self.folder = folder
        self.database = database
        self.count = self.killed = self.torn = self.lost = 0
        self._chance = chance
        self._usual = 3.0
        self._known: set[str] = set()

    def finish(self) -> None:
        """Give the command until it ends by itself; then it has added everything."""
        while True:
            self.count += 1
            kill = self._chance.random() < 0.7
            ended = self._run(self._usual * self._chance.random() if kill else None)
            there = _ids(self.database) if self.database.exists() else set()
            self.lost += len(self._known - there)
            self._known |= there
            if ended:
                return

    def _run(self, seconds: float | None) -> bool:
        """Start it, kill it after ``seconds`` unless it is done before; whether it was done."""
        began = time.monotonic()
        command = [sys.executable, "-c", _RUN, "add", self.folder, "--db", self.database]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        try:
            _, errors = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            self.killed += 1
            # A journal that is left is a transaction that was not finished.
            self.torn += Path(f"{self.database}-journal").exists()
            return False
        if process.returncode != 0:
            raise SystemExit(f"add failed: {errors.decode(errors='replace')}")
        self._usual = 0.7 * self._usual + 0.3 * (time.monotonic() - began)
        return True


def differences(first: Path, second: Path) -> list[str]:
    """The names of tables in which two databases differ, and what else is wrong with them."""
    found = []
    with closing(sqlite3.connect(first)) as one, closing(sqlite3.connect(second)) as two:
        columns = [row[1] for row in one.execute("PRAGMA table_info(articles)")]
        kept = ", ".join(column for column in columns if column != "added")
        queries = {**_TABLES, "articles": f"SELECT {kept} FROM articles ORDER BY number"}
        for connection in (one, two):
            connection.execute(
                "CREATE VIRTUAL TABLE temp.words USING fts5vocab (main, articles_fts, instance)"
            )
            if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                found.append("integrity")
            if connection.execute("PRAGMA foreign_key_check").fetchall():
                found.append("foreign keys")
            connection.execute("INSERT INTO articles_fts (articles_fts) VALUES ('integrity-check')")
        for name, query in queries.items():
            if not all(a == b for a, b in _together(one.execute(query), two.execute(query))):
                found.append(name)
    return found


def _together(one: sqlite3.Cursor, two: sqlite3.Cursor) -> Iterator[tuple[Any, Any]]:
    """The rows of both, side by side; ``None`` where one has ended."""
    while True:
        pair = (one.fetchone(), two.fetchone())
        if pair == (None, None):
            return
        yield pair


def _ids(database: Path) -> set[str]:
    with closing(sqlite3.connect(database)) as connection:
        if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            return set()
        return {row[0] for row in connection.execute("SELECT id FROM articles")}


def _write_files(
    folder: Path, rows: Iterator[dict[str, Any]], number: int, chance: random.Random
) -> list[Path]:
    """Two to eight files of 5 to 45 articles each."""
    files = []
    for part in range(chance.randint(2, 8)):
        file = folder / f"{number:05}-{part}.jsonl"
        lines = [json.dumps(row) for row in islice(rows, chance.randint(5, 45))]
        if chance.random() < 0.2:
            lines.insert(chance.randrange(len(lines)), '{"text": "torn off')
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        files.append(file)
    return files


def _rows(source: Path) -> Iterator[dict[str, Any]]:
    """The articles in order of date, then again as of seven years later, and so on."""
    for times in count():
        with gzip.open(source, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                if times:
                    year = int(row["published"][:4]) + 7 * times
                    row["published"] = f"{year}{row['published'][4:]}".replace("-02-29", "-02-28")
                    row["id"] = f"{row['id']}-{times}"
                yield row
