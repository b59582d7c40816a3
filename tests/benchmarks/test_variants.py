"""The pairs that the benchmark of variants makes, and what it counts."""

import random

from benchmarks import variants
from benchmarks._quoted_pairs import KINDS, direct_quotations, make_story

SAID = [
    f"The {thing} of Lora will be closed until the engineers have seen {what} and signed for it"
    for thing, what in (
        ("bridge", "every bolt of the eastern span"),
        ("ferry", "the hull from stem to stern"),
        ("quay", "how the piles stand in the mud"),
        ("market", "whether the roof can bear snow"),
        ("mill", "the wheel turn for a day"),
        ("school", "what became of the old boiler"),
    )
]


def _row(said: list[str]) -> dict[str, object]:
    text, quotations = "", []
    for words in said:
        quotations.append({"content": [[len(text), len(text) + len(words) + 2]]})
        text += f"“{words}” she said. "
    return {"text": text, "quotations": quotations}


def test_quotations_are_taken_without_their_marks_and_once() -> None:
    assert direct_quotations([_row([*SAID, SAID[0], "Too short"])]) == SAID


def test_a_story_is_the_same_for_the_same_seed_and_knows_its_pairs() -> None:
    story, truth = make_story(SAID, [], random.Random(3))
    assert (story, truth) == make_story(SAID, [], random.Random(3))
    assert len(truth) == len(SAID)
    assert set(truth.values()) <= set(KINDS)
    for telling in story.tellings:
        for quotation in telling.quotations:
            content = quotation.content
            assert telling.article.text[content.start : content.end] == content.exact


def test_the_score_counts_every_pair_and_likeness_stands_beside() -> None:
    result = variants.score([_row(SAID)], 1, 20)
    assert result["pairs"] >= 20
    assert set(result["kind"]) >= {"cut", "wording", "speaker", "merged"}
    assert result["pair"]["variants"]["gold"] == result["pairs"] - result["unchanged pairs"]
    assert result["pair"]["ratio, best threshold"]["f1"] > 50
