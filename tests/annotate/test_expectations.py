"""What is expected to come about is found with who expects it, when it is due and how surely."""

from collections.abc import Callable

import pytest

from variorum.annotate.actors import find_actors
from variorum.annotate.expectations import find_expectations
from variorum.annotate.parse import parse_article
from variorum.annotate.times import find_times
from variorum.models import Models
from variorum.records import Annotated, Article, Expectation, Origin, Precision, Published
from variorum.spans import words_of

WEDNESDAY = Published("2026-03-18", Precision.DAY, Origin.FEED)
Find = Callable[..., list[Expectation]]
Annotate = Callable[..., Annotated]


@pytest.fixture(scope="module")
def find(models: Models, article_of: Callable[..., Article]) -> Find:
    def expectations(text: str) -> list[Expectation]:
        parse = parse_article(article_of(text, published=WEDNESDAY), models.parser)
        return find_expectations(parse, (), find_actors(parse), find_times(parse))[0]

    return expectations


@pytest.mark.parametrize(
    ("text", "act", "certainty"),
    [
        ("The council will vote on the levy next week.", "vote", "certain"),
        ("Ferry crews are going to strike over the closure.", "strike", "certain"),
        ("Mayor Tova Lindqvist is to visit the weir.", "visit", "certain"),
        ("The ban is set to expire in June.", "expire", "certain"),
        ("The hearing is scheduled for Friday.", "scheduled", "certain"),
        ("The session begins on Friday.", "begins", "certain"),
        ("Mayor Lindqvist plans to close the weir.", "close", "likely"),
        ("The council is expected to reject the levy.", "reject", "likely"),
        ("The ferry line is likely to close.", "close", "likely"),
        ("The ferry line will probably close.", "close", "likely"),
        ("The bridge should reopen by Friday.", "reopen", "likely"),
        ("Analysts think that the ferry line will close.", "close", "likely"),
        ("The council may reject the levy.", "reject", "possible"),
        ("The ministry is considering closing the weir.", "closing", "possible"),
        ("There are fears that the ferry line will close.", "close", "possible"),
        ("If the levy fails, the ferry line will close.", "close", "conditional"),
        ("Without the levy, the ferry line will close.", "close", "conditional"),
        ("Mayor Lindqvist vowed to reopen the weir.", "reopen", "promised"),
        ("The union threatened to block the port.", "block", "threatened"),
        ("The mayor said she would veto the levy.", "veto", "certain"),
        ("The company said it would cut 300 jobs.", "cut", "certain"),
        ("The ministers said they would appeal.", "appeal", "certain"),
        ("The scheme aims to cut traffic by 2030.", "cut", "likely"),
        ("The plan is to finish the weir by June.", "finish", "likely"),
        ("A hearing has been set for April 3.", "set", "certain"),
        ("The report is due by the end of the year.", "due", "certain"),
        ("The ban is due to expire today.", "expire", "certain"),
        ("The mayor appears in court on Friday.", "appears", "certain"),
        ("Tickets go on sale on Friday.", "go", "certain"),
        ("The weir looks set to open in June.", "open", "certain"),
        ("Should the levy fail, the ferry line will close.", "close", "conditional"),
        ("The ferry line will close should the levy fail.", "close", "conditional"),
        ("The line will stay open as long as the levy passes.", "stay", "conditional"),
        ("The ferry will run provided that the weather holds.", "run", "conditional"),
        ("In the event of a strike, the ferry line will close.", "close", "conditional"),
        ("The mill will reopen subject to approval by the council.", "reopen", "conditional"),
        ("In any case, the ferry line will close.", "close", "certain"),
        ("The session begins next week.", "begins", "certain"),
        ("Weather permitting, the ferry will run.", "run", "conditional"),
        ("The two sides agreed to meet again next week.", "meet", "likely"),
        ("The fair will reopen, providing the town with work.", "reopen", "certain"),
        ("The mayor has said she will veto the levy if it passes.", "veto", "conditional"),
    ],
)
def test_what_is_to_come_is_found_with_its_certainty(
    find: Find, text: str, act: str, certainty: str
) -> None:
    (found,) = find(text)
    assert (found.act.exact, found.certainty.value) == (act, certainty)


