"""What a user of a database meets at the command line."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import jsonschema
import pytest

from tests.cli.test_commands import STORY, run
from tests.group.test_affairs import EARTHQUAKES, HARBOUR
from variorum.write.listings_schema import affairs_schema, search_schema, stories_schema

COMMAND = [sys.executable, "-c", "from variorum.cli import main; main()"]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk")
    for name, text in STORY.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "bad.bin").write_bytes(b"\x00\x01\x02" * 50)
    added = run("add", "one.txt", "two.txt", "bad.bin", "--db", "news.db", cwd=folder)
    assert added.returncode == 0, added.stderr.decode()
    assert added.stdout.decode().startswith("news.db: 2 articles added, 1 problem")
    assert b"bad.bin" in added.stderr
    return folder


def test_adding_again_says_that_nothing_is_new(desk: Path) -> None:
    done = run("add", "one.txt", "two.txt", "--db", "news.db", cwd=desk)
    assert done.stdout.decode() == "news.db: nothing new, 2 files passed over, read before\n"
    assert done.stderr == b""


def test_stories_are_listed_and_written_as_json(desk: Path) -> None:
    shown = run("stories", "--db", "news.db", cwd=desk).stdout.decode()
    written = json.loads(run("stories", "--db", "news.db", "--json", "-", cwd=desk).stdout)
    jsonschema.validate(written, stories_schema())
    assert written["stories"]
    assert all(story["id"] in shown for story in written["stories"])
    none = run("stories", "--db", "news.db", "--match", "zeppelin", cwd=desk)
    assert none.stdout == b"No story.\n"


def test_the_report_of_a_story_is_made_from_the_beginning_of_its_id(desk: Path) -> None:
    written = json.loads(run("stories", "--db", "news.db", "--json", "-", cwd=desk).stdout)
    id_ = written["stories"][0]["id"]
    done = run("story", id_[:6], "--db", "news.db", "-o", "r.html", "--json", "s.json", cwd=desk)
    assert done.returncode == 0, done.stderr.decode()
    assert "<html" in (desk / "r.html").read_text("utf-8")
    assert json.loads((desk / "s.json").read_text("utf-8"))["story"]["id"] == id_


def test_affairs_are_listed_and_one_is_shown_by_its_chapters(tmp_path: Path) -> None:
    told = [
        {"title": title, "outlet": "Skarrel Post", "published": day, "text": text}
        for day, title, text in (*HARBOUR, *EARTHQUAKES)
    ]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in told))
    assert run("add", "in.jsonl", "--db", "news.db", cwd=tmp_path).returncode == 0
    written = json.loads(run("affairs", "--db", "news.db", "--json", "-", cwd=tmp_path).stdout)
    jsonschema.validate(written, affairs_schema())
    (affair,) = written["affairs"]
    shown = run("affairs", "--db", "news.db", cwd=tmp_path).stdout.decode()
    assert affair["id"] in shown
    assert "2026-03-30" in shown
    story = affair["chapters"][1]["id"]
    shown = run("affairs", story, "--db", "news.db", cwd=tmp_path).stdout.decode()
    places = [shown.index(chapter["id"]) for chapter in affair["chapters"]]
    assert places == sorted(places)
    quake = run("stories", "--match", "earthquake", "--db", "news.db", "--json", "-", cwd=tmp_path)
    alone = json.loads(quake.stdout)["stories"][0]["id"]
    done = run("affairs", alone, "--db", "news.db", cwd=tmp_path)
    assert done.stdout.decode() == f"story {alone} is a chapter of no affair\n"


def test_words_are_found_with_their_place(desk: Path) -> None:
    shown = run("search", "builders", "union", "--db", "news.db", cwd=desk).stdout.decode()
    assert "The builders' union called the date a joke." in shown
    assert b"\x1b[" not in shown.encode()
    written = json.loads(run("search", "bridge", "--db", "news.db", "--json", "-", cwd=desk).stdout)
    jsonschema.validate(written, search_schema())
    texts = [(desk / name).read_text("utf-8") for name in STORY]
    for hit in written["hits"]:
        for span in hit["matches"]:
            assert any(text[span["start"] : span["end"]] == span["exact"] for text in texts)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["stories", "--db", "none.db"], "there is no database none.db: `variorum add PATH"),
        (["search", "x", "--db", "one.txt"], "one.txt is not a database"),
        (["add", "one.txt", "--db", "one.txt"], "one.txt is not a database"),
        (["story", "00000000", "--db", "news.db"], "news.db has no story 00000000"),
        (["stories", "--db", "news.db", "--since", "soon"], "soon is no date"),
        (["affairs", "0000", "--db", "news.db", "--since", "2026"], "leave them out with an ID"),
        (["affairs", "00000000", "--db", "news.db"], "news.db has no story 00000000"),
        (["stories", "--db", "news.db", "--json", "news.db"], "it is among the inputs"),
        (["story", "0000", "--db", "news.db", "-o", "news.db"], "it is among the inputs"),
        (["search", "'*'", "--db", "news.db"], "there is no word to look for"),
    ],
)
def test_what_cannot_be_done_is_one_line_that_says_what_to_do(
    desk: Path, arguments: list[str], said: str
) -> None:
    before = {file: file.read_bytes() for file in (desk / "one.txt", desk / "news.db")}
    done = run(*arguments, cwd=desk)
    assert done.returncode in (1, 2)
    assert said in done.stderr.decode()
    assert done.stderr.count(b"\n") == 1
    assert {file: file.read_bytes() for file in before} == before


def test_a_run_killed_in_the_middle_of_a_transaction_loses_nothing(tmp_path: Path) -> None:
    rows = [
        {
            "title": f"Mill {n}",
            "outlet": f"Outlet {n % 5}",
            "published": f"2026-01-{n % 28 + 1:02}",
            "text": f"The mill at Orlen {n} burnt down on Tuesday, said Tamsin Vell{n}. " * 8,
        }
        for n in range(1_000)
    ]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    database = tmp_path / "news.db"
    journal = tmp_path / "news.db-journal"
    command = [*COMMAND, "add", "in.jsonl", "--db", "news.db"]
    process = subprocess.Popen(command, cwd=tmp_path)
    deadline = time.monotonic() + 120
    while not (journal.exists() and _count(database)) and time.monotonic() < deadline:
        time.sleep(0.001)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert journal.exists(), "the kill fell into a transaction"
    stored = _count(database)
    assert 0 < stored < len(rows)
    done = run("add", "in.jsonl", "--db", "news.db", cwd=tmp_path)
    assert f"{len(rows) - stored:,} articles added, {stored:,} there before" in done.stdout.decode()
    assert _count(database) == len(rows)


def _count(database: Path) -> int:
    """Articles that are stored for good; 0 while the tables are not there or being written."""
    if not database.exists():
        return 0
    connection = sqlite3.connect(database, timeout=0)
    try:
        return int(connection.execute("SELECT count(*) FROM articles").fetchone()[0])
    except sqlite3.OperationalError:
        return 0
    finally:
        connection.close()
