"""A cue that ends its sentence reports all that stands before it."""

from collections.abc import Callable

import pytest

from variorum.annotate.drafts import Draft
from variorum.annotate.parse import parse_article
from variorum.annotate.trailing import with_whole_lead
from variorum.models import Models
from variorum.read.article import make_article
from variorum.records import Annotated, Basis, Input
from variorum.spans import words_of


def mended(models: Models, text: str, content: str, cue: str, source: str) -> list[str]:
    """The content after the mend, of a draft with these words."""

    def place(words: str) -> tuple[tuple[int, int], ...]:
        start = text.index(words)
        return ((start, start + len(words)),)

    doc = parse_article(make_article(text, Input("test")), models.parser).doc
    draft = Draft(place(content), place(cue), place(source), 0, "", "read")
    return [text[start:end] for start, end in with_whole_lead(draft, doc, text).content]


@pytest.mark.parametrize(
    ("whole", "content", "source", "cue", "rest"),
    [
        (
            "Mayor Osei had sold the quay, despite doubts about the price",
            "doubts about the price",
            "the Kelder Post",
            "reported",
            " on Monday.",
        ),
        (
            "A deal is near, with both sides ready to sign",
            "with both sides ready to sign",
            "two diplomats",
            "told",
            " the Lantern.",
        ),
        (
            "The mayor has resigned, hours after police raided her house",
            "The mayor has resigned",
            "the Norland Times",
            "has reported",
            ".",
        ),
        (
            "The talks collapsed after the envoy left, leaving the town without water",
            "giving a source",
            "the agency",
            "reported",
            ", without giving a source.",
        ),
    ],
)
def test_the_clause_before_a_phrase_is_reported_with_it(
    models: Models, whole: str, content: str, source: str, cue: str, rest: str
) -> None:
    text = f"{whole}, {source} {cue}{rest}"
    assert mended(models, text, content, cue, source) == [whole]


@pytest.mark.parametrize(
    ("text", "content", "cue", "source"),
    [
        (
            "The mayor left in May, and she will return in June, her aide said.",
            "she will return in June",
            "said",
            "her aide",
        ),
        (
            "In Port Salen, police said the bridge was closed.",
            "the bridge was closed",
            "said",
            "police",
        ),
        ("When the river rose, Osei called for calm.", "calm", "called for", "Osei"),
        (
            "That did not please the engineers, who blamed the mayor.",
            "the mayor",
            "blamed",
            "who",
        ),
        (
            "The bridge, which was built in 1950, will close, according to Osei.",
            "will close",
            "according to",
            "Osei",
        ),
    ],
)
def test_another_clause_is_left_as_it_is(
    models: Models, text: str, content: str, cue: str, source: str
) -> None:
    assert mended(models, text, content, cue, source) == [content]


def test_a_claim_ends_before_the_outlet_that_is_passed_on(
    annotated_of: Callable[..., Annotated],
) -> None:
    told = annotated_of(
        "Three bridges were closed, including one in Port Salen, the Norland Times reported on "
        "Thursday, citing two officials."
    )
    (claim,) = told.claims
    assert words_of(claim.span) == "Three bridges were closed, including one in Port Salen"
    assert claim.basis is Basis.NAMED
    types = {words_of(q.content): q.type for q in told.quotations}
    assert types["two officials"] is None
