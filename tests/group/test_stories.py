"""Articles find their stories, in one batch or day by day, and stories keep their ids."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from variorum.group import forget, group_articles, group_traces, trace_article
from variorum.group.continuity import name_stories
from variorum.group.stories import _of_original
from variorum.grouped import ChangeKind, Copy, Groups, StoryGroup, Trace
from variorum.read import read_articles
from variorum.records import Article

ARCHIVE = Path(__file__).parents[2] / "examples" / "ondria-week.warc.gz"


@pytest.fixture(scope="module")
def week() -> list[Article]:
    return [item for item in read_articles([str(ARCHIVE)]) if isinstance(item, Article)]


@pytest.fixture(scope="module")
def traces(week: list[Article]) -> list[Trace]:
    return [trace_article(article) for article in week]


def day(trace: Trace) -> str:
    return trace.published.value[:10] if trace.published else ""


def titles(groups: Groups) -> list[list[str]]:
    """The stories of two articles or more as the first words of their titles."""
    title = {trace.article: (trace.title or "")[:16] for trace in groups.traces}
    return sorted([title[a] for a in s.articles] for s in groups.stories if len(s.articles) > 1)


def partition(groups: Groups) -> set[frozenset[str]]:
    return {frozenset(story.articles) for story in groups.stories}


def test_the_week_has_its_stories_and_its_lone_articles(week: list[Article]) -> None:
    groups = group_articles(week)
    assert titles(groups) == [
        ["Ferry runs aground"[:16], "All safe after f", "The silent bell ", "Brask ferry back"],
        ["Ondrian central ", "Bank of Ondria s", "Key rate goes up"],
        ["Quellin teachers", "Strike closes mo", "Forty to a room:"],
        ["Three paintings ", "Gallery guard sw"],
        ["Two ferries coll", "Schoolchildren p"],
    ]
    assert sum(len(story.articles) == 1 for story in groups.stories) == 3
    assert len(groups.copies) == 2


def test_two_ferry_accidents_of_one_week_are_two_stories(traces: list[Trace]) -> None:
    groups = group_traces(traces)
    ferry = {t.article: s.id for s in groups.stories for t in traces if t.article in s.articles}
    aground, collide = (
        next(ferry[t.article] for t in traces if words in (t.title or ""))
        for words in ("aground", "collide")
    )
    assert aground != collide


def test_the_order_inside_a_batch_does_not_matter(traces: list[Trace]) -> None:
    chance = random.Random(4)
    expected = group_traces(traces)
    for _ in range(3):
        shuffled = chance.sample(traces, len(traces))
        assert group_traces(shuffled) == expected


def test_day_by_day_gives_the_stories_of_the_whole_week(traces: list[Trace]) -> None:
    groups = Groups()
    ids: dict[str, str] = {}
    for today in sorted({day(trace) for trace in traces}):
        groups = group_traces([t for t in traces if day(t) == today], groups)
        found = {article: story.id for story in groups.stories for article in story.articles}
        assert {article: found[article] for article in ids} == ids, "ids stay"
        ids = found
    assert partition(groups) == partition(group_traces(traces))
    assert groups.changes == ()


def test_what_comes_again_changes_nothing(traces: list[Trace]) -> None:
    groups = group_traces(traces)
    assert group_traces(traces[:5], groups) == groups
    assert group_traces([], groups) == groups


def test_a_like_event_a_month_later_is_a_story_of_its_own(traces: list[Trace]) -> None:
    ferry = next(trace for trace in traces if "silent bell" in (trace.title or ""))
    assert ferry.published
    later = replace(
        ferry, article="later", runs=b"", published=replace(ferry.published, value="2026-06-05")
    )
    groups = group_traces([*traces, later])
    assert ("later",) in {story.articles for story in groups.stories}


def test_forgetting_keeps_what_is_still_told(traces: list[Trace]) -> None:
    groups = group_traces(traces)
    left = forget(groups, "2026-05-05")
    assert min(day(trace) for trace in left.traces) == "2026-05-05"
    aground = next(story for story in groups.stories if "aground" in story.title)
    assert left.find_story(aground.id) == aground
    after = group_traces([], left)
    assert after.find_story(aground.id) == aground


def test_an_article_without_a_date_is_forgotten_with_its_story(traces: list[Trace]) -> None:
    undated = [
        replace(trace, published=None) if "silent bell" in (trace.title or "") else trace
        for trace in traces
    ]
    groups = group_traces(undated)
    bell = next(trace.article for trace in undated if trace.published is None)
    assert bell in {trace.article for trace in forget(groups, "2026-05-05").traces}
    assert bell not in {trace.article for trace in forget(groups, "2026-05-06").traces}


def story_of(name: str, *articles: str) -> StoryGroup:
    return StoryGroup(name, f"Title of {name}", articles)


def trace_of(name: str, like: Trace) -> Trace:
    return replace(like, article=name, title=f"Title of {name}")


def test_a_merge_is_recorded_and_the_old_id_leads_on(traces: list[Trace]) -> None:
    known = Groups(stories=(story_of("s1", "a", "b"), story_of("s2", "c")))
    present = [trace_of(name, traces[0]) for name in "abcd"]
    stories, changes = name_stories([["a", "b", "c", "d"]], present, known)
    assert [(story.id, story.articles) for story in stories] == [("s1", ("a", "b", "c", "d"))]
    (change,) = changes
    assert (change.kind, change.old, change.new) == (ChangeKind.MERGE, "s2", "s1")
    assert "“Title of d” came" in change.reason
    found = Groups(stories=stories, changes=changes).find_story("s2")
    assert found is not None
    assert found.id == "s1"


def test_a_split_leaves_the_id_with_the_larger_part(traces: list[Trace]) -> None:
    known = Groups(stories=(story_of("s1", "a", "b", "c"),))
    present = [trace_of(name, traces[0]) for name in "abcd"]
    stories, changes = name_stories([["a", "b"], ["c", "d"]], present, known)
    kept, new = sorted(stories, key=lambda story: story.articles)
    assert (kept.id, kept.articles) == ("s1", ("a", "b"))
    (change,) = changes
    assert (change.kind, change.old, change.new) == (ChangeKind.SPLIT, "s1", new.id)


def test_an_id_once_used_is_not_given_again(traces: list[Trace]) -> None:
    first, _ = name_stories([["a"]], [trace_of("a", traces[0])], Groups())
    present = [trace_of(name, traces[0]) for name in "ab"]
    merged, changes = name_stories(
        [["a", "b"]], present, Groups(stories=(first[0], story_of("s0", "b")))
    )
    known = Groups(stories=merged, changes=changes)
    again, _ = name_stories([["b"], ["a"]], present, known)
    assert len({story.id for story in again} | {change.old for change in changes}) == 3


def test_articles_without_words_or_dates_stay_alone(traces: list[Trace]) -> None:
    nothing = {"runs": b"", "terms": b"", "weights": b"", "lead_terms": b"", "lead_weights": b""}
    bare = [
        replace(traces[0], article=name, published=None, words=0, **nothing) for name in ("x", "y")
    ]
    assert {story.articles for story in group_traces(bare).stories} == {("x",), ("y",)}


def test_ten_thousand_stubs_of_one_wording_are_one_story_and_take_no_long(
    traces: list[Trace],
) -> None:
    stub = replace(traces[0], words=20, runs=b"")
    stubs = [replace(stub, article=f"{number:05}") for number in range(10_000)]
    (story,) = group_traces(stubs).stories
    assert len(story.articles) == 10_000


def test_a_story_keeps_its_id_for_all_its_articles_also_the_forgotten(traces: list[Trace]) -> None:
    one, two, three = (trace.article for trace in traces[:3])
    long = StoryGroup("long", "Long", (*(f"gone{n}" for n in range(10)), one))
    short = StoryGroup("short", "Short", (two, three))
    stories, changes = name_stories(
        [[one, two, three]], traces[:3], Groups((long, short), (), (), ())
    )
    assert [story.id for story in stories] == ["long"]
    assert [(change.old, change.new) for change in changes] == [("short", "long")]


def test_a_copy_of_a_copy_goes_back_to_the_first() -> None:
    found = {"b": Copy("b", "a", 0.9, "words"), "a": Copy("a", "wire", 0.8, "words")}
    assert _of_original(found["b"], found).original == "wire"
    assert _of_original(found["a"], found) is found["a"]
