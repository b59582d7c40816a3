"""The commands that write PLOVER records say how many events have no day for one."""

import subprocess
import sys
from pathlib import Path

import pytest

TEXT = "Governor Tova Lindqvist accused Senator Anders Holm of lying. Both are from Brask.\n"
MESSAGE = "variorum: 1 event has no PLOVER record"


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    code = "from variorum.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


@pytest.mark.parametrize("command", ["annotate", "compare"])
def test_events_without_a_day_are_counted_on_standard_error(command: str, tmp_path: Path) -> None:
    (tmp_path / "undated.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "dated.txt").write_text(
        f"---\ntitle: A quarrel\ndate: 2026-03-20\n---\n\n{TEXT}", encoding="utf-8"
    )
    done = run(command, "undated.txt", "dated.txt", "--plover", "-", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert MESSAGE in done.stderr
    plover = [line for line in done.stdout.splitlines() if '"quad_code"' in line]
    assert len(plover) == 1
    assert MESSAGE not in run(command, "dated.txt", "--plover", "-", cwd=tmp_path).stderr
