"""Claims are clauses that assert something, on somebody's authority."""

from collections.abc import Callable

import pytest

from variorum.records import Annotated, Basis
from variorum.spans import pieces_of, words_of

Annotate = Callable[..., Annotated]


def claims_of(annotated: Annotated) -> list[str]:
    return [words_of(claim.span) for claim in annotated.claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ana Ruiz resigned on Monday, and her deputy took over the office.",
            ["Ana Ruiz resigned on Monday", "her deputy took over the office"],
        ),
        (
            "Although the council rejected the budget, Mayor Ruiz kept the library open.",
            ["the council rejected the budget", "Mayor Ruiz kept the library open"],
        ),
        (
            "Ruiz, who had led the northern city of Lora for a decade, will not run again.",
            [
                "Ruiz had led the northern city of Lora for a decade",
                "Ruiz will not run again",
            ],
        ),
        (
            "If the river rises again, the old dam will break.",
            ["If the river rises again, the old dam will break"],
        ),
        (
            "Ruiz closed the dam on Monday, and will open the northern locks in May.",
            ["Ruiz closed the dam on Monday", "Ruiz will open the northern locks in May"],
        ),
        (
            "We have a plan for the dam, and both towns have agreed to vote on it, provided that "
            "the farmers are heard first.",
            [
                "We have a plan for the dam",
                "both towns have agreed to vote on it, provided that the farmers are heard first",
            ],
        ),
        (
            "Mayor Ana Ruiz, whose party has a majority of four seats, rejected the plan.",
            ["Mayor Ana Ruiz, whose party has a majority of four seats, rejected the plan"],
        ),
        (
            "The council cut the bus by half, which means that pupils will walk two miles.",
            ["The council cut the bus by half, which means that pupils will walk two miles"],
        ),
        (
            "However, the council approved the new bridge.",
            ["the council approved the new bridge"],
        ),
    ],
)
def test_clauses_with_their_own_subject_and_verb_are_apart(
    annotated_of: Annotate, text: str, expected: list[str]
) -> None:
    assert claims_of(annotated_of(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Will the mayor return to Lora?",
        "Please donate to our newsroom today.",
        "Good morning, Lora.",
        "Floods in the north",
        "He did.",
        "What a truly disgraceful decision this was!",
    ],
)
def test_what_asserts_nothing_is_no_claim(annotated_of: Annotate, text: str) -> None:
    assert claims_of(annotated_of(text)) == []


def test_the_attribution_is_not_part_of_the_claim(annotated_of: Annotate) -> None:
    annotated = annotated_of("Mayor Ana Ruiz said on Monday that the dam was unsafe.")
    (claim,) = annotated.claims
    (quotation,) = annotated.quotations
    assert words_of(claim.span) == "the dam was unsafe"
    assert claim.said_in == quotation.id
    assert claim.basis is Basis.NAMED


def test_a_quotation_broken_by_its_cue_gives_one_broken_claim(annotated_of: Annotate) -> None:
    annotated = annotated_of('"The dam," Ana Ruiz said, "will never be safe in winter."')
    assert "The dam will never be safe in winter" in [
        claim.replace('"', "").replace(",", "") for claim in claims_of(annotated)
    ]


def test_the_outlet_speaks_where_nobody_is_cited(annotated_of: Annotate) -> None:
    (claim,) = annotated_of("The council approved the new bridge.").claims
    assert claim.said_in is None
    assert claim.basis is Basis.OUTLET


def test_what_people_speculated_is_no_claim_of_its_own(annotated_of: Annotate) -> None:
    annotated = annotated_of("Many people had speculated that the droplets were breaking down.")
    assert not any(claim.startswith("the droplets") for claim in claims_of(annotated))


def test_what_is_denied_stays_inside_the_denial(annotated_of: Annotate) -> None:
    annotated = annotated_of("Ana Ruiz denied that she had taken bribes from the builder.")
    assert not any(claim.startswith("she had taken") for claim in claims_of(annotated))
    assert any("not" in features.terms for features in annotated.features)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Ana Ruiz will not attend the summit.", "not"),
        ("Ana Ruiz never visited the dam.", "not"),
        ("No councillor opposed the budget.", "not"),
        ("Ana Ruiz will attend the summit.", "modal:future"),
        ("Ana Ruiz may attend the summit.", "modal:possible"),
        ("Ana Ruiz must attend the summit.", "modal:duty"),
        ("Ana Ruiz can attend the summit.", "mood:able"),
        ("Ana Ruiz could not attend the summit.", "mood:able"),
        ("Ana Ruiz will attend if the pass is open.", "modal:if"),
        ("Ana Ruiz plans to attend the summit.", "toward:attend"),
        ("Ana Ruiz is to attend the summit.", "head:attend"),
    ],
)
def test_negation_and_modality_are_marked(annotated_of: Annotate, text: str, mark: str) -> None:
    (features,) = annotated_of(text).features
    assert mark in features.terms


