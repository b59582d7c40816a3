"""Where something was found, and the problem rows that name it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from variorum.records import Article, Input, Problem


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the input: the path as given and, inside it, a line, an item or a record."""

    path: str
    where: str = ""

    def at(self, where: str) -> Place:
        """The same file, at ``where``.

        >>> Place("news.jsonl").at("line 7").problem("not JSON", "skipped").message
        'line 7: skipped'
        """
        return replace(self, where=where)

    def source(self, own_id: str | None = None) -> Input:
        """The input of an article found here, with the caller's own id if it had one."""
        return Input(self.path, own_id)

    def guarded(self, items: Iterable[Article | Problem]) -> Iterator[Article | Problem]:
        """What is read here; whatever goes wrong is a row of its own, and the rest goes on.

        What the disk or a damaged archive does (``OSError``) concerns the whole file.
        """
        try:
            yield from items
        except OSError:
            raise
        except Exception as error:
            why = f"{type(error).__name__}: {error}"[:120]
            yield self.problem("failed", f"could not be read ({why}): report it, please")

    def problem(self, kind: str, message: str) -> Problem:
        """A problem row; the message says what is wrong and what to do."""
        return Problem(
            self.path, "read", kind, f"{self.where}: {message}" if self.where else message
        )
