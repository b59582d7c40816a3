"""Counts how often each verb, in each frame, reports something in annotated news.

``python -m training.reporting_verbs --data DIR`` reads ``DIR/train.jsonl`` (PolNeAR; see
``benchmarks/quotations.py`` for its format) and writes
``src/variorum/annotate/tables/reporting_verbs.tsv``: verb, frame, hits, times seen. Only figures
are kept, no text. A hit is a clause found by ``reported_drafts`` (or a cue found for a stretch
in marks, frame ``quote``) whose verb lies in an annotated cue and whose content shares at least
a third of the shorter one's characters with that cue's content. Clauses inside quotation marks
are not counted: what a speaker says is seldom annotated there.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from variorum.annotate.direct import direct_drafts
from variorum.annotate.drafts import Draft, length, overlap
from variorum.annotate.frames import Frames
from variorum.annotate.marks import find_stretches, outer_stretches
from variorum.annotate.parse import Parse, parse_article
from variorum.annotate.reported import reported_drafts
from variorum.models import Models
from variorum.read.article import make_article
from variorum.records import Input

TABLE = Path("src/variorum/annotate/tables/reporting_verbs.tsv")
HEADER = """\
# How often a verb (or adjective, noun) in a frame reports something in annotated news.
# Columns: lemma, frame, hits, times seen; lemma * is the frame at large.
# Made by `python -m training.reporting_verbs --data DIR` from the {n} articles of the train part
# of PolNeAR 1.0.0 (figures only, no text). Licence of this table: Apache-2.0. Language: English.
# Rows that cannot change a decision (no hit and a frame that rarely reports) are left out.
"""

Counts = dict[tuple[str, str], tuple[int, int]]


def main(argv: Sequence[str] | None = None) -> int:
    """Count and write the table."""
    parser = argparse.ArgumentParser(prog="python -m training.reporting_verbs")
    parser.add_argument("--data", required=True, help="folder with train.jsonl")
    options = parser.parse_args(argv)
    models = Models()
    with (Path(options.data) / "train.jsonl").open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    parsed = (
        (parse_article(make_article(r["text"], Input("train", r["id"])), models.parser), r)
        for r in records
    )
    counts = count((parse, r["quotations"]) for parse, r in parsed)
    TABLE.write_text(render(counts, len(records)), encoding="utf-8")
    return 0


def count(articles: Iterable[tuple[Parse, Sequence[dict[str, list[list[int]]]]]]) -> Counts:
    """Hits and times seen of each (lemma, frame)."""
    seen: Counter[tuple[str, str]] = Counter()
    hits: Counter[tuple[str, str]] = Counter()
    for parse, quotations in articles:
        gold = [
            (
                [(start, end) for start, end in quotation["cue"]],
                tuple((start, end) for start, end in quotation["content"]),
            )
            for quotation in quotations
        ]
        for draft in candidates(parse):
            position = parse.doc[draft.head].idx
            key = draft.lemma, draft.frame
            seen[key] += 1
            hits[key] += any(
                any(start <= position < end for start, end in cue)
                and 3 * overlap(content, draft.content)
                >= min(length(content), length(draft.content))
                for cue, content in gold
            )
    return {key: (hits[key], seen[key]) for key in seen}


def candidates(parse: Parse) -> Iterator[Draft]:
    """Every clause that might report, whatever its verb, outside quotation marks."""
    text = parse.article.text
    paragraphs = [(block.start, block.end) for block in parse.blocks]
    stretches = outer_stretches(find_stretches(text, paragraphs))
    quoted = sorted((s.start, s.end) for s in stretches if s.end - s.start > 30)
    anything = Frames({}, {"quote": 1.0}, frozenset())
    for draft in direct_drafts(parse.doc, text, stretches, paragraphs, anything):
        if draft.head >= 0:
            yield draft
    index = 0
    for draft in reported_drafts(parse.doc, text):
        position = parse.doc[draft.head].idx
        while index < len(quoted) and quoted[index][1] <= position:
            index += 1
        if index < len(quoted) and quoted[index][0] <= position:
            continue
        yield draft


def render(counts: Counts, articles: int) -> str:
    """The table as text, sorted."""
    at_large: Counter[str] = Counter()
    hits_at_large: Counter[str] = Counter()
    for (_, frame), (hits, seen) in counts.items():
        at_large[frame] += seen
        hits_at_large[frame] += hits
    rows = [f"*\t{frame}\t{hits_at_large[frame]}\t{at_large[frame]}" for frame in sorted(at_large)]
    for (lemma, frame), (hits, seen) in sorted(counts.items()):
        likely = hits_at_large[frame] / at_large[frame] >= 0.3
        plain = lemma.replace(" ", "").replace("-", "").isalpha()
        if plain and (hits > 0 or (likely and seen > 1)):
            rows.append(f"{lemma}\t{frame}\t{hits}\t{seen}")
    return HEADER.format(n=articles) + "\n".join(rows) + "\n"


if __name__ == "__main__":
    raise SystemExit(main())
