"""Run with the installed wheel alone: the main job works and nothing comes from the source tree."""

import json
import sys
import tempfile
from pathlib import Path

import variorum

assert "site-packages" in variorum.__file__, variorum.__file__
comparison = variorum.compare([sys.argv[1]])
story = json.loads(comparison.to_json())
assert story["format"] == "variorum-story/1"
assert len(story["articles"]) == 8, [one["input"]["path"] for one in story["articles"]]
assert not story["problems"], story["problems"]
assert story["quotations"], "no quotation found"
assert story["points"], "no point found"
assert "conflicts" not in story["not_computed"], "the judge was not asked"
assert any(one["kind"] == "conflicts" for one in story["relations"]), "no conflict found"
with tempfile.TemporaryDirectory() as folder:
    page = Path(folder) / "report.html"
    page.write_text(comparison.to_html(), encoding="utf-8")
    assert page.stat().st_size > 10_000
sys.stdout.write(f"wheel: {len(story['articles'])} articles, {len(story['points'])} points\n")
