"""A live page is one text: its key points and its posts, each under its heading."""

import pytest

from tests.read.samples import PARAGRAPHS
from tests.read.test_html import article
from variorum.read.live_page import is_live

POINTS = (
    "Veldmoor and Sarn have signed the harbour agreement.",
    "The minister has arrived in Sarn.",
    "Dredging is to begin in May.",
)
HEADINGS = "Minister arrives", "Voss speaks", "The state will pay", "What comes next"


def live(post: str, title: str = "Harbour deal – live updates", declared: bool = False) -> str:
    points = "".join(f"<li>{point}</li>" for point in POINTS)
    posts = "".join(post.format(h, p) for h, p in zip(HEADINGS, PARAGRAPHS, strict=True))
    block = '<script type="application/ld+json">{"@type": "LiveBlogPosting"}</script>'
    return (
        f"<html><head><title>{title}</title>{block * declared}</head><body><nav><ul><li>"
        f'<a href="/">News</a></li></ul></nav><main><h1>{title}</h1><div class="summary">'
        f"<h2>Key points</h2><ul>{points}</ul></div><div>{posts}</div></main>"
        '<aside><article><h3><a href="/9">Marrow wins prize</a></h3></article></aside></body>'
        "</html>"
    )


@pytest.mark.parametrize(
    "post",
    [
        "<article><time>11.05</time><h2>{}</h2><p>{}</p></article>",
        '<article><h2>{}</h2><div class="article-body"><p>{}</p></div></article>',
        "<ol><li><article><header><h3>{}</h3></header><div><p>{}</p></div></article></li></ol>",
        "<section><h3>{}</h3><p>{}</p></section>",
    ],
)
def test_key_points_headings_and_posts_are_all_there(post: str) -> None:
    lines = article(live(post)).text.split("\n\n")
    posts = [line for pair in zip(HEADINGS, PARAGRAPHS, strict=True) for line in pair]
    assert [line for line in lines if line in (*POINTS, *posts)] == [*POINTS, *posts]
    assert "Marrow wins prize" not in lines


def test_a_page_that_declares_itself_live_needs_no_such_title() -> None:
    page = live("<article><h2>{}</h2><p>{}</p></article>", title="Harbour deal", declared=True)
    assert POINTS[0] in article(page).text


def test_the_posts_of_json_ld_stand_in_for_a_page_that_shows_none() -> None:
    block = (
        '{"@type": "LiveBlogPosting", "headline": "Harbour deal", "liveBlogUpdate": ['
        '{"@type": "BlogPosting", "headline": "Minister arrives", "articleBody": "'
        + PARAGRAPHS[0]
        + '"}]}'
    )
    page = f'<html><body><script type="application/ld+json">{block}</script></body></html>'
    assert article(page).text == f"Minister arrives\n\n{PARAGRAPHS[0]}"


@pytest.mark.parametrize(
    ("title", "live"),
    [
        ("Ferry sinks: live updates", True),
        ("Live: ferry sinks off Sarn", True),
        ("Ferry sinks off Sarn – live", True),
        ("The vote as it happened", True),
        ("Thousands live in fear of the river", False),
        ("Live music returns to Sarn", False),
    ],
)
def test_a_title_says_that_a_page_is_live(title: str, live: bool) -> None:
    assert is_live(title) is live
