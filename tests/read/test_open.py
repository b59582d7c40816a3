import gzip
import io
import os
from pathlib import Path

import pytest

from tests.read.samples import EVERY_FORM, JSON_LINES, TEXT, page
from variorum.read import read_articles
from variorum.records import Article, Problem


def split(items: object) -> tuple[list[Article], list[Problem]]:
    found = list(items)  # type: ignore[call-overload]
    return (
        [item for item in found if isinstance(item, Article)],
        [item for item in found if isinstance(item, Problem)],
    )


@pytest.mark.parametrize("name", sorted(EVERY_FORM))
def test_every_form_is_read_under_any_name(tmp_path: Path, name: str) -> None:
    for given in (name, "given.dat"):
        path = tmp_path / given
        path.write_bytes(EVERY_FORM[name])
        articles, problems = split(read_articles([path]))
        assert articles
        assert not problems
        assert all(article.input.path == str(path) for article in articles)


def test_a_folder_of_everything(tmp_path: Path) -> None:
    for name, data in EVERY_FORM.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    (tmp_path / "empty.txt").touch()
    (tmp_path / "blank.txt").write_bytes(b"\n" * 100_000)
    articles, problems = split(read_articles([tmp_path]))
    assert len(articles) == 20
    assert sorted((Path(row.input).name, row.kind) for row in problems) == [
        ("blank.txt", "empty"),
        ("empty.txt", "empty"),
        ("photo.png", "binary"),
    ]
    assert (
        "give the article's text" in next(row for row in problems if row.kind == "binary").message
    )


def test_standard_input_is_a_dash() -> None:
    for data in EVERY_FORM.values():
        articles, problems = split(read_articles(["-"], stdin=io.BytesIO(data)))
        assert articles
        assert articles[0].input.path == "-"
        assert not problems


def test_a_file_that_may_not_be_read_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text(TEXT)
    really_open = open

    def refuse(path: str, mode: str) -> object:
        if path.endswith("a.txt"):
            raise PermissionError(13, "Permission denied")
        return really_open(path, mode)

    monkeypatch.setattr("builtins.open", refuse)
    articles, (row,) = split(read_articles([tmp_path]))
    assert len(articles) == 1
    assert row.message == "Permission denied: check the permissions"


def test_a_damaged_gzip_file_keeps_its_start(tmp_path: Path) -> None:
    lines = "\n".join([JSON_LINES] * 200)
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines.encode())[:-12])
    articles, problems = split(read_articles([tmp_path]))
    assert len(articles) > 100
    assert "damaged" in {row.kind for row in problems}


def test_blank_at_the_start_is_not_empty(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("\n" * 100_000 + TEXT)
    (article,), problems = split(read_articles([tmp_path]))
    assert article.text.strip() == TEXT
    assert not problems


def test_a_page_is_read_in_the_encoding_it_declares(tmp_path: Path) -> None:
    html = page("<p>" + "Мэр заявил в четверг, что порт закроют на два года. " * 10)
    for declared, name in (("koi8-r", "a.html"), ("windows-1251", "b.html")):
        (tmp_path / name).write_bytes(html.replace("utf-8", declared).encode(declared))
    articles, problems = split(read_articles([tmp_path]))
    assert all("Мэр заявил в четверг" in article.text for article in articles)
    assert len(articles) == 2
    assert not problems


def test_names_that_are_no_text_can_still_be_written_out(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(raw, "wb") as stream:
        stream.write(TEXT.encode())
    (article,), _ = split(read_articles([tmp_path]))
    article.input.path.encode("utf-8")


def test_ten_megabytes_in_one_line_are_read(tmp_path: Path) -> None:
    text = ("The old quay was closed on Tuesday, the mayor said. " * 200_000)[:10_000_000]
    (tmp_path / "a.txt").write_text(text)
    (article,), problems = split(read_articles([tmp_path]))
    assert article.text == text
    assert not problems


def test_a_text_above_the_limit_is_refused_with_advice(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The quay. " * 2_100_000)
    articles, (row,) = split(read_articles([tmp_path]))
    assert not articles
    assert "split it into its articles" in row.message


def test_a_gzip_file_that_grows_past_reason_is_left_soon(tmp_path: Path) -> None:
    path = tmp_path / "bomb.txt.gz"
    with gzip.open(path, "wb") as file:
        for _ in range(30):
            file.write(b"The quay reopens." * 100_000)
    articles, problems = split(read_articles([path]))
    assert not articles
    assert "200 times its size" in problems[0].message
    assert len(problems) == 1


def test_a_long_file_of_something_else_is_given_up(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    path.write_text('{"level": "info"}\n' * 200_000)
    articles, problems = split(read_articles([path]))
    assert not articles
    assert "the rest was not read" in " ".join(row.message for row in problems)


def test_of_many_bad_lines_the_first_are_named_and_the_rest_counted(tmp_path: Path) -> None:
    path = tmp_path / "bad.jsonl"
    good = '{"title": "Quay", "text": "The quay at Brask reopens on Monday, the port said."}\n'
    path.write_text(good + "{broken}\n" * 1000 + good)
    articles, problems = split(read_articles([path]))
    assert len(articles) == 2
    assert len(problems) == 101
    assert problems[-1].message == "and 900 more of this kind"
