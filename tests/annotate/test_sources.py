"""A source is a whole noun phrase, and never whoever was told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from variorum.annotate.drafts import Draft
from variorum.annotate.parse import parse_article
from variorum.annotate.reading import READ
from variorum.annotate.sources import with_right_source
from variorum.models import Models
from variorum.records import Article


@pytest.fixture
def source_of(models: Models, article_of: Callable[..., Article]) -> Callable[..., str]:
    """The source that a draft of these words has in the end."""

    def run(text: str, source: str, cue: str, content: str) -> str:
        parse = parse_article(article_of(text), models.parser)
        one, two, three = (
            ((text.index(words), text.index(words) + len(words)),)
            for words in (content, cue, source)
        )
        found = with_right_source(Draft(one, two, three, 0, "", READ), parse.doc, text)
        return " ".join(text[start:end] for start, end in found.source)

    return run


def test_a_source_begins_and_ends_with_its_compound(source_of: Callable[..., str]) -> None:
    text = "The ferry sank at noon, coast guard officials told the Lantern late on Friday."
    for cut in ("officials", "guard officials", "coast", "coast guard"):
        assert source_of(text, cut, "told", "The ferry sank at noon") == "coast guard officials"


def test_the_day_before_a_name_is_no_part_of_it(source_of: Callable[..., str]) -> None:
    text = "On Sunday Harbour Minister Karl Lang said he was planning to leave."
    found = source_of(text, "Sunday Harbour Minister Karl Lang", "said", "he was planning")
    assert found == "Harbour Minister Karl Lang"


def test_whoever_was_told_says_nothing(source_of: Callable[..., str]) -> None:
    text = "Karl Lang was instructed that he could only travel in Norland."
    assert source_of(text, "Karl Lang", "was instructed", "that he could") == ""
    text = "Karl Lang was told by the mayor that he could only travel in Norland."
    assert source_of(text, "Karl Lang", "was told", "that he could") == "the mayor"
    text = "“I live there,” Ruiz answered when asked why she trusts the dyke."
    assert source_of(text, "Ruiz", "asked", "why she trusts") == ""


def test_whoever_tells_or_asks_keeps_the_word(source_of: Callable[..., str]) -> None:
    text = "Karl Lang told the council that the dyke was old."
    assert source_of(text, "Karl Lang", "told", "that the dyke") == "Karl Lang"
    text = "When Lang asked why the dyke broke, Ruiz left."
    assert source_of(text, "Lang", "asked", "why the dyke broke") == "Lang"
