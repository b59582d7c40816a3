"""Documents to batches of windows; every choice comes from a seeded generator."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from training.reader.prepare import Document
from variorum.annotate.framing import around, branches, distances, proposed
from variorum.models.pieces import CLS, SEP
from variorum.models.windows import LONGEST

PACKED = 190


@dataclass
class Window:
    """Whole sentences of one document, first to last+1, that fit the encoder together."""

    document: Document
    first: int
    last: int

    @property
    def bounds(self) -> tuple[int, int]:
        """First and last+1 piece; a sentence that is too long by itself is cut."""
        sentences = self.document.sentences
        start = int(sentences[self.first, 0])
        return start, min(int(sentences[self.last - 1, 1]), start + LONGEST)


def cut_windows(document: Document, longest: int, skip: int = 0) -> list[Window]:
    """Windows of at most ``longest`` pieces without overlap, the first of ``skip`` sentences."""
    windows, first = [], 0
    sentences = document.sentences
    if skip and skip < len(sentences):
        windows, first = [Window(document, 0, skip)], skip
        if sentences[skip - 1, 1] - sentences[0, 0] > longest:
            windows, first = [], 0
    while first < len(sentences):
        last = first + 1
        while last < len(sentences) and sentences[last, 1] - sentences[first, 0] <= longest:
            last += 1
        if sentences[last - 1, 1] > sentences[first, 0]:
            windows.append(Window(document, first, last))
        first = last
    return windows


def article_windows(
    documents: Sequence[Document], random: np.random.Generator, longest: int = 216
) -> list[Window]:
    """Windows of all documents, cut at other places each time."""
    windows: list[Window] = []
    for document in documents:
        skip = int(random.integers(0, 7))
        windows.extend(cut_windows(document, longest, skip))
    order = random.permutation(len(windows))
    return [windows[i] for i in order]


def batches_of(windows: Sequence[Window], size: int) -> list[list[Window]]:
    """Batches of windows of similar length: sorted inside large chunks."""
    found = []
    for start in range(0, len(windows), size * 16):
        chunk = sorted(windows[start : start + size * 16], key=lambda w: w.bounds[1] - w.bounds[0])
        found.extend(chunk[i : i + size] for i in range(0, len(chunk), size))
    return found


def packs_of(documents: Sequence[Document], random: np.random.Generator) -> list[list[Document]]:
    """Sentences of any sets packed together as an article's would be; some stand alone."""
    order = random.permutation(len(documents))
    packs: list[list[Document]] = []
    current: list[Document] = []
    room = 0
    for index in order:
        document = documents[index]
        length = min(len(document.pieces), LONGEST)
        if current and length > room:
            packs.append(current)
            current = []
        if not current:
            room = int(random.choice([40, 80, 120, PACKED, PACKED]))
        current.append(document)
        room -= length
    if current:
        packs.append(current)
    return sorted_packs(packs, random)


def sorted_packs(packs: list[list[Document]], random: np.random.Generator) -> list[list[Document]]:
    """Packs of similar length beside one another, in chunks of random packs."""
    packs = [packs[i] for i in random.permutation(len(packs))]
    found: list[list[Document]] = []
    for start in range(0, len(packs), 256):
        chunk = packs[start : start + 256]
        found.extend(sorted(chunk, key=lambda pack: sum(len(d.pieces) for d in pack)))
    return found


