"""HTML as a tree, and a tree as lines of text: nothing is fetched, everything is linear."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from variorum.read.decode import normalize

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_PAGE = 8_000_000
"""Characters of one page without embedded files; libxml2 drops text nodes above 10 MB."""

_EMBEDDED = re.compile(r"data:[\w/+.-]{1,60}(?:;[\w=.-]{1,60}){0,4},[A-Za-z0-9+/=%._-]{200,}")
_CONTROL = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f]")

_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div"),
        *("dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4"),
        *("h5", "h6", "header", "hr", "html", "li", "main", "nav", "ol", "p", "pre", "section"),
        *("summary", "table", "tr", "ul"),
        # what trafilatura's tree calls them
        *("head", "item", "list", "quote", "row"),
    )
)
_SILENT = frozenset(
    (
        *("applet", "audio", "button", "canvas", "datalist", "embed", "figcaption", "figure"),
        *("form", "frame", "frameset", "iframe", "input", "map", "math", "noscript", "object"),
        *("picture", "script", "select", "style", "svg", "template", "textarea", "title", "video"),
    )
)


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph, heading, list item or table row; ``linked`` where all of it is a link."""

    text: str
    linked: bool = False


def parse_html(html: str) -> HtmlElement | None:
    """The tree of a page or fragment; ``None`` where there is no element in it.

    Embedded files (``data:`` addresses) are taken out first. libxml2 keeps its own limits: what
    is nested deeper than 256 elements is dropped.
    """
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    text = _CONTROL.sub(" ", strip_embedded(normalize(html)))
    if not text.strip():
        return None
    parser = HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False
    )
    try:
        return document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def first_words(element: HtmlElement) -> str:
    """The first words of an element, read no further than needed."""
    parts: list[str] = []
    length = 0
    for part in element.itertext():
        parts.append(part)
        length += len(part)
        if length > 2000 or len(parts) > 500:
            break
    return " ".join("".join(parts)[:2000].split())


def strip_embedded(html: str) -> str:
    """``html`` without the files embedded in it as ``data:`` addresses."""
    return _EMBEDDED.sub("data:,", html) if "data:" in html else html


def fragment_text(html: str) -> str:
    r"""The text of a piece of HTML (a feed item, a ninjs body), a blank line between blocks.

    Text without any tag or entity is returned as it is. Figures with their captions, forms,
    scripts and embedded frames are left out.

    >>> fragment_text("<p>The quay <b>reopens</b>.</p><p>Work&nbsp;ended.</p>")
    'The quay reopens.\n\nWork ended.'
    """
    if "<" not in html and "&" not in html:
        return html
    tree = parse_html(f"<div>{html}</div>")
    return "" if tree is None else "\n\n".join(line.text for line in lines_of(tree))


def lines_of(root: HtmlElement) -> list[Line]:
    """The blocks of ``root`` as lines, in document order; works on HTML and trafilatura's tree.

    ``<br>`` gives a line end inside a block. White space is collapsed as a browser does.
    """
    lines: list[Line] = []
    words: list[str] = []
    linked = 0  # characters of the current block inside links
    links = silent = 0

    def flush() -> None:
        nonlocal linked
        rows = (" ".join(row.split()) for row in "".join(words).split("\v"))
        text = "\n".join(row for row in rows if row)
        if text:
            bare = sum(not character.isspace() for character in text)
            lines.append(Line(text, linked >= bare > 0))
        words.clear()
        linked = 0

    def add(text: str | None) -> None:
        nonlocal linked
        if text and not silent:
            words.append(text.replace("\v", " "))
            if links:
                linked += sum(not character.isspace() for character in text)

    from lxml.etree import iterwalk

    for event, element in iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if tag in _BLOCKS and not silent:
                flush()
            silent += tag in _SILENT
            links += tag in {"a", "ref"}
            if tag in {"br", "lb"} and not silent:
                words.append("\v")
            elif tag in {"td", "th", "cell"} and words and words[-1].strip():
                words.append(" ")
            add(element.text if tag else None)
            continue
        silent -= tag in _SILENT
        links -= tag in {"a", "ref"}
        if tag in _BLOCKS and not silent:
            flush()
        if element is not root:
            add(element.tail)
    flush()
    return lines
