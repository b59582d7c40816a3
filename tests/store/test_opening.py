"""What is told about a file that cannot be used, and that nothing is lost by it."""

import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.store.conftest import ROWS, Row
from variorum.errors import StoreError
from variorum.store import Store, open_store
from variorum.store.migrations import APPLICATION


def look_at(path: str) -> None:
    """Open and read in every way."""
    with open_store(path) as opened:
        opened.search("ferry")
        for story in opened.stories():
            opened.articles(story.id)


def test_a_missing_file_is_made_only_where_that_is_meant(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"there is no database .*news\.db: `variorum add"):
        open_store(tmp_path / "news.db")
    assert not (tmp_path / "news.db").exists()
    open_store(tmp_path / "news.db", create=True).close()
    assert (tmp_path / "news.db").exists()


def test_an_empty_file_is_filled_but_not_read(tmp_path: Path) -> None:
    (tmp_path / "news.db").touch()
    with pytest.raises(StoreError, match="is an empty file: `variorum add"):
        open_store(tmp_path / "news.db")
    with open_store(tmp_path / "news.db", create=True) as store:
        assert store.stories() == []


@pytest.mark.parametrize("create", [True, False])
def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path, create: bool) -> None:
    (tmp_path / "news.db").write_text("This is a letter, not a database.\n" * 100)
    before = (tmp_path / "news.db").read_bytes()
    with pytest.raises(StoreError, match="is not a database: name another file"):
        open_store(tmp_path / "news.db", create=create)
    assert (tmp_path / "news.db").read_bytes() == before


@pytest.mark.parametrize("create", [True, False])
def test_a_database_of_another_program_is_left_alone(tmp_path: Path, create: bool) -> None:
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
    other.close()
    with pytest.raises(StoreError, match="a database of another program"):
        open_store(tmp_path / "other.db", create=create)


def test_a_database_of_a_newer_version_is_left_alone(store: Store) -> None:
    with sqlite3.connect(store.path) as other:
        other.execute("PRAGMA user_version = 99")
    other.close()
    before = Path(store.path).read_bytes()
    with pytest.raises(StoreError, match=r"newer Variorum .*of version 99.*install the newer"):
        open_store(store.path, create=True)
    assert Path(store.path).read_bytes() == before


def test_a_folder_or_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder"):
        open_store(tmp_path, create=True)
    with pytest.raises(StoreError, match="there is no folder"):
        open_store(tmp_path / "none" / "news.db", create=True)


@pytest.mark.parametrize("first", [512, 4_096])
def test_a_damaged_file_is_named_and_how_to_save_it(store: Store, first: int) -> None:
    store.close()
    size = os.path.getsize(store.path)
    with open(store.path, "r+b") as file:
        file.seek(first)
        file.write(b"\xa5" * (size - first))
    with pytest.raises(StoreError, match=r"is damaged .*\.recover"):
        look_at(store.path)


def test_a_file_cut_off_is_damaged(store: Store) -> None:
    store.close()
    os.truncate(store.path, os.path.getsize(store.path) // 2)
    with pytest.raises(StoreError, match="is damaged"):
        look_at(store.path)


def test_a_full_disk_is_said_and_loses_nothing(
    store: Store, write_rows: Callable[..., str], many_rows: Callable[[int], list[Row]]
) -> None:
    """The database may not grow: SQLite says the same as when the disk is full."""
    (pages,) = store._connection.execute("PRAGMA page_count").fetchone()
    store._connection.execute(f"PRAGMA max_page_count = {pages + 5}")
    more = write_rows(many_rows(300), "more.jsonl")
    with pytest.raises(StoreError, match=r"no room left for .*make room.*carries on"):
        store.add([more])
    assert len(store.stories()) == len(ROWS)
    store._connection.execute("PRAGMA max_page_count = 1000000")
    assert store.add([more]).articles == 300


def test_a_file_that_may_not_grow_is_said(
    tmp_path: Path,
    store: Store,
    write_rows: Callable[..., str],
    many_rows: Callable[..., list[Row]],
) -> None:
    """The system refuses to write past a size: a failure in the middle of a transaction."""
    more = write_rows(many_rows(400), "more.jsonl")
    size = os.path.getsize(store.path) + 200_000
    code = (
        "from variorum.read.language import detect_language as d; d('It rains in Askholm.' * 9);"
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, resource.RLIM_INFINITY));"
        "from variorum.cli import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "add", more, "--db", store.path], capture_output=True
    )
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert b"disk failed" in done.stderr or b"no room left" in done.stderr
    assert len(store.stories()) == len(ROWS)
    assert store.add([more]).articles == 400


def test_a_file_that_may_only_be_read_can_be_read(
    store: Store, write_rows: Callable[..., str], many_rows: Callable[[int], list[Row]]
) -> None:
    store.close()
    more = write_rows(many_rows(3), "more.jsonl")
    with _unprivileged(Path(store.path)), open_store(store.path) as opened:
        assert len(opened.stories()) == len(ROWS)
        assert len(opened.search("ferry")) == 1
        with pytest.raises(StoreError, match=r"can only be read: ask for the right"):
            opened.add([more])


def test_a_second_writer_waits(
    store: Store, write_rows: Callable[..., str], many_rows: Callable[[int], list[Row]]
) -> None:
    other = sqlite3.connect(store.path, check_same_thread=False, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    timer = threading.Timer(0.5, lambda: other.execute("COMMIT"))
    timer.start()
    assert store.add([write_rows(many_rows(3), "more.jsonl")]).articles == 3
    timer.join()
    other.close()


def test_a_writer_that_waits_in_vain_is_told(
    store: Store, write_rows: Callable[..., str], many_rows: Callable[[int], list[Row]]
) -> None:
    other = sqlite3.connect(store.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    more = write_rows(many_rows(3), "more.jsonl")
    with open_store(store.path, wait=0.1) as second:
        assert len(second.stories()) == len(ROWS), "reading goes on meanwhile"
        with pytest.raises(StoreError, match=r"another program is writing .* 0\.1 seconds"):
            second.add([more])
    other.execute("COMMIT")
    other.close()


def test_the_file_says_whose_it_is(store: Store) -> None:
    with sqlite3.connect(store.path) as other:
        assert other.execute("PRAGMA application_id").fetchone() == (APPLICATION,)
        assert other.execute("PRAGMA user_version").fetchone() == (1,)
        assert other.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    other.close()


class _unprivileged:  # noqa: N801  (reads like the block it opens)
    """Without the right to write to ``file``: by its mode, and as another user where root."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.modes = {path: path.stat().st_mode for path in (file, *file.parents)}

    def __enter__(self) -> None:
        self.file.chmod(0o444)
        if os.geteuid() == 0:
            for folder in self.file.parents:
                if folder.stat().st_mode & 0o005 != 0o005:
                    folder.chmod(folder.stat().st_mode | 0o055)
            os.seteuid(65_534)

    def __exit__(self, *_: object) -> None:
        os.seteuid(os.getuid())
        for path, mode in self.modes.items():
            if path.stat().st_mode != mode:
                path.chmod(mode)
