"""A short account of the story: what most independent articles share, in their own words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from variorum.collate.evidence import cosine
from variorum.collate.facts import Fact
from variorum.collate.points import LEANING, leans
from variorum.collated import AccountLine, AccountSide, Point, Relation, Story
from variorum.naming.tables import load_words
from variorum.records import Annotated, CompletenessState, Reference, RelationKind, Span
from variorum.spans import make_span, pieces_of, words_of

LINES = 6
"""Lines of an account."""

CONFLICTS = 2
"""Lines of it that may be conflicts; the report lists all of them."""

SHORTEST, LONGEST = 6, 40
"""Words of a line: less says too little, more is a list or holds captions of the page."""

ALIKE = 0.8
"""Cosine from which one line repeats another."""

OVERLAP = 0.5
"""Share of the weight of the terms of the shorter line from which it repeats another."""

JOINING = frozenset(
    ("and", "but", "or", "so", "because", "although", "though", "while", "whereas", "if", "unless",
     "when", "since", "whether", "as", "until", "than", "where", "how", "why", "what", "whose",
     "whom")
)  # fmt: skip
"""First words of a claim that hangs on another one."""


TIES = frozenset(
    ("however", "but", "actually", "of course", "and", "meanwhile", "also", "still", "yet",
     "then", "instead", "so", "thus", "therefore", "moreover", "nevertheless", "nonetheless",
     "besides", "indeed", "separately", "additionally", "furthermore", "similarly", "likewise",
     "otherwise", "earlier", "later", "or", "in addition", "for example", "for instance",
     "as a result", "in fact", "after all")
)  # fmt: skip
"""Openings that tie a sentence to the one before it."""

_BARE = re.compile(r"(?:the|this|that|these|those) (\w+)\b(?! (?:of|between|by|on|in|for|to)\b)",
                   re.IGNORECASE)  # fmt: skip
_POINTING = re.compile(
    r"\b(?:these|those|th(?:is|at) (?:question|matter|decision|move|claim|case|point|issue|plan))\b"
    r"|\bas well[.,]?$"
)
"""Words that point back to what was told before: a line without them is better."""
_EMBEDDED = re.compile(r"\(@\w+\)|pic\.twitter\.com/|https?://")
"""What is left of a post that stands amid the text: its address, who signed it."""
_HANGING = re.compile(r"\w+ of (?:which|whom)\b", re.IGNORECASE)
_DATELINE = re.compile(r"[A-Z][\w .,'’/]{1,60}(?:\([^()]{1,30}\))? ?[-–—]{1,2}")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A point as a line of the account: its words, the fact they are of, and where it belongs."""

    side: AccountSide
    fact: Fact
    place: float


def make_account(
    story: Story, facts: Sequence[Fact], points: Sequence[Point], relations: Sequence[Relation]
) -> tuple[AccountLine, ...]:
    """At most six lines, in the order in which the articles tell them.

    Taken are the points that most independent articles state, those told first before others,
    and the surest conflicts. The words are those of one article: the whole sentence where it
    holds no other claim, else the claim. They must stand by themselves: in one piece, without a
    pronoun at the head that nothing resolves. What repeats a line is left out. Empty where no
    two independent articles share a point.

    Limits: a point whose every telling leans on what stands before it is passed over.
    """
    tellings = {telling.article.id: telling for telling in story.tellings}
    by_claim = {fact.claim.id: fact for fact in facts}
    homes = {claim: point for point in points for claim in point.claims}
    chosen: list[tuple[AccountLine, Candidate]] = []
    surest = [r for r in relations if r.kind is RelationKind.CONFLICTS]
    for relation in sorted(surest, key=lambda r: (-r.score, r.a, r.b)):
        if len(chosen) < CONFLICTS:
            sides = [
                _candidate([by_claim[name]], homes[name], by_claim, tellings, opposed=True)
                for name in (relation.a, relation.b)
            ]
            known = [side for side in sides if side is not None]
            if len(known) == 2 and not any(_repeats(side, chosen) for side in known):
                known.sort(key=lambda side: (side.place, side.side.words.article))
                line = AccountLine(relation.on, tuple(side.side for side in known))
                chosen.append((line, known[0]))
    told = {side.point for line, _ in chosen for side in line.sides}
    shared = []
    for point in points:
        if point.independent > 1 and point.id not in told:
            found = _candidate([by_claim[name] for name in point.claims], point, by_claim, tellings)
            if found is not None:
                shared.append(found)
    for found in sorted(shared, key=lambda c: (-c.side.independent, c.place, c.side.point)):
        if len(chosen) < LINES and not _repeats(found, chosen):
            chosen.append((AccountLine(None, (found.side,)), found))
    chosen.sort(key=lambda item: (item[1].place, item[1].side.point))
    return tuple(line for line, _ in chosen)


