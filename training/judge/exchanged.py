"""Pairs made by exchanging one word of a sentence for another, as ``tables/exchanges.tsv`` allows.

The news has taught the judge that claims seldom contradict. These pairs teach it that a sentence
with one word exchanged still does where the two words exclude each other (*in the kitchen*, *in the
garage*), and not where the other one is wider, another word for the same, or about something else.
Sentences are captions, which say little but what is seen, and sentences of the news.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from training.judge.prepare import Pair

TABLE = Path(__file__).parent / "tables" / "exchanges.tsv"
ENTAILED, NEUTRAL, CONTRADICTED = frozenset({0}), frozenset({1}), frozenset({2})
EACH = 40
"""Sentences taken of one row of the table at most, so that colours do not crowd out the rest."""
_UNSURE = re.compile(r"\b(?:not?|never|nor|neither|either|or|without|if|than)\b|n[\'’]t\b|\n")
"""Where these stand, another word need not contradict."""


@dataclass(frozen=True)
class Row:
    """One row: what it says of its words, the wider word if there is one, and the words."""

    relation: str
    wider: str | None
    words: tuple[str, ...]


def exchanged_pairs(sentences: Iterable[str], seed: int, count: int) -> list[Pair]:
    """At most ``count`` pairs of ``sentences``, each of which gives one pair at most."""
    random = np.random.default_rng([seed, 7])
    rows = list(read_rows())
    places = defaultdict(list)
    for number, row in enumerate(rows):
        for word in row.words:
            places[word].append(number)
    written = sorted(places, key=lambda word: (-len(word), word))
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, written))})\b(?!-)")
    kept = sorted(set(sentences))
    found: list[Pair] = []
    taken = [0] * len(rows)
    for at in random.permutation(len(kept)):
        sentence = kept[int(at)]
        if _UNSURE.search(sentence):
            continue
        options = [
            (number, match)
            for match in pattern.finditer(sentence)
            for number in places[match.group()]
            if taken[number] < EACH and sentence.count(match.group()) == 1
        ]
        if not options or len(found) >= count:
            continue
        number, match = min(options, key=lambda option: (taken[option[0]], option[1].start()))
        pair = _exchanged(sentence, match, rows[number], random)
        if pair is not None:
            taken[number] += 1
            found.append(pair)
    return found


def read_rows() -> Iterator[Row]:
    """The rows of the table, and one more with the plurals of those that have them."""
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        relation, wider, words = line.split("\t")
        named = words.split(", ")
        above = None if wider == "-" else wider
        yield Row(relation, above and above.rstrip("*"), tuple(w.rstrip("*") for w in named))
        plurals = tuple(plural(w.rstrip("*")) for w in named if w.endswith("*"))
        if len(plurals) > 1:
            many = plural(above.rstrip("*")) if above and above.endswith("*") else None
            yield Row(relation, many, plurals)


def plural(noun: str) -> str:
    """The plural by rule: *boxes*, *cities*, *potatoes*, *dogs*."""
    if re.search(r"(?:s|x|ch|sh|[^aeiou]o)$", noun) and noun not in ("piano", "cello"):
        return noun + "es"
    return re.sub(r"([^aeiou])y$", r"\1ie", noun) + "s"


def _exchanged(
    sentence: str, match: re.Match[str], row: Row, random: np.random.Generator
) -> Pair | None:
    others = [word for word in row.words if word != match.group() and word not in sentence]
    if not others:
        return None
    other = others[int(random.integers(len(others)))]
    if row.relation == "kind" and row.wider and row.wider not in sentence and random.random() < 0.3:
        wider = _with(sentence, match, row.wider)
        if random.random() < 0.5:
            return Pair(sentence, wider, ENTAILED)
        return Pair(wider, sentence, NEUTRAL)
    label = {"same": ENTAILED, "apart": NEUTRAL}.get(row.relation, CONTRADICTED)
    pair = (sentence, _with(sentence, match, other))
    return Pair(*(pair if random.random() < 0.5 else pair[::-1]), label)


def _with(sentence: str, match: re.Match[str], word: str) -> str:
    """The sentence with ``word`` in that place, and *a* or *an* as it wants it."""
    before, after = sentence[: match.start()], sentence[match.end() :]
    article = "an" if word[0] in "aeiouAEIOU" else "a"
    before = re.sub(r"\b([Aa])n? $", lambda found: found[1] + article[1:] + " ", before)
    return before + word + after
