"""Gold data to arrays: windows of word pieces with the labels that each head learns from.

Done once and kept under the build folder; everything that needs the parser, the rules or the
encoder whose sentence vectors are kept happens here, so that training itself only multiplies.
"""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from training.encoder import TARGET
from training.teacher import Teacher
from variorum.annotate.bounds import marked
from variorum.annotate.parse import parse_article
from variorum.annotate.quotations import propose
from variorum.annotate.tokens import CONTENT, CUE, SOURCE, anchor_of, cover, number_tokens
from variorum.models import Models
from variorum.models.pieces import cut_pieces, pieces_of_words
from variorum.models.stretches import NAMES
from variorum.read.article import make_article
from variorum.records import Input, Technique

COMMA = 1010
"""The word piece of a comma."""


@dataclass
class Document:
    """One text as arrays; what a data set does not tell is left empty.

    ``pieces`` (n,) word-piece ids, ``sentences`` (s, 2) first and last+1 piece of each,
    ``vectors`` (s, 384) the base model's vectors. For quotations: ``words`` (w, 2) first and
    last piece of each word, ``heads`` (w,), ``features`` (w, 6), ``gold`` and ``proposals``:
    (anchor, {word: role}) each. ``techniques`` (n, 15): any, then one column for each name.
    ``labels`` (s, 4): loaded, subjective, claimbuster, ct19, -1 for unknown. ``marked`` (n,):
    whether annotators marked the piece as loaded, -1 for unknown. ``parts`` (k, 2) pieces of
    halves of sentences, ``part_vectors`` (k, 384) the base model's vectors of them alone.
    """

    id: str
    pieces: np.ndarray
    offsets: np.ndarray
    sentences: np.ndarray
    vectors: np.ndarray | None = None
    words: np.ndarray | None = None
    heads: np.ndarray | None = None
    features: np.ndarray | None = None
    word_offsets: np.ndarray | None = None
    gold: list[tuple[int, dict[int, int]]] = field(default_factory=list)
    proposals: list[tuple[int, bool, dict[int, int]]] = field(default_factory=list)
    techniques: np.ndarray | None = None
    labels: np.ndarray | None = None
    marked: np.ndarray | None = None
    parts: np.ndarray | None = None
    part_vectors: np.ndarray | None = None
    text: str = ""


def prepare(data: Path, build: Path, workers: int = 2) -> dict[str, list[Document]]:
    """Every set as documents, made on the first call and read from ``build`` afterwards."""
    build.mkdir(parents=True, exist_ok=True)
    sets: dict[str, list[Document]] = {}
    jobs = {
        "quotations_train": (quotation_document, data / "quotations" / "train.jsonl"),
        "quotations_dev": (quotation_document, data / "quotations" / "dev.jsonl"),
        "techniques_train": (technique_document, data / "techniques" / "ptc_train.jsonl"),
        "techniques_dev": (technique_document, data / "techniques" / "ptc_dev.jsonl"),
    }
    for name, (make, path) in jobs.items():
        kept = build / f"{name}.pickle"
        if not kept.exists():
            with ProcessPoolExecutor(workers) as pool, path.open(encoding="utf-8") as lines:
                documents = list(pool.map(make, list(lines), chunksize=8))
            kept.write_bytes(pickle.dumps(documents))
            print(f"{name}: {len(documents)} documents")
        sets[name] = pickle.loads(kept.read_bytes())
    kept = build / "parts.pickle"
    if not kept.exists():
        chosen = [*sets["quotations_train"][:300], *sets["techniques_train"][:100]]
        with ProcessPoolExecutor(workers) as pool:
            kept.write_bytes(pickle.dumps(list(pool.map(find_parts, chosen, chunksize=8))))
    parts = {found[0]: found[1:] for found in pickle.loads(kept.read_bytes())}
    for document in (*sets["quotations_train"], *sets["techniques_train"]):
        document.parts, document.part_vectors = parts.get(document.id, (None, None))
    kept = build / "sentences.pickle"
    if not kept.exists():
        kept.write_bytes(pickle.dumps({n: list(d) for n, d in sentence_sets(data)}))
    sets.update(pickle.loads(kept.read_bytes()))
    return sets


@cache
def models() -> Models:
    """The models of one worker."""
    return Models()


@cache
def teacher() -> Teacher:
    """The base model of one worker."""
    return Teacher(TARGET / "encoder.onnx")


