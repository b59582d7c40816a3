"""Relations of two claims from what each does to the other, and on what they conflict."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from variorum.collate.actors import merge_actors
from variorum.collate.evidence import agreeing
from variorum.collate.facts import Fact, make_facts
from variorum.collate.judged import conflict_on, judge_texts, judged
from variorum.collated import JUDGED, Story, StoryHead
from variorum.models import Inference
from variorum.records import Annotated, Origin, Precision, Published

FactOf = Callable[[str], Fact]


@dataclass
class Answers:
    """A judge that answers from a table, to see what is made of its answers."""

    table: dict[tuple[str, str], Inference]
    asked: list[tuple[str, str]] = field(default_factory=list)

    def infer(self, first: str, second: str) -> Inference:
        self.asked.append((first, second))
        return self.table[first, second]


def judged_as(there: Inference, back: Inference) -> dict[str, float]:
    return judge_texts(Answers({("a", "b"): there, ("b", "a"): back}), "a", "b")  # type: ignore[arg-type]


FOLLOWS, NEITHER = Inference(0.9, 0.08, 0.02), Inference(0.05, 0.9, 0.05)
AGAINST = Inference(0.01, 0.03, 0.96)


@pytest.mark.parametrize(
    ("there", "back", "kind"),
    [
        (FOLLOWS, FOLLOWS, "same"),
        (FOLLOWS, NEITHER, "supports"),
        (NEITHER, FOLLOWS, "supports"),
        (AGAINST, AGAINST, "conflicts"),
        (NEITHER, NEITHER, "unrelated"),
    ],
)
def test_both_directions_make_the_relation(there: Inference, back: Inference, kind: str) -> None:
    found = judged_as(there, back)
    assert judged(found, None).kind == kind
    assert sum(found.values()) == pytest.approx(1, abs=2e-3)
    assert found == judged_as(back, there), "which claim comes first is no matter"


def test_a_contradiction_in_one_direction_alone_is_half_a_conflict() -> None:
    assert judged_as(AGAINST, NEITHER)["conflicts"] < 0.6


@pytest.mark.parametrize("n", range(11))
def test_no_probability_is_below_nothing(n: int) -> None:
    there = Inference(n / 10, 1 - n / 10, 0.0)
    for back in (FOLLOWS, NEITHER, AGAINST):
        found = judged_as(there, back)
        assert found.keys() == set(JUDGED)
        assert all(0 <= value <= 1 for value in found.values())


def test_on_stands_beside_a_conflict_only() -> None:
    assert judged(judged_as(AGAINST, AGAINST), "number").on == "number"
    assert judged(judged_as(FOLLOWS, FOLLOWS), "number").on is None


@pytest.fixture
def fact_of(annotated_of: Callable[..., Annotated]) -> FactOf:
    def make(text: str) -> Fact:
        story = merge_actors(Story(StoryHead("s", "t"), (annotated_of(text),)))
        (fact,) = make_facts(story)
        return fact

    return make


@pytest.mark.parametrize(
    ("one", "other", "on"),
    [
        ("The flood in Lora killed 12 people.", "The flood in Lora killed 19 people.", "number"),
        ("Ana Ruiz resigned on Monday.", "Ana Ruiz resigned on Thursday.", "time"),
        ("Ana Ruiz opened the bridge.", "Piotr Lang opened the bridge.", "actor"),
        ("Ana Ruiz supports the toll.", "Ana Ruiz opposes the toll.", "stance"),
        ("The fare in Lora rose in May.", "The fare in Lora fell in May.", "polarity"),
        ("Ana Ruiz signed the accord.", "Ana Ruiz did not sign the accord.", "polarity"),
        ("Ana Ruiz signed the accord.", "Ana Ruiz refused to sign the accord.", "polarity"),
        ("No bombs were found in the area.", "There were bombs in the area.", "polarity"),
    ],
)
def test_typed_evidence_says_on_what(fact_of: FactOf, one: str, other: str, on: str) -> None:
    assert conflict_on(fact_of(one), fact_of(other)) == on
    assert conflict_on(fact_of(other), fact_of(one)) == on


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The flood in Lora killed 12 people.", "The flood in Lora killed twelve people."),
        ("Ana Ruiz supports the toll.", "Ana Ruiz does not oppose the toll."),
        ("Ana Ruiz closed the bridge.", "Ana Ruiz may close the bridge."),
        ("The dam in Lora cracked.", "The dam in Lora cracked in May."),
        ("Ana Ruiz signed the accord in April.", "Ana Ruiz flew to Lora in May."),
    ],
)
def test_where_both_can_be_so_nothing_is_said(fact_of: FactOf, one: str, other: str) -> None:
    assert conflict_on(fact_of(one), fact_of(other)) not in ("number", "time", "actor", "stance")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The union rejected the report of Lora as self-serving.",
            "The union branded the report of Lora self-serving.",
        ),
        ("The harbour of Lora denied the claims.", "The harbour of Lora defended the barrier."),
        ("Of 101 deaths in Lora, 19 were confirmed.", "Only 19 deaths in Lora were confirmed."),
        ("There is no time for waiting in Lora.", "Every day they make Lora wait."),
        ("The well in Lora stopped leaking in May.", "No oil is leaking from the well in Lora."),
        ("The meeting in Lora was the first.", "The meeting in Lora gave no useful details."),
        ("There are no cases of fever in Lora.", "There is a case of fever in Velda."),
        ("The works in Lora have no cases caught from pigs.", "The works in Lora have nine cases."),
        ("The fever in Lora was not confirmed in all cases.", "In Lora the fever was confirmed."),
        ("Ruiz never mentioned that she gave Lang a file.", "Ruiz gave Lang a file in Lora."),
        (
            "No group had claimed the attack in Lora as of early Tuesday.",
            "The League claimed the attack in Lora.",
        ),
        ("Harbour Works was not operating the rig.", "Harbour Works is operating at our request."),
        ("There were no new deaths in Lora on Monday.", "There were 19 deaths in Lora."),
    ],
)
def test_a_denial_of_something_else_is_no_conflict(fact_of: FactOf, one: str, other: str) -> None:
    assert conflict_on(fact_of(one), fact_of(other)) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A union in Lora praised the plan.", "An alliance in Lora denounced the plan."),
        ("The League praised the speech of Dell.", "The League criticized the budget of Dell."),
        ("Ruiz met Lang on 4 May 2026.", "Ruiz met Lang again on 11 May 2026."),
        ("The first vote was held on 4 May 2026.", "The second vote was held on 11 May 2026."),
        ("The storm hit North Lora.", "The storm reached South Lora."),
        ("Over 100 people died in Lora.", "Up to 101 people died in Lora."),
        ("The storm passed Lora at 2 mph.", "The storm passed Lora 40 miles off."),
    ],
)
def test_what_is_not_of_one_thing_does_not_conflict(fact_of: FactOf, one: str, other: str) -> None:
    assert conflict_on(fact_of(one), fact_of(other)) is None


WEDNESDAY = Published("2026-03-18", Precision.DAY, Origin.FEED)
WEEK_AFTER = Published("2026-03-25", Precision.DAY, Origin.FEED)


@pytest.mark.parametrize(
    ("other", "published", "agree", "on"),
    [
        ("Ana Ruiz resigned on Monday.", WEDNESDAY, True, None),
        ("Ana Ruiz resigned on March 16.", WEEK_AFTER, True, None),
        ("Ana Ruiz resigned two days ago.", WEDNESDAY, True, None),
        ("Ana Ruiz resigned last week.", WEEK_AFTER, False, None),
        ("Ana Ruiz resigned on Monday.", WEEK_AFTER, False, "time"),
        ("Ana Ruiz resigned on March 12.", WEEK_AFTER, False, "time"),
        ("Ana Ruiz resigned in February.", WEEK_AFTER, False, "time"),
    ],
)
def test_days_are_compared_by_the_calendar_and_not_by_their_words(
    annotated_of: Callable[..., Annotated],
    other: str,
    published: Published,
    agree: bool,
    on: str | None,
) -> None:
    def fact(text: str, day: Published) -> Fact:
        telling = annotated_of(text, published=day)
        (found,) = make_facts(merge_actors(Story(StoryHead("s", "t"), (telling,))))
        return found

    a, b = fact("Ana Ruiz resigned on Monday.", WEDNESDAY), fact(other, published)
    assert ("time" in agreeing(a, b)) == agree
    assert conflict_on(a, b) == conflict_on(b, a) == on


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Harbour Works never tested the cement.", "Brask Oil tested the cement."),
        (
            "Ana Ruiz did not visit the dam on 2 March 2026.",
            "Ana Ruiz visited the dam on 9 March 2026.",
        ),
        (
            "The Sea Agency has confirmed eight deaths from the fever.",
            "The country had only recorded one death in the outbreak.",
        ),
    ],
)
def test_other_doers_days_and_wholes_do_not_conflict(fact_of: FactOf, one: str, other: str) -> None:
    assert conflict_on(fact_of(one), fact_of(other)) is None


def test_two_counts_of_one_thing_conflict(fact_of: FactOf) -> None:
    one = fact_of("An estimated 5,000 barrels of oil have leaked for 19 days from the well.")
    other = fact_of("Some 5,000 barrels of oil have leaked for 18 days from the well.")
    assert conflict_on(one, other) == "number"
    still = fact_of("Three-quarters of the oil is still in the gulf.")
    gone = fact_of("Only one-quarter of the oil remains in the water.")
    assert conflict_on(still, gone) == "number"
