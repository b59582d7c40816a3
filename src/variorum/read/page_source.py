"""The source that a browser shows of a page ("View source"), saved in place of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SHOWN = (
    "//td[@class='line-content' or @class='webkit-line-content']",  # Chrome, Edge, Safari
    "//body[@id='viewsource']//pre",  # Firefox
)


def shown_source(tree: HtmlElement) -> str | None:
    """The HTML that a page shows as text, ``None`` where it is a page like any other.

    >>> from variorum.read.dom import parse_html
    >>> shown_source(parse_html("<body id='viewsource'><pre>&lt;p>The <b>dam</b> broke.</pre>"))
    '<p>The dam broke.'
    """
    for path in _SHOWN:
        source = "\n".join(row.text_content() for row in tree.xpath(path))
        if source.lstrip().startswith("<"):
            return source
    return None
