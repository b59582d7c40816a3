"""Where something was found, and the problem rows that name it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from variorum.records import Input, Problem


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

    def problem(self, kind: str, message: str) -> Problem:
        """A problem row; the message says what is wrong and what to do."""
        return Problem(
            self.path, "read", kind, f"{self.where}: {message}" if self.where else message
        )
