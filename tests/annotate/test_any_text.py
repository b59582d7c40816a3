"""Whatever the text, annotation ends, and every finding rests on the exact characters."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from variorum.annotate import annotate_article
from variorum.models import Models
from variorum.records import Annotated, Article
from variorum.spans import is_orphaned, pieces_of

PARTS = [
    *["“", "”", '"', "'", "‘", "’", "«", "»", "„", "…", "—", ":", ",", ".", "?", "!", "(", ")"],
    *["\n", "\n\n", "\t", " ", "\u200b", "\u202e", "\ufeff", "\x00", "😀", "é", "İ", "\u2028"],
    *["said", "told", "that", "according to", "Mayor", "Tova Lindqvist", "Lindqvist", "she", "it"],
    *["the ministry", "The talks", "failed", "will", "not", "14", "villages", "on Monday", "U.S."],
    *["plans to", "resign", "is expected to", "may", "would", "if", "is scheduled for"],
    *["last", "31 April", "two weeks", "ago", "7:15", "p.m.", "1998", "every"],
    *[
        "reportedly",
        "asked",
        "whether",
        "Photo:",
        "Read also:",
        "<script>",
        "{{",
        "http://x.example",
    ],
]


def spans_of(found: Annotated) -> list:
    spans = [sentence.span for sentence in found.sentences]
    spans += [mention for actor in found.actors for mention in actor.mentions]
    spans += [claim.span for claim in found.claims]
    spans += [time.span for time in found.times]
    for told in found.expectations:
        spans += [told.span, told.act, *told.cues, *([told.source] if told.source else [])]
    for quotation in found.quotations:
        spans += [s for s in (quotation.content, quotation.cue, quotation.source) if s]
    return spans


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(parts=st.lists(st.sampled_from(PARTS), max_size=60), glue=st.sampled_from(["", " "]))
def test_any_mixture_of_marks_and_words_is_annotated(
    parts: list[str], glue: str, models: Models, article_of: Callable[..., Article]
) -> None:
    article = article_of(glue.join(parts))
    found = annotate_article(article, models)
    for span in spans_of(found):
        assert not is_orphaned(span, article)
        bounds = [edge for piece in pieces_of(span) for edge in piece]
        assert bounds == sorted(bounds)
        assert span.start <= bounds[0] <= bounds[-1] <= span.end
    known = {quotation.id for quotation in found.quotations}
    assert len(known) == len(found.quotations)
    assert {q.inside for q in found.quotations} - {None} <= known
    assert all(q.speaker or q.why for q in found.quotations)


@pytest.mark.parametrize(
    "text",
    [
        "“" * 3000,
        "\"'" * 3000,
        "said " * 2000,
        "“It is,” she said. " * 500,
        "(" * 3000 + ")" * 3000,
        "A" * 50_000,
        "A. " * 3000,
        "that she said that he said " * 200,
        "\n" * 20_000,
        "The Lang " * 2000,
    ],
    ids=[
        *["open", "mixed", "said", "quotes", "brackets", "word", "initials", "nested", "lines"],
        "capitals",
    ],
)
def test_hostile_repetition_does_not_blow_up(
    text: str, models: Models, article_of: Callable[..., Article]
) -> None:
    article = article_of(text)
    found = annotate_article(article, models)
    assert not [span for span in spans_of(found) if is_orphaned(span, article)]
