"""One expectation told by several articles is one entry, settled only by what fits it."""

from collections.abc import Callable
from itertools import permutations

import pytest

from variorum.collate import collate_story
from variorum.collate.outcomes import outcome_of
from variorum.collated import Collation
from variorum.group import make_story
from variorum.records import Annotated, Expectation, Origin, Outcome, Precision, Published
from variorum.spans import words_of

Annotate = Callable[..., Annotated]


def on(day: str) -> Published:
    return Published(day, Precision.DAY, Origin.FEED)


@pytest.fixture(scope="module")
def collated(annotated_of: Annotate) -> Callable[..., Collation]:
    def make(*told: tuple[str, str]) -> Collation:
        tellings = [
            annotated_of(text, f"{number}.txt", published=on(day), outlet=f"Outlet {number}")
            for number, (day, text) in enumerate(told)
        ]
        return collate_story(make_story(tellings))

    return make


def told(collation: Collation, act: str) -> list[Expectation]:
    return [e for e in collation.expectations if e.act.exact == act]


PLAN = "Mayor Tova Lindqvist plans to close the weir on Friday, her office said in a statement."


def test_two_tellings_of_one_plan_share_their_entry(
    collated: Callable[..., Collation],
) -> None:
    again = "Tova Lindqvist, the mayor of Harrow Quay, plans to close the weir on Friday."
    found = collated(("2026-03-16", PLAN), ("2026-03-17", again)).expectations
    assert len({e.span.article for e in found}) == 2
    assert len({e.entry for e in found}) == 1


@pytest.mark.parametrize(
    "other",
    [
        "Tova Lindqvist plans to close the mill on Friday, and the mill alone.",
        "Tova Lindqvist plans to close the weir on Thursday.",
        "Anders Holm plans to close the weir on Friday.",
        "Tova Lindqvist does not plan to close the weir on Friday.",
    ],
)
def test_another_object_day_actor_or_a_no_is_another_entry(
    collated: Callable[..., Collation], other: str
) -> None:
    found = collated(("2026-03-16", PLAN), ("2026-03-17", other)).expectations
    assert len({e.entry for e in found}) == 2


@pytest.mark.parametrize(
    ("day", "later", "status"),
    [
        ("2026-03-21", "Tova Lindqvist closed the weir on Friday.", Outcome.MET),
        ("2026-03-23", "Tova Lindqvist did not close the weir.", Outcome.FAILED),
        ("2026-03-18", "Tova Lindqvist has not closed the weir.", Outcome.OPEN),
        ("2026-03-23", "Tova Lindqvist closed the weir on Sunday.", Outcome.UNCLEAR),
        ("2026-03-21", "Tova Lindqvist closed the mill on Friday.", Outcome.OPEN),
        ("2026-03-21", "Anders Holm closed the weir on Friday.", Outcome.OPEN),
        ("2026-03-21", "Tova Lindqvist opened the weir on Friday.", Outcome.OPEN),
        ("2026-03-21", "Tova Lindqvist may have closed the weir.", Outcome.OPEN),
        ("2026-03-21", "A senior aide said Tova Lindqvist closed the weir.", Outcome.OPEN),
        ("2026-03-21", "Tova Lindqvist closed the weir in 2019.", Outcome.OPEN),
        ("2026-03-21", "Tova Lindqvist had closed the weir before.", Outcome.OPEN),
        ("2026-03-21", "Tova Lindqvist once closed the weir.", Outcome.OPEN),
        ("2026-03-21", "Tova Lindqvist closed the weir years ago.", Outcome.OPEN),
    ],
)
def test_a_later_claim_settles_it_only_where_actor_act_and_time_fit(
    collated: Callable[..., Collation], day: str, later: str, status: Outcome
) -> None:
    collation = collated(("2026-03-16", PLAN), (day, later))
    (expectation,) = told(collation, "close")
    assert expectation.status is status
    claims = {claim.id: claim for claim in collation.claims}
    if status is Outcome.OPEN:
        assert expectation.resolved_by is None
    else:
        assert expectation.resolved_by is not None
        assert words_of(claims[expectation.resolved_by].span) in later


