"""The subject before an inserted cue belongs to what is said."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from variorum.annotate.drafts import Draft
from variorum.annotate.parse import parse_article
from variorum.annotate.reading import READ
from variorum.annotate.set_apart import with_subject
from variorum.models import Models
from variorum.records import Article


@pytest.fixture
def mend(models: Models, article_of: Callable[..., Article]) -> Callable[..., tuple[str, str]]:
    """Source and content of a draft of these words, mended."""

    def run(text: str, source: str, content: str) -> tuple[str, str]:
        parse = parse_article(article_of(text), models.parser)
        at = [(text.index(words), text.index(words) + len(words)) for words in (source, content)]
        cue = text.index("said")
        draft = Draft((at[1],), ((cue, cue + 4),), (at[0],), 0, "", READ)
        found = with_subject(draft, parse.doc, text)
        return tuple(
            " ".join(text[start:end] for start, end in pieces)
            for pieces in (found.source, found.content)
        )  # type: ignore[return-value]

    return run


def test_the_subject_before_the_cue_does_not_speak(mend: Callable[..., tuple[str, str]]) -> None:
    text = "Ana Ruiz, Piotr Lang said on Sunday, was not ready to lead the council."
    wanted = ("Piotr Lang", "Ana Ruiz was not ready to lead the council")
    assert mend(text, "Ana Ruiz, Piotr Lang", "was not ready to lead the council") == wanted
    assert mend(text, "Piotr Lang", "was not ready to lead the council") == wanted


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Ana Ruiz, a lawyer, said the plan was dead.", "Ana Ruiz, a lawyer,", "the plan was dead"),
        ("Ana Ruiz said on Sunday, was told.", "Ana Ruiz", "was told"),
    ],
)
def test_a_description_beside_the_name_stays(
    mend: Callable[..., tuple[str, str]], text: str, source: str, content: str
) -> None:
    assert mend(text, source, content) == (source, content)
