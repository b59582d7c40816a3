"""Words, beliefs, knowledge and wills are told apart from mere deeds."""

from __future__ import annotations

import pytest

from variorum import records
from variorum.annotate import annotate_article
from variorum.models import Models
from variorum.read.article import make_article
from variorum.records import AttributionType, Input, Quotation

ASSERTION, BELIEF = AttributionType.ASSERTION, AttributionType.BELIEF
FACT, EVENTUALITY = AttributionType.FACT, AttributionType.EVENTUALITY


def _quotations(text: str, models: Models) -> tuple[Quotation, ...]:
    return annotate_article(make_article(text, Input("a.txt")), models).quotations


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Mayor Ilse Brandt said that the ferry would sail on Monday.", ASSERTION),
        ("The ferry will sail on Monday, according to Mayor Ilse Brandt.", ASSERTION),
        ("“The ferry will sail on Monday,” Mayor Ilse Brandt said.", ASSERTION),
        ("Mayor Ilse Brandt made it clear that the ferry would sail on Monday.", ASSERTION),
        ("Mayor Ilse Brandt claims to have won the support of the guild.", ASSERTION),
        ("Mayor Ilse Brandt believes that the ferry will sail on Monday.", BELIEF),
        ("Mayor Ilse Brandt feared that the ferry would not sail at all.", BELIEF),
        ("Mayor Ilse Brandt realized that the ferry would not sail at all.", FACT),
        ("Mayor Ilse Brandt wants the ferry to sail on Monday.", EVENTUALITY),
        ("Mayor Ilse Brandt told the captain to sail on Monday.", EVENTUALITY),
        ("Mayor Ilse Brandt promised to reopen the harbour by Monday.", EVENTUALITY),
        ("Mayor Ilse Brandt promised that the ferry would sail on Monday.", ASSERTION),
        ("The ledger shows that the ferry sailed on Monday.", ASSERTION),
    ],
)
def test_the_word_that_attributes_decides(text: str, kind: AttributionType, models: Models) -> None:
    (found,) = _quotations(text, models)
    assert found.type is kind


def test_a_direct_quotation_is_an_assertion_whatever_its_cue(models: Models) -> None:
    (found,) = _quotations("“We shall not pay a penny,” Ilse Brandt believes.", models)
    assert found.type is ASSERTION


DEEDS = (
    "The Republic of Norland currently bans the sale of the drug. Courts had consistently blocked "
    "enforcement of laws that ban fishing before dawn. Red districts have passed stricter by-laws "
    "that often do not allow for exceptions. The mayor also thumbed his nose at the guild."
)


def test_no_claim_rests_on_a_deed(models: Models) -> None:
    found = annotate_article(make_article(DEEDS, Input("a.txt")), models)
    deeds = {quotation.id for quotation in found.quotations if quotation.type is None}
    assert all(quotation.type is not ASSERTION for quotation in found.quotations)
    assert found.claims
    assert not deeds & {claim.said_in for claim in found.claims}
    assert {claim.basis for claim in found.claims} == {records.Basis.OUTLET}
