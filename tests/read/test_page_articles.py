"""A page with several articles gives the one it is about, and says what it left."""

from tests.read.samples import BODY, PARAGRAPHS
from tests.read.test_html import read
from variorum.records import Article, Problem

OTHER = (
    "The council of Orlo voted on Monday to close the mill road to lorries from May on.",
    "Shop owners on the road plan to sue, and say that they were not asked before the vote.",
)


def page(title: str, *articles: tuple[str, str]) -> str:
    parts = "".join(f"<article><h1>{h}</h1>{body}</article>" for h, body in articles)
    return f"<html><head><title>{title}</title></head><body>{parts}</body></html>"


def test_the_article_of_the_title_is_read_and_the_one_loaded_below_it_named() -> None:
    other = "".join(f"<p>{words}</p>" for words in OTHER)
    first, second = ("Mill road to close", other), ("Harbour deal signed", BODY)
    for articles in ((first, second), (second, first)):
        rows = read(page("Harbour deal signed | Sarn Post", *articles))
        (found,) = [row for row in rows if isinstance(row, Article)]
        (said,) = [row for row in rows if isinstance(row, Problem)]
        assert PARAGRAPHS[0] in found.text
        assert OTHER[0] not in found.text
        assert said.kind == "several articles"
        assert "not “Mill road to close”" in said.message


def test_of_very_many_articles_one_is_read() -> None:
    other = ("Mill road to close", "".join(f"<p>{words}</p>" for words in OTHER))
    rows = read(page("Harbour deal signed", ("Harbour deal signed", BODY), *[other] * 80))
    (found,) = [row for row in rows if isinstance(row, Article)]
    (said,) = [row for row in rows if isinstance(row, Problem)]
    assert OTHER[0] not in found.text
    assert "holds 81 articles" in said.message
    assert "and 75 more" in said.message


def test_teasers_below_an_article_are_no_articles() -> None:
    teaser = ("Mill road to close", "<p>The council voted.</p>")
    rows = read(page("Harbour deal signed", ("Harbour deal signed", BODY), teaser))
    assert [type(row) for row in rows] == [Article]


def test_a_short_page_keeps_its_paragraphs_apart() -> None:
    body = "<p>By Ana Ruiz</p>" + "".join(f"<p>{words}</p>" for words in OTHER)
    (found,) = read(page("Sarn Post", ("Mill road to close", body)))
    assert isinstance(found, Article)
    assert found.text.split("\n\n") == ["Mill road to close", "By Ana Ruiz", *OTHER]
