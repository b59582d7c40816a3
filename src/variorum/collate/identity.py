"""Which actors of several articles are the same person, body or place.

Everything is looked up by surname, acronym, first words or last word, so that a thousand articles
take seconds; groups come out the same whatever the order of the articles.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from variorum.naming.known import SURE, is_acronym, is_sure_of_other, word_votes
from variorum.naming.nouns import demonym_adjectives, is_person_noun, role_gender
from variorum.naming.organizations import (
    initials,
    organization_key,
    without_department,
    without_qualifier,
)
from variorum.naming.persons import (
    compatible,
    family_names,
    fold,
    folded,
    fullness,
    given_gender,
    given_letters,
    one_spelling,
    surname,
    without_suffix,
)
from variorum.naming.tables import load_words
from variorum.records import Actor, ActorKind, Article

Words = tuple[str, ...]

PLACE_USES = 4
"""How strongly a story must show a place to overrule its articles: two times "in Brask".

And once for every six mentions, for "in" stands before other names now and then."""

TITLES_READ = 20
"""Mentions whose title is looked at to tell a person's gender; more would only cost time."""


@dataclass(frozen=True, slots=True)
class Known:
    """An actor as one article knows it; ``gender`` is ``m``, ``f`` or empty."""

    article: str
    actor: Actor
    words: Words
    gender: str


@dataclass(slots=True, eq=False)
class Identity:
    """Actors of several articles that are one: the kind, and what each article knows."""

    kind: ActorKind
    known: list[Known] = field(default_factory=list)

    @property
    def words(self) -> Words:
        """The fullest name: most words, initials after names, then the commonest spelling."""
        spelt = Counter(item.words for item in self.known)
        return min(
            spelt,
            key=lambda w: (
                _is_initialled(w) or len(without_qualifier(w)) == 1,
                -len(w),
                -spelt[w],
                -len(" ".join(w)),
                w,
            ),
        )


def know(article: Article, actor: Actor) -> Known:
    """An actor with its name in words and the gender that its titles and roles tell."""
    words = tuple(actor.name.split())
    if actor.kind is not ActorKind.PERSON:
        return Known(article.id, actor, words, "")
    told = {_title_gender(article.text, span.start) for span in actor.mentions[:TITLES_READ]}
    told = (told or {""}) - {""} or {role_gender(role) for role in actor.roles} - {""}
    gender = told.pop() if len(told) == 1 else "" if told else given_gender(words)
    return Known(article.id, actor, words, gender)


def identify(
    known: Iterable[Known], uses: Mapping[Words, int] = MappingProxyType({})
) -> list[Identity]:
    """Groups of actors that are one; every actor is in exactly one group.

    Full names of people join where given names agree (initials, nicknames and left out middle
    names count as agreeing) with one person only. A bare surname joins the one person of the
    story who bears it, even where the parser took it for an organization; where two bear it,
    each article's bare name stays by itself. Organizations join by name, acronym or short form.
    ``uses`` says how strongly the story shows each name, casefolded, to be a place's.
    """
    ordered = _with_places(
        _without_epithets(
            sorted(known, key=lambda k: (k.words, k.article, k.actor.kind, k.actor.id))
        ),
        uses,
    )
    kinds = _kinds(ordered)
    full, bare, others = [], [], []
    for item in ordered:
        kind = kinds[folded(item.words)]
        if kind is ActorKind.PERSON and len(without_suffix(item.words)) > 1:
            full.append(item)
        elif (
            len(item.words) == 1
            and kind is not ActorKind.PLACE
            and not is_sure_of_other(item.words)
        ):
            bare.append(item)
        else:
            others.append(item)
    people = _people(full)
    left = _place_bare_names(people, bare)
    single = [identity for identity in left if identity.kind is ActorKind.PERSON]
    bodies = [item for identity in left if identity not in single for item in identity.known]
    return [*people, *single, *_bodies([*others, *bodies], kinds)]


def _without_epithets(known: Sequence[Known]) -> list[Known]:
    """Names cut to the person they end in: "American Ana Ruiz" where "Ana Ruiz" is known."""
    people = {
        folded(item.words)
        for item in known
        if item.actor.kind is ActorKind.PERSON and len(item.words) > 1
    }
    result = []
    for item in known:
        first, rest = item.words[0], item.words[1:]
        epithet = len(rest) > 1 and folded(rest) in people
        if epithet and item.actor.kind is ActorKind.PERSON:
            epithet = first in demonym_adjectives() or is_person_noun(first)
        result.append(replace(item, words=rest) if epithet else item)
    return result


