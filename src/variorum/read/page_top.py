"""What a page prints between its heading and its story: who wrote it, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from variorum.read.dates import find_published
from variorum.read.dom import first_words
from variorum.read.top import Top, take_line
from variorum.records import Origin, Published

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MOST = 80  # elements between a heading and its story; of real pages few have more than 40
_LINE = 120  # characters of a line that names a writer or a day
_PROSE = 200  # characters of a paragraph that is surely the story's
_CHANGED = re.compile(r"\b(?:updated|modified|edited|amended)\b", re.IGNORECASE)
_PASSED = frozenset(("script", "style", "noscript", "svg", "template", "figure", "nav", "aside"))


def find_page_top(tree: HtmlElement) -> Top:
    """Byline and date as the lines below the page's one heading print them.

    Pages part such lines by their looks, so that each element is tried by itself, outer before
    inner. Nothing is found where a page has no ``h1``, or several.
    """
    top = Top()
    for element in islice(_below_heading(tree), _MOST):
        words = first_words(element)
        if element.tag == "p" and len(words) > _PROSE:
            break
        if element.tag == "time":
            _take_time(element, top)
        elif len(words) <= _LINE:
            take_line(words, top)
    top.published = as_printed(top.published or top.updated)
    return top


def as_printed(published: Published | None) -> Published | None:
    """A date of a line, as one that a page prints."""
    if published is None or published.origin is not Origin.BYLINE:
        return published
    return replace(published, origin=Origin.PAGE_TEXT)


def _take_time(element: HtmlElement, top: Top) -> None:
    """Take the moment of a time element; beside words of a change it is that of the change."""
    moment, _ = find_published([(element.get("datetime") or first_words(element), Origin.TIME_TAG)])
    beside = element.getparent()
    if moment and beside is not None and _CHANGED.search(first_words(beside)[:_LINE]):
        top.updated = top.updated or moment
    elif moment and moment.value.startswith(top.published.value if top.published else ""):
        top.published = moment  # the first, or the same day to the minute


def _below_heading(tree: HtmlElement) -> Iterator[HtmlElement]:
    """The elements after the heading, in the order of the page, without figures and the like."""
    headings = list(islice(tree.iter("h1"), 2))
    if len(headings) != 1:
        return
    inner = set(headings[0].iter())
    begun = False
    passed: HtmlElement | None = None
    for element in tree.iter():
        begun = begun or element is headings[0]
        if not begun or element in inner or not isinstance(element.tag, str):
            continue
        if passed is not None and passed in element.iterancestors():
            continue
        passed = element if element.tag in _PASSED else None
        if passed is None:
            yield element
