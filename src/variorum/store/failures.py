"""What SQLite says, in words that tell what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from variorum.errors import StoreError

_ADVICE = {
    "BUSY": (
        "another program is writing to {path}, and {waited:g} seconds of waiting did not help: try "
        "again when it is done; what was stored before is safe"
    ),
    "LOCKED": "{path} is locked by this same program: close its other use of the database first",
    "FULL": (
        "there is no room left for {path}: make room on its disk and give the same command again; "
        "it carries on where it stopped"
    ),
    "READONLY": (
        "{path} can only be read: ask for the right to write to it and to its folder, or copy it "
        "to where you have it"
    ),
    "PERM": "{path} may not be opened: check its permissions",
    "CORRUPT": (
        "{path} is damaged ({reason}): take the last good copy of it, or save what can be saved "
        "with `sqlite3 OLD.db .recover | sqlite3 NEW.db`; the articles' files can be added again"
    ),
    "NOTADB": "{path} is not a database: name another file",
    "CANTOPEN": (
        "{path} cannot be opened or its journal cannot be written beside it: check the permissions "
        "of the file and of its folder"
    ),
    "IOERR": (
        "the disk failed while {path} was in use ({reason}): check the disk and its free space, "
        "then give the same command again"
    ),
    "TOOBIG": "a text is too large for {path} ({reason}): split it into its articles",
}

_OTHER = "{path} could not be used ({reason})"


@contextmanager
def explained(path: str, waited: float = 0.0) -> Iterator[None]:
    """Turn any error of SQLite inside the block into a ``StoreError`` that says what to do.

    ``waited`` is how many seconds a writer waits for another.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(explain(error, path, waited)) from error


def explain(error: sqlite3.Error, path: str, waited: float = 0.0) -> str:
    """What happened to the database at ``path``, and what to do about it.

    >>> explain(sqlite3.OperationalError("disk I/O error"), "news.db")
    'news.db could not be used (disk I/O error)'
    """
    # SQLITE_IOERR_WRITE and its like are kinds of SQLITE_IOERR; the second word is the family.
    name = (getattr(error, "sqlite_errorname", None) or "").removeprefix("SQLITE_").split("_")[0]
    return _ADVICE.get(name, _OTHER).format(path=path, waited=waited, reason=error)