def test_what_may_be_is_no_ability_and_even_if_no_condition(annotated_of: Annotate) -> None:
    (features,) = annotated_of("Ana Ruiz could attend the summit even if it rains.").features
    assert "modal:possible" in features.terms
    assert not {"mood:able", "modal:if"} & set(features.terms)


def test_a_negation_holds_for_what_is_joined_by_nor(annotated_of: Annotate) -> None:
    text = "Police have not yet named the man nor announced a motive for the attack."
    features = annotated_of(text).features
    assert len(features) == 2
    assert all("not" in told.terms for told in features)


def test_a_plain_claim_has_no_mark_of_negation(annotated_of: Annotate) -> None:
    (features,) = annotated_of("Ana Ruiz attended the summit.").features
    assert "not" not in features.terms
    assert not any(term.startswith("modal:") for term in features.terms)


def test_the_passive_turns_subject_and_object_round(annotated_of: Annotate) -> None:
    (active,) = annotated_of("The court sentenced the builder.").features
    (passive,) = annotated_of("The builder was sentenced by the court.").features
    roles = {"subject:court", "object:builder", "head:sentence"}
    assert roles <= set(active.terms)
    assert roles <= set(passive.terms)


def test_actors_are_canonical_names(annotated_of: Annotate) -> None:
    annotated = annotated_of("Ana Ruiz opened the bridge. Ruiz then praised the engineers of Lora.")
    assert ["ana ruiz" in features.actors for features in annotated.features] == [True, True]


def test_spans_hold_and_order_is_that_of_the_text(annotated_of: Annotate) -> None:
    annotated = annotated_of(
        "Flood\n\nAna Ruiz, the mayor, said the dam broke, while the army sent 2,500 soldiers.\n\n"
        '"We lost everything," said Piotr Lang, who lives near the river with his two sons.'
    )
    text = annotated.article.text
    starts = [claim.span.start for claim in annotated.claims]
    assert starts == sorted(starts)
    assert len(annotated.claims) >= 2
    for claim in annotated.claims:
        assert text[claim.span.start : claim.span.end] == claim.span.exact
        assert all(start < end for start, end in pieces_of(claim.span))
    assert [features.claim for features in annotated.features] == [
        claim.id for claim in annotated.claims
    ]


@pytest.mark.parametrize(
    "dateline",
    [
        "LORA (Reuters) — ",
        "LORA, April 3 (AP) - ",
        "Lora (MTA) — ",
        "(Reuters) - ",
        "NEW LORA -- ",
        "(TNN) ",
    ],
)
def test_a_dateline_is_not_part_of_the_claim(annotated_of: Annotate, dateline: str) -> None:
    annotated = annotated_of(f"{dateline}The council approved the new bridge.")
    assert claims_of(annotated) == ["The council approved the new bridge"]


def test_a_bare_attribution_is_no_claim(annotated_of: Annotate) -> None:
    assert claims_of(annotated_of("The minister told the radio.")) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Officials familiar with the list, who asked not to be named because it is secret, "
            "said the council might add further farms.",
            ["the council might add further farms"],
        ),
        (
            "Ana Ruiz, asked about the dam at the hall, said she had not read the report.",
            ["she had not read the report"],
        ),
        ("Lora and Brenn agree on how fast the lake may fill.", []),
        (
            "The mother of Piotr Lang, who had led the northern city of Lora for years, resigned.",
            ["The mother of Piotr Lang, who had led the northern city of Lora for years, resigned"],
        ),
    ],
)
def test_scraps_of_attribution_and_doubtful_attachment_are_no_claims(
    annotated_of: Annotate, text: str, expected: list[str]
) -> None:
    assert claims_of(annotated_of(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ruiz named Lang, even though Lang never built a dam, only drew maps for years and made "
        "partisan comments on his page.",
        "Ruiz praised the harbour pilot, who steered ships for years and made maps of the river.",
    ],
)
def test_a_subject_is_not_shared_across_a_nearer_one(annotated_of: Annotate, text: str) -> None:
    found = claims_of(annotated_of(text))
    assert any(claim.startswith("Ruiz") for claim in found)
    assert not any(claim.startswith(("Ruiz made", "Ruiz named Lang made")) for claim in found)


