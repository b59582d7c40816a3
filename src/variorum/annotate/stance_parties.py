"""Who takes a stance and towards whom or what: names, pronouns, descriptions, things."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from variorum.annotate.discourse import PRONOUNS, Discourse, read_discourse
from variorum.annotate.expectation_people import Mentions, Regions
from variorum.annotate.parse import Parse
from variorum.annotate.pronouns import resolve_pronoun
from variorum.annotate.speakers import resolve_source
from variorum.annotate.stance_words import listed
from variorum.naming.nouns import is_person_noun
from variorum.naming.tables import load_words
from variorum.records import Actor, ActorKind, Quotation

if TYPE_CHECKING:
    from spacy.tokens import Token

_FIRST = frozenset(("i", "we", "me", "us"))
_OWN = frozenset(("his", "her", "their", "its", "my", "our", "your", "whose"))
_APART = frozenset(
    ("only", "first", "other", "another", "one", "fellow", "any", "every", "no", "each")
)
"""Words by which somebody is told from others, who has not been named by it before."""
_WHOLE = frozenset(("the", "both", "house", "senate", "'s", "’s"))
_LONGEST = 14
"""Words of a thing's name; what is longer is cut after the noun's last short phrase."""
_FIGURES = frozenset(("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"))
_BEFORE = (
    "det", "amod", "compound", "nmod", "poss", "nummod", "case", "quantmod", "punct", "advmod"
)  # fmt: skip
_PHRASES = frozenset(("of", "on", "for", "to", "over", "with", "against", "in", "between"))


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody or something in the words from ``start`` to ``end``.

    ``actor`` is the id of whom they name, ``None`` where they name a thing; ``owner`` is the
    actor whose thing it is.
    """

    start: int
    end: int
    actor: str | None
    owner: str | None = None


