"""A quick look finds exactly the strings that stand in a text."""

from hypothesis import example, given
from hypothesis import strategies as st

from variorum.read.triggers import make_triggers

LETTERS = st.text(alphabet="abé@ 日", max_size=8)


@given(st.lists(LETTERS.filter(bool), max_size=12), st.text(alphabet="abé@ 日", max_size=60))
@example(["abab", "ab", "日日"], "")
def test_as_looking_for_each(strings: list[str], text: str) -> None:
    assert make_triggers(strings).within(text) == {one for one in strings if one in text}


def test_a_broken_character_is_no_obstacle() -> None:
    assert make_triggers(["photo"]).within("photo \ud800") == {"photo"}
