"""Stories of weeks that are one affair are found; look-alike events stay apart."""

import random
from collections.abc import Sequence

import pytest

from variorum.group import affairs as finding
from variorum.group import find_affairs, group_traces, trace_article
from variorum.grouped import Groups, Trace
from variorum.read import make_article
from variorum.records import Input, Origin, Precision, Published

HARBOUR = [
    (
        "2026-03-02",
        "Auditors find millions missing from Skarrel harbour fund",
        "Auditors said on Monday that nine million crowns had gone from the Skarrel harbour fund. "
        "The money was paid to Dorvane Dredging, a company of the brother-in-law of deputy "
        "governor Ulric Thessmer. Thessmer denied that he knew of the contracts. The prosecutor "
        "Ines Quorrel opened an inquiry into Dorvane.",
    ),
    (
        "2026-03-10",
        "Police search offices of Dorvane Dredging",
        "Police searched three offices of Dorvane Dredging in Skarrel on Tuesday and carried away "
        "ledgers. The prosecutor Ines Quorrel said that Thessmer was a witness, not a suspect. A "
        "lawyer of Dorvane called the search theatre. The harbour workers' union asked the deputy "
        "governor Ulric Thessmer to go.",
    ),
    (
        "2026-03-19",
        "Deputy governor Thessmer resigns",
        "Ulric Thessmer resigned on Thursday as deputy governor, seventeen days after auditors "
        "found payments of the Skarrel harbour fund to Dorvane Dredging. He said that he had done "
        "nothing wrong. Quorrel, the prosecutor, would not say whether he is to be charged. His "
        "party named no successor.",
    ),
    (
        "2026-03-30",
        "Thessmer charged with fraud over Skarrel contracts",
        "The prosecutor Ines Quorrel charged Ulric Thessmer with fraud on Monday over four "
        "contracts that Dorvane Dredging had from the Skarrel harbour fund. Two managers of "
        "Dorvane are charged with him. The trial is to begin in autumn. Thessmer's lawyer said "
        "that the court would see an honest man.",
    ),
]
EARTHQUAKES = [
    (
        "2026-03-04",
        "Earthquake of magnitude 6.4 kills dozens in Belmora",
        "An earthquake of magnitude 6.4 shook the Belmora valley before dawn on Wednesday and "
        "killed at least forty people. Rescuers dug with their hands through the rubble of the "
        "hospital of Cassin. The governor, Talia Ferrand, asked for tents and blankets. "
        "Aftershocks sent survivors into the streets again.",
    ),
    (
        "2026-03-21",
        "Earthquake of magnitude 6.1 kills dozens in Tarnovy",
        "An earthquake of magnitude 6.1 shook the Tarnovy hills before dawn on Saturday and "
        "killed at least thirty people. Rescuers dug with their hands through the rubble of the "
        "school of Ludrec. The governor, Piotr Sadovan, asked for tents and blankets. "
        "Aftershocks sent survivors into the streets again.",
    ),
]
MAYOR = [
    (
        "2026-03-03",
        "Mayor Oddvar Brennick opens a library in the old brewery",
        "Mayor Oddvar Brennick cut the ribbon of the new library on Tuesday. Children read poems "
        "under the copper kettles of the brewery, and the choir sang. It holds sixty thousand "
        "books and a workshop for printing.",
    ),
    (
        "2026-03-17",
        "Brennick breaks a leg while skiing",
        "Oddvar Brennick broke his left leg on a slope on Tuesday. Surgeons operated on him in "
        "the evening. The mayor will work from his bed for three weeks, his spokeswoman said, and "
        "thanked the mountain rescuers.",
    ),
]


def traces_of(rows: Sequence[tuple[str, str, str]], outlets: Sequence[str] = ("A",)) -> list[Trace]:
    """A trace for each row and outlet; each outlet adds a word of its own."""
    return [
        trace_article(
            make_article(
                f"{text} {outlet} reports.",
                Input(f"{outlet} {day}", f"{outlet} {title}"),
                outlet=outlet,
                title=title,
                published=Published(day, Precision.DAY, Origin.RECORD),
            )
        )
        for day, title, text in rows
        for outlet in outlets
    ]


