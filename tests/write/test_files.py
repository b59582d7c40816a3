import os
from pathlib import Path

import pytest

from variorum.errors import OutputError, UsageError
from variorum.write.files import check_outputs, write_text


def test_text_is_written_as_utf_8_with_nothing_beside_it(tmp_path: Path) -> None:
    write_text(tmp_path / "report.html", "Ærø – “yes”\n")
    assert (tmp_path / "report.html").read_bytes() == "Ærø – “yes”\n".encode()
    assert os.listdir(tmp_path) == ["report.html"]


def test_an_old_file_is_replaced_and_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text("old")
    path.chmod(0o640)
    write_text(path, "new")
    assert path.read_text() == "new"
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.html").write_text("old")
    (tmp_path / "link.html").symlink_to(tmp_path / "real.html")
    write_text(tmp_path / "link.html", "new")
    assert (tmp_path / "link.html").is_symlink()
    assert (tmp_path / "real.html").read_text() == "new"


def test_when_writing_fails_the_old_file_stays_and_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "report.html"
    path.write_text("old")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match=r"cannot write .*report\.html: No space left on device"):
        write_text(path, "new")
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["report.html"]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"there is no folder .*nowhere; create it first"):
        write_text(tmp_path / "nowhere" / "report.html", "text")


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="it is a folder; name a file in it"):
        write_text(tmp_path, "text")


@pytest.mark.parametrize("name", ["with\0nul", "n" * 300])
def test_a_name_that_no_file_can_have_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputError, match="cannot write"):
        write_text(tmp_path / name, "text")


def test_a_pipe_is_written_to(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_text(pipe, "text")
    assert os.read(reader, 10) == b"text"
    os.close(reader)


def test_an_output_may_not_be_an_input_under_any_name(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("The quay reopens.")
    (tmp_path / "link.txt").symlink_to(article)
    for output in (article, tmp_path / "link.txt", tmp_path / "." / "article.txt"):
        with pytest.raises(UsageError, match="among the inputs"):
            check_outputs([output], [article])
    check_outputs([tmp_path / "report.html"], [article])


def test_two_outputs_may_not_be_one_file_but_one_device(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="two outputs"):
        check_outputs([tmp_path / "out", tmp_path / "out"], [])
    check_outputs([os.devnull, os.devnull], [])


def test_an_output_that_has_no_place_is_refused_before_the_work(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="no folder"):
        check_outputs([tmp_path / "no" / "report.html"], [])
    with pytest.raises(OutputError, match="is a folder"):
        check_outputs([tmp_path], [])
