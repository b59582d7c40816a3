"""Words that stand for somebody or something named elsewhere: "He", "the talks"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from variorum.annotate.discourse import PRONOUNS, SUBJECTS, Discourse, Place, read_discourse
from variorum.annotate.parse import Parse
from variorum.annotate.pronouns import resolve_pronoun
from variorum.annotate.wordlists import load_words
from variorum.naming.nouns import is_singular_person, role_gender
from variorum.records import Actor, ActorKind, Claim, Quotation, Reference, Span
from variorum.spans import make_span, pieces_of

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST = 14
"""Words of an antecedent shown beside "the talks": a longer one explains less than it burdens."""

REACH = 8
"""Sentences looked back for it: of two trials in one article the bare noun is mostly the later."""

FARTHEST = 200
"""Words looked back over for somebody without a name; so far off nobody remembers who "he" is."""

NEAREST = 40
"""Pieces of statements before a word that are looked at for one around it."""

_FIRST_PERSON = frozenset(("i", "me", "my", "myself"))
_AFTER = frozenset(("between", "of", "on", "in", "against", "over", "with", "at", "to", "for"))
_NAMES = frozenset(("PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "EVENT", "LAW"))
_RESTRICTED = frozenset(("prep", "relcl", "acl", "appos", "pobj"))


def find_references(
    parse: Parse,
    quotations: Sequence[Quotation],
    actors: Sequence[Actor],
    claims: Sequence[Claim],
) -> list[Reference]:
    """What the pronouns and bare nouns in claims and sources stand for, in text order.

    A reference is meant to be shown beside the words, so it is given only where nothing else
    fits: "he" and "she" where one person of that sex is near, "I" inside a statement whose
    speaker is known, "the talks" where one fuller mention of talks stands before.

    Limits: "it", "they" and "we" are left open, and so are "he" and "she" inside quotation
    marks: whom a speaker means stands in what the article does not quote.
    """
    discourse = read_discourse(parse, actors)
    sources = [quotation.source for quotation in quotations if quotation.source is not None]
    inside = _stretches([claim.span for claim in claims] + sources)
    said = sorted(
        (start, end, q.id, q.speaker) for q in quotations for start, end in pieces_of(q.content)
    )
    people = {actor.id: actor for actor in actors}
    found: dict[tuple[int, int], Reference] = {}
    for token in parse.doc:
        word = token.lower_
        if word in PRONOUNS:
            actor = _person(discourse, token)
        elif word in _FIRST_PERSON:
            actor = _speaker(token, said, people)
        else:
            continue
        if actor is not None and _lies_in(token.idx, inside):
            reference = _to_actor(parse, token, actor)
            if reference is not None:
                found[token.idx, token.idx + len(token)] = reference
    for start, end, antecedent in _named_in_full(discourse):
        if _lies_in(start, inside):
            span = make_span(parse.article, start, end)
            found[start, end] = Reference(span, make_span(parse.article, *antecedent), None)
    return [found[place] for place in sorted(found)]


def _stretches(spans: Sequence[Span]) -> list[tuple[int, int]]:
    """The stretches that ``spans`` cover, joined, in order."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(piece for span in spans for piece in pieces_of(span)):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _lies_in(position: int, stretches: Sequence[tuple[int, int]]) -> bool:
    at = bisect_right(stretches, (position, 1 << 60)) - 1
    return at >= 0 and stretches[at][0] <= position < stretches[at][1]


def _person(discourse: Discourse, token: Token) -> Actor | None:
    """Whom "he" or "she" means, where nobody else near could be meant."""
    if discourse.is_quoted(token.idx):
        return None
    actor, _ = resolve_pronoun(discourse, token.lower_, token.idx)
    if actor is None or not _is_alone(discourse, token, actor):
        return None
    if _acts_on(discourse, token, actor):
        return None
    subject = token.dep_ in SUBJECTS
    place = Place(token.idx, token.idx + len(token), actor, subject, PRONOUNS[token.lower_])
    discourse.add(place)
    return actor


def _acts_on(discourse: Discourse, token: Token, actor: Actor) -> bool:
    """Whether the actor has another part in the clause: "Venn met him" is not about Venn alone."""
    verb = token.head
    if token.dep_ in SUBJECTS and verb.dep_ == "relcl":
        # "Ana Ruiz, whom she met": the clause already has Ana Ruiz in it.
        noun = verb.head.idx
        places = discourse.places[discourse.sentence_of(noun)]
        return any(
            place.actor is not None and place.actor.id == actor.id
            for place in places
            if place.start <= noun < place.end
        )
    if token.dep_ in SUBJECTS or token.dep_ == "poss" or token.lower_.endswith("self"):
        return False
    for _ in range(3):
        if verb.pos_ in ("VERB", "AUX"):
            break
        verb = verb.head
    subjects = [child for child in verb.lefts if child.dep_ in SUBJECTS]
    return not subjects or any(
        place.actor is not None and place.actor.id == actor.id
        for subject in subjects
        for place in discourse.places[discourse.sentence_of(subject.idx)]
        if place.start <= subject.idx < place.end
    )


