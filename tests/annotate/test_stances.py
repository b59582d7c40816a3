"""Stances are told by actors of actors and things, put forward as held, each with its words."""

from collections.abc import Callable

import pytest

from variorum.annotate.actors import find_actors
from variorum.annotate.parse import parse_article
from variorum.annotate.stances import find_stances
from variorum.models import Models
from variorum.records import Annotated, Article, Stance
from variorum.spans import pieces_of

Found = list[tuple[str, str, str]]

WHO = (
    "Mayor Ana Ruiz met Piotr Lang of the Harbour Union on Monday. Lang thanked Councillor "
    "Mara Osei. The Harbour Union was founded in Brask. Osei and Ruiz left early."
)
"""Names everybody once in full, so that short names are known after it."""


@pytest.fixture(scope="module")
def stances_in(models: Models, article_of: Callable[..., Article]) -> Callable[..., Found]:
    """The stances of a sentence after ``WHO``, as (holder, side, target), quotations aside."""

    def find(sentence: str) -> Found:
        parse = parse_article(article_of(f"{WHO}\n\n{sentence}"), models.parser)
        actors = find_actors(parse)
        names = {actor.id: actor.name for actor in actors}
        return [
            (names[s.holder], s.side.value, names.get(s.target or "", s.about.exact))
            for s in find_stances(parse, [], actors)
            if s.span.start > len(WHO)
        ]

    return find


def told(annotated: Annotated) -> list[tuple[str, str, str]]:
    names = {actor.id: actor.name for actor in annotated.actors}
    return [
        (names[s.holder], s.side.value, names.get(s.target or "", s.about.exact))
        for s in annotated.stances
    ]


