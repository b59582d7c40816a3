"""The versions of the database: each a step of SQL from the one before, the first from nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files

from variorum.errors import StoreError

APPLICATION = 0x56617269
"""``PRAGMA application_id`` of a database of Variorum: "Vari" in ASCII."""


@lru_cache(maxsize=1)
def known_steps() -> tuple[str, ...]:
    """The SQL of every step that this version of Variorum knows; the last makes today's schema."""
    folder = files("variorum.store") / "schema"
    numbers = sorted(int(file.name[:-4]) for file in folder.iterdir() if file.name[-4:] == ".sql")
    assert numbers == list(range(1, len(numbers) + 1)), numbers
    return tuple(folder.joinpath(f"{number}.sql").read_text("utf-8") for number in numbers)


def check_version(connection: sqlite3.Connection, path: str, newest: int) -> int:
    """The version of the database, 0 for an empty one.

    Raises ``StoreError`` for a database of another program or of a newer Variorum.
    """
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if not application and not version and not tables:
        return 0
    if application != APPLICATION:
        raise StoreError(f"{path} is a database of another program: name another file")
    if version > newest:
        raise StoreError(
            f"{path} was written by a newer Variorum (its tables are of version {version}, this "
            f"one knows {newest}): install the newer one"
        )
    return int(version)


def migrate(connection: sqlite3.Connection, path: str, steps: Sequence[str]) -> None:
    """Bring the database to the version of ``steps``, all in one transaction or not at all.

    Does nothing where it is there already. A second program that comes to do the same waits,
    then finds it done.
    """
    if check_version(connection, path, len(steps)) == len(steps):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        for step in steps[check_version(connection, path, len(steps)) :]:
            for statement in _statements(step):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {len(steps)}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _statements(script: str) -> Iterator[str]:
    """The statements of ``script`` one by one: ``executescript`` would commit before them."""
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if line.rstrip().endswith(";") and sqlite3.complete_statement(pending):
            yield pending
            pending = ""
    assert not pending.strip(), "a step ends with a statement"
