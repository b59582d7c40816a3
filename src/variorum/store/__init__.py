"""The memory of a desk: articles, stories and findings in one SQLite file."""

from __future__ import annotations

from variorum.store.store import Store, open_store

__all__ = ["Store", "open_store"]
