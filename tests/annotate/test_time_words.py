"""Numbers and phrases of time expressions are joined, in time linear in the text."""

import time

import pytest
import spacy

from variorum.annotate.parse import Parse
from variorum.annotate.time_words import KINDS, read_words
from variorum.annotate.times import find_times
from variorum.annotate.wordlists import load_rows
from variorum.read import make_article
from variorum.records import Input


@pytest.mark.parametrize(
    ("text", "letter", "value"),
    [
        ("twenty-four", "0", "24"),
        ("one hundred and thirty-five", "0", "135"),
        ("2.5 million", "0", "2500000"),
        ("two and a half", "0", "2.5"),
        ("2 1/2", "0", "2.5"),
        ("twenty-first", "1", "21"),
        ("3rd", "1", "3"),
        ("nineteen ninety-six", "Y", "1996"),
        ("1996", "Y", "1996"),
        ("1,996", "0", "1996"),
        ("the '80s"[4:], "C", "1980"),
        ("year's end", "Z", ""),
        ("Sept.", "M", "9"),
    ],
)
def test_words_that_belong_together_are_one(text: str, letter: str, value: str) -> None:
    (word,) = read_words(text, [])
    assert (word.kind, word.value, word.start, word.end) == (letter, value, 0, len(text))


def test_verbs_that_are_spelled_as_months_are_no_months() -> None:
    assert [word.kind for word in read_words("they may march", [])] == ["x", "x", "x"]


HOSTILE = [
    *("about ", "twenty ", "nineteen ninety ", "two years ago ", "the end of ", "1,", "\n", "'s "),
    *("May ", "every other last next this ", "1", "1998-99-99 ", "31 April 0001 ", "a half "),
]


@pytest.mark.parametrize("part", HOSTILE)
def test_time_grows_with_the_text_and_no_faster(part: str) -> None:
    nlp = spacy.blank("en")

    def seconds(size: int) -> float:
        article = make_article((part * size)[:size], Input("hostile.txt"))
        parse = Parse(article, (), ((0, len(article.text)),), nlp(article.text or " "))
        began = time.process_time()
        find_times(parse)
        return time.process_time() - began

    seconds(1_000)
    assert seconds(40_000) < 20 * seconds(5_000) + 0.5


def test_every_kind_of_the_table_is_known() -> None:
    """A row of a kind that no pattern knows would end the reading of an article."""
    assert {row[1] for row in load_rows("time_lexicon.tsv")} <= KINDS.keys()
