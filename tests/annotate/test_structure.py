"""Headings and paragraphs, with what was set aside left out."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.annotate.structure import BlockKind, find_blocks
from variorum.read import make_article
from variorum.records import Article, Input, Removed


def article(text: str, title: str | None = None) -> Article:
    return make_article(text, Input("ferry.txt"), title=title)


def blocks(text: str, title: str | None = None) -> list[tuple[str, str]]:
    told = article(text, title)
    return [
        ("H" if block.kind is BlockKind.HEADING else "P", told.text[block.start : block.end])
        for block in find_blocks(told)
    ]


FIRST = "The ferry Marta sank off Nordvik on Monday, the coast guard said."
SECOND = "All sixty people aboard were brought to land by boats."


def test_blank_lines_and_single_lines_part_paragraphs() -> None:
    assert blocks(f"{FIRST}\n\n{SECOND}") == [("P", FIRST), ("P", SECOND)]
    assert blocks(f"{FIRST}\n{SECOND}") == [("P", FIRST), ("P", SECOND)]


def test_lines_wrapped_at_a_column_are_one_paragraph() -> None:
    paragraph = (
        "The ferry Marta sank off Nordvik on Monday after its engine failed in a\n"
        "storm, the coast guard said. All sixty people aboard were brought to land\n"
        "by fishing boats before nightfall. Nobody was hurt, and the harbour was\n"
        "open again by morning."
    )
    other = "The minister promised an inquiry."
    assert blocks(f"Ferry sinks\n\n{paragraph}\n\n{other}") == [
        ("H", "Ferry sinks"),
        ("P", paragraph),
        ("P", other),
    ]


def test_short_lines_of_a_list_are_not_joined() -> None:
    text = f"{FIRST}\n\n- two boats\n- one helicopter\n- sixty blankets\n\n{SECOND}"
    assert blocks(text) == [
        ("P", FIRST),
        ("P", "two boats"),
        ("P", "one helicopter"),
        ("P", "sixty blankets"),
        ("P", SECOND),
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "Ferry sinks off Nordvik",
        "What the inquiry will ask",
        "WHAT WE KNOW",
        "‘A long night’",
        "3 questions for the minister",
        "WHO WAS ABOARD?",
    ],
)
def test_a_line_without_a_full_stop_is_a_heading(heading: str) -> None:
    assert blocks(f"{FIRST}\n\n{heading}\n\n{SECOND}") == [
        ("P", FIRST),
        ("H", heading),
        ("P", SECOND),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "“We do not know yet”",
        "He wrote on Monday:",
        "ANA RUIZ:",
        "Why did it sink?",
        "Sad news tonight — Ana Ruiz (@anaruiz) March 5, 2026",
        "and the harbour was closed",
        "It sank. Nobody was hurt",
    ],
)
def test_speech_questions_and_posts_are_no_headings(line: str) -> None:
    assert blocks(f"{FIRST}\n\n{line}\n\n{SECOND}")[1] == ("P", line)


def test_markdown_headings_are_headings_whatever_their_end() -> None:
    assert blocks(f"# Ferry sinks.\n\n{FIRST}\n\n## Why?\n\n{SECOND}") == [
        ("H", "Ferry sinks."),
        ("P", FIRST),
        ("H", "Why?"),
        ("P", SECOND),
    ]


def test_a_line_in_bold_is_a_heading_without_its_marks() -> None:
    assert blocks(f"{FIRST}\n\n**What we know**\n\n{SECOND}")[1] == ("H", "What we know")


def test_the_known_title_ends_where_the_first_sentence_begins_on_its_line() -> None:
    title = "Ferry sinks off Nordvik"
    assert blocks(f"{title} {FIRST} {SECOND}", title) == [("H", title), ("P", f"{FIRST} {SECOND}")]
    assert blocks(f"{title}\n{FIRST}", title) == [("H", title), ("P", FIRST)]


def test_a_first_sentence_that_begins_like_the_title_is_not_cut() -> None:
    sentence = "Ferry sinks off Nordvik in a storm, and sixty people are saved."
    assert blocks(sentence, "Ferry sinks off Nordvik") == [("P", sentence)]


def test_a_headline_ends_before_a_dateline() -> None:
    assert blocks(f"Ferry Sinks Off Nordvik NORDVIK (NNA) — {FIRST}") == [
        ("H", "Ferry Sinks Off Nordvik"),
        ("P", f"NORDVIK (NNA) — {FIRST}"),
    ]
    assert blocks(f"NORDVIK (NNA) — {FIRST}") == [("P", f"NORDVIK (NNA) — {FIRST}")]


def test_the_last_line_is_a_sentence_that_was_cut_off_and_no_heading() -> None:
    assert blocks(f"{FIRST}\n\nThe minister promised")[-1] == ("P", "The minister promised")


def test_rules_are_no_blocks() -> None:
    assert blocks(f"{FIRST}\n\n***\n\n{SECOND}\n\n---\n") == [("P", FIRST), ("P", SECOND)]


def test_what_was_set_aside_is_in_no_block_and_leaves_a_gap_inside_one() -> None:
    credit = "(Photo: Ana Ruiz / Harbour Agency)"
    told = article(f"{FIRST} {credit} {SECOND}\n\nPhoto: Ana Ruiz / HA\n\n{SECOND} {credit}")
    found = find_blocks(told)
    assert [told.text[b.start : b.end] for b in found] == [f"{FIRST} {credit} {SECOND}", SECOND]
    assert [[told.text[s:e] for s, e in b.gaps] for b in found] == [[credit], []]


def test_no_block_runs_across_a_line_that_was_set_aside() -> None:
    notice = "subscribe to continue reading this article with a trial of four weeks"
    text = (
        "The ferry Marta sank off Nordvik on Monday after its engine failed in a\n"
        "storm, and traders in the harbour said that one clause of the contract\n"
        f"{notice}\n"
        "would have to be read by the lawyers of both sides before the summer.\n"
    )
    told = article(text)
    start = text.index(notice)
    told = replace(told, removed=(Removed(start, start + len(notice), "subscription"),))
    found = [told.text[b.start : b.end] for b in find_blocks(told)]
    assert len(found) == 2
    assert found[0].endswith("clause of the contract")
    assert found[1].startswith("would have to be read")


def test_rules_of_marks_are_no_block_and_part_what_they_stand_between() -> None:
    for rule in ("* * *", "---", "***", "=====", "_____", "- - -"):
        assert blocks(f"{FIRST}\n{rule}\n{SECOND}") == [("P", FIRST), ("P", SECOND)]


def test_a_marked_heading_never_runs_into_the_line_below_it() -> None:
    heading = "What is known of the ferry that sank off the pier"
    below = "sixty people were aboard when it sank."
    assert blocks(f"{FIRST}\n\n# {heading}\n{below}") == [
        ("P", FIRST),
        ("H", heading),
        ("P", below),
    ]


@given(
    st.text(alphabet="Ab. \n#-*“”()A", max_size=120),
    st.lists(st.tuples(st.integers(0, 120), st.integers(1, 30)), max_size=4),
)
@settings(max_examples=300, deadline=None)
def test_blocks_are_in_order_trimmed_and_begin_outside_what_was_set_aside(
    text: str, cuts: list[tuple[int, int]]
) -> None:
    told = article(text)
    reached, removed = 0, []
    for start, length in sorted(cuts):
        if reached <= start < start + length <= len(told.text):
            removed.append(Removed(start, start + length, "advertisement"))
            reached = start + length
    told = replace(told, removed=tuple(removed))
    reached = 0
    for block in find_blocks(told):
        assert reached <= block.start < block.end <= len(told.text)
        words = told.text[block.start : block.end]
        assert words == words.strip()
        for part in removed:
            assert not part.start <= block.start < part.end
            assert not part.start < block.end <= part.end
        for start, end in block.gaps:
            assert block.start < start < end < block.end
        reached = block.end


def test_many_lines_with_much_set_aside_take_linear_time() -> None:
    told = article("The ferry sank. Boats came.\n\n" * 30_000)
    removed = tuple(Removed(i * 29, i * 29 + 15, "advertisement") for i in range(30_000))
    told = replace(told, removed=removed)
    started = time.perf_counter()
    assert len(find_blocks(told)) == 30_000
    assert time.perf_counter() - started < 10