class Parties:
    """Resolves the tokens that hold a stance or that it is towards, in one article."""

    def __init__(
        self, parse: Parse, quotations: Sequence[Quotation], actors: Sequence[Actor]
    ) -> None:
        self._discourse: Discourse = read_discourse(parse, actors)
        self._mentions = Mentions(actors)
        self._regions = Regions(quotations)
        self._actors = {actor.id: actor for actor in actors}
        self._starts = {
            actor.id: sorted((span.start, span.end) for span in actor.mentions) for actor in actors
        }

    def told_in(self, token: Token, cues: Sequence[Token]) -> Quotation | None:
        """The innermost quotation around ``token`` but one whose cue is among ``cues``."""
        own = {cue.idx for cue in cues}
        for quotation in self._regions.around(token.idx):
            cue = quotation.cue
            if cue is None or not any(cue.start <= at < cue.end for at in own):
                return quotation
        return None

    def holder(self, token: Token, told_in: Quotation | None) -> Party | None:
        """Who holds it; ``None`` where no actor is known by the words."""
        if token.lower_ in ("who", "which", "that", "whom"):
            noun = _antecedent(token)
            if noun is None or noun.pos_ not in ("NOUN", "PROPN"):
                return None
            # "the senator who opposed it" is told from others by that, "Ruiz, who" is not
            aside = token.i > 0 and token.nbor(-1).text in (",", "—", "–", "(")
            meant = self._named(noun) or (self._described(noun) if aside else None)
            if meant is None or meant.actor is None:
                return None
            kind = self._actors[meant.actor].kind
            # "the aide of the ministry, who": the clause hangs on another noun than is thought
            person, body = kind is ActorKind.PERSON, kind not in (ActorKind.PERSON, ActorKind.GROUP)
            return None if {"which": person, "who": body}.get(token.lower_) else meant
        start, end = token.idx, token.idx + len(token)
        if token.lower_ in _FIRST:
            speaker = told_in.speaker if told_in is not None else None
            return Party(start, end, speaker) if speaker in self._actors else None
        if token.lower_ in ("he", "she", "it") or token.tag_ == "PRP$":
            found = self._pronoun(token, told_in)
            return Party(start, end, found) if found else None
        return self._named(token) or self._described(token)

    def target(self, token: Token, told_in: Quotation | None, holder: str) -> Party | None:
        """Whom or what it is towards; ``None`` where the words do not say."""
        start, end = token.idx, token.idx + len(token)
        if token.lower_ in ("me", "us"):
            return self.holder(token, told_in)
        if token.lower_ in ("him", "her", "he", "she") or token.lower_ in ("his", "her"):
            found = self._earlier(token, holder)
            return Party(start, end, found) if found else None
        if token.pos_ not in ("NOUN", "PROPN"):
            return None
        return self._named(token) or self._described(token) or self._thing(token, told_in)

    def _named(self, token: Token) -> Party | None:
        """The actor whose name the token heads: not "Ruiz supporters", "some Liberals"."""
        actor = self._mentions.at(token.idx, token.idx + len(token))
        if actor is None:
            return None
        known = self._actors[actor]
        if token.i + 1 < len(token.doc) and token.nbor(1).like_num:
            return None  # a bill by its number, not the chamber
        several = known.kind is ActorKind.GROUP or token.tag_ in ("NNPS", "NNS")
        if several and not _is_whole(token):
            return None
        if any(c.dep_ == "poss" and c.ent_type_ for c in token.children):
            mention = self._mention_over(actor, token.idx)
            if mention is None or mention[0] > min(c.idx for c in token.children):
                return None
        mention = self._mention_over(actor, token.idx)
        return Party(*mention, actor) if mention else None

    def _described(self, token: Token) -> Party | None:
        """The actor that "the mayor" or "the ministry" means."""
        if self._mentions.at(token.idx, token.idx + len(token)) is not None:
            return None  # a name, but of some of a group or of somebody else's
        body = token.lower_ in load_words("organization_words.tsv", "noun")
        for child in token.rights:
            named = self._named(child) if _is_apposed(child) else None
            if named is not None:  # "the planner, Piotr Lang"
                return named
        known = token.lower_ in self._discourse.holders
        if not (is_person_noun(token.text) or body or known):
            return None
        first = token.left_edge
        if first.i < token.i - _LONGEST or any(c.lower_ in _APART for c in token.children):
            return None
        start, end = first.idx, token.idx + len(token)
        for child in token.rights:
            if child.dep_ == "appos" or (child.dep_ == "prep" and child.lower_ == "of"):
                last = child.right_edge
                end = last.idx + len(last)
                break
        actor, _ = resolve_source(self._discourse, start, end)
        if actor is None or actor.id not in self._actors:
            return None
        return Party(start, token.idx + len(token), actor.id)

    def _thing(self, token: Token, told_in: Quotation | None) -> Party | None:
        """A thing by its noun phrase; never people without a name, numbers or vague words."""
        lemma = token.lemma_.lower()
        if self._mentions.at(token.idx, token.idx + len(token)) is not None:
            return None
        if any(t.lower_ in ("each", "other") for t in token.subtree):
            return None
        if lemma in listed("vague") or token.ent_type_ in _FIGURES or is_person_noun(token.text):
            return None
        if token.lower_ in load_words("organization_words.tsv", "noun") - {"campaign"}:
            return None
        if token.ent_type_ in ("PERSON", "NORP") and not _is_titled_thing(token):
            return None  # a name that is no known actor
        owner = None
        for child in token.children:
            if child.dep_ == "poss" and child.lower_ in _OWN:
                owner = self._pronoun(child, told_in)
                if owner is None:
                    return None
            elif child.dep_ in ("poss", "compound", "nmod"):
                named = self._named(child) or self._described(child)
                owner = named.actor if named and owner is None else owner
            elif child.dep_ == "prep" and child.lower_ in ("of", "by") and owner is None:
                inner = next((c for c in child.children if c.dep_ == "pobj"), None)
                named = self._named(inner) if inner is not None else None
                owner = named.actor if named else owner
        phrase = _phrase(token)
        if phrase is None:
            return None
        if lemma in listed("standing") and token.tag_ == "NN":
            return Party(*phrase, self._of(token) or owner)
        return Party(*phrase, None, owner)

    def _of(self, token: Token) -> str | None:
        """The actor after "of": "the nomination of Ana Ruiz"."""
        for prep in token.rights:
            if prep.dep_ == "prep" and prep.lower_ == "of":
                named = [self._named(c) for c in prep.children if c.dep_ == "pobj"]
                return named[0].actor if named and named[0] is not None else None
        return None

    def _pronoun(self, token: Token, told_in: Quotation | None) -> str | None:
        """Whom "he", "her" or "its" stands for; in a report mostly the one who speaks."""
        word = token.lower_
        if word in ("my", "our"):
            return told_in.speaker if told_in is not None else None
        if word in ("their", "your", "whose"):
            return None
        actor, _ = resolve_pronoun(self._discourse, word, token.idx)
        found = actor.id if actor is not None else None
        if told_in is None or self._is_quoted(token.idx):
            return found if found in self._actors else None
        speaker = told_in.speaker
        if word in ("its", "it"):  # "The ministry said it opposes the plan"
            body = self._actors.get(speaker or "")
            apart = body is None or body.kind is ActorKind.PERSON
            return None if apart or found not in (None, speaker) else speaker
        gender = self._discourse.genders.get(speaker or "", "")
        if speaker is not None and gender in ("", PRONOUNS[word]) and found in (None, speaker):
            return speaker
        return None if speaker is not None else found

    def _earlier(self, token: Token, holder: str) -> str | None:
        """Whom "him" stands for: in the sentences before, as the holder is somebody else."""
        number = self._discourse.sentence_of(token.idx)
        start = self._discourse.starts[number]
        own = {
            place.actor.id
            for place in self._discourse.names[number]
            if place.actor is not None
            and place.end <= token.idx
            and place.actor.kind is ActorKind.PERSON
        } - {holder}
        if own:
            return None
        actor, _ = resolve_pronoun(self._discourse, token.lower_, start)
        return actor.id if actor is not None and actor.id in self._actors else None

    def _mention_over(self, actor: str, offset: int) -> tuple[int, int] | None:
        """Where the name begins and ends that stands over an offset."""
        starts = self._starts[actor]
        index = bisect_right(starts, (offset, 1 << 60)) - 1
        return starts[index] if index >= 0 and offset < starts[index][1] else None

    def _is_quoted(self, offset: int) -> bool:
        return self._discourse.is_quoted(offset)


