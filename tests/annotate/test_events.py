"""Who did what to whom is found by type, with its words, and left out where nobody says it."""

from collections.abc import Callable

import pytest

from variorum.records import Annotated, Event, Origin, Precision, Published
from variorum.spans import words_of

WEDNESDAY = Published("2026-03-18", Precision.DAY, Origin.FEED)
Annotate = Callable[..., Annotated]
Told = tuple[str, str, str, str, str]


def tell(found: Annotated, event: Event) -> Told:
    names = {actor.id: actor.name for actor in found.actors}
    return (
        event.type.value,
        event.status.value,
        ", ".join(names[actor] for actor in event.sources),
        words_of(event.trigger),
        ", ".join(names[actor] for actor in event.recipients),
    )


@pytest.fixture(scope="module")
def events(annotated_of: Annotate) -> Callable[[str], list[Told]]:
    def find(text: str) -> list[Told]:
        found = annotated_of(text, published=WEDNESDAY)
        return [tell(found, event) for event in found.events]

    return find


SCENE = " Governor Tova Lindqvist and Senator Anders Holm are from Brask."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Governor Tova Lindqvist accused Senator Anders Holm of lying.",
            ("ACCUSE", "reported", "Tova Lindqvist", "accused", "Anders Holm"),
        ),
        (
            "Governor Tova Lindqvist met with Senator Anders Holm on Tuesday.",
            ("CONSULT", "reported", "Tova Lindqvist", "met", "Anders Holm"),
        ),
        (
            "Governor Tova Lindqvist urged Senator Anders Holm to resign.",
            ("REQUEST", "reported", "Tova Lindqvist", "urged", "Anders Holm"),
        ),
        (
            "Senator Anders Holm was criticized by Governor Tova Lindqvist.",
            ("ACCUSE", "reported", "Tova Lindqvist", "criticized", "Anders Holm"),
        ),
        (
            "Governor Tova Lindqvist will accuse Senator Anders Holm of lying.",
            ("ACCUSE", "expected", "Tova Lindqvist", "accuse", "Anders Holm"),
        ),
        (
            "Governor Tova Lindqvist has not accused Senator Anders Holm of lying.",
            ("ACCUSE", "denied", "Tova Lindqvist", "accused", "Anders Holm"),
        ),
        (
            "Governor Tova Lindqvist may endorse Senator Anders Holm.",
            ("SUPPORT", "possible", "Tova Lindqvist", "endorse", "Anders Holm"),
        ),
        (
            "Governor Tova Lindqvist threatened to sue Senator Anders Holm if he votes no.",
            ("THREATEN", "reported", "Tova Lindqvist", "threatened sue", "Anders Holm"),
        ),
        (
            "Governor Tova Lindqvist called on Senator Anders Holm to sack Piotr Lang.",
            ("REQUEST", "reported", "Tova Lindqvist", "called", "Anders Holm"),
        ),
        (
            "French Governor Tova Lindqvist addressed Congress on Wednesday, praising the United "
            "States.",
            ("SUPPORT", "reported", "Tova Lindqvist", "praising", "United States"),
        ),
        (
            "Council Committee on Inland Ports Chairman Mikel Tarrow criticized Senator Anders "
            "Holm on Monday.",
            ("ACCUSE", "reported", "Mikel Tarrow", "criticized", "Anders Holm"),
        ),
    ],
)
def test_an_event_is_found_with_type_and_status(
    events: Callable[[str], list[Told]], text: str, expected: Told
) -> None:
    assert events(text + SCENE) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Governor Tova Lindqvist knows Senator Anders Holm from school.",
        "Governor Tova Lindqvist spoke in Brask about Senator Anders Holm.",
        "Did Governor Tova Lindqvist accuse Senator Anders Holm of lying?",
        "Governor Tova Lindqvist wants to meet with Senator Anders Holm.",
        "Supporters of Governor Tova Lindqvist accused the opposition of lying.",
        "Governor Tova Lindqvist trails Senator Anders Holm in the polls.",
        "Governor Tova Lindqvist declined to punish Senator Anders Holm.",
        "Governor Tova Lindqvist wants Senator Anders Holm to resign.",
        "Governor Tova Lindqvist criticized the harbour meeting with Senator Anders Holm.",
        "Governor Tova Lindqvist settled the charges against Senator Anders Holm.",
        "Senator Anders Holm called the port for Governor Tova Lindqvist on Monday night.",
        "Governor Tova Lindqvist vowed to bring Senator Anders Holm's bill to a vote.",
        "Minister Tova Lindqvist warned Senator Anders Holm against making deals with Norway.",
        "Senator Anders Holm body-slammed Piotr Lang on Monday. Piotr Lang was a reporter.",
        "Governor Tova Lindqvist brought the dispute to the Brask River Commission.",
        "Governor Tova Lindqvist okayed Senator Anders Holm's investigation into the port.",
    ],
)
def test_what_nobody_tells_as_an_event_is_left_out(
    events: Callable[[str], list[Told]], text: str
) -> None:
    assert events(text + SCENE) == []


