"""Who stands where in an article: the ground on which pronouns and descriptions are resolved."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from variorum.annotate.marks import find_stretches, outer_stretches
from variorum.annotate.parse import Parse
from variorum.annotate.structure import BlockKind
from variorum.naming.nouns import head_noun, is_singular_person, role_gender, singular
from variorum.naming.persons import given_gender
from variorum.naming.tables import load_words
from variorum.records import Actor, ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Token

PRONOUNS = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
Answer = tuple[Actor | None, str | None]
"""Who it is, or the reason why that is left open."""

SUBJECTS = frozenset(("nsubj", "nsubjpass"))


@dataclass(frozen=True, slots=True)
class Place:
    """Somebody at a place of the text; ``actor`` is ``None`` for a person without a name.

    ``subject`` says that it is what its clause is about, or a source of speech; ``reported`` that
    it is so only in what somebody says ("Ruiz said Lang had left" is about Ruiz).
    """

    start: int
    end: int
    actor: Actor | None
    subject: bool
    gender: str
    words: str = ""
    reported: bool = False


@dataclass(slots=True)
class Discourse:
    """The places of an article by sentence.

    ``places`` take up the sources that are resolved; ``names`` stay as they stand in the text.
    ``holders`` are people by the noun their roles turn on, ``bodies`` organizations by each word
    of their names in small letters, ``introduced`` for each noun where somebody without a name
    was brought in by it ("a senior official").
    """

    parse: Parse
    actors: list[Actor]
    genders: dict[str, str]
    places: list[list[Place]]
    starts: list[int]
    quoted: list[tuple[int, int]]
    names: list[list[Place]] = field(default_factory=list)
    holders: dict[str, list[Actor]] = field(default_factory=dict)
    bodies: dict[str, list[Actor]] = field(default_factory=dict)
    introduced: dict[str, list[int]] = field(default_factory=dict)

    def sentence_of(self, position: int) -> int:
        """The number of the sentence at an offset."""
        return max(bisect_right(self.starts, position) - 1, 0)

    def is_quoted(self, position: int) -> bool:
        """Whether the offset lies inside quotation marks."""
        index = bisect_right(self.quoted, (position, 1 << 60)) - 1
        return index >= 0 and self.quoted[index][0] <= position < self.quoted[index][1]

    def in_heading(self, position: int) -> bool:
        """Whether the offset lies in a heading."""
        return any(
            block.start <= position < block.end and block.kind is BlockKind.HEADING
            for block in self.parse.blocks
        )

    def add(self, place: Place) -> None:
        """Take up a resolved source; it replaces what was known of the same place."""
        found = self.places[self.sentence_of(place.start)]
        found[:] = [p for p in found if not (p.start < place.end and place.start < p.end)]
        found.append(place)
        found.sort(key=lambda p: p.start)

    def know(self, actor: Actor) -> None:
        """Take up an actor under its roles, or under the words of its name."""
        if actor.kind is ActorKind.PERSON:
            heads = {head_noun(role) for role in actor.roles}
            for head in sorted(heads | {singular(head) for head in heads}):
                self.holders.setdefault(head, []).append(actor)
        elif actor.kind is ActorKind.ORGANIZATION:
            for word in sorted(set(actor.name.lower().split())):
                self.bodies.setdefault(word, []).append(actor)

    def named_in(self, start: int, end: int) -> list[Place]:
        """The names that lie inside a stretch, in order."""
        first, last = self.sentence_of(start), self.sentence_of(max(start, end - 1))
        return [
            place
            for number in range(first, last + 1)
            for place in self.names[number]
            if start <= place.start and place.end <= end
        ]


def read_discourse(parse: Parse, actors: Sequence[Actor]) -> Discourse:
    """The places of every actor and of every unnamed person that is a subject."""
    starts = [start for start, _ in parse.sentences] or [0]
    paragraphs = [(block.start, block.end) for block in parse.blocks]
    marked = outer_stretches(find_stretches(parse.article.text, paragraphs))
    quoted = sorted((stretch.start, stretch.end) for stretch in marked)
    discourse = Discourse(parse, list(actors), {}, [[] for _ in starts], starts, _joined(quoted))
    for actor in actors:
        discourse.know(actor)
    titles: dict[str, Counter[str]] = {actor.id: Counter() for actor in actors}
    for actor in actors:
        for span in actor.mentions:
            before = parse.article.text[max(0, span.start - 12) : span.start].split()
            if before:
                titles[actor.id][_title_gender(before[-1])] += 1
    for actor in actors:
        discourse.genders[actor.id] = _gender(actor, titles[actor.id])
    _place_all(discourse, _subjects(parse, _full_names(actors)))
    for found_places in discourse.places:
        found_places.sort(key=lambda p: (p.start, p.end))
        discourse.names.append([place for place in found_places if place.actor is not None])
    _learn_genders(discourse)
    return discourse


def _place_all(discourse: Discourse, subjects: dict[int, list[_Subject]]) -> None:
    """Give the discourse its places: each mention of an actor, and subjects without a name."""
    for actor in discourse.actors:
        gender = discourse.genders[actor.id]
        for span in actor.mentions:
            number = discourse.sentence_of(span.start)
            own = [s for s in subjects.get(number, ()) if span.start <= s.start < span.end]
            reported = bool(own) and all(s.reported for s in own)
            discourse.places[number].append(
                Place(span.start, span.end, actor, bool(own), gender, reported=reported)
            )
    opening = set(discourse.starts)
    for number, found in subjects.items():
        named = list(discourse.places[number])
        for start, word, reported in found:
            inside = any(p.start <= start < p.end for p in named)
            person = is_singular_person(word)
            # A capitalised subject that is no actor is a name that was missed, maybe a person's.
            if not inside and (person or (word[0].isupper() and start not in opening)):
                gender, end = role_gender(word), start + len(word)
                discourse.places[number].append(
                    Place(start, end, None, True, gender, word, reported)
                )


def _joined(stretches: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in stretches:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _title_gender(word: str) -> str:
    return next((g for g in "mf" if word.lower() in load_words("titles.tsv", g)), "")


def _gender(actor: Actor, titles: Counter[str]) -> str:
    """From titles, then descriptions, then the given name; empty where they disagree."""
    if actor.kind is not ActorKind.PERSON:
        return "n"
    titles = +Counter({g: n for g, n in titles.items() if g})
    if len(titles) == 1:
        return next(iter(titles))
    described = {role_gender(role) for role in actor.roles} - {""}
    if len(described) == 1:
        return described.pop()
    return given_gender(tuple(actor.name.split()))


class _Subject(NamedTuple):
    """A subject of a main clause, or of a clause that a main clause reports."""

    start: int
    word: str
    reported: bool


def _subjects(parse: Parse, names: Sequence[tuple[int, int]]) -> dict[int, list[_Subject]]:
    """For each sentence the subjects of its main clauses and of what these report."""
    starts = [start for start, _ in parse.sentences] or [0]
    found: dict[int, list[_Subject]] = {}
    for token in parse.doc:
        if token.dep_ not in SUBJECTS:
            continue
        verb = token.head
        steps = 0
        while verb.dep_ == "conj" and steps < 5:
            verb, steps = verb.head, steps + 1
        if verb.dep_ in {"ROOT", "ccomp", "parataxis"}:
            reported = verb.dep_ == "ccomp" and verb.head.pos_ == "VERB" and _is_told(verb)
            number = max(bisect_right(starts, token.idx) - 1, 0)
            for word in (token, *token.conjuncts):
                subject = _named_beside(word, names)
                found.setdefault(number, []).append(_Subject(subject.idx, subject.text, reported))
    return found


def _is_told(clause: Token) -> bool:
    """Whether a clause is what its head reports; one before it ("it held, said Ruiz") by whom."""
    if clause.i > clause.head.i:
        return True
    return any(child.dep_ == "nsubj" and child.pos_ != "PRON" for child in clause.head.children)


def _full_names(actors: Sequence[Actor]) -> list[tuple[int, int]]:
    """Where people stand with more than one name, in order."""
    return sorted(
        (span.start, span.end)
        for actor in actors
        if actor.kind is ActorKind.PERSON
        for span in actor.mentions
        if " " in span.exact
    )


def _named_beside(subject: Token, names: Sequence[tuple[int, int]]) -> Token:
    """The name that stands beside a role ("His deputy, Ana Ruiz, ..."), else the subject itself.

    A single word may be the name of somebody else ("Ana Ruiz's husband, Karl, ...").
    """
    if subject.pos_ != "NOUN":
        return subject
    for child in subject.rights:
        index = bisect_right(names, (child.idx, 1 << 60)) - 1
        if child.dep_ == "appos" and index >= 0 and child.idx < names[index][1]:
            return child
    return subject


def _learn_genders(discourse: Discourse) -> None:
    """Genders of people whose name tells none, from sentences with one person and one pronoun.

    Two such sentences must agree, and none may disagree. One verb has not the same person twice:
    in "he told Ruiz" the two are not one.
    """
    votes: dict[str, Counter[str]] = {}
    pronouns: dict[int, set[str]] = {}
    beside: dict[int, list[range]] = {}
    for token in discourse.parse.doc:
        gender = PRONOUNS.get(token.lower_)
        if gender and not discourse.is_quoted(token.idx):
            number = discourse.sentence_of(token.idx)
            pronouns.setdefault(number, set()).add(gender)
            if token.tag_ == "PRP":
                beside.setdefault(number, []).extend(_arguments_beside(token))
    for number, genders in pronouns.items():
        others = beside.get(number, ())
        if any(p.start in other for other in others for p in discourse.places[number]):
            continue
        people = {
            p.actor.id
            for p in discourse.places[number]
            if p.actor is not None and p.actor.kind is ActorKind.PERSON
        }
        unnamed = any(p.actor is None for p in discourse.places[number])
        if len(people) == len(genders) == 1 and not unnamed:
            votes.setdefault(people.pop(), Counter())[next(iter(genders))] += 1
    for actor, counted in votes.items():
        if not discourse.genders[actor] and len(counted) == 1 and counted.total() > 1:
            discourse.genders[actor] = next(iter(counted))


def _arguments_beside(pronoun: Token) -> Iterator[range]:
    """Where the other subject and objects of the pronoun's verb begin, to their head."""
    verb = pronoun.head.head if pronoun.dep_ == "pobj" else pronoun.head
    for child in verb.children:
        for word in (child, *(child.children if child.dep_ == "prep" else ())):
            if word != pronoun and word.dep_ in _ARGUMENTS:
                yield range(word.left_edge.idx, word.idx + 1)


_ARGUMENTS = (*SUBJECTS, "dobj", "dative", "pobj")


def candidates_reason(names: Sequence[str]) -> str:
    """The reason that lists who it could be."""
    return f"{_COUNTED.get(len(names), str(len(names)))} candidates: {', '.join(sorted(names))}"


_COUNTED = {2: "two", 3: "three", 4: "four", 5: "five"}
