import os
from pathlib import Path

from variorum.read.files import find_files
from variorum.records import Problem


def put(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("The quay reopens.")


def found(*paths: str | Path) -> list[str]:
    return [path for path in find_files(map(str, paths)) if isinstance(path, str)]


def problems(*paths: str | Path) -> list[Problem]:
    return [path for path in find_files(map(str, paths)) if isinstance(path, Problem)]


def test_folders_are_walked_in_sorted_order_without_hidden_files(tmp_path: Path) -> None:
    put(tmp_path, "b.txt", "a/z.txt", "a/.secret.txt", ".git/x.txt", "a/b/c.html", "0.md")
    names = [os.path.relpath(path, tmp_path) for path in found(tmp_path)]
    assert names == ["0.md", "b.txt", "a/z.txt", "a/b/c.html"]


def test_the_assets_saved_beside_a_page_are_passed_over(tmp_path: Path) -> None:
    put(tmp_path, "quay.html", "quay_files/ad.html", "quay_files/x.css", "other_files/a.txt")
    names = [os.path.relpath(path, tmp_path) for path in found(tmp_path)]
    assert names == ["quay.html", "other_files/a.txt"]


def test_a_path_given_twice_is_read_once_in_any_order(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", "b.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    paths = [tmp_path, tmp_path / "a.txt", tmp_path / "a.txt", tmp_path / "link.txt"]
    assert found(*paths) == found(*reversed(paths))
    assert len(found(*paths)) == 2


def test_loops_of_links_end(tmp_path: Path) -> None:
    put(tmp_path, "a/b.txt")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    assert len(found(tmp_path)) == 1
    assert [problem.kind for problem in problems(tmp_path)] == ["missing"]


def test_style_sheets_in_folders_are_refused_but_read_when_given(tmp_path: Path) -> None:
    put(tmp_path, "a.css")
    assert [problem.kind for problem in problems(tmp_path)] == ["not an article"]
    assert found(tmp_path / "a.css") == [str(tmp_path / "a.css")]


def test_what_is_no_file_says_what_to_do(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    rows = problems(tmp_path / "gone.txt", "https://courier.example/quay", tmp_path / "pipe", "")
    messages = {problem.kind: problem.message for problem in rows}
    assert messages["address"] == "addresses are not fetched: save the page and give the file"
    assert "check the path" in messages["missing"] or "give a file" in messages["missing"]
    assert "use - for a pipe" in messages["not a file"]
    assert len(rows) == 4


def test_what_variorum_wrote_is_passed_over_in_folders_but_read_when_given(tmp_path: Path) -> None:
    (tmp_path / "story.json").write_text('{\n"format": "variorum-story/1",\n"articles": []}')
    (tmp_path / "found.jsonl").write_text('{"format": "variorum-article/1", "article": {}}\n')
    (tmp_path / "notes.json").write_text('{"@context": ["http://x", {"variorum": "urn:variorum:"}')
    (tmp_path / "report.html").write_text(
        '<!doctype html>\n<html>\n<meta name="generator" content="Variorum 0.1.0">'
    )
    assert found(tmp_path) == []
    assert {problem.kind for problem in problems(tmp_path)} == {"not an article"}
    assert found(tmp_path / "story.json") == [str(tmp_path / "story.json")]
