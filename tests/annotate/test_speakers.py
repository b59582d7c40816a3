"""Which actor a source is, or why it is none."""

from collections.abc import Callable

import pytest

from variorum.annotate.actors import find_actors
from variorum.annotate.parse import parse_article
from variorum.annotate.speakers import resolve_speakers
from variorum.models import Models
from variorum.records import Annotated, Article, Quotation, QuotationForm, digest
from variorum.spans import make_span

Annotate = Callable[..., Annotated]
Resolve = Callable[..., tuple[str | None, str | None]]


@pytest.fixture
def resolve(models: Models, article_of: Callable[..., Article]) -> Resolve:
    """The name of the speaker and the reason, for the last place where ``source`` stands."""

    def run(text: str, source: str | None, *earlier: str) -> tuple[str | None, str | None]:
        article = article_of(text)
        parse = parse_article(article, models.parser)
        content = make_span(article, len(text) - 1, len(text))
        quotations = []
        for number, words in enumerate((*earlier, source)):
            span = None
            if words is not None:
                start = text.rindex(words)
                span = make_span(article, start, start + len(words))
            quotations.append(
                Quotation(
                    digest(str(number)),
                    QuotationForm.INDIRECT,
                    content,
                    None,
                    span,
                    None,
                    None,
                    None,
                )
            )
        found, actors = resolve_speakers(parse, quotations, find_actors(parse))
        names = {actor.id: actor.name for actor in actors}
        last = found[-1]
        assert (last.speaker is None) != (last.why is None)
        return (names[last.speaker] if last.speaker else None), last.why

    return run


@pytest.mark.parametrize(
    ("text", "source", "speaker"),
    [
        ("Ana Ruiz said no.", "Ana Ruiz", "Ana Ruiz"),
        ("The minister, Ana Ruiz, said no.", "The minister, Ana Ruiz,", "Ana Ruiz"),
        ("Ministry spokesman Piotr Lang said no.", "Ministry spokesman Piotr Lang", "Piotr Lang"),
        ("Ruiz’s lawyer Piotr Lang said no.", "Ruiz’s lawyer Piotr Lang", "Piotr Lang"),
        ("The Foreign Ministry said no.", "The Foreign Ministry", "Foreign Ministry"),
        ("The Daily Courier reported a deal.", "The Daily Courier", "Daily Courier"),
        ("The lead glassblower, Ana Ruiz, said no.", "The lead glassblower, Ana Ruiz,", "Ana Ruiz"),
        ("His aunt, Ana Ruiz, said no.", "His aunt, Ana Ruiz,", "Ana Ruiz"),
        ("Netflix said no.", "Netflix", "Netflix"),
    ],
)  # fmt: skip
def test_the_head_of_the_source_speaks(
    resolve: Resolve, text: str, source: str, speaker: str
) -> None:
    assert resolve(text, source) == (speaker, None)


@pytest.mark.parametrize(
    ("text", "source", "why"),
    [
        ("Ana Ruiz left. An aide of Ana Ruiz said no.", "An aide of Ana Ruiz", "anonymous"),
        ("Ana Ruiz left. Ruiz supporters said no.", "Ruiz supporters", "anonymous"),
        ("Officials familiar with it said no.", "Officials familiar with it", "anonymous: "),
        ("A senior aide said no.", "A senior aide", "anonymous: A senior aide"),
        ("Some Greens said no.", "Some Greens", "anonymous: Some Greens"),
        ("A new poll shows a lead.", "A new poll", "a document: A new poll"),
        ("Rumours in the capital say so.", "Rumours in the capital", "hearsay"),
        ("Ana Ruiz and Al Lang said no.", "Ana Ruiz and Al Lang", "several speakers: Ana Ruiz"),
        ("Ana Ruiz and a few others said no.", "Ana Ruiz and a few others", "several speakers"),
        ("I think it will rain.", "I", "the article's own voice"),
        ("They said no.", "They", "plural pronoun"),
        ("He said no.", "He", "no fitting name before the pronoun"),
    ],
)  # fmt: skip
def test_a_source_that_is_nobody_by_name_says_why(
    resolve: Resolve, text: str, source: str, why: str
) -> None:
    speaker, reason = resolve(text, source)
    assert speaker is None
    assert reason is not None
    assert reason.startswith(why)


def test_a_thing_before_a_name_is_no_role(resolve: Resolve) -> None:
    text = "Ana Ruiz left. The company, Ana Ruiz, said no."
    assert resolve(text, "The company, Ana Ruiz,")[0] is None


def test_a_surname_that_was_missed_keeps_the_pronoun_open(resolve: Resolve) -> None:
    text = "Karl Berg left on Monday. Vask said the gates were sound. He said it would rain."
    assert resolve(text, "He", "Vask")[0] != "Karl Berg"


