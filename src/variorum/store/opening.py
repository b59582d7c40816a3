"""A database opened, made where there is none, or refused with a reason."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from urllib.parse import quote

from variorum.errors import StoreError
from variorum.store.failures import explained
from variorum.store.migrations import check_version, known_steps, migrate

WAIT = 60.0
"""Seconds that a writer waits for another before it says so; one transaction takes about one."""

_HEADER = b"SQLite format 3\0"


def connect(
    path: str,
    *,
    create: bool = False,
    wait: float = WAIT,
    steps: Sequence[str] | None = None,
) -> sqlite3.Connection:
    """The database at ``path``, of today's version; ``create`` makes it where there is none.

    One file, with a journal beside it only while something is written: it can be copied, and
    read by other programs, whenever nobody writes. Raises ``StoreError`` where there is none, or
    where it is no database, one of another program, damaged, or written by a newer Variorum.
    """
    steps = known_steps() if steps is None else steps
    _check_file(path, create)
    mode = "rwc" if create else "rw"
    address = f"file:{quote(os.fsencode(os.path.abspath(path)))}?mode={mode}"
    with explained(path, wait):
        connection = sqlite3.connect(address, uri=True, timeout=wait, isolation_level=None)
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            # What is committed survives a power cut; a transaction fits in 64 MiB of memory, so
            # that readers are locked out only while it is committed.
            connection.execute("PRAGMA synchronous = EXTRA")
            connection.execute("PRAGMA cache_size = -65536")
            _check_modules(connection)
            if check_version(connection, path, len(steps)) or create:
                migrate(connection, path, steps)
            else:
                raise StoreError(
                    f"{path} is an empty file: `variorum add PATH... --db {path}` fills it"
                )
        except BaseException:
            connection.close()
            raise
    return connection


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """All that the block writes, or nothing of it; waits for another writer first."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _check_file(path: str, create: bool) -> None:
    if os.path.isdir(path):
        raise StoreError(f"{path} is a folder: name a database file in it")
    if not os.path.exists(path):
        if not create:
            raise StoreError(
                f"there is no database {path}: `variorum add PATH... --db {path}` makes one"
            )
        folder = os.path.dirname(os.path.abspath(path))
        if not os.path.isdir(folder):
            raise StoreError(f"cannot make {path}: there is no folder {folder}; create it first")
        return
    try:
        with open(path, "rb") as file:
            head = file.read(len(_HEADER))
    except OSError as error:
        reason = f"{path} cannot be read: {error.strerror}; check its permissions"
        raise StoreError(reason) from error
    if head and head != _HEADER:
        raise StoreError(f"{path} is not a database: name another file")


def _check_modules(connection: sqlite3.Connection) -> None:
    query = "SELECT count(*) FROM pragma_module_list WHERE name = 'fts5'"
    if not connection.execute(query).fetchone()[0]:
        raise StoreError(
            f"this Python's SQLite ({sqlite3.sqlite_version}) has no full-text search (FTS5): "
            "use a Python from python.org or from your system's packages"
        )
