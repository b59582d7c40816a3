import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import jsonschema
import pytest

from tests.group.test_affairs import EARTHQUAKES, HARBOUR
from tests.store.conftest import Row, row
from variorum.errors import UsageError
from variorum.group import find_affairs, group_articles
from variorum.listed import AffairListing
from variorum.read import read_articles
from variorum.store import Store, open_store
from variorum.write.listings import affairs_json
from variorum.write.listings_schema import affairs_schema


def rows_of(told: Sequence[tuple[str, str, str]], outlet: str) -> list[Row]:
    return [row(text, outlet, title, day) for day, title, text in told]


@pytest.fixture
def desk(tmp_path: Path, write_rows: Callable[..., str]) -> Iterator[Store]:
    """Four chapters of one affair, added in two runs the later first, and two earthquakes."""
    first = rows_of([*HARBOUR[2:], *EARTHQUAKES], "Skarrel Post")
    with open_store(tmp_path / "affairs.db", create=True) as opened:
        opened.add([write_rows(first, "late.jsonl")])
        opened.add([write_rows(rows_of(HARBOUR[:2], "Skarrel Post"), "early.jsonl")])
        yield opened


def test_chapters_that_were_added_in_any_order_stand_in_order_of_time(desk: Store) -> None:
    (affair,) = desk.affairs()
    assert [chapter.first for chapter in affair.chapters] == [day for day, _, _ in HARBOUR]
    assert {chapter.id for chapter in affair.chapters} < {story.id for story in desk.stories()}


def test_they_are_those_that_grouping_finds_in_the_same_articles(desk: Store) -> None:
    paths = [Path(desk.path).with_name(name) for name in ("late.jsonl", "early.jsonl")]
    articles = [article for path in paths for article in read_articles([str(path)])]
    groups = group_articles(articles)
    (expected,) = find_affairs(groups.stories, groups.traces)
    (affair,) = desk.affairs()
    assert (affair.id, affair.title) == (expected.id, expected.title)


def test_the_affair_of_a_story_is_found_by_the_story_by_an_article_and_by_its_own_id(
    desk: Store,
) -> None:
    (affair,) = desk.affairs()
    chapter = affair.chapters[2]
    article = desk.articles(chapter.id)[0]
    for name in (affair.id, affair.id[:6], chapter.id, chapter.id[:6], article.id):
        assert desk.affair(name) == affair
    (quake, *_) = desk.stories(match="earthquake")
    assert desk.affair(quake.id) is None
    with pytest.raises(UsageError, match="has no story 00000000"):
        desk.affair("00000000")


@pytest.mark.parametrize(
    ("since", "count"),
    [("2026", 1), ("2026-03-30", 1), ("2026-03-31", 0), ("2027", 0)],
)
def test_since_keeps_affairs_that_still_went_on(desk: Store, since: str, count: int) -> None:
    assert len(desk.affairs(since=since)) == count


def test_a_date_that_is_none_is_said(desk: Store) -> None:
    with pytest.raises(UsageError, match="soon is no date"):
        desk.affairs(since="soon")


def test_the_affair_with_the_latest_article_comes_first(
    desk: Store, write_rows: Callable[..., str]
) -> None:
    later = [
        (day.replace("2026-03", "2026-07"), *(
            text.replace("Thessmer", "Orvell").replace("Dorvane", "Brackmoor")
            .replace("Skarrel", "Tolvane").replace("Quorrel", "Hessing")
            for text in told
        ))
        for day, *told in HARBOUR
    ]  # fmt: skip
    desk.add([write_rows(rows_of([(a, b, c) for a, b, c in later], "Tolvane Echo"), "july.jsonl")])
    lasts = [max(str(chapter.last) for chapter in affair.chapters) for affair in desk.affairs()]
    assert lasts == ["2026-07-30", "2026-03-30"]
    assert len(desk.affairs(limit=1)) == 1
    assert len(desk.affairs(since="2026-05")) == 1


def test_the_json_satisfies_its_schema(desk: Store) -> None:
    found: list[AffairListing] = desk.affairs()
    written = json.loads(affairs_json(found))
    jsonschema.validate(written, affairs_schema())
    assert [len(affair["chapters"]) for affair in written["affairs"]] == [4]