def test_a_quotation_without_a_source_says_so(resolve: Resolve) -> None:
    assert resolve("The plan is said to be dead.", None) == (None, "no source is given")


def test_a_pronoun_is_the_subject_of_the_sentence_before(resolve: Resolve) -> None:
    text = "Ana Ruiz met Piotr Lang in Porto Vell. She said the talks had failed."
    assert resolve(text, "She") == ("Ana Ruiz", None)


def test_gender_passes_over_the_nearer_name(resolve: Resolve) -> None:
    text = "Ana Ruiz rejected the offer. Karl Berg waited outside. “No vote,” she said."
    assert resolve(text, "she") == ("Ana Ruiz", None)


def test_two_that_fit_leave_the_pronoun_open(resolve: Resolve) -> None:
    text = "Karl Berg and Piotr Lang met on Monday. He said the talks had failed."
    assert resolve(text, "He") == (None, "two candidates: Karl Berg, Piotr Lang")


def test_a_person_without_a_name_blocks_the_pronoun(resolve: Resolve) -> None:
    text = "Karl Berg left on Monday. A witness watched the ship. He said no."
    assert resolve(text, "He") == (None, "the pronoun follows somebody without a name")


def test_a_relative_pronoun_is_what_it_follows(resolve: Resolve) -> None:
    assert resolve("Ana Ruiz, who said no, left the hall.", "who") == ("Ana Ruiz", None)


def test_a_role_stated_before_finds_its_holder(resolve: Resolve) -> None:
    text = (
        "Spanish diplomat Ana Ruiz opened the talks. Karl Berg, a lawyer, listened. "
        "The Spanish diplomat said a vote was near."
    )
    assert resolve(text, "The Spanish diplomat") == ("Ana Ruiz", None)


def test_a_general_noun_finds_a_special_role(resolve: Resolve) -> None:
    text = "Turkish President Cem Aydar flew home. The Turkish leader promised to return."
    assert resolve(text, "The Turkish leader") == ("Cem Aydar", None)


def test_another_country_is_another_holder(resolve: Resolve) -> None:
    text = "Turkish President Cem Aydar flew home. The Greek leader promised to return."
    assert resolve(text, "The Greek leader")[0] is None


def test_two_holders_of_a_role_leave_it_open(resolve: Resolve) -> None:
    text = "Senator Ana Ruiz and Senator Karl Berg met. The senator said no."
    assert resolve(text, "The senator") == (None, "two candidates: Ana Ruiz, Karl Berg")


def test_the_ministry_is_the_one_that_was_named(resolve: Resolve) -> None:
    text = "The Norland Foreign Ministry published a letter. The ministry said no."
    assert resolve(text, "The ministry") == ("Norland Foreign Ministry", None)


def test_a_campaign_is_not_its_candidate(resolve: Resolve) -> None:
    text = "Ana Ruiz lost the vote. The Ruiz campaign said no."
    assert resolve(text, "The Ruiz campaign") == ("Ruiz campaign", None)


def test_a_spokesman_without_a_name_speaks_for_the_ministry(resolve: Resolve) -> None:
    text = "A spokesman for the Norland Interior Ministry said no."
    assert resolve(text, "A spokesman for the Norland Interior Ministry") == (
        "Norland Interior Ministry",
        None,
    )


def test_a_shared_surname_names_both_candidates(resolve: Resolve) -> None:
    text = "Anna Berg and Karl Berg disagreed. Berg said it would pass."
    assert resolve(text, "Berg") == (None, "two candidates: Anna Berg, Karl Berg")


def test_i_inside_a_quotation_is_its_speaker(
    models: Models, article_of: Callable[..., Article]
) -> None:
    text = "“I think I will stay,” Ana Ruiz said."
    article = article_of(text)
    parse = parse_article(article, models.parser)
    outer = Quotation(
        digest("outer"), QuotationForm.DIRECT, make_span(article, 0, 22), None,
        make_span(article, 23, 31), None, None, None,
    )  # fmt: skip
    inner = Quotation(
        digest("inner"), QuotationForm.INDIRECT, make_span(article, 9, 20), None,
        make_span(article, 1, 2), None, None, outer.id,
    )  # fmt: skip
    found, actors = resolve_speakers(parse, [outer, inner], find_actors(parse))
    assert {q.speaker for q in found} == {actors[0].id}
    assert actors[0].name == "Ana Ruiz"


