"""What pronouns and bare nouns stand for, shown beside them only where nothing else fits."""

from collections.abc import Callable

import pytest

from variorum.records import Annotated

Read = Callable[..., Annotated]


def _meant(annotated: Annotated) -> list[tuple[str, str]]:
    names = {actor.id: actor.name for actor in annotated.actors}
    return [
        (reference.span.exact, names[reference.actor] if reference.actor else
         reference.antecedent.exact)
        for reference in annotated.references
    ]  # fmt: skip


def test_he_is_the_one_man_named_before(annotated_of: Read) -> None:
    found = annotated_of(
        "Councillor Daro Venn opened the mill in April. He closed it again in May."
    )
    assert _meant(found) == [("He", "Daro Venn")]
    text = found.article.text
    for reference in found.references:
        for span in (reference.span, reference.antecedent):
            assert text[span.start : span.end] == span.exact
    assert found.references[0].antecedent.exact.endswith("Daro Venn")


def test_two_men_leave_it_open(annotated_of: Read) -> None:
    found = annotated_of(
        "Daro Venn met Piotr Lang at the mill on Friday. Later he signed the lease for the quay."
    )
    assert _meant(found) == []


def test_a_man_without_a_name_leaves_it_open(annotated_of: Read) -> None:
    found = annotated_of(
        "Daro Venn opened the mill in April. The crowd cheered for the captain. "
        "He closed the gate in the evening."
    )
    assert _meant(found) == []


def test_she_is_not_the_man_beside_her(annotated_of: Read) -> None:
    found = annotated_of(
        "Mrs. Ana Ruiz and Mr. Daro Venn opened the mill in April. She cut the ribbon at noon."
    )
    assert _meant(found) == [("She", "Ana Ruiz")]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz, whom she had met at the mill in April, signed the lease for the quay.",
        "Daro Venn closed the mill in April. Venn paid him for the wheel in May.",
    ],
    ids=["relative clause", "object of his own act"],
)
def test_nobody_takes_two_parts_in_one_clause(annotated_of: Read, text: str) -> None:
    assert not {"she", "him"} & dict(_meant(annotated_of(text))).keys()


def test_i_is_whoever_speaks(annotated_of: Read) -> None:
    found = annotated_of("“I signed the lease for the quay on Friday,” said Ana Ruiz.")
    assert _meant(found) == [("I", "Ana Ruiz")]


def test_he_in_quotation_marks_is_left_open(annotated_of: Read) -> None:
    found = annotated_of(
        "Daro Venn opened the mill in April. “He sold the quay for nothing,” said Ana Ruiz."
    )
    assert "He" not in dict(_meant(found))


def test_the_talks_are_those_named_in_full(annotated_of: Read) -> None:
    found = annotated_of(
        "Peace talks between Norland and Sudmark began in Geneva on Monday. "
        "The talks broke down after two hours."
    )
    assert _meant(found) == [("The talks", "Peace talks between Norland and Sudmark")]


@pytest.mark.parametrize(
    "text",
    [
        "Talks between Norland and Sudmark failed in May. Talks between Ondria and Sudmark failed "
        "in June. The talks had been prepared for a year.",
        "Long talks were held. The talks broke down after two hours in the old mill.",
        "Talks between Norland and Sudmark failed in May. The talks in Geneva were prepared for a "
        "year by both governments.",
    ],
    ids=["two", "named by nothing", "named anew"],
)
def test_talks_that_could_be_others_are_left_open(annotated_of: Read, text: str) -> None:
    assert "The talks" not in dict(_meant(annotated_of(text)))
