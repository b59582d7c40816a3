"""The words of a parse as arrays: what syntax, marks and rules know of each, for the reader."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from variorum.annotate.drafts import Draft, Pieces
from variorum.annotate.form import form_of
from variorum.annotate.marks import Stretch, outer_stretches
from variorum.annotate.parse import Parse
from variorum.records import QuotationForm

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

TAGS = tuple(
    "$ '' , -LRB- -RRB- . : ADD AFX CC CD DT EX FW HYPH IN JJ JJR JJS LS MD NFP NN NNP NNPS NNS "  # noqa: SIM905
    "PDT POS PRP PRP$ RB RBR RBS RP SYM TO UH VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB XX _SP "
    "``".split()
)
DEPENDENCIES = tuple(
    "ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj "  # noqa: SIM905
    "csubj csubjpass dative dep det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass "
    "nummod oprd parataxis pcomp pobj poss preconj predet prep prt punct quantmod relcl "
    "xcomp".split()
)
ENTITIES = ("PERSON", "ORG", "NORP", "GPE", "DATE", "TIME")
"""The labels of the parser's weights; what is not listed counts as none (0)."""

ROLES = ("none", "source", "cue", "content")
SOURCE, CUE, CONTENT = 1, 2, 3
SHAPES = 5
MARKS = 4
RULES = 13
"""How many values each feature takes besides 0."""

_STEPS = (0.15, 0.3, 0.45)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A quotation as a rule sees it, over tokens: ``roles`` maps token to its role."""

    draft: Draft
    anchor: int
    accepted: bool
    roles: dict[int, int]


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a parse, white space left out; arrays of one length.

    ``starts`` and ``ends`` are code points, ``sentences`` the index of the sentence (-1 for
    none), ``heads`` the index, in these arrays, of the syntactic head. ``tags``,
    ``dependencies``, ``entities``, ``shapes``, ``marks`` and ``rules`` are small numbers, 0 for
    none. ``index`` is the place of each word in the parser's document.
    """

    index: Ints
    starts: Ints
    ends: Ints
    sentences: Ints
    heads: Ints
    tags: Ints
    dependencies: Ints
    entities: Ints
    shapes: Ints
    marks: Ints
    rules: Ints
    proposals: tuple[Proposal, ...]

    def __len__(self) -> int:
        return len(self.starts)

    def features(self) -> Ints:
        """Shape (words, 6): tag, dependency, entity, shape, marks, rule."""
        columns = (
            self.tags, self.dependencies, self.entities, self.shapes, self.marks, self.rules,
        )  # fmt: skip
        return np.stack(columns, axis=1)


def number_tokens(
    parse: Parse,
    every: Sequence[Stretch],
    accepted: Sequence[Draft] = (),
    doubtful: Sequence[Draft] = (),
) -> Tokens:
    """The words of ``parse`` with what the rules took and what they doubted.

    ``every`` is each stretch in quotation marks, as ``marked`` finds them.
    """
    doc = parse.doc
    kept = [token for token in doc if not token.is_space]
    at = np.full(len(doc), -1, dtype=np.int64)
    for position, token in enumerate(kept):
        at[token.i] = position
    tags = {name: number for number, name in enumerate(TAGS, 1)}
    dependencies = {name: number for number, name in enumerate(DEPENDENCIES, 1)}
    entities = {name: number for number, name in enumerate(ENTITIES, 1)}
    starts = _ints(token.idx for token in kept)
    ends = _ints(token.idx + len(token) for token in kept)
    firsts = [start for start, _ in parse.sentences]
    sentences = []
    for token in kept:
        index = bisect_right(firsts, token.idx) - 1
        inside = index >= 0 and token.idx < parse.sentences[index][1]
        sentences.append(index if inside else -1)
    heads = at[_ints(token.head.i for token in kept)] if kept else _ints(())
    heads = np.where(heads < 0, np.arange(len(kept)), heads)
    proposals = (
        *(_proposal(draft, starts, ends, heads, at, True) for draft in accepted),
        *(_proposal(draft, starts, ends, heads, at, False) for draft in doubtful),
    )
    return Tokens(
        _ints(token.i for token in kept),
        starts,
        ends,
        _ints(sentences),
        heads,
        _ints(tags.get(token.tag_, 0) for token in kept),
        _ints(dependencies.get(token.dep_, 0) for token in kept),
        _ints(entities.get(token.ent_type_, 0) for token in kept),
        _ints(_shape(token.text) for token in kept),
        _marks(every, starts, ends),
        _rules(parse.article.text, proposals, len(kept)),
        proposals,
    )