def encode_windows(windows: Sequence[Window], halves: bool = True) -> dict[str, Tensor]:
    """Ids, mask, membership of pieces in sentences, base vectors and technique labels."""
    bounds = [window.bounds for window in windows]
    length = max(end - start for start, end in bounds) + 2
    most = max(window.last - window.first for window in windows)
    n = len(windows)
    ids = np.zeros((n, length), dtype=np.int64)
    member = np.zeros((n, most, length), dtype=np.float32)
    vectors = np.zeros((n, most, 384), dtype=np.float32)
    known = np.zeros((n, most), dtype=np.float32)
    techniques = np.full((n, length, 15), -1.0, dtype=np.float32)
    inside = [_parts_in(window, halves) for window in windows]
    count = max(1, max(len(found) for found, _ in inside))
    parts = np.zeros((n, count, length), dtype=np.float32)
    part_vectors = np.zeros((n, count, 384), dtype=np.float32)
    for row, (window, (start, end)) in enumerate(zip(windows, bounds, strict=True)):
        document, count = window.document, end - start
        ids[row, 0], ids[row, count + 1] = CLS, SEP
        ids[row, 1 : count + 1] = document.pieces[start:end]
        for place, (low, high) in enumerate(document.sentences[window.first : window.last]):
            low, high = max(low, start), min(high, end)
            if high > low:
                member[row, place, low - start + 1 : high - start + 1] = 1
                if document.vectors is not None:
                    vectors[row, place] = document.vectors[window.first + place]
                    known[row, place] = high - low >= 4
        if document.techniques is not None:
            techniques[row, 1 : count + 1] = document.techniques[start:end]
        for place, (low, high) in enumerate(inside[row][0]):
            parts[row, place, low - start + 1 : high - start + 1] = 1
            part_vectors[row, place] = inside[row][1][place]
    arrays = {"ids": ids, "mask": (ids > 0).astype(np.int64), "member": member,
              "vectors": vectors, "known": known, "techniques": techniques,
              "parts": parts, "part_vectors": part_vectors}  # fmt: skip
    return {name: torch.from_numpy(array) for name, array in arrays.items()}


def encode_words(
    windows: Sequence[Window], random: np.random.Generator | None, blank: float = 0.0
) -> dict[str, Tensor]:
    """Word arrays of quotation windows; with ``random``, also the frames to learn from.

    A share ``blank`` of the windows hides what the rules took words for, so that the network
    does not lean on them alone.
    """
    ranges = [_words_in(window) for window in windows]
    most = max(1, max(last - first for first, last in ranges))
    n = len(windows)
    words = np.zeros((n, most, 2), dtype=np.int64)
    heads = np.zeros((n, most), dtype=np.int64)
    features = np.zeros((n, most, 6), dtype=np.int64)
    there = np.zeros((n, most), dtype=np.float32)
    anchors = np.zeros((n, most), dtype=np.float32)
    roles = np.zeros((n, most, 3), dtype=np.float32)
    frames: list[Frame] = []
    for row, (window, (first, last)) in enumerate(zip(windows, ranges, strict=True)):
        document, count = window.document, last - first
        start, end = window.bounds
        hidden = random is not None and random.random() < blank
        if not count:
            continue
        there[row, :count] = 1
        inside = np.clip(document.words[first:last], start, end - 1) - start + 1
        words[row, :count] = inside
        above = document.heads[first:last] - first
        outside = (above < 0) | (above >= count)
        heads[row, :count] = np.where(outside, np.arange(count), above)
        features[row, :count] = document.features[first:last]
        if hidden:
            features[row, :count, 5] = 0
        for anchor, gold in document.gold:
            if first <= anchor < last:
                anchors[row, anchor - first] = 1
            for word, role in gold.items():
                if first <= word < last:
                    roles[row, word - first, role - 1] = 1
        if random is not None:
            frames.extend(_frames(document, row, first, last, hidden, random))
    arrays = {"words": words, "heads": heads, "features": features, "there": there,
              "anchors": anchors, "roles": roles}  # fmt: skip
    found = {name: torch.from_numpy(array) for name, array in arrays.items()}
    if frames:
        found.update(stack_frames(frames))
    return found


@dataclass
class Frame:
    """The words around one anchor of one window, and the role of each."""

    row: int
    anchor: int
    first: int
    distance: np.ndarray
    branch: np.ndarray
    proposed: np.ndarray
    roles: np.ndarray


def make_frame(
    document: Document,
    row: int,
    window: tuple[int, int],
    anchor: int,
    gold: dict[int, int],
    hidden: bool,
) -> Frame:
    """The frame of ``anchor`` (a word of the document) in a window of words."""
    low, high = around(anchor, *window)
    above = document.heads[low:high].astype(np.int64) - low
    above = np.where((above < 0) | (above >= high - low), -1, above)
    dependencies = document.features[low:high, 1].astype(np.int64)
    found = None if hidden else proposal_at(document, anchor)
    taken = proposed(found[1], found[0], low, high) if found else proposed(None, False, low, high)
    roles = np.zeros(high - low, dtype=np.int64)
    for word, role in gold.items():
        if low <= word < high:
            roles[word - low] = role
    return Frame(
        row, anchor - window[0], low - window[0], distances(anchor - low, high - low),
        branches(anchor - low, above, dependencies), taken, roles,
    )  # fmt: skip