def test_an_indirect_question_as_a_heading_is_no_claim(annotated_of: Annotate) -> None:
    assert claims_of(annotated_of("What the river people will do")) == []


def test_a_quotation_mark_keeps_its_partner(annotated_of: Annotate) -> None:
    text = "The council rejected the plan as “a gift to the builders”."
    assert claims_of(annotated_of(text)) == [text.removesuffix(".")]


def test_dates_of_a_relative_clause_do_not_date_the_claim(annotated_of: Annotate) -> None:
    annotated = annotated_of("The dam that cracked on Monday supplies the town of Lora.")
    (features,) = annotated.features
    assert features.times == ()
    assert "crack" not in features.terms


def test_a_sentence_without_end_gives_no_claim_and_takes_no_long_time(
    annotated_of: Annotate,
) -> None:
    assert claims_of(annotated_of("The mayor of " + "the town of " * 600 + "Lora resigned.")) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz does not believe that the mayor stole the money.",
        "Ana Ruiz did not say that the mayor stole the money.",
        "Ana Ruiz declined to say that the mayor stole the money.",
        "Nobody said that the mayor stole the money.",
        "No official said that the mayor stole the money.",
        "Ana Ruiz rejected claims that the mayor stole the money.",
    ],
)
def test_what_is_not_said_is_no_claim(annotated_of: Annotate, text: str) -> None:
    found = claims_of(annotated_of(text))
    assert found
    assert not any(claim.startswith("the mayor stole") for claim in found)


def test_a_not_of_the_next_clause_negates_nothing_before(annotated_of: Annotate) -> None:
    text = "The council voted for the treaty but the mayor never signed it."
    first, second = annotated_of(text).features
    assert "not" not in first.terms
    assert "not" in second.terms


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("The dam is no longer safe for the towns.", True),
        ("The company hardly paid any tax last year.", True),
        ("The dam is not only safe but cheap.", False),
    ],
)
def test_no_longer_negates_and_not_only_does_not(
    annotated_of: Annotate, text: str, negated: bool
) -> None:
    (features,) = annotated_of(text).features
    assert ("not" in features.terms) is negated


@pytest.mark.parametrize(
    "text",
    [
        "The ferry will sail, Ana Ruiz said, unless the storm returns.",
        "The ferry will sink, Ana Ruiz warned, if nobody repairs the hull.",
        "The bridge would stay shut, Ana Ruiz said, until further notice.",
    ],
)
def test_a_condition_behind_the_cue_stays_with_its_claim(annotated_of: Annotate, text: str) -> None:
    first, _, last = text.rstrip(".").split(", ")
    assert claims_of(annotated_of(text)) == [f"{first} {last}"]


@pytest.mark.parametrize(
    "text",
    [
        "Few believe that the old dam will hold.",
        "Ana Ruiz stopped short of saying that the council was to blame.",
    ],
)
def test_what_hardly_anybody_says_is_no_claim_of_theirs(annotated_of: Annotate, text: str) -> None:
    assert claims_of(annotated_of(text)) == [text.rstrip(".")]


def test_a_few_do_say_it(annotated_of: Annotate) -> None:
    found = claims_of(annotated_of("A few engineers believe that the old dam will hold."))
    assert found == ["the old dam will hold"]


def test_a_relative_clause_without_its_noun_is_no_claim(annotated_of: Annotate) -> None:
    text = "Ana Ruiz attacked Ms Lund, the harbour master, whom she accused of fraud."
    assert claims_of(annotated_of(text)) == [text.rstrip(".")]


@pytest.mark.parametrize(
    "text",
    [
        "The two captains allegedly met in secret last year.",
        "Ana Ruiz is said to have paid the captain.",
        "The lake is widely believed to hold an old ferry.",
        "The captain, it was claimed, knew nothing of the storm.",
        "The council reportedly is now considering a new bridge.",
    ],
)
def test_talk_is_hearsay_also_where_it_stands_in_the_verb(
    annotated_of: Annotate, text: str
) -> None:
    (claim,) = annotated_of(text).claims
    assert claim.basis is Basis.HEARSAY


