"""What the reader and the rules found becomes one list, without doubles."""

from __future__ import annotations

from variorum.annotate.colons import TURN
from variorum.annotate.drafts import Draft
from variorum.annotate.joined import join_drafts
from variorum.annotate.reading import READ

TEXT = '"We will not sell the mill," Ada Lund said. Pike fears that Lund told staff it is lost.'


def place(words: str) -> tuple[tuple[int, int], ...]:
    start = TEXT.index(words)
    return ((start, start + len(words)),)


def draft(
    content: str, cue: str, source: str, frame: str = READ, score: float = 0.9, head: int = 0
) -> Draft:
    parts = [place(words) if words else () for words in (content, cue, source)]
    return Draft(*parts, head, "", frame, score)


SPOKEN = draft('"We will not sell the mill,"', "said", "Ada Lund", "quote", 1.0)


def test_speech_reaches_as_far_as_its_marks() -> None:
    read = draft("We will not sell the mill", "said", "Ada Lund")
    (found,) = join_drafts([read], [SPOKEN], TEXT)
    assert found.content == SPOKEN.content
    assert found.source == read.source


def test_speech_that_the_reader_passed_over_is_kept() -> None:
    assert join_drafts([], [SPOKEN], TEXT) == [SPOKEN]


def test_a_report_that_the_reader_passed_over_is_dropped() -> None:
    ruled = draft("that Lund told staff it is lost", "fears", "Pike", "that", 0.6)
    assert join_drafts([], [ruled], TEXT) == []


def test_a_sure_report_inside_a_longer_one_is_kept() -> None:
    outer = draft("that Lund told staff it is lost", "fears", "Pike")
    inner = draft("it is lost", "told", "Lund", "bare", 0.97)
    found = join_drafts([outer], [inner], TEXT)
    assert inner in found
    assert outer in found


def test_of_two_readings_of_one_content_the_surer_stays() -> None:
    sure = draft("that Lund told staff it is lost", "fears", "Pike", score=0.9)
    less = draft("staff it is lost", "told", "Lund", score=0.5)
    assert join_drafts([sure, less], [], TEXT) == [sure]


def test_a_turn_of_an_interview_is_the_rules_own() -> None:
    turn = draft("Pike fears that Lund told staff it is lost.", "", "Ada Lund", TURN, 1.0)
    read = draft("that Lund told staff it is lost", "fears", "Pike")
    assert join_drafts([read], [turn], TEXT) == [turn]
