"""What the reader and the rules found becomes one list, without doubles."""

from __future__ import annotations

from dataclasses import replace

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


def draft_of(text: str, content: str, cue: str, source: str) -> Draft:
    """A report that the reader found in ``text``."""
    places = [
        (text.index(words), text.index(words) + len(words)) for words in (content, cue, source)
    ]
    content_at, cue_at, source_at = places
    return Draft((content_at,), (cue_at,), (source_at,), 0, "", READ, 0.9)


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


def test_a_report_of_one_pronoun_says_nothing() -> None:
    assert join_drafts([draft("it", "fears", "Pike")], [], TEXT) == []


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


def test_an_outlet_that_passed_on_two_sayings_holds_both() -> None:
    text = '"It held," Ada said. "It broke," Pike said, according to the Lora Post.'

    def at(words: str, first: int = 0) -> tuple[tuple[int, int], ...]:
        start = text.index(words, first)
        return ((start, start + len(words)),)

    one = Draft(at('"It held,"'), at("said"), at("Ada"), 0, "say", "quote", 1.0)
    second = text.index("Pike")
    other = Draft(at('"It broke,"'), at("said", second), at("Pike"), 1, "say", "quote", 1.0)
    content = (*at('"It held,"'), *at('"It broke,"'))
    post = Draft(content, at("according to"), at("the Lora Post"), 2, "", READ, 0.9)
    found = join_drafts([post], [one, other], text)
    assert [d.source for d in found].count(post.source) == 1
    assert one in found
    assert other in found
    (outer,) = [d for d in found if d.source == post.source]
    assert {text[start:end] for start, end in outer.content} == {
        '"It held," Ada said',
        '"It broke," Pike said',
    }


def test_a_source_that_a_comma_breaks_is_one() -> None:
    text = "The mill will close, said its chairwoman, Dagny Ost."
    chair, name = text.index("its"), text.index("Dagny")
    source = ((chair, chair + 14), (name, name + 9))
    cue = text.index("said")
    read = Draft(((0, 19),), ((cue, cue + 4),), source, 0, "", READ, 0.9)
    (found,) = join_drafts([read], [], text)
    assert found.source == ((chair, name + 9),)


def test_an_article_alone_is_no_source() -> None:
    text = "A mill will close, it said."
    read = Draft(((2, 17),), ((22, 26),), ((0, 1),), 0, "", READ, 0.9)
    (found,) = join_drafts([read], [], text)
    assert found.source == ()


def test_a_report_of_a_bare_that_says_nothing() -> None:
    text = "The minister, Ada Holm, denied that."
    read = Draft(((31, 35),), ((24, 30),), ((0, 23),), 0, "", READ, 0.9)
    assert join_drafts([read], [], text) == []


def test_a_day_before_an_infinitive_is_no_part_of_what_was_promised() -> None:
    text = "Ruiz promised on Tuesday to rebuild the bridge."
    read = draft_of(text, "Tuesday to rebuild the bridge", "promised on", "Ruiz")
    (found,) = join_drafts([read], [], text)
    assert [text[a:b] for a, b in (*found.cue, *found.content)] == [
        "promised",
        "to rebuild the bridge",
    ]


def test_a_cue_keeps_its_nor() -> None:
    text = "Ruiz has not left nor announced a date for it."
    read = draft_of(text, "a date for it", "announced", "Ruiz")
    (found,) = join_drafts([read], [], text)
    assert [text[a:b] for a, b in found.cue] == ["nor announced"]


def test_so_called_reports_nothing() -> None:
    text = "The so-called “peace dividend” never came."
    read = draft_of(text, "“peace dividend”", "so-called", "The")
    assert join_drafts([read], [], text) == []


def test_to_deny_saying_something_is_one_report() -> None:
    text = "Ruiz denied saying that the bridge was safe."
    read = draft_of(text, "saying that the bridge was safe", "denied", "Ruiz")
    inner = replace(
        draft_of(text, "that the bridge was safe", "saying", "Ruiz"), frame="that", score=0.97
    )
    assert len(join_drafts([read], [inner], text)) == 1


def test_a_name_in_marks_is_nobody_s_speech() -> None:
    text = "The tactic is known as “projection”."
    read = replace(draft_of(text, "“projection”", "is known as", "The tactic"), source=())
    assert join_drafts([read], [], text) == []