@pytest.fixture(scope="module")
def groups() -> Groups:
    return group_traces(traces_of([*HARBOUR, *EARTHQUAKES, *MAYOR]))


def test_a_running_affair_of_four_weeks_is_one(groups: Groups) -> None:
    (affair,) = find_affairs(groups.stories, groups.traces)
    titles = {story.id: story.title for story in groups.stories}
    assert [titles[c.story] for c in affair.chapters] == [title for _, title, _ in HARBOUR]
    assert [c.first for c in affair.chapters] == [day for day, _, _ in HARBOUR]
    assert [c.last for c in affair.chapters] == [day for day, _, _ in HARBOUR]


def test_two_earthquakes_of_one_month_stay_apart() -> None:
    groups = group_traces(traces_of(EARTHQUAKES))
    assert len(groups.stories) == 2
    assert find_affairs(groups.stories, groups.traces) == ()


def test_it_is_the_names_that_keep_look_alikes_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    groups = group_traces(traces_of(EARTHQUAKES))
    for name in ("NAMED", "NAMES_TO_WORDS", "SEVERAL", "LEAST"):
        monkeypatch.setattr(finding, name, 0.0)
    assert len(find_affairs(groups.stories, groups.traces)) == 1


def test_one_man_in_two_matters_is_no_affair() -> None:
    groups = group_traces(traces_of(MAYOR))
    assert find_affairs(groups.stories, groups.traces) == ()


def test_chapters_of_several_articles_keep_their_stories_and_the_largest_names_the_affair() -> None:
    told = [*traces_of(HARBOUR[:2]), *traces_of(HARBOUR[2:3], ("A", "B")), *traces_of(HARBOUR[3:])]
    groups = group_traces(told)
    (affair,) = find_affairs(groups.stories, groups.traces)
    assert [c.story for c in affair.chapters] == [story.id for story in groups.stories]
    assert affair.title == "Deputy governor Thessmer resigns"


def test_a_part_that_begins_two_months_later_is_no_chapter() -> None:
    later = [("2026-05-29", *HARBOUR[3][1:])]
    groups = group_traces(traces_of([*HARBOUR[:3], *later]))
    (affair,) = find_affairs(groups.stories, groups.traces)
    assert [c.first for c in affair.chapters] == [day for day, _, _ in HARBOUR[:3]]


def test_neither_the_order_of_stories_nor_of_traces_matters(groups: Groups) -> None:
    expected = find_affairs(groups.stories, groups.traces)
    stories, traces = list(groups.stories), list(groups.traces)
    for seed in range(5):
        random.Random(seed).shuffle(stories)
        random.Random(seed + 5).shuffle(traces)
        assert find_affairs(stories, traces) == expected


def test_the_id_stays_when_the_next_chapter_comes(groups: Groups) -> None:
    early = group_traces(traces_of(HARBOUR[:3]))
    (before,) = find_affairs(early.stories, early.traces)
    late = group_traces(traces_of(HARBOUR[3:]), early)
    (after,) = find_affairs(late.stories, late.traces)
    assert after.id == before.id
    assert after.chapters[:3] == before.chapters
    assert {story.id for story in early.stories} < {story.id for story in late.stories}


def test_stories_without_a_date_or_a_trace_are_no_chapters(groups: Groups) -> None:
    assert find_affairs(groups.stories, ()) == ()
    assert find_affairs((), groups.traces) == ()
    undated = [
        trace_article(make_article(text, Input(title, title), title=title))
        for _, title, text in HARBOUR
    ]
    found = group_traces(undated)
    assert find_affairs(found.stories, found.traces) == ()


def test_articles_without_words_are_no_chapters() -> None:
    groups = group_traces(traces_of([("2026-03-02", "", ""), ("2026-03-09", "", "")]))
    assert find_affairs(groups.stories, groups.traces) == ()