def test_a_country_that_only_things_are_done_to_becomes_an_actor(annotated_of: Annotate) -> None:
    found = annotated_of("Governor Tova Lindqvist imposed sanctions on Norway on Monday." + SCENE)
    (event,) = found.events
    assert tell(found, event)[::4] == ("SANCTION", "Norway")
    assert [m.exact for a in found.actors if a.name == "Norway" for m in a.mentions] == ["Norway"]


def test_an_event_has_the_time_and_the_place_of_its_clause(annotated_of: Annotate) -> None:
    text = "Governor Tova Lindqvist met Senator Anders Holm in Oslo on Tuesday."
    found = annotated_of(text + SCENE, published=WEDNESDAY)
    (event,) = found.events
    times = {time.id: time.value for time in found.times}
    assert event.place is not None
    assert (times[event.time or ""], event.place.exact) == ("2026-03-17", "Oslo")


def test_a_bare_name_of_father_and_son_is_nobody(events: Callable[[str], list[Told]]) -> None:
    text = "Anders Holm Jr. keeps a mill in Brask. Holm accused Governor Tova Lindqvist of lying."
    assert events(text) == []
    full = "Anders Holm Jr. accused Governor Tova Lindqvist of lying."
    assert [told[2] for told in events(full)] == ["Anders Holm Jr."]


def test_an_event_that_somebody_tells_stands_inside_the_quotation(annotated_of: Annotate) -> None:
    text = (
        "“Governor Tova Lindqvist threatened Senator Anders Holm with a lawsuit,” "
        "said Piotr Lang, a lawyer."
    )
    found = annotated_of(text + SCENE)
    (event,) = found.events
    (quotation,) = (q for q in found.quotations if q.id == event.said_in)
    assert found.article.text[event.trigger.start : event.trigger.end] == event.trigger.exact
    assert quotation.content.start < event.trigger.start < quotation.content.end


def test_a_text_of_nothing_but_deeds_ends_soon(annotated_of: Annotate) -> None:
    text = "Tova Lindqvist met Anders Holm. " * 3000
    found = annotated_of(text)
    assert len(found.events) <= 600


@pytest.mark.parametrize(
    ("text", "coded"),
    [
        ("Norway condemned Russia but not Sweden.", [("reported", ["Russia"])]),
        ("Norway nearly attacked Russia.", []),
        ("Norway no longer accuses Russia of spying.", [("denied", ["Russia"])]),
        ("Norway denied having condemned Russia.", [("denied", ["Russia"])]),
        ("Norway was urged by Sweden to sanction Russia.", [("reported", ["Norway"])]),
    ],
)
def test_what_is_left_out_denied_or_nearly_done_is_not_done(
    annotated_of: Callable[..., Annotated], text: str, coded: list[tuple[str, list[str]]]
) -> None:
    found = annotated_of(text)
    names = {actor.id: actor.name for actor in found.actors}
    assert [
        (event.status.value, [names[i] for i in event.recipients]) for event in found.events
    ] == coded
