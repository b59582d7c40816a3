"""Live pages: many short posts under one heading, which are one text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from variorum.read.dom import first_words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LIVE = re.compile(
    r"\b(?:live (?:updates?|blog|coverage|reports?|feed|news)|as it happened|minute by minute"
    r"|liveblog)\b|\blive\s?:|[-–—|:]\s?live\Z",
    re.IGNORECASE,
)
_SHARE = 0.6  # of a page's paragraphs; what stands outside is the frame of the site
_BESIDE = ("aside", "nav", "footer", "form", "dialog")


def is_live(title: str | None) -> bool:
    """Whether a heading says that the page is written as things happen.

    >>> is_live("Ferry sinks off Brellin – live updates"), is_live("Where seals live")
    (True, False)
    """
    return bool(title and _LIVE.search(title))


def join_posts(tree: HtmlElement) -> None:
    """Make one article of the posts and of what stands above them (key points, a summary).

    Extraction takes the first ``article`` of a page, or the box with the most paragraphs: either
    loses the key points, and the headings of the posts. A page without one ``h1`` stays.
    """
    headings = list(tree.iter("h1"))
    if len(headings) != 1:
        return
    paragraphs = [p for p in tree.iter("p", "li") if not _is_beside(p)]
    lengths = {paragraph: len(first_words(paragraph)) for paragraph in paragraphs}
    wanted = _SHARE * sum(lengths.values())
    for frame in headings[0].iterancestors("main", "article", "section", "div"):
        if sum(lengths.get(paragraph, 0) for paragraph in frame.iter("p", "li")) >= wanted > 0:
            for post in frame.iter("article"):
                post.tag = "section"
            frame.tag = "article"
            frame.set("itemprop", "articleBody")
            return


def _is_beside(element: HtmlElement) -> bool:
    return any(True for _ in element.iterancestors(*_BESIDE))
