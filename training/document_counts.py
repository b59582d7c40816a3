"""Count in how many news articles each word stands, for the TF-IDF of grouping.

    python -m training.document_counts --data DIR

``DIR`` holds ``stream/articles_2012_2018.jsonl.gz`` and ``stories/allsides_2016_2018.jsonl``; what
is scored there is not counted here (articles of the same title). Of each article the title and the
first words that grouping weighs are looked at. Plural endings are cut off. Only words that stand in
at least 50 articles are kept. Writes ``src/variorum/group/tables/document_counts.tsv``, the same
bytes each time.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks._data import locate
from benchmarks._made import rows_of
from variorum.group.trace import BODY
from variorum.group.words import cut_words, stem

TARGET = Path(__file__).parent.parent / "src/variorum/group/tables/document_counts.tsv"
LEAST = 50
"""Articles in which a word must stand: a word alone then tells nothing about any of them."""


def main() -> None:
    """Count, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    counts: Counter[str] = Counter()
    articles = 0
    for row in unscored(options.data):
        articles += 1
        words = [*cut_words(row["title"].lower()), *cut_words(row["text"].lower())[:BODY]]
        counts.update({stem(word) for word in words})
    kept = sorted(word for word, count in counts.items() if count >= LEAST)
    lines = [
        "# In how many of the articles counted each word stands (plural endings cut off).",
        "# Made by: python -m training.document_counts --data DIR (nothing is random).",
        f"# Data: {articles} articles on US politics of 2012 to 2018 (Article-Bias-Prediction,",
        "# Apache-2.0); words in at least 50 of them. Licence of the table: Apache-2.0.",
        f"(articles)\t{articles}",
        *(f"{word}\t{counts[word]}" for word in kept),
    ]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(kept)} words of {articles} articles")


def unscored(data: Path) -> Iterator[dict[str, Any]]:
    """The rows of the stream whose title no scored story has."""
    scored = rows_of(locate(data, "stories", "allsides_2016_2018.jsonl"))
    titles = {row["title"] for row in scored}
    for row in rows_of(locate(data, "stream", "articles_2012_2018.jsonl.gz")):
        if row["title"] not in titles:
            yield row


if __name__ == "__main__":
    main()
