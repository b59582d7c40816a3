"""Find the words that are no names, by which affairs are told from events of one kind.

    python -m training.common_words --data DIR

``DIR`` holds ``stream/articles_2012_2018.jsonl.gz`` and ``stories/allsides_2016_2018.jsonl``; what
is scored there is not counted here (articles of the same title). A word is common where it stands
in small letters at least as often as not, headlines aside, and in at least five articles; numbers
are. Plural endings are cut off. Writes ``src/variorum/group/tables/common_words.txt``, the same
bytes each time.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from training.document_counts import unscored
from variorum.group.words import cut_words, stem

TARGET = Path(__file__).parent.parent / "src/variorum/group/tables/common_words.txt"
LEAST = 5
"""Articles in which a word must stand: below are slips, names in small letters, and addresses."""


def main() -> None:
    """Count, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    small: Counter[str] = Counter()
    every: Counter[str] = Counter()
    standing: Counter[str] = Counter()
    articles = 0
    for row in unscored(options.data):
        articles += 1
        counts = Counter(cut_words(row["text"]))
        for word, count in counts.items():
            every[stem(word.lower())] += count
            if word == word.lower():
                small[stem(word)] += count
        standing.update({stem(word.lower()) for word in counts})
    kept = sorted(w for w in small if standing[w] >= LEAST and 2 * small[w] >= every[w])
    lines = [
        "# English words that stand in small letters more often than not (plural endings cut off).",
        "# Made by: python -m training.common_words --data DIR (nothing is random).",
        f"# Data: {articles} articles on US politics of 2012 to 2018 (Article-Bias-Prediction,",
        f"# Apache-2.0); words in at least {LEAST} of them. Licence of the table: Apache-2.0.",
        *kept,
    ]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(kept)} words of {articles} articles")


if __name__ == "__main__":
    main()