def _with_places(known: Sequence[Known], uses: Mapping[Words, int]) -> list[Known]:
    """What the story shows to be places, corrected; titles, roles and lists outweigh that."""
    mentions: Counter[Words] = Counter()
    sure: set[Words] = set()
    for item in known:
        name = folded(item.words)
        mentions[name] += len(item.actor.mentions)
        person = item.actor.kind is ActorKind.PERSON
        told = person and (item.gender or item.actor.roles)
        votes = word_votes(item.words)
        others = max((n for kind, n in votes.items() if kind != ActorKind.PLACE), default=0)
        if told or others > 1:
            sure.add(name)
    places = {
        name
        for name, count in mentions.items()
        if name not in sure and uses.get(name, 0) >= max(PLACE_USES, count // 3)
    }
    return [
        replace(item, actor=replace(item.actor, kind=ActorKind.PLACE, roles=()))
        if folded(item.words) in places
        else item
        for item in known
    ]


def _kinds(known: Sequence[Known]) -> dict[Words, ActorKind]:
    """The kind of each name by what the whole story shows: mentions vote, lists decide."""
    votes: dict[Words, Counter[ActorKind]] = defaultdict(Counter)
    spelt: dict[Words, Words] = {}
    for item in known:
        votes[folded(item.words)][item.actor.kind] += max(len(item.actor.mentions), 1)
        spelt[folded(item.words)] = item.words
    kinds = {}
    for name, counted in votes.items():
        listed = word_votes(spelt[name])
        sure = [kind for kind in ActorKind if listed.get(kind, 0) >= SURE]
        kinds[name] = sure[0] if sure else max(ActorKind, key=lambda k: (counted[k], k))
    return kinds


def _is_initialled(words: Words) -> bool:
    return len(words) > 1 and len(words[0].replace(".", "")) <= 1


def _people(known: Sequence[Known]) -> list[Identity]:
    """People with full names, each with the variants of the name."""
    by_form: dict[Words, list[Known]] = defaultdict(list)
    for item in known:
        by_form[one_spelling(item.words)].append(item)
    by_surname: dict[str, list[Words]] = defaultdict(list)
    for form in by_form:
        by_surname[surname(form)].append(form)
    people: list[Identity] = []
    for _, forms in sorted(by_surname.items()):
        kept: list[tuple[list[Words], Identity]] = []
        by_letter: dict[str, list[int]] = defaultdict(list)
        for form in sorted(forms, key=lambda f: (fullness(by_form[f][0].words), f)):
            spelt = by_form[form][0].words
            letters = sorted(given_letters(spelt))
            near = sorted({index for letter in letters for index in by_letter[letter]})
            owners = [i for i in near if any(compatible(words, spelt) for words in kept[i][0])]
            place = len(kept)
            if len(owners) == 1 and _agree(kept[owners[0]][1].known, by_form[form]):
                place = owners[0]
                kept[place][0].append(spelt)
                kept[place][1].known.extend(by_form[form])
            else:
                kept.append(([spelt], Identity(ActorKind.PERSON, by_form[form])))
            for letter in letters:
                by_letter[letter].append(place)
        people.extend(identity for _, identity in kept)
    return people


def _agree(one: Sequence[Known], other: Sequence[Known]) -> bool:
    """Whether no gender is told on one side and another on the other."""
    first, second = ({k.gender for k in side} - {""} for side in (one, other))
    return not first or not second or bool(first & second)


def _place_bare_names(people: Sequence[Identity], bare: Sequence[Known]) -> list[Identity]:
    """Give bare names to the one person who bears them; return what is left, grouped."""
    by_surname: dict[str, list[Identity]] = defaultdict(list)
    by_given: dict[str, list[Identity]] = defaultdict(list)
    present: dict[int, set[str]] = {}
    for person in people:
        for family in family_names(person.words):
            by_surname[family].append(person)
        for given in sorted({fold(item.words[0]) for item in person.known}):
            by_given[given].append(person)
        present[id(person)] = {item.article for item in person.known}
    waiting: dict[Words, list[Known]] = defaultdict(list)
    joined: list[tuple[Identity, Known]] = []
    left: list[Identity] = []
    for item in bare:
        word = fold(item.words[0])
        bearers = by_surname.get(word, [])
        fitting = [
            person
            for person in bearers
            if item.article not in present[id(person)] and _agree(person.known, [item])
        ]
        if not bearers and item.actor.kind is ActorKind.PERSON and not item.actor.roles:
            named = by_given.get(word, [])
            fitting = named if len(named) == 1 and _agree(named[0].known, [item]) else []
        if len(fitting) == 1:
            joined.append((fitting[0], item))
        elif bearers:
            left.append(Identity(item.actor.kind, [item]))
        else:
            waiting[(word,)].append(item)
    # Only now, so that no bare name decides for the next.
    for person, item in joined:
        person.known.append(item)
    for _, items in sorted(waiting.items()):
        left.extend(_same_word(items))
    return left


def _same_word(items: Sequence[Known]) -> list[Identity]:
    """One bare name in several articles is one actor, unless titles tell two genders."""
    kinds: Counter[ActorKind] = Counter()
    for item in items:
        kinds[item.actor.kind] += max(len(item.actor.mentions), 1)
    kind = max(ActorKind, key=lambda k: (kinds[k], k))
    genders = {item.gender for item in items} - {""}
    if len(genders) < 2:
        return [Identity(kind, list(items))]
    by_gender: dict[str, list[Known]] = defaultdict(list)
    for item in items:
        by_gender[item.gender].append(item)
    return [Identity(kind, by_gender[gender]) for gender in sorted(by_gender)]


def _bodies(known: Sequence[Known], kinds: Mapping[Words, ActorKind]) -> list[Identity]:
    """Organizations, places and groups: by name, then acronyms and short forms to the full one."""
    by_key: dict[Words, list[Known]] = defaultdict(list)
    for item in known:
        by_key[organization_key(item.words)].append(item)
    groups: dict[Words, Identity] = {}
    for key, items in sorted(by_key.items()):
        votes: Counter[ActorKind] = Counter()
        for item in items:
            votes[kinds[folded(item.words)]] += max(len(item.actor.mentions), 1)
        groups[key] = Identity(max(ActorKind, key=lambda k: (votes[k], k)), items)
    index = _fuller_names(groups)
    owners: dict[Words, Words] = {}
    for key, group in groups.items():
        for short in _short_forms_of(group, key):
            full = index.get(short, set()) - {key}
            if len(full) == 1:
                owners[key] = next(iter(full))
                break
    for key in sorted(owners):
        owner = owners[key]
        for _ in range(3):  # a short form of a short form, never in a circle
            owner = owners.get(owner, owner)
        if owner != key and owner not in owners:
            groups[owner].known.extend(groups[key].known)
            del groups[key]
    return list(groups.values())


def _fuller_names(groups: Mapping[Words, Identity]) -> dict[tuple[str, ...], set[Words]]:
    """Acronyms, first words and last word of each organization's name, with who bears them."""
    index: dict[tuple[str, ...], set[Words]] = defaultdict(set)
    for key, group in groups.items():
        words = group.words
        if group.kind is not ActorKind.ORGANIZATION or len(words) < 2:
            continue
        every = "".join(word[0].upper() for word in words if word[0].isalpha())
        for letters in {initials(words), every}:
            index["acronym", letters].add(key)
        plain = folded(words)
        for size in range(2, len(plain)):
            if plain[size] not in {"of", "for"}:
                index[("first", *plain[:size])].add(key)
        index["last", plain[-1]].add(key)
        for rest in (without_qualifier(words), without_department(words)):
            if rest:
                index[("rest", *organization_key(rest))].add(key)
        if len(words) == 3 and words[1] == "of":
            index["whole", plain[0]].add(key)
    return index


def _short_forms_of(group: Identity, key: Words) -> list[tuple[str, ...]]:
    """What to look a group up by where its name may be a short form, the surest first."""
    words = group.words
    if group.kind is not ActorKind.ORGANIZATION:
        return []
    rest = ("rest", *key)
    if len(words) > 1:
        return [rest, ("first", *folded(words))]
    if is_acronym(words[0]):
        return [("acronym", words[0].replace(".", ""))]
    if words[0].lower() in load_words("organization_words.tsv", "whole"):
        return [rest, ("whole", fold(words[0]))]
    if words[0].lower() in load_words("organization_words.tsv", "name"):
        return [("last", words[0].casefold())]
    return []


def _title_gender(text: str, start: int) -> str:
    before = text[max(0, start - 12) : start].split()
    word = before[-1].lower() if before else ""
    return next((g for g in "mf" if word in load_words("titles.tsv", g)), "")
