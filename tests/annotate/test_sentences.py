"""Sentence boundaries in real copy; ``|`` stands where a sentence begins."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.annotate.sentences import find_sentences
from variorum.annotate.structure import Block, BlockKind, find_blocks
from variorum.read import make_article
from variorum.records import Input
from variorum.segment import split_sentences


@pytest.mark.parametrize(
    "marked",
    [
        "The ferry sank. |Nobody was hurt.",
        "Did it sink? |It did! |Nobody was hurt.",
        "Mr. Lang met Sen. Ruiz and Gov. Alvar on St. Olav's Street. |They talked.",
        "Dr. J. K. Alvar spoke. |A. B. Lang did not.",
        "The U.S. Ambassador left. |He flew to the U.S. |The talks ended.",
        "The U.N. sent aid. |It came from the U.N. |Officials thanked it.",
        "It left at 5 p.m. Monday. |It came at 9 a.m. |The pier was empty.",
        "Nordvik Lines Inc. paid. |The fine went to Nordvik Lines Inc. |The firm closed.",
        "On Jan. 12 it rained. |It was worse in Jan. |Then spring came.",
        "Look at No. 5 and No. 6. |He said no. |She said yes.",
        "It cost 3.5 million crowns, or $1.20 a head. |In 2024. |Then 5,000.",
        "See www.example.org/a.b?c=D. |Write to a.ruiz@example.org. |Thanks.",
        "The deal is dead.The minister said so. |Nobody objected.".replace("dead.The", "dead.|The"),
        "He used Node.js and Booking.Com for it. |It worked.",
        "“We will go.” |Lang left.",
        "“We will go,” Lang said. |“We will win.”",
        "“Will you go?” she asked. |“Yes.”",
        "“We will go!” they shouted. |Nobody moved.",
        "“Will you go?” Ana Ruiz asked. |“Yes.”",
        '"Will you go?" he asked. |"No." |He left.',
        '"We will go. |We will win," he said.',
        "“We waited. |We hoped. |Nobody came,” he said.",
        '"It is over."|"No, it is not."',
        "It is over (for now). |They know it (nobody else does.) |He left.",
        "[It is over.] |He left.",
        "What?! |No way. |Really?",
        "He hoped ... and waited… |The ferry never came.",
        "He said … Marta was late. |Nobody asked.",
        "It was late. |iPhones rang.",
        "“She said, ‘No.’ |He wept.”",
        "The row (see vol. 3, p. 12) goes on. |Lang v. Ruiz is famous.",
        "1. The ferry sank. |Nobody was hurt.",
        "Gov. Ana Ruiz (D-Nordvik) won Mass. and Fla. easily. |She lost Calif. |But she won.",
        "It ended at the border.\n|Nobody crossed.",
        "Nobody crossed the\nborder on Monday. |It was shut.",
        # Marks, decimals and links as tokenizers and bad extraction leave them
        '"They waited. " |Nobody came. |It was 5. 9 on the scale.',
        '"It is over. " |Professor Ruiz left. |"No one," he said, "is hurt."',
        "“He told us, ‘ Wait here. ’ ” |Then it rained. |’Twas cold.",
        "She said 'yes.' |'Twas cold.",
        "It fell to $1. 25 million on Nov. 10. |171 people left. |It sank in 1912. |12 died.",
        "The pier is in Oakland, CA. |It runs on IE. |Nobody minds (i.e. nobody does).",
        "Prisoner No. VA0898 was freed. |He left. |https://example.org/a",
        "He wept (again). |[emphasis added] It rained.",
        "The talks failed…. |Lang went home. |“… We wait,” he said.. |Ruiz stayed.",
        # A name and a verb of saying after a quotation, and before the next one
        "“Nobody asked us.” |Lang added: “We were not told.”",
        '"Would you go?" |Ana Ruiz answered, "I would."',
        "“Who asked?” |Ruiz said his staff had. |“Why?” |That said, it rained.",
        "“Will you go?” Ana Ruiz asked, smiling. |“Never!” Lang said in Nordvik.",
        "The head of state, ex-Gov. Lang, agreed. |So did Lt. Col. Alvar Jr. |Then all did.",
    ],
)
def test_sentences(marked: str) -> None:
    text = marked.replace("|", "")
    wanted, offset = [], 0
    for part in marked.split("|"):
        wanted.append(part.strip())
        offset += len(part)
    assert [text[start:end] for start, end in split_sentences(text)] == wanted


def sentences(text: str, title: str | None = None) -> list[str]:
    article = make_article(text, Input("ferry.txt"), title=title)
    return [article.text[s:e] for s, e in find_sentences(article.text, find_blocks(article))]


def test_a_headline_or_subhead_never_runs_into_the_next_sentence() -> None:
    text = "Ferry sinks off Nordvik\nThe ferry sank.\n\nWHO WAS ABOARD\nSixty people were."
    assert sentences(text) == [
        "Ferry sinks off Nordvik",
        "The ferry sank.",
        "WHO WAS ABOARD",
        "Sixty people were.",
    ]


def test_a_quotation_over_paragraphs_opens_each_of_them() -> None:
    text = "“We waited.\n\n“Nobody came,” Lang said. “We left.”"
    assert sentences(text) == ["“We waited.", "“Nobody came,” Lang said.", "“We left.”"]
    text = '"We waited.\n\n"Nobody came," Lang said. "We left."'
    assert sentences(text) == ['"We waited.', '"Nobody came," Lang said.', '"We left."']


def test_what_was_set_aside_between_two_sentences_belongs_to_none() -> None:
    text = "The ferry sank. (Photo: Ana Ruiz / Harbour Agency) Nobody was hurt."
    assert sentences(text) == ["The ferry sank.", "Nobody was hurt."]


def test_what_was_set_aside_inside_a_sentence_does_not_end_it() -> None:
    text = "Ministers read [the accord. In full.](https://example.org/A.B) on Monday. It is short."
    assert sentences(text)[-1] == "It is short."
    text = "Sen. Ruiz Ana Maria RuizBill stalls. Lang quits the race MORE said no. It rained."
    assert sentences(text)[1:] == ["It rained."]


@pytest.mark.parametrize(
    "dateline", ["PORTO VELL (Courier) — ", "LORA, April 3 (AP) - ", "(Reuters) - ", "MADRID: "]
)
def test_a_dateline_is_in_no_sentence(dateline: str) -> None:
    text = f"Ferry sinks off Nordvik\n\n{dateline}The ferry sank. It rained."
    assert sentences(text) == ["Ferry sinks off Nordvik", "The ferry sank.", "It rained."]


@pytest.mark.parametrize("opening", ["RUIZ: ", "U.S.-China ", "Ana Ruiz — a sailor — "])
def test_what_only_looks_like_a_dateline_stays(opening: str) -> None:
    assert sentences(f"{opening}The ferry sank.") == [f"{opening}The ferry sank."]


def test_headings_are_one_sentence() -> None:
    text = "Ferry sinks. Inquiry opens"
    block = Block(0, len(text), BlockKind.HEADING)
    assert find_sentences(text, [block]) == [(0, len(text))]


@given(st.text(alphabet='Aab1. !?…"“”’()\n-', max_size=150))
@settings(max_examples=500, deadline=None)
def test_sentences_cover_every_word_once_and_in_order(text: str) -> None:
    found = split_sentences(text)
    reached = 0
    for start, end in found:
        assert reached <= start < end
        assert not text[reached:start].strip()
        assert text[start:end] == text[start:end].strip()
        reached = end
    assert not text[reached:].strip()


@pytest.mark.parametrize("unit", ["a. B ", ".", '"', ".”", "a", "U.S. ", "“A? B ", "\n. ", "! "])
def test_a_long_text_takes_linear_time(unit: str) -> None:
    text = " " * 150_000 + unit * (150_000 // len(unit))
    started = time.perf_counter()
    split_sentences(text)
    assert time.perf_counter() - started < 15
