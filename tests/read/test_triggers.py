"""A quick look finds exactly the strings that stand in each stretch of a text."""

from hypothesis import example, given
from hypothesis import strategies as st

from variorum.read.triggers import make_triggers

LETTERS = st.text(alphabet="abé@ 日", max_size=8)


@given(
    st.lists(LETTERS.filter(bool), max_size=12),
    st.lists(st.text("abé@ 日", max_size=30), max_size=4),
)
@example(["abab", "ab", "日日"], [""])
@example(["日日a", "abab", "aba"], ["ab", "aba日日", "a"])
def test_as_looking_for_each(strings: list[str], parts: list[str]) -> None:
    stretches, text = [], "b"
    for part in parts:
        stretches.append((len(text), len(text) + len(part)))
        text += f"{part}b"  # what lies between two stretches belongs to neither
    triggers = make_triggers(strings)
    found = triggers.within(text, stretches)
    assert [{triggers.strings[place] for place in places} for places in found] == [
        {one for one in strings if one in part} for part in parts
    ]
    assert all(len(places) == len(set(places)) for places in found)


def test_a_broken_character_is_no_obstacle() -> None:
    triggers = make_triggers(["photo"])
    assert triggers.within("photo \ud800", [(0, 7)]) == [[0]]
