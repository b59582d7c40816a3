"""Files written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import stat
from os import PathLike
from pathlib import Path

from variorum.errors import OutputError


def write_text(path: str | PathLike[str], text: str) -> None:
    """Write ``text`` to ``path`` as UTF-8; a reader sees the old file or the new, never a part.

    The text goes to a new file beside it, which then takes its name (and its permissions, where
    there was one). A pipe or a device is written to as it is. Raises ``OutputError``, which says
    what to do, where that cannot be done; nothing is left behind then.
    """
    given = Path(path)
    data = text.encode("utf-8", "backslashreplace")
    try:
        target = given.resolve()
        mode = target.stat().st_mode if target.exists() else None
        if mode is not None and stat.S_ISDIR(mode):
            raise OutputError(f"cannot write {given}: it is a folder; name a file in it")
        if not target.parent.is_dir():
            raise OutputError(
                f"cannot write {given}: there is no folder {given.parent}; create it first"
            )
        if mode is not None and not stat.S_ISREG(mode):
            target.write_bytes(data)
        else:
            _replace(target, data, mode)
    except (OSError, ValueError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise OutputError(
            f"cannot write {given}: {reason}; choose another place or make room there"
        ) from error


def _replace(target: Path, data: bytes, mode: int | None) -> None:
    beside = target.with_name(f".{target.name[:100]}.{os.getpid()}.part")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            beside.chmod(stat.S_IMODE(mode))
        beside.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
