"""Which words in marks belong to a report beside them."""

from __future__ import annotations

import pytest

from variorum.annotate.drafts import Draft
from variorum.annotate.marks import find_stretches
from variorum.annotate.merge import merge_drafts


@pytest.mark.parametrize(
    ("between", "taken"), [(" ", True), ("\n\n", False), ("\n", False)], ids=repr
)
def test_words_in_marks_go_on_with_a_report_in_their_own_paragraph(
    between: str, taken: bool
) -> None:
    text = f"Ruiz called Lang{between}“the right man for the ferries,” the letter read."
    bounds = [(0, len(text))] if taken else [(0, 16), (16 + len(between), len(text))]
    called = text.index("called")
    draft = Draft(((12, 16),), ((called, called + 6),), ((0, 4),), 1, "call", "obj", 0.9)
    (found,) = merge_drafts([], [draft], find_stretches(text, bounds), text)
    assert (found.content[-1][1] > 16) is taken
