"""The error tree.

::

    VariorumError            anything Variorum says no to
    ├── InputError           an input that cannot be read (what, which, what to do)
    │   └── UsageError       a call that cannot mean anything (no path, an address, a bad option)
    ├── SpanError            offsets that do not fit their text
    ├── ModelError           weights that are missing or not the pinned ones
    ├── OutputError          an output that cannot be written
    └── StoreError           a database that cannot be opened, read or written

One bad input among several is never raised: it becomes a ``Problem`` row.
"""

from __future__ import annotations


class VariorumError(Exception):
    """Anything Variorum says no to; the message says what, where and what to do."""


class InputError(VariorumError):
    """An input that cannot be read."""

    def __init__(self, message: str, kind: str = "unreadable") -> None:
        super().__init__(message)
        self.kind = kind


class UsageError(InputError):
    """A call that cannot mean anything."""


class SpanError(VariorumError):
    """Offsets that do not fit their text."""


class ModelError(VariorumError):
    """Weights that are missing or not the pinned ones."""


class OutputError(VariorumError):
    """An output that cannot be written."""


class StoreError(VariorumError):
    """A database that cannot be opened, read or written."""
