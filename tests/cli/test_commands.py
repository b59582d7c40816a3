"""What a user meets at the command line."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

STORY = {
    "one.txt": "Bridge to open\n\nMayor Tova Lindqvist said on Monday that the bridge would open "
    "in May. “It is safe,” she said.\n",
    "two.txt": "The bridge over the Lomma will open in May, Mayor Tova Lindqvist said. The "
    "builders' union called the date a joke.\n",
}


def run(*arguments: str, cwd: Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    code = "from variorum.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=cwd, input=stdin, capture_output=True
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in STORY.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_compare_writes_report_json_and_annotations(folder: Path) -> None:
    done = run(
        *["compare", "one.txt", "two.txt", "-o", "report.html"],
        *["--json", "story.json", "--annotations", "notes.json"],
        cwd=folder,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert "<html" in (folder / "report.html").read_text("utf-8")
    assert json.loads((folder / "story.json").read_text())["format"] == "variorum-story/1"
    assert "AnnotationCollection" in (folder / "notes.json").read_text("utf-8")
    assert b"\x1b[" not in done.stdout + done.stderr, "no colours or progress into a pipe"


def test_json_to_standard_output_is_json_alone(folder: Path) -> None:
    done = run("compare", "one.txt", "two.txt", "--json", "-", cwd=folder)
    assert len(json.loads(done.stdout)["articles"]) == 2


def test_annotate_gives_one_line_of_json_for_each_article(folder: Path) -> None:
    done = run("annotate", "one.txt", "two.txt", cwd=folder)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["format"] for line in lines] == ["variorum-article/1"] * 2
    assert {line["article"]["input"]["path"] for line in lines} == {"one.txt", "two.txt"}


def test_the_heads_for_research_only_can_be_switched_off(folder: Path) -> None:
    (line,) = run("annotate", "one.txt", "--no-research", cwd=folder).stdout.splitlines()
    found = json.loads(line)
    assert {s["subjective"] for s in found["sentences"]} == {None}
    assert None not in {s["loaded"] for s in found["sentences"]}
    assert found["techniques"] == []
    assert "techniques" in found["not_computed"]


def test_what_read_writes_read_takes_back(folder: Path) -> None:
    first = run("read", "one.txt", "two.txt", "--jsonl", cwd=folder).stdout
    again = run("read", "-", "--jsonl", cwd=folder, stdin=first).stdout
    texts = [[json.loads(line)["text"] for line in out.splitlines()] for out in (first, again)]
    assert sorted(texts[0]) == sorted(texts[1])
    assert len(texts[0]) == 2


def test_one_bad_input_is_named_and_the_rest_goes_on(folder: Path) -> None:
    done = run("annotate", "one.txt", "missing.txt", cwd=folder)
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 1
    assert b"missing.txt" in done.stderr


@pytest.mark.parametrize("command", ["read", "annotate", "compare"])
def test_nothing_readable_is_one_clear_line_and_status_one(folder: Path, command: str) -> None:
    done = run(command, "missing.txt", cwd=folder)
    assert done.returncode == 1
    assert b"missing.txt" in done.stderr
    assert b"Traceback" not in done.stderr


def test_an_address_gets_a_clear_message_and_is_not_fetched(folder: Path) -> None:
    done = run("compare", "https://news.example/story", cwd=folder)
    assert done.returncode == 1
    assert b"https://news.example/story" in done.stderr
    assert b"not fetched" in done.stderr


def test_an_output_that_cannot_be_written_is_one_clear_line(folder: Path) -> None:
    done = run("compare", "one.txt", "-o", "no/such/folder.html", cwd=folder)
    done_again = run("compare", "one.txt", "-o", ".", cwd=folder)
    for result in (done_again,):
        assert result.returncode == 1
        assert b"Traceback" not in result.stderr
    assert b"Traceback" not in done.stderr


def test_two_outputs_cannot_share_standard_output(folder: Path) -> None:
    done = run("compare", "one.txt", "-o", "-", "--json", "-", cwd=folder)
    assert done.returncode == 2
    assert b"standard output" in done.stderr


def test_the_schema_is_printed(folder: Path) -> None:
    done = run("schema", cwd=folder)
    assert json.loads(done.stdout)["$schema"].startswith("https://json-schema.org/")


@pytest.mark.parametrize("command", ["annotate", "compare"])
def test_an_output_never_destroys_an_article(folder: Path, command: str) -> None:
    for inputs in (["one.txt"], ["."]):
        done = run(command, *inputs, "-o", "./one.txt", cwd=folder)
        assert done.returncode == 2
        assert b"among the inputs" in done.stderr
    assert (folder / "one.txt").read_text("utf-8") == STORY["one.txt"]


def test_the_same_command_twice_in_one_folder_gives_the_same(folder: Path) -> None:
    command = ["compare", ".", "-o", "r.html", "--json", "r.json", "--annotations", "a.json"]
    assert run(*command, cwd=folder).returncode == 0
    first = json.loads((folder / "r.json").read_text("utf-8"))
    assert run(*command, cwd=folder).returncode == 0
    again = json.loads((folder / "r.json").read_text("utf-8"))
    assert again["articles"] == first["articles"]
    assert [row["input"] for row in again["problems"]] == ["./a.json", "./r.html", "./r.json"]


def test_the_module_is_the_command(folder: Path) -> None:
    command = [sys.executable, "-m", "variorum", "--version"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("variorum ")


def test_annotate_writes_to_a_dash(folder: Path) -> None:
    done = run("annotate", "one.txt", "-o", "-", cwd=folder)
    assert json.loads(done.stdout)["format"] == "variorum-article/1"
    assert not (folder / "-").exists()


def test_no_control_character_of_a_name_or_text_reaches_the_terminal(folder: Path) -> None:
    (folder / "wipe\x1b[2J.txt").touch()
    (folder / "evil.md").write_text('---\ntitle: "\\e]0;owned\\a \\e[2J"\n---\n' + STORY["two.txt"])
    for command in (["read", "--table"], ["read", "--jsonl"], ["annotate"], ["compare"]):
        done = run(*command, ".", "gone\x1b[2J", cwd=folder)
        assert done.returncode == 0
        assert b"wipe[U+001B][2J" in done.stdout + done.stderr
        assert b"\x1b" not in done.stdout + done.stderr


def test_a_terminal_without_our_characters_gets_others(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    assert run("compare", ".", cwd=folder).returncode == 0
    done = run("read", ".", "--table", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert done.stdout.isascii()
    out = run("annotate", "one.txt", cwd=folder).stdout
    assert "“It is safe,”" in json.loads(out)["article"]["text"], "JSON is always UTF-8"


def test_what_is_stopped_says_so(tmp_path: Path) -> None:
    code = (
        "import signal, sys\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # see tests/run/test_pool.py
        "from variorum.cli import main\n"
        "command = sys.modules['variorum.cli.schema']\n"
        "command.story_schema = lambda: signal.raise_signal(signal.SIGINT)\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code, "schema"], cwd=tmp_path, capture_output=True)
    assert (done.returncode, done.stderr) == (130, b"variorum: stopped\n")
