"""Who takes part in a deed: by name, or by a word that stands for somebody named."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from variorum.annotate.expectation_people import Mentions, Regions
from variorum.annotate.titles import LONGEST_TITLE
from variorum.naming.tables import load_words
from variorum.records import Actor, ActorKind, Article, Reference, Span, digest
from variorum.spans import make_span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LONGEST = 10
_LONGEST_TITLE = 20
_TIES = ("of ", "on ", "for ")
_MODIFIERS = frozenset(
    ("det", "amod", "compound", "nummod", "poss", "nmod", "quantmod", "predet", "case")
)
_SUFFIXES = (" Jr", " II", " III")
_CHAMBERS = frozenset(("H.R.", "HR", "S.", "H.Res", "S.J.Res."))
_FIRST = frozenset(("president", "king", "queen", "pope", "emperor", "chancellor"))
"""Titles that only one of a family has."""


class Participants:
    """Looks up the actor that the head of a noun phrase names or stands for."""

    def __init__(
        self,
        article: Article,
        actors: Sequence[Actor],
        references: Sequence[Reference],
        regions: Regions,
    ) -> None:
        self._article = article
        self._countries: dict[str, str] = {}
        self._mentions = Mentions(actors)
        self._regions = regions
        self._spans = sorted((m.start, m.end, a.id) for a in actors for m in a.mentions)
        self._roles = {actor.id: actor.roles for actor in actors}
        self._younger = {
            actor.id
            for actor in actors
            if any(actor.name.rstrip(".").endswith(suffix) for suffix in _SUFFIXES)
        }
        self._ranks = {actor.id: _ranks(article, actor) for actor in actors}
        # A pronoun for "Holm Jr." means his father as soon as a bare "Holm" stands for both.
        self._mixed = {
            actor.id
            for actor in actors
            if actor.id in self._younger and any(" " not in m.exact for m in actor.mentions)
        }
        self._meant = {
            reference.span.start: reference.actor
            for reference in references
            if reference.actor is not None and reference.actor not in self._mixed
        }

    def of(self, noun: Token) -> str | None:
        """The id of the actor, ``None`` where it is nobody who is named.

        The name must be the head: "Ruiz supporters" and "Ruiz's lawyer" are not Ruiz.
        """
        if noun.idx in self._meant:
            return self._meant[noun.idx]
        if noun.pos_ == "PRON":
            if noun.lower_ in ("i", "me"):
                around = self._regions.around(noun.idx)
                return around[0].speaker if around else None
            source = self._regions.from_source(noun.idx, noun.idx + 1)
            return source.speaker if source is not None else None
        end = noun.idx + len(noun)
        if not self.is_in_name(noun) or _is_bill(noun):
            return None
        if noun.pos_ != "PROPN":
            return None  # a description ("the minister") is too often somebody else
        named = self._bearer(end) or self._mentions.at(noun.idx, end)
        return named if named is None or not self._is_in_doubt(named, noun.idx) else None

    def _bearer(self, end: int) -> str | None:
        """Who bears a title that the body ending here opens: "Committee on Ports Chairman X"."""
        following = bisect_right(self._spans, (end, 1 << 60, ""))
        for start, _, actor in self._spans[following : following + 2]:
            if start - end > LONGEST_TITLE:
                continue
            between = " ".join(self._article.text[end:start].split())
            if between.startswith(_TIES) and any(r.endswith(between) for r in self._roles[actor]):
                return actor
        return None

    def _is_in_doubt(self, actor: str, start: int) -> bool:
        """Whether it is a bare "Holm" for "Holm Jr.", or "King Holm" for "Prince Ulf Holm".

        Often that is his father.
        """
        last = bisect_right(self._spans, (start, 1 << 60, ""))
        inside = [(b, e) for b, e, _ in self._spans[max(0, last - 8) : last] if b <= start < e]
        if any(" " in self._article.text[b:e].strip() for b, e in inside):
            return False
        if actor in self._younger:
            return True
        ranks = self._ranks.get(actor)
        if not ranks or not inside:
            return False
        title = _title(self._article.text, min(inside)[0])
        return title in _FIRST and title not in ranks

    def recipient(self, noun: Token) -> str | None:
        """The same for whom the act reaches; a country too that acts nowhere in the article."""
        known = self.of(noun)
        if known is not None or noun.ent_type_ != "GPE" or noun.pos_ != "PROPN":
            return known
        name = _name_of(noun)
        if name.lower() not in load_words("places.tsv", "country"):
            return None
        identifier = digest(self._article.id, name, ActorKind.PLACE.value)
        self._countries.setdefault(identifier, name)
        return identifier

    def countries(self, doc: Doc, wanted: Collection[str]) -> list[Actor]:
        """The countries among ``wanted`` that are no actors yet, with all their mentions."""
        names = {name: actor for actor, name in self._countries.items() if actor in wanted}
        found: dict[str, list[Span]] = {}
        for entity in doc.ents if names else ():
            name = _name_of(entity.root)
            if entity.label_ == "GPE" and name in names:
                last = doc[entity.end - 1]
                start = next(t for t in entity if t.lower_ != "the").idx
                end = last.idx + len(last) if last.tag_ != "POS" else last.idx
                found.setdefault(name, []).append(make_span(self._article, start, end))
        return [
            Actor(names[name], name, ActorKind.PLACE, (), (), tuple(found[name]))
            for name in sorted(found)
        ]

    def is_in_name(self, word: Token) -> bool:
        """Whether a mention of somebody holds the word."""
        start, end = word.idx, word.idx + len(word)
        last = bisect_right(self._spans, (start, 1 << 60, ""))
        return any(b <= start and end <= e for b, e, _ in self._spans[max(0, last - 8) : last])


def _is_bill(noun: Token) -> bool:
    """``H.R.`` of "H.R. 36": a bill, not the House that it lies before."""
    after = noun.doc[noun.i + 1 : noun.i + 2]
    return noun.text in _CHAMBERS and any(token.like_num for token in after)


def _ranks(article: Article, actor: Actor) -> frozenset[str]:
    """The titles before the names of more than one word."""
    full = [mention.start for mention in actor.mentions if " " in mention.exact]
    return frozenset(_title(article.text, start) for start in full) - {""}


def _title(text: str, start: int) -> str:
    """The title right before ``start``, in lower case, empty where there is none."""
    before = text[max(0, start - _LONGEST_TITLE) : start].split()
    word = before[-1].lower() if before and text[start - 1 : start] == " " else ""
    return word if word in load_words("titles.tsv") else ""


def _name_of(noun: Token) -> str:
    """The entity around the noun, without its article and possessive."""
    first = last = noun.i
    while first and noun.doc[first].ent_iob_ == "I":
        first -= 1
    while last + 1 < len(noun.doc) and noun.doc[last + 1].ent_iob_ == "I":
        last += 1
    words = [t.text for t in noun.doc[first : last + 1] if t.tag_ != "POS" and t.lower_ != "the"]
    return " ".join(words)


def noun_phrase(noun: Token) -> tuple[int, int]:
    """The noun with its modifiers before it and its "of" after it: tokens, end exclusive."""
    left = min(
        [noun.i, *(c.left_edge.i for c in noun.children if c.i < noun.i and c.dep_ in _MODIFIERS)]
    )
    right = noun.i
    for child in noun.children:
        if child.i > noun.i and child.dep_ == "prep" and child.lower_ == "of":
            right = max(right, child.right_edge.i)
    if right - noun.i > _LONGEST:
        right = noun.i
    return left, right + 1
