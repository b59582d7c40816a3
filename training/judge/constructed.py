"""Pairs made from real sentences: one thing changed, or nothing but the wording.

A network learns from them what public inference data is thin on: another number, date, actor,
holder or stance is a conflict, however alike the rest; another wording, a rounded number or a
dropped aside is none. Labels are right by construction but for what a changed word may do to a
sentence that the parser got wrong.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from training.judge.prepare import Pair
from training.judge.rewording import Pools, Sentence, changes, drop, rewordings, weaken

if TYPE_CHECKING:
    from spacy.tokens import Doc

ARTICLES, LEAD = 1600, 1800
"""Articles taken of the stream, and code points read of each."""
HELD = 160
"""Of them, the last, left for scoring."""
SHORTEST, LONGEST = 8, 42
"""Words of a sentence that pairs are made of."""
COMMON = ("negation", "actor", "polarity")
"""Changes that nearly every sentence allows; the rarer ones come first."""
ENTAILED, NEUTRAL, CONTRADICTED = frozenset({0}), frozenset({1}), frozenset({2})


@dataclass(frozen=True)
class Made:
    """A pair, what was done, and the article it was made from."""

    pair: Pair
    kind: str
    article: int


SHARES = {
    "number": 900, "date": 800, "holder": 350, "stance": 360, "bounded": 330, "modal": 270,
    "rounded": 100, "some": 90, "negation": 500, "actor": 600, "polarity": 500, "more told": 700,
    "shortened": 700, "neighbours": 900, "reworded": 800,
}  # fmt: skip
"""Pairs of each kind that are learnt from."""


def learnt_pairs(made: Sequence[Made], seed: int) -> list[Pair]:
    """``SHARES`` of the pairs made from articles that are not held for scoring."""
    found: list[Pair] = []
    for number, (kind, share) in enumerate(SHARES.items()):
        rows = [m.pair for m in made if m.kind == kind and m.article < ARTICLES - HELD]
        order = np.random.default_rng([seed, number]).permutation(len(rows))[:share]
        found.extend(rows[int(i)] for i in order)
    return found


def constructed(data: Path, build: Path, seed: int) -> list[Made]:
    """Pairs from the stream's articles that tell none of the stories that are scored."""
    kept = build / "constructed.json"
    if not kept.exists():
        rows = [
            [m.pair.a, m.pair.b, sorted(m.pair.label), m.kind, m.article]
            for m in _make(_texts(data), seed)
        ]
        kept.write_text(json.dumps(rows), encoding="utf-8")
    rows = json.loads(kept.read_text(encoding="utf-8"))
    return [Made(Pair(a, b, frozenset(label)), kind, n) for a, b, label, kind, n in rows]


def told_apart(data: Path) -> list[Pair]:
    """The nearest sentences of two articles on one story, which hardly ever contradict.

    Nobody has labelled them. In a hundred such pairs a handful conflict, so that "not a
    contradiction" is right nearly always, and teaches what most pairs of a story look like.
    """
    found: list[Pair] = []
    for line in (data / "pairs" / "pac_train_dev.jsonl").read_text(encoding="utf-8").splitlines():
        story = json.loads(line)
        if story["split"] != "train" or len(story["articles"]) < 2:
            continue
        first, second = (_sentences(article["text"]) for article in story["articles"][:2])
        words = {s: _content(s) for s in (*first, *second)}
        for a in first:
            b = max(second, key=lambda s: (_overlap(words[a], words[s]), s), default=None)
            if b is not None and 0.1 <= _overlap(words[a], words[b]) < 0.8:
                found.append(Pair(a, b, ENTAILED | NEUTRAL))
    return found


def news_sentences(data: Path) -> list[str]:
    """Sentences of the articles that pairs are made from, but for those held for scoring."""
    return [s for text in _texts(data)[: ARTICLES - HELD] for s in _sentences(text)]


def _sentences(text: str) -> list[str]:
    found = re.split(r"(?<=[.!?”\"]) (?=[A-Z“\"])", text)
    return [s for s in found if SHORTEST <= len(s.split()) <= LONGEST]


def _content(sentence: str) -> frozenset[str]:
    return frozenset(w[:6] for w in re.findall(r"[a-z]{4,}|\d+", sentence.lower()))


