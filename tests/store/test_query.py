import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.errors import UsageError
from variorum.store.query import MOST_TERMS, make_query


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE fts USING fts5 (title, text)")
    connection.execute("INSERT INTO fts VALUES ('Ferry stopped', 'It isn''t safe to sail')")
    yield connection
    connection.close()


@pytest.mark.parametrize(
    ("words", "match"),
    [
        ("ferry hull", '"ferry" AND "hull"'),
        ('"Tern Island" ferry', '"Tern Island" AND "ferry"'),
        ("“Tern Island”", '"Tern Island"'),
        ("brand*", '"brand" *'),
        ("ferry -library", '"ferry"'),
        ("AND OR NOT NEAR", '"AND" AND "OR" AND "NOT" AND "NEAR"'),
        ("title:ferry ^hull {a b}", '"title:ferry" AND "^hull" AND "{a" AND "b}"'),
        ('ferry "', '"ferry"'),
        ('an "open phrase', '"an" AND "open phrase"'),
        ("ferry - * + !?", '"ferry"'),
    ],
)
def test_words_become_a_query(words: str, match: str) -> None:
    assert make_query(words).match == match


def test_excluded_words_are_kept_apart() -> None:
    assert make_query('ferry -library -"Tern Island"').excluded == ('"library"', '"Tern Island"')


@pytest.mark.parametrize("words", ["", "   ", "-", '""', "* ? !", "-ferry", "\0"])
def test_no_word_to_look_for_is_said(words: str) -> None:
    with pytest.raises(UsageError, match="no word to look for"):
        make_query(words)


def test_too_many_words_are_refused_and_as_many_as_allowed_work(
    index: sqlite3.Connection,
) -> None:
    with pytest.raises(UsageError, match="give fewer"):
        make_query("ferry " * (MOST_TERMS + 1))
    most = make_query("ferry " * MOST_TERMS).match
    found = index.execute("SELECT rowid FROM fts WHERE fts MATCH ?", (most,)).fetchall()
    assert found == [(1,)]


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("\"'*-+^(){}:,.ab \0"))))
def test_no_text_is_an_error_of_syntax(index: sqlite3.Connection, words: str) -> None:
    try:
        query = make_query(words)
    except UsageError:
        return
    for match in (query.match, *query.terms):
        index.execute("SELECT rowid FROM fts WHERE fts MATCH ?", (match,)).fetchall()