def anchor_of(words: Sequence[int], heads: Ints) -> int:
    """The word on which the others of a cue hang: the first whose head lies outside; -1 if none.

    >>> anchor_of([3, 4], np.array([0, 0, 0, 4, 0]))
    4
    """
    inside = set(words)
    return next((w for w in words if int(heads[w]) not in inside or heads[w] == w), -1)


def cover(pieces: Pieces, starts: Ints, ends: Ints) -> list[int]:
    """The words that share a character with ``pieces``, in order."""
    found: list[int] = []
    for start, end in pieces:
        first = int(np.searchsorted(ends, start, side="right"))
        last = int(np.searchsorted(starts, end, side="left"))
        found.extend(range(first, last))
    return found


def _proposal(
    draft: Draft, starts: Ints, ends: Ints, heads: Ints, at: Ints, accepted: bool
) -> Proposal:
    roles: dict[int, int] = {}
    for role, pieces in ((CONTENT, draft.content), (SOURCE, draft.source), (CUE, draft.cue)):
        roles.update((word, role) for word in cover(pieces, starts, ends))
    cue = [word for word, role in sorted(roles.items()) if role == CUE]
    anchor = anchor_of(cue, heads)
    if anchor < 0 and draft.head >= 0:
        anchor = int(at[draft.head])
    return Proposal(draft, anchor, accepted, roles)


def _rules(text: str, proposals: Iterable[Proposal], length: int) -> Ints:
    """1 to 3: role in reported speech; 4 to 6: in direct or mixed; 7 to 13: doubted."""
    rules = np.zeros(length, dtype=np.int64)
    for proposal in sorted(proposals, key=lambda p: (p.accepted, p.draft.score)):
        draft = proposal.draft
        step = 0
        if proposal.accepted and form_of(text, draft.content) is not QuotationForm.INDIRECT:
            step = 3
        for word, role in proposal.roles.items():
            if proposal.accepted:
                rules[word] = role + step
            elif role == CUE:
                rules[word] = 9 + sum(draft.score >= least for least in _STEPS)
            else:
                rules[word] = 7 if role == SOURCE else 8
    return rules


def _marks(every: Sequence[Stretch], starts: Ints, ends: Ints) -> Ints:
    """1 between quotation marks, 2 an opening mark, 3 a closing one, 4 inside inner marks."""
    found = np.zeros(len(starts), dtype=np.int64)
    for stretch in outer_stretches(every):
        found[cover(((stretch.inner_start, stretch.inner_end),), starts, ends)] = 1
        found[cover(((stretch.start, stretch.inner_start),), starts, ends)] = 2
        if stretch.closed:
            found[cover(((stretch.inner_end, stretch.end),), starts, ends)] = 3
    for stretch in every:
        if stretch.depth:
            found[cover(((stretch.start, stretch.end),), starts, ends)] = 4
    return found


def _shape(word: str) -> int:
    """1 lower case, 2 a capital first, 3 all capitals, 4 a number, 5 no letter at all."""
    if word[:1].isdigit():
        return 4
    if not any(letter.isalpha() for letter in word):
        return 5
    if word.isupper() and len(word) > 1:
        return 3
    return 2 if word[:1].isupper() else 1


def _ints(values: Iterable[int]) -> Ints:
    return np.fromiter(values, dtype=np.int64)