@pytest.mark.parametrize(
    "text",
    [
        "The council was expected to reject the levy.",
        "The levy would have cost the town dearly.",
        "The mayor had planned to close the weir.",
        "The ferry line was going to close.",
        "In 2019 the mayor pledged to reopen the weir.",
        "The mayor promised the levy would end by March 2.",
        "The council should reject the levy.",
        "The mayor may have known of the leak.",
        "It may be the oldest weir in the valley.",
        "The mayor hopes that the council will pass the levy.",
        "The mayor wants somebody who will run the port.",
        "The mayor denied that the ferry line will close.",
        "Nobody knows whether the ferry line will close.",
        "Will the ferry line close?",
        "The mayor asked what the council will do.",
        "The bill would raise the levy to nine crowns.",
        "The council did not say when it will reopen the quay.",
        "It is not clear when the ferry line will reopen.",
        "There is speculation that the mayor will resign.",
        "People will say anything.",
        "You will find the port behind the mill.",
        "I will say this: the weir was built badly.",
        "The council must reject the levy.",
        "A member can veto the levy.",
        "This does not mean that the ferry line will close.",
        "If I were mayor, I would close the weir.",
        "The vote will be amazing.",
        "There is no way in which the levy will pass.",
        "“I was going to win the vote,” the mayor said.",
        "The union initially threatened to block the port.",
        "The mayor would need to win six seats if the levy fails.",
        "Older voters are more likely to support the levy.",
        "There are few reasons to believe that the council will close the bridge.",
        "There is little chance that the council will close the bridge.",
        "The council set up a fund intended to help farmers.",
        "The measure is intended to reduce traffic on the quay.",
        "The hope is to finish the weir by June.",
        "The council agreed to close the weir.",
        "The council decided to close the weir on Monday.",
        "The governor said it would cost millions.",
        "The mayor dismissed fears that the dam will burst.",
        "The mayor rejected claims that the levy will rise.",
        "Holm played down fears that the levy will rise.",
        "Holm dismissed as false reports that he will resign.",
        "The party ruled out that it will join the council.",
        "The strike planned for Friday has been called off.",
        "The talks, due to resume on Friday, were postponed.",
        "The concert, which is scheduled for Friday, has been cancelled.",
        "Holm cancelled the talks planned for Friday.",
        "The strike by crews at the port planned for Friday was scrapped.",
        "Your silence today will harm the town.",
        "Lora is no longer a town that will bear such insults.",
        "She is not a mayor who will bear such insults.",
        "In Lora an individual may change the entry after three years.",
        "An owner in Lora may only change the entry after three years.",
    ],
)
def test_what_is_not_put_forward_as_to_come_is_left_out(find: Find, text: str) -> None:
    assert find(text) == []


def test_little_doubt_is_no_denial(find: Find) -> None:
    assert [told.negated for told in find("There is little doubt that the mayor will resign.")] == [
        False
    ]


def test_what_is_due_and_called_off_is_told_once_as_not_to_come(find: Find) -> None:
    (told,) = find("The next payment, scheduled for Wednesday, will not be made.")
    assert told.negated


def test_what_may_yet_be_called_off_is_still_to_come(find: Find) -> None:
    found = find("The concert, which is scheduled for Friday, may be cancelled.")
    assert [told.act.exact for told in found] == ["scheduled", "cancelled"]


def test_what_something_is_for_is_nobodys_plan(find: Find) -> None:
    (told,) = find("The road is intended to open in June.")
    assert (told.certainty.value, told.holder) == ("likely", "outlet")


def test_the_day_it_is_due_is_the_one_of_its_own_clause(find: Find, models: Models) -> None:
    text = "The mayor, who spoke on Monday, said the council will vote by Friday."
    (found,) = find(text)
    assert found.due is not None
    (bare,) = find("The mayor said on Monday that the council will vote.")
    assert bare.due is None


def test_verbs_under_one_modal_are_expectations_of_their_own(find: Find) -> None:
    found = find("Tova Lindqvist will resign and leave the town.")
    assert [told.act.exact for told in found] == ["resign", "leave"]
    assert words_of(found[0].span) == "Tova Lindqvist will resign"


def test_what_will_not_come_about_says_so(find: Find) -> None:
    assert [told.negated for told in find("The mayor will not resign.")] == [True]
    assert [told.negated for told in find("The mayor is unlikely to resign.")] == [True]
    assert [told.negated for told in find("I do not think that the mayor will resign.")] == [True]


def test_the_one_who_plans_expects_else_the_source_else_the_outlet(
    annotated_of: Annotate,
) -> None:
    text = (
        "Mayor Tova Lindqvist plans to close the weir on Friday. "
        "“The ferry line will close in June,” said Port Minister Anders Holm. "
        "A senior aide said the council will reject the levy. "
        "The bridge will reopen in May."
    )
    found = annotated_of(text, published=WEDNESDAY)
    names = {actor.id: actor.name for actor in found.actors}
    holders = [names.get(told.holder or "", told.holder) for told in found.expectations]
    assert holders == ["Tova Lindqvist", "Anders Holm", "anonymous", "outlet"]
    assert found.expectations[0].actor == found.expectations[0].holder
    times = {time.id: time.value for time in found.times}
    assert [times.get(told.due or "") for told in found.expectations] == [
        "2026-03-20",
        "2026-06",
        None,
        "2026-05",
    ]


def test_every_expectation_has_its_features(annotated_of: Annotate) -> None:
    found = annotated_of("Tova Lindqvist plans to close the weir.", published=WEDNESDAY)
    (told,) = found.expectations
    (known,) = found.expected
    assert known.claim == told.id == told.entry
    assert {"head:close", "object:weir", "subject:lindqvist"} <= set(known.terms)
    assert known.vector


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("The ferry will no longer run in May.", [True]),
        ("It is not likely that the mayor will resign.", [True]),
        ("The mayor will neither resign nor apologise.", [True]),
        ("The mayor will not resign but appeal.", [True]),
        ("Not one train will run on Friday.", [True]),
        ("Hardly any trains will run on Friday.", [True]),
        ("Not all trains will run on Friday.", [False]),
        ("The council but not the bank is expected to back the levy.", [False]),
    ],
)
def test_every_way_of_saying_no_is_one(find: Find, text: str, negated: list[bool]) -> None:
    assert [told.negated for told in find(text)] == negated