def _candidate(
    facts: Sequence[Fact],
    point: Point,
    by_claim: Mapping[str, Fact],
    tellings: Mapping[str, Annotated],
    opposed: bool = False,
) -> Candidate | None:
    """The best words among those of ``facts``, or ``None`` where none stands by itself.

    ``opposed`` words stand beside those they conflict with, so a bare "the plan" is told apart.
    """
    ranked = []
    told = Counter(term for name in point.claims for term in by_claim[name].terms)
    for fact in facts:
        telling = tellings[fact.article.id]
        words = shown_words(fact, telling)
        if words is None or not _has_a_voice(fact, telling):
            continue
        if not opposed and _is_bare(words, telling.references):
            continue
        if _stands_alone(fact, words, telling.references):
            ranked.append((_rank(fact, words, told), fact, words))
    if not ranked:
        return None
    _, best, words = min(ranked, key=lambda item: item[0])
    first: dict[str, str] = {best.article.id: best.claim.id}
    stating = [by_claim[name] for name in point.claims]
    for fact in sorted(stating, key=lambda f: (f.article.id, f.claim.span.start)):
        first.setdefault(fact.article.id, fact.claim.id)
    side = AccountSide(words, tuple(first.values()), point.id, point.independent)
    return Candidate(side, best, _place(stating))


def shown_words(fact: Fact, telling: Annotated) -> Span | None:
    """The sentence of a claim where it holds no other claim, else the claim in one piece."""
    span = fact.claim.span
    starts = [sentence.span.start for sentence in telling.sentences]
    at = bisect_right(starts, span.start) - 1
    sentence = telling.sentences[at].span if at >= 0 else None
    if sentence is not None and span.end <= sentence.end:
        others = [
            claim
            for claim in telling.claims
            if claim.id != fact.claim.id
            and sentence.start <= claim.span.start < sentence.end
            and not _covers(span, claim.span)
        ]
        whole = _without_opening(fact, sentence)
        removed = any(r.start < whole.end and whole.start < r.end for r in fact.article.removed)
        if (
            not (others or removed)
            and _is_balanced(whole.exact)
            and _fits(whole)
            and _names_its_source(whole, telling)
        ):
            return whole
    return span if not span.pieces and _fits(span) else None


def _without_opening(fact: Fact, sentence: Span) -> Span:
    """The sentence without a dateline or a word that ties it to the one before ("However,")."""
    start = fact.claim.span.start
    opening = fact.article.text[sentence.start : start].strip()
    tie = opening.rstrip(",").lower() in TIES or opening == "("
    if not opening or not (tie or _DATELINE.fullmatch(opening)):
        start = sentence.start
    end = sentence.end - (opening == "(" and sentence.exact.endswith(")"))
    return make_span(fact.article, start, end)


def _names_its_source(words: Span, telling: Annotated) -> bool:
    """Whether no source in the words is a pronoun without anybody it stands for."""
    resolved = {(r.span.start, r.span.end) for r in telling.references}
    sources = (q.source for q in telling.quotations if q.source is not None)
    return not any(
        words.start <= source.start < words.end
        and source.exact.lower() in LEANING
        and (source.start, source.end) not in resolved
        for source in sources
    )


def _covers(span: Span, other: Span) -> bool:
    return span.start <= other.start and other.end <= span.end


