"""What a user of `variorum group` meets."""

import json
import subprocess
import sys
from pathlib import Path

import jsonschema

ARCHIVE = str(Path(__file__).parents[2] / "examples" / "ondria-week.warc.gz")


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    code = "from variorum.cli import main; main()"
    return subprocess.run([sys.executable, "-c", code, *arguments], cwd=cwd, capture_output=True)


def test_stories_and_copies_as_a_table_and_as_json(tmp_path: Path) -> None:
    done = run("group", ARCHIVE, "--json", "groups.json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr.decode()
    assert b"17 articles: 5 stories told more than once, 3 told once, 2 copies" in done.stdout
    groups = json.loads((tmp_path / "groups.json").read_text("utf-8"))
    assert groups["format"] == "variorum-groups/1"
    assert sorted(len(story["articles"]) for story in groups["stories"]) == [1, 1, 1, 2, 2, 3, 3, 4]


def test_an_affair_is_a_line_of_the_table_and_a_part_of_the_json(tmp_path: Path) -> None:
    told = [
        (
            "2026-03-10",
            "Police search offices of Dorvane Dredging",
            "Police searched three offices of Dorvane Dredging in Skarrel on Tuesday and carried "
            "away ledgers. The prosecutor Ines Quorrel said that the deputy governor Ulric "
            "Thessmer was a witness, not a suspect. A lawyer of Dorvane called it theatre.",
        ),
        (
            "2026-03-30",
            "Thessmer charged with fraud over Skarrel contracts",
            "The prosecutor Ines Quorrel charged the former deputy governor Ulric Thessmer with "
            "fraud on Monday over contracts that Dorvane Dredging had in Skarrel.",
        ),
    ]
    rows = [{"published": day, "title": title, "text": text} for day, title, text in told]
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    (tmp_path / "a.jsonl").write_text(lines, encoding="utf-8")
    done = run("group", "a.jsonl", "--json", "groups.json", cwd=tmp_path)
    shown = " ".join(done.stdout.decode().split())
    assert "affair chapters from to" in shown
    assert "Police search offices of Dorvane Dredging 2 2026-03-10 2026-03-30" in shown
    groups = json.loads((tmp_path / "groups.json").read_text("utf-8"))
    (affair,) = groups["affairs"]
    assert [c["story"] for c in affair["chapters"]] == [story["id"] for story in groups["stories"]]
    schema = json.loads(run("schema", "--groups", cwd=tmp_path).stdout)
    jsonschema.validate(groups, schema)


def test_json_to_standard_output_is_json_alone(tmp_path: Path) -> None:
    done = run("group", ARCHIVE, "gone.txt", "--json", "-", cwd=tmp_path)
    assert len(json.loads(done.stdout)["stories"]) == 8
    assert b"gone.txt" in done.stderr


def test_its_own_output_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The bridge at Lora opened on Monday.", encoding="utf-8")
    for _ in range(2):
        assert run("group", ".", "--json", "groups.json", cwd=tmp_path).returncode == 0
    groups = json.loads((tmp_path / "groups.json").read_text("utf-8"))
    assert [len(story["articles"]) for story in groups["stories"]] == [1]
    assert [row["input"] for row in groups["problems"]] == ["./groups.json"]


def test_nothing_readable_is_one_clear_line(tmp_path: Path) -> None:
    done = run("group", "missing.txt", cwd=tmp_path)
    assert done.returncode == 1
    assert b"missing.txt" in done.stderr
    assert b"Traceback" not in done.stderr


def test_the_schema_is_printed(tmp_path: Path) -> None:
    schema = json.loads(run("schema", "--groups", cwd=tmp_path).stdout)
    assert schema["properties"]["format"] == {"const": "variorum-groups/1"}
    assert run("schema", "--groups", "--article", cwd=tmp_path).returncode == 2


def test_what_each_copy_changed_is_shown(tmp_path: Path) -> None:
    done = run("group", ARCHIVE, "--diff", cwd=tmp_path)
    shown = " ".join(done.stdout.decode().split())
    assert "Quellin Post changed of Meridian Telegraph Agency:" in shown
    assert "[-Harbour inspectors opened an inquiry" in shown
    assert "{+Passengers with a ticket for the week" in shown
    assert run("group", ARCHIVE, "--diff", "--json", "-", cwd=tmp_path).returncode == 2
