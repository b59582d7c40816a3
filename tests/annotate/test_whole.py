"""Contents are filled and ended where their syntax says so."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from variorum.annotate.drafts import Draft
from variorum.annotate.parse import parse_article
from variorum.annotate.reading import READ
from variorum.annotate.whole import whole_contents
from variorum.models import Models
from variorum.records import Article

Mend = Callable[..., str]


@pytest.fixture
def mend(models: Models, article_of: Callable[..., Article]) -> Mend:
    """The content, pieces parted by a bar, of one draft among ``others`` (cues) made whole."""

    def run(text: str, cue: str, content: str, *others: str) -> str:
        parse = parse_article(article_of(text), models.parser)

        def at(words: str) -> tuple[tuple[int, int], ...]:
            starts = ((text.index(part), len(part)) for part in words.split(" | "))
            return tuple((start, start + size) for start, size in starts)

        head = next(t.i for t in parse.doc if t.idx == text.index(cue))
        draft = Draft(at(content), at(cue), (), head, "", READ)
        more = [Draft(at(other), at(other), (), head, "", READ) for other in others]
        found = whole_contents([draft, *more], parse)[0]
        return " | ".join(text[start:end] for start, end in found.content)

    return run


def test_an_end_amid_a_phrase_moves_to_its_end(mend: Mend) -> None:
    text = "Ruiz learned that two sailors had accused him of fraud."
    read = "that two sailors had accused him of"
    assert mend(text, "learned", read) == "that two sailors had accused him of fraud"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            "Lang alleged that a ring involving senior party officials is operating out of Brask.",
            "that a ring involving senior party",
        ),
        (
            "Lang said that the mayor praised women whose courage seems rare.",
            "that the mayor praised women whose courage",
        ),
    ],
)
def test_an_end_before_the_verb_of_its_last_words_moves_behind_that(
    mend: Mend, text: str, read: str
) -> None:
    cue = "alleged" if "alleged" in text else "said"
    assert mend(text, cue, read) == text[text.index("that") : -1]


def test_a_hole_that_is_nobodys_is_filled(mend: Mend) -> None:
    text = "Ruiz said the council would raise and then freeze the toll."
    read = "the council would raise | the toll"
    assert mend(text, "said", read) == "the council would raise and then freeze the toll"


def test_a_hole_with_a_cue_in_it_stays(mend: Mend) -> None:
    text = "The council would raise, Lang added quickly, the toll, Ruiz said."
    read = "The council would raise | the toll"
    assert mend(text, "said", read, "added") == read


@pytest.mark.parametrize(
    ("text", "cue", "read"),
    [
        ("Rumours that he would go swept the town.", "Rumours", "that he would go"),
        ("The mill said it had sold\n\nthe yard.", "said", "it had sold"),
    ],
)
def test_what_is_whole_stays(mend: Mend, text: str, cue: str, read: str) -> None:
    assert mend(text, cue, read) == read


def test_a_condition_before_the_cue_is_part_of_what_it_decides(mend: Mend) -> None:
    text = "If the council refuses to pay, Lang said, the ferry to Brask will close."
    told = "the ferry to Brask will close"
    assert mend(text, "said", told) == f"If the council refuses to pay | {told}"
    asked = "If asked, Lang said that he likes the ferry."
    assert mend(asked, "said", "he likes the ferry") == "he likes the ferry"