def _antecedent(token: Token) -> Token | None:
    """The noun that a relative pronoun stands for."""
    verb = token.head
    return verb.head if verb.dep_ == "relcl" and verb.head.i < token.i else None


def _is_whole(token: Token) -> bool:
    """Whether a group is meant as such, not "some" or "moderate" or "those" of them."""
    if not token.lower_.endswith("s"):
        return False
    for child in token.children:
        if child.dep_ in ("det", "amod", "nummod", "compound", "poss", "nmod", "advmod"):
            if child.lower_ not in _WHOLE:
                return False
        elif child.dep_ in ("relcl", "acl", "prep") and child.nbor(-1).text != ",":
            return False
    before = token.doc[token.i - 1].lower_ if token.i else ""
    return token.dep_ != "appos" and before not in ("of", "other")


def _is_titled_thing(token: Token) -> bool:
    """Whether a capitalised name is of a thing: "the Affordable Care Act", "the Iran deal"."""
    return token.lemma_.lower() in listed("matter")


def _phrase(noun: Token) -> tuple[int, int] | None:
    """Where the noun phrase of a thing begins and ends, with the short phrases after it.

    ``None`` where it says too little: "a bill" or "laws" that a clause tells from others.
    """
    first, last = noun, noun
    clause = any(c.dep_ in ("relcl", "acl") for c in noun.children)
    definite = any(c.dep_ in ("poss", "compound", "amod", "nmod") for c in noun.children) or any(
        c.dep_ == "det" and c.lower_ in ("the", "this", "that", "these", "those")
        for c in noun.children
    )
    if not definite and (clause or any(c.dep_ == "det" for c in noun.children)):
        return None
    for child in noun.lefts:
        if child.dep_ in _BEFORE and noun.i - child.left_edge.i < _LONGEST:
            first = min(first, child.left_edge, key=lambda t: t.i)
            break
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in _PHRASES:
            edge = child.right_edge
            clause = any(t.dep_ in ("relcl", "acl", "advcl", "ccomp") for t in child.subtree)
            if edge.i - first.i >= _LONGEST or clause or child.i != last.i + 1:
                break
            last = edge
        else:
            break
    while first.i < last.i and not first.text[0].isalnum():
        first = first.nbor(1)
    while last.i > noun.i and not last.text[-1].isalnum():
        last = last.nbor(-1)
    return first.idx, last.idx + len(last)


def _is_apposed(noun: Token) -> bool:
    """Whether it says of the noun before who that is; not of "the plan, not Piotr Lang"."""
    return noun.dep_ == "appos" and noun.nbor(noun.left_edge.i - noun.i - 1).lower_ != "not"
