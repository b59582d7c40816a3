"""What a user of `variorum run` meets at the command line."""

import shutil
from pathlib import Path

import pytest

from tests.cli.test_commands import run

pytest.importorskip("pyarrow", reason="Parquet needs the extra variorum[ray]")

WEEK = Path(__file__).parents[2] / "examples" / "ondria-week.warc.gz"


@pytest.mark.parametrize("engine", ["serial", "pool", "ray"])
def test_an_archive_becomes_parquet_by_every_engine(tmp_path: Path, engine: str) -> None:
    if engine == "ray":
        pytest.importorskip("ray", reason="needs the extra variorum[ray]")
    shutil.copy(WEEK, tmp_path / "week.warc.gz")
    done = run(
        *("run", "week.warc.gz", "--out", "out", "--engine", engine, "--workers", "1"),
        *("--min-outlets", "99"),
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert "out: 1 file, " in done.stdout.decode()
    assert " 0 of them annotated, in " in done.stdout.decode()
    assert (tmp_path / "out" / "stories.parquet").exists()
    again = run("run", "week.warc.gz", "--out", "out", cwd=tmp_path)
    assert again.returncode == 1
    assert (
        again.stderr.decode()
        == "variorum: cannot write to out: it is not empty; name another folder\n"
    )


def test_an_address_without_ray_is_refused(tmp_path: Path) -> None:
    done = run("run", "week.warc.gz", "--out", "out", "--address", "auto", cwd=tmp_path)
    assert done.returncode == 2
    assert b"give --engine ray with it" in done.stderr
    assert not (tmp_path / "out").exists()