def test_a_pronoun_goes_on_past_who_is_named_in_passing(resolve: Resolve) -> None:
    speaker, _ = resolve(
        "Piotr Lang arrived on Monday. His talks with Oskar Venn failed. He blamed the weather.",
        "He",
    )
    assert speaker == "Piotr Lang"


@pytest.mark.parametrize(
    "dateline", ["PORTO VELL (Reuters) - ", "Porto Vell (AP) — ", "PORTO VELL — "]
)
def test_a_dateline_costs_no_speaker(annotated_of: Annotate, dateline: str) -> None:
    text = f"{dateline}Former Mayor Ana Ruiz said on Monday the old dam would break in spring."
    (quotation,) = annotated_of(text).quotations
    assert quotation.source is not None
    assert quotation.source.exact == "Former Mayor Ana Ruiz"
    assert quotation.speaker is not None


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz said the harbour master had lied. She promised an inquiry.",
        "Ana Ruiz said Elin Dorr had lied. She promised an inquiry.",
    ],
)
def test_who_spoke_goes_on_and_not_who_was_spoken_of(resolve: Resolve, text: str) -> None:
    assert resolve(text, "She", "Ana Ruiz") == ("Ana Ruiz", None)


@pytest.mark.parametrize(
    "text",
    [
        "His deputy, Ana Ruiz, was less hopeful. “Never,” she said.",
        "The victim's mother, Ana Ruiz, wept in court. “Never,” she said.",
        "Ana Ruiz's husband, Karl, was killed. “Never,” she said.",
    ],
)
def test_a_name_beside_a_role_is_who_the_sentence_is_about(resolve: Resolve, text: str) -> None:
    assert resolve(text, "she") == ("Ana Ruiz", None)


def test_nobody_is_both_she_and_he(resolve: Resolve) -> None:
    text = "Dorin Vask attacked Amal Tey at a rally. She called the plan mad. He laughed at it."
    assert resolve(text, "He", "Dorin Vask", "She")[0] != resolve(text, "She", "Dorin Vask")[0]


def test_an_open_pronoun_keeps_the_next_one_open(annotated_of: Annotate) -> None:
    text = "Karl Berg and Piotr Lang met. He said Oskar Venn lied. He added that it would rain."
    assert [quotation.speaker for quotation in annotated_of(text).quotations] == [None, None]


@pytest.mark.parametrize(
    "text",
    [
        "Greenpeace lost the case on Monday. The court said it had misled people.",
        "The Guardian printed the letter. The company said it was forged.",
        "The video was posted to Facebook. The company said the mill would close.",
    ],
)
def test_a_body_is_not_whichever_stands_near(resolve: Resolve, text: str) -> None:
    body = "The court" if "The court" in text else "The company"
    assert resolve(text, body) == (None, f"described, not named: {body}")


def test_the_newspaper_is_one_of_the_press(resolve: Resolve) -> None:
    text = "The Lora Gazette printed the letter. The newspaper said it was genuine."
    assert resolve(text, "The newspaper") == ("Lora Gazette", None)


@pytest.mark.parametrize(
    "source",
    ["Detective Sgt. Piotr Lang", "Army Maj. Gen. Piotr Lang", "Det Supt Piotr Lang",
     "Capt. Piotr Lang"],
)  # fmt: skip
def test_a_rank_is_nobody_and_no_part_of_the_name(resolve: Resolve, source: str) -> None:
    speaker, _ = resolve(f"The gates held, {source} said.", source)
    assert speaker == "Piotr Lang"


def test_a_country_written_with_points_has_a_government(resolve: Resolve) -> None:
    assert resolve("The U.S. government said no.", "The U.S. government") == (
        "U.S. government",
        None,
    )


def test_a_letter_seen_by_a_paper_is_a_document(resolve: Resolve) -> None:
    speaker, why = resolve(
        "A letter seen by the Lora Post says so.", "A letter seen by the Lora Post"
    )
    assert (speaker, why) == (None, "a document: A letter seen by the Lora Post")


def test_which_never_stands_for_a_person(resolve: Resolve) -> None:
    text = "“It must go,” warned Eva Holm, president of United for Ports, which opposes tolls."
    assert resolve(text, "which")[0] != "Eva Holm"


def test_whose_publicist_spoke_is_not_the_publicist(annotated_of: Annotate) -> None:
    text = (
        "Actress Mira Bell has split from her husband, the singer Dan Orr, her publicist "
        "confirmed on Monday. “They remain friends,” the publicist said."
    )
    assert [quotation.speaker for quotation in annotated_of(text).quotations] == [None, None]


def test_who_spoke_goes_on_where_the_words_stand_first(resolve: Resolve) -> None:
    text = (
        "The engineer applied the brakes in time, board member Robert Dahl said. "
        "The train left the tracks at noon, he said."
    )
    source = "board member Robert Dahl"
    assert resolve(text, "he", source) == ("Robert Dahl", None)


