"""A pool of processes on one machine; each loads the models once."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable, Iterator

from variorum.models import Models
from variorum.pipeline import Mapper, prepare
from variorum.records import Annotated, Article, Problem

_models: Models | None = None
"""The models of a worker process, set when it starts; unused in the parent."""


def prepare_in_pool(workers: int) -> Mapper:
    """A mapper that prepares articles in ``workers`` processes, results in the order given."""

    def mapper(articles: Iterable[Article]) -> Iterator[Annotated | Problem]:
        context = multiprocessing.get_context("spawn")
        with context.Pool(workers, initializer=_start) as pool:
            yield from pool.imap(_prepare, articles, chunksize=4)

    return mapper


def _start() -> None:
    global _models
    _models = Models()


def _prepare(article: Article) -> Annotated | Problem:
    assert _models is not None
    return prepare(article, _models)
