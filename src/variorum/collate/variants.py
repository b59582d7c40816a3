"""Quotation variants: one quotation worded otherwise, cut, or given to another speaker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from variorum.collate.changes import tell_changes
from variorum.collate.joinings import find_joinings
from variorum.collate.occasions import find_occasions
from variorum.collate.renderings import (
    SHORTEST,
    SHORTEST_CONTENT,
    Rendering,
    content_words,
    find_marked,
    find_renderings,
)
from variorum.collated import QuotationVariant, Story
from variorum.records import Actor, Difference

ALIKE = 0.75
"""Share of the shorter rendering's words that stand, in order, in the other."""
DENSE = 0.6
"""Share of the stretch they stand in, in the longer one, that they make up."""
SAME_WORDS = 0.9
UNCHANGED = 1.5
"""Content words that stay for each one that changes."""
_RUN = 3
_LONGEST_POSTING = 40


def find_variants(story: Story) -> list[QuotationVariant]:
    """The variants among the quotations of a story, in order of their first quotation.

    Compared are words in quotation marks. ``speaker``: the same words, nearly, with two
    speakers who are both resolved and clearly two; ``cut``: all words of one stand in the
    other, in long runs; ``wording``: some words are others; ``merged``: two statements that one
    article gives apart are one in another; ``occasion``: the same words on two days.
    A wrong variant costs more than a missed one, so short phrases count only if they are given
    to two speakers word for word; of two to four words in quotation marks ("calls it “water
    blackmail”") only those that are nobody's stock phrase, title or name, and that just two
    people of the story are given.

    Limits: paraphrase is left to points; what one article says twice is no variant; a
    quotation that an article gives in two pieces is two cuts.
    """
    renderings = find_renderings(story)
    kinds: dict[Difference, list[tuple[int, int]]] = {kind: [] for kind in Difference}
    for a, b in _candidates(renderings):
        kind = difference(renderings[a], renderings[b])
        if kind is not None:
            kinds[kind].append((a, b))
    variants = []
    for kind, pairs in kinds.items():
        for members in _joined(pairs):
            found = [q for index in members for q in renderings[index].quotations]
            variants.append(QuotationVariant(tuple(dict.fromkeys(found)), kind))
    spoken = {frozenset(v.quotations) for v in variants if v.differs is Difference.SPEAKER}
    for variant in _marked_twice(story):
        if not any(set(variant.quotations) <= found for found in spoken):
            variants.append(variant)
    joined = find_joinings(story, renderings)
    variants = [v for v in variants if not _is_part(v, joined)] + joined
    variants += find_occasions(story, renderings)
    place = {
        quotation.id: (telling.article.id, quotation.content.start, quotation.id)
        for telling in story.tellings
        for quotation in telling.quotations
    }
    variants.sort(key=lambda v: (place[v.quotations[0]], v.differs, v.quotations))
    return tell_changes(story, variants)


def _is_part(variant: QuotationVariant, joined: Sequence[QuotationVariant]) -> bool:
    """Whether it is only a part that is found again in the whole that it was joined to."""
    names = set(variant.quotations)
    return variant.differs is Difference.CUT and any(names <= set(j.quotations) for j in joined)


def _marked_twice(story: Story) -> Iterator[QuotationVariant]:
    """Short marked words that two articles give to two speakers."""
    by_words: dict[tuple[str, ...], list[Rendering]] = {}
    for rendering in find_marked(story):
        by_words.setdefault(rendering.words, []).append(rendering)
    for renderings in by_words.values():
        # Words that three people use are going round; of two, one article gives them to each.
        if len(renderings) != 2:
            continue
        one, other = renderings
        if are_two(one.speaker, other.speaker) and not set(one.articles) & set(other.articles):
            found = dict.fromkeys((*one.quotations, *other.quotations))
            yield QuotationVariant(tuple(found), Difference.SPEAKER)


def shared_quotations(story: Story) -> list[tuple[str, ...]]:
    """Ids of quotations with the same words and speaker in two articles or more."""
    return [
        rendering.quotations
        for rendering in find_renderings(story)
        if len(set(rendering.articles)) > 1 and len(rendering.words) >= SHORTEST
    ]