def _overlap(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / (len(a | b) or 1)


def _make(texts: Sequence[str], seed: int) -> Iterable[Made]:
    documents = _parsed(texts)
    pools = Pools.of(documents)
    for number, document in enumerate(documents):
        random = np.random.default_rng([seed, number])
        sentences = [
            Sentence.of(span)
            for span in document.sents
            if SHORTEST <= sum(t.is_alpha for t in span) <= LONGEST and _is_whole(span)
        ]
        for place, sentence in enumerate(sentences):
            yield from (
                Made(pair, kind, number)
                for pair, kind in _pairs(sentence, sentences, place, pools, random)
            )


def _pairs(
    sentence: Sentence,
    others: Sequence[Sentence],
    place: int,
    pools: Pools,
    random: np.random.Generator,
) -> Iterable[tuple[Pair, str]]:
    """Up to two conflicts, one rewording, and one pair that leaves it open."""
    plain = sentence.text()
    options = changes(sentence, pools, random)
    common = [option for option in options if option[0] in COMMON]
    rare = [option for option in options if option[0] not in COMMON]
    random.shuffle(common)
    random.shuffle(rare)
    for kind, edits in (rare + common)[: 2 if rare else 1]:
        changed = _reworded(sentence, edits, random)
        pair = (plain, changed) if random.random() < 0.5 else (changed, plain)
        yield Pair(*pair, CONTRADICTED), kind
    same = _reworded(sentence, {}, random)
    if same != plain and random.random() < 0.6:
        pair = (plain, same) if random.random() < 0.5 else (same, plain)
        yield Pair(*pair, ENTAILED), "reworded"
    shorter = drop(sentence, random)
    if shorter is not None:
        less = _reworded(sentence, shorter, random)
        if random.random() < 0.5:
            yield Pair(plain, less, ENTAILED), "shortened"
        else:
            yield Pair(less, plain, NEUTRAL), "more told"
    looser = weaken(sentence, random)
    if looser is not None:
        kind, edits, back = looser
        text = _reworded(sentence, edits, random)
        if random.random() < 0.5:
            yield Pair(plain, text, ENTAILED), kind
        else:
            yield Pair(text, plain, back), kind
    near = [o for i, o in enumerate(others) if i != place and o.shares(sentence)]
    if near and random.random() < 0.7:
        other = near[int(random.integers(len(near)))]
        yield Pair(plain, other.text(), NEUTRAL), "neighbours"


def _reworded(sentence: Sentence, edits: dict[int, str], random: np.random.Generator) -> str:
    """The sentence with ``edits``, and up to two harmless rewordings beside them."""
    edits = dict(edits)
    options = [o for o in rewordings(sentence) if not (o.keys() & edits.keys())]
    for pick in random.permutation(len(options))[: int(random.integers(0, 3))]:
        option = options[int(pick)]
        if not (option.keys() & edits.keys()):
            edits |= option
    return sentence.text(edits)


def _is_whole(span: Iterable[object]) -> bool:
    tokens = list(span)
    text = tokens[-1].text  # type: ignore[attr-defined]
    verbs = any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in tokens)  # type: ignore[attr-defined]
    return verbs and text in (".", '."', ".”", "”", '"') and tokens[0].text[:1].isupper()  # type: ignore[attr-defined]


def _texts(data: Path) -> list[str]:
    scored: set[str] = set()
    for path in (
        data / "stories" / "allsides_2016_2018.jsonl",
        data / "pairs" / "pac_train_dev.jsonl",
    ):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            scored.update(_title(a) for a in row.get("articles", [row]))
    found: list[str] = []
    seen: set[str] = set()
    with gzip.open(
        data / "stream" / "articles_2012_2018.jsonl.gz", "rt", encoding="utf-8"
    ) as lines:
        rows = [json.loads(line) for line in lines]
    for place in np.random.default_rng(1).permutation(len(rows)):
        row = rows[int(place)]
        if _title(row) not in scored and _title(row) not in seen and len(found) < ARTICLES:
            seen.add(_title(row))
            found.append(row["text"][:LEAD])
    return found


def _title(row: dict[str, str]) -> str:
    return " ".join(c for c in (row["title"] or "").lower().split() if c.isalnum())


def _parsed(texts: Sequence[str]) -> list[Doc]:
    from variorum.models import Models

    models = Models()
    return [_document(text, models.parser) for text in texts]


def _document(text: str, parser: object) -> Doc:
    from variorum.annotate.parse import parse_article
    from variorum.read import make_article
    from variorum.records import Input

    return parse_article(make_article(text, Input("text")), parser).doc  # type: ignore[arg-type]
