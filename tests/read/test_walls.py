"""What a server gave in place of an article is no article."""

import pytest

from tests.read.samples import PARAGRAPHS
from tests.read.test_html import article, read
from variorum.records import Problem


def page(title: str, *lines: str) -> str:
    body = "".join(f"<p>{line}</p>" for line in lines)
    head = f"<html><head><title>{title}</title></head>"
    return f"{head}<body><article><h1>{title}</h1>{body}</article></body></html>"


@pytest.mark.parametrize(
    ("title", "line", "what"),
    [
        ("Page not found - Sarn Post", "Sorry, it may have been moved.", "no such page"),
        ("404", "The link you followed leads nowhere, it seems.", "no such page"),
        ("502 Bad Gateway", "The server of the Sarn Post did not answer.", "an error"),
        ("Access denied", "You have no leave to see this page of the Sarn Post.", "a refusal"),
        ("Just a moment...", "This may take a few seconds.", "robots"),
        ("sarn.example", "Please verify that you are not a robot.", "robots"),
        ("sarn.example", "Please enable JS and disable any ad blocker", "scripts"),
    ],
)
def test_a_page_in_place_of_the_article_is_a_problem_that_says_so(
    title: str, line: str, what: str
) -> None:
    (row,) = read(page(title, line, "Contact us if this goes on for long."))
    assert isinstance(row, Problem)
    assert what in row.message
    assert "save it" in row.message


@pytest.mark.parametrize(
    "title", ["Page not found: the lost diary of Sarn", "404 families to leave", "Forbidden fruit"]
)
def test_an_article_that_tells_of_such_things_is_read(title: str) -> None:
    assert article(page(title, *PARAGRAPHS, *PARAGRAPHS)).text


def test_a_notice_on_cookies_in_place_of_the_article_is_a_problem() -> None:
    (row,) = read(
        page(
            "Sarn Post",
            "We and our 612 partners store and/or access information on a device, such as cookies, "
            "and process personal data such as unique identifiers for personalised ads.",
            "With your permission we and our partners may use precise geolocation data.",
            "You can change your choices at any time, with a link at the foot of each page.",
        )
    )
    assert isinstance(row, Problem)
    assert "a notice on cookies, not an article" in row.message


def test_an_article_with_a_line_on_cookies_is_read() -> None:
    assert article(page("Sarn Post", *PARAGRAPHS, "We use cookies to store your choices.")).text
