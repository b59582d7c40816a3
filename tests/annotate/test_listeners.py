"""Whom something is told is no part of what is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from variorum.annotate.drafts import Draft
from variorum.annotate.listeners import without_listener
from variorum.annotate.parse import parse_article
from variorum.annotate.reading import READ
from variorum.models import Models
from variorum.records import Article


@pytest.fixture
def told(models: Models, article_of: Callable[..., Article]) -> Callable[[str, str], str]:
    """What is told behind "told" where ``content`` was read as it."""

    def run(text: str, content: str) -> str:
        parse = parse_article(article_of(text), models.parser)
        cue, start = text.index("told"), text.index(content)
        draft = Draft(((start, start + len(content)),), ((cue, cue + 4),), (), 0, "", READ)
        found = without_listener(draft, parse.doc, text)
        return " ".join(text[start:end] for start, end in found.content)

    return run


@pytest.mark.parametrize(
    ("text", "read", "content"),
    [
        (
            "Jane Lund told the court Varga had gambled the money away.",
            "the court Varga had gambled the money away",
            "Varga had gambled the money away",
        ),
        ("The nurse told colleagues Varga was not well.", "was not well", "Varga was not well"),
        ("Lund told the Lora Times ministers knew it.", "knew it", "ministers knew it"),
        ("The aide told him Varga knew of it.", "him Varga knew of it", "Varga knew of it"),
    ],
)
def test_the_content_begins_behind_the_listener(
    told: Callable[[str, str], str], text: str, read: str, content: str
) -> None:
    assert told(text, read) == content


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Lund told police to leave the harbour.", "police to leave the harbour"),
        ("Lund told the court the truth.", "the truth"),
        ("Lund told reporters Thursday that it was over.", "that it was over"),
        ("Lund told reporters Thursday night his side had lost.", "his side had lost"),
        ("Lund told reporters that it was over.", "that it was over"),
        ("Lund told her husband had left.", "her husband had left"),
        ("Lund told the jury the gates had failed.", "the gates had failed"),
    ],
)
def test_other_contents_stay(told: Callable[[str, str], str], text: str, read: str) -> None:
    assert told(text, read) == read


def test_whoever_is_reminded_is_no_part_of_it(
    models: Models, article_of: Callable[..., Article]
) -> None:
    text = "Lund reminded reporters Friday his side had lost."
    doc = parse_article(article_of(text), models.parser).doc
    draft = Draft(((14, len(text) - 1),), ((5, 13),), (), 0, "", READ)
    ((start, end),) = without_listener(draft, doc, text).content
    assert text[start:end] == "his side had lost"
