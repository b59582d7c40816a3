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


STORY = (
    "The water minister of Ondria, Marla Quorrel, said on Tuesday that the dam above Lora would be "
    "drained within six days. Engineers found nine cracks in the wall of the Haldrin reservoir, "
    "and villagers below it were told to leave."
)


def test_what_comes_as_page_and_feed_has_one_date_and_the_ids_that_read_gives(
    tmp_path: Path,
) -> None:
    told = {"title": "Lora dam drained", "text": STORY, "url": "https://ledger.example/haldrin"}
    (tmp_path / "a.jsonl").write_text(json.dumps({**told, "published": "2026-04-10"}))
    (tmp_path / "b.xml").write_text(
        "<rss version='2.0'><channel><title>Ledger</title><item><title>Lora dam drained</title>"
        f"<link>{told['url']}</link><description>{STORY}</description>"
        "<pubDate>Tue, 14 Apr 2026 10:00:00 GMT</pubDate></item></channel></rss>"
    )
    read = run("read", "a.jsonl", "b.xml", "--jsonl", cwd=tmp_path).stdout.splitlines()
    groups = json.loads(run("group", "a.jsonl", "b.xml", "--json", "-", cwd=tmp_path).stdout)
    found = [article for story in groups["stories"] for article in story["articles"]]
    assert {article["id"] for article in found} == {json.loads(line)["id"] for line in read}
    assert {article["published"]["value"] for article in found} == {"2026-04-10"}
    assert [row["kind"] for row in groups["problems"]] == ["date"]


def test_what_an_article_given_twice_changed_is_shown_too(tmp_path: Path) -> None:
    first = {"outlet": "Ledger", "text": STORY, "published": "2026-04-10"}
    later = {"outlet": "Post", "text": STORY.replace("nine", "12"), "published": "2026-04-11"}
    lines = "\n".join(json.dumps(told) for told in (first, later, later))
    (tmp_path / "a.jsonl").write_text(lines)
    done = run("group", "a.jsonl", "--diff", cwd=tmp_path)
    assert done.stdout.decode().count("Post changed of Ledger:") == 2


def test_the_days_of_a_story_stand_in_order_as_its_articles_have_them(tmp_path: Path) -> None:
    days = ["2026-04-14T23:50:00-05:00", "2026-04-15"]
    lines = [
        json.dumps({"outlet": f"Outlet {day}", "text": f"{STORY} {day}", "published": day})
        for day in days
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    assert "2026-04-14 to 04-15" in run("group", "a.jsonl", cwd=tmp_path).stdout.decode()
