import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.store.conftest import Row
from variorum.errors import StoreError
from variorum.store import open_store
from variorum.store.migrations import check_version, known_steps, migrate
from variorum.store.opening import connect
from variorum.store.places import TOKENIZER

OLD_FILES = sorted((Path(__file__).parent / "old").glob("*.sql"))

FIRST = "CREATE TABLE a (x);\n"
SECOND = (
    "ALTER TABLE a ADD COLUMN y;\nUPDATE a SET y = x || '; new';\n"
    "CREATE TRIGGER t AFTER INSERT ON a BEGIN\n  UPDATE a SET y = 1;\n  UPDATE a SET y = 2;\nEND;\n"
)


def schema_of(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    query = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name"
    return connection.execute(query).fetchall()


def test_there_is_an_old_file_of_every_version() -> None:
    assert [file.stem for file in OLD_FILES] == [
        f"version-{n}" for n in range(1, len(known_steps()) + 1)
    ]


@pytest.mark.parametrize("old", OLD_FILES, ids=lambda path: path.stem)
def test_a_file_of_any_version_opens_with_all_that_is_in_it(
    old: Path, tmp_path: Path, write_rows: Callable[..., str], many_rows: Callable[..., list[Row]]
) -> None:
    """The files were dumped when their version was new, and are never changed."""
    path = tmp_path / "old.db"
    made = sqlite3.connect(path)
    made.executescript(old.read_text("utf-8"))
    made.close()
    with open_store(path) as store:
        (dam, *_) = store.stories(match="Skarn dam")
        assert (dam.articles, dam.copies, dam.independent) == (3, 1, 2)
        (hit,) = store.search('"spillway gate"', limit=1)
        assert hit.passage is not None
        assert hit.story == dam.id
        assert [problem.kind for problem in store.rejects()] == ["empty"]
        copies = [article for article in store.articles(dam.id) if article.copy_of]
        assert len(copies) == 1
        assert store.add([write_rows(many_rows(2))]).articles == 2
        fresh = connect(str(tmp_path / "fresh.db"), create=True)
        assert schema_of(store._connection) == schema_of(fresh)
        fresh.close()


def test_steps_are_taken_from_where_a_file_stands() -> None:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection, "x.db", [FIRST])
    connection.execute("INSERT INTO a VALUES ('old')")
    migrate(connection, "x.db", [FIRST, SECOND])
    assert connection.execute("SELECT * FROM a").fetchall() == [("old", "old; new")]
    assert check_version(connection, "x.db", 2) == 2
    migrate(connection, "x.db", [FIRST, SECOND])
    with pytest.raises(StoreError, match="newer Variorum"):
        migrate(connection, "x.db", [FIRST])


def test_a_step_that_fails_leaves_the_file_as_it_was() -> None:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection, "x.db", [FIRST])
    connection.execute("INSERT INTO a VALUES ('old')")
    before = schema_of(connection)
    with pytest.raises(sqlite3.OperationalError):
        migrate(connection, "x.db", [FIRST, SECOND + "INSERT INTO nowhere VALUES (1);\n"])
    assert schema_of(connection) == before
    assert connection.execute("SELECT * FROM a").fetchall() == [("old",)]
    assert check_version(connection, "x.db", 2) == 1


def test_places_are_found_by_the_rules_of_the_index() -> None:
    assert any(f'tokenize="{TOKENIZER}"' in step for step in known_steps())
