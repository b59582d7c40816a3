"""Pages that hold several articles, as where a site loads the next one below the first."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from variorum.read.dom import first_words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_PROSE = 2, 150  # paragraphs and characters of them that a teaser does not have
_MOST = 5  # articles that are named
_NAMED = 60  # characters of a headline that is named


def keep_one(tree: HtmlElement) -> str | None:
    """Take the other articles out of a page that holds several; what to say of it, else ``None``.

    Kept is the one whose headline the page has as its title, else the first. An article is an
    ``article`` element with an ``h1`` and paragraphs of its own: teasers and comments have none.
    """
    found = list(_articles(tree))
    if len(found) < 2:
        return None
    titles = [first_words(element) for element in tree.iter("title")]
    titles += [m.get("content") or "" for m in tree.iter("meta") if m.get("property") == "og:title"]
    kept = next((a for a in found if any(_headline(a) in title for title in titles)), found[0])
    others = [article for article in found if article is not kept]
    named = "”, “".join(_headline(article)[:_NAMED] for article in others[:_MOST])
    more = f" and {len(others) - _MOST} more" if len(others) > _MOST else ""
    for article in others:
        article.drop_tree()
    return (
        f"the page holds {len(found)} articles; read was “{_headline(kept)[:_NAMED]}”, "
        f"not “{named}”{more}: save each from its own page"
    )


def _articles(tree: HtmlElement) -> Iterator[HtmlElement]:
    for element in tree.iter("article"):
        if next(element.iterancestors("article"), None) is None and _headline(element):
            paragraphs = [first_words(p) for p in islice(element.iter("p"), 20)]
            if len(paragraphs) >= _PROSE[0] and sum(map(len, paragraphs)) >= _PROSE[1]:
                yield element


def _headline(article: HtmlElement) -> str:
    headings = list(islice(article.iter("h1"), 2))
    return first_words(headings[0]) if len(headings) == 1 else ""