@pytest.mark.parametrize(
    ("plan", "day", "status"),
    [
        ("will close the old stone weir at Harrow Quay before May", "11 May", Outcome.UNCLEAR),
        ("will close the old stone weir at Harrow Quay before May", "11 April", Outcome.MET),
        ("will close the old stone weir at Harrow Quay by May", "11 May", Outcome.MET),
        ("will not close the old stone weir at Harrow Quay before May", "11 May", Outcome.OPEN),
        ("will not close the old stone weir at Harrow Quay until May", "11 May", Outcome.OPEN),
        ("will not close the old stone weir at Harrow Quay until May", "11 April", Outcome.FAILED),
        (
            "will close the old stone weir at Harrow Quay within two weeks",
            "11 May",
            Outcome.UNCLEAR,
        ),
        ("will close the old stone weir at Harrow Quay within two weeks", "20 March", Outcome.MET),
        (
            "will close the old stone weir at Harrow Quay over the next two months",
            "11 May",
            Outcome.MET,
        ),
        (
            "will close the old stone weir at Harrow Quay within two weeks of the vote",
            "11 May",
            Outcome.MET,
        ),
    ],
)
def test_what_is_due_before_a_month_or_within_weeks_can_come_late(
    collated: Callable[..., Collation], plan: str, day: str, status: Outcome
) -> None:
    later = ("2026-05-12", f"Tova Lindqvist closed the old stone weir at Harrow Quay on {day}.")
    (told_once,) = told(collated(("2026-03-16", f"Tova Lindqvist {plan}."), later), "close")
    assert told_once.status is status


def test_what_was_told_the_same_day_settles_nothing(
    collated: Callable[..., Collation],
) -> None:
    collation = collated(("2026-03-20", PLAN), ("2026-03-20", "Tova Lindqvist closed the weir."))
    assert [e.status for e in told(collation, "close")] == [Outcome.OPEN]


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("Tova Lindqvist said in January that she would close the weir.", Outcome.MET),
        ("Tova Lindqvist said on Tuesday that she would close the weir.", Outcome.OPEN),
    ],
)
def test_an_old_statement_may_be_settled_by_the_article_that_reports_it(
    collated: Callable[..., Collation], said: str, status: Outcome
) -> None:
    text = f"Mayor Tova Lindqvist closed the weir on Friday. {said}"
    assert [e.status for e in told(collated(("2026-02-16", text)), "close")] == [status]


def test_what_was_called_off_failed_and_what_was_put_off_is_unclear(
    collated: Callable[..., Collation],
) -> None:
    plan = ("2026-03-16", "Boatmen will strike at Harrow Quay on Friday.")
    for verb, status in (("cancelled", "failed"), ("postponed", "unclear")):
        later = ("2026-03-18", f"Boatmen {verb} the strike at Harrow Quay.")
        (expectation,) = told(collated(plan, later), "strike")
        assert expectation.status.value == status


@pytest.mark.parametrize(
    ("plan", "later", "status"),
    [
        ("The union will strike on Friday.", "The union called off the strike.", "failed"),
        ("The union will strike on Friday.", "The union put off its strike.", "unclear"),
        ("The union will strike on Friday.", "The nurses called off a strike.", "open"),
        ("The union will strike on Friday.", "The union cancelled its strike on 3 April.", "open"),
        (
            "Ferry crews will strike for a day on Friday.",
            "A strike by ferry crews planned for Friday has been called off.",
            "failed",
        ),
        (
            "The council will vote on the levy on Friday.",
            "Friday's vote on the levy was cancelled.",
            "failed",
        ),
        ("The council will vote on the levy on Friday.", "A vote was cancelled.", "open"),
        ("The council will meet on Friday.", "The council put off its meeting.", "unclear"),
        (
            "The concert will take place in Harrow Quay on Saturday.",
            "The concert in Harrow Quay was scrapped.",
            "failed",
        ),
        (
            "Prime Minister Ana Ruiz will visit Brask on Friday.",
            "Ana Ruiz cancelled her visit to Brask.",
            "failed",
        ),
    ],
)
def test_what_is_called_off_must_be_the_act_of_the_same_actor_or_day(
    collated: Callable[..., Collation], plan: str, later: str, status: str
) -> None:
    (expectation,) = collated(("2026-03-16", plan), ("2026-03-18", later)).expectations
    assert expectation.status.value == status


def test_a_strike_called_off_long_after_its_day_is_the_next_one(
    collated: Callable[..., Collation],
) -> None:
    plan = ("2026-03-16", "The union will strike on Friday.")
    later = ("2026-04-20", "The union called off a strike.")
    (expectation,) = told(collated(plan, later), "strike")
    assert expectation.status is Outcome.OPEN