def test_each_of_two_acts_has_its_own_day(annotated_of: Annotate) -> None:
    text = "Tova Lindqvist will vote on 1 December and leave on 5 December."
    found = annotated_of(text, published=Published("2026-11-20", Precision.DAY, Origin.FEED))
    times = {time.id: time.value for time in found.times}
    assert [times[told.due or ""] for told in found.expectations] == ["2026-12-01", "2026-12-05"]


@pytest.mark.parametrize(
    "text",
    [
        "Lindqvist and Holm are to meet on Friday",
        "The mayor and the council are expected to reject the levy",
        "The ministers of Norland and Sudmark are set to meet on Sunday",
        "The mayor, the clerk and the bank are set to close the weir",
        "Both the dockers and the pilots intend to strike",
    ],
)
def test_all_who_are_to_act_stand_in_the_words(find: Find, text: str) -> None:
    (found,) = find(f"{text}.")
    assert words_of(found.span) == text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The mayor, not the clerk, is likely to act.", "The mayor is likely to act"),
        (
            "The council of Norland, but not that of Brask, is to vote on Sunday.",
            "The council of Norland is to vote on Sunday",
        ),
        (
            "Tova Lindqvist, the mayor and party leader, is likely to resign.",
            "Tova Lindqvist is likely to resign",
        ),
    ],
)
def test_whoever_is_not_to_act_stands_outside_the_words(find: Find, text: str, words: str) -> None:
    (found,) = find(text)
    assert words_of(found.span) == words


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The town will close the weir and will reopen the ferry in July.", [None, "2026-07"]),
        ("The town will close the weir, and the port will grow in 2028.", [None, "2028"]),
        ("The town plans to close the weir and to open a ferry in July.", [None, "2026-07"]),
        ("The mayor will resign and leave the town on Friday.", ["2026-03-20", "2026-03-20"]),
        ("The mayor will close the weir and opened a ferry in 2023.", [None]),
        ("The mayor will check the summer flow.", [None]),
        ("The team will win the winter games.", [None]),
        ("The ferry will run during the summer months.", ["2026-SU"]),
        ("The court will review the 2019 ruling.", [None]),
        ("The mayor will run in the 2028 election.", ["2028"]),
    ],
)
def test_a_day_of_something_else_is_no_day_of_the_act(
    annotated_of: Annotate, text: str, values: list[str | None]
) -> None:
    found = annotated_of(text, published=WEDNESDAY)
    times = {time.id: time.value for time in found.times}
    assert [times.get(told.due or "") for told in found.expectations] == values


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("The bridge will be reopened by the end of the year.", "2026"),
        ("The crew will be freed by Saturday.", "2026-03-21"),
        ("A decision on the levy is expected by Monday.", "2026-03-23"),
        ("The council will cut its 2027 forecast on Friday.", "2026-03-20"),
        ("Tova Lindqvist will run in the 2028 election.", "2028"),
        ("The trial is set for October 12.", "2026-10-12"),
        ("The ferry line said on Monday it will reopen on April 1.", "2026-04-01"),
        ("Tova Lindqvist said on Sunday she would fight the levy.", None),
    ],
)
def test_the_time_of_the_act_says_when_it_is_due(
    annotated_of: Annotate, text: str, due: str | None
) -> None:
    found = annotated_of(text, published=WEDNESDAY)
    times = {time.id: time.value for time in found.times}
    assert [times.get(told.due or "") for told in found.expectations] == [due]


@pytest.mark.parametrize("who", ["Nobody", "Hardly anyone", "Few analysts"])
def test_what_hardly_anybody_expects_is_expected_not_to_come(find: Find, who: str) -> None:
    verb = "expect" if who.endswith("s") else "expects"
    (found,) = find(f"{who} {verb} the council to reject the levy.")
    assert found.negated
    assert (found.holder, found.source) == ("outlet", None)
    (some,) = find("A few analysts expect the council to reject the levy.")
    assert not some.negated


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("The port will close within two weeks.", "two weeks"),
        ("The court will rule within 48 hours of the filing.", None),
        ("The port will cut 300 jobs over the next year.", None),
        ("The port will cut 300 jobs next year.", "next year"),
        ("The firm will pay it within 30 days of the sale on 20 March.", None),
    ],
)
def test_what_is_counted_from_a_deed_or_from_now_has_no_day_of_the_calendar(
    models: Models, article_of: Callable[..., Article], text: str, due: str | None
) -> None:
    parse = parse_article(article_of(text, published=WEDNESDAY), models.parser)
    times = find_times(parse)
    (found,) = find_expectations(parse, (), find_actors(parse), times)[0]
    assert next((time.span.exact for time in times if time.id == found.due), None) == due
