"""Adding: what is there is passed over, what is stopped carries on, what is bad is listed."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

import variorum.store.adding
from tests.store.conftest import ROWS, Row
from variorum.errors import UsageError
from variorum.read.open import read_path
from variorum.records import Article, Problem
from variorum.store import Store, open_store

NOW = datetime(2026, 5, 4, 12, 30, tzinfo=UTC)


def contents(path: str | Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table that is ours, in the order of their keys."""
    connection = sqlite3.connect(path)
    tables = ("stories", "articles", "story_changes", "traces", "findings", "files", "rejects")
    found = {
        table: connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
        for table in tables
    }
    connection.execute("INSERT INTO articles_fts (articles_fts) VALUES ('integrity-check')")
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()
    return found


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(variorum.store.adding, "BATCH", 10)


def test_every_article_is_kept_as_it_was_read(store: Store, tmp_path: Path) -> None:
    read = {a.id: a for a in read_path(str(tmp_path / "news.jsonl")) if isinstance(a, Article)}
    kept = [article for story in store.stories() for article in store.articles(story.id)]
    assert {article.id: article for article in kept} == read


def test_adding_twice_is_adding_once(store: Store, tmp_path: Path) -> None:
    before = contents(store.path)
    again = store.add([tmp_path / "news.jsonl"])
    assert (again.articles, again.known, again.files) == (0, 0, 1)
    (tmp_path / "copy.jsonl").write_bytes((tmp_path / "news.jsonl").read_bytes())
    again = store.add([tmp_path / "copy.jsonl"])
    assert (again.articles, again.known, again.files) == (0, len(ROWS), 0)
    after = contents(store.path)
    assert len(after.pop("files")) == len(before.pop("files")) + 1
    assert after == before


def test_a_file_that_grew_is_read_again_and_only_what_is_new_is_added(
    store: Store, write_rows: Callable[..., str], many_rows: Callable[[int], list[Row]]
) -> None:
    again = store.add([write_rows([*ROWS, *many_rows(2)])])
    assert (again.articles, again.known) == (2, len(ROWS))


def test_what_cannot_be_read_is_listed_until_it_can(store: Store, tmp_path: Path) -> None:
    (tmp_path / "later.jsonl").write_text('{"title": "No text"}\nnot JSON\n')
    added = store.add([tmp_path / "later.jsonl", tmp_path / "none.txt"])
    assert added.articles == 0
    assert {problem.input for problem in added.problems} == {
        str(tmp_path / "later.jsonl"),
        str(tmp_path / "none.txt"),
    }
    assert sorted(added.problems, key=repr) == sorted(store.rejects(), key=repr)
    (tmp_path / "later.jsonl").write_text(json.dumps(ROWS[0] | {"id": "new"}) + "\n")
    (tmp_path / "none.txt").write_text("The mill at Orlen burnt down.\n\nNobody was hurt there.")
    assert store.add([tmp_path / "later.jsonl", tmp_path / "none.txt"]).articles == 2
    assert store.rejects() == []


def test_the_database_itself_is_no_input(store: Store, tmp_path: Path) -> None:
    added = store.add([tmp_path])
    assert added.problems == ()


def test_a_path_with_bytes_that_are_no_text_is_kept_by_their_numbers(
    store: Store, tmp_path: Path
) -> None:
    name = bytes(tmp_path) + b"/caf\xe9.txt"
    with open(name, "wb") as file:
        file.write(
            b"The mill at Orlen burnt down on Tuesday. Nobody was hurt, and nobody knows why."
        )
    assert store.add([tmp_path]).articles == 1
    assert store.add([tmp_path]).files == 2


def test_when_an_article_was_added_is_noted(tmp_path: Path, write_rows: Callable[..., str]) -> None:
    with open_store(tmp_path / "news.db", create=True) as store:
        store.add([write_rows(ROWS)], now=NOW)
    times = {
        row[0]
        for row in sqlite3.connect(tmp_path / "news.db").execute("SELECT added FROM articles")
    }
    assert times == {"2026-05-04T12:30:00+00:00"}


def test_a_lone_path_is_refused(store: Store) -> None:
    with pytest.raises(UsageError, match="give a list of paths"):
        store.add("news.jsonl")


@pytest.mark.usefixtures("small_batches")
def test_a_run_that_is_stopped_anywhere_carries_on_to_the_same_end(
    tmp_path: Path,
    write_rows: Callable[..., str],
    many_rows: Callable[[int], list[Row]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows = many_rows(47)
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(5):
        lines = [json.dumps(row) for row in rows[number * 10 : number * 10 + 12]]
        (folder / f"{number}.jsonl").write_text("\n".join([*lines, "broken"]) + "\n")
    with open_store(tmp_path / "clean.db", create=True) as store:
        store.add([folder], now=NOW)
    clean = contents(tmp_path / "clean.db")
    assert len(clean["articles"]) == 47

    class Stopped(BaseException):
        pass

    for every in (1, 3, 7, 11, 16, 25):
        path = tmp_path / f"stopped-{every}.db"
        runs = 0
        while True:
            runs += 1
            left = every * runs

            def stopping(found: str, stdin: Any = None) -> Iterator[Article | Problem]:
                nonlocal left
                for item in read_path(found, stdin):
                    left -= 1
                    if left < 0:
                        raise Stopped
                    yield item

            monkeypatch.setattr(variorum.store.adding, "read_path", stopping)
            try:
                with open_store(path, create=True) as store:
                    store.add([folder], now=NOW)
                break
            except Stopped:
                assert runs < 100
        assert runs > 1
        assert contents(path) == clean


def test_the_order_of_files_and_lines_makes_no_difference_within_a_batch(
    tmp_path: Path, write_rows: Callable[..., str], many_rows: Callable[[int], list[Row]]
) -> None:
    rows = [*ROWS, *many_rows(9)]
    found = []
    for name, listed in (("a", rows), ("b", rows[::-1])):
        source = write_rows(listed, f"{name}.jsonl")
        with open_store(tmp_path / f"{name}.db", create=True) as store:
            store.add([source])
            found.append(store.stories())
    assert found[0] == found[1]


def test_files_of_one_name_in_two_folders_are_two(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "bad.jsonl").write_text("no json\n", encoding="utf-8")
        monkeypatch.chdir(tmp_path / folder)
        store.add(["bad.jsonl"])
    connection = sqlite3.connect(store.path)
    rejects = connection.execute("SELECT input FROM rejects ORDER BY input").fetchall()
    connection.close()
    assert [Path(name).parent.name for (name,) in rejects] == ["a", "b"]
