"""Who is reported to have said what: content, cue, source, form and nesting."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.annotate.parse import parse_article
from variorum.annotate.quotations import find_quotations
from variorum.models import Models
from variorum.read.article import make_article
from variorum.records import Annotated, Input, Quotation
from variorum.spans import pieces_of, words_of


@dataclass(frozen=True)
class Said:
    """A quotation as words."""

    content: str
    cue: str | None
    source: str | None
    form: str


Finder = Callable[[str], list[Quotation]]


@pytest.fixture(scope="module")
def find(models: Models) -> Finder:
    def finder(text: str) -> list[Quotation]:
        article = make_article(text, Input("test"))
        return find_quotations(parse_article(article, models.parser))

    return finder


def said(quotations: list[Quotation]) -> list[Said]:
    return [
        Said(
            words_of(q.content),
            words_of(q.cue) if q.cue else None,
            words_of(q.source) if q.source else None,
            q.form.value,
        )
        for q in quotations
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '"The bridge will hold," said Mara Olsen, the city engineer.',
            Said('"The bridge will hold,"', "said", "Mara Olsen, the city engineer", "direct"),
        ),
        (
            'Mara Olsen said: "The bridge will hold."',
            Said('"The bridge will hold."', "said:", "Mara Olsen", "direct"),
        ),
        (
            '"The bridge," Mara Olsen said, "will hold until spring."',
            Said('"The bridge," "will hold until spring."', "said", "Mara Olsen", "direct"),
        ),
        (
            '"The bridge will hold," Olsen said. "We checked it twice."',
            Said('"The bridge will hold," "We checked it twice."', "said", "Olsen", "direct"),
        ),
        (
            "'The bridge will hold,' Ms Olsen said.",
            Said("'The bridge will hold,'", "said", "Ms Olsen", "direct"),
        ),
        (
            "„The bridge will hold“, she added.",
            Said("„The bridge will hold“", "added", "she", "direct"),
        ),
        (
            'Jonas Pike: "We will not pay."',
            Said('"We will not pay."', ":", "Jonas Pike", "direct"),
        ),
        (
            '"Did you know?" asked Pike.',
            Said('"Did you know?"', "asked", "Pike", "direct"),
        ),
        (
            "Pike tweeted: “Nobody told me.”",
            Said("“Nobody told me.”", "tweeted:", "Pike", "direct"),
        ),
    ],
)
def test_direct_speech_reaches_as_far_as_its_marks(find: Finder, text: str, expected: Said) -> None:
    assert said(find(text)) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Officials familiar with the matter said the talks had collapsed.",
            Said(
                "the talks had collapsed", "said", "Officials familiar with the matter", "indirect"
            ),
        ),
        (
            "The minister was told by his staff that the bridge might fall.",
            Said("that the bridge might fall", "was told", "his staff", "indirect"),
        ),
        (
            "The bridge, Olsen said, will hold.",
            Said("The bridge will hold", "said", "Olsen", "indirect"),
        ),
        (
            "According to Olsen, the bridge will hold until spring.",
            Said("the bridge will hold until spring", "According to", "Olsen", "indirect"),
        ),
        (
            "The bridge will hold until spring, according to the city's engineers.",
            Said(
                "The bridge will hold until spring",
                "according to",
                "the city's engineers",
                "indirect",
            ),
        ),
        (
            "The mediator has reportedly left the city.",
            Said("The mediator has left the city", "reportedly", None, "indirect"),
        ),
        (
            "Olsen denied taking the money.",
            Said("taking the money", "denied", "Olsen", "indirect"),
        ),
        (
            "She accused the mayor of lying.",
            Said("the mayor of lying", "accused", "She", "indirect"),
        ),
        (
            "She urged residents to stay at home.",
            Said("residents to stay at home", "urged", "She", "indirect"),
        ),
        (
            "Olsen declined to say whether she would run.",
            Said("whether she would run", "declined to say", "Olsen", "indirect"),
        ),
        (
            "The ministry said in a statement that it had received no complaint.",
            Said(
                "that it had received no complaint",
                "said in a statement",
                "The ministry",
                "indirect",
            ),
        ),
        (
            "Olsen's warning that the deck was rotten went unheard.",
            Said("that the deck was rotten", "warning", "Olsen's", "indirect"),
        ),
        (
            "The premier of Velmark was quoted as saying that the border would open in May.",
            Said(
                "that the border would open in May",
                "was quoted as saying",
                "The premier of Velmark",
                "indirect",
            ),
        ),
        (
            "The plan is expected to fail.",
            Said("The plan to fail", "is expected", None, "indirect"),
        ),
    ],
)
def test_reported_speech_reaches_as_far_as_its_clause(
    find: Finder, text: str, expected: Said
) -> None:
    assert said(find(text)) == [expected]


def test_clause_with_marks_in_it_is_mixed(find: Finder) -> None:
    text = 'Olsen warned that the "rotten" deck could collapse, and Pike said he agreed.'
    assert said(find(text)) == [
        Said('that the "rotten" deck could collapse', "warned", "Olsen", "mixed"),
        Said("he agreed", "said", "Pike", "indirect"),
    ]


def test_statement_in_a_statement_in_a_statement_is_three_quotations(find: Finder) -> None:
    text = (
        "The Daily Lantern reports that two ministers told the premier "
        "that the mediator had promised a vote."
    )
    paper, ministers, mediator = find(text)
    assert [q.source and q.source.exact for q in (paper, ministers, mediator)] == [
        "The Daily Lantern",
        "two ministers",
        "the mediator",
    ]
    assert (paper.inside, ministers.inside, mediator.inside) == (None, paper.id, ministers.id)


def test_quotation_in_a_quotation_has_a_source_of_its_own(find: Finder) -> None:
    outer, inner = find("\"I asked him and he said, 'Never,'\" Olsen told the Lantern.")
    assert (inner.content.exact, inner.source and inner.source.exact) == ("'Never,'", "he")
    assert inner.inside == outer.id


def test_speech_goes_on_where_the_next_paragraph_opens_again(find: Finder) -> None:
    text = '"We will wait no longer.\n\n"We will march on Friday," she said.'
    assert said(find(text)) == [
        Said('"We will wait no longer.\n\n"We will march on Friday,"', "said", "she", "direct")
    ]


@pytest.mark.parametrize(
    "text",
    [
        'He read "The Bridge of Sorrows" and went home.',
        'The "so-called" summit ended early.',
        "The bridge was closed on Monday.",
        "The company said.",
        "",
        '"',
        ":",
    ],
)
def test_titles_scare_quotes_and_plain_statements_are_no_quotations(
    find: Finder, text: str
) -> None:
    assert find(text) == []


def test_speech_without_any_cue_is_kept_without_source(find: Finder) -> None:
    (quotation,) = find('The hall went quiet.\n\n"We have nothing left to sell but the river."')
    assert (quotation.source, quotation.cue) == (None, None)


@settings(deadline=None, max_examples=30)
@given(
    st.lists(
        st.sampled_from(
            [
                '"',
                "“",
                "”",
                "'",
                "’",
                "said",
                "Olsen",
                "that",
                "he",
                ",",
                ".",
                ":",
                "\n\n",
                "according",
                "to",
            ]
        ),
        max_size=40,
    )
)
def test_every_span_is_the_text_it_says_it_is(models: Models, parts: list[str]) -> None:
    article = make_article(" ".join(parts), Input("test"))
    found = find_quotations(parse_article(article, models.parser))
    assert len({q.id for q in found}) == len(found)
    for quotation in found:
        for span in (quotation.content, quotation.cue, quotation.source):
            if span is not None:
                assert article.text[span.start : span.end] == span.exact
                assert all(article.text[s:e].strip() for s, e in pieces_of(span))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Lida Vorn, asked about the gap on her way into the hall, said that she had seen it.",
            Said("that she had seen it", "said", "Lida Vorn", "indirect"),
        ),
        (
            "Asked about the gap, Vorn said she had not seen the paper.",
            Said("she had not seen the paper", "said", "Vorn", "indirect"),
        ),
        (
            "The minister pledged a vote before the summer recess.",
            Said("a vote before the summer recess", "pledged", "The minister", "indirect"),
        ),
        (
            "Olsen denied the report on Friday.",
            Said("the report", "denied", "Olsen", "indirect"),
        ),
        (
            "The mayor is accused of taking the money.",
            Said("The mayor of taking the money", "is accused", None, "indirect"),
        ),
        (
            "Rumours that the bridge was sold went round the town.",
            Said("that the bridge was sold", "Rumours", None, "indirect"),
        ),
    ],
)
def test_source_is_the_one_who_speaks(find: Finder, text: str, expected: Said) -> None:
    assert said(find(text)) == [expected]


def test_source_begins_behind_the_quotation_before_it(find: Finder) -> None:
    text = 'The deck was "rotten," Olsen, who built it, told the council on Monday.'
    assert all(q.source is None or '"' not in q.source.exact for q in find(text))


def test_words_before_a_colon_are_a_source_only_where_they_name_one(find: Finder) -> None:
    (quotation,) = find('And then another: "The deck is rotten and nobody cares about it."')
    assert quotation.source is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The prince called for Pike to drop out of the race.",
            Said("Pike to drop out of the race", "called for", "The prince", "indirect"),
        ),
        (
            "Their fear is that the bridge will fall.",
            Said("that the bridge will fall", "fear is", "Their", "indirect"),
        ),
        (
            'She attacked the plan, calling it "a disgrace to the town."',
            Said('it "a disgrace to the town."', "calling", "She", "mixed"),
        ),
        (
            "The solution, the partner told them, was simple.",
            Said("The solution was simple", "told", "the partner", "indirect"),
        ),
        (
            "The bridge is a wreck, as Mara Olsen noted in the Lantern.",
            Said("The bridge is a wreck", "noted", "Mara Olsen", "indirect"),
        ),
    ],
)
def test_content_is_found_wherever_its_cue_stands(find: Finder, text: str, expected: Said) -> None:
    assert expected in said(find(text))


@pytest.mark.parametrize(
    "text",
    [
        "Lake Radio quoted Captain Piotr Lang as saying that the gates would hold.",
        "Captain Piotr Lang was quoted by Lake Radio as saying that the gates would hold.",
        'Lake Radio quoted Captain Piotr Lang as saying: "The gates will hold."',
        '"The gates will hold," Lake Radio quoted Captain Piotr Lang as saying.',
    ],
)
def test_who_is_quoted_speaks_and_not_the_outlet(find: Finder, text: str) -> None:
    (found,) = said(find(text))
    assert found.source == "Captain Piotr Lang"
    assert "Lang" not in found.content


def test_who_is_quoted_speaks_also_with_the_reader(
    annotated_of: Callable[..., Annotated],
) -> None:
    text = (
        "The storm hit the coast on Monday.\n\nThe captain was quoted by the lake radio as saying "
        "that the gates would hold.\n\nNobody was hurt, officials said."
    )
    first = annotated_of(text).quotations[0]
    assert first.source is not None
    assert first.source.exact == "The captain"
    assert words_of(first.content) == "that the gates would hold"


def test_what_is_cited_as_something_is_no_speech(find: Finder) -> None:
    (found,) = said(find("The senator cited letters as evidence of the plan."))
    assert found.source == "The senator"


def test_a_relative_word_does_not_speak(find: Finder) -> None:
    (found,) = said(find("The man, who police say was armed, fled on foot."))
    assert found.source == "police"


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "The daily reported that two ministers had told the premier that the mediator had "
            "promised a vote.",
            ["The daily", "two ministers"],
        ),
        (
            'The Lora Post reported that Mayor Ana Ruiz said, "We will keep every furnace alight."',
            ["The Lora Post", "Mayor Ana Ruiz"],
        ),
    ],
)
def test_a_report_inside_a_report_is_found_with_the_reader(
    annotated_of: Callable[..., Annotated], text: str, speakers: list[str]
) -> None:
    outer, inner = sorted(annotated_of(text).quotations, key=lambda q: q.content.start)
    assert [q.source.exact for q in (outer, inner) if q.source] == speakers
    assert inner.inside == outer.id


def test_at_the_time_is_no_part_of_what_was_said(find: Finder) -> None:
    (found,) = said(find("Ana Hall said at the time that she had no choice."))
    assert (found.cue, found.content) == ("said", "that she had no choice")


def test_speech_told_according_to_somebody_is_no_part_of_another_s(find: Finder) -> None:
    text = (
        '"It was useful," Lang said afterwards. "It was a waste of time," according to '
        'Marsh. "Nobody listened."'
    )
    first, second = said(find(text))
    assert (first.source, first.content) == ("Lang", '"It was useful,"')
    assert second.source == "Marsh"
    assert second.content == '"It was a waste of time," "Nobody listened."'


def test_who_opens_the_next_paragraph_was_not_quoted_in_the_last(find: Finder) -> None:
    text = '"The gates held," Lang said.\n\nAccording to Marsh, they leaked for a week.'
    assert [found.source for found in said(find(text))] == ["Lang", "Marsh"]


@pytest.mark.parametrize(
    "text",
    [
        '"All of it," Eva Holm said. Her aunt, Ida Dahl, who nodded, was sad. "It is gone."',
        'The farmer sighed. "It is gone." His wife Eva Holm nodded. "All of it," she said.',
        '"All of it," Eva Holm said. Her brother Jon Dahl nodded. "It is gone."',
    ],
)
def test_speech_is_not_carried_over_a_sentence_about_somebody_else(find: Finder, text: str) -> None:
    sources = {found.content: found.source for found in said(find(text))}
    assert sources['"It is gone."'] is None
    assert sources['"All of it,"'] is not None


def test_speech_goes_on_after_a_sentence_about_the_speaker(find: Finder) -> None:
    (found,) = said(find('"It is gone," Eva Holm said. She wiped her eyes. "All of it."'))
    assert found.content == '"It is gone," "All of it."'


def test_a_mark_that_closes_other_speech_is_no_part_of_a_source(
    annotated_of: Callable[..., Annotated],
) -> None:
    text = (
        'Ana Hall opened the fair. "A lot of people do not know that the mill was sold.'
        '"Hall said that there was no buyer.'
    )
    sources = [q.source.exact for q in annotated_of(text).quotations if q.source]
    assert sources == ["Hall"]


def test_a_name_before_a_colon_is_one_whatever_the_parser_takes_it_for(find: Finder) -> None:
    first = said(
        find("Doran: 'They wanted to be loved'\n\nSean Doran told reporters that the judges left.")
    )[0]
    assert first.source == "Doran"


def test_an_hour_before_a_colon_is_no_speaker(find: Finder) -> None:
    text = "Update at 8:07 a.m. in Lowden: 'It is a mistake'\n\nAna Ruiz left the hall on Monday."
    assert [found.source for found in said(find(text))] == [None]


def test_who_is_quoted_word_for_word_speaks(find: Finder) -> None:
    text = 'Premier Ana Hall quoted Mayor Tom Lund: "The mill will never close."'
    (found,) = said(find(text))
    assert found.source == "Mayor Tom Lund"


def test_a_cry_is_no_subject_of_the_word_that_reports_it(find: Finder) -> None:
    (found,) = said(find('The crowd booed. "Shame!" shouted a woman.'))
    assert found.source == "a woman"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The mayor said Monday the council will vote.", "the council will vote"),
        ("Police said Tuesday two men were arrested.", "two men were arrested"),
        ("He said earlier this week the plan is dead.", "the plan is dead"),
        ("The mayor said Monday that the council will vote.", "that the council will vote"),
    ],
)
def test_the_day_of_speaking_is_no_part_of_what_was_said(
    annotated_of: Callable[..., Annotated], text: str, content: str
) -> None:
    assert [words_of(told.content) for told in annotated_of(text).quotations] == [content]
