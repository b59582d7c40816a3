"""The same pipeline in one process or in several; adds no analysis."""

from __future__ import annotations

from variorum.pipeline import (
    Comparison,
    Paths,
    collate_articles,
    default_models,
    prepare_serially,
    read,
)
from variorum.run.pool import prepare_in_pool

__all__ = ["compare"]


def compare(paths: Paths, *, workers: int = 1) -> Comparison:
    """Read ``paths``, annotate every article and collate them as one story.

    ``workers`` is the number of processes that annotate; the result does not depend on it.
    Raises ``InputError`` where no article could be read at all.
    """
    models = default_models()
    mapper = prepare_serially(models) if workers == 1 else prepare_in_pool(workers)
    return collate_articles(read(paths), mapper, models)