def difference(a: Rendering, b: Rendering) -> Difference | None:
    """In what two renderings of one quotation differ; ``None`` where they are two quotations."""
    from rapidfuzz.distance import LCSseq

    short, long = sorted((a, b), key=lambda r: len(r.words))
    blocks = [
        block
        for block in LCSseq.opcodes(short.words, long.words).as_matching_blocks()
        if block.size
    ]
    shared = [word for block in blocks for word in short.words[block.a : block.a + block.size]]
    telling = len(set(content_words(shared)))
    if len(shared) < SHORTEST or telling < SHORTEST_CONTENT:
        return _is_cut(short, long, len(blocks), telling) or _spoken_twice(a, b)
    inside = len(shared) / len(short.words)
    stretch = blocks[-1].b + blocks[-1].size - blocks[0].b
    if inside < ALIKE or len(shared) / stretch < DENSE or len(shared) / len(blocks) < 2:
        return None
    if len({*a.articles, *b.articles}) < 2:
        return None
    if are_two(a.speaker, b.speaker):
        same = inside >= SAME_WORDS and len(shared) / len(long.words) >= SAME_WORDS
        return Difference.SPEAKER if same and not a.named else None
    if short.words == long.words:
        return None
    if inside == 1.0:
        return Difference.CUT if len(shared) / len(blocks) >= _RUN else None
    # One word of a short sentence makes another sentence of it: "we will win the vote / war".
    kept = set(content_words(shared))
    changed = set(content_words(short.words)) - kept
    return Difference.WORDING if len(kept) >= UNCHANGED * len(changed) else None


def are_two(a: Actor | None, b: Actor | None) -> bool:
    """Whether two speakers are known and clearly not one, nor one speaking for the other."""
    if a is None or b is None or a.id == b.id or a.kind != b.kind:
        return False
    return not _name_words(a) & _name_words(b) and not _initials(a) & _initials(b)


def _candidates(renderings: Sequence[Rendering]) -> list[tuple[int, int]]:
    """Pairs that share a run of three words, or are the same words by two speakers."""
    postings: dict[tuple[str, ...], list[int]] = {}
    for index, rendering in enumerate(renderings):
        words = rendering.words
        runs = {words[i : i + _RUN] for i in range(len(words) - _RUN + 1)} | {words}
        for run in runs:
            postings.setdefault(run, []).append(index)
    pairs: set[tuple[int, int]] = set()
    for posting in postings.values():
        if 1 < len(posting) <= _LONGEST_POSTING:
            pairs.update((a, b) for i, a in enumerate(posting) for b in posting[i + 1 :])
    return sorted(pairs)


def _is_cut(short: Rendering, long: Rendering, blocks: int, telling: int) -> Difference | None:
    """A short run of words counts as a cut where the same known speaker says the longer one."""
    whole = len(short.words) >= SHORTEST and telling == short.content >= SHORTEST_CONTENT - 1
    same = short.speaker is not None and long.speaker is not None
    same = same and short.speaker == long.speaker and len({*short.articles, *long.articles}) > 1
    longer = len(short.words) < len(long.words)
    return Difference.CUT if whole and same and longer and blocks == 1 else None


def _spoken_twice(a: Rendering, b: Rendering) -> Difference | None:
    """A short phrase counts only where it is the same, telling, and two people's."""
    telling = a.content >= 2 and len(a.words) >= SHORTEST - 1
    apart = not set(a.articles) & set(b.articles)
    telling = telling and not a.named
    if a.words == b.words and telling and apart and are_two(a.speaker, b.speaker):
        return Difference.SPEAKER
    return None


def _name_words(actor: Actor) -> set[str]:
    names = " ".join((actor.name, *actor.aliases)).lower()
    return {word for word in content_words(names.split()) if len(word) > 2}


def _initials(actor: Actor) -> set[str]:
    """Acronyms of the actor's names, and names that are acronyms."""
    names = [name for name in (actor.name, *actor.aliases) if name]
    long = {"".join(w[0] for w in name.split() if w[0].isupper()) for name in names if " " in name}
    return {name for name in {*long, *names} if len(name) > 1 and name.isupper()}


def _joined(pairs: Sequence[tuple[int, int]]) -> Iterator[list[int]]:
    """Groups of indexes that pairs connect, each sorted."""
    home: dict[int, int] = {}

    def find(index: int) -> int:
        while home.setdefault(index, index) != index:
            index = home[index]
        return index

    for a, b in pairs:
        first, second = sorted((find(a), find(b)))
        home[second] = first
    groups: dict[int, list[int]] = {}
    for index in sorted(home):
        groups.setdefault(find(index), []).append(index)
    yield from groups.values()
