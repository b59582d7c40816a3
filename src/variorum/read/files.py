"""Which files are meant: paths as given, folders walked in order, each file once."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator

from variorum.read.place import Place
from variorum.read.sniff import is_no_article, is_own_output
from variorum.records import Problem

_ADDRESS = re.compile(r"(?:https?|ftps?|file|s3|gs|feed)://", re.I)
_ASSETS = re.compile(r"(.+)(?:_files|[ _-]dateien|_archivos|_fichiers|-filer)\Z", re.I)


def find_files(paths: Iterable[str | os.PathLike[str]]) -> Iterator[str | Problem]:
    """Every file under ``paths``, sorted, once each; ``-`` stands for itself.

    Folders are walked; hidden files and the folder of assets that a browser saves beside a page
    (``page_files`` beside ``page.html``) are passed over, and so are Variorum's own reports and
    findings, so that the same command can be given twice. A file reached twice, by a path given
    twice, a symbolic link or a folder above it, is read once, under the first of its names.
    """
    seen: set[str] = set()
    for path in sorted({os.fspath(path) for path in paths}):
        place = Place(path)
        if path == "-":
            yield path
        elif _ADDRESS.match(path):
            yield place.problem(
                "address", "addresses are not fetched: save the page and give the file"
            )
        elif not path:
            yield place.problem("missing", "the path is empty: give a file, a folder or -")
        elif "\0" in path:
            yield place.problem("missing", "no file can have a NUL in its name: check the path")
        elif os.path.isdir(path):
            yield from _walk(path, seen)
        elif not os.path.lexists(path):
            yield place.problem("missing", "there is no such file or folder: check the path")
        elif not os.path.exists(path):
            yield place.problem("missing", "a symbolic link that leads nowhere: give its target")
        elif not os.path.isfile(path):
            yield place.problem("not a file", "a device or pipe: give a file, or use - for a pipe")
        else:
            yield from _once(path, seen)


def _walk(folder: str, seen: set[str]) -> Iterator[str | Problem]:
    """Files below ``folder`` in sorted order; a folder met again (by a link) is passed over."""
    pending = [folder]
    while pending:
        current = pending.pop()
        real = os.path.realpath(current)
        if real in seen:
            continue
        seen.add(real)
        try:
            entries = sorted(os.listdir(current))
        except OSError as error:
            yield Place(current).problem("unreadable", _why(error))
            continue
        names = set(entries)
        below: list[str] = []
        for name in entries:
            path = os.path.join(current, name)
            if name.startswith("."):
                continue
            if os.path.isdir(path):
                if not _is_assets(name, names):
                    below.append(path)
            elif not os.path.exists(path):
                yield Place(path).problem("missing", "a symbolic link that leads nowhere")
            elif not os.path.isfile(path):
                yield Place(path).problem("not a file", "a device or pipe: not read")
            elif reason := is_no_article(name):
                yield Place(path).problem("not an article", reason)
            elif _is_ours(path):
                yield Place(path).problem("not an article", "written by Variorum: not read")
            else:
                yield from _once(path, seen)
        pending.extend(reversed(below))


def _is_ours(path: str) -> bool:
    try:
        with open(path, "rb") as file:
            return is_own_output(file.read(2000))
    except OSError:
        return False  # whoever reads it says why


def _once(path: str, seen: set[str]) -> Iterator[str]:
    real = os.path.realpath(path)
    if real not in seen:
        seen.add(real)
        yield path


def _is_assets(name: str, siblings: set[str]) -> bool:
    match = _ASSETS.match(name)
    return match is not None and any(
        f"{match[1]}{suffix}" in siblings for suffix in (".html", ".htm")
    )


def _why(error: OSError) -> str:
    return f"{error.strerror or error}: check the permissions"