def proposal_at(document: Document, anchor: int) -> tuple[bool, dict[int, int]] | None:
    """The rules' quotation whose cue holds the anchor, those they stood by first."""
    best = None
    for place, accepted, roles in document.proposals:
        if (place == anchor or roles.get(anchor) == 2) and (best is None or accepted > best[0]):
            best = (accepted, roles)
    return best


def stack_frames(frames: Sequence[Frame]) -> dict[str, Tensor]:
    """Frames as padded tensors: ``near`` are indices of words in their window."""
    most = max(len(frame.roles) for frame in frames)
    n = len(frames)
    arrays = {
        name: np.zeros((n, most), dtype=np.int64)
        for name in ("near", "distance", "branch", "proposed", "frame_roles")
    }
    mask = np.zeros((n, most), dtype=np.float32)
    for row, frame in enumerate(frames):
        count = len(frame.roles)
        mask[row, :count] = 1
        arrays["near"][row, :count] = np.arange(frame.first, frame.first + count)
        arrays["distance"][row, :count] = frame.distance
        arrays["branch"][row, :count] = frame.branch
        arrays["proposed"][row, :count] = frame.proposed
        arrays["frame_roles"][row, :count] = frame.roles
    found = {name: torch.from_numpy(array) for name, array in arrays.items()}
    found["frame_mask"] = torch.from_numpy(mask)
    found["rows"] = torch.tensor([frame.row for frame in frames])
    found["at"] = torch.tensor([frame.anchor for frame in frames])
    return found


def encode_packs(packs: Sequence[Sequence[Document]]) -> dict[str, Tensor]:
    """Packed sentences: ids, mask, membership, labels (batch, sentences, 4) and marked pieces."""
    lengths = [sum(min(len(d.pieces), LONGEST) for d in pack) for pack in packs]
    length, most = min(max(lengths), 2 * LONGEST) + 2, max(len(pack) for pack in packs)
    n = len(packs)
    ids = np.zeros((n, length), dtype=np.int64)
    member = np.zeros((n, most, length), dtype=np.float32)
    labels = np.full((n, most, 4), -1.0, dtype=np.float32)
    marked = np.full((n, length), -1.0, dtype=np.float32)
    for row, pack in enumerate(packs):
        ids[row, 0], at = CLS, 1
        for place, document in enumerate(pack):
            pieces = document.pieces[: min(LONGEST, length - 1 - at)]
            end = at + len(pieces)
            ids[row, at:end] = pieces
            member[row, place, at:end] = 1
            labels[row, place] = document.labels[0]
            if document.marked is not None:
                marked[row, at:end] = document.marked[: len(pieces)]
            at = end
        ids[row, at] = SEP
    arrays = {"ids": ids, "mask": (ids > 0).astype(np.int64), "member": member,
              "labels": labels, "marked": marked}  # fmt: skip
    return {name: torch.from_numpy(array) for name, array in arrays.items()}


def _parts_in(window: Window, halves: bool) -> tuple[np.ndarray, np.ndarray]:
    """Halves of sentences that lie in the window, and their vectors."""
    document, (start, end) = window.document, window.bounds
    if not halves or document.parts is None or document.part_vectors is None:
        return np.zeros((0, 2), dtype=np.int32), np.zeros((0, 384), dtype=np.float16)
    inside = (document.parts[:, 0] >= start) & (document.parts[:, 1] <= end)
    return document.parts[inside], document.part_vectors[inside]


def _words_in(window: Window) -> tuple[int, int]:
    """First and last+1 word whose first piece lies in the window."""
    start, end = window.bounds
    firsts = window.document.words[:, 0]
    return int(np.searchsorted(firsts, start)), int(np.searchsorted(firsts, end))


def _frames(
    document: Document, row: int, first: int, last: int, hidden: bool, random: np.random.Generator
) -> Iterator[Frame]:
    """One frame for each gold cue, and as many again at most where rules saw one and none is."""
    right = {anchor for anchor, _ in document.gold}
    inside = [(a, gold) for a, gold in document.gold if first <= a < last]
    for anchor, gold in inside:
        yield make_frame(document, row, (first, last), anchor, gold, hidden)
    wrong = sorted({a for a, _, _ in document.proposals if first <= a < last} - right)
    taken = random.permutation(len(wrong))[: 1 + len(inside) // 2]
    for index in taken:
        yield make_frame(document, row, (first, last), wrong[index], {}, hidden)
