import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from variorum.write.page.differences import compare_words
from variorum.write.page.text import markup, shorten, visible, web_address


def test_an_override_cannot_turn_text_round() -> None:
    assert visible("gnp.\u202egpj.exe") == "gnp.[U+202E]gpj.exe"
    assert markup("a\u200bb") == 'a<span class="ctl" title="zero width space">U+200B</span>b'


def test_a_joiner_stays_in_emoji_and_is_shown_between_letters() -> None:
    family = "👩\u200d👧"
    assert markup(family) == family
    assert "U+200D" in visible("pay\u200dpal")


def test_a_tower_of_marks_is_cut() -> None:
    assert visible("Z" + "\u0301" * 40) == "Z" + "\u0301" * 4 + "[+36]"


@given(st.text())
def test_no_text_becomes_markup(text: str) -> None:
    tree = lxml_html.fromstring(f"<div>{markup(text)}</div>")
    assert {element.tag for element in tree.iter()} <= {"div", "span"}
    assert all(element.get("class") == "ctl" for element in tree.iter("span"))


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "data:text/html,x",
        "//courier.example/x",
        "https://",
        "http://[broken",
        "https://courier.example/\u202egpj",
        "https://courier.example/a b\n",
        None,
        "",
    ],
)
def test_only_addresses_of_the_web_become_links(url: str | None) -> None:
    assert web_address(url) is None


def test_an_address_of_the_web_becomes_a_link() -> None:
    assert (
        web_address("https://courier.example/dam?x=1&y=2") == "https://courier.example/dam?x=1&y=2"
    )


def test_a_long_title_is_cut_at_a_word_in_linear_time() -> None:
    assert shorten("incident " * 1_000_000, 20) == "incident incident …"
    assert shorten("short", 20) == "short"


def test_words_are_compared_without_case_and_punctuation() -> None:
    assert compare_words("We had ten minutes.", "we had ten minutes,") == "we had ten minutes,"


def test_a_long_gap_is_counted() -> None:
    base = "It was " + "very " * 36 + "cold"
    shown = "very very very very very"
    assert compare_words(base, "It was cold") == (
        f'It was <del>−{shown}</del> <span class="gap">[26 more words not here]</span> '
        f"<del>{shown}−</del> cold"
    )


def test_very_long_quotations_are_shown_without_marks() -> None:
    assert compare_words("a " * 300, "<b> b " * 100) == "&lt;b&gt; b " * 100
