"""Findings are kept: the second time gives the same without the models."""

import logging
import sqlite3
from pathlib import Path

import pytest

import variorum
from variorum.collate.relations import ALL_FROM, SHOWN_FROM
from variorum.collated import StoryHead
from variorum.errors import InputError
from variorum.models import Models
from variorum.packing import pack, unpack
from variorum.pipeline import Comparison, annotate_or_explain, in_this_process
from variorum.records import Annotated, Article
from variorum.store import Store, findings, open_store
from variorum.store.findings import remembering

EXAMPLE = Path(__file__).parents[2] / "examples" / "haldrin-dam"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("desk") / "news.db"
    with open_store(path, create=True) as store:
        store.add([EXAMPLE])
    return path


def test_findings_come_back_as_they_were(models: Models) -> None:
    for article in variorum.read([EXAMPLE]):
        found = annotate_or_explain(article, models)
        assert unpack(Annotated, *pack(found)) == found


@pytest.mark.parametrize("text", ["{}", "[]", "null", '{"article": 3}', "{"])
def test_what_are_no_findings_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        unpack(Annotated, text, b"")


def test_vectors_that_are_cut_off_are_an_error(models: Models) -> None:
    found = variorum.annotate("The dam will open in May, Minister Tova Lind said.", models)
    text, vectors = pack(found)
    assert vectors
    with pytest.raises(ValueError, match="cut off"):
        unpack(Annotated, text, vectors[:-4])


@pytest.mark.parametrize(("all_conflicts", "least"), [(False, SHOWN_FROM), (True, ALL_FROM)])
def test_likely_conflicts_are_kept_where_asked_for(
    desk: Path, monkeypatch: pytest.MonkeyPatch, all_conflicts: bool, least: float
) -> None:
    asked = []

    def collate(*_: object) -> Comparison:
        asked.append(_[-1])
        raise InputError("enough seen", "test")

    monkeypatch.setattr("variorum.store.store.collate_articles", collate)
    with open_store(desk) as store, pytest.raises(InputError, match="enough seen"):
        store.story(store.stories()[0].id, all_conflicts=all_conflicts)
    assert asked == [least]


def test_a_story_is_what_compare_makes_of_its_articles(desk: Path) -> None:
    with open_store(desk) as store:
        head = max(store.stories(), key=lambda story: story.articles)
        paths = [article.input.path for article in store.articles(head.id)]
        assert len(set(paths)) >= 5
        made = store.story(head.id)
        again = store.story(head.id)
    assert made.story == StoryHead(head.id, head.title)
    assert again.to_json() == made.to_json()
    assert made.points
    assert made.quotations
    compared = variorum.compare(sorted(set(paths)))
    if {a.id for a in compared.articles} == {a.id for a in made.articles}:
        assert compared.points == made.points
        assert compared.quotations == made.quotations


def test_the_second_time_asks_no_model(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(desk) as store:
        head = max(store.stories(), key=lambda story: story.articles)
        first = store.story(head.id).to_json()

        def never(*_: object) -> None:
            raise AssertionError("a model was asked")

        monkeypatch.setattr("variorum.pipeline.annotate_article", never)
        assert store.story(head.id).to_json() == first
        assert "a model was asked" in str(store.story(head.id, research=False).problems)


def test_quotations_can_be_listed_with_sql(desk: Path) -> None:
    with open_store(desk) as store:
        head = max(store.stories(), key=lambda story: story.articles)
        made = store.story(head.id)
    query = 'SELECT content, start, "end", article, speaker FROM quotation_list WHERE story = ?'
    rows = sqlite3.connect(desk).execute(query, (head.id,)).fetchall()
    assert len(rows) == len(made.quotations)
    texts = {article.id: article.text for article in made.articles}
    assert all(texts[article][start:end] == content for content, start, end, article, _ in rows)
    speakers = {name for actor in made.actors for name in (actor.name, *actor.aliases)}
    named = [speaker for *_, speaker in rows if speaker is not None]
    assert len(named) > len(rows) / 2
    assert set(named) <= speakers


def test_findings_of_other_models_or_of_a_changed_article_are_not_taken(
    store: Store, models: Models
) -> None:
    (head, *_) = store.stories()
    articles = store.articles(head.id)
    asked: list[str] = []

    def counting(task: object, listed: list[Article]) -> list[Annotated]:
        asked.extend(article.id for article in listed)
        return list(in_this_process(models)(annotate_or_explain, listed))

    for versions in ({"parser": "1"}, {"parser": "1"}, {"parser": "2"}):
        mapper = remembering(counting, store._connection, store.path, versions)  # type: ignore[arg-type]
        list(mapper(annotate_or_explain, articles))
    assert len(asked) == 2 * len(articles)
    store._connection.execute("UPDATE findings SET found = '{}'")
    list(mapper(annotate_or_explain, articles))
    assert len(asked) == 3 * len(articles), "what was changed by hand is found anew"


def test_findings_of_other_code_are_not_taken_though_the_version_is_the_same(
    store: Store, models: Models, monkeypatch: pytest.MonkeyPatch
) -> None:
    (head, *_) = store.stories()
    articles = store.articles(head.id)[:1]
    asked: list[str] = []

    def counting(task: object, listed: list[Article]) -> list[Annotated]:
        asked.extend(article.id for article in listed)
        return list(in_this_process(models)(annotate_or_explain, listed))

    mapper = remembering(counting, store._connection, store.path, {})  # type: ignore[arg-type]
    list(mapper(annotate_or_explain, articles))
    list(mapper(annotate_or_explain, articles))
    assert len(asked) == 1
    monkeypatch.setattr(findings, "_sources", lambda: "another table")
    list(mapper(annotate_or_explain, articles))
    assert len(asked) == 2


def test_code_and_tables_are_what_findings_are_made_by(tmp_path: Path) -> None:
    (tmp_path / "tables").mkdir()
    for name in ("tables/verbs.tsv", "rules.py", "weights.onnx"):
        (tmp_path / name).write_text("x")
    assert [path for path, _ in findings._listed(tmp_path, "")] == ["rules.py", "tables/verbs.tsv"]


def test_findings_that_cannot_be_kept_are_given_all_the_same(
    store: Store, models: Models, caplog: pytest.LogCaptureFixture
) -> None:
    store._connection.execute("PRAGMA query_only = ON")
    (head, *_) = store.stories()
    with caplog.at_level(logging.WARNING):
        assert store.story(head.id).sentences
    assert "findings are not kept" in caplog.text
    assert store._connection.execute("SELECT count(*) FROM findings").fetchone() == (0,)


def test_an_article_that_failed_is_tried_again(store: Store, models: Models) -> None:
    from variorum.pipeline import without_findings

    (head, *_) = store.stories()
    articles = store.articles(head.id)

    def failing(task: object, listed: list[Article]) -> list[Annotated]:
        return [without_findings(article, "worker died", "killed twice") for article in listed]

    mapper = remembering(failing, store._connection, store.path, {})  # type: ignore[arg-type]
    list(mapper(annotate_or_explain, articles))
    assert store._connection.execute("SELECT count(*) FROM findings").fetchone() == (0,)
