"""The judge: what a first claim does to a second, the same answer each time."""

import pytest

from variorum.models import Inference, Judge, Models

BROKE = "The levee at Harrow broke in two places on Friday."


@pytest.fixture(scope="module")
def judge(models: Models) -> Judge:
    return models.judge


@pytest.mark.parametrize(
    ("first", "second", "likeliest"),
    [
        (BROKE, "The levee at Harrow broke on Friday.", "entailment"),
        (BROKE, "The levee at Harrow did not break on Friday.", "contradiction"),
        (BROKE, "The council of Lomma raised the ferry fare.", "neutral"),
    ],
)
def test_it_tells_what_follows_from_what_contradicts_and_from_neither(
    judge: Judge, first: str, second: str, likeliest: str
) -> None:
    found = judge.infer(first, second)
    odds = {name: getattr(found, name) for name in Inference.__slots__}
    assert max(odds, key=lambda name: odds[name]) == likeliest


def test_the_probabilities_add_up_to_one(judge: Judge) -> None:
    found = judge.infer(BROKE, "Nobody was hurt when the levee gave way.")
    total = found.entailment + found.neutral + found.contradiction
    assert total == pytest.approx(1, abs=2e-4)


def test_following_has_a_direction(judge: Judge) -> None:
    less = "The levee at Harrow broke."
    assert judge.infer(BROKE, less).entailment > judge.infer(less, BROKE).entailment + 0.3


def test_another_wording_is_likelier_one_proposition_than_another_claim(judge: Judge) -> None:
    def same(other: str) -> float:
        return judge.read(BROKE, other).same + judge.read(other, BROKE).same

    worded = same("On Friday the levee gave way at two places in Harrow.")
    assert worded > 0 > same("The levee at Harrow was built in two years.")
    assert worded > same("Ana Ruiz blamed the broken levee on the council.")


def test_the_same_pair_gives_the_same_answer_whatever_was_asked_before(judge: Judge) -> None:
    pair = (BROKE, "The levee broke in three places.")
    first = judge.infer(*pair)
    judge.infer("Ana Ruiz resigned.", "A much longer claim about something else " * 20)
    assert judge.infer(*pair) == first == Judge(threads=2).infer(*pair)


def test_a_claim_of_any_length_is_judged(judge: Judge) -> None:
    assert judge.infer("The ferry sank. " * 5000, "The ferry sank.").contradiction < 0.5


@pytest.mark.parametrize("claim", ["", " ", "\ud83d", "a\x00b", "[CLS] </s>", "😀" * 3])
def test_no_text_ends_in_an_error(judge: Judge, claim: str) -> None:
    for found in (judge.infer(claim, BROKE), judge.infer(BROKE, claim)):
        assert 0 <= found.contradiction <= 1


def test_its_version_is_a_checksum_that_every_output_names(models: Models) -> None:
    assert len(Judge.version()) == 64
    assert models.versions()["judge"] == Judge.version()
