"""Plain text and Markdown: front matter, and what the first lines say."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.read.text import read_text
from variorum.read.top import find_top
from variorum.records import Article, Input, Origin, Precision, Problem

STORY = "The ferry Marta sank off Nordvik on Monday, the coast guard said. Nobody was hurt.\n"


def read(text: str) -> tuple[Article, list[Problem]]:
    items = list(read_text(text, Input("ferry.txt")))
    (article,) = [item for item in items if isinstance(item, Article)]
    return article, [item for item in items if isinstance(item, Problem)]


def test_front_matter_is_read_and_the_text_after_it_is_stored_as_it_is() -> None:
    body = "\n# Ferry sinks\n\nThe [ferry](https://example.org/f)  sank.\n"
    article, problems = read(
        "---\noutlet: Nordvik Courier\ntitle: Ferry sinks\nurl: https://example.org/f\n"
        f"byline: Ana Ruiz\npublished: 2026-03-05\nid: c-17\n---\n{body}"
    )
    assert problems == []
    assert article.text == body
    assert (article.outlet, article.title, article.byline) == (
        "Nordvik Courier",
        "Ferry sinks",
        "Ana Ruiz",
    )
    assert article.url == "https://example.org/f"
    assert article.input == Input("ferry.txt", "c-17")


@pytest.mark.parametrize(
    ("written", "value", "precision"),
    [
        ("2026-03-05", "2026-03-05", Precision.DAY),
        ('"2026-03-05"', "2026-03-05", Precision.DAY),
        ("2026-03-05T14:30:00Z", "2026-03-05T14:30:00", Precision.SECOND),
        ("2026-03-05 14:30:10", "2026-03-05T14:30:10", Precision.SECOND),
        ("March 5, 2026", "2026-03-05", Precision.DAY),
        ("2026-03", "2026-03", Precision.MONTH),
    ],
)
def test_a_date_in_front_matter_may_be_a_yaml_date_or_words(
    written: str, value: str, precision: Precision
) -> None:
    article, problems = read(f"---\npublished: {written}\n---\n{STORY}")
    assert problems == []
    assert article.published is not None
    assert article.published.value.startswith(value)
    assert (article.published.precision, article.published.origin) == (
        precision,
        Origin.FRONT_MATTER,
    )


def test_a_date_that_is_none_is_a_problem_and_the_article_stays() -> None:
    article, problems = read(f"---\ntitle: Ferry\npublished: 2026-13-45\n---\n{STORY}")
    assert article.published is None
    assert article.title == "Ferry"
    assert [problem.kind for problem in problems] == ["date"]


def test_bad_front_matter_is_a_problem_that_says_so_and_not_a_crash() -> None:
    article, problems = read(f"---\ntitle: [Ferry\noutlet: x\n---\n{STORY}")
    assert [(problem.input, problem.kind) for problem in problems] == [
        ("ferry.txt", "front matter")
    ]
    assert "not YAML" in problems[0].message
    assert article.text == STORY


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Lang: we sank no ferry", "Lang: we sank no ferry"),
        ('"Never," says Lang', '"Never," says Lang'),
        ("Ferry wins #1 spot after 3 years", "Ferry wins #1 spot after 3 years"),
        ("[Video] Ferry sinks", "[Video] Ferry sinks"),
        ("100% of the ferry's crew: safe", "100% of the ferry's crew: safe"),
        ("@nordvik asks who paid", "@nordvik asks who paid"),
        ('"Ferry: \\"sunk\\" # 7"  # as printed', 'Ferry: "sunk" # 7'),
        ("'Lang''s ferry'", "Lang's ferry"),
        ("Ferry sinks  # as printed", "Ferry sinks"),
        (">\n  Ferry sinks\n  off Nordvik", "Ferry sinks off Nordvik"),
        ("Ferry sinks\n  off Nordvik", "Ferry sinks off Nordvik"),
    ],
)
def test_a_value_on_one_line_stands_as_it_is_written(written: str, title: str) -> None:
    article, problems = read(
        f"---\noutlet: Nordvik Courier\ntitle: {written}\npublished: 2026-03-05\n---\n{STORY}"
    )
    assert problems == []
    assert (article.outlet, article.title) == ("Nordvik Courier", title)
    assert article.published is not None


def test_what_is_not_yaml_costs_no_more_than_itself() -> None:
    article, problems = read(f"---\ntitle: Ferry: sunk\ntags: [a, b\nid: f-1\n---\n{STORY}")
    assert [problem.kind for problem in problems] == ["front matter"]
    assert (article.title, article.input.id, article.text) == ("Ferry: sunk", "f-1", STORY)


@pytest.mark.parametrize(
    "text",
    [
        "---\n\nThe harbour was quiet that night.\n\n---\n\nThen the ferry sank.\n",
        "---\nThe ferry sank.\n",
        "--- a rule ---\nThe ferry sank.\n",
        "---\n---\nThe ferry sank.\n",
    ],
)
def test_rules_in_a_text_are_no_front_matter(text: str) -> None:
    article, problems = read(text)
    assert article.text == text
    assert problems == []


def test_yaml_makes_no_objects_and_no_long_words() -> None:
    bomb = "a: &a [x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b]\ntitle: *c\n"
    article, _ = read(f"---\n{bomb}outlet: !!python/object/apply:os.getcwd []\n---\n{STORY}")
    assert article.title is None
    assert article.outlet is None


def test_a_list_of_authors_is_one_byline() -> None:
    article, _ = read(f"---\nauthors:\n  - Ana Ruiz\n  - Piotr Lang\n---\n{STORY}")
    assert article.byline == "Ana Ruiz, Piotr Lang"


def test_the_title_is_a_markdown_heading_or_the_first_line_without_a_full_stop() -> None:
    assert read(f"# Ferry sinks\n\n{STORY}")[0].title == "Ferry sinks"
    assert read(f"Ferry sinks off Nordvik\n\n{STORY}")[0].title == "Ferry sinks off Nordvik"
    assert read(f"Did the ferry sink?\n\n{STORY}")[0].title == "Did the ferry sink?"


def test_a_text_that_begins_with_a_sentence_has_no_title() -> None:
    assert read(STORY * 2)[0].title is None
    assert read("The ferry that left on")[0].title is None


def test_outlet_byline_and_date_are_taken_from_the_first_lines_and_set_aside() -> None:
    article, _ = read(
        f"The Nordvik Courier\n\nFerry sinks off Nordvik\n\nBy Ana Ruiz | March 5, 2026\n\n{STORY}"
    )
    assert (article.outlet, article.title, article.byline) == (
        "The Nordvik Courier",
        "Ferry sinks off Nordvik",
        "Ana Ruiz",
    )
    assert article.published is not None
    assert (article.published.value, article.published.origin) == ("2026-03-05", Origin.BYLINE)
    aside = [article.text[part.start : part.end] for part in article.removed]
    assert aside == ["The Nordvik Courier", "By Ana Ruiz | March 5, 2026"]


@pytest.mark.parametrize(
    "line",
    ["Published: 5 March 2026", "Updated 5 March 2026, 14:30", "Thursday, March 5, 2026"],
)
def test_a_date_line_in_words_is_read(line: str) -> None:
    article, _ = read(f"Ferry sinks off Nordvik\n{line}\n\n{STORY}")
    assert article.published is not None
    assert article.published.value.startswith("2026-03-05")


def test_an_address_among_the_first_lines_is_that_of_the_article() -> None:
    lines = "Ferry sinks\nhttps://sarn.example/news/4411\nPublished: 18 March 2026\nBy Ana Ruiz\n\n"
    found, _ = read(lines + "The ferry sank on Monday.")
    assert (found.url, found.byline) == ("https://sarn.example/news/4411", "Ana Ruiz")
    assert found.published is not None
    assert found.published.value == "2026-03-18"


def test_a_sentence_that_begins_with_by_is_no_byline() -> None:
    article, _ = read(f"Ferry sinks\n\nBy Monday the harbour was empty again.\n\n{STORY}")
    assert article.byline is None
    assert article.removed == ()


def test_front_matter_goes_before_the_first_lines() -> None:
    article, _ = read(f"---\ntitle: The title\n---\n# Another heading\n\nBy Ana Ruiz\n\n{STORY}")
    assert (article.title, article.byline) == ("The title", "Ana Ruiz")


@given(st.text(alphabet="-a:\n [{&*!#.By|2026", max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text_ends_in_one_article(text: str) -> None:
    article, _ = read("---\n" + text)
    for part in article.removed:
        assert article.text[part.start : part.end]


def test_places_in_a_byline_are_no_names() -> None:
    line = "By Ana Ruiz in Nordvik and Piotr Lang in South Harbour"
    [article] = read_text(f"Ferry sinks\n\n{line}\n\nThe ferry sank.", Input("ferry.txt"))
    assert isinstance(article, Article)
    assert article.byline == "Ana Ruiz and Piotr Lang"
    assert [article.text[part.start : part.end] for part in article.removed] == [line]


@pytest.mark.parametrize(
    "line",
    [
        "By Tuesday, all roads north of Harnstad were closed.",
        "By Christmas Eve, half of the town had left it for good.",
        "Source: officials who asked not to be named said that the ferry sank on Monday.",
    ],
)
def test_a_first_sentence_is_no_byline_and_no_source(line: str) -> None:
    assert find_top(f"Flood at Harnstad\n\n{line}\n\nThe river rose all night.").lines == []


def test_a_byline_with_a_role_is_one() -> None:
    top = find_top(
        "Ferry sinks\n\nBy April Lang, Energy correspondent\n\nThe ferry sank on Monday."
    )
    assert top.byline == "April Lang"
