"""What a page without tags for machines prints of itself below its heading."""

import pytest

from tests.read.samples import BODY, page
from tests.read.test_html import article
from variorum.records import Article, Origin

BYLINES = {
    "lines": "<p>By Åse Nordvåg</p><p>5 March 2026</p>",
    "one_block": "<div><span>By <a href='/a'>Åse Nordvåg</a>, harbour editor</span>"
    "<span>Published: Thu 5 Mar 2026 17:22 GMT</span>"
    "<span>Updated 6 Mar 2026 09:00 GMT</span></div>",
    "clock_first": "<p>By Åse Nordvåg</p><p><span>Updated: 09:00 GMT, 6 March 2026</span> | "
    "<span>Published: 17:22 GMT, 5 March 2026</span></p>",
}


def read(top: str) -> Article:
    return article(page(top + BODY))


@pytest.mark.parametrize(
    ("top", "value"),
    [("lines", "2026-03-05"), ("one_block", "2026-03-05T17:22:00Z"),
     ("clock_first", "2026-03-05T17:22Z")],
)  # fmt: skip
def test_who_wrote_it_and_when_stand_below_the_heading(top: str, value: str) -> None:
    found = read(BYLINES[top])
    assert found.byline == "Åse Nordvåg"
    assert found.published is not None
    assert (found.published.value, found.published.origin) == (value, Origin.PAGE_TEXT)


def test_such_lines_are_no_part_of_the_story() -> None:
    found = read(BYLINES["lines"])
    aside = [found.text[part.start : part.end] for part in found.removed]
    assert aside in (["By Åse Nordvåg", "5 March 2026"], [])


def test_the_time_element_below_the_heading_goes_before_those_of_other_articles() -> None:
    others = "".join(
        f"<li><a href='/{day}'>Storm {day}</a> <time datetime='2026-03-0{day}'>now</time></li>"
        for day in (7, 8)
    )
    top = "<div><time datetime='2026-03-05T17:22:00+01:00'>5 March 2026</time></div>"
    found = article(page(f"{top}{BODY}<ul>{others}</ul>"))
    assert found.published is not None
    assert found.published.value == "2026-03-05T17:22:00+01:00"
    assert found.published.origin is Origin.TIME_TAG


def test_the_time_of_a_change_counts_where_there_is_no_other() -> None:
    changed = "<p>Updated <time datetime='2026-03-06T09:00:00Z'>on Friday</time></p>"
    first = "<p><time datetime='2026-03-05T17:22:00Z'>Thursday</time></p>"
    assert read(changed + first).published.value == "2026-03-05T17:22:00Z"  # type: ignore[union-attr]
    assert read(changed).published.value == "2026-03-06T09:00:00Z"  # type: ignore[union-attr]


def test_what_is_declared_goes_before_what_is_printed() -> None:
    head = "<meta name='author' content='Ilse Marden'><meta name='pubdate' content='2026-03-04'>"
    found = article(page(BYLINES["lines"] + BODY, head=head))
    assert found.byline == "Ilse Marden"
    assert found.published is not None
    assert found.published.value == "2026-03-04"