def quotation_document(line: str) -> Document:
    """One line of PolNeAR with the parse, the rules' proposals and the base model's vectors."""
    record = json.loads(line)
    article = make_article(record["text"], Input(record["id"]))
    parse = parse_article(article, models().parser)
    every = marked(parse)
    tokens = number_tokens(parse, every, *propose(parse, every))
    document = _document(record["id"], record["text"], parse.sentences)
    words = pieces_of_words(document.offsets, tokens.starts, tokens.ends)
    document.words = words.astype(np.int32)
    document.heads = tokens.heads.astype(np.int32)
    document.features = tokens.features().astype(np.int16)
    document.word_offsets = np.stack([tokens.starts, tokens.ends], axis=1)
    document.proposals = [(p.anchor, p.accepted, p.roles) for p in tokens.proposals]
    for quotation in record["quotations"]:
        roles: dict[int, int] = {}
        for role, name in ((CONTENT, "content"), (SOURCE, "source"), (CUE, "cue")):
            pieces = tuple((start, end) for start, end in quotation[name])
            roles.update((w, role) for w in cover(pieces, tokens.starts, tokens.ends))
        cue = sorted(word for word, role in roles.items() if role == CUE)
        document.gold.append((anchor_of(cue, tokens.heads), roles))
    return document


def find_parts(document: Document) -> tuple[str, np.ndarray, np.ndarray]:
    """Both halves of each longer sentence, cut at the comma nearest its middle, if any.

    Claims are clauses: their vectors, pooled out of the sentence, should be those of the clause.
    """
    bounds, texts = [], []
    for low, high in document.sentences:
        if high - low < 14:
            continue
        middle = (low + high) // 2
        commas = [i for i in range(low + 5, high - 5) if document.pieces[i] == COMMA]
        cut = min(commas, key=lambda i: (abs(i - middle), i), default=middle)
        for start, end in ((low, cut), (cut + (cut in commas), high)):
            bounds.append((start, end))
            first, last = document.offsets[start, 0], document.offsets[end - 1, 1]
            texts.append(document.text[first:last])
    vectors = teacher().encode(texts).astype(np.float16)
    return document.id, np.array(bounds, dtype=np.int32).reshape(-1, 2), vectors


def technique_document(line: str) -> Document:
    """One line of PTC; its sentences are its lines."""
    record = json.loads(line)
    text = record["text"]
    bounds, start = [], 0
    for part in text.split("\n"):
        if part.strip():
            bounds.append((start, start + len(part)))
        start += len(part) + 1
    document = _document(record["id"], text, bounds)
    labels = np.zeros((len(document.pieces), 1 + len(NAMES)), dtype=np.int8)
    for span in record["spans"]:
        inside = _inside(document.offsets, span["start"], span["end"])
        labels[inside, 0] = 1
        if span["technique"]:
            labels[inside, 1 + NAMES.index(Technique(span["technique"]))] = 1
    document.techniques = labels
    return document


def sentence_sets(data: Path) -> Iterator[tuple[str, list[Document]]]:
    """The sets of single sentences, each sentence a document of its own."""
    files = {
        "loaded": ("loaded", "babe.jsonl", 0, "biased"),
        "subjective_train": ("loaded", "subjectivity_train.jsonl", 1, "subj"),
        "subjective_dev": ("loaded", "subjectivity_dev.jsonl", 1, "subj"),
        "claimbuster": ("checkworthy", "claimbuster_train.jsonl", 2, "check-worthy"),
        "ct19": ("checkworthy", "ct19_train.jsonl", 3, "check-worthy"),
    }
    for name, (folder, file, column, positive) in files.items():
        documents = []
        for line in (data / folder / file).read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            text = record["text"]
            document = _document(str(record["id"]), text, [(0, len(text))], vectors=False)
            document.labels = np.full((1, 4), -1, dtype=np.int8)
            document.labels[0, column] = record["label"] == positive
            if record.get("words") is not None:
                document.marked = _marked(text, document.offsets, record["words"])
            if len(document.pieces):
                documents.append(document)
        yield name, documents


def _document(
    identity: str, text: str, sentences: Sequence[tuple[int, int]], vectors: bool = True
) -> Document:
    ids, offsets = cut_pieces(teacher().tokenizer, text)
    bounds = np.array(
        [
            (np.searchsorted(offsets[:, 0], start), np.searchsorted(offsets[:, 0], end))
            for start, end in sentences
        ],
        dtype=np.int32,
    ).reshape(-1, 2)
    found = None
    if vectors:
        found = teacher().encode([text[start:end] for start, end in sentences])
        found = found.astype(np.float16)
    return Document(
        identity, ids.astype(np.int32), offsets.astype(np.int32), bounds, found, text=text
    )


def _inside(offsets: np.ndarray, start: int, end: int) -> np.ndarray:
    return np.flatnonzero((offsets[:, 1] > start) & (offsets[:, 0] < end))


def _marked(text: str, offsets: np.ndarray, words: Sequence[Any]) -> np.ndarray:
    marked = np.zeros(len(offsets), dtype=np.int8)
    lowered = text.lower()
    for word in words:
        start = lowered.find(str(word).lower())
        while start >= 0:
            marked[_inside(offsets, start, start + len(str(word)))] = 1
            start = lowered.find(str(word).lower(), start + 1)
    return marked
