"""An archive gives the same bytes whoever does the work, also where a worker is lost.

Those on Ray need the extra: they are skipped where it is not installed.
"""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.run.tasks import (
    read_part_always_dying,
    read_part_dying_once,
    refuse,
    square,
    write_part_always_dying,
)
from variorum.errors import InputError, OutputError, UsageError
from variorum.records import Article
from variorum.run.executors import RECYCLE, Executor, Lost, in_processes, serial

pytest.importorskip("pyarrow", reason="Parquet needs the extra variorum[ray]")
pytest.importorskip("fsspec", reason="addresses need the extra variorum[ray]")

from variorum.run.archive import Archived, archive
from variorum.run.parquet import load_article, read_rows, write_rows

ROOT = Path(__file__).parents[2]
WEEK = ROOT / "examples" / "ondria-week.warc.gz"


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One WARC, three files of JSON Lines, one of Parquet, and something that is no archive."""
    import pyarrow as pa

    folder = tmp_path_factory.mktemp("in")
    shutil.copy(WEEK, folder / "a-week.warc.gz")
    for number in range(3):
        rows = [_row(number * 4 + place) for place in range(4)]
        lines = "".join(json.dumps(row) + "\n" for row in rows)
        (folder / f"b-{number}.jsonl").write_text(lines + "torn {\n" * (number == 1), "utf-8")
    rows = [_row(number) for number in (3, 40, 41)]  # the first stands in b-0.jsonl too
    columns = [pa.field(key, pa.string()) for key in rows[0]]
    write_rows(str(folder / "c.parquet"), columns, rows)
    (folder / "readme.txt").write_text("These are invented articles.")
    return folder


def _row(number: int) -> dict[str, Any]:
    villages = ("Askholm", "Brisk", "Orlen", "Tamsk", "Varrow", "Nedre Skarn")
    village = villages[number // 2 % 6]
    return {
        "title": f"Council of {village} votes for a new school",
        "outlet": f"Outlet {number % 5}",
        "published": f"2026-0{number // 12 + 1}-{number // 2 + 3:02}",
        "text": f"The council of {village} voted on Monday to build a school for {number + 80} "
        f"children. Mayor Tova Lind{number // 2} said that it would open in autumn. “We have "
        f"waited for {number // 2 + 9} years,” she said. The opposition stayed away.",
    }


@pytest.fixture(scope="module")
def alone(source: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Archived]:
    out = tmp_path_factory.mktemp("alone") / "out"
    return out, archive([source], out, serial)


@pytest.fixture(scope="module")
def on_two_workers() -> Iterator[Executor]:
    """A local Ray cluster of two workers."""
    ray = pytest.importorskip("ray", reason="needs the extra variorum[ray]")
    pytest.importorskip("ray.data")
    from variorum.run.on_ray import on_ray

    # Ray's workers must find the tasks of these tests.
    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(ROOT), before]))
    yield on_ray(2)
    ray.shutdown()
    if before is None:
        del os.environ["PYTHONPATH"]
    else:
        os.environ["PYTHONPATH"] = before


def tree(out: Path) -> dict[str, bytes]:
    """Every file by its path, byte by byte."""
    return {str(p.relative_to(out)): p.read_bytes() for p in sorted(out.rglob("*")) if p.is_file()}


def test_every_article_stands_once_in_the_partition_of_its_story(
    alone: tuple[Path, Archived],
) -> None:
    out, made = alone
    stories = {row["id"]: row for row in read_rows(str(out / "stories.parquet"))}
    rows = [
        (path.parent.name, row)
        for path in sorted(out.glob("articles/*/*.parquet"))
        for row in read_rows(str(path))
    ]
    assert len({row["id"] for _, row in rows}) == len(rows) == made.articles
    assert made.stories == len(stories) > 3
    for folder, row in rows:
        assert folder == f"story_prefix={row['story'][0]}"
        assert row["id"] in stories[row["story"]]["articles"]
    assert sum(len(story["articles"]) for story in stories.values()) == len(rows)
    assert not (out / "_work").exists()


def test_only_stories_that_two_outlets_tell_are_annotated(alone: tuple[Path, Archived]) -> None:
    out, made = alone
    annotated = {s["id"] for s in read_rows(str(out / "stories.parquet")) if s["annotated"]}
    assert annotated
    count = 0
    for path in out.glob("articles/*/*.parquet"):
        for row in read_rows(str(path)):
            assert (row["found"] is not None) == (row["story"] in annotated)
            if row["found"]:
                found = json.loads(row["found"])
                article = load_article(row)
                assert found["format"] == "variorum-article/1"
                assert found["article"]["id"] == article.id
                assert all(
                    article.text[claim["span"]["start"] : claim["span"]["end"]]
                    == claim["span"]["exact"]
                    for claim in found["claims"]
                )
                count += 1
    assert count == made.annotated > 1


def test_what_could_not_be_read_is_a_row(alone: tuple[Path, Archived], source: Path) -> None:
    out, made = alone
    rows = list(read_rows(str(out / "problems.parquet")))
    assert {(row["input"], row["kind"]) for row in rows} >= {
        (str(source / "b-1.jsonl"), "not JSON"),
        (str(source / "readme.txt"), "not an archive"),
    }
    assert len(rows) == len(made.problems)


def test_two_processes_give_the_same_bytes(
    alone: tuple[Path, Archived], source: Path, tmp_path: Path
) -> None:
    assert archive([source], tmp_path / "out", in_processes(2)) == alone[1]
    assert tree(tmp_path / "out") == tree(alone[0])


def test_two_processes_give_the_same_bytes_where_one_is_killed(
    alone: tuple[Path, Archived], source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flag = str(tmp_path / "killed")
    monkeypatch.setattr("variorum.run.archive.read_part", partial(read_part_dying_once, flag=flag))
    assert archive([source], tmp_path / "out", in_processes(2)) == alone[1]
    assert os.path.exists(flag), "a worker was killed"
    assert tree(tmp_path / "out") == tree(alone[0])


def test_two_workers_on_ray_give_the_same_bytes(
    alone: tuple[Path, Archived], source: Path, tmp_path: Path, on_two_workers: Executor
) -> None:
    assert archive([source], tmp_path / "out", on_two_workers) == alone[1]
    assert tree(tmp_path / "out") == tree(alone[0])


def test_two_workers_on_ray_give_the_same_bytes_where_one_is_killed(
    alone: tuple[Path, Archived],
    source: Path,
    tmp_path: Path,
    on_two_workers: Executor,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    flag = str(tmp_path / "killed")
    monkeypatch.setattr("variorum.run.archive.read_part", partial(read_part_dying_once, flag=flag))
    assert archive([source], tmp_path / "out", on_two_workers) == alone[1]
    assert os.path.exists(flag), "a worker was killed"
    assert tree(tmp_path / "out") == tree(alone[0])


@pytest.mark.parametrize("engine", ["pool", "ray"])
def test_a_file_that_kills_every_worker_is_left_out_and_named(
    source: Path,
    tmp_path: Path,
    engine: str,
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    executor = in_processes(2) if engine == "pool" else request.getfixturevalue("on_two_workers")
    monkeypatch.setattr("variorum.run.archive.read_part", read_part_always_dying)
    made = archive([source], tmp_path / "out", executor, min_outlets=99)
    lost = [problem.input for problem in made.problems if problem.kind == "worker lost"]
    assert lost == [str(source / "b-0.jsonl")]
    assert made.articles > 10


def test_of_a_file_that_is_left_out_while_written_nothing_stays(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("variorum.run.archive.write_part", write_part_always_dying)
    made = archive([source], tmp_path / "out", in_processes(2), min_outlets=99)
    lost = [problem.input for problem in made.problems if problem.kind == "worker lost"]
    assert lost == [str(source / "b-0.jsonl")]
    written = {path.name for path in (tmp_path / "out" / "articles").rglob("part-*")}
    assert "part-00000.parquet" in written
    assert not any(name.startswith("part-00001") for name in written)


@pytest.mark.parametrize("engine", ["pool", "ray"])
def test_workers_are_replaced_after_a_number_of_tasks(
    engine: str, request: pytest.FixtureRequest
) -> None:
    executor = in_processes(1) if engine == "pool" else request.getfixturevalue("on_two_workers")
    results = list(executor(square, range(2 * RECYCLE + 20)))
    assert not any(isinstance(result, Lost) for result in results)
    assert [result[0] for result in results] == [n * n for n in range(2 * RECYCLE + 20)]  # type: ignore[index]
    processes = [result[1] for result in results]  # type: ignore[index]
    assert len(set(processes)) >= 3
    assert max(map(processes.count, processes)) <= RECYCLE


@pytest.mark.parametrize("engine", ["serial", "pool", "ray"])
def test_an_error_in_the_program_is_raised_by_every_executor(
    engine: str, request: pytest.FixtureRequest
) -> None:
    if engine == "ray":
        executor = request.getfixturevalue("on_two_workers")
    else:
        executor = serial if engine == "serial" else in_processes(1)
    with pytest.raises(ValueError, match="one too many"):
        list(executor(refuse, range(4)))


def test_the_models_are_loaded_once_in_a_process(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import variorum.pipeline
    from variorum.models import Models

    loaded: list[bool] = []

    class Counting(Models):
        def __init__(self, research: bool) -> None:
            loaded.append(research)
            super().__init__(research=research)

    monkeypatch.setattr(variorum.pipeline, "Models", Counting)
    variorum.pipeline._models.cache_clear()
    made = archive([source], tmp_path / "out", serial)
    variorum.pipeline._models.cache_clear()
    assert made.annotated > 1
    assert loaded == [True]


def test_a_folder_with_something_in_it_is_left_alone(source: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "letter.txt").write_text("Dear Ilse")
    with pytest.raises(OutputError, match="is not empty"):
        archive([source], tmp_path / "out", serial)
    with pytest.raises(OutputError, match="it is a file"):
        archive([source], tmp_path / "out" / "letter.txt", serial)
    assert os.listdir(tmp_path / "out") == ["letter.txt"]


def test_a_run_that_was_stopped_can_be_given_again(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopping(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("variorum.run.archive.group_traces", stopping)
        with pytest.raises(KeyboardInterrupt):
            archive([source], tmp_path / "out", serial)
    assert (tmp_path / "out" / "_work").exists()
    assert archive([source], tmp_path / "out", serial, min_outlets=99).articles > 10


def test_nothing_to_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("No archive.")
    with pytest.raises(InputError, match=r"give WARC, JSON Lines or Parquet"):
        archive([tmp_path / "a.txt"], tmp_path / "out", serial)
    with pytest.raises(InputError, match="cannot be listed"):
        archive(["file:///nowhere/*.warc"], tmp_path / "out", serial)
    with pytest.raises(UsageError, match="give a list of paths"):
        archive("a.warc", tmp_path / "out", serial)


def test_addresses_are_read_and_written(source: Path, article_of: Callable[..., Article]) -> None:
    import fsspec

    memory = fsspec.filesystem("memory")
    for name in ("b-0.jsonl", "b-1.jsonl"):
        memory.pipe(f"/in/{name}", (source / name).read_bytes())
    made = archive(["memory://in/*.jsonl"], "memory://out", serial, min_outlets=99)
    assert made.articles == 8
    files = memory.find("/out/articles")
    assert sum(1 for file in files for _ in read_rows(f"memory://{file}")) == 8


@pytest.mark.parametrize("address", ["foo://bar", "/dev/null/x"])
def test_a_place_that_cannot_be_written_is_named(address: str) -> None:
    with pytest.raises(OutputError, match="cannot write to"):
        archive([WEEK], address, serial)


def test_what_a_stopped_run_wrote_makes_room(tmp_path: Path) -> None:
    out = tmp_path / "out"
    for name in ("_work", "articles/story_prefix=x"):
        (out / name).mkdir(parents=True)
    with pytest.raises(InputError):  # nothing to read, but the place was taken
        archive([tmp_path / "nowhere.warc"], out, serial)
    assert not (out / "articles").exists()
    assert not (out / "_work").exists()
