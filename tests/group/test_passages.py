"""What a reprint has from another article, and what it changed."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from variorum.group.passages import shared_passages, what_changed
from variorum.read import make_article
from variorum.records import Article, Input

WIRE = (
    "The mayor of Lora resigned on Monday after engineers found cracks in the old dam above the "
    "town, officials said. Ana Ruiz told the council that she could no longer defend the delay. "
)
OWN = (
    "In the market square nobody was surprised. Traders had read the letter weeks ago, pinned to "
    "the door of the town hall, and a few of them clapped when she came out without her chain. "
)


def test_paragraphs_of_an_agency_inside_a_longer_piece(article_of: Callable[..., Article]) -> None:
    wire, piece = article_of(WIRE), article_of(OWN + WIRE.replace("old dam", "dam") + OWN)
    (passage,) = shared_passages(wire, piece)
    assert passage.a.exact.startswith("The mayor of Lora")
    assert passage.b.exact.endswith("defend the delay")
    assert passage.words == len(WIRE.split()) - 1
    assert piece.text[passage.b.start : passage.b.end] == passage.b.exact


def test_a_quotation_that_both_heard_is_no_passage(article_of: Callable[..., Article]) -> None:
    said = '"We could no longer defend the delay," she said. '
    assert shared_passages(article_of(WIRE + said), article_of(OWN + said)) == ()


def test_what_a_copy_changed(article_of: Callable[..., Article]) -> None:
    copy = article_of(WIRE.replace("on Monday", "late on Monday").replace("officials", "it was"))
    edits = what_changed(article_of(WIRE), copy)
    assert [(e.original and e.original.exact, e.copy and e.copy.exact) for e in edits] == [
        (None, "late"),
        ("officials", "it was"),
    ]


def test_the_same_words_are_no_change(article_of: Callable[..., Article]) -> None:
    assert what_changed(article_of(WIRE), article_of(WIRE.upper())) == ()
    assert what_changed(article_of(""), article_of("")) == ()


def test_what_was_removed_is_not_compared(article_of: Callable[..., Article]) -> None:
    appeal = "\n\nIf you value independent news from the valley, please donate today.\n\n"
    with_appeal = article_of(WIRE.strip() + appeal + OWN.strip())
    without = article_of(WIRE.strip() + "\n\n" + OWN.strip())
    assert with_appeal.removed
    assert what_changed(without, with_appeal) == ()


@given(st.text(alphabet="ab cé.\n", max_size=120), st.text(alphabet="ab cé.\n", max_size=120))
def test_every_span_holds_its_words_whatever_the_texts(one: str, other: str) -> None:
    a, b = (make_article(text, Input(text)) for text in (one, other))
    for edit in what_changed(a, b):
        for article, span in ((a, edit.original), (b, edit.copy)):
            assert span is None or article.text[span.start : span.end] == span.exact
    for passage in shared_passages(a, b):
        assert a.text[passage.a.start : passage.a.end] == passage.a.exact
        assert b.text[passage.b.start : passage.b.end] == passage.b.exact


def test_one_word_a_hundred_thousand_times_takes_no_long(
    article_of: Callable[..., Article],
) -> None:
    article = article_of("dam " * 100_000)
    (passage,) = shared_passages(article, article)
    assert passage.words == 5_000
    assert what_changed(article, article) == ()
