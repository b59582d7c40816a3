"""The same pipeline in one process or in several; adds no analysis."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator

from variorum.collate.relations import ALL_FROM, SHOWN_FROM
from variorum.errors import UsageError
from variorum.models import Models
from variorum.pipeline import (
    Comparison,
    Mapper,
    Paths,
    Task,
    collate_articles,
    default_models,
    in_this_process,
    read,
)
from variorum.records import Annotated, Article
from variorum.run.pool import in_pool

__all__ = ["Progress", "choose_mapper", "compare", "reporting"]

Progress = Callable[[int, int], None]
"""Called with the number of articles done and the number there are."""

POOL_PAYS_FROM = 40
"""Articles from which several processes are faster than one.

A worker needs two to three seconds to load the models; one process annotates four to five
articles of 500 words a second, so two break even at about 25.
"""


def compare(
    paths: Paths,
    *,
    workers: int | None = 1,
    progress: Progress | None = None,
    research: bool = True,
    all_conflicts: bool = False,
) -> Comparison:
    """Read ``paths``, annotate every article and collate them as one story.

    ``workers`` is the number of processes that annotate (``None``: as many as pay); the result
    does not depend on it. Without ``research``, heads whose training data is for research only
    are switched off. ``all_conflicts`` keeps those that are more likely than not, not only the
    sure ones. Raises ``InputError`` where no article could be read at all.
    """
    models = default_models(research)
    articles = read(paths)
    mapper = choose_mapper(workers, len(articles), models)
    if progress:
        mapper = reporting(mapper, progress, len(articles))
    least = ALL_FROM if all_conflicts else SHOWN_FROM
    return collate_articles(articles, mapper, models, least)


def choose_mapper(workers: int | None, articles: int, models: Models) -> Mapper:
    """The mapper for ``workers`` processes; raises ``UsageError`` for fewer than one."""
    if workers is None:
        workers = (os.cpu_count() or 1) if articles >= POOL_PAYS_FROM else 1
    if workers < 1:
        raise UsageError(f"workers must be 1 or more, not {workers}")
    return in_this_process(models) if workers == 1 else in_pool(workers, models.research)


def reporting(mapper: Mapper, progress: Progress, total: int) -> Mapper:
    """``mapper``, telling ``progress`` after each article."""

    def reported(task: Task, articles: Iterable[Article]) -> Iterator[Annotated]:
        for done, item in enumerate(mapper(task, articles), start=1):
            progress(done, total)
            yield item

    return reported
