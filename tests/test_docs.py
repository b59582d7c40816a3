"""Docs cannot rot: every command, option, record field and export is documented."""

import dataclasses
import re
import subprocess
import sys
from pathlib import Path

from typer.testing import CliRunner

import variorum
from variorum import collated, records
from variorum.cli import app

DOCS = Path(__file__).parent.parent / "docs"


def test_the_page_of_commands_is_what_the_commands_say() -> None:
    maker = ["-m", "typer", "variorum.cli", "utils", "docs", "--name", "variorum"]
    page = subprocess.run(
        [sys.executable, *maker, "--title", "Commands"], capture_output=True, text=True, check=True
    ).stdout
    assert (DOCS / "cli.md").read_text("utf-8").strip() == page.strip(), "run `make cli-page`"


def test_every_export_is_on_the_python_page() -> None:
    page = (DOCS / "python.md").read_text("utf-8")
    missing = [name for name in variorum.__all__ if not re.search(rf"`[^`]*\b{name}\b", page)]
    assert missing == []


def test_every_field_of_a_written_record_is_on_the_json_page() -> None:
    page = (DOCS / "json.md").read_text("utf-8")
    inner = {"Story", "Collation", "Annotated", "ClaimFeatures", "Count", "Dated"}
    missing = [
        f"{kind.__name__}.{field.name}"
        for kind in (*vars(records).values(), *vars(collated).values())
        if dataclasses.is_dataclass(kind) and kind.__name__ not in inner
        for field in dataclasses.fields(kind)
        if not re.search(rf"\b{field.name}\b", page)
    ]
    assert missing == []


def test_the_changelog_names_this_version() -> None:
    assert f"## {variorum.__version__}" in (DOCS.parent / "CHANGELOG.md").read_text("utf-8")


def test_every_relative_link_of_the_docs_leads_somewhere() -> None:
    pages = [*DOCS.glob("*.md"), DOCS.parent / "README.md", DOCS.parent / "CHANGELOG.md"]
    broken = [
        f"{page.name}: {target}"
        for page in pages
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text("utf-8"))
        if not target.startswith(("http://", "https://", "mailto:"))
        and not (page.parent / target).exists()
    ]
    assert broken == []


def test_every_command_of_the_readme_exists() -> None:
    readme = (DOCS.parent / "README.md").read_text("utf-8")
    used = set(re.findall(r"^\s*(?:\$ )?variorum ([a-z]+)", readme, re.MULTILINE))
    assert used
    for name in used:
        assert CliRunner().invoke(app, [name, "--help"]).exit_code == 0, name
