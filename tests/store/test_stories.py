import json
import sqlite3
from collections.abc import Callable

import jsonschema
import pytest

from tests.store.conftest import FERRY, Row, row
from variorum.errors import UsageError
from variorum.grouped import ChangeKind, Groups, StoryChange, StoryGroup
from variorum.store import Store
from variorum.write.listings import stories_json
from variorum.write.listings_schema import stories_schema

SECOND = (
    "Divers have found a crack of two metres in the hull of the Tern Island ferry, harbour master "
    "Ilse Brandvold said on Wednesday. The ferry between Askholm and Tern Island has not sailed "
    "since Monday. Fishing boats now take islanders to work and to school on the mainland."
)


@pytest.fixture
def told_by_three(store: Store, write_rows: Callable[..., str]) -> Store:
    """The ferry's story with a telling of another outlet, and a reprint by a third."""
    store.add(
        [
            write_rows(
                [
                    row(SECOND, "Island Voice", "Two metres of crack in ferry", "2026-03-04"),
                    row(FERRY, "Coast Mirror", "No ferry to Tern Island", "2026-03-03"),
                ],
                "next-day.jsonl",
            )
        ]
    )
    return store


def test_an_article_that_comes_later_finds_its_story(told_by_three: Store) -> None:
    (ferry,) = told_by_three.stories(match="ferry")
    assert (ferry.articles, ferry.copies, ferry.independent) == (3, 1, 2)
    assert ferry.outlets == ("Askholm Post", "Coast Mirror", "Island Voice")
    assert (ferry.first, ferry.last) == ("2026-03-02", "2026-03-04")


def test_a_copy_that_comes_later_leads_to_its_original(told_by_three: Store) -> None:
    (ferry,) = told_by_three.stories(match="ferry")
    articles = {article.outlet: article for article in told_by_three.articles(ferry.id)}
    assert articles["Coast Mirror"].copy_of == articles["Askholm Post"].id
    assert articles["Askholm Post"].copy_of is None
    query = "SELECT copy_outlet, original_outlet, share FROM copy_list"
    with sqlite3.connect(told_by_three.path) as other:
        assert other.execute(query).fetchall() == [("Coast Mirror", "Askholm Post", 1.0)]
    other.close()


def test_the_story_with_the_latest_article_comes_first(store: Store) -> None:
    assert [story.title for story in store.stories()] == [
        "Frost takes the pears",
        "Council shuts two libraries",
        "Ferry to Tern Island stopped",
    ]
    assert len(store.stories(limit=2)) == 2


@pytest.mark.parametrize(
    ("since", "count"),
    [
        ("2026", 3),
        ("2026-03", 3),
        ("2026-03-05", 2),
        ("2026-03-06", 1),
        ("2026-04-17T08:30+02:00", 1),
        ("2026-04-17T06:30", 1),
        ("2026-04-17T06:31", 0),
        ("2027", 0),
    ],
)
def test_since_takes_a_date_or_a_time(store: Store, since: str, count: int) -> None:
    assert len(store.stories(since=since)) == count


@pytest.mark.parametrize("since", ["yesterday", "2026-13", "2026-02-30", "5.3.2026", ""])
def test_a_date_that_is_none_is_refused(store: Store, since: str) -> None:
    with pytest.raises(UsageError, match="is no date"):
        store.stories(since=since)


def test_outlets_are_known_by_name_and_near_names_are_proposed(told_by_three: Store) -> None:
    assert len(told_by_three.stories(outlets=["askholm post"])) == 1
    assert len(told_by_three.stories(outlets=["Askholm Post", "Island Voice"])) == 1
    assert told_by_three.stories(outlets=["Askholm Post", "Varrow Echo"]) == []
    with pytest.raises(UsageError, match=r"no article by the outlet Askholm Pots: is it Askholm"):
        told_by_three.stories(outlets=["Askholm Pots"])
    with pytest.raises(UsageError, match="give a list of outlets"):
        told_by_three.stories(outlets="Askholm Post")


def test_copies_are_no_outlets_of_their_own(told_by_three: Store) -> None:
    assert len(told_by_three.stories(min_outlets=2)) == 1
    assert told_by_three.stories(min_outlets=3) == []


def test_a_story_is_known_by_its_id_its_beginning_and_its_articles(told_by_three: Store) -> None:
    (ferry,) = told_by_three.stories(match="ferry")
    whole = told_by_three.articles(ferry.id)
    assert told_by_three.articles(ferry.id[:6].upper()) == whole
    assert told_by_three.articles(whole[2].id) == whole
    with pytest.raises(UsageError, match="too short: give at least 4 characters of the id"):
        told_by_three.articles(ferry.id[:2])
    for wrong in ("0000", "x'; DROP TABLE stories", "*"):
        with pytest.raises(UsageError, match=r"has no story .*`variorum stories --db"):
            told_by_three.articles(wrong)


