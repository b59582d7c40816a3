"""Whether a text is the whole article, and why."""

from __future__ import annotations

import pytest

from variorum.read.clean import find_removed
from variorum.read.completeness import judge_completeness
from variorum.records import Completeness
from variorum.records import CompletenessState as State

PARAGRAPH = (
    "The ferry Marta sank off Nordvik on Monday, the coast guard said, after its engine failed "
    "in a storm. All sixty people aboard were brought to land by fishing boats before nightfall."
)
STORY = "\n\n".join([PARAGRAPH] * 3)


def judge(text: str, **hints: object) -> Completeness:
    return judge_completeness(text, find_removed(text), **hints)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "end",
    [
        "",
        "\n\n“We will find out why,” Mr. Lang said.",
        "\n\n“We will find out why.”",
        '\n\n"Why did it sink?"',
        "\n\nHe asked why (nobody knew).",
        "\n\nPiotr Lang contributed to this report",
        "\n\nSign up for our daily newsletter",
        "\n\n© 2026 The Nordvik Courier. All rights reserved.",
        "\n\n***",
        "\n\nMinister: Inquiry To Begin In Nordvik",
        "\n\nSad news tonight. — Ana Ruiz (@anaruiz) March 5, 2026",
        "\n\nThe editor can be reached at editor@nordvik-courier.example",
    ],
)
def test_a_text_that_ends_with_a_whole_sentence_is_full(end: str) -> None:
    assert judge(STORY + end).state is State.FULL


@pytest.mark.parametrize(
    ("end", "reason"),
    [
        ("\n\nThe minister promised an inquiry and said that the", "ends in mid-sentence"),
        ("\n\nNobody was hurt. The minister promised", "ends in mid-sentence"),
        ("\n\nThe minister, who came on Tuesday,", "ends in mid-sentence"),
        ("\n\nThe minister promised an inq...", "ends with an ellipsis"),
        ("\n\nThe minister promised an inq…", "ends with an ellipsis"),
        ("\n\nThe minister promised […]", "ends with an ellipsis in brackets"),
        ("\n\nThe minister promised [...]", "ends with an ellipsis in brackets"),
        ("\n\nThe minister promised… [+2145 chars]", "ends with [+2145 chars]"),
        ("\n\nContinue reading", "ends with a link to the rest"),
        ("\n\nRead the full story", "ends with a link to the rest"),
    ],
)
def test_a_text_that_breaks_off_is_truncated(end: str, reason: str) -> None:
    assert judge(STORY + end) == Completeness(State.TRUNCATED, reason)


def test_a_short_post_is_an_excerpt_and_a_long_one_is_whole() -> None:
    """Blogs put the same last line under both."""
    end = "\n\nThe post Ferry sinks appeared first on Nordvik Blog."
    assert judge(PARAGRAPH + end).reason == "is a feed's summary of a post"
    assert judge(STORY + "\n\n" + STORY + end).state is State.FULL


@pytest.mark.parametrize(
    "end",
    [
        "Subscribe to continue reading.",
        "To continue reading this article, please sign in or subscribe.",
        "This article is for subscribers only.",
        "Already a subscriber? Log in",
        "You have reached your limit of free articles.",
        "Subscribe now to read the full story",
    ],
)
def test_a_stub_that_asks_for_a_subscription_is_paywalled(end: str) -> None:
    assert judge(f"{PARAGRAPH}\n\n{end}").state is State.PAYWALLED


def test_a_long_text_with_a_request_to_subscribe_under_it_is_full() -> None:
    text = "\n\n".join([PARAGRAPH] * 12) + "\n\nAlready a subscriber? Log in"
    assert judge(text).state is State.FULL


def test_somebody_who_speaks_of_subscribing_makes_no_paywall() -> None:
    said = "“You have to subscribe to continue reading the paper,” the publisher said on Monday."
    assert judge(f"{STORY}\n\n{said}").state is State.FULL


def test_a_page_that_is_not_free_and_short_is_paywalled() -> None:
    assert judge(PARAGRAPH, free=False) == Completeness(
        State.PAYWALLED, "the page says that it is not free to read"
    )
    assert judge("\n\n".join([PARAGRAPH] * 20), free=False).state is State.FULL


def test_a_feed_summary_is_truncated() -> None:
    assert judge(PARAGRAPH, feed_summary=True).reason == "feed summary only"


def test_a_few_words_are_unknown() -> None:
    assert judge("The ferry sank on Monday.") == Completeness(State.UNKNOWN, "only 5 words")


def test_the_title_does_not_count_among_the_words() -> None:
    text = "Ferry sinks\n\nThe ferry sank on Monday."
    assert judge(text, title="Ferry sinks").reason == "only 5 words"


@pytest.mark.parametrize("text", ["", " \n\n ", "Advertisement", "Photo: Ana Ruiz / HA"])
def test_nothing_but_furniture_is_empty(text: str) -> None:
    assert judge(text).state is State.EMPTY


def test_a_last_line_that_may_be_a_headline_is_unknown() -> None:
    assert judge(f"{STORY}\n\nWhy the harbour is too small").state is State.UNKNOWN
    assert judge(f"{STORY}\n\nThis is what she wrote:").state is State.UNKNOWN
