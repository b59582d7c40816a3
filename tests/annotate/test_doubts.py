"""What looks like a report and is none."""

import pytest

from variorum.annotate.doubts import is_question
from variorum.annotate.drafts import Draft
from variorum.annotate.parse import parse_article
from variorum.annotate.quotations import find_quotations
from variorum.models import Models
from variorum.read.article import make_article
from variorum.records import Input, Quotation


def found_in(models: Models, text: str) -> list[Quotation]:
    return find_quotations(parse_article(make_article(text, Input("test")), models.parser))


@pytest.mark.parametrize(
    "text",
    [
        "Pike spent the evening nursing a grievance.",
        "The council voted to close the bridge.",
        "Nobody remembers what the engineer said.",
        "The mayor had been warned about the deck.",
        "Olsen was asked to mediate.",
        "The bill is unlikely to pass.",
        "The talks seem to have stalled.",
        "It remains to be seen whether the bridge holds.",
        "Charges that the mayor lied spread quickly.",
        "The governor vetoed a similar bill in 2012.",
        "The storm threatens to close the bridge.",
        "Olsen failed to disclose her debts.",
        "The aide asked not to be named.",
    ],
)
def test_deeds_and_states_are_no_reports(models: Models, text: str) -> None:
    assert found_in(models, text) == []


@pytest.mark.parametrize(
    ("text", "cue", "asked"),
    [
        ("What did Lang say about the ferry?", "did say", True),
        ("Did Ruiz say the dyke would hold?", "say", True),
        ("Who said the dyke would hold?", "said", True),
        ("Ruiz said the dyke would hold.", "said", False),
        ("Why not, Ruiz asked?", "asked", False),
        ("Not only did Ruiz say it would hold -- why not?", "say", False),
        ("“Did Lang lie?” Ruiz asked.", "asked", False),
    ],
)
def test_a_question_reports_nothing(models: Models, text: str, cue: str, asked: bool) -> None:
    doc = parse_article(make_article(text, Input("test")), models.parser).doc
    at = text.index(cue.split()[-1])
    draft = Draft(((0, 1),), ((at, at + len(cue.split()[-1])),), (), 0, "", "read")
    assert is_question(draft, doc) is asked
