"""Scores stances on coded events: who is said to back or to oppose whom.

``python -m benchmarks stances --data DIR [--json FILE] [--limit N]``

``DIR`` holds ``events/plv_train.jsonl``, sentences in which two actors are given with what one did
to the other (PLOVER). *side*: of the stances found whose words for holder and target overlap the
two actors, how many are on the side of the event (cooperation: backs, conflict: opposes), and of
the events that are most like stances (SUPPORT, ACCUSE, REJECT) how many are found so. Most of
those events are deeds and no stance (a court convicts, a state opens relations), so the recall
says how rarely a coder's event is said in words that take a side. Beside it *a word of the table*:
the side of the first verb, noun or adjective of the table in the sentence, whoever it belongs to.

Each sentence stands alone and is parsed without the reader: there are hardly any quotations.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from benchmarks._bootstrap import Rows, tally
from benchmarks._data import locate, read_rows
from benchmarks._report import Report, finish, parser_of
from variorum.annotate.actors import find_actors
from variorum.annotate.parse import Parse, parse_article
from variorum.annotate.stance_words import entries
from variorum.annotate.stances import find_stances
from variorum.models import Models
from variorum.read.article import make_article
from variorum.records import Input, Side, Span

SOUGHT = frozenset(("SUPPORT", "ACCUSE", "REJECT"))
"""Events that are stances, where any are."""

System = Callable[[Parse, Mapping[str, Any]], Side | None]


def main(argv: Sequence[str]) -> int:
    """Score both systems; 0 when done."""
    options = parser_of("stances").parse_args(argv)
    path = locate(options.data, "events", "plv_train.jsonl")
    models = Models()
    report = Report("stances", path, 0, "sentences")
    units: dict[str, list[Rows]] = {"variorum": [], "a word of the table": []}
    keys = ("text", "source_span", "recipient_span", "type", "quad")
    rows = [row for row in read_rows(path, keys) if row["source_span"] and row["recipient_span"]]
    for row in rows[: options.limit]:
        parse = parse_article(make_article(row["text"], Input("events")), models.parser)
        units["variorum"].append(count(row, our_side(parse, row)))
        units["a word of the table"].append(count(row, side_of_words(parse, row)))
    report.size = len(rows[: options.limit])
    report.scores = {name: tally(counted) for name, counted in units.items()}
    return finish([report], options.json)


def our_side(parse: Parse, row: Mapping[str, Any]) -> Side | None:
    """The side of the first stance between the two actors of a row."""
    for stance in find_stances(parse, [], find_actors(parse)):
        held = _overlap(stance.source, row["source_span"])
        if held and _overlap(stance.about, row["recipient_span"]):
            return stance.side
    return None


def side_of_words(parse: Parse, row: Mapping[str, Any]) -> Side | None:
    """The side of the first word of the table, as a list of words would have it."""
    del row
    sections = ("verb", "noun", "adjective")
    for token in parse.doc:
        for section in sections:
            found = entries(section).get(token.lemma_.lower())
            if found and token.pos_ in ("VERB", "NOUN", "ADJ"):
                return found[0].side
    return None


def count(row: Mapping[str, Any], side: Side | None) -> Rows:
    """What one sentence adds.

    >>> row = {"quad": 3, "type": "ACCUSE"}
    >>> count(row, Side.OPPOSES)["side"], count(row, Side.BACKS)["side"], count(row, None)["side"]
    ((1, 1, 1, 1), (0, 1, 0, 1), (0, 0, 0, 1))
    """
    right = side is (Side.BACKS if row["quad"] in (1, 2) else Side.OPPOSES)
    sought = row["type"] in SOUGHT
    return {"side": (int(right), int(side is not None), int(right and sought), int(sought))}


def _overlap(span: Span, actor: Sequence[int]) -> bool:
    return span.start < actor[1] and actor[0] < span.end
