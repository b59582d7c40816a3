"""Quotations as the reader sees them: anchors of cues, and the frame of words around each."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from variorum.annotate.drafts import Draft, Pieces
from variorum.annotate.framing import around, branches, distances, proposed
from variorum.annotate.parse import Parse
from variorum.annotate.tokens import CONTENT, CUE, SOURCE, Proposal, Tokens
from variorum.models import Pass, Reader
from variorum.models.pieces import pieces_of_words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from variorum.models.reader import WindowPass

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

_ABOUT = re.compile(r", (?:who|which)$")

READ = "read"
"""The frame of a draft that the reader made."""


def read_drafts(
    parse: Parse, tokens: Tokens, passed: Pass, reader: Reader, rules: bool = True
) -> list[Draft]:
    """One draft for each word that anchors a cue, ``score`` its probability.

    With ``rules`` the network is told what the rules took each word for, and where their reading
    of a report is almost as likely as the best one, theirs is taken; without, it is alone.
    """
    text = parse.article.text
    settings = reader.settings["quotations"]
    transitions = np.array(settings["transitions"], dtype=np.float64)
    at_anchor = _by_anchor(tokens.proposals) if rules else {}
    drafts: list[Draft] = []
    if not len(tokens):
        return drafts
    pieces = pieces_of_words(passed.offsets, tokens.starts, tokens.ends)
    features = tokens.features()
    if not rules:
        features[:, 5] = 0
    for window in passed.windows:
        low, high = window.window.low, window.window.high
        first, last = np.searchsorted(pieces[:, 0], [low, high])
        first, last = int(first), int(last)
        if first == last:
            continue
        context, chances = _in_window(tokens, pieces, features, window, first, last, reader)
        for anchor in np.flatnonzero(chances > settings["threshold"]) + first:
            if not window.window.begin <= tokens.sentences[anchor] < window.window.end:
                continue
            roles = _roles(
                tokens, context, int(anchor), first, last, at_anchor.get(int(anchor)),
                transitions, reader,
            )  # fmt: skip
            draft = _draft(text, tokens, roles, int(anchor), float(chances[anchor - first]))
            if draft is not None:
                drafts.append(draft)
    return sorted(drafts, key=lambda draft: (draft.content, draft.cue))


def _in_window(
    tokens: Tokens,
    pieces: Ints,
    features: Ints,
    window: WindowPass,
    first: int,
    last: int,
    reader: Reader,
) -> tuple[Floats, Floats]:
    """Context and anchor probability of the words ``first`` to ``last`` of one window."""
    low, high = window.window.low, window.window.high
    inside = np.clip(pieces[first:last], low, high - 1) - low
    heads = tokens.heads[first:last] - first
    outside = (heads < 0) | (heads >= last - first)
    heads = np.where(outside, np.arange(last - first), heads)
    return reader.words(window.hidden, inside, heads, features[first:last])


def _roles(
    tokens: Tokens,
    context: Floats,
    anchor: int,
    first: int,
    last: int,
    proposal: Proposal | None,
    transitions: NDArray[np.float64],
    reader: Reader,
) -> dict[int, int]:
    """The best sequence of roles around one anchor: word to role."""
    low, high = around(anchor, first, last)
    heads = tokens.heads[low:high] - low
    heads = np.where((heads < 0) | (heads >= high - low), -1, heads)
    taken = (
        proposed(None, False, low, high)
        if proposal is None
        else proposed(proposal.roles, proposal.accepted, low, high)
    )
    scores = reader.frame(
        context[low - first : high - first],
        context[anchor - first],
        distances(anchor - low, high - low),
        branches(anchor - low, heads, tokens.dependencies[low:high]),
        taken,
    )
    exact = scores.astype(np.float64)
    path = best_path(exact, transitions)
    if proposal is not None and proposal.accepted:
        ruled = [max(0, value - 1) for value in taken.tolist()]
        ahead = path_score(path, exact, transitions) - path_score(ruled, exact, transitions)
        if ahead <= reader.settings["quotations"]["lean"]:
            path = ruled
    return {low + place: role for place, role in enumerate(path) if role}


def best_path(scores: NDArray[np.float64], transitions: NDArray[np.float64]) -> list[int]:
    """The best sequence of a linear chain (Viterbi, 1967); last row start, last column end."""
    between, count = transitions[:-1, :-1], len(scores)
    best = scores[0] + transitions[-1, :-1]
    back = np.zeros(scores.shape, dtype=np.int64)
    for step in range(1, count):
        ways = best[:, None] + between
        back[step] = ways.argmax(axis=0)
        best = ways.max(axis=0) + scores[step]
    path = [int((best + transitions[:-1, -1]).argmax())]
    for step in range(count - 1, 0, -1):
        path.append(int(back[step, path[-1]]))
    return path[::-1]


def path_score(
    path: Sequence[int], scores: NDArray[np.float64], transitions: NDArray[np.float64]
) -> float:
    """The score that ``best_path`` makes as large as it can be."""
    ends = transitions[-1, path[0]] + transitions[path[-1], -1]
    steps = transitions[path[:-1], path[1:]].sum()
    return float(ends + steps + scores[np.arange(len(path)), path].sum())


def _draft(
    text: str, tokens: Tokens, roles: Mapping[int, int], anchor: int, score: float
) -> Draft | None:
    """The draft that the roles make; ``None`` where no content is left."""
    content = _pieces(text, tokens, [w for w, role in roles.items() if role == CONTENT])
    cue = _pieces(text, tokens, [w for w, role in roles.items() if role == CUE])
    source = _pieces(text, tokens, [w for w, role in roles.items() if role == SOURCE])
    source = _without_pronoun(text, source)
    if not content or not cue:
        return None
    return Draft(content, cue, source, int(tokens.index[anchor]), "", READ, score)


def _without_pronoun(text: str, source: Pieces) -> Pieces:
    """The source without the "who" at its end, with which a clause about it begins."""
    if not source:
        return source
    *rest, (start, end) = source
    about = _ABOUT.search(text, start, end)
    return (*rest, (start, about.start() if about else end))


def _pieces(text: str, tokens: Tokens, words: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Stretches of the words, in code points; what only white space divides is one."""
    found: list[tuple[int, int]] = []
    for word in sorted(words):
        start, end = int(tokens.starts[word]), int(tokens.ends[word])
        if found and not text[found[-1][1] : start].strip():
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return tuple(p for p in found if any(letter.isalnum() for letter in text[p[0] : p[1]]))


def _by_anchor(proposals: Sequence[Proposal]) -> dict[int, Proposal]:
    """The proposal at each word of its cue, those that the rules stood by before the others."""
    found: dict[int, Proposal] = {}
    for proposal in proposals:
        cue = [word for word, role in proposal.roles.items() if role == CUE]
        for word in (proposal.anchor, *cue):
            if word >= 0 and (
                word not in found or (proposal.accepted and not found[word].accepted)
            ):
                found[word] = proposal
    return found