@pytest.mark.parametrize(
    ("plan", "later", "status"),
    [
        ("The bridge will be closed on Friday.", "The bridge was closed on Friday.", Outcome.MET),
        ("The bridge will be closed.", "Tova Lindqvist closed the bridge.", Outcome.MET),
        ("Ana Ruiz will be questioned.", "Ana Ruiz was questioned.", Outcome.MET),
        ("Ana Ruiz will be questioned.", "Piet Lang was questioned.", Outcome.OPEN),
        ("The bridge will be closed on Friday.", "The weir was closed on Friday.", Outcome.OPEN),
        (
            "Tova Lindqvist will close the weir on Friday.",
            "The weir was closed on Friday.",
            Outcome.MET,
        ),
        ("Tova Lindqvist will close the weir on Friday.", "The weir was closed.", Outcome.OPEN),
    ],
)
def test_what_is_done_to_something_is_settled_by_its_being_done_to_that(
    collated: Callable[..., Collation], plan: str, later: str, status: Outcome
) -> None:
    (expectation,) = collated(("2026-03-16", plan), ("2026-03-23", later)).expectations
    assert expectation.status is status


@pytest.mark.parametrize("verb", ["cancel", "suspend", "withdraw"])
def test_what_is_to_be_called_off_is_met_by_being_called_off(
    collated: Callable[..., Collation], verb: str
) -> None:
    plan = ("2026-03-16", f"The ferry line will {verb} 300 trips on Friday.")
    done = {"cancel": "cancelled", "suspend": "suspended", "withdraw": "withdrew"}[verb]
    later = ("2026-03-21", f"The ferry line {done} 300 trips on Friday.")
    (expectation,) = told(collated(plan, later), verb)
    assert expectation.status is Outcome.MET


@pytest.mark.parametrize(
    ("limit", "status"),
    [
        ("by June 30", Outcome.MET),
        ("before the end of July", Outcome.MET),
        ("on June 30", Outcome.UNCLEAR),
    ],
)
def test_what_is_due_by_a_day_may_come_before_it(
    collated: Callable[..., Collation], limit: str, status: Outcome
) -> None:
    plan = ("2026-03-16", f"Tova Lindqvist will close the old weir at Harrow Quay {limit}.")
    later = ("2026-06-13", "Tova Lindqvist closed the old weir at Harrow Quay on June 12.")
    (expectation,) = told(collated(plan, later), "close")
    assert expectation.status is status


def test_those_due_first_come_first_whatever_the_order_of_the_articles(
    annotated_of: Annotate,
) -> None:
    texts = [
        "The bridge will reopen. The levy will end in June.",
        "Tova Lindqvist will visit the port on Friday.",
        "The council will meet on Thursday.",
    ]
    tellings = [
        annotated_of(text, f"{number}.txt", published=on("2026-03-16"))
        for number, text in enumerate(texts)
    ]
    orders = [
        [e.act.exact for e in collate_story(make_story(list(order))).expectations]
        for order in permutations(tellings)
    ]
    assert orders[0] == ["meet", "visit", "end", "reopen"]
    assert all(order == orders[0] for order in orders)


def test_nothing_heard_leaves_it_open() -> None:
    assert outcome_of([], ("2026-03-16", None), []) == (Outcome.OPEN, None)


def test_a_deed_long_before_the_day_it_was_due_settles_nothing(
    collated: Callable[..., Collation],
) -> None:
    (plan,) = told(
        collated(
            ("2026-03-02", "Tova Lindqvist will close the weir on 5 May."),
            ("2026-03-10", "Tova Lindqvist closed the weir on 9 March."),
        ),
        "close",
    )
    assert plan.status is Outcome.UNCLEAR


def test_an_article_of_the_month_itself_is_not_later_than_the_month(
    collated: Callable[..., Collation],
) -> None:
    text = "Tova Lindqvist will close the weir."
    month = annotated_on_month(collated, text)
    assert month is Outcome.OPEN


def annotated_on_month(collated: Callable[..., Collation], text: str) -> Outcome:
    (plan, *_) = told(
        collated(("2026-04", text), ("2026-04-02", "Tova Lindqvist closed the weir.")), "close"
    )
    return plan.status
