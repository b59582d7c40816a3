"""All words at once give what each word on its own gives."""

from zlib import crc32

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from variorum.group import trace_article
from variorum.group.hashing import has_digit, hash_stems, hash_words
from variorum.group.words import hash_stem, part_words
from variorum.read import make_article
from variorum.records import Input

WORDS = st.lists(st.text("asieyß2²é_", min_size=1, max_size=9), max_size=12)


@given(WORDS, st.integers(1, 14))
@example(["ferries", "ties", "glass", "gas", "dams", "s", "ss", "18s", "²s"], 12)
@example(["cafés", "naïves", "ées", "dams", "ferries"], 12)
@example(["a" * 64, "b" * 65, "c" * 70 + "ies", "d" * 64 + "s"], 12)
def test_as_each_word_on_its_own(parts: list[str], most: int) -> None:
    raw = f"  {'  '.join(parts)} ".encode()
    words = hash_words(raw, most)
    kept = parts[:most]
    assert [words.spell(place) for place in range(len(words.starts))] == kept
    assert words.hashes.tolist() == [crc32(word.encode()) for word in kept]
    every = np.arange(len(kept))
    assert hash_stems(words, every).tolist() == [hash_stem(word) for word in kept]
    numbers = [any(letter.isdigit() for letter in word) for word in kept]
    assert has_digit(words).tolist() == numbers


@given(st.text("añ1’—_. \n", max_size=30))
def test_text_in_any_script_is_parted_into_the_same_words(text: str) -> None:
    plain = "".join(letter if letter == "_" or letter.isalnum() else " " for letter in text)
    assert part_words(text).split() == plain.encode().split()


def test_an_article_without_a_word_has_an_empty_trace() -> None:
    trace = trace_article(make_article("* * *", Input("rule.txt")))
    assert (trace.words, trace.runs, trace.terms, trace.lead_terms) == (0, b"", b"", b"")


def test_the_title_counts_for_what_an_article_is_about_but_not_as_its_words() -> None:
    story = "The ferry left the harbour of Nordvik at noon."
    plain = trace_article(make_article(story, Input("a.txt")))
    titled = trace_article(make_article(story, Input("a.txt"), title="Engineers warn of cracks"))
    assert titled.words == plain.words == 9
    assert titled.runs == plain.runs
    assert len(titled.terms) > len(plain.terms)
