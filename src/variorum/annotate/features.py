"""What alignment needs to know about a claim: terms, actors, numbers, times, and marks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from variorum.annotate.clauses import SUBJECTS, Clause, cue_kind, is_not, own_subject, subject_of
from variorum.annotate.counts import find_counts
from variorum.annotate.numbers import find_date_words, find_numbers
from variorum.annotate.placed import find_placed
from variorum.annotate.scopes import find_scope
from variorum.annotate.wordlists import load_words
from variorum.records import Actor, Claim, ClaimFeatures
from variorum.spans import pieces_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_CONTENT = frozenset(("NOUN", "PROPN", "VERB", "ADJ"))
_EMPTY = frozenset(("be", "have", "do", "say", "get", "go", "make", "take"))
_MODALS = {
    **dict.fromkeys(("may", "might", "could", "can", "ca"), "possible"),
    **dict.fromkeys(("will", "'ll", "’ll", "shall", "would", "wo", "'d", "’d"), "future"),
    **dict.fromkeys(("should", "must", "ought"), "duty"),
}
_OPENING = frozenset(("be", "go", "continue", "begin", "start"))
"""Verbs that say little beside the infinitive after them: "is to begin", "is going to rise"."""
_ABLE = frozenset(("can", "ca"))
_NEGATIVE = frozenset(
    ("no", "neither", "nor", "nobody", "none", "nothing", "never", "without", "hardly", "scarcely")
)
_FIRST_PERSON = frozenset(("i", "me", "my", "we", "us", "our"))


class Names:
    """Looks up which actors are named in a stretch of the article, in time for long articles."""

    def __init__(self, actors: Sequence[Actor]) -> None:
        self._by_id = {actor.id: actor.name.lower() for actor in actors}
        self._mentions = sorted(
            (span.start, span.end, number, actor.name.lower())
            for number, actor in enumerate(actors)
            for span in actor.mentions
        )
        self._longest = max((end - start for start, end, _, _ in self._mentions), default=0)

    def of(self, actor: str | None) -> str | None:
        """The name of the actor with this id, lower case."""
        return self._by_id.get(actor or "")

    def between(self, start: int, end: int) -> list[str]:
        """The names of the actors mentioned there, in the order of ``actors``."""
        found = set()
        first = bisect_left(self._mentions, (start - self._longest,))
        for index in range(first, len(self._mentions)):
            mention_start, mention_end, number, name = self._mentions[index]
            if mention_start >= end:
                break
            if mention_end > start:
                found.add((number, name))
        return [name for _, name in sorted(found)]


def claim_features(
    claim: Claim, clause: Clause, names: Names, speaker: str | None
) -> ClaimFeatures:
    """The features of ``claim``, whose words are those of ``clause``.

    ``terms`` are lower-case lemmas of content words in text order, each once, and after them
    marks: ``not`` for a negated predicate, ``modal:possible``, ``modal:future``,
    ``modal:duty``, ``modal:if`` for a conditional one, ``mood:able`` where what is possible is
    what somebody is able to do ("can", "could not"), ``toward:x`` for the lemma of what is meant
    to be done ("plans to close"), ``head:x`` for the predicate's lemma,
    ``subject:x`` and ``object:x`` for the lemma of who does it and to whom (turned round in the
    passive). ``speaker`` is the actor who says the claim: "I" and "we" in it are that actor.
    """
    inside = {i for s, e in pieces_of(claim.span) for i in range(s, e)}
    tokens = [t for t in clause.tokens if t.idx in inside and not _is_aside(t, clause.head)]
    numbers = find_numbers(tokens)
    times = find_date_words(tokens)
    dated = {word for time in times for word in time.split()}
    terms = [_lemma(t) for t in tokens if _is_term(t) and t.lower_.rstrip(".") not in dated]
    actors = [name for piece in pieces_of(claim.span) for name in names.between(*piece)]
    said_by = names.of(speaker)
    if said_by is not None and any(token.lower_ in _FIRST_PERSON for token in tokens):
        actors.append(said_by)
    return ClaimFeatures(
        claim.id,
        tuple(dict.fromkeys([*terms, *_marks(clause)])),
        tuple(dict.fromkeys(actors)),
        tuple(dict.fromkeys(numbers)),
        tuple(dict.fromkeys(times)),
        counts=tuple(dict.fromkeys(find_counts(tokens))),
        scope=tuple(
            dict.fromkeys((*find_scope(tokens, clause.head), *find_placed(tokens, clause.head)))
        ),
    )


def _is_aside(token: Token, head: Token) -> bool:
    """Whether a relative clause inside the clause holds ``token``: that is another predicate."""
    while token != head and token.dep_ != "ROOT":
        if token.dep_ == "relcl":
            return True
        token = token.head
    return False


def _is_term(token: Token) -> bool:
    if token.pos_ not in _CONTENT or not any(map(str.isalnum, token.text)):
        return False
    return (
        not token.like_num
        and not token.text[0].isdigit()
        and token.lemma_.lower() not in _EMPTY
        and not token.is_stop
    )


def _lemma(token: Token) -> str:
    return str(token.lemma_.lower())


def _marks(clause: Clause) -> Iterator[str]:
    head = clause.head
    if _is_negated(clause):
        yield "not"
    for child in head.children:
        if child.dep_ == "aux" and child.lower_ in _MODALS:
            yield f"modal:{_MODALS[child.lower_]}"
            if child.lower_ in _ABLE or (
                child.lower_ == "could" and any(map(is_not, head.children))
            ):
                yield "mood:able"
        if child.dep_ == "xcomp" and head.lemma_.lower() in ("be", "go"):
            yield "modal:future"  # "is to begin", "is going to begin"
    conditions = (t for t in (*head.children, *clause.rest) if t.dep_ == "advcl")
    if any(_makes_condition(word) for verb in conditions for word in verb.children):
        yield "modal:if"
    yield from (f"toward:{_lemma(act)}" for act in _meant(head))
    yield f"head:{_lemma(_predicate(head))}"
    passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in head.children)
    if own_subject(head) is None and (shared := subject_of(head)) is not None:
        yield f"{'object' if passive else 'subject'}:{_lemma(shared)}"
    for child in head.children:
        if child.dep_ in SUBJECTS:
            who = head.head if head.dep_ == "relcl" and child.tag_ in ("WP", "WDT") else child
            yield f"{'object' if passive else 'subject'}:{_lemma(who)}"
        elif child.dep_ in ("dobj", "dative"):
            yield f"object:{_lemma(child)}"
        elif child.dep_ == "agent":
            for agent in child.children:
                if agent.dep_ == "pobj":
                    yield f"subject:{_lemma(agent)}"


def _meant(head: Token) -> Iterator[Token]:
    """What the clause tells as meant to be done: "plans to close", "is likely to close"."""
    frames = [head, *(c for c in head.children if c.dep_ in ("acomp", "oprd", "attr", "prep"))]
    for frame in frames:
        if frame.lemma_.lower() in load_words("toward_verbs.txt"):
            for child in frame.children:
                infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in child.children)
                if child.dep_ in ("xcomp", "ccomp") and (infinitive or child.tag_ == "VBG"):
                    yield child


def _makes_condition(word: Token) -> bool:
    """Whether a condition begins with the word; "even if" begins none, "unless" an exception."""
    if word.dep_ != "mark" or word.lower_ != "if":
        return False
    return word.i == 0 or word.nbor(-1).lower_ != "even"


def _predicate(head: Token) -> Token:
    """What is said of the subject: the verb, or after "be" and "have" the noun or adjective."""
    if head.lemma_.lower() in ("be", "have", "do", "make", "take", "get"):
        for child in head.children:
            if child.dep_ in ("attr", "acomp", "dobj"):
                return child
    for child in head.children:
        if child.dep_ == "xcomp" and head.lemma_.lower() in _OPENING:
            return child
    return head


def _is_negated(clause: Clause) -> bool:
    """Whether the predicate is negated: an odd number of "not", denials, negative subjects."""
    head = clause.head
    count = sum(1 for child in head.children if is_not(child))
    count += any(
        is_not(grand)
        for child in head.conjuncts
        if child.head == head and child in clause.tokens
        for grand in child.children
    )
    for child in head.children:
        if child.dep_ in (*SUBJECTS, "dobj", "attr", "advmod"):
            words = (child, *child.children)
            count += any(w.lower_ in _NEGATIVE and w.dep_ != "neg" for w in words)
            # "No longer" stands beside the verb, its "no" as a "neg".
            counts = child.dep_ != "advmod" or child.lower_ == "longer"
            count += counts and any(w.dep_ == "neg" for w in child.children)
        if child.dep_ in ("xcomp", "acomp"):
            count += any(grand.dep_ == "neg" for grand in child.children)
    count += _shares_negation(head)
    count += cue_kind(head) == "denial" or head.lemma_.lower() in ("fail", "refuse", "decline")
    return count % 2 == 1


def _shares_negation(head: Token) -> bool:
    """Whether a "not" before it holds for it too: "has not named him nor given a motive"."""
    first = head.head
    if head.dep_ != "conj" or any(child.dep_ in SUBJECTS for child in head.children):
        return False
    joined = any(c.dep_ == "cc" and c.lower_ in ("nor", "or") for c in first.children)
    return joined and any(c.dep_ == "neg" and c.i < head.i for c in first.children)
