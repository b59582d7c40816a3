from dataclasses import replace
from itertools import permutations

from variorum.read import distinct_ids, make_article
from variorum.records import Completeness, CompletenessState, Input, Removed

TEXT = "The quay at Sarn reopens in May, the port office said on Thursday."


def test_the_same_content_has_the_same_id_wherever_it_lies() -> None:
    first = make_article(TEXT, Input("a.txt"), outlet="Sarn Post")
    assert first.id == make_article(TEXT + "", Input("b/c.txt"), outlet="Sarn Post").id
    assert first.id != make_article(TEXT, Input("a.txt"), outlet="Orlo Wire").id
    assert first.id != make_article(TEXT, Input("a.txt", "own"), outlet="Sarn Post").id


def test_repeated_articles_get_ids_of_their_own_in_any_order() -> None:
    articles = [
        make_article(TEXT, Input("a.txt")),
        make_article(TEXT, Input("b.txt")),
        make_article(TEXT, Input("b.txt"), byline="Ada Pell"),
        make_article(TEXT + " More.", Input("c.txt")),
    ]
    by_order = []
    for order in permutations(articles):
        found = distinct_ids(order)
        assert len({article.id for article in found}) == 4
        assert [replace(article, id="") for article in found] == [
            replace(article, id="") for article in order
        ]
        by_order.append(sorted((a.input.path, a.byline or "", a.id) for a in found))
    assert all(order == by_order[0] for order in by_order)
    assert distinct_ids([articles[0]]) == [articles[0]]


def test_what_is_set_aside_never_overlaps() -> None:
    text = TEXT + "\n\nSubscribe to our newsletter for more."
    start = text.index("Subscribe")
    found = make_article(
        text, Input("a.txt"), removed=[Removed(start + 4, start + 20, "x"), Removed(0, 3, "y")]
    )
    ends = 0
    for part in found.removed:
        assert ends <= part.start < part.end <= len(found.text)
        ends = part.end


def test_what_a_file_says_of_itself_stands_unless_there_is_no_text() -> None:
    said = Completeness(CompletenessState.PAYWALLED, "the page says so")
    assert make_article(TEXT, Input("a"), completeness=said).completeness == said
    empty = make_article("", Input("a"), completeness=said).completeness
    assert empty.state is CompletenessState.EMPTY


def test_facts_are_one_line_each_and_storable() -> None:
    found = make_article(
        TEXT, Input("a"), title="Quay\n opens\ud800", outlet="  ", language="en_US"
    )
    assert (found.title, found.outlet, found.language) == ("Quay opens\ufffd", None, "en")