RUIZ, LANG, OSEI, UNION = "Ana Ruiz", "Piotr Lang", "Mara Osei", "Harbour Union"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ruiz backed the harbour plan on Monday.", [(RUIZ, "backs", "the harbour plan")]),
        ("Osei stands behind Lang's scheme.", [(OSEI, "backs", "Lang's scheme")]),
        ("Osei stood by Lang.", [(OSEI, "backs", LANG)]),
        ("Ruiz came out against the dam.", [(RUIZ, "opposes", "the dam")]),
        ("Ruiz threw her support behind the plan.", [(RUIZ, "backs", "the plan")]),
        ("Osei voted against the budget.", [(OSEI, "opposes", "the budget")]),
        ("Osei voted in favour of the budget.", [(OSEI, "backs", "the budget")]),
        ("Ruiz sided with Lang.", [(RUIZ, "backs", LANG)]),
        ("Ruiz accused Lang of lying.", [(RUIZ, "opposes", LANG)]),
        ("Ruiz blamed the flood on Lang.", [(RUIZ, "opposes", LANG)]),
        ("Ruiz attacked Lang over the dam.", [(RUIZ, "opposes", LANG)]),
        ("Osei is critical of the harbour plan.", [(OSEI, "opposes", "the harbour plan")]),
        ("Osei is in favour of the harbour plan.", [(OSEI, "backs", "the harbour plan")]),
        ("Osei, a critic of Lang, left the room.", [(OSEI, "opposes", LANG)]),
        ("Osei, a Lang ally, left the room.", [(OSEI, "backs", LANG)]),
        ("Ruiz voiced support for the dam.", [(RUIZ, "backs", "the dam")]),
        ("Ruiz's opposition to the dam grew.", [(RUIZ, "opposes", "the dam")]),
        ("The plan drew criticism from Osei.", [(OSEI, "opposes", "The plan")]),
        ("The plan won the backing of Osei.", [(OSEI, "backs", "The plan")]),
        ("Osei opposes Lang's nomination.", [(OSEI, "opposes", LANG)]),
        ("Osei backs Ruiz's appointment of Piotr Lang.", [(OSEI, "backs", LANG)]),
    ],
)
def test_verbs_nouns_and_adjectives_take_a_side(
    stances_in: Callable[..., Found], sentence: str, expected: Found
) -> None:
    assert stances_in(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The dam is opposed by Ruiz.", [(RUIZ, "opposes", "The dam")]),
        ("The plan, backed by Ruiz and Osei, failed.", [
            (RUIZ, "backs", "The plan"), (OSEI, "backs", "The plan")]),
        ("Ruiz, who opposes the dam, left early.", [(RUIZ, "opposes", "the dam")]),
        ("The dam, which Ruiz opposes, leaks.", [(RUIZ, "opposes", "The dam")]),
        ("Ruiz and Osei condemned the strike.", [
            (RUIZ, "opposes", "the strike"), (OSEI, "opposes", "the strike")]),
        ("Ruiz defended Lang and mocked the council's plan.", [
            (RUIZ, "backs", LANG), (RUIZ, "opposes", "the council's plan")]),
        ("Ruiz, criticising Lang, said the dam was safe.", [(RUIZ, "opposes", LANG)]),
        ("Ruiz vowed to oppose the dam.", [(RUIZ, "opposes", "the dam")]),
        ("Ruiz said she would vote against the budget.", [(RUIZ, "opposes", "the budget")]),
        ("Ruiz arrived late. She criticised Lang.", [(RUIZ, "opposes", LANG)]),
    ],
)  # fmt: skip
def test_the_grammar_around_says_who_stands_where(
    stances_in: Callable[..., Found], sentence: str, expected: Found
) -> None:
    assert sorted(stances_in(sentence)) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Osei called on Lang to resign.", [(OSEI, "opposes", LANG)]),
        ("Osei told Ruiz to sack Lang.", [(OSEI, "opposes", LANG)]),
        ("Osei called for the resignation of Piotr Lang.", [(OSEI, "opposes", LANG)]),
        ("Osei urged Ruiz to reject the plan.", [(OSEI, "opposes", "the plan")]),
        ("Osei urged Ruiz to support the plan.", [(OSEI, "backs", "the plan")]),
        ("Osei asked Ruiz not to support the plan.", [(OSEI, "opposes", "the plan")]),
        ("Osei voted to repeal the harbour law.", [(OSEI, "opposes", "the harbour law")]),
    ],
)
def test_what_somebody_asks_for_says_where_they_stand(
    stances_in: Callable[..., Found], sentence: str, expected: Found
) -> None:
    assert stances_in(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ruiz does not support the dam.", [(RUIZ, "opposes", "the dam")]),
        ("Ruiz refused to support the dam.", [(RUIZ, "opposes", "the dam")]),
        ("Ruiz no longer supports the dam.", [(RUIZ, "opposes", "the dam")]),
    ],
)
def test_a_negated_support_is_against(
    stances_in: Callable[..., Found], sentence: str, expected: Found
) -> None:
    assert stances_in(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Ruiz does not oppose the dam.",
        "Ruiz has not endorsed Lang.",
        "Ruiz would back the budget if taxes fell.",
        "Ruiz may support the dam.",
        "Did Ruiz support the dam?",
        "Reporters asked whether Ruiz supports the dam.",
        "Osei denied that Ruiz supports the dam.",
        "Ruiz was expected to back the plan.",
        "Ruiz once supported the dam.",
        "Ruiz had praised Lang.",
        "Ruiz dropped her opposition to the dam.",
        "Ruiz backed away from the plan.",
        "If Ruiz backs the plan, Lang will stay.",
        "Aides said Ruiz would oppose the dam.",
        "Neither Ruiz nor Osei supports the plan.",
        "Ruiz defended her record.",
        "Ruiz rejected the claim.",
        "Ruiz attacked the town at dawn.",
        "Some councillors oppose the dam.",
        "Ruiz supports it.",
        "Ruiz doesn't want to repeal the harbour law.",
        "Ruiz could calm the town by saying that Osei backs the dam.",
        "Osei urged Ruiz and Lang to stay.",
        "It is time for Ruiz to back the plan.",
        "Ruiz either backed the plan or stayed away.",
        "Osei voted for the first time.",
    ],
)
def test_what_is_not_put_forward_as_held_is_no_stance(
    stances_in: Callable[..., Found], sentence: str
) -> None:
    assert stances_in(sentence) == []


