"""A page saved from the browser's view of its source is the page itself."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from io import BytesIO

import pytest

from tests.read.samples import page
from variorum.read.html import read_page
from variorum.read.open import read_stream
from variorum.read.place import Place
from variorum.records import Article


def in_chrome(source: str) -> str:
    rows = "".join(
        f'<tr><td class="line-number" value="{number}"></td><td class="line-content">'
        f'<span class="html-tag">{escape(line, quote=False)}</span></td></tr>'
        for number, line in enumerate(source.split("\n"), 1)
    )
    return (
        '<html><head><meta name="color-scheme" content="light dark"></head><body>'
        '<div class="line-gutter-backdrop"></div><table><tbody>'
        f"{rows}</tbody></table></body></html>"
    )


def in_firefox(source: str) -> str:
    return (
        "<!DOCTYPE html><html><head><title>view-source:https://lora-echo.example/dam</title></head>"
        f'<body id="viewsource" class="highlight"><pre id="line1"><span>'
        f"{escape(source, quote=False)}</span></pre></body></html>"
    )


@pytest.mark.parametrize("shown", [in_chrome, in_firefox])
def test_the_source_is_read_and_not_its_tags(shown: Callable[[str], str]) -> None:
    (plain,) = read_page(page(), Place("dam.html"))
    (found,) = read_page(shown(page()), Place("dam.html"))
    assert isinstance(plain, Article)
    assert isinstance(found, Article)
    assert (found.text, found.title, found.published) == (
        plain.text,
        plain.title,
        plain.published,
    )


def test_a_source_inside_a_source_ends() -> None:
    nested = page()
    for _ in range(6):
        nested = in_firefox(nested)
    assert len(list(read_page(nested, Place("dam.html")))) == 1


def test_it_is_told_from_text_by_its_first_bytes() -> None:
    (found,) = read_stream(BytesIO(in_chrome(page()).encode()), Place("dam.txt"))
    assert isinstance(found, Article)
    assert "<" not in found.text
