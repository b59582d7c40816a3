import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.conftest import Row, row
from variorum.errors import UsageError
from variorum.store import Store, open_store
from variorum.write.listings import search_json
from variorum.write.listings_schema import search_schema


def test_a_word_is_found_with_its_sentence_and_every_place(store: Store) -> None:
    (hit,) = store.search("hull")
    assert hit.outlet == "Askholm Post"
    assert hit.passage is not None
    assert hit.passage.exact == (
        "The ferry between Askholm and Tern Island stopped on Monday after a crack was found in "
        "its hull."
    )
    assert [match.exact for match in hit.matches] == ["hull"]


def test_every_form_of_a_word_is_found(store: Store) -> None:
    (hit,) = store.search("library close decisions")
    assert {match.exact for match in hit.matches} >= {"libraries", "close", "decision"}


def test_all_words_must_stand_in_the_article_and_phrases_together(store: Store) -> None:
    assert store.search("ferry libraries") == []
    assert len(store.search('"pear blossom"')) == 1
    assert store.search('"blossom pear"') == []


def test_a_word_that_must_not_stand_there_excludes(store: Store) -> None:
    assert len(store.search("friday OR")) == 0, "OR is a word like any other"
    assert len(store.search("minister -association")) == 0
    assert len(store.search("minister -ferry")) == 1


def test_accents_and_case_make_no_difference(store: Store, write_rows: Callable[..., str]) -> None:
    text = "The café at Brisk reopens. Zoë Marchetti, who owns it, said so on Sunday evening. " * 3
    store.add([write_rows([row(text, "Brisk News", "Back", "2026-05-01")], "more.jsonl")])
    (hit,) = store.search("CAFE zoe")
    assert {match.exact for match in hit.matches} == {"café", "Zoë"}


def test_a_word_of_the_title_alone_is_found_without_a_passage(store: Store) -> None:
    (hit,) = store.search("shuts")
    assert hit.title == "Council shuts two libraries"
    if hit.passage is None:
        assert hit.matches == ()


def test_what_was_set_aside_is_not_searched(store: Store, write_rows: Callable[..., str]) -> None:
    text = (
        "The harbour of Brisk will be dredged in autumn, its board decided on Monday. The work "
        "takes six weeks and costs two million crowns.\n\n"
        "Read also: Zeppelin lands on market square\n\n"
        "Fishermen had asked for it since a trawler ran aground in January, and the board's "
        "chair, Hanne Oduya, said that they were right."
    )
    store.add([write_rows([row(text, "Brisk News", "Harbour", "2026-05-01")], "more.jsonl")])
    assert any(
        "Read also" in a.text[r.start : r.end]
        for a in store.articles(store.search("dredged")[0].article)
        for r in a.removed
    ), "the example must be set aside"
    assert store.search("zeppelin") == []
    assert store.search("harbour zeppelin") == []
    assert store.stories(match="zeppelin") == []
    assert len(store.search("trawler")) == 1


def test_the_best_come_first_and_no_more_than_asked_for(
    store: Store, write_rows: Callable[..., str], many_rows: Callable[[int], list[Row]]
) -> None:
    store.add([write_rows(many_rows(12), "more.jsonl")])
    hits = store.search("mill", limit=5)
    assert len(hits) == 5
    (first, *_) = store.search("orlen 7")
    assert first.title == "Mill burns at Orlen 7"


def test_search_json_satisfies_its_schema(store: Store) -> None:
    written = json.loads(search_json("minister", store.search("minister")))
    jsonschema.validate(written, search_schema())
    assert written["format"] == "variorum-search/1"
    assert len(written["hits"]) == 1


def test_words_that_are_none_are_refused(store: Store) -> None:
    with pytest.raises(UsageError, match="no word to look for"):
        store.search("***")


hostile = st.text(
    alphabet=st.one_of(
        st.characters(exclude_categories=("Cs",)),
        st.sampled_from("aé\ue000\ue001\U0001f6a2 \n.\x02\x03"),
    ),
    max_size=60,
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(before=hostile, after=hostile)
def test_a_place_is_where_it_says_in_any_text(tmp_path: Path, before: str, after: str) -> None:
    database = tmp_path / "any.db"
    database.unlink(missing_ok=True)
    text = f"{before} Kestrelmoor {after} The valley of kestrelmoor lies far to the north of us."
    source = tmp_path / "any.jsonl"
    source.write_text(json.dumps({"text": text, "title": "t", "outlet": "o"}) + "\n", "utf-8")
    with open_store(database, create=True) as store:
        store.add([str(source)])
        for hit in store.search("kestrelmoor"):
            (article,) = store.articles(hit.article)
            for span in (*hit.matches, *([hit.passage] if hit.passage else [])):
                assert article.text[span.start : span.end] == span.exact
            assert {match.exact.lower() for match in hit.matches} <= {"kestrelmoor"}
            assert hit.matches


def test_ten_megabytes_in_one_line_are_searched_quickly(
    store: Store, write_rows: Callable[..., str]
) -> None:
    import time

    text = "kestrel " * 600_000 + "The heron of Brisk came back on Sunday."
    store.add([write_rows([row(text, "Brisk News", "Birds", "2026-05-01")], "long.jsonl")])
    began = time.perf_counter()
    for words in ("heron", "kestrel"):
        (hit,) = store.search(words)
        assert hit.passage is not None
        assert len(hit.passage.exact) < 2_000
        assert len(hit.matches) <= 100
    assert time.perf_counter() - began < 20


def test_the_index_holds_what_the_table_holds_after_any_change(store: Store) -> None:
    with sqlite3.connect(store.path) as other:
        other.execute("UPDATE articles SET title = 'Hovercraft' WHERE title LIKE 'Ferry%'")
        other.execute("DELETE FROM findings")
        other.execute("INSERT INTO articles_fts (articles_fts) VALUES ('integrity-check')")
    other.close()
    assert [hit.title for hit in store.search("hovercraft")] == ["Hovercraft"]


def test_a_word_that_was_set_aside_excludes_nothing(
    store: Store, write_rows: Callable[..., str]
) -> None:
    text = (
        "The dam at Haldra has a crack of two metres, engineers said on Sunday evening. "
        "Nobody may fish below it until it is mended, the water office said.\n\n"
        "Read also: Lottery numbers of the week"
    )
    store.add([write_rows([row(text, "Brisk News", "Dam", "2026-05-01")], "more.jsonl")])
    assert len(store.search("haldra -lottery")) == 1
    assert store.search("haldra -crack") == []
