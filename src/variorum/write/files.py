"""Files written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterable
from os import PathLike
from pathlib import Path

from variorum.errors import OutputError, UsageError


def check_outputs(
    outputs: Iterable[str | PathLike[str]], inputs: Iterable[str | PathLike[str]]
) -> None:
    """Say no, before any work is done, to outputs that cannot be or that would destroy an input.

    ``inputs`` are files. Raises ``UsageError`` where two outputs are one file or an output is an
    input, ``OutputError`` where there is no folder to write to.
    """
    taken = {os.path.realpath(path): path for path in inputs}
    named: set[str] = set()
    for path in outputs:
        real = os.path.realpath(path)
        if real in taken:
            raise UsageError(
                f"cannot write {path}: it is among the inputs (as {taken[real]}) and would be "
                "lost; name another file"
            )
        if real in named and (os.path.isfile(real) or not os.path.exists(real)):
            raise UsageError(f"cannot write two outputs to {path}: give each a file of its own")
        named.add(real)
        if os.path.isdir(real):
            raise _folder_error(path)
        if not os.path.isdir(os.path.dirname(real)):
            raise _no_folder_error(path)


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
            raise _folder_error(given)
        if not target.parent.is_dir():
            raise _no_folder_error(given)
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


def _folder_error(path: str | PathLike[str]) -> OutputError:
    return OutputError(f"cannot write {path}: it is a folder; name a file in it")


def _no_folder_error(path: str | PathLike[str]) -> OutputError:
    folder = Path(path).parent
    return OutputError(f"cannot write {path}: there is no folder {folder}; create it first")