def test_what_somebody_is_named_to_believe_is_no_hearsay(annotated_of: Annotate) -> None:
    (claim,) = annotated_of("The captain is believed by the police to have fled abroad.").claims
    assert claim.basis is not Basis.HEARSAY


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            'Marco Lind wrote that "lake people" had lied about the old dam.',
            '"lake people" had lied about the old dam',
        ),
        ("'I fought on. I will clear my name,' Marco Lind said.", "I will clear my name"),
        (
            'Marco Lind said: "[Ana Ruiz] was a strong voice."',
            "[Ana Ruiz] was a strong voice",
        ),
        ("The drivers' vote closed the bridge.", "The drivers' vote closed the bridge"),
        (
            "Marco Lind painted the words 'No more dams.' on the old wall.",
            "Marco Lind painted the words 'No more dams.' on the old wall",
        ),
    ],
)
def test_a_claim_has_both_marks_or_none(annotated_of: Annotate, text: str, claim: str) -> None:
    assert claim in claims_of(annotated_of(text))


def test_a_past_tense_taken_for_a_participle_is_a_claim(annotated_of: Annotate) -> None:
    text = "The hospital in Marn reopened on Wednesday, Mayor Elin Dorr said."
    (claim,) = annotated_of(text).claims
    assert (words_of(claim.span), claim.basis) == (
        "The hospital in Marn reopened on Wednesday",
        Basis.NAMED,
    )


def test_a_side_clause_does_not_make_a_charge_somebodys_words(annotated_of: Annotate) -> None:
    text = (
        "A man has been charged with murder after a woman was found dead at a house in Lora.\n\n"
        "Police were called to the house on Monday.\n\nOfficers said the man was known to them."
    )
    assert any(
        claim.startswith("A man has been charged with murder")
        for claim in claims_of(annotated_of(text))
    )


def test_what_the_parser_hangs_too_high_stays_in_its_content(annotated_of: Annotate) -> None:
    data = "The office released data Monday showing that"
    claims = claims_of(
        annotated_of(f"{data} fees will rise, on average, 22 percent between 2016 and 2017.")
    )
    assert claims == [
        "The office released data Monday",
        "fees will rise, on average, 22 percent between 2016 and 2017",
    ]


def test_a_line_in_capitals_amid_the_text_is_no_claim(annotated_of: Annotate) -> None:
    lead, rest = "The council rejected the ferry plan on Monday", "The plan cost too much"
    text = f"{lead}.\n\nHARBOUR CHIEF ADMITS HE LOST THE KEYS TO THE LOCK\n\n{rest}."
    assert claims_of(annotated_of(text)) == [lead, rest]
    headline = "COUNCIL REJECTS THE FERRY PLAN"
    assert headline in claims_of(annotated_of(f"{headline}\n\n{rest}."))


def test_a_teaser_that_breaks_off_is_no_claim(annotated_of: Annotate) -> None:
    text = "Ana Ruiz and the council buried their differences for an...\n\nThe ferry sank in May."
    assert claims_of(annotated_of(text)) == ["The ferry sank in May"]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "If the council refuses to pay, Lang said, the ferry to Brask will close.",
            "If the council refuses to pay the ferry to Brask will close",
        ),
        (
            "Unless the council pays by Friday, the ferry to Brask will close, Lang warned.",
            "Unless the council pays by Friday, the ferry to Brask will close",
        ),
        (
            "If the levy fails, Lang warned on Monday that the ferry would close.",
            "If the levy fails the ferry would close",
        ),
    ],
)
def test_a_condition_before_the_cue_stays_with_its_claim(
    annotated_of: Annotate, text: str, claim: str
) -> None:
    annotated = annotated_of(text)
    assert claims_of(annotated) == [claim]
    assert ("modal:if" in annotated.features[0].terms) == text.startswith("If")


@pytest.mark.parametrize(
    "text",
    [
        "The envoys wrote in a note to the city council:",
        "Zeno Stolk said in a statement to the Veld Post.",
    ],
)
def test_who_spoke_where_is_no_claim(annotated_of: Annotate, text: str) -> None:
    assert claims_of(annotated_of(text)) == []


def test_which_in_turn_is_never_said_of_the_last_noun(annotated_of: Annotate) -> None:
    text = (
        "Judge Ana Ruiz said the rule punishes pupils for their clothes, which in turn violates "
        "the school act of 1998."
    )
    assert not any(claim.startswith("their clothes") for claim in claims_of(annotated_of(text)))


def test_how_many_said_so_is_a_claim(annotated_of: Annotate) -> None:
    text = "Fifty-seven percent said so, compared to 28 percent in March."
    assert claims_of(annotated_of(text)) == [text[:-1]]


def test_who_wrote_to_whom_is_a_claim(annotated_of: Annotate) -> None:
    text = "Zeno Stolk wrote to the harbour board on Monday."
    assert claims_of(annotated_of(text)) == ["Zeno Stolk wrote to the harbour board on Monday"]
