"""Whose page it is, where no tag for machines says it."""

import pytest

from tests.read.samples import BODY
from tests.read.test_html import article

HEADING = "Harbour deal signed"


def outlet(title: str, body: str = "", **known: str) -> str | None:
    head = f"<head><title>{title}</title></head>"
    html = f"<html>{head}<body><h1>{HEADING}</h1>{BODY}{body}</body></html>"
    return article(html, **known).outlet


@pytest.mark.parametrize("parted", [" - ", " | ", " – ", " :: ", " » "])
def test_the_end_of_the_title_names_it(parted: str) -> None:
    assert outlet(f"{HEADING}{parted}Børs & Båt") == "Børs & Båt"
    assert outlet(f"{HEADING}{parted}Politics{parted}Sarn Post") == "Sarn Post"


@pytest.mark.parametrize("end", ["World news", "Sport", "UK politics", "part two"])
def test_a_section_is_no_outlet(end: str) -> None:
    assert outlet(f"{HEADING} | {end}") is None


def test_a_title_that_does_not_begin_with_the_heading_names_none() -> None:
    assert outlet("Harbour deal: what we know - and what not") is None


def test_beside_a_host_it_counts_where_the_two_agree() -> None:
    address = "https://www.sarnpost.example/quay/1"
    assert outlet(f"{HEADING} - The Sarn Post", url=address) == "The Sarn Post"
    assert outlet(f"{HEADING} - Orlo Wire", url=address) == "sarnpost.example"


def test_microdata_names_it() -> None:
    publisher = (
        "<div itemprop='publisher' itemscope><meta itemprop='name' content='Sarn Post'></div>"
    )
    assert outlet(HEADING, publisher) == "Sarn Post"
