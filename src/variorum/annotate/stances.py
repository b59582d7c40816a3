"""Where somebody stands: who backs or opposes whom or what, in one article, with the words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from variorum.annotate.parse import Parse
from variorum.annotate.stance_asks import find_asked
from variorum.annotate.stance_frames import Taken, find_taken
from variorum.annotate.stance_parties import Parties, Party
from variorum.annotate.stance_scope import put_forward
from variorum.annotate.stance_words import listed
from variorum.annotate.structure import BlockKind
from variorum.records import Actor, Quotation, Side, Stance, digest
from variorum.spans import make_broken_span, make_span

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST = 400
"""Characters from the holder to the target; what lies farther apart is a slip of the parser."""


def find_stances(
    parse: Parse, quotations: Sequence[Quotation], actors: Sequence[Actor]
) -> list[Stance]:
    """The stances in text order, each of an actor, towards an actor or a thing.

    A stance is put forward as held: by the outlet, or in what somebody is quoted with. "I" and
    "we" are the speaker. What would or might be, was once, is asked, denied or expected is none.
    A holder without a name is left out, and so are parts of groups ("some Liberals") and things
    that only "it" or a vague word names.

    Limits: irony, and stances that no word of the table says, are not seen; of two that one
    sentence joins by "or" neither is taken.
    """
    parties = Parties(parse, quotations, actors)
    headings = sorted((b.start, b.end) for b in parse.blocks if b.kind is BlockKind.HEADING)
    found: dict[tuple[str, str | int, str], Stance] = {}
    for taken in (*find_taken(parse.doc), *find_asked(parse.doc)):
        at = taken.cues[-1].idx
        heading = bisect_right(headings, (at, 1 << 60)) - 1
        if heading >= 0 and at < headings[heading][1]:
            continue
        held = put_forward(taken)
        if held is None:
            continue
        for stance in _stances(parse, parties, taken, *held):
            key = (stance.holder, stance.about.start, stance.side.value)
            found.setdefault(key, stance)
    return sorted(found.values(), key=lambda stance: (stance.cue.start, stance.id))


def _stances(
    parse: Parse, parties: Parties, taken: Taken, side: Side, changed: bool
) -> list[Stance]:
    told_in = parties.told_in(taken.verb, taken.cues)
    changed = changed or _tells_of_another_year(parse, taken.verb)
    found = []
    for token in taken.holders:
        holder = parties.holder(token, told_in)
        if holder is None or holder.actor is None:
            continue
        for goal in taken.targets:
            target = parties.target(goal, told_in, holder.actor)
            if target is None or not _fits(taken, goal, target, holder.actor):
                continue
            pieces = _pieces(taken.cues)
            start = min(holder.start, target.start, pieces[0][0])
            end = max(holder.end, target.end, pieces[-1][1])
            if end - start > _LONGEST:
                continue
            outer = told_in if told_in is not None and told_in.speaker != holder.actor else None
            found.append(
                Stance(
                    id=digest(
                        "stance", parse.article.id, holder.actor, str(target.start), side.value
                    ),
                    span=make_span(parse.article, start, end),
                    holder=holder.actor,
                    source=make_span(parse.article, holder.start, holder.end),
                    side=side,
                    cue=make_broken_span(parse.article, pieces),
                    target=target.actor,
                    about=make_span(parse.article, target.start, target.end),
                    owner=target.owner,
                    act=not taken.removal and taken.cues[0].lemma_.lower() in listed("act"),
                    removal=taken.removal,
                    changed=changed,
                    said_in=outer.id if outer else None,
                )
            )
    return found


def _tells_of_another_year(parse: Parse, verb: Token) -> bool:
    """Whether the sentence names a year before that of the article."""
    published = parse.article.published
    if published is None:
        return False
    year = published.value[:4]
    return any(t.text.isdigit() and len(t) == 4 and "1900" < t.text < year for t in verb.sent)


def _fits(taken: Taken, goal: Token, target: Party, holder: str) -> bool:
    """Whether the word takes such a target, and it is not the holder's own."""
    if target.actor == holder:
        return False
    if target.owner == holder:
        return False
    if taken.takes == "actor":
        return target.actor is not None
    if taken.takes == "matter":
        thing = target.actor is None or goal.pos_ == "NOUN"
        return thing and goal.lemma_.lower() in listed("matter")
    return True


def _pieces(cues: Sequence[Token]) -> list[tuple[int, int]]:
    """The stretches of the cue, words side by side joined."""
    pieces: list[tuple[int, int]] = []
    last = -2
    for token in sorted(cues, key=lambda t: t.i):
        start, end = token.idx, token.idx + len(token)
        if token.i == last + 1:
            pieces[-1] = (pieces[-1][0], end)
        else:
            pieces.append((start, end))
        last = token.i
    return pieces
