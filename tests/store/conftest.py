"""Invented articles in files, and databases made of them."""

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from variorum.store import Store, open_store

Row = dict[str, Any]

FERRY = (
    "The ferry between Askholm and Tern Island stopped on Monday after a crack was found in its "
    "hull. Harbour master Ilse Brandvold said that divers would look at it on Wednesday. “Nobody "
    "sails before I have seen the report,” she said. About 400 islanders use the ferry every day, "
    "most of them to reach their work or their school on the mainland."
)
LIBRARY = (
    "The town council of Varrow voted on Thursday to close two of its five libraries. Councillor "
    "Ansel Quaye called the decision a mistake that the town would regret. The libraries on Mill "
    "Street and in Eastgate will shut in June, and their 21,000 books will go to the main building."
)
ORCHARD = (
    "A late frost has destroyed most of the pear blossom in the Lune valley, growers said on "
    "Friday. Their association puts the loss at three quarters of the crop. The minister of "
    "agriculture, Roswitha Pell, promised to visit the valley and to speak about help."
)


def row(text: str, outlet: str, title: str, published: str, **more: object) -> Row:
    known = {"outlet": outlet, "title": title, "published": published, "text": text}
    return {**known, **more}


ROWS = [
    row(FERRY, "Askholm Post", "Ferry to Tern Island stopped", "2026-03-02", id="f1"),
    row(LIBRARY, "Varrow Echo", "Council shuts two libraries", "2026-03-05", id="l1"),
    row(ORCHARD, "Lune Courier", "Frost takes the pears", "2026-04-17T08:30:00+02:00", id="o1"),
]


@pytest.fixture
def write_rows(tmp_path: Path) -> Callable[..., str]:
    def write(rows: Sequence[Row], name: str = "news.jsonl") -> str:
        lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (tmp_path / name).write_text("".join(lines), encoding="utf-8")
        return str(tmp_path / name)

    return write


@pytest.fixture
def many_rows() -> Callable[[int], list[Row]]:
    """So many different articles, each a few sentences about a place of its own."""

    def make(count: int) -> list[Row]:
        return [
            row(
                f"The mill at Orlen {number} burnt down on Tuesday night. Fire chief Tamsin "
                f"Vell{number} said that {number + 3} engines had come from as far as Brisk. "
                "Nobody was hurt, and the cause is not known.",
                f"Outlet {number % 7}",
                f"Mill burns at Orlen {number}",
                f"2026-{number % 12 + 1:02}-{number % 28 + 1:02}",
            )
            for number in range(count)
        ]

    return make


@pytest.fixture
def store(tmp_path: Path, write_rows: Callable[..., str]) -> Iterator[Store]:
    """Three stories, in ``news.db``."""
    with open_store(tmp_path / "news.db", create=True) as opened:
        opened.add([write_rows(ROWS)])
        yield opened