def test_the_id_of_a_merged_story_leads_to_what_it_became(
    store: Store, write_rows: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Grouping is told to merge here, as it does when an article joins two stories."""
    ferry, library = (store.stories(match=word)[0].id for word in ("ferry", "libraries"))

    def merging(_traces: object, known: Groups) -> Groups:
        whole = {article for story in known.stories for article in story.articles}
        new = {trace.article for trace in known.traces} | whole
        change = StoryChange(ChangeKind.MERGE, library, ferry, "one group since “x” came")
        return Groups((StoryGroup(ferry, "Both", tuple(sorted(new))),), (), known.traces, (change,))

    monkeypatch.setattr("variorum.store.grouping.group_traces", merging)
    later = row("The divers came to Askholm on Wednesday.", "Island Voice", "x", "2026-03-04")
    store.add([write_rows([later], "later.jsonl")])
    assert {story.title for story in store.stories()} == {"Both", "Frost takes the pears"}
    assert store.articles(library) == store.articles(ferry)
    assert store.articles(library[:7]) == store.articles(ferry)
    with sqlite3.connect(store.path) as other:
        rows = other.execute("SELECT kind, old, new, reason FROM story_changes").fetchall()
    other.close()
    assert rows == [("merge", library, ferry, "one group since “x” came")]


def test_only_articles_of_near_days_are_looked_at_again(
    store: Store,
    write_rows: Callable[..., str],
    many_rows: Callable[[int], list[Row]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from variorum.group import group_traces

    asked: list[int] = []

    def counting(traces: object, known: Groups) -> Groups:
        asked.append(len(known.traces))
        return group_traces(traces, known)  # type: ignore[arg-type]

    monkeypatch.setattr("variorum.store.grouping.group_traces", counting)
    store.add([write_rows([row(SECOND, "Island Voice", "Crack", "2026-03-04")], "a.jsonl")])
    store.add([write_rows([row(SECOND + " Rain.", "Hill Voice", "Wet", "2026-08-04")], "b.jsonl")])
    store.add([write_rows([row(SECOND + " Snow.", "Dale Voice", "Cold", "")], "c.jsonl")])
    assert asked == [2, 0, 4], "the ferry and the library; nothing; the newest, the middle of all"


def test_stories_json_satisfies_its_schema(told_by_three: Store) -> None:
    written = json.loads(stories_json(told_by_three.stories()))
    jsonschema.validate(written, stories_schema())
    assert [story["articles"] for story in written["stories"]] == [1, 1, 3]


def test_the_views_list_what_the_commands_list(told_by_three: Store) -> None:
    listed = {
        (s.id, s.first, s.last, s.articles, len(s.outlets), s.independent)
        for s in told_by_three.stories()
    }
    query = "SELECT id, first, last, articles, outlets, independent FROM story_list"
    with sqlite3.connect(told_by_three.path) as other:
        assert set(other.execute(query)) == listed
        assert other.execute("SELECT count(*) FROM article_list").fetchone() == (5,)
    other.close()


def test_an_outlet_is_one_however_it_is_spelled(
    told_by_three: Store, write_rows: Callable[..., str]
) -> None:
    other = (
        "Gulls have taken over the pier of Varrow, the harbour office said on Sunday morning. " * 3
    )
    told_by_three.add(
        [write_rows([row(other, "ASKHOLM POST", "Gulls", "2026-06-07")], "gulls.jsonl")]
    )
    assert len(told_by_three.stories(outlets=["Askholm Post"])) == 2


def test_the_bounds_of_numbers_and_days_are_no_trap(told_by_three: Store) -> None:
    assert told_by_three.stories(limit=10**30)
    with pytest.raises(UsageError, match="is no date"):
        told_by_three.stories(since="0001-01-01T00:00+14:00")
    with pytest.raises(UsageError, match="has no story"):
        told_by_three.story("\udcff\udcfe\udcfd\udcfc")


@pytest.mark.parametrize("published", ["", "2026-03"])
def test_what_has_no_day_joins_its_story_beside_dated_articles(
    store: Store, write_rows: Callable[..., str], published: str
) -> None:
    other = "Bakers of Lune bake no bread on Mondays, they said in a letter to the council. " * 4
    store.add([write_rows([row(FERRY, "Coast Mirror", "No ferry", "2026-04-16")], "newest.jsonl")])
    rows = [
        row(SECOND, "Island Voice", "Two metres of crack in ferry", published),
        row(other, "Lune Echo", "Bread", "2012-01-02"),
    ]
    store.add([write_rows(rows, "mixed.jsonl")])
    (bread,) = store.stories(outlets=["Lune Echo"])
    assert bread.articles == 1
    (ferry,) = store.stories(outlets=["Island Voice"])
    assert "Coast Mirror" in ferry.outlets


def test_a_day_to_come_hides_nothing_from_what_has_no_day(
    store: Store, write_rows: Callable[..., str]
) -> None:
    fair = "Growers of roses will show their best blooms at a fair in Nordvik, with a band. " * 4
    rows = [
        row(FERRY, "Coast Mirror", "No ferry", "2026-04-16"),
        row(FERRY.replace("400", "350"), "Lune Echo", "Ferry stopped", "2026-04-17"),
        row(fair, "Fairs to Come", "Roses", "2099-05-01"),
    ]
    store.add([write_rows(rows, "newest.jsonl")])
    undated = row(SECOND, "Island Voice", "Two metres of crack in ferry", "")
    store.add([write_rows([undated], "undated.jsonl")])
    (ferry,) = store.stories(outlets=["Island Voice"])
    assert "Coast Mirror" in ferry.outlets