def test_a_surname_that_two_were_just_named_with_is_neither_s(resolve: Resolve) -> None:
    text = (
        "Patrick Doran said the mill would close. His brother, Sean Doran, rejected the plan. "
        "“It is a disgrace,” Mr. Doran said. Later Patrick Doran left the hall."
    )
    speaker, why = resolve(text, "Mr. Doran")
    assert speaker is None
    assert why == "two candidates: Patrick Doran, Sean Doran"


@pytest.mark.parametrize("label", ["Mayor", "Lowden mayor"])
def test_a_role_in_a_headline_is_whoever_the_article_calls_so(
    annotated_of: Annotate, label: str
) -> None:
    text = (
        f"{label}: we will rebuild the bridge\n\nMayor Clara Oduya opened the fair on Monday. "
        "She said the work would cost little."
    )
    found = annotated_of(text)
    first = found.quotations[0]
    assert first.source is not None
    assert first.source.exact == label
    assert {actor.id: actor.name for actor in found.actors}[first.speaker or ""] == "Clara Oduya"


def test_a_label_in_capitals_is_the_one_named_so(annotated_of: Annotate) -> None:
    text = (
        "Nine years in the making\n\nPia Lund spoke to the Lantern about her new book on Monday. "
        "It took her nine years. Lund lives in Astel.\n\n"
        "LANTERN: Why did you write it?\n\nPIA LUND: Because nobody else would.\n\n"
        "LANTERN: Was it hard?\n\nPIA LUND: It took nine years."
    )
    found = annotated_of(text)
    names = {actor.id: actor.name for actor in found.actors}
    turns = [names.get(q.speaker or "") for q in found.quotations if q.cue and q.cue.exact == ":"]
    assert turns == ["Lantern", "Pia Lund", "Lantern", "Pia Lund"]


@pytest.mark.parametrize(
    ("text", "source", "speaker"),
    [
        ("The Lantern reported that Ana Ruiz would go.", "The Lantern", "Lantern"),
        ("Labour said the fund was small.", "Labour", "Labour"),
        ("Unison said its members would strike.", "Unison", "Unison"),
        ("The Dutchman said no.", "The Dutchman", None),
        ("The Dorans said no.", "The Dorans", None),
        ("The Democrat said no.", "The Democrat", None),
        ("The mayor of Brask said no.", "The mayor of Brask", None),
        ("The Harbour Act says so.", "The Harbour Act", None),
        ("The mayor Lantern said no.", "The mayor Lantern", "Lantern"),
    ],
)
def test_a_body_named_by_one_word_speaks(
    resolve: Resolve, text: str, source: str, speaker: str | None
) -> None:
    assert resolve(text, source)[0] == speaker


def test_who_lives_in_a_lane_is_not_the_lane(resolve: Resolve) -> None:
    text = "Karl Brandt, of Mill Lane, admitted fraud. He said he was sorry."
    assert resolve(text, "He") == ("Karl Brandt", None)
    text = "The suspect, of Mill Lane, denied it. He said he was sorry."
    assert resolve(text, "He")[0] is None


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The mayor said no. Mayor Clara Oduya was elected in May.", "Clara Oduya"),
        ("The mayor said no. French Deputy Mayor Clara Oduya was elected in May.", None),
        ("A mayor wept. The mayor said no. Mayor Clara Oduya was elected in May.", None),
        ("The mayor said no. Mayor Clara Oduya met Mayor Karl Brandt in May.", None),
    ],
)
def test_a_role_is_the_only_one_who_is_named_with_it_soon_after(
    resolve: Resolve, text: str, speaker: str | None
) -> None:
    assert resolve(text, "The mayor")[0] == speaker


@pytest.mark.parametrize(
    ("text", "source", "speaker"),
    [
        ("NATO's chief, Ulf Brennik, said no.", "NATO's chief, Ulf Brennik,", "Ulf Brennik"),
        (
            "One mother, Ida Berg, said no. Another, Kim Sato, said yes.",
            "Another, Kim Sato,",
            "Kim Sato",
        ),
    ],
)
def test_who_is_named_between_commas_speaks(
    resolve: Resolve, text: str, source: str, speaker: str
) -> None:
    assert resolve(text, source) == (speaker, None)


def test_who_is_told_is_not_who_tells(resolve: Resolve) -> None:
    text = (
        "Peter Lund met the engineer Varn at noon. Later he met Varn again. He told Varn that the "
        "mill was safe. Varn nodded. “It will hold,” she said."
    )
    assert resolve(text, "she") == ("Varn", None)
