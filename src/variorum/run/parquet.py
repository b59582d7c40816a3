"""Articles in Parquet files: the columns are the keys of an article's JSON."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from variorum.errors import UsageError
from variorum.packing import from_plain
from variorum.records import Article
from variorum.write.json import plain

ROWS = 500
"""Articles held in memory before they are written as a row group."""


def article_columns() -> list[Any]:
    """The columns of an article, as pyarrow's fields."""
    pa = arrow()
    text = pa.string()
    removed = pa.struct([("start", pa.int64()), ("end", pa.int64()), ("why", text)])
    date = pa.struct([("value", text), ("precision", text), ("origin", text)])
    shapes: dict[str, Any] = dict.fromkeys(Article.__slots__, text)
    shapes |= {
        "input": pa.struct([("path", text), ("id", text)]),
        "published": date,
        "completeness": pa.struct([("state", text), ("reason", text)]),
        "removed": pa.list_(removed),
    }
    return [pa.field(name, shape) for name, shape in shapes.items()]


def article_row(article: Article) -> dict[str, Any]:
    """The row of ``article``."""
    row: dict[str, Any] = plain(article)
    return row


def load_article(row: dict[str, Any]) -> Article:
    """The article of a row; other columns are passed over."""
    return from_plain(Article, row)


class RowWriter:
    """Writes rows to the Parquet file at ``path``, whole or not at all; use it in a ``with`` block.

    The same rows give the same bytes. ``path`` may be any address that fsspec knows. Memory holds
    ``ROWS`` rows.
    """

    def __init__(self, path: str, columns: Sequence[Any]) -> None:
        import fsspec

        self._arrow = arrow()
        self._schema = self._arrow.schema(columns)
        self._system, self._place = fsspec.core.url_to_fs(path)
        self._pending: list[dict[str, Any]] = []

    def __enter__(self) -> RowWriter:
        from pyarrow import parquet

        self._system.makedirs(posixpath.dirname(self._place), exist_ok=True)
        self._file = self._system.open(f"{self._place}.part", "wb")
        self._writer = parquet.ParquetWriter(self._file, self._schema, compression="zstd")
        return self

    def write(self, row: dict[str, Any]) -> None:
        """Add a row; its keys are the columns."""
        self._pending.append(row)
        if len(self._pending) == ROWS:
            self._flush()

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None and self._pending:
            self._flush()
        self._writer.close()
        self._file.close()
        if kind is None:
            self._system.mv(f"{self._place}.part", self._place)
        else:
            self._system.rm(f"{self._place}.part")

    def _flush(self) -> None:
        self._writer.write_table(self._arrow.Table.from_pylist(self._pending, self._schema))
        self._pending = []


def write_rows(path: str, columns: Sequence[Any], rows: Iterable[dict[str, Any]]) -> None:
    """Write ``rows`` to the Parquet file at ``path``, as ``RowWriter`` does."""
    with RowWriter(path, columns) as writer:
        for row in rows:
            writer.write(row)


def read_rows(path: str, columns: Sequence[str] | None = None) -> Iterator[dict[str, Any]]:
    """The rows of a Parquet file, in memory of one row group's part at a time."""
    arrow()
    import fsspec
    from pyarrow import parquet

    with fsspec.open(path, "rb") as file:
        for batch in parquet.ParquetFile(file).iter_batches(ROWS, columns=columns):
            yield from batch.to_pylist()


def arrow() -> Any:
    """The library pyarrow; raises ``UsageError`` where it is not installed."""
    try:
        import fsspec  # noqa: F401
        import pyarrow
    except ImportError as error:
        raise UsageError(
            "Parquet needs the packages pyarrow and fsspec: pip install '.[ray]' in the repository"
        ) from error
    return pyarrow
