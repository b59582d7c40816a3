"""What every test may ask for: the models, loaded once, and articles made from text."""

from collections.abc import Callable
from pathlib import Path

import pytest

from variorum.models import Models
from variorum.read import make_article
from variorum.records import Annotated, Article, Input

EXAMPLES = Path(__file__).parent.parent / "examples"


@pytest.fixture(scope="session")
def models() -> Models:
    return Models()


@pytest.fixture(scope="session")
def article_of() -> Callable[..., Article]:
    def make(text: str, path: str = "test.txt", **known: object) -> Article:
        return make_article(text, Input(path), **known)  # type: ignore[arg-type]

    return make


@pytest.fixture(scope="session")
def annotated_of(models: Models, article_of: Callable[..., Article]) -> Callable[..., Annotated]:
    from variorum.annotate import annotate_article

    def make(text: str, path: str = "test.txt", **known: object) -> Annotated:
        return annotate_article(article_of(text, path, **known), models)

    return make