def _is_alone(discourse: Discourse, token: Token, actor: Actor) -> bool:
    """Whether no other person of that sex stands from where the actor was last named on."""
    gender = PRONOUNS[token.lower_]
    own = discourse.sentence_of(token.idx)
    for number in range(own, max(own - 4, -1), -1):
        people = [p for p in discourse.places[number] if p.end <= token.idx and _is_person(p)]
        fitting = [p for p in people if p.gender in {"", gender}]
        if any(p.actor is None or p.actor.id != actor.id for p in fitting):
            return False
        if fitting:
            return not _is_followed(discourse, fitting[-1].end, token)
    return False


def _is_followed(discourse: Discourse, start: int, token: Token) -> bool:
    """Whether between ``start`` and ``token`` somebody stands who is told by a noun alone."""
    for i in range(token.i - 1, token.i - 1 - FARTHEST, -1):
        if i < 0 or token.doc[i].idx < start:
            return False
        other = token.doc[i]
        if other.pos_ not in ("NOUN", "PROPN") or other.dep_ == "compound":
            continue
        person = is_singular_person(other.text)
        if not person or role_gender(other.text) not in {"", PRONOUNS[token.lower_]}:
            continue
        places = discourse.places[discourse.sentence_of(other.idx)]
        if not any(place.start <= other.idx < place.end for place in places):
            return True
    return True


def _is_person(place: Place) -> bool:
    return place.actor is None or place.actor.kind is ActorKind.PERSON


def _speaker(
    token: Token, pieces: Sequence[tuple[int, int, str, str | None]], actors: Mapping[str, Actor]
) -> Actor | None:
    """Who says the innermost statement that "I" stands in."""
    last = bisect_right(pieces, token.idx, key=lambda piece: piece[0])
    around = [piece for piece in pieces[max(0, last - NEAREST) : last] if token.idx < piece[1]]
    if not around:
        return None
    speaker = min(around, key=lambda piece: (piece[1] - piece[0], piece[2]))[3]
    return actors.get(speaker or "")


def _to_actor(parse: Parse, token: Token, actor: Actor) -> Reference | None:
    """The reference with the fullest name the article gives the actor, the first such."""
    lowered = {*PRONOUNS, *_FIRST_PERSON}
    named = [m for m in actor.mentions if m.exact.lower() not in lowered and m.exact[:1].isupper()]
    if not named:
        return None
    best = max(named, key=lambda m: (len(m.exact.split()), -m.start))
    return Reference(make_span(parse.article, token.idx, token.idx + len(token)), best, actor.id)


def _named_in_full(discourse: Discourse) -> Iterator[tuple[int, int, tuple[int, int]]]:
    """Each bare "the talks" with the one mention of talks before it that names whose they are."""
    referring = load_words("referring_nouns.txt")
    fuller: dict[str, list[tuple[int, int] | None]] = {}
    for token in discourse.parse.doc:
        word = token.lower_
        if word not in referring or token.pos_ not in ("NOUN", "PROPN") or token.dep_ == "compound":
            continue
        left = [c.lower_ for c in token.lefts]
        if left in (["the"], ["this"], ["that"]):
            known = fuller.get(word, [])
            whole = not any(c.dep_ in _RESTRICTED for c in token.rights)
            one = known[0] if len(known) == 1 else None
            if whole and one is not None and _is_near(discourse, one[0], token.idx):
                yield next(iter(token.lefts)).idx, token.idx + len(token), one
        elif left or any(c.dep_ == "prep" for c in token.rights):
            # One that names nobody ("an earlier raid") is another all the same.
            fuller.setdefault(word, []).append(_bounds(token))


def _is_near(discourse: Discourse, antecedent: int, position: int) -> bool:
    """Whether both stand close together and neither alone in quotation marks."""
    apart = discourse.sentence_of(position) - discourse.sentence_of(antecedent)
    return apart <= REACH and discourse.is_quoted(antecedent) == discourse.is_quoted(position)


def _bounds(token: Token) -> tuple[int, int] | None:
    """The noun with what stands before it and the phrases behind it, if they name something."""
    doc = token.doc
    after = [c for c in token.rights if c.dep_ == "prep" and c.lower_ in _AFTER]
    first = min([c.left_edge.i for c in token.lefts], default=token.i)
    last = token.i
    for phrase in after:
        if phrase.i == last + 1 and phrase.right_edge.i - first < LONGEST:
            inner = doc[phrase.i : phrase.right_edge.i + 1]
            if not any(w.pos_ in ("PUNCT", "VERB", "AUX", "SCONJ") for w in inner):
                last = phrase.right_edge.i
    words = doc[first : last + 1]
    if len(words) > LONGEST or any(w.is_space or w.is_quote for w in words):
        return None
    named = any(w.ent_type_ in _NAMES or (w.like_num and len(w) == 4) for w in words)
    own = any(w.lower_ in PRONOUNS for w in words)
    if not named or own:
        return None
    return doc[first].idx, doc[last].idx + len(doc[last])