def _fits(span: Span) -> bool:
    return SHORTEST <= len(span.exact.split()) <= LONGEST and "\n" not in span.exact.strip()


def _is_balanced(text: str) -> bool:
    """Whether no quotation that goes on before or after is cut."""
    return text.count("“") == text.count("”") and text.count('"') % 2 == 0


def _has_a_voice(fact: Fact, telling: Annotated) -> bool:
    """Whether it is the outlet's, or somebody's who can be shown beside it."""
    said_in = fact.claim.said_in
    quotation = next((q for q in telling.quotations if q.id == said_in), None)
    if quotation is None or fact.speaker:
        return True
    source = quotation.source
    return source is not None and source.exact.lower() not in LEANING


def _is_bare(words: Span, references: Sequence[Reference]) -> bool:
    """Whether it opens with "the talks" and nothing says which."""
    bare = _BARE.match(words.exact)
    referring = load_words("referring_nouns.txt", package="annotate")
    return bool(bare and bare[1].lower() in referring) and not _is_resolved(words, references)


def _stands_alone(fact: Fact, words: Span, references: Sequence[Reference]) -> bool:
    opening = words.exact.lstrip("“\"'‘( ")
    first = opening.split()[0].strip(",.;:").lower()
    if any(opening.lower().startswith(f"{tie},") for tie in TIES):
        return False
    if _EMBEDDED.search(words.exact):
        return False
    alone = words.start == fact.claim.span.start and words.end == fact.claim.span.end
    if alone and (first in JOINING or _HANGING.match(words.exact)):
        return False
    if fact.open and not _is_resolved(words, references):
        return False
    opens = re.findall(r"\w+", opening.lower()[:60])
    return not leans(opens) or _is_resolved(words, references, first=True)


def _is_resolved(words: Span, references: Sequence[Reference], first: bool = False) -> bool:
    """Whether a pronoun in the words, or that at their head, has somebody it stands for."""
    reach = words.start + 3 if first else words.end
    return any(words.start <= reference.span.start < reach for reference in references)


def _rank(
    fact: Fact, words: Span, told: Mapping[str, int]
) -> tuple[bool, bool, bool, bool, bool, int, float, str]:
    """The lower the better; ``told`` counts the claims of the point that have each term.

    Of two as good the one with less that no other tells: it stands for all of them.
    """
    named = bool(fact.actors) + bool(fact.numbers) + bool(fact.times)
    own = sum(weight for term, weight in fact.terms.items() if told[term] == 1)
    return (
        fact.article.copy_of is not None,
        fact.article.completeness.state is not CompletenessState.FULL,
        fact.open or bool(_POINTING.search(words.exact)),
        words.end - words.start <= fact.claim.span.end - fact.claim.span.start,
        not words.exact[:1].isupper(),
        -named,
        round(own, 2),
        fact.claim.id,
    )


def _place(facts: Sequence[Fact]) -> float:
    """Where the articles tell it, on the mean: 0 at their beginning, 1 at their end."""
    first: dict[str, float] = {}
    for fact in facts:
        at = fact.claim.span.start / max(len(fact.article.text), 1)
        first[fact.article.id] = min(at, first.get(fact.article.id, 1.0))
    return round(sum(first.values()) / len(first), 4)


def _repeats(found: Candidate, chosen: Sequence[tuple[AccountLine, Candidate]]) -> bool:
    """Whether the words say much of what a chosen line says, or stand in its sentence."""
    for line, other in chosen:
        for side in line.sides:
            if side.words.article == found.side.words.article and any(
                side.words.start < end and start < side.words.end
                for start, end in pieces_of(found.side.words)
            ):
                return True
        if cosine(found.fact, other.fact) >= ALIKE:
            return True
        shared = sum(w for t, w in found.fact.terms.items() if t in other.fact.terms)
        least = min(sum(found.fact.terms.values()), sum(other.fact.terms.values()))
        if least and shared >= OVERLAP * least:
            return True
        if words_of(found.side.words) == words_of(other.side.words):
            return True
    return False
