"""Two claims are one proposition by the evidence, or because the judge reads them as one."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import pytest

from variorum.collate import matching
from variorum.collate.actors import merge_actors
from variorum.collate.clusters import cluster
from variorum.collate.evidence import factual_conflict, moods_apart
from variorum.collate.facts import Fact, make_facts
from variorum.collate.matching import EVIDENCE, Matcher, Weights, evidence_on, load_weights
from variorum.collated import Story, StoryHead
from variorum.models import Inference, Models
from variorum.models.judge import Reading
from variorum.records import Annotated, Origin, Precision, Published

FactsOf = Callable[..., list[Fact]]
WORDINGS = (
    "The council of Lora voted to close the old bridge.",
    "Lora's councillors decided that the old bridge must be shut.",
)


ONE_VOTE = (
    "The bill passed the House in a 316-90 vote.",
    "The House passed the bill by a vote of 316 to 90.",
)


DAY = Published("2026-03-18", Precision.DAY, Origin.FEED)


@dataclass
class Asked:
    """A judge that says the same of every pair, and remembers what it was asked."""

    entailment: float
    pairs: list[tuple[str, str]] = field(default_factory=list)

    def read(self, first: str, second: str) -> Reading:
        self.pairs.append((first, second))
        rest = (1 - self.entailment) / 2
        inference = Inference(self.entailment, rest, rest)
        return Reading(inference, 8 * (self.entailment - 0.5), np.zeros(1536, np.float32))


@pytest.fixture
def facts_of(annotated_of: Callable[..., Annotated]) -> FactsOf:
    def make(*texts: str, published: Published | None = None) -> list[Fact]:
        tellings = tuple(
            annotated_of(text, outlet=f"Outlet {n}", published=published)
            for n, text in enumerate(texts)
        )
        return make_facts(merge_actors(Story(StoryHead("s", "t"), tellings)))

    return make


def test_two_wordings_that_the_judge_reads_as_one_are_one(
    facts_of: FactsOf, models: Models
) -> None:
    facts = facts_of(*WORDINGS)
    assert len(cluster(facts, Matcher(facts))) == 2, "the evidence alone does not carry it"
    ((members, (link,)),) = cluster(facts, Matcher(facts, models.judge))
    assert members == [0, 1]
    assert link.read
    assert link.score >= load_weights().joins


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ONE_VOTE,
        (
            "The fund of Lora gives $15bn to the victims of the flood.",
            "The fund of Lora gives $15.25 billion to the victims of the flood.",
        ),
    ],
)
def test_a_tally_and_a_rounded_sum_speak_for_one_proposition(
    facts_of: FactsOf, models: Models, one: str, other: str
) -> None:
    facts = facts_of(one, other)
    assert len(cluster(facts, Matcher(facts, models.judge))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (ONE_VOTE[0], "The House passed the bill by a vote of 320 to 86."),
        (WORDINGS[0], "The council of Lora voted to keep the old bridge."),
        (WORDINGS[0], "The council of Lora met near the old bridge."),
        (WORDINGS[0], "Piotr Lang criticised the vote to close the old bridge."),
        (
            "The judge threw out the case against Piotr Lang.",
            "The judge heard the case against Piotr Lang.",
        ),
        (
            "Mayor Ana Ruiz has picked Piotr Lang to run the harbour of Lora.",
            "Mayor Ana Ruiz has asked Piotr Lang to leave the harbour of Lora.",
        ),
    ],
)
def test_what_only_sounds_alike_is_not_one(
    facts_of: FactsOf, models: Models, one: str, other: str
) -> None:
    facts = facts_of(one, other)
    assert {len(members) for members, _ in cluster(facts, Matcher(facts, models.judge))} == {1}


def test_what_is_said_of_today_is_not_of_another_year(facts_of: FactsOf) -> None:
    today = "“Today the council lists the ferry as a danger,” Ana Ruiz said."
    once, lately = (
        facts_of(today, f"The council listed the ferry as a danger {when}.", published=DAY)
        for when in ("in 1988", "on Monday")
    )
    assert Matcher(once).evidence.score(*once) == 0
    assert Matcher(lately).evidence.score(*lately) > 0


def test_what_conflicts_is_never_one(facts_of: FactsOf, models: Models) -> None:
    facts = facts_of(*WORDINGS)
    apart = [frozenset(fact.claim.id for fact in facts)]
    assert len(cluster(facts, Matcher(facts, models.judge, apart))) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The flood in Lora killed twelve people on the quay.",
            "The flood in Lora killed nineteen people on the quay.",
        ),
        ("Ana Ruiz opened the bridge in Lora.", "Piotr Lang opened the bridge in Lora."),
        ("Soldiers moved into the valley.", "Soldiers moved into the valley."),
        ("The market of Lora stayed shut.", "Piotr Lang plays the cello."),
    ],
)
def test_the_judge_is_not_asked_where_the_evidence_decides(
    facts_of: FactsOf, one: str, other: str
) -> None:
    facts, judge = facts_of(one, other), Asked(0.99)
    Matcher(facts, judge).score(*facts)  # type: ignore[arg-type]
    assert judge.pairs == []


def test_the_judge_reads_no_more_pairs_than_it_may(
    facts_of: FactsOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matching, "MOST", 1)
    facts, judge = (
        facts_of(*WORDINGS, "Lora will close its old bridge, councillors decided."),
        Asked(0.9),
    )
    cluster(facts, Matcher(facts, judge))  # type: ignore[arg-type]
    assert len(judge.pairs) == 2, "one pair, both ways"


def test_which_claim_comes_first_is_no_matter(facts_of: FactsOf, models: Models) -> None:
    facts = facts_of(*WORDINGS)
    there = Matcher(facts, models.judge).score(facts[0], facts[1])
    assert there == Matcher(facts, models.judge).score(facts[1], facts[0])


def test_the_more_follows_from_each_other_the_likelier(facts_of: FactsOf) -> None:
    a, b = facts_of(*WORDINGS)

    def score(entailment: float) -> float:
        there, back = Asked(entailment).read("", ""), Asked(entailment).read("", "")
        return load_weights().probability(evidence_on(a, b, there, back))

    assert score(0.1) < score(0.5) < score(0.95)


def test_the_weights_that_ship_fit_the_evidence() -> None:
    weights = load_weights()
    assert isinstance(weights, Weights)
    assert len(weights.evidence) == len(EVIDENCE)
    assert 0.5 < weights.joins < 1


def test_a_plan_for_one_day_and_a_deed_on_another_are_two(facts_of: FactsOf) -> None:
    facts = facts_of(
        "The council of Brask will vote on the harbour plan on 5 May 2026.",
        "The council of Brask voted on the harbour plan on 9 March 2026.",
    )
    assert factual_conflict(*facts) == "time"
    judge = Asked(0.99)
    assert not Matcher(facts, judge).joins(*facts)  # type: ignore[arg-type]
    assert judge.pairs == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Mayor Ana Ruiz signed the harbour lease.",
            "Mayor Ana Ruiz could sign the harbour lease.",
        ),
        ("The dockers will strike in Lora.", "The dockers might strike in Lora."),
        (
            "The ferry line of Lora will close in June.",
            "If the levy fails, the ferry line of Lora will close in June.",
        ),
        ("The army sent 500 tents to Lora.", "The army would send 500 tents to Lora."),
        ("The minister Piotr Lang resigned.", "The minister Piotr Lang should resign."),
        ("Mayor Ana Ruiz signed the lease.", "Mayor Ana Ruiz plans to sign the lease."),
        ("Mayor Ana Ruiz has signed the lease.", "Mayor Ana Ruiz is likely to sign the lease."),
        ("The harbour board closed the quay.", "The harbour board threatened to close the quay."),
        (
            "The harbour board closed the quay.",
            "The harbour board is considering closing the quay.",
        ),
        (
            "The quay was closed by the harbour board.",
            "The harbour board was expected to close it.",
        ),
        (
            "The council of Lora has approved the levy.",
            "The council of Lora is to approve the levy.",
        ),
    ],
)
def test_what_may_or_will_be_is_not_what_was(facts_of: FactsOf, one: str, other: str) -> None:
    facts, judge = facts_of(one, other), Asked(0.99)
    assert moods_apart(*facts)
    assert moods_apart(*facts[::-1])
    assert not Matcher(facts, judge).joins(*facts)  # type: ignore[arg-type]
    assert judge.pairs == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "“The ferry line of Lora will close in June,” Ana Ruiz said.",
            "Ana Ruiz said that the ferry line of Lora would close in June.",
        ),
        ("Mayor Ana Ruiz opens the bridge in Lora on Friday.",
         "Mayor Ana Ruiz will open the bridge in Lora on Friday."),
        ("The new pump can drain the harbour in a day.",
         "Piotr Lang said that the new pump could drain the harbour in a day."),
        ("The new pump can drain the harbour in a day.",
         "The new pump drains the harbour in a day."),
        ("Divers could not reach the wreck off Lora.", "Divers did not reach the wreck off Lora."),
        ("If the levy fails, the ferry line would close.",
         "If the levy fails, the ferry line could close."),
        ("The ferry line will close even if the levy passes.", "The ferry line will close."),
        ("Mayor Ana Ruiz plans to sign the lease.", "Mayor Ana Ruiz will sign the lease."),
        ("The harbour board decided to close the quay.", "The harbour board closed the quay."),
        ("Divers began to raise the wreck.", "Divers raised the wreck."),
        ("The law of Lora bars boats from the bay, unless the mayor signs for them.",
         "The law of Lora bars boats from the bay."),
    ],
)  # fmt: skip
def test_what_only_the_telling_changes_may_be_one(facts_of: FactsOf, one: str, other: str) -> None:
    assert not moods_apart(*facts_of(one, other))


def test_who_met_whom_is_no_matter(facts_of: FactsOf) -> None:
    assert (
        factual_conflict(
            *facts_of(
                "Premier Ana Ruiz met President Piet Lang in Brask.",
                "President Piet Lang met Premier Ana Ruiz in Brask.",
            )
        )
        is None
    )


def test_one_weekday_in_articles_of_the_same_days_is_one_day(facts_of: FactsOf) -> None:
    one = facts_of("The council of Lora cancelled a Thursday hearing on the ferry.", published=DAY)
    later = Published("2026-03-19", Precision.DAY, Origin.FEED)
    other = facts_of("The council of Lora cancelled a meeting set for Thursday.", published=later)
    assert factual_conflict(one[0], other[0]) is None
    week = Published("2026-03-26", Precision.DAY, Origin.FEED)
    far = facts_of("The council of Lora cancelled a meeting on Thursday.", published=week)
    assert factual_conflict(one[0], far[0]) == "time"
