"""Tasks for the pool that misbehave on purpose (a module, so that a worker can import it)."""

import os

from variorum.models import Models
from variorum.pipeline import annotate_or_explain
from variorum.records import Annotated, Article


def die_on_poison(article: Article, models: Models) -> Annotated:
    """End the whole process, as the kernel does when memory runs out."""
    if "poison" in article.text:
        os._exit(9)
    return annotate_or_explain(article, models)


def raise_on_poison(article: Article, models: Models) -> Annotated:
    """Fail inside the analysis."""
    broken = models if "poison" not in article.text else None
    return annotate_or_explain(article, broken)  # type: ignore[arg-type]
