"""What the coder learns from: the marked pairs of PLV, and pairs of news read by hand."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from variorum.models import Parser

TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "NONE",
)  # fmt: skip
CANDIDATES = Path(__file__).parent / "candidates.json"
Stretch = tuple[int, int]


@dataclass(frozen=True)
class Pair:
    """A sentence, two participants, the words that join them, and the type of what is done.

    ``group`` keeps what belongs together on one side of every split.
    """

    text: str
    source: Stretch | None
    recipient: Stretch | None
    deed: tuple[Stretch, ...]
    type: str
    group: str


def labelled(data: Path, parser: Parser) -> list[Pair]:
    """The rows of PLV, each with the words that join its two actors where syntax finds them."""
    from variorum.annotate.deeds import find_deeds

    found = []
    for line in (data / "events" / "plv_train.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        source, recipient = row["source_span"], row["recipient_span"]
        deeds = [
            deed
            for deed in find_deeds(parser.parse(row["text"], [0]))
            if _within(deed.source.idx, source) and _within(deed.recipient.idx, recipient)
        ]
        words = deeds[0].words if deeds else ()
        found.append(
            Pair(
                row["text"],
                tuple(source) if source else None,
                tuple(recipient) if recipient else None,
                tuple((w.idx, w.idx + len(w)) for w in words),
                row["type"],
                "".join(c for c in row["text"].lower() if c.isalnum()),
            )
        )
    return found


def _within(offset: int, span: Sequence[int] | None) -> bool:
    return span is not None and span[0] <= offset < span[1]


def read_by_hand(data: Path) -> list[Pair]:
    """Pairs that syntax finds in articles of the stream, read and typed by hand.

    ``candidates.json`` holds no text: article, offsets, the SHA-256 of the sentence, the type.
    """
    from variorum.read import make_article
    from variorum.records import Input

    rows = json.loads(CANDIDATES.read_text(encoding="utf-8"))
    wanted = {row["article"] for row in rows}
    texts: dict[str, str] = {}
    path = data / "stream" / "articles_2012_2018.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            if article["id"] in wanted:
                texts[article["id"]] = make_article(article["text"], Input("stream")).text
    found = []
    for row in rows:
        text = texts[row["article"]][row["start"] : row["end"]]
        if hashlib.sha256(text.encode("utf-8")).hexdigest()[:16] != row["sha256"]:
            raise SystemExit(f"article {row['article']} of the stream is not the one that was read")
        found.append(
            Pair(
                text.rstrip(),
                tuple(row["source"]),
                tuple(row["recipient"]),
                tuple((start, end) for start, end in row["deed"]),
                row["type"],
                row["article"],
            )
        )
    return found