def test_in_a_quotation_i_is_the_speaker(annotated_of: Callable[..., Annotated]) -> None:
    found = annotated_of(
        "Mayor Ana Ruiz spoke in Brask on Monday.\n\n“I oppose the harbour plan,” Ruiz said. "
        "“We need a new bridge.”"
    )
    assert told(found) == [("Ana Ruiz", "opposes", "the harbour plan")]
    assert found.stances[0].said_in is None


def test_what_somebody_else_says_names_the_quotation(
    annotated_of: Callable[..., Annotated],
) -> None:
    found = annotated_of(
        "Mayor Ana Ruiz met Councillor Mara Osei on Monday. Ruiz said that Osei opposes the "
        "harbour plan."
    )
    assert told(found) == [("Mara Osei", "opposes", "the harbour plan")]
    speakers = {q.id: q.speaker for q in found.quotations}
    names = {actor.id: actor.name for actor in found.actors}
    assert names[speakers[found.stances[0].said_in or ""] or ""] == "Ana Ruiz"


def test_every_span_is_in_the_text_and_the_cue_lies_in_the_words(
    annotated_of: Callable[..., Annotated],
) -> None:
    found = annotated_of("Mayor Ana Ruiz called on Piotr Lang to resign. She backs the new bridge.")
    text = found.article.text
    assert len(found.stances) == 2
    for stance in found.stances:
        for span in (stance.span, stance.source, stance.cue, stance.about):
            assert text[span.start : span.end] == span.exact
        assert stance.span.start <= stance.cue.start < stance.cue.end <= stance.span.end
    asked: Stance = found.stances[0]
    assert asked.removal
    assert [text[start:end] for start, end in pieces_of(asked.cue)] == ["called", "resign"]


def test_praise_is_an_act_and_support_a_position(annotated_of: Callable[..., Annotated]) -> None:
    found = annotated_of("Mayor Ana Ruiz praised Piotr Lang. Ruiz supports Lang, his aides said.")
    assert [(s.cue.exact, s.act) for s in found.stances][:1] == [("praised", True)]


def test_a_text_made_of_stance_words_ends_quickly(
    models: Models, article_of: Callable[..., Article]
) -> None:
    from time import process_time

    text = "Ruiz urged Lang to support and oppose and back " * 300
    parse = parse_article(article_of(text), models.parser)
    actors = find_actors(parse)
    begun = process_time()
    find_stances(parse, [], actors)
    assert process_time() - begun < 5


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Ana Ruiz not only supports the harbour plan but wants it built.", ["backs"]),
        ("Ana Ruiz neither supports nor opposes Piotr Lang.", []),
        ("Ana Ruiz is no critic of Piotr Lang.", []),
        ("Ana Ruiz is no supporter of the harbour plan.", []),
    ],
)
def test_a_not_that_denies_nothing_turns_nothing(
    stances_in: Callable[..., Found], text: str, sides: list[str]
) -> None:
    assert [side for _, side, _ in stances_in(text)] == sides


def test_whom_not_leaves_out_is_not_opposed(annotated_of: Callable[..., Annotated]) -> None:
    found = annotated_of("Ana Ruiz criticized the plan, not Piotr Lang.")
    names = {actor.id: actor.name for actor in found.actors}
    assert "Piotr Lang" not in {names.get(stance.target or "") for stance in found.stances}


def test_an_attack_of_arms_is_no_stance(stances_in: Callable[..., Found]) -> None:
    assert stances_in("Ruiz launched a missile attack on the Harbour Union.") == []
    assert stances_in("Ruiz launched an attack on the Harbour Union over its record.") != []
